"""Every sentence of the product exists in every language of the product."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment
from jinja2.nodes import TemplateData

from tools.messages import LOCALES, sentences


def catalogue(package: Path, locale: str) -> Catalog:
    with (package / "locale" / locale / "LC_MESSAGES" / "diptych.po").open("rb") as opened:
        return read_po(opened, locale=locale)


def messages(package: Path, locale: str) -> list[Message]:
    return [message for message in catalogue(package, locale) if message.id]


def originals(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def fields(form: str) -> set[str]:
    """The names that the sentence leaves open: ``{share}`` in ``{share} of the budget``."""
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.fixture(scope="module")
def marked(package: Path) -> set[str]:
    """Every sentence marked in the sources."""
    return {sentence if isinstance(sentence, str) else sentence[0] for sentence in sentences(package)}


@pytest.mark.parametrize("locale", LOCALES)
def test_catalogue_holds_the_sentences_of_the_sources(package: Path, locale: str, marked: set[str]) -> None:
    assert {originals(message)[0] for message in messages(package, locale)} == marked


@pytest.mark.parametrize("locale", LOCALES)
def test_catalogue_is_complete(package: Path, locale: str) -> None:
    bare = [message for message in messages(package, locale) if message.fuzzy or not all(forms(message))]
    assert [originals(message)[0] for message in bare] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_plurals_have_every_form_of_their_language(package: Path, locale: str) -> None:
    expected = catalogue(package, locale).num_plurals
    plurals = [message for message in messages(package, locale) if message.pluralizable]
    assert [originals(message)[0] for message in plurals if len(forms(message)) != expected] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_translations_use_the_fields_of_the_original(package: Path, locale: str) -> None:
    strays = [
        originals(message)[0]
        for message in messages(package, locale)
        if any(fields(form) != fields(originals(message)[-1]) for form in forms(message))
    ]
    assert strays == []


def test_chinese_has_its_own_punctuation(package: Path) -> None:
    """No half-width comma, stop, colon or bracket stands beside a Chinese character."""
    beside = re.compile(r"[\u4e00-\u9fff][,;:!?().]|[,;:!?()][\u4e00-\u9fff]")
    assert [form for message in messages(package, "zh_Hans") for form in forms(message) if beside.search(form)] == []


def test_russian_has_its_own_quotation_marks(package: Path) -> None:
    assert [form for message in messages(package, "ru") for form in forms(message) if set(form) & set('"“”')] == []


TEMPLATES = Path(__file__).parents[2] / "src" / "diptych" / "faces" / "portal" / "templates"
SAID = re.compile(r"""(?:aria-label|title|alt|placeholder)=["']([^"'{]*)""")
NAMES = {"Diptych", "Dip", "tych", "Turtle", "JSON", "LD"}
"""Names of our own and of formats."""


def bare(template: Path) -> list[str]:
    """Words of a template that no catalogue knows: text between tags, and attributes that are read out."""
    data = [
        node.data for node in Environment(autoescape=True).parse(template.read_text("utf-8")).find_all(TemplateData)
    ]
    # Tags may be cut in two by what a template fills in: what stands before a tag's end belongs to it.
    whole = re.sub(r"<(?:[^<>\"]|\"[^\"]*\")*>", " ", "\0".join(data))
    words = [text.strip() for text in re.split(r"[\0<>]", whole) if "=" not in text]
    said = [text for piece in data for text in SAID.findall(piece)]
    # The halves of ids that a template puts together begin with a hyphen.
    prose = [text for text in (*words, *said) if not re.fullmatch(r"-\w+", text)]
    return [text for text in prose if set(re.findall(r"[^\W\d_]{2,}", text)) - NAMES]


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_template_says_nothing_that_is_not_translated(template: Path) -> None:
    assert bare(template) == []


def test_word_outside_gettext_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p class="{{ kind }}">Hello {{ name }}</p><img alt="A picture"><p>{{ _("Said") }}</p>')
    assert bare(page) == ["Hello", "A picture"]
