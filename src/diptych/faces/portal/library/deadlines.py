"""Deadlines as drawings: two moments and how long there is between them."""

from __future__ import annotations

from diptych.engines.treaty.rules.time import DeadlineTest
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.demands import span
from diptych.faces.wording.dossier import MILESTONES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.faces.wording.rules import RuleSpeaker


NAMES = {**words.ACTS, **MILESTONES}
"""Moments by names that stand alone: those that go into “30 days before …” are bent to it in some languages."""


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
    act, moment = (speaker.say(NAMES, name) for name in (test.act, test.before or test.after or "filed"))
    first, last = (act, moment) if test.before else (moment, act)
    return (Deadline(first=first, last=last, length=span(speaker, test), due_first=test.before is not None),)
