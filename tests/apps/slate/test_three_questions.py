"""Every predicate of the slate says the same from each of its sides: may they, on which things, and who may.

A list, the page behind it and the notices about it go by one each, so they could not differ unless these did.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model, prefetch_related_objects

from diptych.apps.slate.models import Assignment, Message, PartyTerms, Proposal, Round, Track
from diptych.apps.slate.permissions import (
    ASSIGNMENT,
    PARTY_TERMS,
    PROPOSAL,
    ROUND,
    TRACK,
    reads_message,
    rooms_read,
)
from diptych.kernel.permissions.person import Person, Role
from diptych.kernel.permissions.predicates import Table
from tests.apps.slate.queries import secrets
from tests.factories import slate

pytestmark = pytest.mark.django_db

TABLES: dict[type[Model], Table] = {
    Proposal: PROPOSAL,
    Track: TRACK,
    Assignment: ASSIGNMENT,
    Round: ROUND,
    PartyTerms: PARTY_TERMS,
}


@pytest.fixture
def people() -> list[Person]:
    """Everybody there can be: all roles of all parties of two programmes, producers who came and went, and an account
    that is closed. Proposals of every kind are there for them."""
    slate.draft()
    slate.filed()
    slate.withdrawn()
    slate.in_production()
    found = secrets.proposal()
    for interest in ("undeclared", "clear", "conflict"):
        slate.assigned(slate.under_review(interest), "CN", 1, interest=interest)
    left = slate.draft("Без партнёра")
    left.producers.filter(user__username="lin").update(until=slate.NOW)
    assert found.filed_at is not None
    slate.programme("nl-cn", ("NL", "CN"))
    elsewhere = [slate.member("CN", role, number=9, of="nl-cn") for role in Role]
    reviewers = [slate.reviewer(party, number) for party in slate.PARTIES for number in (2, 3)]
    return [*slate.everybody().values(), *elsewhere, *reviewers]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_predicates_agree_with_themselves(model: type[Model], people: list[Person]) -> None:
    table = TABLES[model]
    things: list[Any] = list(model._default_manager.all())
    assert things
    if model is Proposal:
        prefetch_related_objects(things, "producers", "assignments")
    disagreeing = []
    for action in table.actions:
        listed = {
            person.id: set(model._default_manager.filter(table.things(person, action)).values_list("pk", flat=True))
            for person in people
        }
        for thing in things:
            told = set(User.objects.filter(table.people(action, thing)).values_list("pk", flat=True))
            for person in people:
                answers = (table.may(person, action, thing), thing.pk in listed[person.id], person.id in told)
                if len(set(answers)) > 1:
                    disagreeing.append((action, person.name, str(thing), answers))
    assert disagreeing == []


def test_every_action_is_somebodys(people: list[Person]) -> None:
    """No predicate agrees with itself by being false for all."""
    idle = [
        action
        for model, table in TABLES.items()
        for action in table.actions
        if not any(model._default_manager.filter(table.things(person, action)).exists() for person in people)
    ]
    assert idle == []


def test_rooms_agree(people: list[Person]) -> None:
    messages = list(Message.objects.select_related("proposal").prefetch_related("proposal__producers"))
    assert {(row.room, row.party) for row in messages} == {
        (room, party) for room in ("internal", "producers") for party in slate.PARTIES
    }
    for person in people:
        listed = set(Message.objects.filter(rooms_read(person)).values_list("pk", flat=True))
        assert listed == {row.pk for row in messages if reads_message(person, row)}
