"""Packs of which only the point at issue is written; titles, sources and the rest are filled in."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from diptych.engines.treaty.pack import Agreement
from diptych.engines.treaty.pack_format import read_agreement
from diptych.kernel.documents import parse_document

TEXTS = {"en": "Text", "ru": "Текст", "zh-hans": "文本"}
SOURCE = {"id": "text", "title": "The text itself"}


def pack(text: str, **fields: Any) -> Agreement:
    """A pack from YAML, as a file would be read; ``fields`` set what is easier said in Python.

    Unless it says otherwise it is an agreement of Iceland and Uruguay, signed and in force, known from its own text.
    """
    data = {**parse_document(dedent(text).encode(), name="pack.yaml").data, **fields}
    return read_agreement(
        {
            "diptych": "agreement/1",
            "id": "is-uy",
            "layer": "agreement",
            "title": TEXTS,
            "short": TEXTS,
            "sources": [SOURCE],
            "parties": [{"country": "IS"}, {"country": "UY"}],
            "status": [{"event": "in_force", "on": "2000-01-01"}],
            **data,
            "rules": [_filled(rule) for rule in data["rules"]],
        }
    )


def rule(text: str, **fields: Any) -> Agreement:
    """A pack of one rule, whose YAML is given; the rule is called ``RULE`` unless it says otherwise."""
    return pack("rules: []", rules=[parse_document(dedent(text).encode(), name="rule.yaml").data], **fields)


def parties(*countries: str) -> list[dict[str, str]]:
    return [{"country": country} for country in countries]


def _filled(rule: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "RULE",
        "title": TEXTS,
        "text": TEXTS,
        "sources": ["text"],
        "confidence": "A",
        **rule,
        "test": _named(rule.get("test", {})),
    }


def _named(value: Any) -> Any:
    """Names of checklist items, elements and the like, where a test leaves them out."""
    if isinstance(value, list):
        return [_named(item) for item in value]
    if not isinstance(value, dict):
        return value
    named = {key: _named(item) for key, item in value.items()}
    if "id" in named and "kind" not in named:
        named.setdefault("name", TEXTS)
    if "statement" in named:
        named.setdefault("question", TEXTS)
    return named
