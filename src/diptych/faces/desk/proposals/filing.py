"""What a producer is shown before something is filed: what is missing, what goes out, what it changes and re-opens."""

from __future__ import annotations

from diptych.apps.slate.domain.filing import content_of, latest_revision
from diptych.apps.slate.models import PartyTerms
from diptych.apps.slate.queries.writing import requests_made
from diptych.engines.values.record import Record
from diptych.faces.desk.proposals.comparing import compared, filed_state, present_state
from diptych.faces.desk.proposals.lacking import lacks_shown
from diptych.faces.desk.wording import slate
from diptych.kernel.clock import today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.faces.desk.proposals.comparing import State
    from diptych.faces.desk.proposals.written import Written

PUBLISHED = ("approved", "approved_with_conditions", "refused")


def _(text: str) -> str:
    return text


class Recipient(Record):
    """One party, and what it does with what is filed."""

    name: str
    next: str


class Asked(Record):
    """What one party asked for."""

    party: str
    kind: str
    text: str
    lang: str
    due: str


def check_shown(written: Written) -> dict[str, Any]:
    """The check page before filing: what is missing, what the agreement says, what goes to whom, what comes next."""
    content = content_of(written.proposal)
    kept_back = written.proposal.documents.filter(removed_at=None, party="", visibility="producers").count()
    return {
        "lacking": lacks_shown(written),
        "panel": written.work.panel,
        "recipients": _recipients(written),
        "documents": [
            {"title": row["title"], "kind": written.say(slate.DOCUMENTS[row["kind"]]), "number": row["version"]}
            for row in content["documents"]
        ],
        "kept_back": kept_back,
        "texts": _texts(written),
    }


def _recipients(written: Written) -> list[Recipient]:
    language = written.language
    terms = {row.party: row for row in PartyTerms.objects.filter(programme=written.proposal.programme_id)}
    found = []
    for code in written.tracks:
        row = terms.get(code)
        if row is not None and row.check_days:
            sentence = language.ngettext(
                "looks within {n} working day whether the dossier is complete",
                "looks within {n} working days whether the dossier is complete",
                row.check_days,
            ).format(n=row.check_days)
        else:
            sentence = language.gettext(_("looks whether the dossier is complete; it has set no term for that"))
        found.append(Recipient(name=language.country(code), next=sentence))
    return found


def _texts(written: Written) -> list[dict[str, str]]:
    """Which text goes out in which languages."""
    language = written.language
    found: dict[str, list[str]] = {}
    for row in written.proposal.texts.all():
        status = language.gettext(slate.TEXT_STATUS[row.status])
        found.setdefault(row.kind, []).append(
            language.gettext(_("{name} ({extra})")).format(name=language.language(row.lang), extra=status)
        )
    return [
        {"title": language.gettext(title), "in": language.listed(found[kind])}
        for kind, title in slate.TEXTS.items()
        if kind in found
    ]


def change_shown(written: Written) -> dict[str, Any]:
    """What a further revision says otherwise than the last one, and which decisions it opens again."""
    last = latest_revision(written.proposal)
    now = present_state(written.proposal, content_of(written.proposal), today())
    found = compared(filed_state(last), now, written.language) if last is not None and now is not None else None
    return {
        "compared": found,
        "last": last.number if last else 0,
        "readable": now is not None,
        "reopened": _reopened(written, now) if now is not None else [],
        "requests": _asked(written),
        "lacking": lacks_shown(written),
    }


def _reopened(written: Written, now: State) -> list[str]:
    """Names of the parties whose published decisions the change touches."""
    revisions = {row.number: row for row in written.proposal.revisions.all()}
    found = []
    for code, track in written.tracks.items():
        before = revisions.get(track.revision)
        if track.state in PUBLISHED and (
            before is None or compared(filed_state(before), now, written.language).material
        ):
            found.append(written.language.country(code))
    return found


def _asked(written: Written) -> list[Asked]:
    language = written.language
    return [
        Asked(
            party=language.country(row.party),
            kind=language.gettext(slate.REQUESTS[row.kind][0]),
            text=row.text,
            lang=row.lang,
            due=language.date(row.due) if row.due else "",
        )
        for row in requests_made(written.proposal)
        if row.answered_at is None
    ]
