"""Only the verbs of a subject write its tables: every change to the data is found in a package ``domain``."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

WRITES = {
    *("save", "create", "update", "delete", "get_or_create", "update_or_create"),
    *("bulk_create", "bulk_update", "asave", "acreate", "aupdate", "adelete", "abulk_create", "abulk_update"),
    *("raw", "execute", "executemany"),
}
"""Methods of models, of their managers and of cursors."""

OTHER_OWNERS = {"dict", "set", "hashlib", "vars", "environ", "os", "contextvars"}
"""Whose ``update`` and the like has nothing to do with tables."""


def writes(source: str) -> list[int]:
    """The lines on which a module writes to the database.

    Types are not known here, so the rule is by name: a write is a call of such a method on what was reached through
    ``objects``, on a class, or on any value in a module that imports models. A mapping's ``update`` is none.
    """
    tree = ast.parse(source)
    knows_models = any(
        "models" in (module or "").split(".") or (module or "").startswith("django.db")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for module in [node.module]
    )
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            owner = ast.unparse(node.func.value)
            if ".objects" in owner or (knows_models and not is_another(owner, node)):
                found.append(node.lineno)
    return sorted(found)


def is_another(owner: str, call: ast.Call) -> bool:
    """Whether the thing written to is plainly no table: a mapping, the surroundings, a question to the database."""
    first = call.args[0] if call.args else None
    if isinstance(first, ast.JoinedStr):
        first = first.values[0]
    said = first.value if isinstance(first, ast.Constant) else ""
    return str(said).startswith(("SELECT ", "BEGIN ")) or owner.replace("(", ".").split(".")[0] in OTHER_OWNERS


def test_only_domain_packages_write(package: Path) -> None:
    found = [
        f"{path.relative_to(package)}:{line}"
        for path in sorted(package.rglob("*.py"))
        if not {"domain", "migrations"} & set(path.relative_to(package).parts)
        for line in writes(path.read_text(encoding="utf-8"))
    ]
    assert found == []


MODELS = "from diptych.apps.slate.models import Draft\n"


@pytest.mark.parametrize(
    "line",
    [
        "Draft.objects.create(digest='x')",
        "Draft.objects.filter(pk=1).update(revision=2)",
        "Draft.objects.all().delete()",
        "draft.save()",
        "draft.delete()",
        "rows.bulk_update([], [])",
        "cursor.execute('DELETE FROM slate_draft')",
        "Draft(digest='x').save(force_insert=True)",
    ],
)
def test_write_is_recognised(line: str) -> None:
    assert writes(MODELS + line) == [2]


@pytest.mark.parametrize("line", ["Draft.objects.get(pk=1)", "os.environ.update(a='b')", "cursor.execute('SELECT 1')"])
def test_reading_is_left_alone(line: str) -> None:
    assert writes(MODELS + line) == []


def test_mappings_are_left_alone_where_there_are_no_models() -> None:
    assert writes("found.update(a=1)\nfile.delete()") == []
