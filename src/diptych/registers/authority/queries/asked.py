"""Names within a question: which words of it name somebody of the register, and what else they are called.

Three ways, each only for words that those before it left: names that stand there word for word, in any order of their
parts and any case of Russian; family names alone, where few bear them; and, for a short question, names that are like
it in whatever script. What is merely like is never taken for the same: it weighs less, and says how it was found.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from diptych.engines.names.folding import key
from diptych.engines.names.forms import parts
from diptych.engines.names.inflection import base_forms
from diptych.engines.names.words import LONGEST, UNSPACED, words
from diptych.engines.values.record import Record
from diptych.kernel.search.planning import NameMatch
from diptych.registers.authority.enums import AS_PRINTED, AgentKind, NameType
from diptych.registers.authority.models import AgentWord, Name
from diptych.registers.authority.queries.likeness import agents_like, agents_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_WORDS = 6
"""Words that a name within a question may have."""

MOST_HAN = 10
"""Characters that a Chinese one may have, the point not counted."""

MOST_SPANS = 240
"""Parts of a question that are looked up. Of a long one the longer parts come first."""

FEW_WORDS = 6
"""Words of a question in which a name may be written small and declined at once."""

DECLINED = 3
"""Words of a part that are put back into the nominative; longer ones are no names of persons."""

FEW = 3
"""So many may bear a family name that somebody asks for it alone and each of them may be meant."""

MOST_ALIKE = 4
"""Words, and Han characters, of a part for which names are looked for that are like it."""

MOST_BEARING = 60
"""Bearers of all family names of a question that are looked at."""

MOST_LIKE = 3
"""Agents that are offered for a name that none of them has."""

EXACT, ALONE, LIKE, HINTED = 1.0, 0.6, 0.5, 0.3
"""What a match weighs: word for word; a family name alone; a name alike; one found by the way through Han."""

_HAN = UNSPACED.pattern[1:-1]
_WORD = re.compile(rf"[{_HAN}]+(?:[·•‧∙⋅・][{_HAN}]+)*|[^\W_{_HAN}]+(?:[-'’][^\W_{_HAN}]+)*")
_BETWEEN = re.compile(r"[\s,.]*")
"""What may stand between the words of one name."""


class Span(Record):
    """A part of a question that may be a name."""

    text: str
    start: int
    end: int

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def names_in(text: str, language: str, *, alike: bool = True) -> list[NameMatch]:
    """Whom a question names, with every form of their names. ``language`` is that of the reader; without ``alike``
    names that are merely like a part of it are not looked for.

    Four queries, and those of :func:`agents_like` where something looks like a name that nobody has.
    """
    alone = [Span(text=found[0], start=found.start(), end=found.end()) for found in _WORD.finditer(text)]
    found = _exact(alone, text)
    found += _by_family(alone, _left(alone, found), text)
    like = _like_a_name(alone, _left(alone, found), text) if alike else None
    liked = list(_alike(like)) if like else []
    matched = {agent for _span, agents, _score in found for agent in agents} | {row.ref for row in liked}
    forms = _forms(matched, language) if matched else {}
    return [
        *(
            _match(agent, span, forms[agent], score)
            for span, agents, score in found
            for agent in agents
            if agent in forms
        ),
        *(
            row.replace(ref=f"agent:{row.ref}", forms=tuple(form for form, _lang in forms[row.ref]))
            for row in liked
            if row.ref in forms
        ),
    ]


def _match(agent: str, span: Span, forms: Sequence[tuple[str, str]], score: float) -> NameMatch:
    text, lang = _nearest_form(span.text, forms)
    return NameMatch(
        ref=f"agent:{agent}",
        text=text,
        lang=lang,
        typed=span.text,
        start=span.start,
        end=span.end,
        score=score,
        forms=tuple(dict.fromkeys((*(_families(forms) if score == ALONE else ()), *(form for form, _lang in forms)))),
        exact=score == EXACT,
    )


def _families(forms: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The family name as the first forms in each language have it: whoever is asked for by it is told of so."""
    first: dict[str, str] = {}
    for text, lang in forms:
        first.setdefault(lang, text)
    for lang, text in first.items():
        form = parts(text, language=lang, kind="person")
        for part in form.of_role("family") or form.parts[-1:]:
            yield part.text


def _nearest_form(typed: str, forms: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The form that was typed, as it is stored; else one with a word of it; else the first."""
    wanted = key(typed)
    asked = set(words(typed))
    same = (row for row in forms if key(row[0]) == wanted)
    sharing = (row for row in forms if asked & set(words(row[0])))
    return next(same, None) or next(sharing, None) or forms[0]


# Word for word --------------------------------------------------------------------------------------------------------


def _exact(alone: Sequence[Span], text: str) -> list[tuple[Span, list[str], float]]:
    """The longest parts of a question that are names, none of them within another. One query."""
    spans = sorted(_spans(alone, text), key=lambda span: span.start - span.end)[:MOST_SPANS]
    # Of a long question, words that are written small are hardly names, and each has to be looked up.
    bare = len(alone) > FEW_WORDS
    asked = {span: [span.text, *([] if bare and not _capitalised(span.text) else _bases(span))] for span in spans}
    named = agents_named({text for texts in asked.values() for text in texts}) if asked else {}
    found: list[tuple[Span, list[str], float]] = []
    for span in spans:
        agents = list(dict.fromkeys(agent for text in asked[span] for agent in named.get(text, ())))
        if agents and not any(span.meets(other) for other, _agents, _score in found):
            found.append((span, agents[:FEW], EXACT))
    return found


def _spans(alone: Sequence[Span], text: str) -> Iterator[Span]:
    """Parts that may be names: words that stand together, and whatever stands together within a run of Han."""
    for begin, first in enumerate(alone):
        yield first
        if UNSPACED.match(first.text):
            yield from _within(first)
            continue
        for last, following in pairwise(alone[begin : begin + MOST_WORDS]):
            if UNSPACED.match(following.text) or not _BETWEEN.fullmatch(text, last.end, following.start):
                break
            yield Span(text=text[first.start : following.end], start=first.start, end=following.end)


def _within(run: Span) -> Iterator[Span]:
    text = run.text
    for begin in range(len(text) - 1):
        for end in range(begin + 2, min(len(text), begin + MOST_HAN) + 1):
            part = text[begin:end]
            if part != text and UNSPACED.match(part[0]) and UNSPACED.match(part[-1]):
                yield Span(text=part, start=run.start + begin, end=run.start + end)


def _bases(span: Span) -> list[str]:
    """A Russian name in the nominative, whatever case it stands in; of several words only where all are capitalised."""
    several = span.text.split()
    if len(several) > DECLINED or not re.search("[а-яё]", span.text.casefold()):
        return []
    if len(several) > 1 and not _capitalised(span.text):
        return []
    return _nominative(span.text)


@lru_cache(maxsize=1 << 12)
def _nominative(text: str) -> list[str]:
    return [base.text for base in base_forms(text) if base.text != text][:DECLINED]


def _capitalised(text: str) -> bool:
    return all(word[:1].isupper() for word in text.split())


# Family names alone ---------------------------------------------------------------------------------------------------


def _left(alone: Iterable[Span], found: Iterable[tuple[Span, list[str], float]]) -> list[Span]:
    taken = [span for span, _agents, _score in found]
    return [span for span in alone if not any(span.meets(other) for other in taken)]


def _by_family(alone: Sequence[Span], left: Sequence[Span], text: str) -> list[tuple[Span, list[str], float]]:
    """Persons with such a family name, where they are few. Two queries.

    A word beside which another capitalised one stands that belongs to nobody here is part of another name than theirs.
    """
    spans = [span for span in left if not any(_is_beside(span, other, text) for other in left if other != span)]
    bare = len(alone) > FEW_WORDS
    asked = {
        span: {
            word
            for form in (span.text, *([] if bare and not _capitalised(span.text) else _bases(span)))
            for word in words(form)[:1]
        }
        for span in spans
    }
    # One Han character, or two letters, are no name of somebody in particular.
    asked = {
        span: {word for word in found if len(word) >= (2 if UNSPACED.match(word) else 3)}
        for span, found in asked.items()
    }
    wanted = {word for found in asked.values() for word in found}
    if not wanted:
        return []
    rows = AgentWord.objects.filter(word__in=[word[:LONGEST].encode() for word in wanted], thing__kind=AgentKind.PERSON)
    bearing: dict[str, list[str]] = {}
    for word, agent in rows.order_by("thing").values_list("word", "thing")[:MOST_BEARING]:
        bearing.setdefault(bytes(word).decode(), []).append(agent)
    few = {word: agents for word, agents in bearing.items() if len(agents) <= FEW}
    called = _called({agent for agents in few.values() for agent in agents}) if few else {}
    found = []
    for span, forms in asked.items():
        agents = [
            agent for word in sorted(forms) for agent in few.get(word, ()) if _is_family(word, called.get(agent, ()))
        ]
        if agents:
            found.append((span, list(dict.fromkeys(agents)), ALONE))
    return found


def _is_beside(one: Span, other: Span, text: str) -> bool:
    """Whether both are capitalised and nothing but a space stands between them."""
    between = text[one.end : other.start] if one.end <= other.start else text[other.end : one.start]
    return between.isspace() and _capitalised(one.text) and _capitalised(other.text)


def _called(agents: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    rows = Name.objects.filter(agent__in=list(agents)).exclude(type__in=AS_PRINTED)
    found: dict[str, list[tuple[str, str]]] = {}
    for agent, text, lang in rows.values_list("agent_id", "text", "lang"):
        found.setdefault(agent, []).append((text, lang))
    return found


def _is_family(word: str, names: Iterable[tuple[str, str]]) -> bool:
    """Whether a word is the family name in any form of somebody's name; ``роман`` is not that of Роман Кармен."""
    wanted = key(word)
    for text, lang in names:
        form = parts(text, language=lang, kind="person")
        families = {part.key for part in form.of_role("family")} or {part.key for part in form.parts[-1:]}
        if wanted in families:
            return True
    return False


# Alike ----------------------------------------------------------------------------------------------------------------


def _like_a_name(alone: Sequence[Span], left: Sequence[Span], text: str) -> Span | None:
    """The part of a question that looks like a name of somebody: capitalised words side by side, a Chinese name with a
    point or a family name before it. One word must be all there is: many a sentence begins with a capital."""
    runs: list[list[Span]] = []
    for span in left:
        if runs and _is_beside(runs[-1][-1], span, text):
            runs[-1].append(span)
        else:
            runs.append([span])
    for run in runs:
        whole = Span(text=text[run[0].start : run[-1].end], start=run[0].start, end=run[-1].end)
        if UNSPACED.match(whole.text):
            form = parts(whole.text, kind="person") if len(whole.text) <= MOST_HAN else None
            if form is not None and (len(form.parts) > 1 and (len(whole.text) <= MOST_ALIKE or form.order)):
                return whole
        elif len(run) <= MOST_ALIKE and (len(run) > 1 or len(alone) == 1) and _capitalised(whole.text):
            return whole
    return None


def _alike(span: Span) -> Iterator[NameMatch]:
    """Agents whose names are like a part of a question, and those that it may have been written back from."""
    offered = 0
    for found in agents_like(span.text, most=MOST_LIKE * 4, explained=False, sure=True):
        if offered < MOST_LIKE and (found.same or found.via):
            offered += 1
            yield NameMatch(
                ref=found.agent,
                text=found.name,
                lang=found.lang,
                typed=span.text,
                start=span.start,
                end=span.end,
                score=found.score * (HINTED if found.via else LIKE),
                path=found.via,
                exact=False,
            )


# Forms ----------------------------------------------------------------------------------------------------------------


def _forms(agents: Iterable[str], language: str) -> dict[str, list[tuple[str, str]]]:
    """Every form of agents' names: the preferred ones first, of these the reader's; mistakes last. One query."""
    rows = Name.objects.filter(agent__in=list(agents)).order_by("agent", "position")
    found: dict[str, list[tuple[int, str, str]]] = {}
    short = language.partition("-")[0]
    for agent, text, lang, kind in rows.values_list("agent_id", "text", "lang", "type"):
        rank = 3 if kind in AS_PRINTED else 2 if kind != NameType.PREFERRED else int(lang.partition("-")[0] != short)
        found.setdefault(agent, []).append((rank, text, lang))
    return {
        agent: list(dict.fromkeys((text, lang) for _rank, text, lang in sorted(names, key=lambda row: row[0])))
        for agent, names in found.items()
    }
