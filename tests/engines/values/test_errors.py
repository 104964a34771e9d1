"""Refusals: a code and facts, so that a face can say them in any language."""

from __future__ import annotations

from diptych.engines.values.errors import Malformed, Refused, Trouble


def test_refusal_carries_code_and_facts() -> None:
    refused = Refused("unknown_agreement", id="xx", known=("a", "b"))

    assert (refused.code, refused.facts) == ("unknown_agreement", {"id": "xx", "known": ("a", "b")})
    assert str(refused) == "unknown_agreement {'id': 'xx', 'known': ('a', 'b')}"


def test_refusal_without_facts_is_its_code() -> None:
    assert str(Refused("empty")) == "empty"


def test_malformed_document_carries_every_trouble_in_order() -> None:
    troubles = [Trouble(code="unknown_country", path=("producers", 0)), Trouble(code="too_long")]

    malformed = Malformed(iter(troubles))

    assert isinstance(malformed, Refused)
    assert (malformed.code, malformed.troubles) == ("malformed", tuple(troubles))
