"""What was found, as people and programs are told of it: what it is called, and where one reads of it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import override

from diptych import agreements as library
from diptych.apps.slate.queries import called
from diptych.engines.values.record import Record
from diptych.faces.places import ALONE, LABELS, PAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Protocol

    from diptych.kernel.search.documents import Text
    from diptych.kernel.search.queries.searching import Results
    from diptych.kernel.texts import Language

    Labels = dict[str, tuple[str, str]]

    class Found(Protocol):
        """A hit or a suggestion."""

        @property
        def kind(self) -> str: ...

        @property
        def id(self) -> str: ...


KINDS = (
    "work",
    "agent",
    "event",
    "film",
    "call",
    "document",
    "agreement",
    "source",
    "drive",
    "expedition",
    "programme",
    "proposal",
    "draft",
)
"""Everything that can be found, in the order in which faces name it."""

ASKED = tuple(kind for kind in KINDS if kind not in ("proposal", "draft"))
"""What everybody may find."""


class Shown(Record):
    """One thing that was found, for a reader."""

    kind: str
    id: str
    label: str
    lang: str
    """The tag of the language that the label is in; empty where nobody knows."""
    page: str
    """Where people read of it in their language, down to the part that was found."""
    address: str | None
    """Where programs read of it; None for what the API has no record of."""
    within: str = ""
    """Of a part, what the whole is called."""


def shown(found: Iterable[Found], language: Language) -> list[Shown]:
    """Hits or suggestions in their order, each with its name and its addresses; what is gone meanwhile is left out.

    Whoever asks was asked for before: what is found was found for them. One query for each kind of thing, three for
    films, two for calls.
    """
    found = list(found)
    asked: dict[str, list[str]] = {}
    for one in found:
        asked.setdefault(one.kind, []).append(one.id)
    labels = {kind: _labels(kind, ids, language) for kind, ids in asked.items()}
    slugs = called.call_slugs(asked["call"]) if "call" in asked else {}
    with override(language.code):
        rows = (_shown(one, labels[one.kind].get(one.id), slugs, language) for one in found)
        return [row for row in rows if row is not None]


def _shown(one: Found, label: tuple[str, str] | None, slugs: Mapping[str, str], language: Language) -> Shown | None:
    if label is None:
        return None
    page, address = _places(one.kind, one.id, slugs)
    name, _, part = one.id.partition("#")
    within = language.pick(library.agreement(name).short) if one.kind == "agreement" and part else ""
    return Shown(kind=one.kind, id=one.id, label=label[0], lang=label[1], page=page, address=address, within=within)


# Names ----------------------------------------------------------------------------------------------------------------


def _labels(kind: str, ids: Iterable[str], language: Language) -> Labels:
    if kind == "agreement":
        return _agreement_labels(ids, language)
    several: dict[str, Callable[[Iterable[str], str], Labels]] = {
        **LABELS,
        "film": called.film_labels,
        "call": called.call_labels,
        "proposal": called.proposal_labels,
        "draft": called.proposal_labels,
    }
    return several[kind](ids, language.tag) if kind in several else {}


def _agreement_labels(ids: Iterable[str], language: Language) -> Labels:
    found = {}
    for id in ids:
        name, _, part = id.partition("#")
        if name not in library.ids():
            continue
        agreement = library.agreement(name)
        texts = next((rule.title for rule in agreement.rules if rule.id == part), None) if part else agreement.short
        if texts is not None:
            text = language.pick(texts)
            found[id] = (text, next((lang for lang, said in texts.items() if said == text), ""))
    return {id: (text, "zh-Hans" if lang == "zh-hans" else lang) for id, (text, lang) in found.items()}


# Addresses ------------------------------------------------------------------------------------------------------------


def _places(kind: str, id: str, slugs: Mapping[str, str]) -> tuple[str, str | None]:
    """The page and the record of a thing, in the language that is active."""
    name, _, part = id.partition("#")
    anchor = f"#{part}" if part else ""
    if kind in ALONE:
        return reverse(ALONE[kind]), _api(kind, name)
    if kind == "agreement":
        address = reverse("api:rule", args=[name, part]) if part else reverse("api:agreement", args=[name])
        return reverse("agreement", args=[name]) + anchor, address
    if kind in PAGES:
        return reverse(PAGES[kind], kwargs={"id": name}) + anchor, _api(kind, name)
    others: dict[str, Callable[[], tuple[str, str | None]]] = {
        "film": lambda: (reverse("slate-film", args=[id]), None),
        "call": lambda: (reverse("call", args=[slugs[id]]), None),
        "proposal": lambda: (reverse("desk-proposal", args=[id]), reverse("api:proposal", args=[id])),
        "draft": lambda: (reverse("desk-proposal", args=[id]), reverse("api:proposal", args=[id])),
    }
    return others[kind]()


def _api(kind: str, id: str) -> str:
    return reverse(f"api:{kind.capitalize()}", args=[id])


# What it says ---------------------------------------------------------------------------------------------------------

LONGEST_PASSAGE = 240

LONGEST_LOOKED_AT = 20_000
"""Letters of one text in which a passage is looked for."""

MOST_LOOKED_AT = 40
"""Texts of one thing in which a passage is looked for."""


class Passage(Record):
    """A piece of a text in which something stands that was asked for."""

    pieces: tuple[tuple[str, bool], ...]
    """Text, and whether it is what was asked for."""
    lang: str
    cut_before: bool
    cut_after: bool


def told(texts: Iterable[Text], results: Results, language: Language) -> Passage | None:
    """The passage in which most of what was asked for stands, in the reader's language before others; no query.

    Titles are shown beside it and not looked at. Codes in words, such as “films”, say nothing beyond what was asked.
    """
    if not results.plan or results.tokenizer is None:
        return None
    from diptych.kernel.search.highlighting import Wanted, snippet

    wanted = Wanted(results.plan)
    said = sorted((text for text in texts if not text.title), key=lambda text: text.lang != language.tag)
    best, most = None, 0
    for text in said[:MOST_LOOKED_AT]:
        found = snippet(text.text[:LONGEST_LOOKED_AT], wanted, results.tokenizer, longest=LONGEST_PASSAGE)
        if found.hits > most and any(not piece.hit and piece.text.strip() for piece in found.pieces):
            pieces = tuple((piece.text, piece.hit) for piece in found.pieces)
            best = Passage(pieces=pieces, lang=text.lang, cut_before=found.cut_before, cut_after=found.cut_after)
            most = found.hits
    return best
