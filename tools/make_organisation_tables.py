"""Write symbols.py, legal_forms.py and countries.py of diptych.engines.names: what words of organisations mean.

Run it from the top of the source tree, in the environment that `make test` builds, with the source archive of rigour
(the file of the Python Package Index that ends in .tar.gz) or the folder it was unpacked into::

    python tools/make_organisation_tables.py rigour-2.6.1.tar.gz

Its data are read and rigour itself is not installed: it needs normality and that PyICU, of which there are no wheels,
so that whoever installs Diptych would need a compiler and the headers of ICU. Nor does it look into Chinese names,
which are written in one run.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

from diptych.engines.names.forms import parts
from diptych.engines.names.inflection import is_known, lemma

FOLDER = Path(__file__).parents[1] / "src" / "diptych" / "engines" / "names"
WIDTH = 120
SCRIPTS = {"Cyrl", "Latn", "Hani"}
LANGUAGES = ("ru", "zh_Hans", "en")
MOST_WORDS = 6
SHORT = 5
"""Letters of a short form at the most."""
NUMBERS = 31
"""Ordinals go so far: beyond it, and nearly always below it, names have figures."""
COMMON_TO = 10
"""A language that is official in more countries than that is the adjective of none of them."""

NAMED = {"ALQAEDA", "CCP", "CIA", "HEZBOLLAH", "IRGC", "NAMED", "PLA", "SOCALLED", "TPB"}
"""Symbols of rigour that are single bodies, or words that hold others together."""

WRONG = {
    "AUTHORITY": "авторитет 权威",
    "CONSTRUCTION": "建设",
    "CORP": "合作社",
    "EDUCATION": "лаборатория",
    "FACTORY": "растение",
    "GRP": "团体 集体",
    "HOLDING": "кооператив кооперация проведение 保持 集体",
    "INDUSTRY": "业界",
    "INSTITUTE": "школа",
    "INTEL": "情报",
    "ORG": "协会 团体",
    "TRADE": "行业",
    "TRUST": "фонд",
}
"""What rigour has under a meaning that it does not have in names of film and cultural bodies."""

NO_COUNTRY = {"car", "светить"}
"""What is another word first."""

HEAD = '''\
"""{title}

Written by ``python tools/make_organisation_tables.py``; edit that and run it again. {source}
"""

from __future__ import annotations
'''

SYMBOLS = "Words that mean the same in names of organisations, and numbers in words."
LEGAL_FORMS = "Legal forms of organisations as their names say them, by what is the same in many countries."
FROM_RIGOUR = """The words are those of
rigour {version} ({parts}), as far as they are in Cyrillic, Latin or Chinese letters;
folded as names are compared, Russian ones in the form of the dictionary, misprints left out. Its licence, that of MIT,
stands in ``data/rigour-licence.txt``."""
COUNTRIES = "Countries as names of organisations say them: by noun, by adjective, in full, in short."
FROM_BOTH = """The words are those of
rigour {version} (territories) and of the CLDR (through Babel {babel}, Unicode Licence); folded as names are compared,
Russian ones in the form of the dictionary. Adjectives are the languages that few countries have as theirs; short forms
are the first letters of the full ones in Russian. Its licence, that
of MIT, stands in ``data/rigour-licence.txt``."""


def folded(text: str) -> str:
    """A phrase as names of organisations are looked through for it; empty where it is of no use."""
    found = [part for part in parts(text, kind="organisation").parts if part.key]
    scripts = {part.script for part in found}
    if len(scripts) != 1 or not scripts <= SCRIPTS or not 0 < len(found) <= MOST_WORDS:
        return ""
    if scripts == {"Hani"}:
        return "".join(part.key for part in found)
    if scripts == {"Cyrl"}:
        # Of misprints and of other languages than Russian the dictionary knows nothing; letters may be a short form.
        if any(not is_known(part.key) for part in found if len(found) > 1 or len(part.key) > SHORT):
            return ""
        return " ".join(lemma(part.key) for part in found)
    return " ".join(part.key for part in found)


def symbols(data: Mapping[str, Any]) -> dict[str, list[str]]:
    found = {}
    for group in ("org_symbols", "org_domains"):
        for symbol, aliases in data[group].items():
            if symbol not in NAMED:
                wrong = set(WRONG.get(symbol, "").split())
                found[symbol.lower()] = sorted({folded(alias) for alias in aliases} - {"", *wrong})
    return found


def classes(specifications: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in specifications:
        if each.get("generic"):
            said = [each.get("display"), each.get("compare"), *each["aliases"]]
            found[each["generic"].lower()].update(folded(alias) for alias in said if alias)
    return {name: sorted(aliases - {""}) for name, aliases in found.items()}


def numbers(ordinals: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Only words: figures are read as they stand, and a single letter is none."""
    found = {}
    for each in ordinals:
        aliases = {folded(form) for form in each["forms"] if not re.search(r"\d", form)}
        kept = sorted(alias for alias in aliases if len(alias) > 1 and not re.fullmatch("[ivx]+(th|nd)?", alias))
        if 0 < each["number"] <= NUMBERS:
            found[str(each["number"])] = [alias for alias in kept if alias[0] == "第" or alias[0] < "\u4e00"]
    return found


def countries(territories: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for each in territories:
        code = each["code"]
        if not each.get("is_country") or len(code) != 2:
            continue
        # One word in Cyrillic letters may be of any language that is written with them.
        weak = [name for name in each.get("names_weak", ()) if re.search("[\u0400-\u04ff] |[\u4e00-\u9fff]", name)]
        names = [each["name"], each.get("full_name") or "", *each.get("names_strong", ()), *weak]
        for language in LANGUAGES:
            names.append(Locale.parse(language).territories.get(code.upper(), ""))
        full = [folded(name).split() for name in names if re.search("[\u0400-\u04ff]", name)]
        short = {"".join(word[0] for word in words) for words in full if 1 < len(words) <= 4}
        found[code] = {folded(name) for name in names} | {each for each in short if len(each) > 2}
    for code, adjectives in spoken().items():
        if code in found:
            found[code] |= adjectives
    said = Counter(name for names in found.values() for name in names)
    return {
        code: sorted(name for name in names - NO_COUNTRY if len(name) > 1 and said[name] == 1)
        for code, names in found.items()
    }


def spoken() -> dict[str, set[str]]:
    """Of countries, what their language is called in Russian and in English."""
    official: dict[str, set[str]] = defaultdict(set)
    for territory in map(str, Locale.parse("en").territories):
        if len(territory) == 2:
            for language in get_official_languages(territory):
                official[language.partition("_")[0]].add(territory)
    found: dict[str, set[str]] = defaultdict(set)
    for language, territories in official.items():
        home = get_global("likely_subtags").get(language, "").rpartition("_")[2]
        if home in territories and len(territories) <= COMMON_TO:
            for told in ("ru", "en"):
                name = Locale.parse(told).languages.get(language, "")
                country = Locale.parse(told).territories[home]
                # Русский is of Россия; português is spoken in Brazil, and is no word for it.
                if name and " " not in name and name[0].casefold() == country[0].casefold():
                    found[home.lower()].add(folded(name))
    return found


def table(name: str, values: Mapping[str, Iterable[str]]) -> str:
    """A table as text, which the formatter leaves alone: what is meant, a colon, phrases parted by commas; a stop."""
    lines = [f"{meant}: {', '.join(phrases)}" for meant, phrases in sorted(values.items()) if phrases]
    return f'\n{name} = """\n' + "\n".join(wrapped(line) for line in lines) + '\n"""\n'


def wrapped(line: str) -> str:
    """A row in lines that fit; a Chinese character is as wide as two letters."""
    lines, room = [""], WIDTH
    for word in line.split():
        wide = sum(2 if letter > "\u2e80" else 1 for letter in word) + 1
        if wide > room:
            lines.append("")
            room = WIDTH
        lines[-1] += f" {word}"
        room -= wide
    return "\n".join(lines).removeprefix(" ")


def read(source: Path) -> dict[str, str]:
    """The files of data, by name, out of an archive or a folder."""
    wanted = re.compile(r"rust/data/(names/(?:symbols|org_types)|text/ordinals|territories/data)\.jsonl?$")
    if source.is_dir():
        return {path.stem: path.read_text() for path in source.rglob("*.json*") if wanted.search(path.as_posix())}
    with tarfile.open(source) as archive:
        return {
            Path(each.name).stem: file.read().decode()
            for each in archive
            if wanted.search(each.name) and (file := archive.extractfile(each))
        }


def main() -> None:
    from importlib.metadata import version

    source = Path(sys.argv[1])
    (release,) = re.findall(r"rigour-([\d.]+\d)", source.name) or ["2.6.1"]
    files = read(source)
    text = HEAD.format(
        title=SYMBOLS, source=FROM_RIGOUR.format(version=release, parts="org_symbols, org_domains, ordinals")
    )
    text += table("SYMBOLS", symbols(json.loads(files["symbols"])))
    text += table("NUMBERS", numbers(json.loads(files["ordinals"])))
    (FOLDER / "symbols.py").write_text(text)
    text = HEAD.format(
        title=LEGAL_FORMS, source=FROM_RIGOUR.format(version=release, parts="org_types, by their generic form")
    )
    text += table("LEGAL_FORMS", classes(json.loads(files["org_types"])))
    (FOLDER / "legal_forms.py").write_text(text)
    text = HEAD.format(title=COUNTRIES, source=FROM_BOTH.format(version=release, babel=version("babel")))
    text += table("COUNTRIES", countries(json.loads(line) for line in files["data"].splitlines()))
    (FOLDER / "countries.py").write_text(text)


if __name__ == "__main__":
    main()
