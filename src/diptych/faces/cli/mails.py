"""``diptych mails``: the outbox."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from diptych.engines.values.errors import Refused
from diptych.faces.cli.database import database, id_of
from diptych.faces.cli.serve import number
from diptych.faces.cli.tables import room, table
from diptych.faces.wording.jobs import MAIL_STATES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any
    from uuid import UUID

    from diptych.kernel.notices.models import Mail
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


STATES = tuple(MAIL_STATES)

LAST = "50"
MOST = 100_000


def listing(arguments: argparse.Namespace) -> int:
    """Print mails with their subjects, the newest first; never what they say."""
    language = _language(arguments)
    last = number("--last", arguments.last or LAST, least=1, most=MOST)
    with database():
        from diptych.kernel.notices.models import MailState
        from diptych.kernel.notices.queries.mails import is_on, mail_counts, outbox, text_of

        rows = list(outbox(*([MailState(arguments.state)] if arguments.state else []))[:last])
        subjects = [text_of(row).subject for row in rows]
        counts, on = mail_counts(), is_on()
    if arguments.json:
        told = [_told(row, subject) for row, subject in zip(rows, subjects, strict=True)]
        print(json.dumps({"sending": on, "counts": counts, "mails": told}, ensure_ascii=False, indent=2))
        return 0
    lines = [
        (str(row.pk), language.gettext(MAIL_STATES[row.state]), row.address, row.error or subject)
        for row, subject in zip(rows, subjects, strict=True)
    ]
    print("\n".join(table(lines, room=room())) if lines else language.gettext(_("There is no such mail.")))
    if not on:
        print(language.gettext(OFF))
    return 0


OFF = _("No mail server is named, so mails stay here: see DIPTYCH_MAIL.")


def send(arguments: argparse.Namespace) -> int:
    """Send what waited while no mail server was named."""
    language = _language(arguments)
    with database():
        from diptych.kernel.notices.domain.mails import send_waiting_mails

        count = send_waiting_mails(at=datetime.now(UTC))
    said = language.ngettext("{count} mail will be sent.", "{count} mails will be sent.", count).format(count=count)
    print(json.dumps({"mails": count}) if arguments.json else said)
    return 0


def retry(arguments: argparse.Namespace) -> int:
    """Send mails again that were given up."""
    language = _language(arguments)
    if not arguments.id and not arguments.all:
        raise Refused("nothing_named", action="mails retry")
    ids: list[UUID] = [id_of(text) for text in arguments.id]
    with database():
        from diptych.kernel.notices.domain.mails import retry_mail
        from diptych.kernel.notices.models import MailState
        from diptych.kernel.notices.queries.mails import outbox

        if arguments.all:
            ids = list(outbox(MailState.GIVEN_UP).values_list("pk", flat=True))
        for id in ids:
            retry_mail(id, at=datetime.now(UTC))
    count = len(ids)
    said = language.ngettext("{count} mail will be sent.", "{count} mails will be sent.", count).format(count=count)
    print(json.dumps({"mails": [str(id) for id in ids]}) if arguments.json else said)
    return 0


def _told(row: Mail, subject: str) -> dict[str, Any]:
    moments = {"next_at": row.next_at, "created_at": row.created_at, "sent_at": row.sent_at}
    return {
        "id": str(row.pk),
        "address": row.address,
        "subject": subject,
        "state": row.state,
        "attempts": row.attempts,
        "error": row.error,
        **{name: moment.isoformat() if moment else None for name, moment in moments.items()},
    }


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
