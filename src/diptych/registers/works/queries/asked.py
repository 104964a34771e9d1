"""Titles within a question: of which work it is the title, in whatever language that is."""

from __future__ import annotations

import re
from functools import cache

from diptych.engines.names.folding import key
from diptych.engines.names.words import words
from diptych.kernel.keeping.finding import called
from diptych.kernel.search.planning import NameMatch
from diptych.kernel.search.tokens import Tokenizer
from diptych.registers.works.enums import AS_PRINTED
from diptych.registers.works.models import Title, Work, WorkWord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 12
"""Words of a question that may be a title as a whole."""

MOST_LOOKED_AT = 500
"""Titles with all these words that are compared."""

MOST_DECLINED = 5
"""Words of a title that may stand in other cases."""

LEAST, MOST_ENDING = 3, 3
"""Letters of a word that stay whatever its case; of longer words, all but so many."""

MOST_CALLED = 40
"""Works with words that begin so, whose titles are compared."""

CYRILLIC = re.compile("[а-яё]+")

FEW = 5
"""Works of one title that may all be meant."""


def titles_in(text: str, language: str) -> list[NameMatch]:
    """The works that a question as a whole is a title of, in whatever case of Russian, with every title they have.

    ``language`` is that of the reader, whose title comes first. Three queries.
    """
    asked = words(text)[:MOST_WORDS]
    if not key(text) or not asked:
        return []
    found = _to_the_letter(text, asked) or _declined(text, asked)
    chosen = dict(list(found.items())[:FEW])
    forms = _titles(list(chosen), language)
    return [
        NameMatch(
            ref=f"work:{work}",
            text=title,
            lang=lang,
            typed=text,
            start=0,
            end=len(text),
            score=1.0,
            path=(),
            forms=tuple(forms[work]),
            exact=True,
        )
        for work, (title, lang) in chosen.items()
    ]


def _to_the_letter(text: str, asked: Sequence[str]) -> dict[str, tuple[str, str]]:
    wanted = key(text)
    rows = Title.objects.all()
    for word in asked:
        # Exactly these words, so that what is common does not have the whole register read.
        rows = rows.filter(work__in=WorkWord.objects.filter(word=word.encode()).values("thing"))
    found: dict[str, tuple[str, str]] = {}
    for work, title, lang in rows.order_by("work", "position").values_list("work_id", "text", "lang")[:MOST_LOOKED_AT]:
        if key(title) == wanted:
            found.setdefault(work, (title, lang))
    return found


def _declined(text: str, asked: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Titles of the same words in other cases: «о Красном шёлке» asks for «Красный шёлк»."""
    if len(asked) > MOST_DECLINED or not all(CYRILLIC.fullmatch(word) or word.isdecimal() for word in asked):
        return {}
    wanted = _bearing(text)
    beginnings = [key(word.text) for word in _tokenizer().query(text) if not word.function]
    cut = [word[: max(LEAST, len(word) - MOST_ENDING)] for word in beginnings]
    if not wanted or all(len(beginning) <= LEAST for beginning in cut):
        return {}
    works = called(Work.objects.order_by("pk"), " ".join(cut)).values_list("pk", flat=True)[:MOST_CALLED]
    found: dict[str, tuple[str, str]] = {}
    rows = Title.objects.filter(work__in=list(works)).order_by("work", "position")
    for work, title, lang in rows.values_list("work_id", "text", "lang"):
        if CYRILLIC.search(title.casefold()) and _bearing(title) == wanted:
            found.setdefault(work, (title, lang))
    return found


def _bearing(text: str) -> list[str]:
    """The words of a text that mean something, each in the form of the dictionary."""
    return [word.token for word in _tokenizer().query(text) if not word.function]


@cache
def _tokenizer() -> Tokenizer:
    """Russian needs no dictionary of names."""
    return Tokenizer()


def _titles(works: list[str], language: str) -> dict[str, list[str]]:
    """Every title of works: in the reader's language first, mistakes last. One query."""
    if not works:
        return {}
    short = language.partition("-")[0]
    found: dict[str, list[tuple[int, str]]] = {}
    rows = Title.objects.filter(work__in=works).order_by("work", "position")
    for work, text, lang, kind in rows.values_list("work_id", "text", "lang", "type"):
        rank = 2 if kind in AS_PRINTED else int(lang.partition("-")[0] != short)
        found.setdefault(work, []).append((rank, text))
    return {
        work: list(dict.fromkeys(text for _rank, text in sorted(titles, key=lambda row: row[0])))
        for work, titles in found.items()
    }
