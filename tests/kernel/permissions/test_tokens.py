"""Tokens open what their owner may do, for one party, for a time, and are kept as digests alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.models import Entry
from diptych.kernel.permissions.domain import tokens
from diptych.kernel.permissions.domain.tokens import issue_token, note_use, revoke_token
from diptych.kernel.permissions.models import Token
from diptych.kernel.permissions.person import Person, Role, Seat
from diptych.kernel.permissions.queries.tokens import token_behind, tokens_for, tokens_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
YEAR = timedelta(days=365)
ACTS = ("read", "decide")


def somebody(name: str, *roles: Role, party: str = "RU") -> Person:
    user = User.objects.create(username=name)
    seats = tuple(Seat("ru-cn", party, role) for role in roles)
    return Person(id=user.pk, name=name, label=name.title(), language="ru", seats=seats)


def issue(by: Person, **instead: Any) -> tuple[Token, str]:
    options = {"programme": "ru-cn", "party": "RU", "acts": ["read"], "known": ACTS, "label": "figures"}
    return issue_token(**{**options, "expires_at": NOW + YEAR, "by": by, "at": NOW, **instead})


def test_secret_leads_to_its_token_and_is_not_kept(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    token, secret = issue(somebody("anna", Role.ANALYST), label="  figures\n of the week ")
    with django_assert_num_queries(1):
        found = token_behind(secret, at=NOW)
        assert found is not None
        assert found.user.username == "anna"
    assert (found, token.prefix, token.label, token.acts) == (token, secret[:10], "figures of the week", ["read"])
    assert secret not in str(Token.objects.values()) + str(list(Entry.objects.values()))
    assert len(secret) == 47


@pytest.mark.parametrize("asked", ["", "dip_", "x" * 10_000, "dip_ж", "dip_\0"])
def test_what_is_no_secret_leads_nowhere(asked: str) -> None:
    issue(somebody("anna", Role.ANALYST))
    assert token_behind(asked, at=NOW) is None


def test_token_ends_by_its_term_by_revocation_and_with_the_account() -> None:
    anna = somebody("anna", Role.ANALYST)
    (expiring, first), (revoked, second), (_closed, third) = [issue(anna) for _ in range(3)]
    assert token_behind(first, at=expiring.expires_at - timedelta(seconds=1)) == expiring
    assert token_behind(first, at=expiring.expires_at) is None
    revoke_token(revoked.pk, by=anna, at=NOW)
    assert token_behind(second, at=NOW) is None
    assert tokens_of(anna.id, at=NOW).count() == 2
    User.objects.update(is_active=False)
    assert token_behind(third, at=NOW) is None


@pytest.mark.parametrize(
    ("instead", "code"),
    [
        ({"party": "CN"}, "not_allowed"),
        ({"programme": "nl-cn"}, "not_allowed"),
        ({"acts": []}, "token_without_acts"),
        ({"acts": ["read", "burn"]}, "no_act"),
        ({"label": " \n"}, "token_without_label"),
        ({"expires_at": NOW}, "token_lasts"),
        ({"expires_at": NOW + YEAR + timedelta(seconds=1)}, "token_lasts"),
    ],
)
def test_what_cannot_be_issued_is_refused(instead: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as caught:
        issue(somebody("anna", Role.ANALYST), **instead)
    assert caught.value.code == code
    assert not Token.objects.exists()


def test_there_is_an_end_to_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST", 1)
    anna = somebody("anna", Role.ANALYST)
    issue(anna)
    with pytest.raises(Refused, match="too_many_tokens"):
        issue(anna)


def test_coordinators_revoke_for_their_party_and_nobody_else_does() -> None:
    token, secret = issue(somebody("anna", Role.ANALYST))
    for stranger in (somebody("oleg", Role.OFFICER), somebody("li", Role.COORDINATOR, party="CN"), somebody("none")):
        with pytest.raises(Refused, match="no_token"):
            revoke_token(token.pk, by=stranger, at=NOW)
    head = somebody("vera", Role.COORDINATOR)
    assert list(tokens_for("ru-cn", "RU", at=NOW)) == [token]
    revoke_token(token.pk, by=head, at=NOW)
    revoke_token(token.pk, by=head, at=NOW + timedelta(hours=1))
    assert Token.objects.get().revoked_at == NOW
    assert token_behind(secret, at=NOW) is None
    entries = list(Entry.objects.order_by("sequence").values_list("action", "actor_id", "audience"))
    assert entries == [("permissions.issue_token", "anna", "RU"), ("permissions.revoke_token", "vera", "RU")]


def test_producers_without_a_seat_have_tokens_of_which_no_party_is_told() -> None:
    token, secret = issue(somebody("lin"), party="")
    assert token_behind(secret, at=NOW) == token
    assert list(Entry.objects.values_list("action", "party", "audience")) == [("permissions.issue_token", "", "house")]


def test_use_is_remembered_by_the_hour() -> None:
    token, _secret = issue(somebody("anna", Role.ANALYST))
    assert note_use(token, at=NOW) is True
    assert note_use(token, at=NOW + timedelta(minutes=29)) is False
    assert Token.objects.get().used_at == NOW.replace(minute=0)
    assert note_use(token, at=NOW + timedelta(hours=1)) is True


@pytest.mark.parametrize("values", [{"acts": []}, {"expires_at": NOW + 2 * YEAR}, {"expires_at": NOW}])
def test_database_itself_refuses_what_no_token_may_be(values: dict[str, Any]) -> None:
    issue(somebody("anna", Role.ANALYST))
    with pytest.raises(IntegrityError), transaction.atomic():
        Token.objects.update(**values)
