"""Every page of a proposal: there for those who write it, and no trace of it for anybody else."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.models import Proposal
from tests.faces.desk.proposals.browsing import Browser, gone_to, text
from tests.factories import slate

pytestmark = pytest.mark.django_db

WRITTEN = (
    *("dossier/", "dossier/survey/", "dossier/findings.pdf", "dossier/dossier.yaml", "dossier/dossier.json"),
    *("texts/", "figures/", "schedule/", "questions/", "documents/", "backing/", "producers/"),
)
ACTS = (
    *("file/", "answer/", "production/", "milestone/", "change/", "final/", "appeal/", "withdraw/"),
    *("duplicate/", "hand-over/", "leave/", "delete/"),
)
FILED = (
    *("messages/", "revisions/", "revisions/1/"),
    *(f"revisions/1/revision.{kind}" for kind in ("json", "yaml", "pdf")),
)


def statuses(who: Browser, found: Proposal, parts: Iterable[str]) -> set[tuple[str, int]]:
    return {(part, who.of(found, part).status_code) for part in parts}


def all_are(status: int, parts: Iterable[str]) -> set[tuple[str, int]]:
    return {(part, status) for part in parts}


def test_draft_is_there_for_its_producers_alone(vera: Browser, passer_by: Browser, officer: Browser) -> None:
    found, parts = slate.draft(), ("", *WRITTEN, *ACTS)
    assert statuses(vera, found, parts) == all_are(200, parts)
    assert statuses(passer_by, found, parts) == all_are(404, parts)
    assert statuses(officer, found, parts) == all_are(404, parts)


def test_what_producers_write_is_not_shown_to_authorities_after_filing_either(
    lin: Browser, passer_by: Browser, officer: Browser
) -> None:
    found, parts = slate.filed(), (*WRITTEN, *ACTS, *FILED)
    assert statuses(lin, found, parts) == all_are(200, parts)
    assert statuses(passer_by, found, parts) == all_are(404, parts)
    assert statuses(officer, found, parts) == all_are(404, parts)


def test_whoever_is_not_signed_in_is_asked_to(db: None) -> None:
    found = slate.draft()
    for part in ("", *WRITTEN, *ACTS):
        answer = Client().get(f"/en/desk/proposals/{found.pk}/{part}")
        assert (answer.status_code, "next=" in answer["Location"]) == (302, True), part


@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_pages_stand_in_every_language(vera: Browser, language: str) -> None:
    found = slate.draft()
    for part in ("", "dossier/", "texts/", "file/", "documents/"):
        assert vera.client.get(f"/{language}/desk/proposals/{found.pk}/{part}").status_code == 200, part


STATES = {
    "draft": slate.draft,
    "filed": slate.filed,
    "asked": slate.asked,
    "half": lambda: slate.decided(RU="approved"),
    "disagreement": lambda: slate.decided(RU="approved", CN="refused"),
    "refused": lambda: slate.decided(RU="refused", CN="refused"),
    "conditions": lambda: slate.decided(RU="approved_with_conditions", CN="approved"),
    "production": slate.in_production,
    "withdrawn": slate.withdrawn,
}


@pytest.mark.parametrize("state", STATES)
def test_proposal_is_shown_wherever_it_stands(vera: Browser, state: str) -> None:
    found = STATES[state]()
    parts = ("", "figures/", "documents/", "backing/", "producers/", *ACTS)
    assert statuses(vera, found, parts) == all_are(200, parts)


def test_secret_decision_shows_nowhere(vera: Browser) -> None:
    found = slate.under_review()
    before = {part: text(vera.of(found, part)) for part in ("", "answer/", "change/", "appeal/", "withdraw/")}
    slate.deciding.decide(
        found.pk,
        party="CN",
        verdict="refused",
        reasons="Marker-of-a-secret",
        lang="en",
        publish=False,
        by=slate.officer("CN"),
        at=slate.NOW,
    )
    assert {part: text(vera.of(found, part)) for part in before} == before


def test_overview_says_what_to_do_next_and_what_comes_when(vera: Browser) -> None:
    page = text(vera.of(slate.in_production()))
    assert "Report a milestone" in page
    assert "All authorities have approved" not in page
    assert "Not yet: Something" not in page


def test_partner_is_told_who_leads(lin: Browser) -> None:
    page = text(lin.of(slate.draft(), "file/"))
    assert "Vera leads the proposal and does this." in page


def test_list_asks_as_much_for_one_as_for_many(vera: Browser) -> None:
    slate.draft()
    vera.get("proposals/mine/")
    with CaptureQueriesContext(connection) as one:
        vera.get("proposals/mine/")
    for number in range(4):
        slate.draft(f"Линия {number}")
    with CaptureQueriesContext(connection) as many:
        vera.get("proposals/mine/")
    assert len(many) == len(one)


def test_pages_ask_as_much_of_a_long_story_as_of_a_short_one(vera: Browser) -> None:
    def asked(found: Proposal, part: str) -> int:
        vera.of(found, part)
        with CaptureQueriesContext(connection) as queries:
            assert vera.of(found, part).status_code == 200
        return len(queries)

    found = slate.approved()
    parts = ("", "dossier/", "texts/", "documents/", "messages/", "revisions/")
    before = {part: asked(found, part) for part in parts}
    for number in range(3):
        text = f"Another thing {number}"
        slate.proposals.save_text(
            found.pk,
            kind="title",
            lang=("en", "zh-Hans", "fr")[number],
            text=text,
            status="translated",
            by=slate.lead(),
            at=slate.NOW,
        )
        vera.to(found, "messages/", {"party": "CN", "text": text})
        vera.to(found, "backing/", {"agency": text, "kind": "endorsement", "state": "sought"})
        vera.to(found, "change/", {"reason": text})
    assert {part: asked(found, part) for part in parts} == before
    assert max(before.values()) <= 45


def test_producer_says_for_which_company_they_write(lin: Browser) -> None:
    found = slate.draft()
    said = {"do": "company", "company": "大河影业", "country": "China"}
    assert gone_to(lin.to(found, "producers/", said)) == (302, "producers/?said=saved")
    assert "大河影业 , China" in text(lin.of(found, "producers/"))

    wrong = lin.to(found, "producers/", {**said, "company": "X", "country": "Atlantis"})
    assert (wrong.status_code, 'value="Atlantis"' in wrong.content.decode()) == (422, True)
