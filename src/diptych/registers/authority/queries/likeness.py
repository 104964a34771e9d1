"""People, organisations and places found by a name in any script, and how alike the names are.

Nothing here decides that two are one: a score says how sure it is that two forms write one name, and people bear the
names of others.
"""

from __future__ import annotations

from itertools import islice
from math import inf

from diptych.engines.names.exact import exact
from diptych.engines.values.record import Record
from diptych.registers.authority.enums import NAME_KINDS, kind_of_names
from diptych.registers.authority.models import Name
from diptych.registers.authority.queries.reaching import forms_reached

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import Any

    from diptych.engines.names.scoring import Match, Matcher, Question
    from diptych.registers.authority.queries.reaching import Text

MOST_EXACT = 50
"""Forms written exactly so that are compared with others; all names that are one word in a script may be."""

ASKED = 400
"""Texts looked up in one query."""

BY_RULE = {"pinyin", "palladius", "translated", "legal_form", "number", "country"}
"""Rules by which a Chinese name is written in letters: what they write is its name, not a way back to another."""


MET = 2.0
"""The least log-odds of a word that is held to be a part of a name."""


class Candidate(Record):
    """An agent that a name may be of."""

    agent: str
    """Its id."""
    name: str
    """The stored form that was met; of a hint, the form of its own that comes nearest."""
    lang: str
    score: float
    """0 to 1, see :data:`diptych.engines.names.learned.THRESHOLD` and ``REVIEW``; of a hint, of the Chinese form."""
    chance: float
    """The logarithm of the chance that both are one name, which tells more apart than the score does."""
    match: Match
    """Which part met which, by which rule; of a hint, in the Chinese form."""
    via: tuple[str, ...] = ()
    """Empty where the forms met directly; of a hint, the stored forms that it passed through."""
    same: bool = False
    """Whether the score reaches the threshold; never of a hint."""
    part: bool = False
    """Whether all that was asked for is a part of the name, as a family name is; only told with reasons."""


class Form(Record):
    """A stored form of a name, and how it was read."""

    agent: str
    text: str
    lang: str
    kind: str
    score: float = 0.0
    chance: float = 0.0

    def question(self, text: str, language: str | None) -> Question:
        """It beside another form."""
        from diptych.engines.names.scoring import Question

        kind = kind_of_names(self.kind)
        return Question(a=text, b=self.text, kind=kind, language_a=language, language_b=self.lang)


def agents_like(
    text: str,
    *,
    kind: str | Collection[str] = "",
    language: str | None = None,
    most: int = 20,
    but: Collection[str] = (),
    explained: bool = True,
    sure: bool = False,
) -> list[Candidate]:
    """Agents whose names are likest to this one, the best first, each once; those of one ``kind``, or of
    several, where that is given.

    Hints through Han are among them, see :func:`hints_through_han`. ``but`` names agents that are not meant;
    ``explained`` may be left out where reasons are not shown; ``sure`` leaves out most of those whose names come out as
    others, for whoever asks for the same alone. What has no letters is like nobody.

    Eight to fourteen queries, whatever the number of names; a few dozen milliseconds among a million.
    """
    from diptych.kernel.names import matcher

    by = matcher()
    (forms,) = _forms([(text, language)], kind=kind, but=but, by=by, sure=sure)
    found = _likest(_scored(forms, text, language, by), most)
    candidates = _candidates(found, text, language, by, explained=explained)
    return sorted(candidates, key=lambda one: (not one.same, not one.part, -one.chance, one.agent))


def agents_worth_a_look(texts: Sequence[Text], *, kinds: Collection[str], most: int, but: Collection[str]) -> set[str]:
    """The agents that :func:`agents_like` has for any of several texts, so many of each kind, as far as their scores
    are worth a look; for whoever looks at each more closely.

    Five queries, and three to five for each text.
    """
    from diptych.engines.names.learned import REVIEW
    from diptych.kernel.names import matcher

    by = matcher()
    found = _forms(texts, kind=kinds, but=but, by=by)
    asked = [form.question(*text) for text, forms in zip(texts, found, strict=True) for form in forms]
    told = iter(_weighed([form for forms in found for form in forms], asked, by))
    worth: set[str] = set()
    for forms in found:
        weighed = [form for form in islice(told, len(forms)) if form.chance > -inf]
        for kind in kinds:
            likest = _likest([form for form in weighed if form.kind == kind], most)
            worth |= {form.agent for form in likest if form.score >= REVIEW}
    return worth


def hints_through_han(text: str, language: str | None = None, *, kind: str = "", most: int = 20) -> list[Candidate]:
    """Agents that a name in letters may be of because it may have been written back from their Chinese form.

    Roman Kalman is what 罗曼·卡尔曼 looks like to somebody who does not know that he is Роман Кармен: it meets the
    Chinese form, and no other form of that agent. ``via`` is the path. A hint is looked at by a person, never acted on.
    Queries as of :func:`agents_like`.
    """
    found = agents_like(text, kind=kind, language=language, most=2 * most)
    return [one for one in found if one.via][:most]


def agents_named(texts: Iterable[str]) -> dict[str, list[str]]:
    """For each of several texts the ids of the agents that have exactly this name, in any order of its parts.

    Case, accents and signs make no difference. One query for every 400 texts.
    """
    keys = {text: exact(text) for text in texts}
    wanted = sorted(set(keys.values()) - {""})
    found: dict[str, dict[str, None]] = {}
    for begin in range(0, len(wanted), ASKED):
        rows = Name.objects.filter(exact__in=wanted[begin : begin + ASKED]).order_by("agent")
        for key, agent in rows.values_list("exact", "agent_id"):
            found.setdefault(key, {})[agent] = None
    return {text: list(found.get(key, ())) for text, key in keys.items()}


def agents_called_exactly(text: str) -> list[str]:
    """The ids of the agents that have exactly this name, as of :func:`agents_named`. One query."""
    return agents_named([text])[text]


# How ------------------------------------------------------------------------------------------------------------------


def _likest(forms: Iterable[Form], most: int) -> list[Form]:
    """Of each agent the form that is likeliest the same, the best first."""
    best: dict[str, Form] = {}
    for form in forms:
        if form.agent not in best or form.chance > best[form.agent].chance:
            best[form.agent] = form
    return sorted(best.values(), key=lambda form: (-form.chance, form.agent))[:most]


def _forms(
    texts: Sequence[Text], *, kind: str | Collection[str], but: Collection[str], by: Matcher, sure: bool = False
) -> list[list[Form]]:
    """Stored forms that may be each of some; those that wait for their words are found by their whole text."""
    wanted = {kind} - {""} if isinstance(kind, str) else set(kind)
    kinds = [read for read in NAME_KINDS if read in set(map(kind_of_names, wanted))] or NAME_KINDS
    names = Name.objects.exclude(agent__in=but) if but else Name.objects.all()
    columns = ("pk", "agent_id", "text", "lang", "agent__kind")
    reached = forms_reached(texts, kinds=kinds, matcher=by, sure=sure)
    rows: dict[int, tuple[Any, ...]] = {}
    every = sorted({number for numbers in reached for number in numbers})
    for begin in range(0, len(every), ASKED):
        rows |= {row[0]: row for row in names.filter(pk__in=every[begin : begin + ASKED]).values_list(*columns)}
    found = []
    for (text, _language), numbers in zip(texts, reached, strict=True):
        # Asked for the kind too, SQLite would go through all agents of that kind to come to these few.
        these = [rows[number] for number in sorted(numbers) if number in rows]
        these = [row for row in these if not wanted or row[4] in wanted]
        if key := exact(text):
            exactly = names.filter(exact=key, **({"agent__kind__in": sorted(wanted)} if wanted else {}))
            these += exactly.order_by("agent").values_list(*columns)[:MOST_EXACT]
        found.append([Form(agent=row[1], text=row[2], lang=row[3], kind=row[4]) for row in dict.fromkeys(these)])
    return found


def _scored(forms: Sequence[Form], text: str, language: str | None, by: Matcher) -> list[Form]:
    weighed = _weighed(forms, [form.question(text, language) for form in forms], by)
    return [form for form in weighed if form.chance > -inf]


def _weighed(forms: Sequence[Form], asked: Sequence[Question], by: Matcher) -> list[Form]:
    """Forms with their scores; without a chance where there is nothing to be compared."""
    scores, chances = by.scores_and_chances(asked)
    return [form.replace(score=s, chance=c) for form, s, c in zip(forms, scores, chances, strict=True)]


def _candidates(
    found: Sequence[Form], text: str, language: str | None, by: Matcher, *, explained: bool
) -> list[Candidate]:
    """Forms as candidates: with reasons, and told apart whether they are met or hinted at."""
    from diptych.engines.names.learned import THRESHOLD
    from diptych.engines.names.scoring import Match

    candidates = []
    nearest = _nearest_in_letters(found, text, language, by)
    for form in found:
        same = form.score >= THRESHOLD
        own = nearest.get(form.agent)
        doubtful = own is not None and same and own.score < THRESHOLD
        match = Match(score=form.score, same=same)
        if explained or doubtful:
            match = by.match(form.question(text, language))
        plain: dict[str, Any] = {"agent": form.agent, "score": form.score, "chance": form.chance, "match": match}
        if own is not None and doubtful and not {meeting.rule for meeting in match.meetings} <= BY_RULE:
            one = Candidate(**plain, name=own.text, lang=own.lang, via=(form.text,))
        else:
            one = Candidate(**plain, name=form.text, lang=form.lang, same=same, part=not same and _is_part(match))
        candidates.append(one)
    return candidates


def _is_part(match: Match) -> bool:
    """Whether every word of the first form was met, and only the second says more."""
    met = [meeting.log_odds >= MET and meeting.rule != "initial" for meeting in match.meetings]
    return bool(met) and all(met) and not match.left_a and bool(match.left_b)


def _nearest_in_letters(found: Sequence[Form], text: str, language: str | None, by: Matcher) -> dict[str, Form]:
    """Of agents that were met in Chinese by a name in letters, the form in letters that comes nearest to it."""
    from diptych.engines.names.scripts import script_of, scripts

    if any(script_of(letter) == "Hani" for letter in text):
        return {}
    agents = [form.agent for form in found if "Hani" in scripts(form.text)]
    rows = Name.objects.filter(agent__in=agents).order_by("agent", "position")
    forms = [
        Form(agent=agent, text=own, lang=lang, kind=kind)
        for agent, own, lang, kind in rows.values_list("agent_id", "text", "lang", "agent__kind")
        if "Hani" not in scripts(own)
    ]
    nearest: dict[str, Form] = {}
    for form in _scored(forms, text, language, by):
        if form.agent not in nearest or form.chance > nearest[form.agent].chance:
            nearest[form.agent] = form
    return nearest
