"""Bring the translations up to date with the sentences in the sources; `make messages` runs it.

A new sentence comes in untranslated, one that is gone goes, the rest stays as it is. English is the language of the
sources and needs no catalogue. Sentences stand in the order of the sources, so that a translator meets them among
their neighbours, and the file says nothing that changes by itself: no dates, no line numbers, no versions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

PACKAGE = Path(__file__).parents[1] / "src" / "diptych"
LOCALES = ("ru", "zh_Hans")
MARKS = ("_", "gettext", "ngettext")

HEADER = """\
# Diptych in {name}.
msgid ""
msgstr ""
"Project-Id-Version: Diptych\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def sentences(package: Path = PACKAGE) -> list[str | tuple[str, ...]]:
    """Return every sentence marked in the sources and templates, one with a plural as a pair, each once."""
    found: dict[str | tuple[str, ...], None] = {}
    for path in sorted(package.rglob("*")):
        reader = {".py": in_source, ".html": in_template}.get(path.suffix)
        for texts in reader(path.read_text("utf-8")) if reader else ():
            found[texts[0] if len(texts) == 1 else texts] = None
    return list(found)


def in_source(text: str) -> Iterator[tuple[str, ...]]:
    """The sentences of a Python file.

    Babel's own extraction reads tokens and passes over what stands in an f-string; the syntax tree shows that too.
    """
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
        texts = tuple(a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
        if texts and name in MARKS:
            yield texts


def in_template(text: str) -> Iterator[tuple[str, ...]]:
    """The sentences of a template."""
    for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        name = getattr(call.node, "name", None)
        texts = tuple(a.value for a in call.args if isinstance(a, nodes.Const) and isinstance(a.value, str))
        if texts and name in MARKS:
            yield texts


def updated(locale: str, path: Path) -> str:
    """Return the text of a catalogue with today's sentences and the translations it has for them."""
    with path.open("rb") as opened:
        old = read_po(opened, locale=locale)
    new = Catalog(locale=locale)
    for sentence in sentences():
        known = old.get(sentence if isinstance(sentence, str) else sentence[0])
        # What has become a plural, or is one no more, is another sentence.
        same = known is not None and isinstance(known.string, tuple) == isinstance(sentence, tuple)
        new.add(sentence, known.string if same else None)
    body = BytesIO()
    write_po(body, new, width=120, omit_header=True)
    name = Locale.parse(locale).get_display_name("en")
    header = HEADER.format(name=name, language=locale, plurals=new.plural_forms.rstrip(";") + ";")
    return header + body.getvalue().decode().strip() + "\n"


if __name__ == "__main__":
    for locale in LOCALES:
        path = PACKAGE / "locale" / locale / "LC_MESSAGES" / "diptych.po"
        text = updated(locale, path)
        # At one stroke: who stops it halfway still has the translations.
        fresh = path.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
