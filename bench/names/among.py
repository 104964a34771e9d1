"""Fill the database that the surroundings name with names, or ask it for some. Prints what it took, as JSON.

python -m bench.names.among FOLDER fill COUNT
python -m bench.names.among FOLDER ask
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.measure import expect, timed
from bench.names.gold import composed, pairs, words
from diptych.faces.cli import site

QUERIES = 300
TOGETHER = 5_000


def whole(folder: Path) -> dict[str, dict[str, str]]:
    """Persons whose names are known in three languages."""
    found: dict[str, dict[str, str]] = {}
    for pair in pairs(folder / "pairs.tsv"):
        if pair.kind == "person" and pair.label:
            found.setdefault(pair.id, {}).update({pair.lang_a: pair.a, pair.lang_b: pair.b})
    known = {id: forms for id, forms in found.items() if len(forms) == 3}
    return {id: known[id] for id in list(known)[:: max(1, len(known) // QUERIES)]}


def fill(folder: Path, count: int) -> dict[str, Any]:
    """Agents with one Chinese name each, as an import leaves them; then their names are made findable."""
    site.set_up()
    site.bring_up_to_date()
    from django.db import connection, transaction

    from diptych.kernel.domain.inserting import insert
    from diptych.registers.authority.domain import naming
    from diptych.registers.authority.domain.things import AGENT
    from diptych.registers.authority.models import Agent, Name, NamesWaiting, WordOfName
    from diptych.registers.sources.models import Source

    now = datetime.now(UTC)
    # What else is derived from names is none of this, so all have that of the first.
    plain = {
        **AGENT.rows.values({"id": "", "kind": "person", "names": [form("罗曼·卡尔曼")]}),
        "position": 0,
        "revision": 1,
    }
    told = whole(folder)
    names = [(id, forms["zh"]) for id, forms in told.items()]
    stock = composed(words(folder / "tokens.tsv", "zh"), count - len(names), "·")
    names += [(f"other-{at}", text) for at, text in enumerate(stock)]
    with transaction.atomic():
        Source.objects.create(id="stock", lang="zh-Hans", kind="database", changed_at=now)
        for some in parts(names):
            insert(Agent, [{**plain, "id": id, "changed_at": now} for id, _ in some])
            forms = [AGENT.rows.lists["names"].values(form(text)) for _, text in some]
            insert(Name, [{**row, "agent_id": id, "position": 0} for row, (id, _) in zip(forms, some, strict=True)])
            insert(NamesWaiting, [{"agent_id": id} for id, _ in some])
    with connection.cursor() as cursor:
        # As either database does by itself, or is asked to after an import.
        cursor.execute("ANALYZE")
    begin = perf_counter()
    expect("names that wait no more", naming.index_waiting(), True)
    seconds = perf_counter() - begin
    expect("names with words", WordOfName.objects.values("name").distinct().count(), count)
    return {"seconds": seconds, "names": count}


def form(text: str) -> dict[str, Any]:
    return {"text": text, "lang": "zh-Hans", "script": "Hans", "type": "preferred", "sources": ["stock"]}


def parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    waiting = iter(items)
    while some := list(islice(waiting, TOGETHER)):
        yield some


def ask(folder: Path) -> dict[str, Any]:
    """Names asked for in Russian; no name is asked for twice, and no word was seen before but by other questions."""
    site.set_up()
    from diptych.registers.authority.queries.likeness import agents_like

    told = whole(folder)
    first, times, places = next(iter(told.values())), [], []
    agents_like(first["en"], kind="person", language="en", most=10)
    for id, forms in told.items():
        found: list[str] = []
        query = forms["ru"]
        times.append(timed(lambda: found.extend(one.agent for one in like(query))))  # noqa: B023
        places.append(found.index(id) if id in found else -1)
    any_kind = sorted(timed(lambda: agents_like(forms["en"], most=10)) for forms in told.values())  # noqa: B023
    times.sort()
    one, ten = sum(place == 0 for place in places), sum(place >= 0 for place in places)
    return {
        "p50": times[len(times) // 2],
        "p95": times[int(len(times) * 0.95)],
        "any_p95": any_kind[int(len(any_kind) * 0.95)],
        "found": f"{one / len(places):.3f}, {ten / len(places):.3f}",
    }


def like(text: str) -> list[Any]:
    from diptych.registers.authority.queries.likeness import agents_like

    return agents_like(text, kind="person", language="ru", most=10)


if __name__ == "__main__":
    place, what = Path(sys.argv[1]), sys.argv[2]
    print(json.dumps(fill(place, int(sys.argv[3])) if what == "fill" else ask(place)))
