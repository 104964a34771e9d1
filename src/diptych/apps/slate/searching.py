"""The slate as it is searched: films and calls by everybody, proposals and drafts by those who may read them.

A draft and a filed proposal are documents of different kinds. What is typed belongs to its producers alone; what was
filed last belongs to all who may see the proposal. Had they one document between them, authorities could find a
proposal for a moment by words that its producers took out before they filed it.
"""

from __future__ import annotations

from functools import partial

from diptych.apps.slate.enums import TextKind
from diptych.apps.slate.models import Proposal, Revision, Round
from diptych.apps.slate.permissions import PRODUCER, PROPOSAL
from diptych.apps.slate.queries.public import films_public, public_calls, public_films, the_programme
from diptych.apps.slate.queries.reaching import Bound, Reach, within
from diptych.kernel.permissions.predicates import NOTHING
from diptych.kernel.search.declaring import RESTRICTED, same, searchable
from diptych.kernel.search.documents import Document, Text
from diptych.kernel.search.phrasing import coded, countries, distinct, facets, said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from django.db.models import Q, QuerySet

    from diptych.kernel.permissions.person import Person

    Data = Mapping[str, Any]


# Proposals and drafts -------------------------------------------------------------------------------------------------


def proposals(ids: Sequence[str]) -> Iterator[Document]:
    """Proposals as they were filed last, of which whoever sees one reads everything that stands here: no documents,
    reviews, messages or decisions. Two queries."""
    rows = {row.pk: row for row in Proposal.objects.filter(pk__in=ids, filed_at__isnull=False).defer("dossier")}
    last = Revision.objects.filter(proposal__in=rows).order_by("proposal", "number").only("proposal", "number")
    numbers = {row.proposal_id: row.pk for row in last}
    for revision in Revision.objects.filter(pk__in=numbers.values()):
        proposal = rows[revision.proposal_id]
        content = revision.content
        year = proposal.filed_at.year if proposal.filed_at else None
        yield Document(
            kind="proposal",
            id=str(proposal.pk),
            texts=distinct(
                (
                    Text(text=proposal.reference, title=True),
                    *_written(content["texts"]),
                    *(text for row in content["producers"] for text in said(row["company"])),
                    *(text for row in content["answers"] for text in said(row["text"], row["lang"])),
                    *(text for row in content["backings"] for text in said(row["agency"])),
                    *_in_dossier(revision.dossier),
                )
            ),
            refs=(f"proposal:{proposal.pk}", *((f"work:{proposal.work_id}",) if proposal.work_id else ())),
            facets=facets(year=year, type=proposal.form, country=proposal.lead_country, status=proposal.joint),
            year=year,
            names=_titles(content["texts"]),
        )


def drafts(ids: Sequence[str]) -> Iterator[Document]:
    """Proposals as they are typed, until they are filed. Two queries."""
    for proposal in Proposal.objects.filter(pk__in=ids, filed_at=None).prefetch_related("texts"):
        texts = [
            {"kind": row.kind, "lang": row.lang, "text": row.text, "status": row.status}
            for row in sorted(proposal.texts.all(), key=lambda row: (row.kind, row.status != "original", row.lang))
        ]
        yield Document(
            kind="draft",
            id=str(proposal.pk),
            texts=distinct((*_written(texts), *_in_dossier(proposal.dossier))),
            refs=(f"draft:{proposal.pk}",),
            facets=facets(year=proposal.created_at.year, type=proposal.form, country=proposal.lead_country),
            year=proposal.created_at.year,
            names=_titles(texts),
        )


def _written(texts: Iterable[Data]) -> Iterator[Text]:
    for row in texts:
        yield from said(row["text"], row["lang"], title=row["kind"] == TextKind.TITLE)


def _titles(texts: Iterable[Data]) -> tuple[Text, ...]:
    rows = sorted(texts, key=lambda row: row.get("status") != "original")
    return tuple(Text(text=row["text"], lang=row["lang"]) for row in rows if row["kind"] == TextKind.TITLE)


def _in_dossier(dossier: Data) -> Iterator[Text]:
    """Who makes the film, as far as that can be read: a draft may hold anything."""
    form = dossier.get("form")
    yield from coded(form if isinstance(form, str) else None)
    for name in ("producers", "people"):
        rows = dossier.get(name)
        for row in rows if isinstance(rows, list) else ():
            called = row.get("name") if isinstance(row, dict) else None
            yield from said(called if isinstance(called, str) else None)


def _seen(person: Person | None) -> QuerySet[Proposal] | None:
    """What was filed and somebody may see."""
    return None if person is None else _read(person, PROPOSAL.things(person, "see_proposal"), filed_at__isnull=False)


def _mine(person: Person | None) -> QuerySet[Proposal] | None:
    """What somebody is still writing."""
    return None if person is None else _read(person, PRODUCER.things(person), filed_at=None)


def _read(person: Person, seen: Q, **more: Any) -> QuerySet[Proposal] | None:
    if seen == NOTHING:
        return None
    found = Proposal.objects.filter(seen, **more)
    if isinstance(person, Bound):
        found = found.filter(within(Reach(person=person, programme=person.programme, party=person.party)))
    return found


def _ids(**chosen: Any) -> Iterator[str]:
    return (str(id) for id in Proposal.objects.filter(**chosen).order_by("pk").values_list("pk", flat=True).iterator())


searchable(
    "proposal",
    documents=proposals,
    ids=partial(_ids, filed_at__isnull=False),
    follows={"slate.proposal": same},
    readable=_seen,
    shelf=RESTRICTED,
)
searchable(
    "draft",
    documents=drafts,
    ids=partial(_ids, filed_at=None),
    # Begun, copied, filed, deleted; what is typed between is told by the verbs that save it.
    follows={"slate.proposal": same},
    readable=_mine,
    shelf=RESTRICTED,
)


# What everybody may read ----------------------------------------------------------------------------------------------


def films(ids: Sequence[str]) -> Iterator[Document]:
    """Films that all parties have approved, with no more than the public is told. Five queries."""
    for film in public_films(films_public(the_programme()).filter(pk__in=ids), documents=True):
        conditions = [row for decision in film.decisions for row in decision.conditions]
        yield Document(
            kind="film",
            id=str(film.id),
            texts=distinct(
                (
                    *(Text(text=title, lang=lang, title=True) for lang, title, _how in film.titles),
                    *coded(film.form, film.stage),
                    *countries([film.lead_country] if film.lead_country else ()),
                    *(text for row in conditions for text in said(row.text, row.lang)),
                    *(text for row in film.documents for text in said(row.title)),
                )
            ),
            refs=(f"film:{film.id}", *((f"work:{film.work}",) if film.work else ())),
            facets=facets(year=film.approved_at.year, type=film.form, country=film.lead_country, status=film.stage),
            year=film.approved_at.year,
            weight=len(film.decisions),
            names=tuple(Text(text=title, lang=lang) for lang, title, _how in film.titles),
        )


def calls(ids: Sequence[str]) -> Iterator[Document]:
    """Calls that are public. Three queries."""
    for call in public_calls(the_programme()).filter(pk__in=ids):
        texts = list(call.texts.all())
        yield Document(
            kind="call",
            id=str(call.pk),
            texts=distinct(
                (
                    *(Text(text=row.name, lang=row.lang, title=True) for row in texts),
                    *coded("call_for_proposals"),
                    *(text for row in texts for text in said(row.text, row.lang)),
                )
            ),
            refs=(f"call:{call.pk}",),
            facets=facets(year=call.closes_at.year),
            year=call.closes_at.year,
            names=tuple(Text(text=row.name, lang=row.lang) for row in texts),
        )


searchable(
    "film",
    documents=films,
    ids=lambda: (str(id) for id in films_public(the_programme()).order_by("pk").values_list("pk", flat=True)),
    follows={"slate.proposal": same},
    readable=lambda _person: Proposal.objects.filter(pk__in=films_public(the_programme()).order_by().values("pk")),
)
searchable(
    "call",
    documents=calls,
    ids=lambda: (str(id) for id in Round.objects.order_by("pk").values_list("pk", flat=True)),
    follows={"slate.round": same},
    readable=lambda _person: public_calls(the_programme()).order_by().prefetch_related(None),
)
