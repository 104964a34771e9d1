"""How well the search finds: what stands in Chinese and Russian texts, titles, and pages in another language.

    python -m bench.search.quality whole | across LANGUAGE

``DIPTYCH_SEARCH_FILLED`` may name a data folder in which the corpus is indexed already; else that is done first. Words
of questions are cut by the dictionaries of the index, and by others. Of dictionaries between languages those are taken
that are on this machine; rows name them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.measure import Row
from bench.search import questions, shelved
from bench.search.corpus import FOLDER, folder

FILLED = "DIPTYCH_SEARCH_FILLED"
DICTIONARIES = "DIPTYCH_SEARCH_DICTIONARIES"
"""Where dictionaries are that no package put in its place: ``cc-cedict=/a/path mueller=/another``."""

NO_HIT, IN_TEN = 0.02, 0.88
TITLE_FIRST = {"en": 0.72, "ru": 0.76, "zh-hans": 0.76}
ACROSS, ACROSS_BY_MEANING = 0.55, 0.75
TEN = 10


def rows() -> Iterator[Row]:
    corpus = folder()
    if corpus is None:
        return
    with TemporaryDirectory(prefix="diptych-bench-") as made:
        filled = os.environ.get(FILLED)
        if not filled:
            filled = str(Path(made, "whole"))
            child("bench.search.shelved", ["fill"], filled)
        found = child("bench.search.quality", ["whole"], filled)
        for cut, missed in found["zh_without_hit"].items():
            name = f"search: zh, two words without a hit, cut by {cut}"
            yield Row(name, f"{missed:.1%}", f"≤ {NO_HIT:.0%}", missed / NO_HIT, missed <= NO_HIT)
        for cut, share in found["ru_dictionary_forms"].items():
            name = f"search: ru, dictionary forms by {cut}, source in ten"
            yield (
                Row(name, "not measured: no dictionary in the folder of the corpus")
                if share is None
                else at_least(name, share, IN_TEN)
            )
        for language, limit in TITLE_FIRST.items():
            yield at_least(f"search: titles in {language}, MRR", found["titles"][language], limit)
        yield from in_other_languages(Path(made))


def in_other_languages(made: Path) -> Iterator[Row]:
    """The six directions between three languages, and their mean: by vocabulary, and by meaning where that is there."""
    found: dict[str, dict[str, list[float]]] = {}
    used: dict[str, None] = {}
    for target in questions.LANGUAGES:
        told = child("bench.search.quality", ["across", target], str(made / target))
        used |= dict.fromkeys(told["dictionaries"])
        for means, directions in told["by"].items():
            found.setdefault(means, {}).update(directions)
    yield Row("search: words across languages", f"the thesaurus; {', '.join(used) or 'no other dictionary'}")
    for means, limit in (("vocabulary", ACROSS), ("meaning", ACROSS_BY_MEANING)):
        directions = found.get(means, {})
        for direction, (first, ten) in directions.items():
            yield Row(f"search: {direction} by {means}, first / in ten", f"{first:.3f} / {ten:.3f}")
        name = f"search: page in another language by {means}, in ten"
        if directions:
            mean = sum(ten for _first, ten in directions.values()) / len(directions)
            yield at_least(name, mean, limit)
        else:
            yield Row(name, "not measured: diptych[semantic] is not installed", f"≥ {limit}")


def at_least(name: str, share: float, limit: float) -> Row:
    return Row(name, f"{share:.3f}", f"≥ {limit}", share / limit, share >= limit)


def child(module: str, arguments: Sequence[str], data: str) -> Any:
    """What a process with a database of its own answers."""
    Path(data).mkdir(parents=True, exist_ok=True)
    surroundings = {**os.environ, "DIPTYCH_DATA": data}
    command = [sys.executable, "-m", module, *arguments]
    return json.loads(subprocess.run(command, env=surroundings, check=True, stdout=subprocess.PIPE).stdout)


# In the process that asks ---------------------------------------------------------------------------------------------


def whole(corpus: Path) -> dict[str, Any]:
    """What is measured over all of the corpus."""
    shelved.declared(corpus)
    chinese = {
        "the dictionary of the index": questions.chinese_words(corpus),
        "how often two characters stand together": questions.chinese_pairs(corpus, together=False),
        "how often two characters stand together, written as one": questions.chinese_pairs(corpus, together=True),
    }
    inflected = {
        "the dictionary of the index": questions.dictionary_forms(corpus),
        "that of hunspell-ru": questions.other_dictionary_forms(corpus),
    }
    ranks = {}
    for language in questions.LANGUAGES:
        asked = questions.titles(corpus, language)
        places = [place(one.text, language, one.id, most=100) for one in asked]
        ranks[language] = sum(1 / at for at in places if at) / len(asked)
    return {
        "zh_without_hit": {
            cut: sum(loosened(one.text, one.lang) for one in asked) / len(asked) for cut, asked in chinese.items()
        },
        "ru_dictionary_forms": {cut: in_ten(asked) for cut, asked in inflected.items()},
        "titles": ranks,
    }


def in_ten(asked: Sequence[questions.Question]) -> float | None:
    """How many of these find the record that they were taken from; None where there are none."""
    return sum(place(one.text, one.lang, one.id) is not None for one in asked) / len(asked) if asked else None


def loosened(text: str, language: str) -> bool:
    """Whether nothing has all of it."""
    from diptych.kernel.search.queries.searching import search

    found = search(text, person=None, language=language)
    return not found.total or (found.loosened and not strictly(found.plan))


def strictly(plan: Any) -> int:
    """How many documents have all of what a plan looks for."""
    from diptych.kernel.search.queries import reading
    from diptych.kernel.search.queries.allowed import allowed
    from diptych.kernel.search.queries.state import current, shelf_of
    from diptych.kernel.search.queries.wanting import strict

    return reading.total(shelf_of(current(), "public"), strict(plan), allowed("public", None), most=1)


def place(text: str, language: str, id: str, most: int = TEN) -> int | None:
    """In which place a record is found, counted from one."""
    from diptych.kernel.search.queries.searching import search

    hits = search(text, person=None, language=language, per_page=most).hits
    return next((at for at, hit in enumerate(hits, 1) if hit.id == id), None)


def across(corpus: Path, target: str) -> dict[str, Any]:
    """Pages of one language, asked for by their titles in the other two."""
    from django.conf import settings

    from diptych.kernel.search import declaring, embedding
    from diptych.kernel.search.domain.rebuilding import rebuild
    from diptych.kernel.search.domain.vectors import embed_all

    pages = {id: entry for id, entry in questions.records(corpus)[target] if entry.part == "help"}
    # Nothing else: agreements are shipped, and would be found beside the pages.
    declaring.load()
    declaring._kinds.clear()
    declaring.searchable(
        shelved.KIND,
        documents=lambda ids: [shelved.document(id, pages[id]) for id in ids],
        ids=lambda: sorted(pages),
    )
    used = taken()
    rebuild()
    settings.SEARCH_MEANING = False
    by = {"vocabulary": directions(corpus, target)}
    settings.SEARCH_MEANING = True
    if embedding.is_on():
        embed_all()
        by["meaning"] = directions(corpus, target)
    return {"by": by, "dictionaries": used}


def directions(corpus: Path, target: str) -> dict[str, tuple[float, float]]:
    """For each of the other languages, how often the page is the first and how often in the first ten."""
    found = {}
    for source in questions.LANGUAGES:
        if source != target:
            asked = questions.across(corpus, source, target)
            places = [place(text, source, id) for text, id in asked]
            first, ten = (sum(1 for at in places if at and at <= most) / len(asked) for most in (1, TEN))
            found[f"{source}→{target}"] = (first, ten)
    return found


def taken() -> list[str]:
    """Take the dictionaries that are on this machine; which those are."""
    from diptych.engines.values.errors import Refused
    from diptych.thesaurus.dictionaries.sources import SOURCES
    from diptych.thesaurus.domain.dictionaries import take

    named = dict(part.split("=", 1) for part in os.environ.get(DICTIONARIES, "").split())
    used = []
    for source in SOURCES.values():
        try:
            found = source.find(Path(named[source.id]) if source.id in named else None)
        except Refused:
            continue
        take(source, found=found, at=datetime.now(UTC))
        used.append(source.title)
    print(f"Dictionaries: {', '.join(used) or 'none but the thesaurus'}", file=sys.stderr)
    return used


def main(arguments: list[str]) -> None:
    corpus = Path(os.environ[FOLDER])
    shelved.begun()
    print(json.dumps(whole(corpus) if arguments[0] == "whole" else across(corpus, arguments[1])))


if __name__ == "__main__":
    main(sys.argv[1:])
