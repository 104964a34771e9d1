"""The inbox: what waits for somebody, for their party, and for others, since when and until when.

It is made from the rows as they stand, so nothing has to be ticked off: what was done is gone from it.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Window

from diptych.apps.programme.models import Party
from diptych.apps.slate.enums import InterestState, Joint, TrackState
from diptych.apps.slate.models import (
    Assignment,
    Condition,
    Decision,
    InformationRequest,
    Proposal,
    ProposalProducer,
    Track,
)
from diptych.apps.slate.permissions import STAFF, asked_of
from diptych.apps.slate.transitions import ENDED, PUBLISHED
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
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

    Of a party's an index is read as far as rows are shown, and how many there are is counted beside; what is somebody's
    own is read whole. Two queries for whoever sits for nobody, one more for a reviewer; for a party of which somebody
    reads everything, five where nothing waits and fourteen where something of every kind does.
    """
    seats = sorted({(seat.programme, seat.party) for seat in person.seats if seat.role in STAFF})
    make = _Maker(at, limit)
    assigned = make.own(_assignments(person))
    produced = make.own(_own(person))
    mine = [
        make.rest("declare", (row for row in assigned if row.interest == InterestState.UNDECLARED), _of_assignment),
        make.rest("write_review", (row for row in assigned if row.interest == InterestState.CLEAR), _of_assignment),
        make.rest("answer", make.own(_requests(person)), _of_request),
        make.rest(
            "begin_production", (row for row in produced if row.joint == Joint.PROVISIONALLY_APPROVED), _of_proposal
        ),
        make.rest("finish_draft", (row for row in produced if row.joint == Joint.DRAFT), _of_proposal),
    ]
    party, waiting = [], []
    for programme, code in seats:
        counts = _counts(programme, code)
        party += _party(make, programme, code, counts)
        waiting += _others(make, programme, code, counts)
    waiting.append(make.rest("authorities", (row for row in produced if row.joint in WITH_AUTHORITIES), _of_proposal))
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
        to_proposal="proposal__",
        columns=("party", "assigned_at", "due", "interest"),
        order=_due_first("due", "assigned_at", "pk"),
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

    def group(
        self,
        name: str,
        rows: QuerySet[Any],
        read: Callable[[Any], dict[str, Any]],
        party: str = "",
        count: int | None = None,
    ) -> Group:
        """The first rows and their number: two queries, or one where there are none or ``count`` is known.

        Which ones are shown is chosen before anything is joined to them: the joins are what costs.
        """
        if count == 0:
            return self.rest(name, (), read, party)
        chosen = rows.order_by(*SHAPES[rows.model].order).values("pk")
        if count is None:
            found = list(chosen.annotate(all=Window(Count("pk"))).values_list("pk", "all")[: self.limit])
            if not found:
                return self.rest(name, (), read, party)
            count = found[0][1]
            shown = self.whole(rows.model._default_manager.filter(pk__in=[pk for pk, _all in found]))
        else:
            shown = self.whole(rows.model._default_manager.filter(pk__in=chosen[: self.limit]))
        return self.rest(name, shown, read, party, count)

    def own(self, rows: QuerySet[Any]) -> list[Any]:
        """All rows, those due first first; one query."""
        return list(self.whole(rows))

    def whole(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows with all that a task shows of them and of their proposals."""
        shape = SHAPES[rows.model]
        columns = (*shape.columns, *(f"{shape.to_proposal}{column}" for column in SHOWN))
        found = rows.only(*columns).order_by(*shape.order)
        return found.select_related(*filter(None, [shape.to_proposal.removesuffix("__")]))

    def rest(
        self,
        name: str,
        rows: Iterable[Any],
        read: Callable[[Any], dict[str, Any]],
        party: str = "",
        count: int | None = None,
    ) -> Group:
        """A group of rows that are read already, and all there are unless ``count`` says otherwise."""
        found = list(rows)
        return Group(
            name=name,
            party=party,
            rows=tuple(self.task(**{"kind": name, "party": party, **read(row)}) for row in found[: self.limit]),
            count=len(found) if count is None else count,
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
    """What they were asked to review and have not handed in; whoever has not declared interests cannot have."""
    found = Assignment.objects.filter(asked_of(person), ended_at=None, review__submitted_at=None)
    return found.exclude(proposal__joint__in=ENDED)


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


def _own(person: Person) -> QuerySet[Proposal]:
    waiting = (Joint.PROVISIONALLY_APPROVED, Joint.DRAFT, *WITH_AUTHORITIES)
    return Proposal.objects.filter(pk__in=_produced(person), joint__in=waiting)


def _of_proposal(row: Proposal) -> dict[str, Any]:
    return {"proposal": row, "since": row.changed_at if row.joint == Joint.DRAFT else row.joint_since}


# My party's -----------------------------------------------------------------------------------------------------------


def _tracks(programme: str, party: str, state: str) -> QuerySet[Track]:
    return Track.objects.filter(programme=programme, party=party, state=state)


def _of_track(row: Track) -> dict[str, Any]:
    return {"proposal": row.proposal, "party": row.party, "since": row.since, "deadline": row.deadline}


def _counts(programme: str, party: str) -> dict[str, int]:
    """How many tracks of a party are in each state; one query, which reads nothing but an index."""
    tracks = Track.objects.filter(programme=programme, party=party, state__in=(*TURN, TrackState.ASKED))
    return dict(tracks.values_list("state").annotate(Count("pk")).order_by())


def _party(make: _Maker, programme: str, party: str, counts: Mapping[str, int]) -> list[Group]:
    found = [
        make.group(TURN[state], _tracks(programme, party, state), _of_track, party, counts.get(state, 0))
        for state in (TrackState.APPEALED, TrackState.CHECKING, TrackState.REVIEWING)
    ]
    # What has a day is published by itself.
    has_day = Decision.objects.filter(
        proposal=OuterRef("proposal"), party=party, ended_at=None, published_at=None, publish_on__isnull=False
    )
    decided = _tracks(programme, party, TrackState.DECIDED).exclude(Exists(has_day))
    found.append(make.group(TURN[TrackState.DECIDED], decided, _of_track, party))
    disagreement = Proposal.objects.filter(programme=programme, joint=Joint.DISAGREEMENT)
    found.append(make.group("disagreement", disagreement, _of_proposal, party))
    conditions = _conditions(make, programme, party)
    # Counted by itself: over the rows, SQLite would read the tables from their other end.
    found.append(make.group("condition", conditions, _of_condition, party, conditions.count()))
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


def _others(make: _Maker, programme: str, party: str, counts: Mapping[str, int]) -> list[Group]:
    """What a party waits for: producers whom it asked, and parties that have not said their word while it has."""
    said = Track.objects.filter(proposal=OuterRef("proposal"), party=party, state__in=PUBLISHED)
    others = Party.objects.filter(programme=programme).exclude(country=party).values("country")
    tracks = Track.objects.filter(Exists(said), programme=programme, party__in=others, state__in=TURN)
    return [
        make.group(
            "producers_answer",
            _tracks(programme, party, TrackState.ASKED),
            _of_track,
            party,
            counts.get(TrackState.ASKED, 0),
        ),
        make.group("other_party", tracks, _of_other, party),
    ]


OTHER = {TrackState.CHECKING: "other_check", TrackState.APPEALED: "other_appeal"}


def _of_other(row: Track) -> dict[str, Any]:
    """Whether another party has decided and not published does not show: it is still reviewing."""
    told = {"proposal": row.proposal, "party": row.party, "since": row.shown_since, "deadline": row.deadline}
    return {**told, "kind": OTHER.get(TrackState(row.state), "other_review")}
