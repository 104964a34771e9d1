"""The page on the way of a proposal shows the table as it is, and explains every state."""

from __future__ import annotations

import re

from diptych.apps.slate import transitions as way
from diptych.apps.slate.enums import Joint, TrackState
from tools import refresh_way

TEXT = refresh_way.PAGE.read_text(encoding="utf-8")


def explained(heading: str) -> list[str]:
    """The words of the first column of the table under a heading."""
    section = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    heads = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return [word for head in heads for word in re.findall(r"`([a-z_]+)`", head)]


def test_page_shows_the_table_as_it_is() -> None:
    """Mend with ``python tools/refresh_way.py``."""
    assert refresh_way.refreshed(TEXT) == TEXT


def test_stale_table_is_written_anew() -> None:
    assert refresh_way.refreshed(TEXT.replace("| `publish` |", "| `announce` |")) == TEXT
    assert refresh_way.refreshed(re.sub(r"^\| `(hand_over|take_back)` .*\n", "", TEXT, flags=re.MULTILINE)) == TEXT


def test_every_state_is_explained() -> None:
    assert explained("Where a party stands") == list(TrackState.values)
    assert sorted(explained("Where the proposal stands")) == sorted(Joint.values)


def test_every_move_stands_under_its_level() -> None:
    assert explained("What may be done to a track") == [move.name for move in way.TRACKS.moves]
    assert explained("What may be done to a proposal") == [move.name for move in way.PROPOSALS.moves]


def test_words_are_those_of_the_table() -> None:
    assert set(refresh_way.ACTS) == {move.name for move in way.THE_WAY}
    assert set(refresh_way.GUARDS) == {guard for move in way.THE_WAY for guard in move.guards}
    assert set(refresh_way.WHO) == {move.who for move in way.THE_WAY}
