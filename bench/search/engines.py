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

from bench.measure import Row, at_least, at_most, duration, expect, on_all_cores
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
    asked = [
        *questions.same_everywhere(corpus),
        *(one for lang in questions.LANGUAGES for one in questions.titles(corpus, lang)[:100]),
    ]
    asked = [one for one in asked if one.text.strip()]
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
        for kind in list(found)[1:]:
            expect(f"what {kind} finds", found[kind]["sets"], found[SQLITE]["sets"])
        yield Row(
            "questions that find the same records on every engine",
            f"{len(asked):,} of {len(asked):,}",
            "all",
            1.0,
            True,
        )
        if os.environ.get("DIPTYCH_SEARCH_PEERS") != "0":
            yield from beside(corpus, Path(made), found[SQLITE]["times"])


def beside(corpus: Path, made: Path, own: Sequence[float]) -> Iterator[Row]:
    """The same two-word questions to others, with how many find the record they were taken from."""
    asked = questions.same_everywhere(corpus)
    places = {id: number for number, id in enumerate(ids(corpus))}
    numbered = [one._replace(id=str(places[one.id])) for one in asked]
    ours = most_of(own[: len(asked)])
    for name, measured in PEERS.items():
        place = made / name.replace(" ", "-").replace(",", "")
        place.mkdir()
        found = measured(corpus, place, numbered)
        theirs = most_of(found.times)
        quality = f"{found.in_ten / len(asked):.0%} in ten, {found.none / len(asked):.0%} nothing"
        yield Row(f"{name}: index", f"{found.documents / found.seconds:,.0f} /s")
        yield Row(
            f"two words, 95 of 100, SQLite beside {name}",
            duration(ours),
            f"{duration(theirs)}; {quality}",
            ours / theirs,
        )


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
