"""Who is let in: a token that holds, for its party and programme and in its acts, and nobody else."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from diptych.apps.programme.models import Membership
from diptych.engines.values.errors import Refused
from diptych.kernel import limits
from diptych.kernel.permissions.domain.tokens import revoke_token
from diptych.kernel.permissions.models import Token
from tests.faces.api.slate.conftest import Program, coordinator, officer, producer, program, secret_of, told
from tests.factories import slate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sent", [None, "", "Bearer", "Basic dXNlcjpzZWNyZXQ=", "Bearer "])
def test_nobody_is_let_in_without_a_token(client: Client, sent: str | None) -> None:
    headers = {} if sent is None else {"authorization": sent}
    answer = client.get("/api/v1/proposals", headers=headers)
    told(answer, 401, "token_missing")
    assert answer["WWW-Authenticate"] == 'Bearer realm="diptych"'
    assert not answer.cookies


def test_token_that_holds_no_more_opens_nothing() -> None:
    slate.programme()
    anna = slate.officer("RU")
    by = Program(secret_of(anna, "RU"))
    assert by.get("/token").status_code == 200
    token = Token.objects.get()

    revoke_token(token.pk, by=anna, at=timezone.now())
    answer = by.get("/proposals")
    told(answer, 401, "token_unknown")
    assert 'error="invalid_token"' in answer["WWW-Authenticate"]
    Token.objects.update(
        revoked_at=None, created_at=timezone.now() - timedelta(days=2), expires_at=timezone.now() - timedelta(days=1)
    )
    told(by.get("/proposals"), 401, "token_unknown")
    told(Program("dip_made-up").get("/proposals"), 401, "token_unknown")


def test_token_outlives_no_seat() -> None:
    by = officer("RU")
    Membership.objects.update(until=slate.NOW)
    told(by.get("/proposals"), 403, "seat_ended")


def test_act_that_the_token_does_not_name_is_refused() -> None:
    found = slate.filed()
    by = program(slate.officer("RU"), "RU", ["read", "message"])
    answer = by.act(found.pk, "find_complete")
    assert told(answer, 403, "not_in_token")["facts"] == {"act": "find_complete", "known": ["message", "read"]}
    assert 'error="insufficient_scope"' in answer["WWW-Authenticate"]
    told(program(slate.officer("RU"), "RU", ["message"]).get("/proposals"), 403, "not_in_token")


def test_act_that_the_owner_may_not_do_is_refused_whatever_the_token_names() -> None:
    found = slate.filed()
    analyst = program(slate.member("RU", "analyst"), "RU")
    told(analyst.act(found.pk, "find_complete"), 403, "not_allowed")
    told(coordinator("RU").act(found.pk, "withdraw", {"reason": "Нет"}), 403, "not_allowed")
    told(producer().act(found.pk, "find_complete"), 403, "not_allowed")
    message = {"room": "internal", "text": "?", "lang": "ru"}
    told(producer().act(found.pk, "message", message), 422, "no_party")


def test_token_of_one_party_does_nothing_for_another() -> None:
    found = slate.filed()
    user = slate.officer("RU").id
    Membership.objects.create(
        user_id=user, programme_id="ru-cn", party="CN", role="officer", since=slate.NOW, given_by="test"
    )
    both = slate.officer("RU")
    assert program(both, "RU").act(found.pk, "find_complete").status_code == 200
    assert slate.states(found) == {"RU": "reviewing", "CN": "checking"}
    own = {row["party"]: row["own"] for row in program(both, "CN").get(f"/proposals/{found.pk}").json()["tracks"]}
    assert own == {"CN": True, "RU": False}


def test_proposals_of_another_programme_are_out_of_reach() -> None:
    found = slate.filed()
    slate.programme("nl-cn", ("NL", "CN"))
    other = slate.member("CN", "officer", number=9, of="nl-cn")
    by = Program(secret_of(other, "CN", programme="nl-cn"))
    assert by.get("/proposals").json()["proposals"] == []
    told(by.get(f"/proposals/{found.pk}"), 404, "no_proposal")
    told(by.act(found.pk, "find_complete"), 404, "no_proposal")


def test_producer_who_also_sits_for_a_party_is_one_at_a_time() -> None:
    found = slate.filed()
    Membership.objects.create(
        user_id=slate.lead().id, programme_id="ru-cn", party="RU", role="officer", since=slate.NOW, given_by="test"
    )
    seat, own = program(slate.lead(), "RU"), program(slate.lead())
    told(seat.get(f"/proposals/{found.pk}"), 403, "not_with_this_token")
    assert seat.get("/proposals").json()["proposals"] == []
    assert own.get(f"/proposals/{found.pk}").json()["who"]["sides"] == []
    assert len(own.get("/proposals").json()["proposals"]) == 1


def test_what_is_not_to_be_seen_is_as_if_it_were_not_there() -> None:
    draft = slate.draft()
    by = officer("RU")
    missing = told(by.get(f"/proposals/{uuid4()}"), 404, "no_proposal")
    hidden = told(by.get(f"/proposals/{draft.pk}"), 404, "no_proposal")
    assert {**missing, "instance": "", "request_id": ""} == {**hidden, "instance": "", "request_id": ""}


def test_answers_are_kept_by_nobody_and_open_to_no_other_site() -> None:
    by = officer("RU")
    answer = by.get("/proposals", origin="https://films.example")
    assert answer["Cache-Control"] == "private, no-store"
    assert set(answer["Vary"].split(", ")) >= {"Authorization", "Accept-Language"}
    assert "Access-Control-Allow-Origin" not in answer
    assert not answer.cookies


def test_token_tells_of_itself_and_when_it_was_used() -> None:
    by = program(slate.officer("RU"), "RU", ["read", "decide"])
    found = by.get("/token", accept_language="ru").json()
    assert (found["party"], found["programme"], found["roles"]) == ("RU", "ru-cn", ["officer"])
    assert [act["code"] for act in found["acts"]] == ["decide", "read"]
    assert Token.objects.get().used_at is not None


def test_too_many_requests_of_one_token_have_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    by = officer("RU")

    def spend(request: object, what: str, *, account: str = "") -> None:
        assert (what, account[:4]) == ("token", "dip_")
        raise Refused("too_fast", wait=7)

    monkeypatch.setattr(limits, "spend", spend)
    answer = by.get("/proposals")
    told(answer, 429, "too_fast")
    assert answer["Retry-After"] == "7"


def test_problem_is_told_in_the_language_asked_for() -> None:
    found = slate.filed()
    by = officer("RU")
    answer = by.act(found.pk, "publish", {}, accept_language="ru")
    assert answer["Content-Language"] == "ru"
    told(answer, 409, "illegal_move")
