"""The operations of the API. Each is read from top to bottom: what is asked, what is computed, what is sent."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from diptych import __version__
from diptych import agreements as shipped
from diptych.engines.treaty import dossier_format, pack_format
from diptych.engines.treaty.survey import survey as survey_of
from diptych.engines.values.errors import Refused, Trouble
from diptych.engines.values.shape import excerpt
from diptych.faces.api import asking, library, openapi, problems, schemas, worded
from diptych.faces.api.answering import KEPT, Page, computed, page, send
from diptych.faces.api.languages import language, language_of
from diptych.faces.api.openapi import describe
from diptych.faces.api.problems import Problem
from diptych.faces.api.registers.operations import router as registers
from diptych.faces.api.searching import router as searching
from diptych.faces.api.slate import (
    besides,
    doing,
    duplicates,
    handing_in,
    hooks,
    party,
    reading,
    rounds,
    spreading,
    views,
)
from diptych.faces.api.slate.router import router as slate
from diptych.faces.api.thesaurus import router as thesaurus
from diptych.faces.examination import examine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from diptych.faces.api.asking import Body, Query

api = NinjaAPI(
    title="Diptych",
    version=__version__,
    description=openapi.DESCRIPTION,
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    openapi_extra={"tags": openapi.TAGS},
)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problems.answer(request, problem)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return problems.answer(request, problems.from_refusal(refusal))


api.add_router("", registers)
api.add_router("", searching)
api.add_router("", thesaurus)
OF_SLATE = (reading, doing, handing_in, rounds, spreading, besides, party, views, hooks, duplicates)
"""What the router of the slate gathers."""
api.add_router("", slate)


# What is computed about a dossier: nothing is kept of it --------------------------------------------------------------


@api.post(
    "/assess",
    operation_id="assess",
    summary="Assess a dossier under one agreement",
    tags=["Films"],
    response={200: schemas.Assessment},
    openapi_extra=describe(body="assess"),
)
def assess(request: HttpRequest) -> HttpResponse:
    """All findings with their facts, arithmetic, articles and sources. Without `agreement`, the one the dossier names
    is used, else the one of the library that suits the film best."""
    return _examined(request, cures=False)


@api.post(
    "/cures",
    operation_id="cures",
    summary="Find the smallest changes that would help",
    tags=["Films"],
    response={200: schemas.Assessment},
    openapi_extra=describe(body="cures"),
)
def cures(request: HttpRequest) -> HttpResponse:
    """The assessment once more, with `cures` filled: each was tried, and says what it leads to."""
    return _examined(request, cures=True)


def _examined(request: HttpRequest, *, cures: bool) -> HttpResponse:
    asking.read_query(request, asking.WORDED)
    body = asking.read_body(request, asking.ONE_AGREEMENT, cost="cures" if cures else "assess")
    on = asking.day(body.on)
    found = examine(body.dossier, _chosen(body), on, cures=cures)
    words = language_of(request)
    return computed(worded.examination(found, words), words)


def _chosen(body: Body) -> str | None:
    """The agreement named in the request, else in the dossier; a name without an agreement is a slip in that place."""
    path = ("agreement",) if body.agreement else ("dossier", "agreement")
    id = body.agreement or body.dossier.agreement
    if id is not None and id not in shipped.ids():
        known = ", ".join(shipped.ids())
        raise Problem(
            "malformed", troubles=[Trouble(code="unknown_code", path=path, found=excerpt(id), expected=known)]
        )
    return id


@api.post(
    "/survey",
    operation_id="survey",
    summary="Try every agreement of the library on a dossier",
    tags=["Films"],
    response={200: schemas.Survey},
    openapi_extra=describe(body="survey"),
)
def survey(request: HttpRequest) -> HttpResponse:
    """Which agreements could carry the film, why the others could not, and how those that could stand to each other."""
    asking.read_query(request, asking.WORDED)
    body = asking.read_body(request, asking.ALL_AGREEMENTS, cost="survey")
    on = asking.day(body.on)
    found = survey_of(body.dossier, shipped.agreements(), on=on, groups=shipped.groups(on))
    words = language_of(request)
    return computed(worded.survey(found, body.dossier, words), words)


# What follows from the address: made once ----------------------------------------------------------------------------


@api.get(
    "/agreements",
    operation_id="listAgreements",
    summary="List the agreements of the library",
    tags=["Agreements"],
    response={200: schemas.Agreements},
    openapi_extra=describe(query=asking.FILTERED),
)
def agreements(request: HttpRequest) -> HttpResponse:
    """Every agreement that meets all filters given, by id; `status` is what the text is on the date."""
    query = asking.read_query(request, asking.FILTERED)
    asked = query.replace(on=asking.day(query.on), language=language_of(request).code)
    return send(request, _agreements(asked))


@lru_cache(maxsize=KEPT)
def _agreements(query: Query) -> Page:
    words = language(query.language or "en")
    return page(library.agreements(query, asking.day(query.on), words), words)


@api.get(
    "/agreements/{id}",
    operation_id="getAgreement",
    summary="One agreement: its law on a date, and its pack",
    tags=["Agreements"],
    response={200: schemas.WholeAgreement},
    openapi_extra=describe(query=asking.DATED, found=False),
)
def agreement(request: HttpRequest, id: str) -> HttpResponse:
    """The whole pack as the library has it, with rules, texts, sources and what is not known; and what of it is law."""
    query = asking.read_query(request, asking.DATED)
    return send(request, _agreement(id, asking.day(query.on), language_of(request).code))


@lru_cache(maxsize=KEPT)
def _agreement(id: str, on: date, code: str) -> Page:
    return page(library.agreement(id, on, language(code)), language(code))


@api.get(
    "/agreements/{id}/rules/{rule}",
    operation_id="getRule",
    summary="One rule of an agreement",
    tags=["Agreements"],
    response={200: schemas.Rule},
    openapi_extra=describe(query=asking.DATED, found=False),
    url_name="rule",
)
def rule_of(request: HttpRequest, id: str, rule: str) -> HttpResponse:
    """The rule as in the pack, whether it is law on the date, and the thresholds of the day that it uses."""
    query = asking.read_query(request, asking.DATED)
    return send(request, _rule(id, rule, asking.day(query.on), language_of(request).code))


@lru_cache(maxsize=KEPT)
def _rule(id: str, name: str, on: date, code: str) -> Page:
    return page(library.rule(id, name, on, language(code)), language(code))


@api.get(
    "/examples",
    operation_id="listExamples",
    summary="List the example dossiers",
    tags=["Examples"],
    response={200: schemas.Examples},
    openapi_extra=describe(query=asking.WORDED),
)
def examples(request: HttpRequest) -> HttpResponse:
    """Made-up films to try things with."""
    asking.read_query(request, asking.WORDED)
    return send(request, _examples(language_of(request).code))


@lru_cache(maxsize=KEPT)
def _examples(code: str) -> Page:
    return page(library.examples(language(code)), language(code))


@api.get(
    "/examples/{id}",
    operation_id="getExample",
    summary="One example dossier",
    tags=["Examples"],
    response={200: schemas.WholeExample},
    openapi_extra=describe(query=asking.WORDED, found=False),
)
def example(request: HttpRequest, id: str) -> HttpResponse:
    """Its `dossier` may be sent as it is to `/assess`, `/survey` and `/cures`."""
    asking.read_query(request, asking.WORDED)
    return send(request, _example(id, language_of(request).code))


@lru_cache(maxsize=KEPT)
def _example(id: str, code: str) -> Page:
    return page(library.example(id, language(code)), language(code))


@api.get(
    "/schema/dossier",
    operation_id="getDossierSchema",
    summary="The JSON Schema of dossiers",
    tags=["Formats"],
    response={200: dict},
    openapi_extra=describe(query=asking.WORDED),
)
def dossier_schema(request: HttpRequest) -> HttpResponse:
    """JSON Schema 2020-12. It checks the form of a dossier; the API checks the sense as well."""
    return _schema(request, "dossier")


@api.get(
    "/schema/agreement",
    operation_id="getAgreementSchema",
    summary="The JSON Schema of packs",
    tags=["Formats"],
    response={200: dict},
    openapi_extra=describe(query=asking.WORDED),
)
def agreement_schema(request: HttpRequest) -> HttpResponse:
    """JSON Schema 2020-12, with every kind of rule."""
    return _schema(request, "agreement")


def _schema(request: HttpRequest, name: str) -> HttpResponse:
    asking.read_query(request, asking.WORDED)
    return send(request, _schema_page(name))


@lru_cache(maxsize=KEPT)
def _schema_page(name: str) -> Page:
    found = (pack_format if name == "agreement" else dossier_format).schema()
    return page(found, language("en"))


@api.get(
    "/problems",
    operation_id="listProblems",
    summary="List the kinds of problems",
    tags=["Formats"],
    response={200: schemas.ProblemKinds},
    openapi_extra=describe(query=asking.WORDED),
)
def kinds_of_problem(request: HttpRequest) -> HttpResponse:
    """What the member `type` of a problem leads to: its fragment is a code of this list."""
    asking.read_query(request, asking.WORDED)
    return send(request, _kinds(language_of(request).code))


@lru_cache(maxsize=KEPT)
def _kinds(code: str) -> Page:
    words = language(code)
    rows = [
        {"code": name, "status": kind.status, "title": words.gettext(kind.title)}
        for name, kind in problems.KINDS.items()
    ]
    return page({"problems": rows}, words)
