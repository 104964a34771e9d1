"""What somebody typed into a search field, read: words, phrases, beginnings of words, and what is not wanted.

There is little to learn and nothing to get wrong. Words are looked for all together; a phrase stands in quotation
marks of any kind; a minus before a word or a phrase keeps out what has it; an asterisk behind a word asks for all that
begins so. Everything else, brackets, colons and the operators of whatever engine, separates words and means nothing.

>>> from diptych.kernel.search.tokens import Tokenizer
>>> question = asked("фильмы «Красный шёлк» -опера 194*", Tokenizer())
>>> [(item.kind, item.text) for item in question.items], [item.text for item in question.excluded]
([('word', 'фильмы'), ('phrase', 'Красный шёлк'), ('prefix', '194')], ['опера'])
"""

from __future__ import annotations

import re

from diptych.engines.names.folding import LONGEST, Note, cleaned
from diptych.engines.values.record import Record
from diptych.kernel.search.tokens import Tokenizer, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["word", "phrase", "prefix"]

MOST_WORDS = 32
"""Words of one question; what comes after them is left out, and that is said."""

MOST_LETTERS = LONGEST

MOST_READ = 16 * MOST_LETTERS
"""Characters of what was sent that are looked at, before those that nobody sees are taken out."""

QUOTES = {
    '"': '"',
    "«": "»",
    "»": "«",
    "“": "”",
    "„": "“”",
    "”": "”",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "〝": "〞",
}
"""Quotation marks that begin a phrase, with those that end it; titles stand in the last of the Chinese ones."""

_PART = re.compile(
    r"(?P<minus>(?<!\S)-)?(?:"
    + "|".join(
        f"(?P<q{at}>{re.escape(begin)})(?P<in{at}>[^{re.escape(ends + begin)}]*)[{re.escape(ends)}]"
        for at, (begin, ends) in enumerate(QUOTES.items())
    )
    # A quotation mark that is never closed is none.
    + rf"|[{re.escape(''.join(QUOTES))}]?(?P<chunk>[^\s{re.escape(''.join(QUOTES))}]+)|.)",
    re.DOTALL,
)


class Item(Record):
    """A part of a question."""

    kind: Kind
    """``word``: all of its words (кино-передвижка has two); ``phrase``: one after the other; ``prefix``: words that
    begin with the last of them."""
    words: tuple[Word, ...]
    text: str
    """As it was typed, without marks around it."""
    start: int
    end: int


class Asked(Record):
    """A question, read. Places are counted in characters of ``text``."""

    text: str
    """What was typed, put in order: see :func:`diptych.engines.names.folding.cleaned`."""
    items: tuple[Item, ...] = ()
    excluded: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()
    """What was done to the text on the way: codes of :mod:`diptych.engines.names.folding`, and ``many_words`` (how many
    there were and how many are looked for), ``only_excluded``, ``nothing_asked``."""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that are looked for, in order, those of phrases among them."""
        return tuple(word for item in self.items for word in item.words)


def asked(text: str, tokenizer: Tokenizer) -> Asked:
    """Read a question. Never fails, whatever was sent; bounded in time; reads no database."""
    clean, said = cleaned(text[:MOST_READ])
    notes = [note for note in said if note.code not in ("empty", "no_letters")]
    items: list[Item] = []
    excluded: list[Item] = []
    count = 0
    for item, out in _items(clean, tokenizer):
        left = max(0, MOST_WORDS - count)
        count += len(item.words)
        if len(item.words) > left:
            item = item.replace(words=item.words[:left])
        if item.words:
            (excluded if out else items).append(item)
    if count > MOST_WORDS:
        notes.append(Note(code="many_words", found=str(count), repaired=str(MOST_WORDS)))
    if not items:
        notes.append(Note(code="only_excluded" if excluded else "nothing_asked"))
    return Asked(text=clean, items=tuple(items), excluded=tuple(excluded), notes=tuple(notes))


def _items(text: str, tokenizer: Tokenizer) -> list[tuple[Item, bool]]:
    """The parts of a question in order, each with whether it is not wanted."""
    found = []
    for match in _PART.finditer(text):
        group = match.lastgroup or ""
        if not group or group == "minus":
            continue
        inside = group if group == "chunk" else "in" + group.lstrip("qin")
        typed = match[inside]
        start = match.start(inside)
        words = tuple(word.replace(start=word.start + start, end=word.end + start) for word in tokenizer.query(typed))
        if not words:
            continue
        kind: Kind = "phrase" if group != "chunk" else "prefix" if _is_begun(text, match.end()) else "word"
        bare = typed.rstrip("*") if kind == "prefix" else typed
        found.append(
            (Item(kind=kind, words=words, text=bare, start=start, end=start + len(bare)), match["minus"] is not None)
        )
    return found


def _is_begun(text: str, end: int) -> bool:
    """Whether the asterisk stands right behind a word: ``film*``, and neither ``*`` nor ``film.*``."""
    return text[end - 1 : end] == "*" and text[end - 2 : end - 1].isalnum()
