"""Accounts of a demonstration: one for each role of each party, and a producer of each country."""

from __future__ import annotations

from babel.languages import get_official_languages
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import transaction

from diptych.apps.programme.domain.members import add_member
from diptych.apps.programme.models import Party
from diptych.engines.values.record import Record
from diptych.kernel.permissions.domain.accounts import keep_address, note_account
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.audit import Actor

PRODUCER = "producer"
"""What somebody is who sits for no party, in the names of these accounts."""


class Shown(Record):
    """One account of the demonstration."""

    name: str
    party: str
    role: str
    """A role, or ``producer``."""
    language: str


def make_demonstration(*, programme: str, password: str, by: Actor, at: datetime) -> list[Shown]:
    """Make the accounts, all with one password, each reading the language of its country where the site has it.

    Side effects: accounts, profiles, addresses nobody has, and seats are there, each with entries of the ledger.
    """
    hashed = make_password(password)
    made = []
    with transaction.atomic():
        parties = Party.objects.filter(programme=programme).order_by("position")
        for country in parties.values_list("country", flat=True):
            language = language_of(country)
            for role in (*Role, PRODUCER):
                name = f"{country.lower()}-{role}"
                email = f"{name}@example.org"
                called = f"{str(role).capitalize()} {country}"
                user = User.objects.create(username=name, first_name=called, email=email, password=hashed)
                note_account(user, language=language, by=by, at=at)
                keep_address(user, email)
                if role != PRODUCER:
                    add_member(user=user, programme=programme, party=country, role=role, by=by, at=at)
                made.append(Shown(name=name, party=country, role=str(role), language=language))
    return made


def language_of(country: str) -> str:
    """The language of the site that a country has as its own; that of the settings where it has none of them."""
    official = get_official_languages(country)
    codes = [code for code, _name in settings.LANGUAGES if code.partition("-")[0] in official]
    return codes[0] if codes else settings.LANGUAGE_CODE
