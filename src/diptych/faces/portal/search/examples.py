"""What may be asked, shown by what is there: somebody of the register by several ways of writing one name, a word of
our own in another language."""

from __future__ import annotations

from diptych.engines.names.romanise import romanised
from diptych.engines.names.scripts import script_of
from diptych.engines.values.record import Record
from diptych.faces.portal.search.forms import Form
from diptych.faces.wording.registers.terms import WORK_KINDS
from diptych.kernel.search.queries.searching import documents_of, search
from diptych.kernel.texts import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = {"Cyrl": "ru", "Hani": "zh-Hans", "Latn": "en"}
"""Scripts of the product with a language written in each, for the page to name."""

LOOKED_AT = 12
"""People looked at until one has a name in every script."""


def _(text: str) -> str:
    return text


class Example(Record):
    """Questions to try that show one thing."""

    how: str
    forms: tuple[Form, ...]


def examples(language: Language) -> Iterator[Example]:
    """Questions to try; those of names only where somebody has names in every script."""
    if names := _names():
        forms = [Form(text=text, lang=SCRIPTS[script]) for script, text in names.items()]
        pinyin = romanised(names["Hani"], scheme="pinyin").casefold()
        how = language.gettext(_("Somebody, by any of their names"))
        yield Example(how=how, forms=(*forms, Form(text=pinyin, lang="zh-Latn")))
    words = [(Language(code), Language(code).gettext(WORK_KINDS["documentary"])) for code in LANGUAGES]
    yield Example(
        how=language.gettext(_("A thing, in any of the languages")),
        forms=tuple(Form(text=text.casefold(), lang=spoken.tag) for spoken, text in words),
    )
    for how, text in (
        (_("Just these words, in quotation marks"), _("“joint film”")),
        (_("Without a word, by a minus"), _("film -festival")),
    ):
        yield Example(how=language.gettext(how), forms=(Form(text=language.gettext(text), lang=""),))


def _names() -> dict[str, str]:
    """A name of somebody of whom much is made, by script."""
    hits = search(
        "", person=None, language="en", kinds=("agent",), facets={"type": ("person",)}, per_page=LOOKED_AT
    ).hits
    documents = documents_of(hits)
    for hit in hits:
        document = documents.get((hit.kind, hit.id))
        found: dict[str, str] = {}
        for text in document.texts if document else ():
            script = script_of(text.text[:1])
            if text.title and script in SCRIPTS:
                found.setdefault(script, text.text)
        if len(found) == len(SCRIPTS):
            return found
    return {}
