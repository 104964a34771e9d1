"""Forms of names that a name may be, found by words and sounds. It is cheap, and says nothing of how alike they are.

The grams of a word of the query lead to words that may sound so; these are scored, the best lead to the forms that
they stand in; forms that several words of the query lead to come first.
"""

from __future__ import annotations

from math import exp, inf, log1p

from django.db import connection

from diptych.engines.names.grams import word_grams
from diptych.engines.names.sides import Word, searched_wholes, searched_words, side
from diptych.engines.values.record import Record
from diptych.registers.authority.enums import NAME_KINDS
from diptych.registers.authority.models import NameGram, NamesIndex, NameWord, WordOfName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from diptych.engines.names.scoring import Matcher

    Text = tuple[str, str | None]
    """A name, and its language where that is known."""

    About = tuple[str, str, bool]
    """A word, its script, and whether it is of a place."""

    Liked = list[tuple[int, float]]
    """Numbers of words, each with the logarithm of the chance that it is the one asked; the likeliest first."""

MOST_WORDS = 6
"""Words of a query that are looked up."""

NAMES = 80
"""Forms that are worth to be scored, in each way of reading the query."""

FEW = 10_000
"""Forms that one word may lead to. Of a word that leads to more, those are looked at that another word leads to."""

MISSING = -5.5
"""What a word of the query costs a form that was not found by it."""

IN_PART = 20
"""Of these, where only the same name is looked for, those that not every word of the query leads to."""


MOST_SEEN = 5_000_000
"""Words of grams that a process remembers, in some sixty megabytes; a quarter of a million words have as many."""


MOST_LIKED = 2_000
"""Words for which a process remembers the words that may be they, in some ten megabytes: given names come again and
again."""


class Asked(Record):
    """A query as it is read for one kind of names."""

    kind: str
    told: tuple[Word, ...]
    wholes: tuple[Word, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return (*self.told, *self.wholes)


def forms_reached(
    texts: Sequence[Text], *, kinds: Sequence[str], matcher: Matcher, sure: bool = False
) -> list[list[int]]:
    """For texts, the numbers of forms of names that may be each, of :data:`..enums.NAME_KINDS` those asked; unordered.

    With ``sure``, without most of those that a closer look would hardly find to be the same.
    Three queries for all of them, and two to four more for each text and kind.
    """
    asked = [[one for kind in kinds if (one := _asked(*text, kind)) is not None] for text in texts]
    every = [one for each in asked for one in each]
    if not every:
        return [[] for _ in texts]
    liked = _liked(every, matcher)
    return [list(dict.fromkeys(name for one in each for name in _forms(one, liked, sure))) for each in asked]


def _asked(text: str, language: str | None, kind: str) -> Asked | None:
    form = side(text, language, kind)
    told = tuple(searched_words(form, kind)[:MOST_WORDS]) if form.words else ()
    return Asked(kind=kind, told=told, wholes=tuple(searched_wholes(form, kind)[:MOST_WORDS])) if told else None


# Words ----------------------------------------------------------------------------------------------------------------


def _liked(asked: Sequence[Asked], matcher: Matcher) -> dict[About, Liked]:
    """For every word asked, and whether of a place, the words kept that may be it."""
    from diptych.engines.names.postings import asked_rows
    from diptych.engines.names.retrieval import likest

    every = {(word.key, word.script, each.kind == "place"): (word, each.kind) for each in asked for word in each.words}
    seen, last = _begun()
    found = {about: liked for about in every if (liked := seen.liked_by(about, last)) is not None}
    words = dict.fromkeys(about[:2] for about in every if about not in found)
    if not words:
        return found
    told = [(script, word_grams(key, script, matcher.learned)) for key, script in words]
    _read(asked_rows(told), seen, last)
    numbers = dict(zip(words, seen.postings.candidates(told), strict=True))
    kept = _kept({number for found in numbers.values() for number in found}, [key for key, _ in words], seen)
    own = {(word.key, word.script): number for number, word in kept.items()}
    kinds = list(dict.fromkeys(each.kind for each in asked))
    for about, (word, kind) in every.items():
        if about not in found:
            at = numbers[about[:2]]
            # What is written exactly so is looked at, however many sound more like it.
            at = [*dict.fromkeys((*at, *([own[about[:2]]] if about[:2] in own else ())))]
            others = [(number, kept[number]) for number in at if number in kept]
            likely = likest(matcher, word, others, kind, besides=kinds)
            found[about] = sorted(((at, -log1p(exp(-odds))) for at, odds in likely), key=lambda pair: -pair[1])
            seen.remember(about, last, found[about])
    return found


class _Seen:
    """What this process has read of words and grams: they are only ever added to, so all but the last stays true."""

    def __init__(self, mark: Any) -> None:
        from diptych.engines.names.postings import Postings

        self.mark = mark
        self.postings = Postings()
        self.words: dict[int, Word] = {}
        self._liked: dict[tuple[int, About], Liked] = {}

    def liked_by(self, about: About, last: int) -> Liked | None:
        """The words that may be one, where they were looked for since the latest word came; None where not."""
        found = self._liked.pop((last, about), None)
        if found is not None:
            self._liked[last, about] = found
        return found

    def remember(self, about: About, last: int, liked: Liked) -> None:
        self._liked[last, about] = liked
        while len(self._liked) > MOST_LIKED:
            # What was asked for longest ago; another thread may have been faster.
            self._liked.pop(next(iter(list(self._liked))), None)


_seen: list[_Seen] = []


def _begun() -> tuple[_Seen, int]:
    """What is known of these tables by now, and the number of the latest word."""
    state = NamesIndex.objects.values_list("mark", "generation", "last").first()
    if state is None:
        return _Seen(None), 0
    mark, last = state[:2], state[2]
    # What a transaction has written that is not done yet may come to nothing, and its numbers to other words.
    seen = _seen[0] if _seen and not connection.in_atomic_block else None
    if seen is None or seen.mark != mark or seen.postings.size > MOST_SEEN or len(seen.words) > MOST_SEEN // 10:
        seen = _Seen(mark)
    return seen, last


def _read(grams: Sequence[str], seen: _Seen, last: int) -> None:
    """Read the rows of these grams as far as they are not known."""
    if seen.mark is None:
        return
    for block, names in seen.postings.missing(grams, last).items():
        seen.postings.take(_rows(names, seen.mark[1], block), names, last)
    if not connection.in_atomic_block:
        _seen[:] = [seen]


def _rows(grams: Sequence[str], generation: int, block: int) -> list[tuple[str, int, Any]]:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT gram, block, words FROM {quote(NameGram._meta.db_table)} "
            f"WHERE generation = %s AND block >= %s AND gram IN ({', '.join(['%s'] * len(grams))})",
            [generation, block, *grams],
        )
        found: list[tuple[str, int, Any]] = cursor.fetchall()
        return found


def _kept(numbers: Iterable[int], keys: Sequence[str], seen: _Seen) -> dict[int, Word]:
    """Words by their numbers, and those written exactly so in whatever script."""
    known = {number: seen.words[number] for number in numbers if number in seen.words}
    new = set(numbers) - set(known)
    table = connection.ops.quote_name(NameWord._meta.db_table)
    with connection.cursor() as cursor:
        # Of one table by two indexes: a condition with "or" would read all of it.
        cursor.execute(
            f"SELECT id, key, script FROM {table} WHERE id IN ({_listed(new)}) "
            f"UNION SELECT id, key, script FROM {table} WHERE key IN ({', '.join(['%s'] * len(keys))})",
            list(keys),
        )
        read = {number: Word(key, script) for number, key, script in cursor.fetchall()}
    seen.words |= read
    return known | read


def _listed(numbers: Iterable[int]) -> str:
    """Numbers as they stand in a statement: too many to be handed over one by one, and safe since they are numbers."""
    return ", ".join(map(str, map(int, numbers))) or "NULL"


# Forms ----------------------------------------------------------------------------------------------------------------


def _forms(asked: Asked, liked: Mapping[tuple[str, str, bool], Liked], sure: bool) -> list[int]:
    """The forms that words of the query lead to most surely."""
    place = asked.kind == "place"
    told = [dict(liked[word.key, word.script, place]) for word in asked.told]
    wholes = [dict(liked[word.key, word.script, place]) for word in asked.wholes]
    ways = [(each, False) for each in told] + [(each, True) for each in wholes]
    kind = NAME_KINDS.index(asked.kind)
    counts = _counts({number for each, _ in ways for number in each}, kind)
    reached: dict[int, float] = {}
    # The word that leads to fewest forms first: of one that leads to thousands, only forms known by then are looked at.
    order = sorted(ways, key=lambda way: (way[1], sum(counts.get(number, 0) for number in way[0])))
    for each, whole in order:
        words, among = list(each), None
        if sum(counts.get(number, 0) for number in each) > FEW:
            if reached and not whole:
                among = sorted(reached, key=lambda name: -reached[name])[:FEW]
            else:
                words = _cheapest(each, counts)
        rows = _postings(words, kind, among=among)
        best: dict[int, float] = {}
        for word, name in rows:
            chance = each[word]
            if chance > best.get(name, -inf):
                best[name] = chance
        for name, chance in best.items():
            if whole:
                reached[name] = max(reached.get(name, 0.0), chance - MISSING * len(told))
            else:
                reached[name] = reached.get(name, 0.0) + chance - MISSING
    first = sorted(reached, key=lambda name: (-reached[name], name))[:NAMES]
    if not sure:
        return first
    # What every word leads to has more than all but one of them can give.
    least = MISSING * (1 - len(asked.told))
    return first[: max(IN_PART, sum(reached[name] > least for name in first))]


def _cheapest(words: Mapping[int, float], counts: Mapping[int, int]) -> list[int]:
    """The likeliest words, as many as lead to few forms; at least the first."""
    chosen: list[int] = []
    total = 0
    for number in words:
        total += counts.get(number, 0)
        if chosen and total > FEW:
            break
        chosen.append(number)
    return chosen


def _counts(words: Iterable[int], kind: int) -> dict[int, int]:
    """How many forms words lead to."""
    table = connection.ops.quote_name(WordOfName._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT word_id, count(*) FROM {table} WHERE word_id IN ({_listed(words)}) AND kind = {kind} "
            "GROUP BY word_id"
        )
        return dict(cursor.fetchall())


def _postings(words: Iterable[int], kind: int, among: Sequence[int] | None = None) -> list[tuple[int, int]]:
    """Words and forms that they stand in, a limited number; of some forms, where they are told."""
    table = connection.ops.quote_name(WordOfName._meta.db_table)
    # Of forms that are known each is looked at once, not every word of each: hence the sign, which hides an index.
    sign, only = ("", "") if among is None else ("+", f"AND name_id IN ({_listed(among)}) ")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT word_id, name_id FROM {table} "
            f"WHERE {sign}word_id IN ({_listed(words)}) AND {sign}kind = {kind} {only}LIMIT {2 * FEW}"
        )
        found: list[tuple[int, int]] = cursor.fetchall()
        return found
