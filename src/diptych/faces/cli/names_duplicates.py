"""``diptych names duplicates``: records that may be one, looked for now and listed."""

from __future__ import annotations

import json

from diptych.faces.cli.database import database
from diptych.faces.cli.names_finding import how_many
from diptych.faces.cli.progress import Progress
from diptych.faces.cli.tables import paragraph, room
from diptych.faces.wording.resembling import EVIDENCE, SAME_FORM

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from typing import Any

    from diptych.kernel.texts import Language
    from diptych.registers.authority.models import Resemblance


def _(text: str) -> str:
    return text


AT_ONCE = 50
"""Agents that are compared before it is said how far things are."""


def duplicates(arguments: argparse.Namespace) -> int:
    """Compare what is due, or with ``--again`` everything, and print the likeliest pairs that wait for somebody."""
    most = how_many(arguments.most)
    language = _language(arguments)
    with database():
        from django.utils import timezone

        from diptych.registers.authority.domain import duplicates as verbs
        from diptych.registers.authority.domain import naming
        from diptych.registers.authority.queries import duplicates as queries

        with Progress(language, language.gettext(_("Names brought in lately: {done} of {all} …"))) as progress:
            # Whoever waits for their words is found by nobody.
            naming.index_waiting(seen=progress)
        if arguments.again:
            verbs.seek_anew(at=timezone.now())
        with Progress(language, language.gettext(_("Records compared: {done} of {all} …"))) as progress:
            whole, done = queries.agents_due_counted(), 0
            while some := verbs.seek(at=timezone.now(), most=AT_ONCE):
                done += some
                progress(done, max(whole, done))
        counts = queries.pairs_counted()
        rows = list(queries.pairs_listed()[:most])
    if arguments.json:
        data = {"compared": done, "counts": counts, "duplicates": [_told(row) for row in rows]}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_said(rows, counts, done, language)))
    return 0


def _told(row: Resemblance) -> dict[str, Any]:
    return {
        "one": row.one_id,
        "other": row.other_id,
        "score": round(row.score, 4),
        "name": round(row.name, 4),
        "beside": row.beside,
        "evidence": row.evidence,
    }


def _said(rows: Sequence[Resemblance], counts: dict[str, int], done: int, language: Language) -> Iterator[str]:
    wide = room()
    numbers = {name: language.number(count) for name, count in counts.items()}
    sentence = _("Records compared: {done}. Pairs to be looked at: {open}; put off: {later}; held apart: {apart}.")
    yield from paragraph(language.gettext(sentence).format(done=language.number(done), **numbers), indent=0, room=wide)
    for row in rows:
        yield ""
        yield f"{row.score:.2f}  {row.one_id} / {row.other_id}"
        yield from paragraph(_of_names(row, language), indent=6, room=wide)
        if not row.beside:
            yield from paragraph(language.gettext(_("Only the names speak for it.")), indent=6, room=wide)
    if rows:
        yield ""
        yield from paragraph(
            language.gettext(_("Editors decide them at the desk, under Registers, Possible duplicates.")),
            indent=0,
            room=wide,
        )


def _of_names(row: Resemblance, language: Language) -> str:
    """What is said of the names of a pair."""
    piece = next(piece for piece in row.evidence if "lang_a" in piece["facts"])
    one, other = piece["facts"]["a"], piece["facts"]["b"]
    sentence = SAME_FORM if piece["code"] == "same_name" and one == other else EVIDENCE[piece["code"]]
    return language.gettext(sentence).format(one=one, other=other)


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
