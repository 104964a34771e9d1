"""docs/ledger.md, by which others write verifiers, says what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from diptych.faces.wording.ledger import DIFFERENCES, FAULTS
from diptych.kernel.audit.audiences import PARTIES, PRODUCERS, PROPOSAL
from diptych.kernel.audit.chain import CONTENT
from diptych.kernel.audit.files import form
from tests.kernel.audit.files.making import entry, lines

PAGE = Path(__file__).parents[3].joinpath("docs", "ledger.md").read_text("utf-8")
LINES = [json.loads(line) for line in lines([entry(1)])]


def tables(heading: str) -> list[set[str]]:
    """What the first columns of the tables of a section name, table by table."""
    (section,) = re.findall(rf"^##+ {heading}$(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    found = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)
    return [
        set(re.findall(r"`([^`]+)`", " ".join(row.split("|")[1] for row in table.splitlines()[2:]))) for table in found
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Who sees what", [{"CN", PARTIES, f"{PROPOSAL}<id>", f"{PRODUCERS}<id>"}]),
        ("How an entry is sealed", [set(CONTENT)]),
        ("The first line", [set(LINES[0])]),
        ("Lines of entries", [set(LINES[1])]),
        ("The last line", [set(LINES[-1]), set(LINES[-1]["head"])]),
        ("A proof", [form.PROOF_KEYS]),
        ("What can be wrong with a file", [set(FAULTS), set(DIFFERENCES)]),
    ],
)
def test_tables_name_what_there_is(heading: str, expected: list[set[str]]) -> None:
    assert tables(heading) == expected


def test_kinds_of_objects_are_named() -> None:
    assert all(f"`{kind}`" in PAGE for kind in (form.VIEW, form.HEAD, form.PROOF))
    assert set(LINES[1]["entry"]) == set(CONTENT)
