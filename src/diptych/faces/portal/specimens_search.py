"""What the living page of the design system shows being looked for: in each script, with what is offered for it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SEARCH: dict[str, dict[str, Any]] = {
    "ru": {
        "typed": "карм",
        "label": "Что может быть нужно",
        "rows": [
            (("Роман ", "Карм", "ен"), "罗曼·卡尔曼", "Человек"),
            (("Командировка Романа ", "Карм", "ена в Китай"), "", "Экспедиция"),
        ],
    },
    "zh-hans": {
        "typed": "luoman",
        "label": "搜索建议",
        "rows": [
            (("罗曼·卡尔曼",), "Роман Кармен", "人物"),
            (("罗曼·卡尔曼在中国的拍摄",), "Командировка Романа Кармена в Китай", "拍摄之行"),
        ],
    },
    "en": {
        "typed": "silk",
        "label": "What may be meant",
        "rows": [
            (("Red ", "Silk", ""), "Красный шёлк", "Feature film"),
            (("Trailer of Red ", "Silk", " released"), "", "Source"),
        ],
    },
}
"""By script: what is typed, what the list is called, and its rows: the name with what was typed in its middle, another
form of it, what it is."""


def offered(code: str) -> dict[str, Any]:
    """One script's part, as the templates take it."""
    found = SEARCH[code]
    rows = [
        {
            "pieces": [{"text": text, "hit": at == 1} for at, text in enumerate(name) if text],
            "also": also,
            "kind_word": kind,
            "text": "".join(name),
            "lang": "",
            "also_lang": "",
            "href": "",
        }
        for name, also, kind in found["rows"]
    ]
    return {**found, "rows": rows}
