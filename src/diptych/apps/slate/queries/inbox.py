"""The inbox: what waits for somebody, for their party, and for others, since when and until when.

It is made from the rows as they stand, so nothing has to be ticked off: what was done is gone from it.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, F, OuterRef

from diptych.apps.programme.models import Party
from diptych.apps.slate.enums import InterestState, Joint, TrackState
from diptych.apps.slate.models import Assignment, Condition, InformationRequest, Proposal, ProposalProducer, Track
from diptych.apps.slate.permissions import STAFF
from diptych.apps.slate.transitions import ENDED, PUBLISHED
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from typing import Any
    from uuid import UUID

    from django.db.models import Model, QuerySet

    from diptych.kernel.permissions.person import Person

LIMIT = 20
"""Rows shown of each kind; how many there are is always said."""

SOON = timedelta(days=30)
"""Conditions that are due later do not wait yet."""

TURN = {
    TrackState.CHECKING: "check",
    TrackState.REVIEWING: "review",
    TrackState.DECIDED: "publish",
    TrackState.APPEALED: "settle_appeal",
}
"""What is to be done by a party, by the state of its track. Of ``review`` a row says more: see :class:`Task`."""

WITH_AUTHORITIES = (
    *(Joint.IN_CHECK, Joint.UNDER_REVIEW, Joint.HALF_DECIDED, Joint.DISAGREEMENT, Joint.UNDER_APPEAL, Joint.REOPENED),
    *(Joint.FINAL_CHECK, Joint.FINAL_REVIEW),
)


class Task(Record):
    """One thing that waits for somebody."""

    kind: str
    """Mine: ``declare``, ``write_review``, ``answer`` (a request of ``party``), ``begin_production``, ``finish_draft``.
    My party's: ``check``, ``assign`` (nobody reviews it yet), ``await_reviews``, ``decide``, ``publish``,
    ``settle_appeal``, ``disagreement``, ``condition``. Others': ``producers_answer``, ``other_check``,
    ``other_review``, ``other_appeal``, ``authorities``."""
    proposal: UUID
    reference: str
    titles: tuple[tuple[str, str], ...]
    """Language and title, the original first."""
    form: str
    joint: str
    party: str
    """Whose it is; for ``answer`` who asks, for others' who is waited for."""
    since: datetime
    deadline: date | None
    overdue: bool
    thing: UUID | int | None = None
    """The assignment, request or condition, where it is one."""
    open_reviews: int = 0
    """Reviews of this party and stage that are waited for."""


class Group(Record):
    """Rows of one kind, those due first first, and how many there are in all."""

    name: str
    party: str
    rows: tuple[Task, ...]
    count: int


class Inbox(Record):
    """What waits, and for whom."""

    mine: tuple[Group, ...]
    party: tuple[Group, ...]
    waiting: tuple[Group, ...]
    """For the producers, for other parties, or, seen by producers, for the authorities."""

    @property
    def counts(self) -> dict[str, int]:
        """How much waits, by part of the inbox."""
        return {name: sum(group.count for group in getattr(self, name)) for name in ("mine", "party", "waiting")}


def inbox(person: Person, *, at: datetime, limit: int = LIMIT) -> Inbox:
    """What waits for somebody, for their parties and for others. Groups without rows are left out.

    Six queries for whoever sits for nobody, nine more for each party somebody reads everything of, one more for each
    group of which not every row is shown; all go by an index and read as far as they show.
    """
    seats = sorted({(seat.programme, seat.party) for seat in person.seats if seat.role in STAFF})
    make = _Maker(at, limit)
    mine = [
        make.group("declare", _assignments(person).filter(interest=InterestState.UNDECLARED), _of_assignment),
        make.group("write_review", _reviews_due(person), _of_assignment),
        make.group("answer", _requests(person), _of_request),
        make.group("begin_production", _own(person, Joint.PROVISIONALLY_APPROVED), _of_proposal),
        make.group("finish_draft", _own(person, Joint.DRAFT), _of_proposal),
    ]
    party = [group for programme, code in seats for group in _party(make, programme, code)]
    waiting = [group for programme, code in seats for group in _others(make, programme, code)]
    waiting.append(make.group("authorities", _own(person, *WITH_AUTHORITIES), _of_proposal))
    parts = (tuple(group for group in part if group.count) for part in (mine, party, waiting))
    return Inbox(**dict(zip(("mine", "party", "waiting"), parts, strict=True)))


SHOWN = ("id", "reference", "titles", "form", "joint", "joint_since", "changed_at")
"""What a row shows of its proposal."""


class Shape(Record):
    """How rows of a table become tasks: the way to their proposal, the columns they need beside it, their order."""

    to_proposal: str
    columns: tuple[str, ...]
    order: tuple[Any, ...]


def _due_first(column: str, *then: str) -> tuple[Any, ...]:
    return F(column).asc(nulls_last=True), *then


SHAPES: dict[type[Model], Shape] = {
    Proposal: Shape(to_proposal="", columns=(), order=("joint_since", "id")),
    Track: Shape(
        to_proposal="proposal__",
        columns=("party", "state", "stage", "since", "shown_since", "deadline"),
        # Not by ``since``: of another party that would tell when it decided.
        order=_due_first("deadline", "shown_since", "pk"),
    ),
    Assignment: Shape(
        to_proposal="proposal__", columns=("party", "assigned_at", "due"), order=_due_first("due", "assigned_at", "pk")
    ),
    InformationRequest: Shape(
        to_proposal="proposal__", columns=("party", "asked_at", "due"), order=_due_first("due", "asked_at", "pk")
    ),
    Condition: Shape(
        to_proposal="decision__proposal__",
        columns=("due", "decision__published_at", "decision__party"),
        order=("due", "pk"),
    ),
}


class _Maker:
    """Makes groups of tasks from queries."""

    def __init__(self, at: datetime, limit: int) -> None:
        self.at, self.limit = at, limit

    def group(self, name: str, rows: QuerySet[Any], read: Callable[[Any], dict[str, Any]], party: str = "") -> Group:
        """One or two queries: the rows, and their number where more were found than are shown.

        Which ones are shown is chosen before anything is joined to them: the joins are what costs.
        """
        shape = SHAPES[rows.model]
        chosen = rows.order_by(*shape.order).values("pk")[: self.limit + 1]
        columns = (*shape.columns, *(f"{shape.to_proposal}{column}" for column in SHOWN))
        found = rows.model._default_manager.filter(pk__in=chosen).only(*columns).order_by(*shape.order)
        found = list(found.select_related(*filter(None, [shape.to_proposal.removesuffix("__")])))
        count = len(found) if len(found) <= self.limit else rows.order_by().count()
        return Group(
            name=name,
            party=party,
            rows=tuple(self.task(**{"kind": name, "party": party, **read(row)}) for row in found[: self.limit]),
            count=count,
        )

    def task(self, proposal: Proposal, deadline: date | None = None, **more: Any) -> Task:
        return Task(
            proposal=proposal.pk,
            reference=proposal.reference,
            titles=tuple((lang, text) for lang, text in proposal.titles),
            form=proposal.form,
            joint=proposal.joint,
            deadline=deadline,
            overdue=deadline is not None and deadline < self.at.date(),
            **more,
        )


# Mine -----------------------------------------------------------------------------------------------------------------


def _assignments(person: Person) -> QuerySet[Assignment]:
    return Assignment.objects.filter(reviewer=person.id, ended_at=None).exclude(proposal__joint__in=ENDED)


def _reviews_due(person: Person) -> QuerySet[Assignment]:
    return _assignments(person).filter(interest=InterestState.CLEAR, review__submitted_at=None)


def _of_assignment(row: Assignment) -> dict[str, Any]:
    told = {"proposal": row.proposal, "party": row.party, "since": row.assigned_at, "deadline": row.due}
    return {**told, "thing": row.pk}


def _produced(person: Person) -> QuerySet[ProposalProducer, Any]:
    return ProposalProducer.objects.filter(user=person.id, until=None).values("proposal")


def _requests(person: Person) -> QuerySet[InformationRequest]:
    return InformationRequest.objects.filter(proposal__in=_produced(person), answered_at=None)


def _of_request(row: InformationRequest) -> dict[str, Any]:
    told = {"proposal": row.proposal, "party": row.party, "since": row.asked_at, "deadline": row.due}
    return {**told, "thing": row.pk}


def _own(person: Person, *joint: Joint) -> QuerySet[Proposal]:
    return Proposal.objects.filter(pk__in=_produced(person), joint__in=joint)


def _of_proposal(row: Proposal) -> dict[str, Any]:
    return {"proposal": row, "since": row.changed_at if row.joint == Joint.DRAFT else row.joint_since}


# My party's -----------------------------------------------------------------------------------------------------------


def _tracks(programme: str, party: str, *states: str) -> QuerySet[Track]:
    return Track.objects.filter(programme=programme, party=party, state__in=states)


def _of_track(row: Track) -> dict[str, Any]:
    return {"proposal": row.proposal, "party": row.party, "since": row.since, "deadline": row.deadline}


def _party(make: _Maker, programme: str, party: str) -> list[Group]:
    found = [
        make.group(TURN[state], _tracks(programme, party, state), _of_track, party)
        for state in (TrackState.APPEALED, TrackState.CHECKING, TrackState.REVIEWING, TrackState.DECIDED)
    ]
    disagreement = Proposal.objects.filter(programme=programme, joint=Joint.DISAGREEMENT)
    found.append(make.group("disagreement", disagreement, _of_proposal, party))
    found.append(make.group("condition", _conditions(make, programme, party), _of_condition, party))
    return [_with_reviews(group, party) if group.name == "review" else group for group in found]


def _conditions(make: _Maker, programme: str, party: str) -> QuerySet[Condition]:
    """Conditions of a party that hold, are neither met nor waived, and are due soon or were."""
    return Condition.objects.filter(
        met_at=None,
        due__lte=make.at.date() + SOON,
        decision__published_at__isnull=False,
        decision__party=party,
        decision__ended_at=None,
        decision__proposal__programme=programme,
    ).exclude(decision__proposal__joint__in=(Joint.WITHDRAWN, Joint.LAPSED, Joint.REFUSED))


def _of_condition(row: Condition) -> dict[str, Any]:
    told = {"proposal": row.decision.proposal, "since": row.decision.published_at, "deadline": row.due}
    return {**told, "thing": row.pk}


def _with_reviews(group: Group, party: str) -> Group:
    """What is under review: are reviewers to be asked, or waited for, or can a decision be made? One query."""
    asked: dict[UUID, list[bool]] = {}
    rows = Assignment.objects.exclude(interest=InterestState.CONFLICT).filter(
        proposal__in=[row.proposal for row in group.rows],
        party=party,
        ended_at=None,
        proposal__tracks__party=party,
        stage=F("proposal__tracks__stage"),
    )
    for proposal, submitted in rows.values_list("proposal", "review__submitted_at"):
        asked.setdefault(proposal, []).append(submitted is None)
    return group.replace(
        rows=tuple(
            row.replace(kind=_review_kind(asked.get(row.proposal)), open_reviews=sum(asked.get(row.proposal, ())))
            for row in group.rows
        )
    )


def _review_kind(asked: list[bool] | None) -> str:
    if not asked:
        return "assign"
    return "await_reviews" if any(asked) else "decide"


# Others' --------------------------------------------------------------------------------------------------------------


def _others(make: _Maker, programme: str, party: str) -> list[Group]:
    """What a party waits for: producers whom it asked, and parties that have not said their word while it has."""
    said = Track.objects.filter(proposal=OuterRef("proposal"), party=party, state__in=PUBLISHED)
    others = Party.objects.filter(programme=programme).exclude(country=party).values("country")
    tracks = Track.objects.filter(Exists(said), programme=programme, party__in=others, state__in=TURN)
    return [
        make.group("producers_answer", _tracks(programme, party, TrackState.ASKED), _of_track, party),
        make.group("other_party", tracks, _of_other, party),
    ]


OTHER = {TrackState.CHECKING: "other_check", TrackState.APPEALED: "other_appeal"}


def _of_other(row: Track) -> dict[str, Any]:
    """Whether another party has decided and not published does not show: it is still reviewing."""
    told = {"proposal": row.proposal, "party": row.party, "since": row.shown_since, "deadline": row.deadline}
    return {**told, "kind": OTHER.get(TrackState(row.state), "other_review")}
