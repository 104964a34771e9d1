"""Deciding: each party for itself, now or on a day to come; and what follows when a decision does not stand."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.typed import demand_near, language_tag, prose
from diptych.apps.slate.enums import AppealOutcome, InterestState, Joint, TrackState, Verdict
from diptych.apps.slate.models import Appeal, Assignment, Condition, Decision
from diptych.apps.slate.queries.deadlines import terms_of, working_days_after
from diptych.apps.slate.transitions import HOLDS_VERDICT, cause_to_reopen
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import Actor, action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet

    from diptych.apps.slate.models import Track
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


DECIDE = action("slate.decide", _("Decision made, not published yet"))
PUBLISH = action("slate.publish_decision", _("Decision published"))
TAKE_BACK = action("slate.take_back_decision", _("Decision taken back before it was published"))
REOPEN = action("slate.reopen", _("Decision re-opened"))
APPEAL = action("slate.appeal", _("Appeal against a decision"))
SETTLE_APPEAL = action("slate.settle_appeal", _("Appeal settled"))
SETTLE_CONDITION = action("slate.settle_condition", _("Condition met or waived"))

LONGEST = 12_000
"""Characters that reasons may have."""


def decide(
    id: UUID | str,
    *,
    party: str,
    verdict: str,
    reasons: str,
    lang: str,
    conditions: Sequence[dict[str, Any]] = (),
    waived_reviews: str = "",
    publish: bool = True,
    publish_on: date | None = None,
    by: Person,
    at: datetime,
) -> Decision:
    """One party's decision at the stage it is at; published at once, on a day, or when somebody publishes it.

    ``conditions``: ``{"text", "is_public", "due"}`` each. Side effects: 1. decision and conditions are saved; 2. the
    track is at ``decided``; 3. reviews that are outstanding and waived are waited for no longer; 4. the ledger has an
    entry that this party alone sees; 5. where it is to be published now, :func:`publish_decision` does so.

    Refused("reason_missing"), Refused("conditions_missing"), Refused("conditions_unasked"), Refused("publish_in_past"),
    Refused("day_too_far"), Refused("text_too_long"), Refused("no_language_tag"), Refused("guard_reviews_in") while a
    review is outstanding and no reason says why it is decided without.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("decide", party=party)
        outstanding = outstanding_reviews(act.track(party))
        facts = () if outstanding.exists() and not waived_reviews.strip() else ("reviews_in",)
        act.insist("decide", parties=[party], facts=facts, reason=reasons)
        track = act.track(party)
        _check(verdict, conditions, publish_on, act)
        kept, tag = _prose(reasons, "reasons"), language_tag(lang)
        texts = [_prose(str(row["text"]), f"conditions.{number}.text") for number, row in enumerate(conditions)]
        waived = _prose(waived_reviews, "waived_reviews")
        track = act.move("decide", party, verdict=verdict)
        decision = Decision.objects.create(
            proposal=act.proposal,
            party=party,
            stage=track.stage,
            revision=track.revision,
            verdict=verdict,
            reasons=kept,
            lang=tag,
            waived_reviews=waived if outstanding.exists() else "",
            decided_by=act.who,
            decided_at=at,
            publish_on=None if publish else publish_on,
        )
        Condition.objects.bulk_create(
            [
                Condition(
                    decision=decision,
                    number=number,
                    text=texts[number - 1],
                    lang=tag,
                    is_public=bool(row.get("is_public")),
                    due=row.get("due") or None,
                )
                for number, row in enumerate(conditions, start=1)
            ]
        )
        outstanding.update(ended_at=at, end_reason=decision.waived_reviews)
        act.settle(secret=True)
        after = {"party": party, "stage": track.stage, "revision": track.revision, "verdict": verdict}
        telling.tell_side(act, telling.DECIDED, party)
        if publish:
            _publish(act, decision)
        # The ledger comes last: its end is held from the first entry on.
        act.record(DECIDE, after=after, reason=decision.reasons, party=party, audience=party)
        if publish:
            _record_published(act, decision)
    return decision


def _prose(text: str, field: str) -> str:
    """What somebody writes; whether it may be empty was seen before. Refused("text_too_long", field=…)."""
    return prose(text, field=field, most=LONGEST, needed=False)


def _check(verdict: str, conditions: Sequence[dict[str, Any]], publish_on: date | None, act: Act) -> None:
    if verdict not in Verdict.values:
        raise Refused("no_verdict", found=verdict)
    wanted = verdict == Verdict.APPROVED_WITH_CONDITIONS
    if wanted != bool(conditions):
        raise Refused("conditions_missing" if wanted else "conditions_unasked")
    if any(not str(row.get("text", "")).strip() for row in conditions):
        raise Refused("conditions_missing")
    for number, row in enumerate(conditions):
        if row.get("due"):
            demand_near(row["due"], field=f"conditions.{number}.due", at=act.at)
    if publish_on is not None and publish_on < act.at.date():
        raise Refused("publish_in_past", on=publish_on)
    if publish_on is not None:
        demand_near(publish_on, field="publish_on", at=act.at)


def outstanding_reviews(track: Track) -> QuerySet[Assignment]:
    """The reviews of a party that this stage waits for."""
    rows = Assignment.objects.filter(proposal=track.proposal_id, party=track.party, stage=track.stage, ended_at=None)
    return rows.exclude(interest=InterestState.CONFLICT).filter(
        Q(review__isnull=True) | Q(review__submitted_at__isnull=True)
    )


def publish_decision(id: UUID | str, *, party: str, by: Person | Actor, at: datetime) -> Decision:
    """Publish what a party has decided: from now on producers and the other parties see it.

    Side effects: 1. the decision is published; 2. the track stands at its verdict; 3. the joint state follows; 4. the
    ledger has an entry. Refused("illegal_move") where nothing is decided.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("publish_decision", party=party)
        act.insist("publish", parties=[party])
        decision = holding(act.track(party))
        _publish(act, decision)
        _record_published(act, decision)
    return decision


def _publish(act: Act, decision: Decision) -> None:
    track = act.move("publish", decision.party)
    decision.published_at = act.at
    decision.save(update_fields=["published_at"])
    if decision.verdict != Verdict.REFUSED:
        track.approved_revision = decision.revision
    act.settle()
    telling.tell_all(act, telling.PUBLISHED, party=decision.party, verdict=str(decision.verdict))


def _record_published(act: Act, decision: Decision) -> None:
    after = {
        "party": decision.party,
        "stage": decision.stage,
        "revision": decision.revision,
        "verdict": decision.verdict,
        "conditions": [row.text for row in decision.conditions.order_by("number")],
    }
    act.record(PUBLISH, after=after, reason=decision.reasons, party=decision.party)
    if act.proposal.joint == Joint.FINALLY_APPROVED:
        from diptych.apps.slate.domain.registering import enter_work

        enter_work(act)


def holding(track: Track) -> Decision:
    """The decision that holds for a party at its stage; Refused("no_decision")."""
    rows = Decision.objects.filter(proposal=track.proposal_id, party=track.party, stage=track.stage, ended_at=None)
    found = rows.first()
    if found is None:
        raise Refused("no_decision", party=track.party)
    return found


def end_decision(track: Track, *, reason: str, at: datetime) -> Decision:
    """Have the decision that holds not hold any more; it stays on record."""
    decision = holding(track)
    decision.ended_at = at
    decision.end_reason = reason
    decision.save(update_fields=["ended_at", "end_reason"])
    return decision


def take_back_decision(id: UUID | str, *, party: str, reason: str, by: Person, at: datetime) -> Decision:
    """Take back a decision that nobody outside the party has seen.

    Side effects: 1. the decision does not hold any more; 2. the track is at ``reviewing`` again; 3. the ledger has an
    entry for this party alone. Refused("reason_missing"), Refused("text_too_long"); a published decision is re-opened
    instead.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("take_back_decision", party=party)
        act.insist("take_back", parties=[party], reason=reason)
        decision = end_decision(act.track(party), reason=_prose(reason, "reason"), at=at)
        act.move("take_back", party)
        act.settle(secret=True)
        before = {"party": party, "stage": decision.stage, "verdict": decision.verdict}
        telling.tell_side(act, telling.TAKEN_BACK, party)
        act.record(TAKE_BACK, before=before, reason=decision.end_reason, party=party, audience=party)
    return decision


def reopen(id: UUID | str, *, party: str, reason: str, by: Person, at: datetime) -> Decision:
    """Look again at what the party decided: the parties disagree, or a notified change touches it after all.

    Side effects: 1. the decision does not hold any more; 2. the track is at ``reviewing``; 3. the ledger has an entry.
    Refused("guard_cause"), Refused("reason_missing"), Refused("text_too_long").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("decide", party=party)
        track = act.track(party)
        was_public = track.state != TrackState.DECIDED
        touched = track.state in HOLDS_VERDICT and track.revision > holding(track).revision
        facts = ("cause",) if cause_to_reopen(act.proposal.joint, touched=touched) else ()
        act.insist("reopen", parties=[party], facts=facts, reason=reason)
        decision = end_decision(track, reason=_prose(reason, "reason"), at=at)
        act.move("reopen", party)
        act.settle(secret=not was_public)
        before = {"party": party, "stage": decision.stage, "verdict": decision.verdict}
        if was_public:
            telling.tell_all(act, telling.REOPENED, party=party)
        else:
            telling.tell_side(act, telling.REOPENED, party)
        act.record(REOPEN, before=before, reason=decision.end_reason, party=party, audience="" if was_public else party)
    return decision


# Appeals and conditions -----------------------------------------------------------------------------------------------


def appeal_until(decision: Decision) -> date | None:
    """The last day on which an appeal may be filed; None where the party has set no term. One query."""
    if decision.published_at is None:
        return None
    terms = terms_of(decision.proposal.programme_id, decision.party)
    if terms is None or not terms.appeal_days:
        return None
    return working_days_after(decision.party, decision.published_at.date(), terms.appeal_days)


def appeal(id: UUID | str, *, party: str, grounds: str, lang: str, by: Person, at: datetime) -> Appeal:
    """Contest a published decision, within the term the party allows.

    Side effects: 1. the appeal is saved; 2. the track is at ``appealed``; 3. the ledger has an entry.
    Refused("guard_within_term"), Refused("reason_missing"), Refused("text_too_long"), Refused("no_language_tag").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("appeal")
        track = act.track(party)
        # Whether there is a decision that nobody has seen must not show: the table is asked before the rows are.
        act.insist("appeal", parties=[party], facts=("within_term",), reason=grounds)
        decision = holding(track)
        until = appeal_until(decision)
        if until is not None and at.date() > until:
            raise Refused("guard_within_term", until=until)
        kept, tag = _prose(grounds, "grounds"), language_tag(lang)
        found = Appeal.objects.create(decision=decision, grounds=kept, lang=tag, filed_by=act.who, filed_at=at)
        act.move("appeal", party)
        act.settle()
        telling.tell_side(act, telling.APPEALED, party)
        act.record(APPEAL, after={"party": party, "stage": decision.stage}, reason=found.grounds)
    return found


def settle_appeal(
    id: UUID | str, *, party: str, upheld: bool, reasons: str, lang: str, by: Person, at: datetime
) -> Appeal:
    """Uphold an appeal, so that the party looks again, or dismiss it, so that the decision stands.

    Side effects: 1. the appeal is settled; 2. the track is at ``reviewing``, or at its verdict; 3. the ledger has an
    entry. Refused("reason_missing"), Refused("text_too_long"), Refused("no_language_tag").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("settle_appeal", party=party)
        name = "uphold_appeal" if upheld else "dismiss_appeal"
        act.insist(name, parties=[party], reason=reasons)
        track = act.track(party)
        found = Appeal.objects.select_for_update().get(decision=holding(track), settled_at=None)
        found.outcome = AppealOutcome.UPHELD if upheld else AppealOutcome.DISMISSED
        found.reasons, found.reasons_lang = _prose(reasons, "reasons"), language_tag(lang)
        found.settled_by, found.settled_at = act.who, at
        found.save()
        if upheld:
            end_decision(track, reason=found.reasons, at=at)
        act.move(name, party)
        act.settle()
        after = {"party": party, "outcome": str(found.outcome)}
        telling.tell_all(act, telling.APPEAL_SETTLED, party=party, outcome=str(found.outcome))
        act.record(SETTLE_APPEAL, after=after, reason=found.reasons, party=party)
    return found


def settle_condition(
    condition: UUID | str, *, evidence: str, waived: bool = False, by: Person, at: datetime
) -> Condition:
    """Say how a condition was met, or why the party does without it.

    Side effects: 1. the condition is settled; 2. the ledger has an entry. Refused("no_condition"),
    Refused("condition_settled"), Refused("reason_missing"), Refused("text_too_long").
    """
    with transaction.atomic():
        found = Condition.objects.select_related("decision").filter(pk=condition).first()
        if found is None:
            raise Refused("no_condition")
        act = Act(found.decision.proposal_id, by=by, at=at)
        act.demand("settle_condition", party=found.decision.party)
        if not evidence.strip():
            raise Refused("reason_missing")
        found.refresh_from_db()
        if found.met_at is not None or found.decision.ended_at is not None or act.proposal.ended_as:
            raise Refused("condition_settled")
        found.met_at, found.met_by = at, act.who
        found.evidence, found.is_waived = _prose(evidence, "evidence"), waived
        found.save()
        act.settle(secret=found.decision.published_at is None)
        after = {"party": found.decision.party, "condition": found.number, "waived": waived}
        if found.decision.published_at:
            telling.tell_producers(act, telling.CONDITION_SETTLED, party=found.decision.party)
        audience = "" if found.decision.published_at else found.decision.party
        act.record(SETTLE_CONDITION, after=after, reason=found.evidence, party=found.decision.party, audience=audience)
    return found
