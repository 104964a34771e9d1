"""Terms: in how many working days a party acts and lets others act, and deadlines that are put off."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import TERMS, Act
from diptych.apps.slate.domain.typed import later_day, reason_given
from diptych.apps.slate.models import PartyTerms
from diptych.apps.slate.permissions import PARTY_TERMS
from diptych.apps.slate.queries.rounds import parties_of
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from diptych.apps.slate.models import Track
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


SET = action("slate.set_terms", _("Terms of a party set"))
EXTEND = action("slate.extend_deadline", _("Deadline extended"))

LONGEST = 500
"""Working days: two years."""
LONGEST_REMINDER = 60

FIELDS = ("check_days", "review_days", "answer_days", "appeal_days", "remind_days")


def set_terms(
    programme: str,
    *,
    party: str,
    check_days: int | None,
    review_days: int | None,
    answer_days: int | None,
    appeal_days: int | None,
    remind_days: int = 3,
    by: Person,
    at: datetime,
) -> PartyTerms:
    """Say in how many working days a party checks and reviews, answers are due and appeals may be filed.

    None sets no such term. Deadlines that run already stay as they are. Side effects: 1. the terms are saved; 2. the
    ledger has an entry for the parties, unless nothing changed. Refused("no_programme"), Refused("no_party"),
    Refused("not_allowed"), Refused("days_out_of_range", field=…, most=…).
    """
    if party not in parties_of(programme):
        raise Refused("no_party", party=party)
    PARTY_TERMS.demand(by, "set_terms", PartyTerms(programme_id=programme, party=party))
    told = dict(zip(FIELDS, (check_days, review_days, answer_days, appeal_days, remind_days), strict=True))
    for field, days in told.items():
        _demand_days(field, days)
    with transaction.atomic():
        made = {"changed_at": at, "remind_days": remind_days}
        PartyTerms.objects.get_or_create(programme_id=programme, party=party, defaults=made)
        row = PartyTerms.objects.select_for_update().get(programme=programme, party=party)
        before = {field: getattr(row, field) for field in FIELDS}
        if before != told:
            for field, days in told.items():
                setattr(row, field, days)
            row.changed_at = at
            row.save()
            record(
                SET,
                thing=row,
                label=party,
                by=by.actor(party),
                at=at,
                before=before,
                after=told,
                audience="parties",
            )
    return row


def _demand_days(field: str, days: int | None) -> None:
    least, most = (0, LONGEST_REMINDER) if field == "remind_days" else (1, LONGEST)
    if (days is None and field == "remind_days") or (days is not None and not least <= days <= most):
        raise Refused("days_out_of_range", field=field, found=days, least=least, most=most)


def extend_deadline(id: UUID | str, *, party: str, day: date, reason: str, by: Person, at: datetime) -> Track:
    """Put off the deadline that runs in a party's track: the party's own, or that of the producers to answer it.

    Everybody sees the day and the reason. Side effects: 1. the track has another deadline, and reminders begin anew;
    2. an open request for information is due on that day; 3. producers and all parties are told; 4. the ledger has an
    entry. Refused("no_proposal"), Refused("not_allowed"), Refused("reason_missing"), Refused("no_deadline_runs"),
    Refused("day_passed", field="day"), Refused("not_later", field="day", on=…).
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("extend_deadline", party=party)
        kept = reason_given(reason)
        track = act.track(party)
        if track.state not in TERMS:
            raise Refused("no_deadline_runs", state=track.state)
        later_day(day, field="day", at=at)
        before = track.deadline
        if before is not None and day <= before:
            raise Refused("not_later", field="day", on=before)
        track.deadline, track.reminded_at = day, None
        track.save(update_fields=["deadline", "reminded_at"])
        act.proposal.requests.filter(party=party, answered_at=None).update(due=day)
        telling.tell_all(act, telling.EXTENDED, party=party, day=day.isoformat())
        act.record(
            EXTEND,
            before={"party": party, "deadline": before.isoformat() if before else ""},
            after={"party": party, "deadline": day.isoformat()},
            reason=kept,
            party=party,
        )
    return track
