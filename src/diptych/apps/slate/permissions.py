"""Who may do what on the slate: the predicates, and the table of actions.

Producers act on proposals of their own; members act for a party, so theirs are actions on its track.
"""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Exists, OuterRef, Q

from diptych.apps.programme.models import Membership
from diptych.apps.slate.enums import InterestState
from diptych.apps.slate.models import Assignment, Message, PartyTerms, Proposal, ProposalProducer, Round, Track
from diptych.kernel.permissions.person import Person, Role
from diptych.kernel.permissions.predicates import NOTHING, Predicate, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

STAFF = (Role.COORDINATOR, Role.OFFICER, Role.ANALYST)
"""Roles that read every proposal that was filed, with all of their own side."""
DECIDING = (Role.COORDINATOR, Role.OFFICER)


def _open_seats(programme: str, roles: tuple[Role, ...], party: str | None = None) -> Q:
    seats = Membership.objects.filter(programme=programme, role__in=roles, until=None)
    return Q(pk__in=(seats.filter(party=party) if party else seats).values("user"))


# Producers ------------------------------------------------------------------------------------------------------------


def _producing(**more: Any) -> Predicate[Proposal]:
    def rows() -> Any:
        return ProposalProducer.objects.filter(until=None, **more)

    def holds(person: Person, proposal: Proposal) -> bool:
        return any(
            row.user_id == person.id and row.until is None and all(getattr(row, name) == more[name] for name in more)
            for row in proposal.producers.all()
        )

    return Predicate(
        holds,
        lambda person: Q(pk__in=rows().filter(user=person.id).values("proposal")),
        lambda proposal: Q(pk__in=rows().filter(proposal=proposal).values("user")),
    )


PRODUCER = _producing()
LEAD = _producing(is_lead=True)


# Members --------------------------------------------------------------------------------------------------------------


def _things_by_seat(person: Person, roles: tuple[Role, ...], condition: Callable[[str, str], Q]) -> Q:
    found = NOTHING
    for seat in sorted({(seat.programme, seat.party) for seat in person.seats if seat.role in roles}):
        found = condition(*seat) if found == NOTHING else found | condition(*seat)
    return found


def reads_filed(*roles: Role) -> Predicate[Proposal]:
    """Members of any party of the programme, once the proposal was filed: filing is to all of them."""
    return Predicate(
        lambda person, proposal: proposal.filed_at is not None and person.has(*roles, programme=proposal.programme_id),
        lambda person: _things_by_seat(
            person, roles, lambda programme, _party: Q(programme=programme, filed_at__isnull=False)
        ),
        lambda proposal: _open_seats(proposal.programme_id, roles) if proposal.filed_at else NOTHING,
    )


def sits_for(*roles: Role) -> Predicate[Track]:
    """Members of the party whose track it is, once the proposal was filed."""
    return Predicate(
        lambda person, track: (
            track.proposal.filed_at is not None
            and person.has(*roles, programme=track.proposal.programme_id, party=track.party)
        ),
        lambda person: _things_by_seat(
            person,
            roles,
            lambda programme, party: Q(proposal__programme=programme, proposal__filed_at__isnull=False, party=party),
        ),
        lambda track: (
            _open_seats(track.proposal.programme_id, roles, track.party) if track.proposal.filed_at else NOTHING
        ),
    )


# Reviewers ------------------------------------------------------------------------------------------------------------


def asked_of(person: Person) -> Q:
    """What somebody was asked to review for parties that they still review for; a condition on assignments.

    Whoever has lost the seat sees nothing more of what they were asked in it, though nobody may have released them.
    """
    theirs = _things_by_seat(
        person, (Role.REVIEWER,), lambda programme, party: Q(proposal__programme=programme, party=party)
    )
    return theirs if theirs == NOTHING else theirs & Q(reviewer=person.id)


def _is_asked(person: Person, row: Assignment, programme: str) -> bool:
    asked = row.reviewer_id == person.id and row.ended_at is None
    return asked and person.has(Role.REVIEWER, programme=programme, party=row.party)


def _reviewed(person: Person) -> Q:
    asked = asked_of(person)
    rows = Assignment.objects.filter(asked, interest=InterestState.CLEAR, ended_at=None)
    return asked if asked == NOTHING else Q(pk__in=rows.values("proposal"))


def _reviewers(proposal: Proposal) -> Q:
    seats = Membership.objects.filter(
        user=OuterRef("reviewer"),
        programme=proposal.programme_id,
        party=OuterRef("party"),
        role=Role.REVIEWER,
        until=None,
    )
    rows = Assignment.objects.filter(Exists(seats), proposal=proposal, interest=InterestState.CLEAR, ended_at=None)
    return Q(pk__in=rows.values("reviewer"))


REVIEWER: Predicate[Proposal] = Predicate(
    lambda person, proposal: any(
        row.interest == InterestState.CLEAR and _is_asked(person, row, proposal.programme_id)
        for row in proposal.assignments.all()
    ),
    _reviewed,
    _reviewers,
)
"""Whoever reviews it for a party they sit for, and has said that nothing ties them to it."""

OWN_ASSIGNMENT: Predicate[Assignment] = Predicate(
    lambda person, assignment: _is_asked(person, assignment, assignment.proposal.programme_id),
    lambda person: asked_of(person) & Q(ended_at=None),
    lambda assignment: (
        Q(pk=assignment.reviewer_id) & _open_seats(assignment.proposal.programme_id, (Role.REVIEWER,), assignment.party)
        if assignment.ended_at is None
        else NOTHING
    ),
)

# Rounds and terms -----------------------------------------------------------------------------------------------------


def keeps_rounds(*roles: Role) -> Predicate[Round]:
    return Predicate(
        lambda person, round: person.has(*roles, programme=round.programme_id),
        lambda person: _things_by_seat(person, roles, lambda programme, _party: Q(programme=programme)),
        lambda round: _open_seats(round.programme_id, roles),
    )


def keeps_terms(*roles: Role) -> Predicate[PartyTerms]:
    return Predicate(
        lambda person, terms: person.has(*roles, programme=terms.programme_id, party=terms.party),
        lambda person: _things_by_seat(person, roles, lambda programme, party: Q(programme=programme, party=party)),
        lambda terms: _open_seats(terms.programme_id, roles, terms.party),
    )


# Tables ---------------------------------------------------------------------------------------------------------------

PROPOSAL = Table(
    see_proposal=PRODUCER | reads_filed(*STAFF) | REVIEWER,
    see_revisions=PRODUCER | reads_filed(*STAFF) | REVIEWER,
    write_between_parties=reads_filed(*DECIDING),
    write_to_party=PRODUCER,
    edit_proposal=PRODUCER,
    duplicate_proposal=PRODUCER,
    invite_producer=PRODUCER,
    leave_proposal=PRODUCER,
    hand_over=LEAD,
    file_proposal=LEAD,
    answer_request=LEAD,
    notify_change=LEAD,
    begin_production=LEAD,
    reach_milestone=PRODUCER,
    file_final=LEAD,
    appeal=LEAD,
    withdraw_proposal=LEAD,
    delete_draft=LEAD,
)
"""What is done to a proposal."""

TRACK = Table(
    see_side=sits_for(*STAFF),
    find_complete=sits_for(*DECIDING),
    request_information=sits_for(*DECIDING),
    assign_reviewer=sits_for(Role.COORDINATOR),
    release_reviewer=sits_for(Role.COORDINATOR),
    reopen_review=sits_for(Role.COORDINATOR),
    decide=sits_for(*DECIDING),
    publish_decision=sits_for(*DECIDING),
    take_back_decision=sits_for(*DECIDING),
    settle_appeal=sits_for(*DECIDING),
    settle_condition=sits_for(*DECIDING),
    lapse_proposal=sits_for(Role.COORDINATOR),
    extend_deadline=sits_for(Role.COORDINATOR),
    add_side_document=sits_for(*DECIDING),
    write_internal=sits_for(*STAFF),
    write_to_producers=sits_for(*DECIDING),
    export_side=sits_for(*STAFF),
)
"""What a party does with a proposal: actions on its track."""

ASSIGNMENT = Table(declare_interest=OWN_ASSIGNMENT, write_review=OWN_ASSIGNMENT)
"""What a reviewer does."""

ROUND = Table(
    see_round=keeps_rounds(*STAFF, Role.REVIEWER),
    see_round_page=keeps_rounds(*STAFF),
    change_round=keeps_rounds(Role.COORDINATOR),
)
"""What is done to rounds, beside handing in."""

PARTY_TERMS = Table(set_terms=keeps_terms(Role.COORDINATOR))
"""What is done to the terms of a party."""


def rooms_read(person: Person) -> Q:
    """The messages that somebody may read; a condition on their table."""
    seats = {(seat.programme, seat.party) for seat in person.seats if seat.role in STAFF}
    found = Q(
        room="producers", proposal__in=ProposalProducer.objects.filter(user=person.id, until=None).values("proposal")
    )
    for programme, party in sorted(seats):
        found |= Q(proposal__programme=programme, party=party)
    for programme in sorted({programme for programme, _party in seats}):
        found |= Q(proposal__programme=programme, room="parties")
    return found


def reading_the_ledger(person: Person) -> Person:
    """Somebody with no more than the seats that open the ledger of their side.

    It tells of every proposal, reviewer and decision: a reviewer or an editor of the side reads none of it.
    """
    return replace(person, seats=tuple(seat for seat in person.seats if seat.role in STAFF))


def reads_message(person: Person, message: Message) -> bool:
    """The same of one message; its proposal's producers are read."""
    programme = message.proposal.programme_id
    if message.room == "parties":
        return person.has(*STAFF, programme=programme)
    if person.has(*STAFF, programme=programme, party=message.party):
        return True
    return message.room == "producers" and PRODUCER.holds(person, message.proposal)
