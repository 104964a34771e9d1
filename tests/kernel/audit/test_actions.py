"""Actions: registered once, where they are done, with a sentence."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import diptych
from diptych.kernel.audit import Actor, Misused, action, sentence_of
from tests.kernel.audit.ledger import CREATE

PACKAGE = Path(diptych.__path__[0])


def registered() -> list[tuple[Path, str]]:
    """Every registration in the sources, with its code."""
    return [
        (path.relative_to(PACKAGE), str(call.args[0].value))
        for path in sorted(PACKAGE.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "action"
        if isinstance(call.args[0], ast.Constant)
    ]


def test_no_code_is_registered_twice() -> None:
    """In the whole product, and not only among modules that happen to be loaded together."""
    assert [code for code, times in Counter(code for _path, code in registered()).items() if times > 1] == []


def test_codes_are_registered_where_readers_of_the_ledger_look() -> None:
    assert [str(path) for path, _code in registered() if "domain" not in path.parts] == []


def test_every_code_of_the_sources_has_a_sentence() -> None:
    assert [code for _path, code in registered() if sentence_of(code) == code] == []


def test_code_cannot_be_registered_again() -> None:
    with pytest.raises(Misused, match="twice"):
        action(CREATE, "Thing created")


@pytest.mark.parametrize("code", ["create", "Works.create", "works.create work", "a.b.c", "works.", "x." + "y" * 100])
def test_code_has_its_form(code: str) -> None:
    with pytest.raises(Misused, match="not written as"):
        action(code, "…")


def test_sentence_of_an_action_is_found() -> None:
    assert sentence_of(CREATE) == "Thing created"


def test_action_that_no_verb_has_any_more_is_called_by_its_code() -> None:
    assert sentence_of("works.burn_work") == "works.burn_work"


READER = """
import sys
import django
django.setup()
from diptych.kernel.audit import sentence_of
verbs = "diptych.apps.slate.domain.rounds"
before = verbs in sys.modules
sentence_of("works.burn_work")
print(before, verbs in sys.modules)
"""


def test_verbs_are_loaded_for_a_reader() -> None:
    """In a process of its own: this one has loaded verbs to test them."""
    done = subprocess.run([sys.executable, "-c", READER], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False True\n"


def test_actor_is_a_value() -> None:
    assert Actor.command("import") == Actor("command", "import", "diptych import", None)
    with pytest.raises(AttributeError):
        Actor.command("import").id = "export"  # type: ignore[misc]
