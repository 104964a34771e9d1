"""The dossier of a proposal: the checker's form, saved as one types, never over what another window saved."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.utils import timezone

from diptych.apps.slate.domain.proposals import save_dossier
from diptych.apps.slate.models import Proposal
from tests.faces.desk.proposals.browsing import HTMX, Browser, carried, gone_to, text
from tests.factories import slate

pytestmark = pytest.mark.django_db


def typed(page: HttpResponse, **changes: str) -> dict[str, Any]:
    """What the form of a page sends, with some of it typed anew (``budget__amount`` for ``budget.amount``)."""
    from diptych.faces.portal.checker.work import Work
    from diptych.kernel.clock import today
    from diptych.kernel.texts import Language
    from tests.factories.forms import sent

    found = Proposal.objects.get(pk=page.context["proposal"].pk) if page.context else Proposal.objects.get()
    fields: dict[str, Any] = sent(Work(found.dossier, language=Language("en"), on=today()))
    return {**fields, **carried(page), **{name.replace("__", "."): value for name, value in changes.items()}}


def test_what_is_typed_is_saved_and_answered_with_the_findings(vera: Browser) -> None:
    found = slate.draft()
    page = vera.of(found, "dossier/")
    answer = vera.to(found, "dossier/", typed(page, minutes="111"), **HTMX)
    assert answer.status_code == 200
    assert 'class="verdict-words"' in answer.content.decode()
    assert slate.again(found).dossier["minutes"] == "111"
    assert carried(answer)["saved"] == str(slate.again(found).saved)


def test_without_a_script_the_form_is_sent_and_shown_again(vera: Browser) -> None:
    found = slate.draft()
    answer = vera.to(found, "dossier/", {**typed(vera.of(found, "dossier/"), minutes="98"), "do": "check"})
    assert gone_to(answer) == (302, "dossier/#findings")
    assert slate.again(found).dossier["minutes"] == "98"


def test_row_is_added_and_a_wrong_word_stays_as_typed(vera: Browser) -> None:
    found = slate.draft()
    page = vera.of(found, "dossier/")
    fields = typed(page, producers__0__country="Atlantis")
    vera.to(found, "dossier/", {**fields, "do": "add:people"})
    held = slate.again(found).dossier
    assert held["producers"][0]["country"] == "Atlantis"
    assert held["people"]


class TestTwoWindows:
    """One window saved what the other has not seen."""

    @pytest.fixture
    def found(self, vera: Browser) -> Proposal:
        return slate.draft()

    @pytest.fixture
    def mine(self, vera: Browser, found: Proposal) -> dict[str, Any]:
        """What this window would send; another one saves meanwhile."""
        fields = typed(vera.of(found, "dossier/"), minutes="99")
        there = {**found.dossier, "minutes": "120", "budget": "80 000 000 RUB"}
        saved = slate.again(found).saved
        save_dossier(found.pk, dossier=there, window="other", saved=saved, by=slate.lead(), at=timezone.now())
        return fields

    @pytest.mark.parametrize("script", [HTMX, {}], ids=["script", "plain"])
    def test_nothing_is_overwritten_and_both_are_shown(
        self, vera: Browser, found: Proposal, mine: dict[str, Any], script: dict[str, str]
    ) -> None:
        answer = vera.to(found, "dossier/", mine, **script)
        assert answer.status_code == (200 if script else 409)
        page = text(answer)
        assert "Saved in another window meanwhile" in page
        assert "Saved there 120 Here 99" in page
        assert 'name="minutes" type="text" value="99"' in answer.content.decode()
        assert slate.again(found).dossier["minutes"] == "120"

    def test_going_on_to_type_still_saves_nothing(self, vera: Browser, found: Proposal, mine: dict[str, Any]) -> None:
        answer = vera.to(found, "dossier/", mine, **HTMX)
        vera.to(found, "dossier/", {**mine, **carried(answer), "minutes": "100"}, **HTMX)
        assert slate.again(found).dossier["minutes"] == "120"

    def test_part_is_taken_from_there_and_the_rest_saved_from_here(
        self, vera: Browser, found: Proposal, mine: dict[str, Any]
    ) -> None:
        answer = vera.to(found, "dossier/", mine, **HTMX)
        answer = vera.to(found, "dossier/", {**mine, **carried(answer), "do": "take:budget"}, **HTMX)
        assert 'value="80,000,000"' in answer.content.decode()
        fields = {**mine, **carried(answer), "budget.amount": "80,000,000", "do": "mine"}
        vera.to(found, "dossier/", fields, **HTMX)
        held = slate.again(found).dossier
        assert (held["minutes"], held["budget"]) == ("99", "80000000 RUB")

    def test_what_was_saved_after_one_looked_is_not_overwritten_either(
        self, vera: Browser, found: Proposal, mine: dict[str, Any]
    ) -> None:
        answer = vera.to(found, "dossier/", mine, **HTMX)
        now = slate.again(found)
        there = {**now.dossier, "minutes": "130"}
        save_dossier(found.pk, dossier=there, window="other", saved=now.saved, by=slate.lead(), at=timezone.now())
        answer = vera.to(found, "dossier/", {**mine, **carried(answer), "do": "mine"}, **HTMX)
        assert "Saved there 130 Here 99" in text(answer)
        assert slate.again(found).dossier["minutes"] == "130"


def test_ended_proposal_has_revisions_and_no_form(vera: Browser) -> None:
    assert gone_to(vera.of(slate.withdrawn(), "dossier/")) == (302, "revisions/")


def test_checker_offers_its_dossier_to_whoever_is_signed_in(vera: Browser) -> None:
    from django.test import Client

    from diptych.apps.slate.domain.drafts import begin_draft

    _draft, secret = begin_draft(dossier=slate.DOSSIER, at=timezone.now())
    wanted = f"/en/desk/proposals/new/?draft={secret}"
    assert wanted in vera.client.get(f"/en/check/d/{secret}/").content.decode()
    assert wanted not in Client().get(f"/en/check/d/{secret}/").content.decode()
