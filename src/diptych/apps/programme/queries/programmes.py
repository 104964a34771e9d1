"""Programmes and their documents as they are read."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Prefetch, When

from diptych.apps.programme.bundles import MARKET
from diptych.apps.programme.enums import Level
from diptych.apps.programme.models import (
    Document,
    DocumentCitation,
    DocumentContent,
    DocumentContentCitation,
    DocumentName,
    DocumentNameCitation,
    DocumentParty,
    DocumentStep,
    DocumentStepCitation,
    DocumentWitness,
    Party,
    PartyAuthority,
    PartyAuthorityCitation,
    Programme,
    ProgrammeAgreement,
    ProgrammeCitation,
    ProgrammeField,
    ProgrammeFieldName,
    ProgrammeName,
)
from diptych.engines.values.errors import Refused
from diptych.kernel.keeping.models import Latest
from diptych.registers.authority.queries.agents import best
from diptych.registers.sources.queries.claims import claims_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from django.db.models import QuerySet

    from diptych.registers.sources.models import Claim


def programme_page(id: str | None = None) -> Programme | None:
    """A programme with names, parties, authorities and agreements; the first there is, unless one is asked for.

    None where there is none. Seven queries.
    """
    found = Programme.objects.order_by("position", "id").select_related("source", "plan")
    if id is not None:
        found = found.filter(pk=id)
    authorities = PartyAuthority.objects.order_by("position").select_related("agent", "source")
    return found.prefetch_related(
        _further(ProgrammeCitation),
        Prefetch("names", ProgrammeName.objects.order_by("position")),
        Prefetch(
            "parties",
            Party.objects.order_by("position").prefetch_related(
                Prefetch("authorities", authorities.prefetch_related(_further(PartyAuthorityCitation)))
            ),
        ),
        Prefetch("agreements", ProgrammeAgreement.objects.order_by("position").select_related("document")),
    ).first()


def programmes_listed() -> QuerySet[Programme]:
    """Programmes, in their order; one query."""
    return Programme.objects.order_by("position", "id")


def programmes_of(country: str) -> list[str]:
    """The ids of the programmes that a country is a party to, in order; one query."""
    return list(Programme.objects.filter(parties__country=country).distinct().values_list("pk", flat=True))


def countries_of_programmes() -> list[str]:
    """Every country that is a party to a programme, by code; one query."""
    found = Programme.objects.exclude(parties__country=None).values_list("parties__country", flat=True)
    return sorted(set(found))


def programme_front() -> Programme | None:
    """The first programme with its parties and its fields of work, each with the content of the plan it stands for.

    None where there is none. Fourteen queries at the most.
    """
    contents = ProgrammeField.objects.order_by("position").select_related("content__source")
    authorities = PartyAuthority.objects.order_by("position").select_related("agent", "source")
    return (
        Programme.objects.order_by("position", "id")
        .select_related("source", "plan")
        .prefetch_related(
            _further(ProgrammeCitation),
            Prefetch("names", ProgrammeName.objects.order_by("position")),
            Prefetch("agreements", ProgrammeAgreement.objects.order_by("position")),
            Prefetch(
                "parties",
                Party.objects.order_by("position").prefetch_related(
                    Prefetch("authorities", authorities.prefetch_related(_further(PartyAuthorityCitation)))
                ),
            ),
            Prefetch(
                "fields",
                contents.prefetch_related(
                    Prefetch("names", ProgrammeFieldName.objects.order_by("position")),
                    Prefetch(
                        "content__citations",
                        DocumentContentCitation.objects.order_by("position").select_related("source"),
                    ),
                ),
            ),
        )
        .first()
    )


def documents_listed(*, level: str = "", kind: str = "") -> QuerySet[Document]:
    """Documents with names and parties, the latest first; three queries."""
    found = Document.objects.order_by(Latest("date_latest"), "id")
    if level:
        found = found.filter(level=level)
    if kind:
        found = found.filter(kind=kind)
    return found.prefetch_related(*_heads())


def documents_in_order(*, level: str = "", kind: str = "") -> QuerySet[Document]:
    """The same as a reader meets them: plans of programmes first, then by level, the latest first. Three queries."""
    place = {Level.TREATY_POINTER: 1, Level.PROGRAMME: 2, Level.PROJECT: 3, Level.PROPOSAL: 4}
    standing = Case(
        When(pk__in=Programme.objects.exclude(plan=None).values("plan"), then=0),
        *(When(level=level, then=position) for level, position in place.items()),
        output_field=IntegerField(),
    )
    return documents_listed(level=level, kind=kind).order_by(standing, Latest("date_latest"), "id")


def kinds_of_documents() -> list[str]:
    """The kinds of documents that there are, each once; one query."""
    return list(Document.objects.order_by("kind").values_list("kind", flat=True).distinct())


def document_page(id: str) -> Document:
    """A document with all its lists and sources; Refused("no_thing"). Eleven queries at the most."""
    found = Document.objects.filter(pk=id).select_related("source")
    document = found.prefetch_related(
        _further(DocumentCitation),
        Prefetch("names", _cited(DocumentName, DocumentNameCitation)),
        Prefetch("parties", _parties()),
        Prefetch("witnesses", DocumentWitness.objects.order_by("position").select_related("agent")),
        Prefetch("contents", _cited(DocumentContent, DocumentContentCitation)),
        Prefetch("timeline", _cited(DocumentStep, DocumentStepCitation)),
        "packs",
    ).first()
    if document is None:
        raise Refused("no_thing", kind="document", id=id)
    return document


def documents_of(agent: str) -> QuerySet[Document]:
    """The documents that an agent is a party of, signed, exchanged or witnessed; three queries."""
    parties = DocumentParty.objects.filter(agent=agent).values("document")
    signed = DocumentParty.objects.filter(signed_or_exchanged_by=agent).values("document")
    witnessed = DocumentWitness.objects.filter(agent=agent).values("document")
    found = Document.objects.filter(pk__in=parties.union(signed, witnessed))
    return found.order_by(Latest("date_latest"), "id").prefetch_related(*_heads())


def authorities_of(agent: str) -> QuerySet[PartyAuthority]:
    """Of which parties an agent is or was the competent authority, with the programme's id; two queries."""
    found = PartyAuthority.objects.filter(agent=agent).select_related("party", "source")
    order = ("party__programme__position", "party__programme", "party__position", "position")
    return found.order_by(*order).prefetch_related(_further(PartyAuthorityCitation))


def market_claims() -> QuerySet[Claim]:
    """What is said of the market as a whole, each claim with its source; one query."""
    return claims_of(MARKET, MARKET)


def labels(ids: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    """What documents are called for a reader of a language: name and its language, by id. One query.

    Forms that are marked as something special, as garbled, are the last choice.
    """
    rows = DocumentName.objects.filter(document__in=set(ids)).order_by("document", "position")
    return best(rows.values_list("document_id", "text", "lang", "type"), tag, ("",))


def programme_labels(ids: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    """What programmes are called for a reader of a language: name and its language, by id. One query."""
    rows = ProgrammeName.objects.filter(programme__in=set(ids)).order_by("programme", "position")
    named = ((id, text, lang, "") for id, text, lang in rows.values_list("programme_id", "text", "lang"))
    return best(named, tag, ("",))


def _heads() -> list[Prefetch[str]]:
    return [Prefetch("names", DocumentName.objects.order_by("position")), Prefetch("parties", _parties())]


def _parties() -> QuerySet[DocumentParty]:
    return DocumentParty.objects.order_by("position").select_related("agent", "signed_or_exchanged_by")


def _further(model: Any) -> Prefetch[str]:
    return Prefetch("citations", model.objects.order_by("position").select_related("source"))


def _cited(model: Any, citations: Any) -> Any:
    """Facts in their order with their first source, and their further ones in ``citations.all()``."""
    return model.objects.order_by("position").select_related("source").prefetch_related(_further(citations))
