"""One value of the form: from what was typed to the text of a dossier file, and back."""

from __future__ import annotations

import re

from diptych.faces import typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.kernel.texts import Language

FLAGS = {"yes": True, "no": False}
NO_FLAGS = {True: "yes", False: "no"}

READERS = {
    "country": typed.read_country,
    "language": typed.read_language,
    "currency": typed.read_currency,
    "share": typed.read_share,
    "count": typed.read_count,
    "rate": typed.read_rate,
    "date": typed.read_date,
}
SHOWERS = {
    "country": typed.show_country,
    "language": typed.show_language,
    "currency": typed.show_currency,
    "share": typed.show_share,
    "count": typed.show_count,
    "rate": typed.show_rate,
    "date": typed.show_date,
}
_MONEY = re.compile(r"(.*?)\s*\b([A-Z]{3})", re.DOTALL)


def read(kind: str, text: str, language: Language) -> Any:
    """What the dossier holds for what was typed: None for nothing, the typed text itself where it cannot be read."""
    text = text.strip()
    if not text:
        return None
    if kind == "flag":
        return FLAGS.get(text)
    reader = READERS.get(kind)
    return reader(text, language) if reader else text


def show(kind: str, value: Any, language: Language) -> str:
    """What stands in the field for what the dossier holds."""
    if value is None or value == "":
        return ""
    if kind == "flag":
        return NO_FLAGS.get(value, "")
    shower = SHOWERS.get(kind)
    return shower(str(value), language) if shower else str(value)


def read_money(amount: str, currency: str, language: Language) -> str | None:
    """An amount and its currency as one text; a currency typed with the amount counts before the one beside it."""
    if not amount.strip():
        return None
    beside = typed.read_currency(currency.strip(), language) if currency.strip() else None
    written, within = typed.split_amount(amount, language, beside=beside)
    return f"{written} {within or beside or ''}".strip()


def show_money(value: Any, language: Language) -> tuple[str, str]:
    """The same as two fields."""
    if not value:
        return "", ""
    found = _MONEY.fullmatch(str(value).strip())
    amount, currency = found.groups() if found else (str(value), "")
    return typed.show_amount(amount, language), currency
