"""Every kind of notice, every letter and every event has its words; sentences that may be subjects have no field."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import diptych
from diptych.faces.wording.hooks import DELIVERY_ERRORS, DELIVERY_STATES, STOPPED
from diptych.faces.wording.jobs import JOB_STATES, MAIL_STATES
from diptych.faces.wording.notices import EVENTS, LETTERS, NOTICES
from diptych.kernel.hooks.events import events
from diptych.kernel.hooks.models import DeliveryState
from diptych.kernel.jobs.models import State
from diptych.kernel.notices.kinds import kinds
from diptych.kernel.notices.models import MailState


def ours(codes: list[str]) -> set[str]:
    """Without those that only tests have."""
    return {code for code in codes if not code.startswith("test.")}


def fields(text: str) -> list[str]:
    return [name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None]


def test_every_kind_of_notice_has_its_sentence() -> None:
    assert set(NOTICES) == ours(kinds())


def test_every_event_has_its_sentence() -> None:
    assert set(EVENTS) == ours(events())


def test_sentences_that_may_be_subjects_have_no_field() -> None:
    subjects = [*NOTICES.values(), *(letter.subject for letter in LETTERS.values())]
    assert [text for text in subjects if fields(text)] == []


def test_every_failure_of_a_call_has_its_sentence() -> None:
    package = Path(diptych.__path__[0]) / "kernel" / "hooks"
    sources = [(package / name).read_text("utf-8") for name in ("reaching.py", "domain/delivering.py")]
    raised = {code for text in sources for code in re.findall(r'Unreached\("(\w+)"', text)}
    raised |= set(re.findall(r'answer, "(\w+)"|else "(\w+)"$', sources[1], re.MULTILINE)[0]) - {""}
    assert {code for code in raised if code not in DELIVERY_ERRORS} == set()
    assert {"not_trusted", "redirected", "refused", "hook_inactive", "hook_secret_unreadable"} <= set(DELIVERY_ERRORS)
    assert set(STOPPED) == {"gone", "unanswered"}


def test_every_state_has_its_word() -> None:
    assert (set(JOB_STATES), set(MAIL_STATES), set(DELIVERY_STATES)) == (
        set(State.values),
        set(MailState.values),
        set(DeliveryState.values),
    )
