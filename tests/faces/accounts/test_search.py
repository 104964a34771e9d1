"""The search page for who is signed in: what they may read besides, and nothing of it for anybody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from diptych.apps.slate.models import Proposal
from diptych.kernel.permissions.person import Person
from diptych.kernel.search.domain.following import follow
from diptych.kernel.search.domain.rebuilding import rebuild
from tests.faces.accounts.conftest import text_of
from tests.factories import slate

pytestmark = pytest.mark.django_db

TITLE = "Ветер"
WHERE = "/en/search/?q=%D0%92%D0%B5%D1%82%D0%B5%D1%80"


@pytest.fixture
def filed(db: None) -> Proposal:
    row = slate.filed(TITLE)
    rebuild()
    return row


def browser(person: Person | None) -> Client:
    client = Client()
    if person:
        client.force_login(User.objects.get(pk=person.id))
    return client


def test_proposal_is_found_by_who_may_read_it_and_leads_to_the_desk(filed: Proposal) -> None:
    for person in (slate.officer("RU"), slate.officer("CN"), slate.lead()):
        page = browser(person).get(WHERE).content.decode()
        assert f'href="/en/desk/proposals/{filed.pk}/"' in page
        assert 'id="kind-proposal"' in page
        offered = browser(person).get("/en/search/suggest/?q=%D0%92%D0%B5%D1%82").content.decode()
        assert f'data-href="/en/desk/proposals/{filed.pk}/"' in offered


def test_nobody_else_is_shown_a_trace_of_it(filed: Proposal) -> None:
    for person in (slate.stranger(), None):
        client = browser(person)
        for where in (WHERE, f"{WHERE}&kind=proposal", "/en/search/?kind=proposal", "/en/search/?q=%22Ветер%22"):
            page = client.get(where).content.decode()
            assert str(filed.pk) not in page
            assert "0 found." in page
        assert "combo-list" not in client.get("/en/search/suggest/?q=%D0%92%D0%B5%D1%82").content.decode()
        assert str(filed.pk) not in client.get("/en/search/").content.decode()


def test_what_is_new_counts_what_may_be_read(filed: Proposal) -> None:
    people: dict[str, Any] = {"officer": slate.officer("CN"), "stranger": slate.stranger()}
    for person in people.values():
        fields = {"do": "keep", "name": "Wind", "query": "q=%D0%92%D0%B5%D1%82%D0%B5%D1%80"}
        browser(person).post(reverse("account-searches"), fields)
    slate.filed(f"{TITLE} и снег")
    follow()
    pages = {name: text_of(browser(person).get(reverse("account-searches"))) for name, person in people.items()}
    assert "1 new" in pages["officer"]
    assert "nothing new" in pages["stranger"]


def test_page_of_somebody_leads_to_what_they_keep(filed: Proposal) -> None:
    page = browser(slate.officer("RU")).get("/en/search/").content.decode()
    assert f'href="{reverse("account-searches")}"' in page
    assert reverse("account-searches") not in browser(None).get("/en/search/").content.decode()
