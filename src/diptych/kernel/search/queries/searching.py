"""Questions put to the index: what somebody may read of what they ask for."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256

import structlog
from django.db import DatabaseError

from diptych.kernel.search.asking import asked
from diptych.kernel.search.declaring import PUBLIC, SHELVES, declared, helper
from diptych.kernel.search.planning import plan as planned
from diptych.kernel.search.plans import Plan
from diptych.kernel.search.preparing import mark
from diptych.kernel.search.queries import matching, reading
from diptych.kernel.search.queries.allowed import allowed
from diptych.kernel.search.queries.counting import Counted
from diptych.kernel.search.queries.counting import counted as counted_facets
from diptych.kernel.search.queries.helping import knowing, nearing, size_of
from diptych.kernel.search.queries.limiting import SEARCHING, TooSlow, limited
from diptych.kernel.search.queries.meaning import widened
from diptych.kernel.search.queries.ordering import MOST_SHOWN, Asking, Page, best_first, newest_first
from diptych.kernel.search.queries.ranking import Measure, Ranked
from diptych.kernel.search.queries.results import Across, Facet, Hit, Note, Results, Suggestion, Through
from diptych.kernel.search.queries.state import indexed_until, shelf_of, standing, tokenizer_asked
from diptych.kernel.search.queries.suggesting import suggested
from diptych.kernel.search.queries.wanting import FEW, in_own_words, looser, strict, tokens_of
from diptych.kernel.search.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diptych.kernel.permissions.person import Person
    from diptych.kernel.search.documents import Document
    from diptych.kernel.search.models import Index
    from diptych.kernel.search.tokens import Tokenizer

    Marks = tuple[tuple[str, ...], ...]

__all__ = ["Across", "Facet", "Hit", "Note", "Results", "Suggestion", "Through"]
__all__ += ["counted", "documents_of", "indexed_until", "search", "suggested"]

log = structlog.get_logger(__name__)

LONGEST_PAGE = 100


def search(
    text: str,
    *,
    person: Person | None,
    language: str,
    kinds: Sequence[str] = (),
    facets: Mapping[str, Sequence[str]] | None = None,
    page: int = 1,
    per_page: int = 20,
    order: str = "best",
    since: int = 0,
) -> Results:
    """What somebody may read of what they ask for; everything, where they ask for nothing.

    ``kinds`` and ``facets`` narrow it: one of the values of each. ``order`` is ``best`` or ``newest``; ``since`` leaves
    out what was to be found already at that entry of the ledger. Never raises: whatever was typed, and whatever is
    wrong with the index, comes back as a note. About ten queries, whatever is found, none of which lasts longer than
    the limit of time.
    """
    wanted = {name: frozenset(values) for name, values in (facets or {}).items() if values}
    if kinds:
        wanted["kind"] = frozenset(kinds)
    state = standing()
    if not state.generation:
        return Results(notes=(Note(code="building"),))
    try:
        return _searched(state, text, person, language, wanted, page, per_page, order, since)
    except TooSlow:
        log.warning("search_too_slow", letters=len(text))
        return Results(notes=(Note(code="slow"),), tokenizer=tokenizer_asked(state))
    except DatabaseError as error:
        # Between two makings of the index, tables may be gone that were there a moment ago.
        again = standing()
        if again.generation != state.generation:
            return search(
                text,
                person=person,
                language=language,
                kinds=kinds,
                facets=facets,
                page=page,
                per_page=per_page,
                order=order,
                since=since,
            )
        log.error("index_does_not_answer", why=str(error))
        return Results(notes=(Note(code="unavailable"),))


def counted(
    text: str,
    *,
    person: Person | None,
    language: str,
    kinds: Sequence[str] = (),
    facets: Mapping[str, Sequence[str]] | None = None,
    since: int = 0,
) -> int:
    """How many documents :func:`search` would find; as many queries, and no ranking."""
    found = search(text, person=person, language=language, kinds=kinds, facets=facets, per_page=0, since=since)
    return found.total


def documents_of(hits: Iterable[Hit | Suggestion]) -> dict[tuple[str, str], Document]:
    """The documents of these as they are now, by kind and id; what is gone meanwhile is missing.

    As many queries as their declarations need, once for each kind.
    """
    ids: dict[str, list[str]] = defaultdict(list)
    for hit in hits:
        ids[hit.kind].append(hit.id)
    kinds = declared()
    return {
        document.key: document for kind, own in ids.items() if kind in kinds for document in kinds[kind].documents(own)
    }


def _searched(
    state: Index,
    text: str,
    person: Person | None,
    language: str,
    chosen: Mapping[str, frozenset[str]],
    page: int,
    per_page: int,
    order: str,
    since: int,
) -> Results:
    tokenizer = tokenizer_asked(state)
    shelves = [Asking(shelf=shelf_of(state, name), allowed=may) for name in SHELVES for may in [allowed(name, person)]]
    shelves = [one for one in shelves if not one.allowed.nothing]
    with limited(SEARCHING):
        plan = planned(
            asked(text, tokenizer),
            tokenizer,
            language=language,
            names=helper("names"),
            vocabulary=helper("vocabulary"),
            known=knowing([(one.shelf, one.allowed) for one in shelves]),
            nearest=nearing(shelf_of(state, PUBLIC), state.counted_revision, state.since),
        )
        plan = widened(plan)
        told = _told(plan, state, tokenizer)
        if text.strip() and not plan:
            return told
        counts = reading.counts(shelf_of(state, PUBLIC), tokens_of(plan))
        marks = _marks(chosen)
        question, loosened = _loosened_as_need_be(plan, shelves, counts, marks)
        found = _count(shelves, question.replace(narrowed=()), chosen, since)
        length = max(0, min(per_page, LONGEST_PAGE))
        last = min(found.total, MOST_SHOWN)
        pages = -(-last // length) if length else 0
        page = max(1, min(page, pages or 1))
        narrowed = question.replace(narrowed=marks)
        shown: list[Ranked] = []
        if length and found.total:
            place = Page(begin=(page - 1) * length, until=min(page * length, last))
            size = size_of(shelf_of(state, PUBLIC), state.counted_revision, state.since)
            measure = Measure(narrowed, plan, counts, size)
            if order == "newest":
                shown = newest_first(shelves, narrowed, place, measure, since=since)
            else:
                whole = strict(plan).replace(narrowed=marks) if loosened else None
                shown = best_first(shelves, narrowed, place, measure, total=found.total, since=since, whole=whole)
    hits = [_hit(one) for one in shown]
    return told.replace(
        hits=tuple(hits),
        total=found.total,
        page=page,
        pages=pages,
        facets=found.facets,
        loosened=loosened,
        edition=_edition(state, found, hits, shown),
    )


def _edition(state: Index, found: Counted, hits: Sequence[Hit], shown: Sequence[Ranked]) -> str:
    """Of what is shown and of the public shelf: nothing that somebody may not read moves it."""
    told = (state.generation, state.revision, found, hits, sorted(one.row.digest for one in shown))
    return sha256(repr(told).encode()).hexdigest()[:32]


def _told(plan: Plan, state: Index, tokenizer: Tokenizer) -> Results:
    """How a question was read, with nothing found yet."""
    text = plan.asked.text
    across: dict[tuple[int, int, str], list[tuple[str, str]]] = defaultdict(list)
    for word in plan.words:
        across[word.start, word.end, word.lang].append((word.text, word.lang))
    words = plan.asked.words
    return Results(
        notes=tuple(
            Note(code=note.code, facts={"found": note.found, "repaired": note.repaired}) for note in plan.notes
        ),
        names=tuple(
            Through(
                asked=match.typed or text[match.start : match.end],
                kind=match.ref.partition(":")[0],
                ids=(match.ref.partition(":")[2],),
                forms=tuple((form, "") for form in (match.forms or (match.text,))),
            )
            for match in plan.names
        ),
        words=tuple(
            Across(asked=text[words[start].start : words[end - 1].end], lang=lang, others=tuple(others))
            for (start, end, lang), others in across.items()
        ),
        nearest=plan.nearest,
        corrected=plan.corrected,
        plan=plan,
        tokenizer=tokenizer,
        edition=f"{state.generation} {state.revision}",
    )


def _loosened_as_need_be(
    plan: Plan, shelves: Sequence[Asking], counts: Mapping[str, int], narrowed: Marks
) -> tuple[Question, bool]:
    """The question that finds enough of what is chosen, and whether it is not the strict one.

    Where only translations meet all of a question, that is little to go by: what has any of it is looked at as well.
    """
    question = strict(plan).replace(narrowed=narrowed)
    if not question.groups:
        return question, False
    found = _all(shelves, question)
    own = in_own_words(question)
    is_met = found >= FEW and (own == question or _all(shelves, own) >= FEW)
    if is_met:
        return question, False
    best, loosened = question, False
    for other in looser(plan, counts):
        more = _all(shelves, other.replace(narrowed=narrowed), most=max(FEW, found + 1))
        if more > found:
            best, loosened = other, True
            if found < FEW <= more:
                break
            found = more
    return best, loosened


def _all(shelves: Sequence[Asking], question: Question, *, most: int = FEW) -> int:
    return sum(matching.total(one.shelf, question, one.allowed, most=most) for one in shelves)


def _marks(chosen: Mapping[str, frozenset[str]]) -> Marks:
    """What is chosen, as the marks of which documents have one each."""
    return tuple(
        tuple(mark("kind", value) if name == "kind" else mark("facet", name, value) for value in sorted(values))
        for name, values in sorted(chosen.items())
    )


def _count(shelves: Sequence[Asking], question: Question, chosen: Mapping[str, frozenset[str]], since: int) -> Counted:
    found: list[tuple[str, int]] = []
    for one in shelves:
        numbers = matching.combinations(one.shelf, question, one.allowed, since=since)
        texts = reading.facets_of(one.shelf, numbers)
        found += [(texts[number], count) for number, count in numbers.items()]
    return counted_facets(found, chosen)


def _hit(one: Ranked) -> Hit:
    return Hit(
        kind=one.row.kind,
        id=one.row.thing,
        score=round(one.score, 4),
        why=one.why,
        part=one.row.thing.partition("#")[2],
    )
