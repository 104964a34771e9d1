"""Every sentence of the product exists in every language of the product."""

from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

LOCALES = ["en", "ru", "zh_Hans"]


def catalogue(package: Path, locale: str) -> Catalog:
    with (package / "locale" / locale / "LC_MESSAGES" / "diptych.po").open("rb") as opened:
        return read_po(opened, locale=locale)


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def fields(form: str) -> set[str]:
    """The names that the sentence leaves open: ``{share}`` in ``{share} of the budget``."""
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


def messages(package: Path, locale: str) -> list[Message]:
    return [message for message in catalogue(package, locale) if message.id]


@pytest.mark.parametrize("locale", LOCALES)
def test_catalogue_is_complete(package: Path, locale: str) -> None:
    assert [key(message) for message in messages(package, locale) if message.fuzzy or not all(forms(message))] == []


def test_catalogues_hold_the_same_messages(package: Path) -> None:
    held = [{key(message) for message in messages(package, locale)} for locale in LOCALES]
    assert held == [held[0]] * len(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_plurals_have_every_form_of_their_language(package: Path, locale: str) -> None:
    expected = catalogue(package, locale).num_plurals
    plurals = [message for message in messages(package, locale) if message.pluralizable]
    assert [key(message) for message in plurals if len(forms(message)) != expected] == []


def test_translations_use_the_fields_of_the_original(package: Path) -> None:
    originals = {key(message): [fields(form) for form in forms(message)] for message in messages(package, "en")}
    strays = [
        (locale, key(message))
        for locale in LOCALES
        for message in messages(package, locale)
        if not all(fields(form) in originals[key(message)] for form in forms(message))
    ]
    assert strays == []
