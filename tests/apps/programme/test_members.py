"""Seats are given and ended by coordinators of their own party, each time with an entry that this party alone sees."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from diptych.apps.programme.domain.demonstration import make_demonstration
from diptych.apps.programme.domain.members import (
    LIFETIME,
    accept_invitation,
    accept_invitations_for,
    add_member,
    end_membership,
    invite,
    revoke_invitation,
)
from diptych.apps.programme.models import Invitation, Membership
from diptych.apps.programme.queries.mails import mails_seen
from diptych.apps.programme.queries.members import (
    invitation_behind,
    invitations_of,
    members_listed,
    members_of,
    past_members_of,
    people_with,
    person_of,
)
from diptych.apps.programme.signals import invitation_accepted
from diptych.kernel.audit import history_of
from diptych.kernel.notices.models import Mail
from diptych.kernel.permissions.person import Person, Role, Seat
from diptych.kernel.permissions.queries.accounts import actor_of
from tests.factories.people import BY, account, member, programme, seat
from tests.factories.registers import LATER, NOW, at_once, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _programme(db: None) -> None:
    programme()


def given(user: User, role: str = "officer", party: str = "RU", by: Any = BY, programme: str = "ru-cn") -> Membership:
    return add_member(user=user, programme=programme, party=party, role=role, by=by, at=NOW)


def asked(
    by: Any = BY, roles: tuple[str, ...] = ("officer",), party: str = "RU", **more: Any
) -> tuple[Invitation, str]:
    told = {"email": "boris@example.org", "programme": "ru-cn", "language": "ru", "at": NOW, "path": "/ru/i/{}/".format}
    return invite(**{**told, "by": by, "roles": roles, "party": party, **more})


# Seats ----------------------------------------------------------------------------------------------------------------


def test_seat_is_given_and_recorded_for_the_party_alone() -> None:
    user = account()

    membership = given(user, by=member("clara", "coordinator", full_name="Клара Вэй"))

    assert person_of(user).seats == (Seat("ru-cn", "RU", Role.OFFICER),)
    assert membership.given_by == "Клара Вэй"
    entry = history_of(membership).get()
    assert (entry.action, entry.party, entry.audience, entry.programme) == ("programme.add_member", "RU", "RU", "ru-cn")
    assert entry.after == {"member": "anna", "programme": "ru-cn", "party": "RU", "role": "officer"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"programme": "nl-cn"}, "no_programme"),
        ({"party": "NL"}, "no_party"),
        ({"party": ""}, "no_party"),
        ({"role": "minister"}, "no_role"),
    ],
)
def test_seat_that_there_is_not_is_refused_with_those_there_are(change: dict[str, str], code: str) -> None:
    found, facts = refusal(lambda: given(account(), **change))

    assert found == code
    assert facts["known"]
    assert not Membership.objects.exists()


@pytest.mark.parametrize("roles", ["officer", "reviewer", "curator", "programmer", "analyst", "editor"])
def test_who_is_no_coordinator_gives_no_seats(roles: str) -> None:
    person, user = member("clara", roles), account()

    assert refusal(lambda: given(user, by=person))[0] == "not_allowed"


def test_coordinator_gives_no_seats_of_the_other_party() -> None:
    person, user = member("clara", "coordinator", party="CN"), account()

    assert refusal(lambda: given(user, by=person))[0] == "not_allowed"
    assert refusal(lambda: asked(by=person))[0] == "not_allowed"


def test_coordinator_of_another_programme_gives_no_seats() -> None:
    programme("ru-de", "RU", "DE")
    person, user = member("clara", "coordinator", programme="ru-de"), account()

    assert refusal(lambda: given(user, by=person))[0] == "not_allowed"


def test_administrator_gives_seats_of_every_party() -> None:
    person = Person(id=1, name="root", label="Root", language="en", is_administrator=True)

    given(account(), party="CN", by=person)

    assert members_of("ru-cn", "CN").count() == 1


def test_one_seat_is_held_once() -> None:
    user = account()
    given(user)

    assert refusal(lambda: given(user))[0] == "member_there"
    given(user, "reviewer")
    given(user, party="CN")
    assert len(person_of(user).seats) == 3


def test_seat_ends_and_may_be_given_again() -> None:
    user = account()
    membership = given(user)

    end_membership(membership=membership, by=BY, at=LATER, reason="moved on")

    assert person_of(user).seats == ()
    assert list(members_of("ru-cn")) == []
    assert list(past_members_of("ru-cn", "RU")) == [membership]
    assert history_of(membership).values_list("reason", flat=True).last() == "moved on"
    assert refusal(lambda: end_membership(membership=membership, by=BY, at=LATER))[0] == "no_member"
    given(user)
    assert person_of(user).has(Role.OFFICER)


def test_last_coordinator_stays_unless_whoever_runs_the_machine_ends_it() -> None:
    clara = member("clara", "coordinator")
    first = members_of("ru-cn").get()

    assert refusal(lambda: end_membership(membership=first, by=clara, at=LATER))[0] == "last_coordinator"
    second = given(account("boris"), "coordinator", by=clara)
    end_membership(membership=first, by=clara, at=LATER)
    end_membership(membership=second, by=BY, at=LATER)
    assert list(members_of("ru-cn")) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_who_end_each_others_seats_at_once_one_stays() -> None:
    anna, boris = member("anna", "coordinator"), member("boris", "coordinator")
    of_anna, of_boris = members_of("ru-cn").order_by("pk")

    answers = at_once(
        lambda: end_membership(membership=of_boris, by=anna, at=LATER),
        lambda: end_membership(membership=of_anna, by=boris, at=LATER),
    )

    assert [answer for answer in answers if answer == "last_coordinator"] == ["last_coordinator"]
    assert members_of("ru-cn").count() == 1


def test_closed_account_holds_no_seat() -> None:
    user = account()
    given(user)
    user.is_active = False
    user.save()

    assert person_of(user).seats == ()
    assert list(people_with([Role.OFFICER], programme="ru-cn", party="RU")) == []


def test_people_of_a_role_are_those_of_the_party(django_assert_num_queries: Any) -> None:
    anna, boris = account("anna"), account("boris")
    seat(anna, "officer", "reviewer")
    seat(boris, "officer", party="CN")

    with django_assert_num_queries(1):
        assert list(people_with([Role.OFFICER, Role.REVIEWER], programme="ru-cn", party="RU")) == [anna]


def test_person_costs_two_queries_however_many_seats(django_assert_num_queries: Any) -> None:
    user = account()
    seat(user, *Role)

    with django_assert_num_queries(2):
        assert len(person_of(user).seats) == len(Role)
    with django_assert_num_queries(1):
        assert [row.user.username for row in members_listed(party="RU")] == ["anna"] * len(Role)


# Invitations ----------------------------------------------------------------------------------------------------------


def test_invitation_is_mailed_and_its_secret_and_address_are_in_no_entry() -> None:
    invitation, secret = asked()

    mail = Mail.objects.get()
    assert (mail.address, mail.language, mail.secret) == ("boris@example.org", "ru", True)
    assert f"/ru/i/{secret}/" in mail.body
    told = str(list(history_of(invitation).values()))
    assert secret not in told
    assert "boris" not in told
    assert invitation_behind(secret, at=NOW) == invitation


def test_accepted_invitation_gives_the_seats_it_names_but_those_held_already() -> None:
    user = account("boris")
    given(user, "reviewer")
    invitation, secret = asked(roles=("officer", "reviewer", "officer"))

    accept_invitation(secret, user=user, by=actor_of(user), at=LATER)

    assert [held.role for held in person_of(user).seats] == [Role.OFFICER, Role.REVIEWER]
    invitation.refresh_from_db()
    assert (invitation.accepted_at, invitation.accepted_by) == (LATER, user)
    assert list(invitations_of("ru-cn", "RU", at=LATER)) == []


def test_whom_producers_bring_in_is_told_to_no_authority() -> None:
    producer, clara = member("vera"), member("clara", "coordinator")
    invitation, secret = asked(by=producer, roles=(), about="proposal:7", allowed=True)
    user = account("boris")

    assert list(invitations_of("ru-cn", "RU", at=NOW)) == []
    assert list(mails_seen(clara)) == []
    assert refusal(lambda: revoke_invitation(invitation=invitation, by=clara, at=LATER))[0] == "not_allowed"
    accept_invitation(secret, user=user, by=actor_of(user), at=LATER)
    told = history_of(invitation).values_list("action", "actor_id", "party", "audience")
    assert list(told) == [
        ("programme.invite", "vera", "", "producers:7"),
        ("programme.accept_invitation", "boris", "", "producers:7"),
    ]


def test_what_an_invitation_is_about_is_told_to_those_who_declared_it() -> None:
    user, heard = account("boris"), []
    _invitation, secret = asked(roles=(), about="proposal:7")

    def hear(**told: Any) -> None:
        heard.append((told["invitation"].about, told["user"], connection.in_atomic_block))

    invitation_accepted.connect(hear)
    try:
        accept_invitation(secret, user=user, by=actor_of(user), at=LATER)
    finally:
        invitation_accepted.disconnect(hear)

    assert heard == [("proposal:7", user, True)]
    assert person_of(user).seats == ()


def test_link_works_once_and_not_for_ever() -> None:
    user = account("boris")
    _invitation, secret = asked()
    assert refusal(lambda: invitation_behind("another", at=NOW))[0] == "no_invitation"
    late = NOW + LIFETIME
    assert refusal(lambda: accept_invitation(secret, user=user, by=BY, at=late))[0] == "invitation_expired"

    accept_invitation(secret, user=user, by=BY, at=late - timedelta(seconds=1))

    assert refusal(lambda: accept_invitation(secret, user=user, by=BY, at=LATER))[0] == "invitation_taken"


def test_revoked_invitation_opens_nothing() -> None:
    invitation, secret = asked()

    assert refusal(lambda: revoke_invitation(invitation=invitation, by=member("x", "officer"), at=LATER))[0] == (
        "not_allowed"
    )
    revoke_invitation(invitation=invitation, by=member("clara", "coordinator"), at=LATER)

    assert refusal(lambda: invitation_behind(secret, at=LATER))[0] == "invitation_revoked"
    assert refusal(lambda: revoke_invitation(invitation=invitation, by=BY, at=LATER))[0] == "invitation_revoked"


def test_newer_invitation_takes_the_place_of_an_older_one() -> None:
    _first, older = asked()
    _second, newer = asked(email="Boris@Example.org")

    assert refusal(lambda: invitation_behind(older, at=NOW))[0] == "invitation_revoked"
    assert invitation_behind(newer, at=NOW).email == "Boris@Example.org"


def test_officer_invites_producers_and_nobody_to_a_seat() -> None:
    officer = member("clara", "officer")

    asked(by=officer, roles=())
    assert refusal(lambda: asked(by=officer))[0] == "not_allowed"
    assert refusal(lambda: asked(by=member("dina", "reviewer"), roles=()))[0] == "not_allowed"


def test_producer_invites_a_partner_where_the_caller_has_looked() -> None:
    producer = Person(id=account("prod").pk, name="prod", label="Prod", language="en")

    invitation, _secret = asked(by=producer, roles=(), allowed=True)

    assert invitation.invited_by_label == "Prod"


@pytest.mark.parametrize("email", ["", "boris", "boris@", "a@b@c", "a b@example.org", "b@example.org\nBcc: x@y.org"])
def test_what_is_no_address_is_refused(email: str) -> None:
    assert refusal(lambda: asked(email=email))[0] == "bad_email"
    assert not Mail.objects.exists()


def test_all_invitations_to_an_address_are_accepted_by_who_is_known_to_own_it() -> None:
    user = account("boris")
    asked()
    asked(party="CN", email="BORIS@example.org", roles=("analyst",))
    asked(email="other@example.org")

    accepted = accept_invitations_for("boris@example.org", user=user, by=actor_of(user), at=LATER)

    assert len(accepted) == 2
    assert {(held.party, held.role) for held in person_of(user).seats} == {("RU", "officer"), ("CN", "analyst")}


# The demonstration ----------------------------------------------------------------------------------------------------


def test_demonstration_has_one_account_for_each_role_of_each_party_and_a_producer_of_each() -> None:
    made = make_demonstration(programme="ru-cn", password="a-long-secret-7", by=BY, at=NOW)

    assert [one.name for one in made if one.party == "RU"] == [f"ru-{role}" for role in (*Role, "producer")]
    assert {one.party: one.language for one in made} == {"RU": "ru", "CN": "zh-hans"}
    reviewer = User.objects.get(username="cn-reviewer")
    assert person_of(reviewer).seats == (Seat("ru-cn", "CN", Role.REVIEWER),)
    assert reviewer.check_password("a-long-secret-7")
    assert person_of(User.objects.get(username="ru-producer")).seats == ()
