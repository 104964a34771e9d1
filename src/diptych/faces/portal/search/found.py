"""What was found, as the page of the search shows it: rows, by what names and words, what else there is to choose."""

from __future__ import annotations

from diptych.faces.asked import LAST_PAGE, LONGEST, Wish, count_of
from diptych.faces.portal.registers.listing import ways
from diptych.faces.portal.search.examples import examples
from diptych.faces.portal.search.records import Choice, Heap, Keeping, News, Page, Way
from diptych.faces.portal.search.rows import rows_of
from diptych.faces.portal.search.ways import names_of, words_of
from diptych.faces.wording.searching import FACETS, KINDS, note_said, value_word
from diptych.kernel.search.queries.searching import search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from diptych.kernel.permissions.person import Person
    from diptych.kernel.search.models import SavedSearch
    from diptych.kernel.search.queries.searching import Facet, Results
    from diptych.kernel.texts import Language

PER_PAGE = 20


def found_page(
    wish: Wish,
    language: Language,
    person: Person | None,
    *,
    kept: SavedSearch | None = None,
    keeping: Keeping | None = None,
) -> Page:
    """The page of a question. A page behind the last is the last.

    ``kept`` is what the question is kept as, by whoever asks; what is new in it is said then.
    """
    if kept is None or kept.query != wish.query:
        wish, kept = wish.replace(saved=0, new=False), None
    since = kept.seen_before if kept and wish.new else 0
    results = _asked(wish, language, person, since)
    if wish.page > 1 and not results.hits and results.pages:
        wish = wish.replace(page=results.pages)
        results = _asked(wish, language, person, since)
    number = min(wish.page, max(1, results.pages))
    last = min(results.pages, LAST_PAGE)

    def address(page: int) -> str:
        return wish.replace(page=page).address

    return Page(
        wish=wish,
        asked=bool(wish.text or wish.chosen),
        total=results.total,
        total_said=language.number(results.total),
        rows=tuple(rows_of(results, language)),
        first=(number - 1) * PER_PAGE + 1,
        kinds=tuple(_kinds(wish, results, language)),
        heaps=tuple(_heaps(wish, results, language)),
        chosen=tuple(_taken_away(wish, language)),
        notes=tuple(_notes(wish, results, language)),
        refused=tuple((language.gettext(FACETS[name]), value) for name, value in wish.refused),
        names=tuple(names_of(results.names, language)),
        words=tuple(words_of(results.words, language)),
        instead=Way(text=results.corrected, href=wish.said(results.corrected).address) if results.corrected else None,
        orders=tuple(_orders(wish, language)),
        pages=tuple(ways(number, last, address, language)) if last else (),
        before=address(number - 1) if number > 1 else "",
        after=address(number + 1) if number < last else "",
        plain=wish.plain().address,
        news=_news(wish, results, kept, language, person) if kept else None,
        keeping=keeping,
        examples=() if wish.text or wish.chosen else tuple(examples(language)),
    )


def _news(wish: Wish, results: Results, kept: SavedSearch, language: Language, person: Person | None) -> News:
    """What came in between the last look at a kept question and the one before."""
    count = results.total if wish.new else count_of(wish, language, person, since=kept.seen_before)
    return News(
        since=language.date(kept.seen_before_at.date()),
        count=count,
        count_said=language.number(count),
        only=wish.new,
        href=wish.replace(new=not wish.new, page=1).address,
    )


def _asked(wish: Wish, language: Language, person: Person | None, since: int) -> Results:
    if not wish.text and not wish.chosen:
        # A page to begin on: it says of what kinds there is how much, and shows nothing of it.
        return search("", person=person, language=language.code, per_page=1).replace(hits=(), notes=())
    kinds, facets = wish.narrowed
    return search(
        wish.text,
        person=person,
        language=language.code,
        kinds=kinds,
        facets=facets,
        page=wish.page,
        per_page=PER_PAGE,
        order=wish.order,
        since=since,
    )


# What else there is to choose -----------------------------------------------------------------------------------------


def _kinds(wish: Wish, results: Results, language: Language) -> Iterator[Choice]:
    """The kinds there are, as tabs: one at a time, or all of them."""
    counts = {facet.value: facet.count for facet in results.facets.get("kind", ())}
    chosen = wish.facets.get("kind", ())
    shown = [kind for kind in KINDS if counts.get(kind) or kind in chosen]
    if not shown:
        return
    everything = sum(counts.values())
    yield Choice(
        word=language.gettext(_("Everything")),
        count=language.number(everything),
        chosen=not chosen,
        href=wish.only("kind").address,
        id="kind-all",
    )
    for kind in shown:
        yield Choice(
            word=value_word(language, "kind", kind),
            count=language.number(counts.get(kind, 0)),
            chosen=kind in chosen,
            href=wish.only("kind", kind).address,
            id=f"kind-{kind}",
        )


def _heaps(wish: Wish, results: Results, language: Language) -> Iterator[Heap]:
    """The other facets, each with the values that are worth choosing: those that part what was found."""
    for name, word_of in FACETS.items():
        if name == "kind":
            continue
        values = results.facets.get(name, ())
        if name == "year":
            values = tuple(sorted(values, key=lambda facet: facet.value, reverse=True))
        if len(values) > 1 or any(facet.chosen for facet in values):
            words = [value_word(language, name, facet.value) for facet in values]
            choices = tuple(
                # Chinese in one script and in the other are both called Chinese.
                _choice(wish, name, facet, f"{word} ({facet.value})" if words.count(word) > 1 else word, language)
                for facet, word in zip(values, words, strict=True)
            )
            yield Heap(name=name, word=language.gettext(word_of), choices=choices)


def _choice(wish: Wish, name: str, facet: Facet, word: str, language: Language) -> Choice:
    return Choice(
        word=word,
        count=language.number(facet.count),
        chosen=facet.chosen,
        href=wish.toggled(name, facet.value).address,
        id=f"by-{name}-{''.join(letter for letter in facet.value if letter.isalnum())}",
    )


def _taken_away(wish: Wish, language: Language) -> Iterator[Way]:
    for name, values in wish.chosen:
        for value in values:
            word = value_word(language, name, value)
            yield Way(text=word, href=wish.toggled(name, value).address)


def _orders(wish: Wish, language: Language) -> Iterator[Choice]:
    for code, word in ORDERS.items():
        href = wish.replace(order=code, page=1).address
        yield Choice(word=language.gettext(word), count="", chosen=wish.order == code, href=href, id=f"order-{code}")


# What was done to the question ----------------------------------------------------------------------------------------


def _notes(wish: Wish, results: Results, language: Language) -> Iterator[str]:
    # Whoever looks through everything of a kind asks for no words.
    notes = (note for note in results.notes if wish.text or note.code != "nothing_asked")
    said: list[tuple[str, Mapping[str, Any]]] = [(note.code, note.facts) for note in notes]
    if wish.cut:
        said.insert(0, ("cut", {"repaired": language.number(LONGEST)}))
    if results.loosened and results.total:
        said.append(("loosened", {}))
    words = (note_said(language, code, facts) for code, facts in said)
    yield from dict.fromkeys(filter(None, words))


def _(text: str) -> str:
    return text


ORDERS = {"best": _("best first"), "newest": _("newest first")}
"""In what order there is what was found."""
