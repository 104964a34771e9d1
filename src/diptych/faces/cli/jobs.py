"""``diptych jobs``: what waits to be done, and what was given up."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from diptych.engines.values.errors import Refused
from diptych.faces.cli.database import database, id_of
from diptych.faces.cli.tables import room, table
from diptych.faces.wording.jobs import JOB_STATES, LEFT

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any
    from uuid import UUID

    from diptych.kernel.jobs.models import Job
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


STATES = tuple(JOB_STATES)

SHOWN = 200


def listing(arguments: argparse.Namespace) -> int:
    """Print jobs that are not done, or those that stand as asked for; the newest first."""
    language = _language(arguments)
    with database():
        from diptych.kernel.jobs.models import State
        from diptych.kernel.jobs.queries.jobs import job_counts, jobs_in

        asked = [State(arguments.state)] if arguments.state else [State.WAITING, State.RUNNING, State.GIVEN_UP]
        rows = list(jobs_in(*asked)[:SHOWN])
        counts = job_counts()
    if arguments.json:
        print(json.dumps({"counts": counts, "jobs": [_told(row) for row in rows]}, ensure_ascii=False, indent=2))
        return 0
    lines = [
        (
            str(row.pk),
            row.name,
            language.gettext(JOB_STATES[row.state]),
            f"{row.next_at:%Y-%m-%d %H:%M}",
            _why(row, language) or row.key or "–",
        )
        for row in rows
    ]
    print(
        "\n".join(table(lines, room=room())) if lines else language.gettext(_("No job waits, and none was given up."))
    )
    return 0


def retry(arguments: argparse.Namespace) -> int:
    """Have jobs tried again that were given up."""
    return _each(arguments, "retry", _("{count} job is tried again."), _("{count} jobs are tried again."))


def drop(arguments: argparse.Namespace) -> int:
    """Take jobs off the list that were given up."""
    return _each(arguments, "drop", _("{count} job is no longer listed."), _("{count} jobs are no longer listed."))


def _each(arguments: argparse.Namespace, action: str, one: str, many: str) -> int:
    language = _language(arguments)
    if not arguments.id and not arguments.all:
        raise Refused("nothing_named", action=f"jobs {action}")
    ids: list[UUID] = [id_of(text) for text in arguments.id]
    with database():
        from diptych.kernel.jobs.domain.queue import drop_job, retry_job
        from diptych.kernel.jobs.models import State
        from diptych.kernel.jobs.queries.jobs import jobs_in

        verb = retry_job if action == "retry" else drop_job
        if arguments.all:
            ids = list(jobs_in(State.GIVEN_UP).values_list("pk", flat=True))
        for id in ids:
            verb(id, at=datetime.now(UTC))
    said = language.ngettext(one, many, len(ids)).format(count=len(ids))
    print(json.dumps({"jobs": [str(id) for id in ids]}) if arguments.json else said)
    return 0


def _told(row: Job) -> dict[str, Any]:
    moments = {"next_at": row.next_at, "created_at": row.created_at, "finished_at": row.finished_at}
    return {
        "id": str(row.pk),
        "name": row.name,
        "key": row.key,
        "arguments": row.arguments,
        "state": row.state,
        "attempts": row.attempts,
        "error": row.error,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }


def _why(row: Job, language: Language) -> str:
    """The last line of an error, where it says what happened."""
    from diptych.kernel.jobs.domain.running import LEFT as LEFT_CODE

    if row.error == LEFT_CODE:
        return language.gettext(LEFT)
    return (row.error.strip().splitlines() or [""])[-1]


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
