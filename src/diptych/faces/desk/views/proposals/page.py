"""The page of a proposal for those who write it: where it stands with each party, what happened, what to do next."""

from __future__ import annotations

from django.utils import timezone
from django.views.decorators.http import require_safe

from diptych.apps.slate.queries.proposals import proposal_seen
from diptych.apps.slate.queries.rounds import last_day
from diptych.engines.values.record import Record
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.proposals.lacking import lacks_shown
from diptych.faces.desk.proposals.written import WAY, Written
from diptych.faces.desk.views.proposals.common import shown
from diptych.faces.desk.wording import proposals as words
from diptych.faces.desk.wording import slate
from diptych.kernel.audit import sentence_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from diptych.apps.slate.queries.deciding import DecisionSeen
    from diptych.apps.slate.queries.page import ProposalPage
    from diptych.apps.slate.queries.seeing import TrackSeen
    from diptych.kernel.audit.models import Entry
    from diptych.kernel.texts import Language

LAST = 30
"""Acts shown on the line; all of them are in the ledger."""

OUTCOMES = {
    "approved": "pass",
    "approved_with_conditions": "needs_consent",
    "refused": "fail",
    "asked": "unknown",
    "checking": "needs_human",
    "reviewing": "needs_human",
    "appealed": "needs_human",
}
"""The mark beside a state of a track."""


def _(text: str) -> str:
    return text


class ConditionView(Record):
    """A condition of a published approval."""

    text: str
    lang: str
    due: str
    settled: str
    """How it was met or waived; nothing while it is open."""


class SideView(Record):
    """One party on its side of the hinge."""

    party: str
    name: str
    stage: str
    outcome: str
    does: str
    since: str
    deadline: str
    overdue: bool
    mine: bool
    """Whether the producers are those who have to act."""
    reasons: str
    reasons_lang: str
    decided: str
    appeal_until: str
    conditions: tuple[ConditionView, ...]
    request: str
    request_lang: str


@require_safe
@signed_in_only
def page(request: HttpRequest, id: UUID, seen: ProposalPage | None = None) -> HttpResponse:
    """All parties facing each other, what to do next, and what happened; ``seen`` is what was fetched of it already."""
    written = Written(request, id)
    seen = seen or proposal_seen(written.person, id, at=written.now)
    first, now, later = written.acts()
    return shown(
        written,
        "overview",
        "overview",
        sides=[_side(written, seen, party) for party in written.tracks],
        first=first,
        acts_now=now,
        acts_later=later,
        lacking=lacks_shown(written) if not written.filed else [],
        happened=_happened(written, seen),
        titles_shown=[{"text": row["text"], "lang": row["lang"]} for row in written.titles[:3]],
        panel=written.work.panel,
        closes=_closes(written),
    )


def _closes(written: Written) -> str:
    """Until when the call takes it, while it is a draft."""
    round = written.proposal.round
    if round is None or written.filed:
        return ""
    return written.language.date(last_day(round))


# The parties ----------------------------------------------------------------------------------------------------------


def _side(written: Written, seen: ProposalPage, party: str) -> SideView:
    language = written.language
    track = next(row for row in seen.tracks if row.party == party)
    decision = next((row for row in seen.decisions if row.party == party and _holds(row, track)), None)
    asked = next((row for row in seen.requests if row.party == party and row.answered_at is None), None)
    return SideView(
        party=party,
        name=language.country(party),
        stage=language.gettext(slate.STAGES[track.stage]),
        outcome=OUTCOMES.get(track.state, "not_applicable"),
        does=language.gettext(words.SIDE[track.state]),
        since=language.date(track.since.date()) if written.filed else "",
        deadline=language.date(track.deadline) if track.deadline else "",
        overdue=track.deadline is not None and track.deadline < timezone.now().date(),
        mine=track.state == "asked",
        reasons=decision.reasons if decision else "",
        reasons_lang=decision.lang if decision else "",
        decided=language.date(decision.published_at.date()) if decision and decision.published_at else "",
        appeal_until=_appeal_until(decision, written),
        conditions=tuple(_conditions(decision, written)) if decision else (),
        request=asked.text if asked else "",
        request_lang=asked.lang if asked else "",
    )


def _holds(decision: DecisionSeen, track: TrackSeen) -> bool:
    """A decision counts until it is ended; while a party looks at the final stage, its provisional one still does."""
    return decision.ended_at is None and decision.stage in (track.stage, "provisional")


def _appeal_until(decision: DecisionSeen | None, written: Written) -> str:
    if decision is None or decision.appeal_until is None or decision.verdict == "approved":
        return ""
    return written.language.date(decision.appeal_until) if decision.appeal_until >= written.now.date() else ""


def _conditions(decision: DecisionSeen, written: Written) -> Iterator[ConditionView]:
    language = written.language
    for row in decision.conditions:
        settled = ""
        if row.met_at is not None:
            word = _("Waived: {how}") if row.is_waived else _("Met: {how}")
            settled = language.gettext(word).format(how=row.evidence)
        due = language.date(row.due) if row.due else ""
        yield ConditionView(text=row.text, lang=row.lang, due=due, settled=settled)


# What happened --------------------------------------------------------------------------------------------------------


def _happened(written: Written, seen: ProposalPage) -> list[dict[str, Any]]:
    """Acts of the ledger on a line, then what is still to come."""
    language = written.language
    items: list[dict[str, Any]] = [
        {
            "what": language.gettext(sentence_of(entry.action)),
            "when": language.date(entry.at.date()),
            "datetime": entry.at.isoformat(),
            "note": " · ".join(filter(None, (_who(entry, language), entry.reason))),
            "state": "",
        }
        for entry in seen.timeline[-LAST:]
    ]
    if items:
        items[-1]["state"] = "now"
    coming = [name for name in WAY if name != "reach_milestone" and not written.is_past(name)]
    for name in coming:
        title, _text = words.ACTS[name]
        items.append({"what": language.gettext(title), "when": language.gettext(_("to come")), "state": "awaited"})
    return items


def _who(entry: Entry, language: Language) -> str:
    if not entry.party:
        return str(entry.actor_label)
    return language.gettext(_("{name}, {party}")).format(name=entry.actor_label, party=language.country(entry.party))
