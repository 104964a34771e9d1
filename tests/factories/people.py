"""People to test with: accounts, seats, and a programme that has parties to sit for."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from diptych.apps.programme.domain.members import add_member
from diptych.apps.programme.models import Membership, Programme
from diptych.apps.programme.queries.members import person_of
from diptych.kernel.audit import Actor
from diptych.kernel.permissions.domain.accounts import keep_profile
from diptych.kernel.permissions.person import Person
from tests.factories.registers import NOW, keep, source

SECRET = "a-long-secret-7"
BY = Actor.command("members add")


def programme(id: str = "ru-cn", *parties: str) -> Programme:
    """A programme and its parties, RU and CN unless named."""
    keep("source", source(f"source-of-{id}"))
    keep("programme", _programme(id, parties or ("RU", "CN")))
    return Programme.objects.get(pk=id)


def _programme(id: str, parties: tuple[str, ...]) -> dict[str, Any]:
    names = [{"text": f"Programme {id}", "lang": "en"}]
    return {
        "id": id,
        "names": names,
        "parties": [{"country": code} for code in parties],
        "sources": [f"source-of-{id}"],
    }


def account(name: str = "anna", full_name: str = "Анна Ли", *, email: str = "", language: str = "en") -> User:
    """An account that signs in with SECRET, hashed as quickly as the settings of the test allow."""
    user = User.objects.create_user(name, email=email, password=SECRET, first_name=full_name)
    keep_profile(user, language=language)
    if email:
        from diptych.kernel.permissions.domain.accounts import keep_address

        keep_address(user, email)
    return user


def seat(user: User, *roles: str, party: str = "RU", programme: str = "ru-cn") -> list[Membership]:
    """Seats for somebody, given by whoever runs the machine."""
    return [add_member(user=user, programme=programme, party=party, role=role, by=BY, at=NOW) for role in roles]


def member(name: str, *roles: str, party: str = "RU", programme: str = "ru-cn", **more: Any) -> Person:
    """Somebody with an account and seats, as predicates see them."""
    user = account(name, **more)
    seat(user, *roles, party=party, programme=programme)
    return person_of(user)
