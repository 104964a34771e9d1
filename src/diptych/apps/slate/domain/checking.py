"""Checking: each party finds a dossier complete, or asks the producers for what is missing."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.typed import choice, language_tag, later_day, prose
from diptych.apps.slate.enums import RequestKind
from diptych.apps.slate.models import InformationRequest
from diptych.kernel.audit import action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from diptych.apps.slate.models import Track
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


COMPLETE = action("slate.find_complete", _("Dossier found complete"))
ASK = action("slate.request_information", _("Information requested"))

LONGEST = 6_000
"""Characters a request may have."""


def find_complete(id: UUID | str, *, party: str, by: Person, at: datetime) -> Track:
    """Find that a party has all it needs to consider a proposal.

    Side effects: 1. the party's track is at ``reviewing``, with its deadline; 2. producers are told, and those who
    assign reviewers for this party; 3. the ledger has an entry for all parties and the producers.
    Refused("no_proposal"), Refused("not_allowed"), and what the table of moves refuses.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("find_complete", party=party)
        act.insist("find_complete", parties=[party])
        track = act.move("find_complete", party)
        act.settle()
        telling.tell_producers(act, telling.COMPLETE, party=party)
        telling.tell_side(act, telling.READY_FOR_REVIEW, party, action="assign_reviewer")
        act.record(COMPLETE, after={"party": party, "revision": track.revision}, party=party)
    return track


def request_information(
    id: UUID | str,
    *,
    party: str,
    kind: str,
    text: str,
    lang: str,
    due: date | None = None,
    by: Person,
    at: datetime,
) -> InformationRequest:
    """Ask the producers for a document, a clarification or a correction; the party waits until they answer.

    Everybody sees that the party waits and until when. What it asks stays between it and the producers: the text is in
    the request alone, neither in the ledger nor in a notice. Reviews go on meanwhile. ``due`` is the party's usual
    deadline for answers unless given.

    Side effects: 1. the request is saved; 2. the party's track is at ``asked``; 3. producers are told; 4. the ledger
    has an entry for all parties and the producers. Refused("no_proposal"), Refused("not_allowed"),
    Refused("reason_missing") without a text, Refused("text_too_long"), Refused("no_choice", field="kind"),
    Refused("no_language_tag"), Refused("day_passed", field="due"), and what the table of moves refuses.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("request_information", party=party)
        act.insist("request_information", parties=[party], reason=text)
        kept = prose(text, field="text", most=LONGEST)
        what, tag = choice(RequestKind, kind, field="kind"), language_tag(lang)
        track = act.move("request_information", party)
        if due is not None:
            track.deadline = later_day(due, field="due", at=at)
        found = InformationRequest.objects.create(
            proposal=act.proposal,
            party=party,
            kind=what,
            revision=track.revision,
            text=kept,
            lang=tag,
            due=track.deadline,
            asked_by=act.who,
            asked_at=at,
        )
        act.settle()
        day = track.deadline.isoformat() if track.deadline else ""
        telling.tell_producers(act, telling.ASKED, party=party, due=day)
        act.record(ASK, after={"party": party, "revision": track.revision, "due": day}, party=party)
    return found
