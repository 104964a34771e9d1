"""Deadlines as drawings: two moments and how long there is between them."""

from __future__ import annotations

from diptych.engines.treaty.rules.time import DeadlineTest
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.demands import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.faces.wording.rules import RuleSpeaker


class Deadline(Record):
    """From ``first`` to ``last`` no less (``before`` the last) or no more (after the first) than ``length``."""

    first: str
    last: str
    length: str
    due_first: bool
    """What is due stands at the beginning of the line, else at its end."""


def deadlines(test: Any, speaker: RuleSpeaker) -> tuple[Deadline, ...]:
    """The drawing of a deadline; none for any other test."""
    if not isinstance(test, DeadlineTest):
        return ()
    act = speaker.say(words.ACTS, test.act)
    moment = speaker.say(words.MOMENTS, test.before or test.after or "filed")
    first, last = (act, moment) if test.before else (moment, act)
    return (Deadline(first=first, last=last, length=span(speaker, test), due_first=test.before is not None),)
