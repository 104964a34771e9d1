"""Messages: three rooms that do not see each other, and a ledger that tells of no more than each may know."""

from __future__ import annotations

import json
from typing import Any

import pytest

from diptych.apps.slate.domain.messaging import write_message
from diptych.apps.slate.models import Message, Proposal
from diptych.kernel.audit.models import Entry
from diptych.kernel.notices.models import Notice
from tests.factories import slate
from tests.factories.registers import refusal

pytestmark = pytest.mark.django_db

MARK = "СЛОВО-4417"


def write(found: Proposal, by: Any, room: str = "internal", party: str = "RU", **changes: Any) -> Message:
    told = {"text": f"{MARK}: посмотрите.", "lang": "ru", "at": slate.NOW, **changes}
    return write_message(found.pk, room=room, party=party, by=by, **told)


def test_internal_room_is_of_one_side() -> None:
    found = slate.filed()

    outcome = slate.outcomes(lambda by: write(found, by))

    assert outcome["done"] == {"RU coordinator", "RU officer", "RU analyst"}
    assert outcome["not_allowed"] == {"CN coordinator", "CN officer", "CN analyst", "lead", "partner"}
    message = write(found, slate.officer("RU"))
    assert (message.party, message.author_party, message.author_label) == ("RU", "RU", "RU officer 1")
    assert slate.said() == ("slate.write_message", "ru-officer-1", "RU", "RU")
    assert slate.told("slate.message_written") == {"ru-coordinator-1", "ru-analyst-1"}


def test_room_with_the_producers_is_of_one_side_and_them() -> None:
    found = slate.filed()

    outcome = slate.outcomes(lambda by: write(found, by, "producers"))

    assert outcome["done"] == {"RU coordinator", "RU officer", "lead", "partner"}
    assert outcome["not_allowed"] == {"RU analyst", "CN coordinator", "CN officer", "CN analyst"}


def test_side_writes_to_producers_and_they_answer_it_alone() -> None:
    found = slate.filed()
    slate.everybody()
    write(found, slate.officer("RU"), "producers")
    assert slate.said() == ("slate.write_message", "ru-officer-1", "RU", "RU")
    assert slate.told("slate.message_written") == {"ru-coordinator-1", "vera", "lin"}

    slate.forget_notices()
    answer = write(found, slate.lead(), "producers")
    assert (answer.party, answer.author_party) == ("RU", "")
    assert slate.said() == ("slate.write_message", "vera", "", "RU")
    assert slate.told("slate.message_written") == {"ru-coordinator-1", "ru-officer-1", "lin"}


def test_room_of_all_parties_is_for_those_who_decide() -> None:
    found = slate.filed()

    outcome = slate.outcomes(lambda by: write(found, by, "parties", ""))

    assert outcome["done"] == {f"{party} {role}" for party in ("RU", "CN") for role in ("coordinator", "officer")}
    message = write(found, slate.officer("CN"), "parties", "")
    assert (message.party, message.author_party) == ("", "CN")
    assert slate.said() == ("slate.write_message", "cn-officer-1", "CN", "parties")
    assert slate.told("slate.message_written") == {"ru-coordinator-1", "ru-officer-1", "cn-coordinator-1"}
    assert refusal(lambda: write(found, slate.officer("CN"), "parties", "RU")) == (
        "not_allowed",
        {"action": "write_between_parties"},
    )


def test_words_are_in_the_message_alone() -> None:
    found = slate.filed()
    for room, by in (("internal", slate.officer("RU")), ("producers", slate.lead()), ("parties", slate.officer("RU"))):
        write(found, by, room)

    elsewhere = [*Entry.objects.values(), *Notice.objects.values()]
    assert MARK not in json.dumps(elsewhere, default=str, ensure_ascii=False)


def test_producers_write_to_nobody_before_they_filed() -> None:
    found = slate.draft()

    assert refusal(lambda: write(found, slate.lead(), "producers")) == ("not_filed", {})
    assert refusal(lambda: write(found, slate.officer("RU"), "producers")) == ("no_proposal", {})


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"text": " \n"}, ("text_missing", {"field": "text"})),
        ({"text": "я" * 6001}, ("text_too_long", {"field": "text", "most": 6000, "found": 6001})),
        ({"lang": ""}, ("no_language_tag", {"found": ""})),
        ({"party": "NL"}, ("no_party", {"party": "NL"})),
        (
            {"room": "press"},
            ("no_choice", {"field": "room", "found": "press", "known": ("internal", "producers", "parties")}),
        ),
    ],
)
def test_message_that_cannot_be_meant_is_refused(changes: dict[str, Any], found: tuple[str, Any]) -> None:
    proposal = slate.filed()

    assert refusal(lambda: write(proposal, slate.officer("RU"), **changes)) == found
    assert not Message.objects.exists()


def test_stranger_is_not_told_which_parties_there_are() -> None:
    found = slate.filed()

    assert refusal(lambda: write(found, slate.stranger(), "internal", "NL")) == ("no_proposal", {})


def test_what_no_database_keeps_is_replaced() -> None:
    found = slate.filed()

    assert write(found, slate.officer("RU"), text="a\0b\ud800").text == "a\ufffdb\ufffd"
