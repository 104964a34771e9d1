"""A request under a key is carried out once: its first answer is kept for a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from diptych.engines.values.errors import Refused
from diptych.kernel.permissions.domain.answers import (
    ABANDONED,
    KEPT,
    begin_once,
    forget_answers,
    keep_answer,
    release_key,
)
from diptych.kernel.permissions.models import TokenAnswer
from diptych.kernel.permissions.person import Role
from tests.kernel.permissions.test_tokens import NOW, issue, somebody

pytestmark = pytest.mark.django_db


def test_first_answer_is_there_for_a_day() -> None:
    token, _secret = issue(somebody("anna", Role.OFFICER))
    row, there = begin_once(token, key="k", digest="d", at=NOW)
    assert not there
    keep_answer(row, status=201, body="{}")

    again, there = begin_once(token, key="k", digest="d", at=NOW + KEPT)
    assert (there, again.status, again.body) == (True, 201, "{}")
    assert begin_once(token, key="k", digest="d", at=NOW + KEPT + timedelta(seconds=1))[1] is False


def test_another_request_under_the_same_key_is_refused() -> None:
    token, _secret = issue(somebody("anna", Role.OFFICER))
    keep_answer(begin_once(token, key="k", digest="d", at=NOW)[0], status=200, body="")
    with pytest.raises(Refused, match="key_used"):
        begin_once(token, key="k", digest="e", at=NOW)
    other, _secret = issue(somebody("oleg", Role.OFFICER))
    assert begin_once(other, key="k", digest="e", at=NOW)[1] is False


def test_request_under_way_is_waited_for_until_nobody_is_at_it() -> None:
    token, _secret = issue(somebody("anna", Role.OFFICER))
    begin_once(token, key="k", digest="d", at=NOW)
    with pytest.raises(Refused, match="key_under_way"):
        begin_once(token, key="k", digest="d", at=NOW + ABANDONED)
    row, there = begin_once(token, key="k", digest="d", at=NOW + ABANDONED + timedelta(seconds=1))
    assert not there
    release_key(row)
    assert not TokenAnswer.objects.exists()


@pytest.mark.parametrize("key", ["", "x" * 256, "ключ", "a\nb"])
def test_key_that_no_header_can_hold_is_refused(key: str) -> None:
    token, _secret = issue(somebody("anna", Role.OFFICER))
    with pytest.raises(Refused, match="key_unfit"):
        begin_once(token, key=key, digest="d", at=NOW)


def test_answers_of_yesterday_go() -> None:
    token, _secret = issue(somebody("anna", Role.OFFICER))
    begin_once(token, key="k", digest="d", at=NOW)
    assert forget_answers(at=NOW + KEPT) == 0
    assert forget_answers(at=NOW + KEPT + timedelta(seconds=1)) == 1
