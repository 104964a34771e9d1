"""Ids: unguessable, in order, and of the version they say."""

from __future__ import annotations

import time

from diptych.kernel.ids import new_id


def test_ids_of_one_process_only_grow() -> None:
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_id_is_a_uuid_of_version_7_and_says_when_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert before <= made.int >> 80 <= after + 1
