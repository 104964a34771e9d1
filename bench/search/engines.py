"""The index on each database: how fast it is made, asked and typed into; what others take for the same corpus.

``DIPTYCH_SEARCH_PEERS=0`` leaves the others out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.measure import Row, at_least, at_most, duration, on_all_cores
from bench.registers.databases import POSTGRESQL, SQLITE, kinds, settle, surroundings
from bench.search import questions
from bench.search.corpus import FOLDER, folder
from bench.search.peers import PEERS

RATE = 2_500
"""Records a second, in two processes, from texts to the index that is asked."""

ASKED = {SQLITE: 0.050, POSTGRESQL: 0.100}
TYPED = 0.030
TANTIVY = "tantivy beside SQLite"
BEGINNINGS = 200


def rows() -> Iterator[Row]:
    corpus = folder()
    if corpus is None:
        return
    titles = [one for lang in questions.LANGUAGES for one in questions.titles(corpus, lang)[:100] if one.text.strip()]
    # Those of two words come first: others are asked the same.
    asked = [*questions.same_everywhere(corpus), *titles]
    names = [one.text for lang in questions.LANGUAGES for one in questions.titles(corpus, lang)]
    begun = [name[: 1 + number % 7] for number, name in enumerate(names) if name.strip()][:BEGINNINGS]
    found: dict[str, Any] = {}
    with on_all_cores(), TemporaryDirectory(prefix="diptych-bench-") as made:
        # The server's account has to find its way there.
        Path(made).chmod(0o755)
        for kind in (*kinds(), TANTIVY):
            place = Path(made, kind.replace(" ", "-"))
            place.mkdir()
            more = {"DIPTYCH_SEARCH": "tantivy"} if kind == TANTIVY else {}
            with surroundings(kind, place) as variables:
                variables = {**variables, **more, FOLDER: str(corpus)}
                filled = child("fill", variables)
                settle(variables)
                told = {"questions": [(one.text, one.lang) for one in asked], "begun": begun}
                found[kind] = child("ask", variables, told)
            yield at_least(
                f"search index of {filled['documents']:,} records, {kind}",
                filled["documents"] / filled["seconds"],
                RATE,
            )
            yield at_most(f"a search, 95 of 100, {kind}", most_of(found[kind]["times"]), ASKED.get(kind, ASKED[SQLITE]))
            yield at_most(f"suggestions, 95 of 100, {kind}", most_of(found[kind]["typed"]), TYPED)
        yield same_records({kind: told["sets"] for kind, told in found.items()})
        if os.environ.get("DIPTYCH_SEARCH_PEERS") != "0":
            yield from beside(corpus, Path(made), found[SQLITE])


def same_records(sets: Mapping[str, Sequence[str]]) -> Row:
    """How many questions find the same on every engine; not kept where there were no two of them to compare."""
    asked = list(zip(*sets.values(), strict=True))
    same = sum(len(set(each)) == 1 for each in asked)
    some = sum(any(each) for each in asked)
    return Row(
        f"questions that find the same records on {', '.join(sets)}",
        f"{same:,} of {len(asked):,}, {some:,} of which find some",
        "all, on two engines or more",
        same / max(len(asked), 1),
        len(sets) > 1 and same == len(asked) and some > 0,
    )


def beside(corpus: Path, made: Path, own: Mapping[str, Any]) -> Iterator[Row]:
    """Questions of two words to others, and what ours answered to the same: how many find the record they were taken
    from in ten, and how many find nothing that has both words."""
    asked = questions.same_everywhere(corpus)
    places = {id: number for number, id in enumerate(ids(corpus))}
    numbered = [one._replace(id=str(places[one.id])) for one in asked]
    in_ten = sum(one.id in first for one, first in zip(asked, own["first"], strict=False))
    none = sum(not found for found in own["sets"][: len(asked)])
    ours, said = most_of(own["times"][: len(asked)]), quality(in_ten, none, len(asked))
    for name, measured in PEERS.items():
        place = made / name.replace(" ", "-").replace(",", "")
        place.mkdir()
        found = measured(corpus, place, numbered)
        theirs = most_of(found.times)
        yield Row(f"{name}: index", f"{found.documents / found.seconds:,.0f} /s")
        yield Row(
            f"{len(asked)} questions of two words, 95 of 100, SQLite beside {name}",
            f"{duration(ours)}; {said}",
            f"{duration(theirs)}; {quality(found.in_ten, found.none, len(asked))}",
            ours / theirs,
        )


def quality(in_ten: int, none: int, asked: int) -> str:
    return f"{in_ten / asked:.0%} in ten, {none / asked:.0%} without a hit"


def ids(corpus: Path) -> list[str]:
    from bench.search.corpus import FILE
    from bench.search.shelved import offsets

    return [str(place) for place in offsets(corpus / FILE)]


def child(action: str, variables: Mapping[str, str], told: object = None) -> Any:
    """What the process with that database answers."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("DIPTYCH_")}
    found = subprocess.run(
        [sys.executable, "-m", "bench.search.shelved", action],
        env={**others, **variables},
        input=json.dumps(told).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(found.stdout)


def most_of(times: Sequence[float]) -> float:
    """The time that 95 of 100 do not exceed."""
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]
