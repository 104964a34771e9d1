"""Pages of the documentation, held to the code: what their tables name, whether their Python prints what they show."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def text_of(name: str) -> str:
    """A page of the documentation."""
    return (DOCS / name).read_text(encoding="utf-8")


def named(page: str, heading: str) -> set[str]:
    """What stands as code in the first column of the tables under a heading."""
    section = re.split(r"^#+ ", page.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]
    firsts = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {code for first in firsts for code in re.findall(r"`([^`]+)`", first)}


def wrong_snippets(name: str) -> list[int]:
    """The numbers of the snippets that print something else than is shown; AssertionError where the page has none."""
    found, wrong = 0, []
    for number, snippet in enumerate(re.findall(r"```python\n(.*?)```", text_of(name), re.DOTALL)):
        example = doctest.DocTestParser().get_doctest(snippet, {}, f"{name}, {number}", str(DOCS / name), 0)
        found += len(example.examples)
        if doctest.DocTestRunner().run(example).failed:
            wrong.append(number)
    assert found, f"{name} shows no Python"
    return wrong
