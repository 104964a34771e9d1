"""A form is carried out once, however often it is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User

from diptych.engines.values.errors import Refused
from diptych.kernel.permissions.domain.sending import KEPT, Sending, carry_out, forget_sent_forms
from diptych.kernel.permissions.models import SentForm
from tests.factories.registers import at_once
from tests.kernel.permissions.test_tokens import NOW

pytestmark = pytest.mark.django_db

FORM = UUID("6f2c0c1e-2b5c-4c0e-9a55-0d3c6f0f5a11")


def sent(id: UUID = FORM, *, by: str = "anna", digest: str = "d") -> Sending:
    user, _made = User.objects.get_or_create(username=by)
    return Sending(id=id, user=user.pk, digest=digest)


def counting() -> tuple[list[str], Callable[[], str]]:
    done: list[str] = []

    def do() -> str:
        done.append(f"made {len(done) + 1}")
        return done[-1]

    return done, do


def test_form_sent_again_gives_what_came_of_it_the_first_time() -> None:
    done, do = counting()
    assert [carry_out(sent(), do, at=NOW) for _time in range(3)] == ["made 1"] * 3
    assert done == ["made 1"]


def test_other_form_and_one_without_an_id_are_carried_out() -> None:
    done, do = counting()
    for form in (sent(), sent(uuid4()), None, None):
        carry_out(form, do, at=NOW)
    assert len(done) == 4


@pytest.mark.parametrize("other", [{"by": "oleg"}, {"digest": "e"}], ids=["somebody else", "another thing"])
def test_same_id_for_something_else_is_refused(other: dict[str, str]) -> None:
    done, do = counting()
    carry_out(sent(), do, at=NOW)
    with pytest.raises(Refused, match="sent_before"):
        carry_out(sent(**other), do, at=NOW)
    assert done == ["made 1"]


def test_what_was_refused_has_done_nothing_and_may_be_sent_again() -> None:
    def refuse() -> str:
        raise Refused("text_missing")

    with pytest.raises(Refused, match="text_missing"):
        carry_out(sent(), refuse, at=NOW)
    assert not SentForm.objects.exists()
    assert carry_out(sent(digest="mended"), lambda: "made", at=NOW) == "made"


def test_things_of_one_form_are_apart_and_each_is_made_once() -> None:
    done, do = counting()
    parts = [sent().of(name) for name in ("a", "b", "a")]
    assert [carry_out(part, do, at=NOW) for part in parts] == ["made 1", "made 2", "made 1"]
    assert len(done) == 2


def test_forms_are_forgotten_after_a_month() -> None:
    carry_out(sent(), lambda: "", at=NOW)
    assert forget_sent_forms(at=NOW + KEPT) == 0
    assert forget_sent_forms(at=NOW + KEPT + timedelta(seconds=1)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_the_second_waits_for_the_first() -> None:
    form = sent()
    done, do = counting()
    assert at_once(*[lambda: carry_out(form, do, at=NOW)] * 4) == ["made 1"] * 4
    assert done == ["made 1"]
