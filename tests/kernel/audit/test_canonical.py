"""Canonical JSON: ours is that of RFC 8785, as another implementation writes it, for everything that is let in."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from diptych.kernel.audit import Misused
from diptych.kernel.audit.canonical import LARGEST, canonical, check_plain, is_canonical

WIDE = st.text(st.characters(exclude_categories=[]), max_size=8)
"""Whatever Python calls a text, halves of characters included."""

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | WIDE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WIDE, inner, max_size=4),
    max_leaves=20,
)


def is_plain(data: Any) -> bool:
    try:
        check_plain(data, "data")
    except Misused:
        return False
    return True


@given(ANYTHING)
@example({"\ue000": 1, "\uffff": 2, "a": 3, "ё": 4, "丝": 5, "": 6})
@example(['\x00\x1f\x7f\x80\u2028\ufeff"\\/\b\t\n\f\r', "😀", LARGEST, -LARGEST, 0, True, None, [], {}])
@example({"\uffff": 1, "😀": 2})
@example([1.0, LARGEST + 1])
def test_whatever_is_let_in_is_written_as_rfc_8785_has_it(data: Any) -> None:
    if is_plain(data):
        assert canonical(data) == rfc8785.dumps(data)


@given(st.dictionaries(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=3), st.none()))
def test_keys_are_sorted_as_rfc_8785_has_it(data: dict[str, None]) -> None:
    assert canonical(data) == rfc8785.dumps(data)


def test_keys_that_are_sorted_in_two_ways_are_not_let_in() -> None:
    """By bytes the second comes last, by UTF-16 the first."""
    data = {"\uffff": 1, "😀": 2}
    assert canonical(data) != rfc8785.dumps(data)
    assert not is_plain(data)


@pytest.mark.parametrize("number", [LARGEST + 1, -LARGEST - 1])
def test_number_that_not_everybody_can_read_is_not_let_in(number: int) -> None:
    assert is_plain([LARGEST, -LARGEST])
    assert not is_plain([number])


@pytest.mark.parametrize(
    "data", [pytest.param(object(), id="an object"), {1: 2}, b"a", "\ud83c", [[]] * 2 + [float]], ids=repr
)
def test_what_cannot_be_written_is_misused(data: Any) -> None:
    with pytest.raises(Misused):
        canonical(data)


def test_depth_has_an_end() -> None:
    data: list[Any] = []
    for _ in range(300):
        data = [data]
    with pytest.raises(Misused, match="Recursion"):
        canonical(data)


@pytest.mark.parametrize("text", [b'{"a":1,"b":2}', b"[]", '"ё"'.encode()])
def test_canonical_text_is_recognised(text: bytes) -> None:
    import json

    assert is_canonical(text, json.loads(text))
    assert not is_canonical(text + b" ", json.loads(text))
