"""Entries of a ledger like those that a slate of proposals leaves, always the same for one number.

Run as a program, it fills the database that the surroundings name with as many as its argument says, adds some one by
one, and prints how many seconds each took.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.measure import timed
from diptych.faces.cli import site

PROGRAMME = "ru-cn"
AUDIENCES = (
    "",
    "RU",
    "CN",
    "parties",
    "proposal:{proposal}",
    "producers:{proposal}",
    "CN",
    "RU",
    "",
    "proposal:{proposal}",
)
BEGIN = datetime(2026, 1, 1, 9, tzinfo=UTC)
NOTE = (
    "Просим уточнить график съёмок в павильоне и представить подписанное приложение к договору. ",
    "请补充拍摄日程并提交已签署的合同附件。",
    "Please send the schedule of the studio days and the signed annex to the agreement. ",
)
ONE_BY_ONE = 2_000


def rows(count: int, begin: int = 0) -> Iterator[Any]:
    """Entries about 20,000 proposals: of every audience, short and long, in three scripts."""
    from diptych.apps.slate.models import Draft
    from diptych.kernel.audit import Actor

    code = registered()
    for number in range(begin, begin + count):
        proposal = number * 7919 % 20_000
        party = ("RU", "CN")[number % 2]
        yield {
            "code": code,
            "thing": Draft(pk=proposal + 1),
            "label": {"ru": f"Красный шёлк {proposal}", "zh-hans": f"红丝绸 {proposal}", "en": f"Red Silk {proposal}"},
            "by": Actor("person", f"officer-{number % 200}", f"Анна Ли {number % 200}", party),
            "at": BEGIN + timedelta(seconds=number, microseconds=number % 5),
            "before": {"state": "checking", "since": f"2026-03-{number % 28 + 1:02}"},
            "after": {"state": "asked", "note": NOTE[number % 3] * (number % 4), "documents": [number % 9, number % 7]},
            "reason": NOTE[number % 3],
            "request": f"{number:032x}",
            "audience": AUDIENCES[number % len(AUDIENCES)].format(proposal=proposal),
            "programme": PROGRAMME,
        }


def registered() -> str:
    """An action of the benchmark's own."""
    from diptych.kernel.audit import action
    from diptych.kernel.audit.actions import is_registered

    code = "bench.ask_producers"
    return code if is_registered(code) else action(code, "Information requested")


def fill(count: int) -> dict[str, float]:
    """Seconds for so many entries at once, and for each of some that come one by one, in transactions of their own."""
    site.set_up()
    site.bring_up_to_date()
    from django.db import transaction

    from diptych.kernel.audit import record, record_many

    def many() -> None:
        with transaction.atomic():
            record_many(rows(count))

    def singly() -> None:
        for row in rows(ONE_BY_ONE, begin=count):
            with transaction.atomic():
                record(**row)

    return {"many": timed(many), "one": timed(singly) / ONE_BY_ONE}


if __name__ == "__main__":
    print(json.dumps(fill(int(sys.argv[1]))))
