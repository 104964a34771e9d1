"""Findings after a keystroke: of fifty people who type at the same time, 95 of 100 answers within 30 ms, two workers.

Each has a draft of their own, in one of the languages, and sends the whole form. The page waits for 300 ms of silence
before it sends, so nobody asks more than about once in half a second to one and a half.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from random import Random
from statistics import quantiles

from bench.measure import Row, at_most, duration, expect, on_all_cores
from bench.site.editor import Editor
from bench.site.served import WORKERS, diptych
from diptych import agreements
from diptych.faces.portal.checker.work import Work, example_data
from diptych.kernel.clock import today
from diptych.kernel.texts import LANGUAGES, Language

EDITORS = 50
PAUSE = (0.5, 1.5)
"""Seconds from one sending to the next of the same person: evenly between these."""

SECONDS_TO_WARM = 4.0
SECONDS = 20.0
SECONDS_OF_HASTE = 6.0
HASTY = 8
"""People without any pause, who find out what the server can do at most."""

LIMIT = 30e-3


def rows() -> Iterator[Row]:
    with on_all_cores(), diptych() as port:
        editors = opened(port)
        for editor in editors[: len(LANGUAGES) * len(agreements.example_ids())]:
            check(editor)
        typed(editors, SECONDS_TO_WARM, pause=PAUSE)
        for editor in editors:
            editor.waited.clear()
            editor.redrawn = 0
        spent = typed(editors, SECONDS, pause=PAUSE)
        waited = [seconds for editor in editors for seconds in editor.waited]
        half, most, nearly_all = (quantiles(waited, n=100)[percent - 1] for percent in (50, 95, 99))
        load = f"{EDITORS} editors, {len(waited) / spent:.0f} keystrokes/s, {WORKERS} workers"
        yield at_most(f"findings after a keystroke, 95 of 100: {load}", most, LIMIT)
        yield Row("the same, half of them", duration(half))
        yield Row("the same, 99 of 100", duration(nearly_all))
        redrawn = sum(editor.redrawn for editor in editors) / len(waited)
        yield Row("answers that draw the whole form anew", f"{redrawn:.0%}")

        hasty = editors[:HASTY]
        for editor in hasty:
            editor.waited.clear()
        spent = typed(hasty, SECONDS_OF_HASTE, pause=(0.0, 0.0))
        most_a_second = sum(len(editor.waited) for editor in hasty) / spent
        yield Row(f"keystrokes answered at most, {HASTY} editors without a pause", f"{most_a_second:,.0f} /s")


def opened(port: int) -> list[Editor]:
    """The shipped examples by turns, in every language by turns."""
    films = [(example, language) for example in agreements.example_ids() for language in LANGUAGES]
    return [
        Editor(port, language=language, example=example)
        for example, language in (films[number % len(films)] for number in range(EDITORS))
    ]


def check(editor: Editor) -> None:
    """The form as it stands is answered with the verdict that the same dossier has without a server."""
    language = Language(editor.language)
    panel = Work(example_data(editor.example), language=language, on=today()).panel
    expect(f"verdict of {editor.example}", panel is not None and panel.verdict in unescape(editor.send()), True)


def typed(editors: list[Editor], seconds: float, *, pause: tuple[float, float]) -> float:
    """Have everybody type for so long; returns how long it took until the last was answered."""
    begin = time.perf_counter()

    def type_(number: int) -> None:
        chance, steps = Random(number), editors[number].typing(number / len(editors))
        due = begin + chance.uniform(0, pause[1])
        while due < begin + seconds:
            time.sleep(max(0.0, due - time.perf_counter()))
            next(steps)
            due = max(due + chance.uniform(*pause), time.perf_counter())

    with ThreadPoolExecutor(len(editors)) as pool:
        list(pool.map(type_, range(len(editors))))
    return time.perf_counter() - begin
