"""The slate as everybody sees it: what all parties approved, and nothing of anything else."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.domain import checking, deciding, documents, filing, proposals
from diptych.apps.slate.models import Condition, Document, Proposal
from diptych.apps.slate.queries import public
from diptych.apps.slate.queries.public import PublicFilm, films_public, public_films
from diptych.apps.slate.queries.statistics import Days
from tests.factories import slate
from tests.factories.registers import refusal
from tests.factories.slate import NOW, PROGRAMME, later

pytestmark = pytest.mark.django_db


def shown(**chosen: Any) -> list[PublicFilm]:
    return list(public_films(films_public(PROGRAMME, **chosen)))


def ids(**chosen: Any) -> set[object]:
    return {film.id for film in shown(**chosen)}


def titled(found: Proposal, title: str) -> None:
    proposals.save_text(found.pk, kind="title", lang="ru", text=title, status="original", by=slate.lead(), at=NOW)


def filed_finally(found: Proposal) -> Proposal:
    filing.file_final(found.pk, by=slate.lead(), at=later(days=2))
    return slate.again(found)


def finished(found: Proposal) -> Proposal:
    filed_finally(found)
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=later(days=3))
    for party in slate.PARTIES:
        slate.decide(found, party, at=later(days=4))
    return slate.again(found)


def paper(found: Proposal, title: str = "Буклет", **changes: Any) -> Document:
    told = {"kind": "other", "visibility": "public", "name": "a.txt", "by": slate.lead(), "at": NOW, **changes}
    return documents.add_document(found.pk, title=title, stream=BytesIO(title.encode()), **told)


# Which films ----------------------------------------------------------------------------------------------------------


def test_film_is_public_once_every_party_has_published_its_approval() -> None:
    slate.draft()
    slate.filed()
    slate.withdrawn()
    slate.asked()
    slate.decided(RU="approved")
    slate.decided(RU="approved", CN="refused")
    slate.decided(RU="refused", CN="refused")
    found = slate.decide(slate.under_review(), "RU")
    assert shown() == []

    slate.decide(found, "CN", publish=False)
    assert shown() == []

    deciding.publish_decision(found.pk, party="CN", by=slate.officer("CN"), at=later(days=1))
    (film,) = shown()
    assert (film.id, film.stage, film.approved_at) == (found.pk, "approved", later(days=1))
    assert [(row.party, row.verdict, row.published_at) for row in film.decisions] == [
        ("CN", "approved", later(days=1)),
        ("RU", "approved", NOW),
    ]


def test_film_that_a_change_re_opened_is_not_public_until_all_approve_again() -> None:
    found = slate.in_production()
    changed = {**found.dossier, "budget": "120 000 000 RUB"}
    proposals.save_dossier(found.pk, dossier=changed, window="page", saved=found.saved, by=slate.lead(), at=NOW)
    filing.notify_change(found.pk, reason="Смета выросла", by=slate.lead(), at=later(days=1))
    assert shown() == []
    for party in slate.PARTIES:
        slate.decide(found, party, at=later(days=2))
    (film,) = shown()
    assert film.approved_at == later(days=2)


def test_film_stays_public_while_its_final_approval_is_considered() -> None:
    found = filed_finally(slate.in_production())
    before = shown()
    assert [film.stage for film in before] == ["in_production"]
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=later(days=3))
    slate.decide(found, "RU", at=later(days=4))
    assert shown() == before
    slate.decide(found, "CN", at=later(days=5))
    (film,) = shown()
    assert (film.stage, film.finished_at) == ("finished", later(days=5))
    assert [(row.stage, row.party) for row in film.decisions] == [
        ("provisional", "CN"),
        ("provisional", "RU"),
        ("final", "CN"),
        ("final", "RU"),
    ]


def test_film_refused_in_the_end_by_all_is_not_public() -> None:
    found = filed_finally(slate.in_production())
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=later(days=3))
        slate.decide(found, party, "refused", at=later(days=4))
    assert shown() == []


def test_filters_find_films() -> None:
    one, other = slate.approved(), slate.in_production()
    assert ids(stage="approved") == {one.pk}
    assert ids(stage="in_production") == {other.pk}
    assert ids(stage="finished") == set()
    assert ids(form="fiction", country="RU", year=2026) == {one.pk, other.pk}
    assert ids(form="animation") == ids(country="CN") == ids(year=2025) == set()
    assert public.choices(PROGRAMME) == (["fiction"], ["RU"], [2026])


# What is told ---------------------------------------------------------------------------------------------------------


def test_title_is_told_as_it_was_approved() -> None:
    found = slate.in_production()
    titled(found, "Тайное-7741")
    filed_finally(found)
    assert [film.titles for film in shown()] == [(("ru", "Линия снега", "original"),)]


def test_condition_is_told_only_where_its_party_made_it_public() -> None:
    found = slate.under_review()
    conditions = [
        {"text": "Титры на двух языках", "is_public": True, "due": date(2027, 1, 15)},
        {"text": "Тайное-7741", "is_public": False},
    ]
    slate.decide(found, "RU", "approved_with_conditions", conditions=conditions)
    slate.decide(found, "CN")
    told = [condition for row in shown()[0].decisions for condition in row.conditions]
    assert [(row.text, row.due, row.settled_at) for row in told] == [("Титры на двух языках", date(2027, 1, 15), None)]

    row = Condition.objects.get(is_public=True)
    deciding.settle_condition(row.pk, evidence="Тайное-7741", by=slate.officer("RU"), at=later(days=1))
    assert shown()[0].decisions[1].conditions[0].settled_at == later(days=1)


def test_document_is_public_with_its_film_in_the_version_that_was_approved() -> None:
    found = slate.draft()
    kept, secret = paper(found), paper(found, "Сценарий", visibility="authorities")
    filing.file_proposal(found.pk, by=slate.lead(), at=NOW)
    version = kept.versions.get().pk
    for party in slate.PARTIES:
        assert refusal(lambda: public.public_version(version)) == ("no_document", {})
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=NOW)
        slate.decide(found, party)
    film = public.public_film(PROGRAMME, found.pk)
    assert [(row.version, row.title) for row in film.documents] == [(version, "Буклет")]
    assert public.public_version(version).file.size == len("Буклет".encode())
    assert refusal(lambda: public.public_version(secret.versions.get().pk)) == ("no_document", {})

    newer = documents.add_version(kept.pk, stream=BytesIO(b"newer"), name="b.txt", by=slate.lead(), at=later(days=1))
    assert refusal(lambda: public.public_version(newer.pk)) == ("no_document", {})
    documents.change_visibility(kept.pk, visibility="authorities", by=slate.lead(), at=later(days=1))
    assert public.public_film(PROGRAMME, found.pk).documents == ()
    assert refusal(lambda: public.public_version(version)) == ("no_document", {})


def test_film_of_a_work_is_found_by_the_work() -> None:
    found = finished(slate.in_production())
    assert found.work_id
    film = public.film_of_work(found.work_id)
    assert film is not None
    assert film.id == found.pk
    assert public.film_of_work("red-silk") is None


# Figures --------------------------------------------------------------------------------------------------------------


def test_figures_count_public_films_and_no_others() -> None:
    slate.filed(form="animation")
    slate.withdrawn()
    slate.decided(RU="approved", CN="refused")
    slate.in_production()
    found = slate.under_review()
    for party, passed in (("RU", 2), ("CN", 12)):
        slate.decide(found, party, at=later(days=passed))
    told = public.public_statistics(PROGRAMME)
    assert (told.films, told.by_stage) == (2, (("approved", 1), ("in_production", 1)))
    assert (told.by_form, told.by_lead) == ((("fiction", 2),), (("RU", 2),))
    assert told.to_provisional == Days(count=2, lower=3, median=6, upper=9)
    assert [(party, days.median) for party, days in told.to_decision] == [("CN", 6), ("RU", 1)]
    assert told.to_final is None


def test_figures_of_a_finished_film_say_how_long_that_took() -> None:
    finished(slate.in_production())
    told = public.public_statistics(PROGRAMME)
    assert told.to_final == Days(count=1, lower=2, median=2, upper=2)


# What it costs, and how old it is -------------------------------------------------------------------------------------


def test_thirty_films_take_as_many_queries_as_one() -> None:
    numbers = []
    for count in (1, 29):
        for _ in range(count):
            slate.approved()
        with CaptureQueriesContext(connection) as films:
            public_films(films_public(PROGRAMME), documents=True)
        with CaptureQueriesContext(connection) as figures:
            public.public_statistics(PROGRAMME)
        numbers.append((len(films), len(figures)))
    assert numbers == [(4, 3)] * 2


def test_edition_changes_with_what_is_public_and_with_nothing_secret() -> None:
    found = slate.under_review()
    slate.announced()

    def edition() -> object:
        with CaptureQueriesContext(connection) as queries:
            told = public.slate_edition(later(days=1))
        assert len(queries) == 1
        return told

    editions = [edition()]
    slate.decide(found, "RU")
    slate.decide(found, "CN", publish=False)
    assert edition() == editions[0]
    deciding.publish_decision(found.pk, party="CN", by=slate.officer("CN"), at=later(hours=1))
    editions.append(edition())
    assert editions[0] != editions[1]
    assert public.slate_edition(later(days=70)) != editions[1], "a call has closed meanwhile"
