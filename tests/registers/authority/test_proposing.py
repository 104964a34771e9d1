"""Whom the registers have that new agents may be."""

from __future__ import annotations

import pytest

from diptych.registers.authority.queries.proposing import agents_they_may_be
from tests.factories.registers import agent, keep, name, source

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("in_any_script", [True, False])
def test_body_may_be_one_that_is_recorded_as_another_kind_of_body(in_any_script: bool) -> None:
    keep("source", source())
    keep("agent", agent("choir", name("Хор Пятницкого"), kind="organisation"))
    keep("agent", agent("place", name("Хор Пятницкого"), kind="place"))
    new = [
        agent("ensemble", name("Хор Пятницкого"), kind="collective"),
        agent("not-it", name("Хор Пятницкого"), kind="collective", not_same_as=["choir"]),
        agent("somebody", name("Хор Пятницкого")),
    ]

    found = agents_they_may_be(new, in_any_script=in_any_script)

    assert {id: [one.agent for one in likely] for id, likely in found.items()} == {"ensemble": ["choir"]}
