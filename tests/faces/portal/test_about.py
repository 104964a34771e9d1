"""Pages about the site: in every language, true to what the code does, and signed by whoever runs it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import Settings

from diptych.apps.slate.domain.drafts import LIFETIME
from diptych.faces.portal.shelved import SHELF
from diptych.faces.portal.views.about import operator
from diptych.faces.portal.views.calls import COOKIE

PAGES = ("about", "accessibility", "privacy", "imprint")


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()


def page(name: str, language: str = "en") -> str:
    answer = Client().get(f"/{language}/{name}/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page_stands_in_every_language_and_the_foot_leads_to_it(name: str, language: str) -> None:
    assert f'<a href="/{language}/{name}/" aria-current="page">' in page(name, language)
    assert f'<a href="/{language}/{name}/">' in page("design", language)


def test_privacy_names_every_cookie_and_how_long_a_draft_is_kept(settings: Settings) -> None:
    said = page("privacy")
    signing_in = {settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME, settings.KNOWN_COOKIE_NAME}
    cookies = {"theme", "letters", COOKIE, *signing_in}
    assert set(re.findall("<code>(.*?)</code>", said)) == cookies
    assert f"{LIFETIME.days} days after the last change" in said
    assert "until they sign out; at the latest 30 min after they last asked for something, or 12 h after" in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/en/films.csv", "text/csv"),
        ("/en/people.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("/en/calendar.ics", "text/calendar"),
        ("/en/news.atom", "application/atom+xml"),
        ("/api/v1/openapi.json", "application/json"),
    ],
)
def test_what_is_said_to_be_for_machines_is_there(address: str, kind: str) -> None:
    said = page("about")
    assert "Lists can be taken along as tables, the calendar as iCalendar, news as a feed." in said
    assert 'href="/api/"' in said
    answer = Client().get(address)
    answer.close()
    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, kind)


@pytest.mark.django_db
def test_reading_sets_no_cookie() -> None:
    client = Client()
    for name in ("", "about/", "privacy/", "agreements/"):
        client.get(f"/en/{name}")
    assert not client.cookies


def test_nothing_on_a_page_comes_from_elsewhere(settings: Settings) -> None:
    allowed = {word for words in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for word in words}
    assert allowed == {"'self'", "'none'", "data:"}


def test_imprint_says_that_nobody_has_said_who_runs_the_site(settings: Settings) -> None:
    settings.OPERATOR = settings.CONTACT = ""
    assert "has not said who they are" in page("imprint")


def test_imprint_names_who_runs_the_site(settings: Settings) -> None:
    settings.OPERATOR, settings.CONTACT = "The Film Office <b>", "films@example.org"
    answer = Client().get("/en/imprint/").content.decode()
    assert "<bdi>The Film Office &lt;b&gt;</bdi>" in answer
    assert '<a href="mailto:films@example.org">' in answer
    assert "has not said" not in answer


def test_imprint_says_what_is_missing_of_the_two(settings: Settings) -> None:
    settings.OPERATOR, settings.CONTACT = "The Film Office", ""
    assert "How to reach them has not been said." in page("imprint")


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("films@example.org", "mailto:films@example.org"),
        ("https://films.example.org/contact", "https://films.example.org/contact"),
        ("1 Film Street, Kazan", ""),
        ("by post, or films@example.org", ""),
        ("javascript:alert(1)", ""),
        ("@films", ""),
    ],
)
def test_contact_is_a_link_where_it_leads_somewhere(settings: Settings, contact: str, href: str) -> None:
    settings.CONTACT = contact
    assert operator().href == href
