"""The library of agreements as it is searched: each text, and each of its rules with an anchor of its own."""

from __future__ import annotations

from diptych import agreements as library
from diptych.kernel.search.documents import Document, Text
from diptych.kernel.search.phrasing import coded, countries, distinct, facets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diptych.engines.treaty.pack import Agreement, Rule

TAGS = {"zh-hans": "zh-Hans"}
"""Languages as packs write them that are written otherwise elsewhere."""


def edition() -> str:
    """What the library says, as a digest: packs change with the release, not by an act."""
    return library.edition()


def ids() -> Iterator[str]:
    """Every agreement, and every rule of each as ``agreement#RULE``."""
    for agreement in library.agreements():
        yield agreement.id
        yield from sorted(f"{agreement.id}#{rule.id}" for rule in agreement.rules)


def documents(ids: Sequence[str]) -> Iterator[Document]:
    """Agreements and rules by id; no query."""
    for id in ids:
        name, _, part = id.partition("#")
        if name not in library.ids():
            continue
        agreement = library.agreement(name)
        if not part:
            yield _whole(agreement)
            continue
        rule = next((rule for rule in agreement.rules if rule.id == part), None)
        if rule is not None:
            yield _part(agreement, rule)


def _whole(agreement: Agreement) -> Document:
    return Document(
        kind="agreement",
        id=agreement.id,
        texts=distinct(
            (
                *_said(agreement.title, title=True),
                *_said(agreement.short, title=True),
                *coded(agreement.layer),
                *_parties(agreement),
                *(text for party in agreement.parties for row in party.authorities for text in _said(row.name)),
                *(text for row in agreement.guidelines for text in _said(row.name)),
                *(text for row in agreement.parameters.values() for text in _said(row.name)),
                *(text for row in agreement.open for text in _said(row)),
            )
        ),
        refs=(f"agreement:{agreement.id}",),
        facets=_facets(agreement),
        year=_year(agreement),
        # What is said of the whole text comes before what one of its articles says.
        weight=len(agreement.rules),
        names=tuple(_said(agreement.short)),
    )


def _part(agreement: Agreement, rule: Rule) -> Document:
    return Document(
        kind="agreement",
        id=f"{agreement.id}#{rule.id}",
        texts=distinct(
            (
                *_said(rule.title, title=True),
                *_said(rule.text),
                *_said(rule.authentic),
                *_said(rule.open),
                *_said(rule.exception.text if rule.exception else {}),
                *_said(agreement.short),
                *_parties(agreement),
                *((Text(text=rule.article),) if rule.article else ()),
            )
        ),
        refs=(f"agreement:{agreement.id}",),
        facets=_facets(agreement),
        year=_year(agreement),
    )


def _said(texts: Mapping[str, str], *, title: bool = False) -> Iterator[Text]:
    for lang, text in texts.items():
        if text:
            yield Text(text=text, lang=TAGS.get(lang, lang), title=title)


def _parties(agreement: Agreement) -> Iterator[Text]:
    """Their names as the text has them; a convention of many States is found by its own name alone."""
    if len(agreement.parties) <= FEW:
        yield from countries(party.country for party in agreement.parties)


FEW = 4
"""So many parties are said to be those of a text; more of them would have it found by half the world."""


def _facets(agreement: Agreement) -> dict[str, tuple[str, ...]]:
    return facets(year=_year(agreement), type=agreement.layer, country=[party.country for party in agreement.parties])


def _year(agreement: Agreement) -> int | None:
    signed = agreement.event("signed")
    return signed.on.year if signed is not None and signed.on is not None else None
