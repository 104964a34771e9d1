"""Tables as PDF on A4 across, set by typst: what stands in a list, to be carried into a meeting."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from diptych.engines.values.record import Record
from diptych.faces.portal.printing.fonts import FOLDER
from diptych.faces.portal.printing.typesetting import NOWHERE, drawable, fonts, language_of
from diptych.kernel.clock import today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diptych.kernel.texts import Language

TEMPLATE = Path(__file__).with_name("table.typ")


def _(text: str) -> str:
    return text


SIZES = ((8.0, 132), (7.5, 141), (7.0, 151))
"""Sizes of type in points, and how many letters of each stand beside each other, the space between columns aside."""

BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")
"""A hyphen after which a line may end; those of days and references are none."""

BETWEEN = 1.6
"""That space, in letters."""

LONGEST = 60
"""Letters beyond which a text asks for no more room."""


class Layout(Record):
    """How a table is set."""

    widths: list[float]
    """Of the columns, to each other."""
    size: float
    crowded: bool
    """Whether words have to be broken, since not even the longest of each column fit beside each other."""


def layout(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Layout:
    """Room for the longest word of each column, in smaller type if it takes that; what is left goes by how much there
    is to say.

    >>> layout(["No.", "Title"], [["2027-0001", "Линия снега"], ["2027-0002", "雪线"]])
    Layout(widths=[10.6, 12.6], size=8.0, crowded=False)
    """
    columns = list(zip(heads, *rows, strict=True))
    least = [max(_letters(word) for text in column for word in _words(text)) for column in columns]
    wish = [max(min(max(map(_letters, column)), LONGEST), need) for column, need in zip(columns, least, strict=True)]
    size, room = next(((size, room) for size, room in SIZES if room >= sum(least)), SIZES[-1])
    spare, wanted = room - sum(least), sum(wish) - sum(least)
    part = max(0.0, min(1.0, spare / wanted)) if wanted else 0.0
    widths = [round(need + (most - need) * part + BETWEEN, 1) for need, most in zip(least, wish, strict=True)]
    return Layout(widths=widths, size=size, crowded=spare < 0)


def _letters(text: str) -> int:
    """The width of a text in letters; one of Chinese is as wide as two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _words(text: str) -> list[str]:
    """What stays on one line if it can: words, and of Chinese four letters."""
    parts = BETWEEN_LETTERS.sub("- ", text).split(" ")
    return [part[:4] if _letters(part) > len(part) else part for part in parts]


def table_pdf(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, notes: Sequence[str] = (), language: Language
) -> bytes:
    """A table with its title, what it was narrowed by, and the day; texts are set as texts, never read as markup."""
    on = today()
    cells = [[str(cell) for cell in row] for row in rows]
    found = layout(heads, cells)
    data = {
        "lang": language_of(language.tag),
        "region": "cn" if language.tag == "zh-Hans" else None,
        "title": title,
        "notes": [note for note in notes if note],
        "heads": list(heads),
        "rows": cells,
        "widths": found.widths,
        "size": found.size,
        "crowded": found.crowded,
        "printed": language.gettext(_("Printed on {date}.")).format(date=language.date(on)),
        "pages": language.gettext(_("{page} / {pages}")),
    }
    compiler = typst.Compiler(
        TEMPLATE.read_bytes(),
        root=FOLDER,
        font_paths=fonts(),
        sys_inputs={"table": json.dumps(drawable(data), ensure_ascii=False)},
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=datetime.combine(on, time(), tzinfo=UTC))
    assert isinstance(made, bytes)
    return made
