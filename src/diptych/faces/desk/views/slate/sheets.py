"""Tables as PDF on A4 across, set by typst: what stands in a list, to be carried into a meeting."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path

import typst

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


def table_pdf(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, notes: Sequence[str] = (), language: Language
) -> bytes:
    """A table with its title, what it was narrowed by, and the day; texts are set as texts, never read as markup."""
    on = today()
    data = {
        "lang": language_of(language.tag),
        "region": "cn" if language.tag == "zh-Hans" else None,
        "title": title,
        "notes": [note for note in notes if note],
        "heads": list(heads),
        "rows": [[str(cell) for cell in row] for row in rows],
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
