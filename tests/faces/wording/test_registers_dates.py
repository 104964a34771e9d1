"""Dates of the registers in words."""

from __future__ import annotations

import pytest

from diptych.faces.wording.registers.dates import dates
from diptych.kernel.texts import Language


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025-08-22/2025-08", "с 22 августа 2025 года по август 2025 года"),
        ("2025-08/2026-01-05", "с августа 2025 года по 5 января 2026 года"),
        ("2025/2026-03", "с 2025 года по март 2026 года"),
        ("2025-08/2026", "с августа 2025 года по 2026 год"),
        ("2025-08-22/2025-09-02", "22 августа – 2 сентября 2025 года"),
        ("2025/2026", "2025–2026 годы"),
    ],
)
def test_russian_range_whose_ends_are_known_otherwise_is_said_with_prepositions(text: str, said: str) -> None:
    assert dates(text, Language("ru")).replace("\u00a0", " ") == said
