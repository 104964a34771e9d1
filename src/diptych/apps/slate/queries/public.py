"""The slate as everybody sees it: films that every party has approved, and nothing of any other proposal.

A film is public while each party's provisional approval is published and holds. It is told as it was filed last before
that: what is filed for the final approval is not public until that is given.
"""

from __future__ import annotations

from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import ExtractYear

from diptych.apps.programme.models import Programme
from diptych.apps.slate.enums import APPROVALS, Joint, RevisionKind, Stage, TextKind, Visibility
from diptych.apps.slate.models import Condition, Decision, DocumentVersion, Proposal, Revision, Round, Track
from diptych.apps.slate.queries.statistics import Days, days
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.audit.audiences import PUBLIC
from diptych.kernel.audit.models import Entry
from diptych.kernel.audit.queries.entries import history

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from datetime import date, datetime
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet

    Counts = tuple[tuple[str, int], ...]

APPROVED, IN_PRODUCTION, FINISHED = "approved", "in_production", "finished"
"""How far a film is, as the public is told."""
STAGES = (APPROVED, IN_PRODUCTION, FINISHED)


class PublicCondition(Record):
    """A condition that its party has made public."""

    text: str
    lang: str
    due: date | None
    settled_at: datetime | None
    waived: bool
    """Whether the party does without it."""


class PublicDecision(Record):
    """An approval that is published and holds."""

    party: str
    stage: str
    verdict: str
    published_at: datetime
    conditions: tuple[PublicCondition, ...]


class PublicDocument(Record):
    """A document that its producers have made public, in the version that was approved."""

    version: UUID
    kind: str
    title: str
    name: str
    media_type: str
    size: int


class PublicFilm(Record):
    """A film of the slate."""

    id: UUID
    stage: str
    titles: tuple[tuple[str, str, str], ...]
    """Language, title, and how it came to be in that language; the original first."""
    form: str
    lead_country: str
    decisions: tuple[PublicDecision, ...]
    """In the order of the parties; the provisional ones before the final."""
    approved_at: datetime
    """When the last party approved the project."""
    production_at: datetime | None
    finished_at: datetime | None
    """When the last party approved the finished film."""
    work: str | None
    """The film in the registers."""
    documents: tuple[PublicDocument, ...]
    """Where they were asked for."""


class PublicStatistics(Record):
    """Figures of the films that are public, and of no others."""

    films: int
    by_stage: Counts
    by_form: Counts
    by_lead: Counts
    to_provisional: Days | None
    """From filing to the last party's approval of the project."""
    to_decision: tuple[tuple[str, Days], ...]
    """From filing to the approval that each party published first."""
    to_final: Days | None
    """From filing the finished film to the last party's approval of it."""


# What pages are made from ---------------------------------------------------------------------------------------------


def the_programme() -> str:
    """The id of the programme that this site is about, empty where there is none yet; one query."""
    return _programmes().first() or ""


def _programmes() -> QuerySet[Programme, str]:
    return Programme.objects.order_by("position", "id").values_list("pk", flat=True)


def slate_edition(at: datetime) -> Hashable:
    """What everything that is public of the registers, of calls and of the slate is as old as, at this moment; one
    query. A key for what is kept, never to be shown: it changes also with what stays unseen."""
    films = Proposal.objects.filter(programme=Subquery(_programmes()[:1]), provisional_at__isnull=False)
    calls = Round.objects.filter(programme=Subquery(_programmes()[:1]), announced_at__isnull=False, is_hidden=False)
    numbers = calls.order_by().values("is_hidden").annotate(number=Count("pk")).values("number")
    entries = Entry.objects.filter(audience=PUBLIC).order_by("-sequence")
    found = entries.annotate(
        last=Subquery(films.order_by("-changed_at").values("changed_at")[:1]),
        opened=Subquery(numbers.filter(opens_at__lte=at)),
        closed=Subquery(numbers.filter(closes_at__lte=at)),
    )
    return found.values_list("hash", "last", "opened", "closed").first()


def public_calls(programme: str) -> QuerySet[Round]:
    """The calls that are public, those announced last first, with their texts; two queries."""
    found = Round.objects.filter(programme=programme, announced_at__isnull=False, is_hidden=False)
    return found.order_by("-announced_at", "id").prefetch_related("texts")


def film_edition(id: UUID | str) -> Hashable:
    """What the page of one film is as old as: the last act on its proposal, whoever knows of it. One query, and a key
    for what is kept, as :func:`slate_edition`."""
    acts = history("slate.proposal", str(id)).order_by("-sequence")
    return acts.values_list("hash", flat=True).first()


# Films ----------------------------------------------------------------------------------------------------------------


def films_public(
    programme: str, *, form: str = "", country: str = "", stage: str = "", year: int | None = None
) -> QuerySet[Proposal]:
    """The films of a programme that are public, those approved last first.

    Meant to be counted and sliced: each is one query, and :func:`public_films` turns a slice into what is told.
    """
    told = Revision.objects.filter(proposal=OuterRef("pk"))
    told = told.filter(Q(stage=Stage.PROVISIONAL) | Q(proposal__joint=Joint.FINALLY_APPROVED)).order_by("-number")
    approvals = _approvals().filter(stage=Stage.PROVISIONAL, proposal=OuterRef("proposal"), party=OuterRef("party"))
    lacking = Track.objects.filter(~Exists(approvals), proposal=OuterRef("pk"))
    found = Proposal.objects.filter(~Exists(lacking), programme=programme, provisional_at__isnull=False, ended_at=None)
    found = found.exclude(joint=Joint.REFUSED).annotate(told=Subquery(told.values("pk")[:1]))
    if form:
        found = found.filter(Exists(Revision.objects.filter(pk=OuterRef("told"), dossier__form=form)))
    if country:
        found = found.filter(lead_country=country)
    if year:
        found = found.filter(provisional_at__year=year)
    return _at_stage(found, stage).order_by("-provisional_at", "id")


def _approvals() -> QuerySet[Decision]:
    return Decision.objects.filter(verdict__in=APPROVALS, published_at__isnull=False, ended_at=None)


def _at_stage(films: QuerySet[Proposal], stage: str) -> QuerySet[Proposal]:
    if not stage:
        return films
    if stage == FINISHED:
        return films.filter(joint=Joint.FINALLY_APPROVED)
    return films.filter(production_at__isnull=stage == APPROVED).exclude(joint=Joint.FINALLY_APPROVED)


def not_finished(films: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Those of :func:`films_public` that are still being made, or wait for it."""
    return films.exclude(joint=Joint.FINALLY_APPROVED)


def stage_of(film: Proposal) -> str:
    if film.joint == Joint.FINALLY_APPROVED:
        return FINISHED
    return APPROVED if film.production_at is None else IN_PRODUCTION


def choices(programme: str) -> tuple[list[str], list[str], list[int]]:
    """Forms, leading countries and years of approval that there are among the public films. Three queries."""
    films = films_public(programme).order_by()
    told = films.values("told")  # type: ignore[misc]
    forms = Revision.objects.filter(pk__in=told).values_list("dossier__form", flat=True).distinct()
    countries = films.values_list("lead_country", flat=True).distinct()
    years = films.values_list(ExtractYear("provisional_at"), flat=True).distinct()
    return sorted(filter(None, forms)), sorted(filter(None, countries)), sorted(years, reverse=True)


def public_films(films: Iterable[Proposal], *, documents: bool = False) -> tuple[PublicFilm, ...]:
    """Films of :func:`films_public` with what is told of each, in order. Three queries, one more for documents."""
    films = list(films)
    told = _told([film.told for film in films])  # type: ignore[attr-defined]
    decisions = _decisions(films)
    papers = _documents(films, told) if documents else {}
    return tuple(
        _film(film, told.get(film.pk, {}), decisions.get(film.pk, []), papers.get(film.pk, ())) for film in films
    )


def public_film(programme: str, id: UUID | str) -> PublicFilm:
    """One film with its documents; five queries. Refused("no_proposal")."""
    (found,) = public_films(films_public(programme).filter(pk=id), documents=True) or (None,)
    if found is None:
        raise Refused("no_proposal")
    return found


def film_of_work(work: str) -> PublicFilm | None:
    """The film of the slate that a work of the registers came from; None for any other work. One query for those."""
    programme = Proposal.objects.filter(work=work).values_list("programme", "pk").first()
    if programme is None:
        return None
    found = public_films(films_public(programme[0]).filter(pk=programme[1]), documents=True)
    return found[0] if found else None


def _told(revisions: Iterable[int]) -> dict[UUID, dict[str, Any]]:
    rows = Revision.objects.filter(pk__in=list(revisions))
    names = ("dossier__form", "content__texts", "content__documents")
    return {row["proposal"]: row for row in rows.values("proposal", *names)}


def _decisions(films: Iterable[Proposal]) -> dict[UUID, list[Decision]]:
    """The approvals of films; of the final stage only where all have given them."""
    finished = {film.pk for film in films if stage_of(film) == FINISHED}
    rows = _approvals().filter(proposal__in=[film.pk for film in films]).defer("reasons", "waived_reviews")
    shown = Condition.objects.filter(is_public=True).order_by("number").defer("evidence", "met_by")
    found: dict[UUID, list[Decision]] = {}
    for row in rows.prefetch_related(Prefetch("conditions", shown)):
        if row.stage == Stage.PROVISIONAL or row.proposal_id in finished:
            found.setdefault(row.proposal_id, []).append(row)
    return found


def _documents(
    films: Iterable[Proposal], told: Mapping[UUID, Mapping[str, Any]]
) -> dict[UUID, tuple[PublicDocument, ...]]:
    rows = {
        row["version_id"]: row
        for film in films
        for row in told.get(film.pk, {}).get("content__documents") or ()
        if row["visibility"] == Visibility.PUBLIC
    }
    found: dict[UUID, list[PublicDocument]] = {}
    versions = DocumentVersion.objects.filter(pk__in=list(rows)).select_related("document", "file")
    for version in sorted(versions, key=lambda version: (version.document.created_at, version.pk)):
        if version.document.visibility != Visibility.PUBLIC or version.document.removed_at is not None:
            continue
        document = PublicDocument(
            version=version.pk,
            kind=rows[str(version.pk)]["kind"],
            title=rows[str(version.pk)]["title"],
            name=version.name,
            media_type=version.file.media_type,
            size=version.file.size,
        )
        found.setdefault(version.document.proposal_id, []).append(document)
    return {id: tuple(documents) for id, documents in found.items()}


def public_version(id: UUID | str) -> DocumentVersion:
    """The version of a document that is public with its film, with its file; six queries. Refused("no_document")."""
    version = DocumentVersion.objects.select_related("document__proposal", "file").filter(pk=id).first()
    if version is not None:
        proposal = version.document.proposal
        for film in public_films(films_public(proposal.programme_id).filter(pk=proposal.pk), documents=True):
            if any(document.version == version.pk for document in film.documents):
                return version
    raise Refused("no_document")


def _film(
    film: Proposal, told: Mapping[str, Any], decisions: list[Decision], documents: tuple[PublicDocument, ...]
) -> PublicFilm:
    stage = stage_of(film)
    titles = [row for row in told.get("content__texts") or () if row["kind"] == TextKind.TITLE]
    titles.sort(key=lambda row: (row["status"] != "original", row["lang"]))
    ordered = sorted(decisions, key=lambda row: (row.stage != Stage.PROVISIONAL, row.party))
    dates = {row.stage: row.published_at for row in sorted(ordered, key=lambda row: str(row.published_at))}
    assert film.provisional_at is not None, "it is public"
    return PublicFilm(
        id=film.pk,
        stage=stage,
        titles=tuple((row["lang"], row["text"], row["status"]) for row in titles),
        form=told.get("dossier__form") or "",
        lead_country=film.lead_country,
        decisions=tuple(map(_decision, ordered)),
        approved_at=dates.get(Stage.PROVISIONAL) or film.provisional_at,
        production_at=film.production_at,
        finished_at=dates.get(Stage.FINAL) if stage == FINISHED else None,
        work=film.work_id,
        documents=documents,
    )


def _decision(row: Decision) -> PublicDecision:
    assert row.published_at is not None, "it is public"
    return PublicDecision(
        party=row.party,
        stage=row.stage,
        verdict=row.verdict,
        published_at=row.published_at,
        conditions=tuple(
            PublicCondition(
                text=condition.text,
                lang=condition.lang,
                due=condition.due,
                settled_at=condition.met_at,
                waived=condition.is_waived,
            )
            for condition in row.conditions.all()
        ),
    )


# Figures --------------------------------------------------------------------------------------------------------------


def public_statistics(programme: str) -> PublicStatistics:
    """The figures of the films that are public. Four queries."""
    films = list(films_public(programme).only("pk", "joint", "lead_country", "filed_at", "production_at"))
    ids = [film.pk for film in films]
    forms = Revision.objects.filter(pk__in=[film.told for film in films])  # type: ignore[attr-defined]
    filed = {film.pk: film.filed_at for film in films}
    firsts: dict[str, list[tuple[datetime, datetime]]] = {}
    lasts: dict[UUID, datetime] = {}
    rows = _approvals().filter(proposal__in=ids, stage=Stage.PROVISIONAL)
    for id, party, published in rows.values_list("proposal", "party", "published_at"):
        if published is not None and (begun := filed[id]) is not None:
            firsts.setdefault(party, []).append((begun, published))
            lasts[id] = max(published, lasts.get(id, published))
    took = ((party, days(spans)) for party, spans in sorted(firsts.items()))
    return PublicStatistics(
        films=len(films),
        by_stage=_counted(map(stage_of, films), STAGES),
        by_form=_counted(forms.values_list("dossier__form", flat=True)),
        by_lead=_counted(film.lead_country for film in films),
        to_provisional=days((begun, lasts[id]) for id, begun in filed.items() if begun is not None and id in lasts),
        to_decision=tuple((party, found) for party, found in took if found is not None),
        to_final=days(_final([film.pk for film in films if stage_of(film) == FINISHED])),
    )


def _final(ids: list[UUID]) -> Iterable[tuple[datetime, datetime]]:
    """From the first filing of finished films to the last approval of each."""
    rows: Any = Revision.objects.filter(kind=RevisionKind.FINAL, proposal__in=ids).order_by().values("proposal")
    return list(rows.annotate(begun=Min("filed_at"), ended=Max("proposal__final_at")).values_list("begun", "ended"))


def _counted(found: Iterable[str | None], order: Iterable[str] = ()) -> Counts:
    numbers: dict[str, int] = dict.fromkeys(order, 0)
    for name in found:
        numbers[name or ""] = numbers.get(name or "", 0) + 1
    return tuple((name, numbers[name]) for name in (numbers if order else sorted(numbers)) if numbers[name])
