"""A form as a browser would send it: every field that stands on the page, with what is in it."""

from __future__ import annotations

from typing import Any

from diptych.faces.portal.checker.work import Work


def sent(work: Work) -> dict[str, list[str]]:
    """Names and values of all fields of a form, drawn and sent back untouched."""
    found: dict[str, list[str]] = {"agreement": [work.dossier.get("agreement", "")]}
    for section in work.sections:
        for node in section.parts:
            _collect(node, found)
    return found


def _collect(node: Any, found: dict[str, list[str]]) -> None:
    if node.node == "field":
        if node.kind == "money":
            found[f"{node.name}.amount"], found[f"{node.name}.currency"] = ([text] for text in node.value)
        elif node.kind == "codes":
            found[node.name] = list(node.value)
        else:
            found[node.name] = [node.value]
    elif node.node == "rows":
        if node.none and node.none[1]:
            found[f"{node.name}.none"] = ["on"]
        if node.whole and node.whole[1]:
            found.setdefault("complete", []).append(node.name)
        for row in node.rows:
            if node.single:
                _collect(row, found)
                continue
            if row.id:
                found[f"{row.name}.id"] = [row.id]
            for part in (*row.parts, *row.more):
                _collect(part, found)
    else:
        for part in node.parts:
            _collect(part, found)
