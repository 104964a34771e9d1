"""A form of a name in its parts: what was typed, made comparable, with everything said that was done to it.

>>> form = parts("Кармен, Роман Лазаревич")
>>> [(part.role, part.key) for part in form.parts], form.order
([('given', 'роман'), ('patronymic', 'лазаревич'), ('family', 'кармен')], 'given_first')
>>> [(part.role, part.text) for part in parts("罗曼·卡尔曼").parts]
[('given', '罗曼'), ('family', '卡尔曼')]
>>> form = parts("張藝謀")
>>> [(part.role, part.key) for part in form.parts], [part.key for part in form.undivided]
([('family', '张'), ('given', '艺谋')], ['张艺谋'])
"""

from __future__ import annotations

import re
from functools import lru_cache

from diptych.engines.names.folding import LONGEST, Note, cleaned, key
from diptych.engines.names.roles import Token, divided, persons
from diptych.engines.names.scripts import ALPHABETS, runs, scripts
from diptych.engines.names.vocabulary import GENERATIONS
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    Kind = Literal["person", "place", "organisation"]

MOST_PARTS = 24
"""Parts of a name that are looked at; of more, the first."""

UNTELLING = frozenset({"honorific", "particle", "suffix"})
"""Roles of parts that tell no two people apart."""

POINTS = "\u00b7\u2022\u2027\u2219\u22c5\u30fb\u318d"
"""The point between the parts of a foreign name in Chinese and Japanese, as keyboards have it."""

_BRACKETED = re.compile(r"\s*[(\[{][^)\]}]*[)\]}]?\s*")
_WITHIN = re.compile(f"(?<=[a-z])[{POINTS}](?=[a-z])")
_AFTER_STOP = re.compile(r"\.(?=[^\W\d_])")
_BETWEEN = re.compile(f"[\\s{POINTS}/|;:_\u3001\u3002\u2014\u2013<>«»\u201e!?*&#@~^%+]+")
_AROUND = "-=.,'\"`\u2018\u2019\u201c\u201d\u201a\u2026"
_TWO_HYPHENS = re.compile("[=\u30a0]")


class Part(Record):
    """One part of a name. ``key`` is what is compared."""

    text: str
    """As it was written, repaired: with its case, its accents and its traditional characters."""
    key: str
    """Folded: small letters, no accents, ё as е, simplified characters, no hyphen."""
    role: str
    """``family``, ``given``, ``patronymic``, ``initial``, ``particle``, ``honorific`` or ``suffix``; ``word`` where
    nothing tells which it is."""
    script: str
    """ISO 15924."""


class NameForm(Record):
    """One form of a name."""

    text: str
    """As it was given, to as many characters as are looked at."""
    clean: str
    """As it should have been written: composed, without what nobody sees, with look-alike letters put right."""
    scripts: tuple[str, ...] = ()
    """Scripts of ``clean``, in their order."""
    language: str | None = None
    parts: tuple[Part, ...] = ()
    """In the order in which the name is said; «Фамилия, Имя Отчество» is turned round."""
    undivided: tuple[Part, ...] = ()
    """The same name with its run of Han characters left whole, where ``parts`` takes one apart; else empty."""
    order: str = "unknown"
    """``given_first`` or ``family_first`` where something in the form tells; ``unknown`` where roles are a guess."""
    notes: tuple[Note, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the parts that tell people apart: without honorifics, particles and suffixes."""
        return tuple(part.key for part in self.parts if part.role not in UNTELLING)

    def of_role(self, role: str) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.role == role)


def parts(text: str, *, language: str | None = None, kind: Kind | None = None) -> NameForm:
    """A name in its parts. Never refuses: what cannot be read is a form without parts, and a note says why.

    ``language`` (BCP 47) settles what letters leave open: that of a Chinese name in Latin letters, say, that its family
    name comes first. ``kind`` says that a place or an organisation is no person: its words have no roles.

    Codes of notes: ``empty``, ``no_letters``, ``cut`` (too long; characters there and taken), ``many_parts``,
    ``direction_removed``, ``unseen_removed``, ``control_removed``, ``pictures_removed``, ``marks_removed``,
    ``stress_removed``, ``mixed_scripts`` (letters that look alike; what was read instead), ``order_undone``,
    ``left_out`` (dates, what stands in brackets or after the name).

    Pure; bounded in time, since of a text no more than ``LONGEST`` characters are looked at.
    """
    base = language.partition("-")[0].casefold() if language else None
    # What is absurdly long is not worth remembering.
    return (_form if len(text) <= LONGEST else _form.__wrapped__)(text, base, kind)


@lru_cache(maxsize=1 << 16)
def _form(text: str, language: str | None, kind: str | None) -> NameForm:
    clean, noted = cleaned(text)
    notes = list(noted)
    found = scripts(clean)
    if not found:
        notes.append(Note(code="no_letters" if clean else "empty"))
        return NameForm(text=text[:LONGEST], clean=clean, language=language, notes=tuple(notes))
    person = kind not in ("place", "organisation")
    bare = _without_brackets(clean, notes)
    head, tail, after = _turned(bare, notes) if person and "," in bare else ([], _tokens(bare), [])
    tokens = [*tail, *head, *after]
    if len(tokens) > MOST_PARTS:
        notes.append(Note(code="many_parts", found=str(len(tokens)), repaired=str(MOST_PARTS)))
        tokens, head = tokens[:MOST_PARTS], []
    undivided: Sequence[Token] = ()
    order = "unknown"
    if person:
        if len(tokens) == 1 and (both := divided(tokens[0], language)):
            undivided, tokens = tokens, both
        pointed = any(point in bare for point in POINTS)
        order = persons(tokens, head=head, language=language, pointed=pointed)
    return NameForm(
        text=text[:LONGEST],
        clean=clean,
        scripts=found,
        language=language,
        parts=tuple(_part(token.text, token.key, token.role, token.script) for token in tokens),
        undivided=tuple(_part(token.text, token.key, token.role, token.script) for token in undivided),
        order=order,
        notes=tuple(notes),
    )


@lru_cache(maxsize=1 << 15)
def _part(text: str, folded: str, role: str, script: str) -> Part:
    return Part(text=text, key=folded, role=role, script=script)


def _without_brackets(text: str, notes: list[Note]) -> str:
    if not any(bracket in text for bracket in "([{"):
        return text
    bare = _BRACKETED.sub(" ", text).replace(" ,", ",").strip()
    if not scripts(bare):
        return text
    notes.extend(Note(code="left_out", found=match[0].strip()) for match in _BRACKETED.finditer(text))
    return bare


def _turned(text: str, notes: list[Note]) -> tuple[list[Token], list[Token], list[Token]]:
    """What stands before the comma, what stands after it, and what belongs behind both (Jr., мл.)."""
    heads: list[list[Token]] = []
    after: list[Token] = []
    for piece in text.split(","):
        tokens = _tokens(piece)
        if heads and tokens and all(token.key in GENERATIONS for token in tokens):
            after += tokens
        elif tokens and len(heads) < 2:
            heads.append(tokens)
        elif piece.strip():
            notes.append(Note(code="left_out", found=piece.strip()))
    if len(heads) < 2:
        return ([], heads[0] if heads else [], after)
    turned = " ".join(token.text + "." * token.dotted for token in (*heads[1], *heads[0]))
    notes.append(Note(code="order_undone", found=text, repaired=turned))
    return (heads[0], heads[1], after)


def _tokens(text: str) -> list[Token]:
    """The words of a name. A full stop ends a word; a hyphen, an apostrophe and a point in romanised words do not."""
    text = _AFTER_STOP.sub(". ", _WITHIN.sub("", text))
    found = []
    for word in _BETWEEN.split(text):
        dotted = word.endswith(".")
        found += [Token(piece, folded, script, dotted=dotted) for piece, folded, script in _pieces(word)]
    return found


@lru_cache(maxsize=1 << 15)
def _pieces(word: str) -> tuple[tuple[str, str, str], ...]:
    """A word without the signs around it, taken apart where Han and an alphabet meet; each with its key and script."""
    bare = _TWO_HYPHENS.sub("-", word.strip(_AROUND))
    mixed = scripts(bare)
    whole = len(mixed) < 2 or ALPHABETS.issuperset(mixed) or {"Hani", "Hira", "Kana"}.issuperset(mixed)
    pieces = (bare,) if whole else tuple(run.text.strip(_AROUND) for run in runs(bare))
    return tuple((one, folded, found[0]) for one in pieces if (found := scripts(one)) and (folded := key(one)))
