"""Calls in public: what producers have to know before they begin; a hidden one opens with its code alone."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diptych.apps.slate.domain import rounds
from diptych.apps.slate.models import Round
from diptych.faces.portal.shelved import SHELF
from tests.factories import slate
from tests.factories.slate import PROGRAMME, later

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: slate.NOW)


def page(path: str, language: str = "en") -> str:
    answer = Client().get(f"/{language}/{path}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def texts(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def hidden(**changes: Any) -> tuple[Round, str]:
    slate.programme()
    by = slate.coordinator("RU")
    found, code = rounds.create_round(
        PROGRAMME, call=slate.call(slug="hidden", hidden=True, **changes), by=by, at=later(days=-20)
    )
    return rounds.announce_round(found.pk, party="RU", by=by, at=later(days=-19)), code


def typed(code: str, client: Client | None = None) -> HttpResponse:
    return (client or Client()).post("/en/call-by-code/", {"code": code})  # type: ignore[return-value]


def test_no_call_says_what_would_be_here() -> None:
    slate.programme()
    assert "No call yet." in page("calls/")


def test_calls_stand_open_first_then_to_come_then_closed() -> None:
    slate.announced(slug="closed", opens_at=later(days=-15).isoformat(), closes_at=later(days=-1).isoformat())
    slate.announced(slug="to-come", opens_at=later(days=5).isoformat())
    slate.announced(slug="open-long")
    slate.announced(slug="open-short", closes_at=later(days=3).isoformat())
    prepared = slate.call(slug="prepared")
    rounds.create_round(PROGRAMME, call=prepared, by=slate.coordinator("RU"), at=slate.NOW)
    hidden()
    found = re.findall(r'href="/en/calls/([a-z-]+)/"', page("calls/"))
    assert found == ["open-short", "open-long", "to-come", "closed"]
    front = page("")
    assert re.findall(r'href="/en/calls/([a-z-]+)/"', front) == ["open-short", "open-long"]


@pytest.mark.parametrize(("language", "name", "marked"), [("ru", "Набор 2027 года", False), ("en", "Набор", True)])
def test_call_speaks_the_readers_language_or_says_that_it_does_not(language: str, name: str, marked: bool) -> None:
    slate.announced()
    html = page("calls/2027/", language)
    assert name in html
    assert bool(re.search(r'<h1 lang="(ru|zh)">', html)) is marked


def test_call_tells_what_it_admits_asks_and_weighs() -> None:
    slate.announced()
    html = page("calls/2027/", "ru")
    rows = re.findall(r'<tr role="row">(.*?)</tr>', html, re.S)
    assert [texts(row).split()[-2:] for row in rows] == [["Россия", "Китай"], ["2", "2"], ["2", "–"]]
    assert re.findall(r'class="bar-fill" width="([\d.]+)"', html) == ["75.00", "25.00"]
    assert "Почему сейчас?" in html
    assert f"programme={PROGRAMME}&round={Round.objects.get().pk}" in html


def test_moments_are_told_by_the_clocks_they_were_set_by_and_in_universal_time() -> None:
    slate.announced(closes_at="2027-02-01T05:00:00+08:00", zone="Asia/Shanghai")
    html = page("calls/2027/")
    said = texts(html).replace("\u00a0", " ")
    assert "1 February 2027, 05:00 (UTC+8) Clocks of Asia/Shanghai UTC 31 January 2027, 21:00 UTC" in said
    # A script adds the reader's own clock; without one nothing of it shows.
    assert '<div hidden data-clock="2027-01-31T21:00:00+00:00">' in html
    assert "open until 1 February 2027, 05:00 (UTC+8)" in texts(page("calls/")).replace("\u00a0", " ")


def test_moments_of_a_call_in_universal_time_are_said_once() -> None:
    slate.announced(closes_at="2027-01-31T21:00:00+00:00")
    said = texts(page("calls/2027/")).replace("\u00a0", " ")
    assert said.count("31 January 2027, 21:00 UTC") == 1
    assert "Clocks of" not in said


def test_call_that_is_not_open_offers_no_beginning() -> None:
    slate.announced(slug="to-come", opens_at=later(days=5).isoformat())
    html = page("calls/to-come/")
    assert "desk/proposals/new" not in html
    assert "from the day it opens" in html


def test_page_from_the_shelf_closes_when_the_call_does(monkeypatch: pytest.MonkeyPatch) -> None:
    slate.announced()
    assert "desk/proposals/new" in page("calls/2027/")
    with CaptureQueriesContext(connection) as queries:
        page("calls/2027/")
    assert len(queries) == 1
    monkeypatch.setattr(timezone, "now", lambda: later(days=61))
    assert "desk/proposals/new" not in page("calls/2027/")


def test_calls_take_a_fixed_number_of_queries() -> None:
    numbers = []
    for count in (1, 29):
        for _ in range(count):
            slate.announced(slug=f"call-{Round.objects.count()}")
        SHELF.clear()
        with CaptureQueriesContext(connection) as queries:
            page("calls/")
        numbers.append(len(queries))
    assert len(set(numbers)) == 1


# Hidden ones ----------------------------------------------------------------------------------------------------------


def test_hidden_call_opens_with_its_code_and_tells_nobody_of_it() -> None:
    _round, code = hidden()
    client = Client()
    answer = typed(f" {code.lower()} ", client)
    assert (answer.status_code, answer["Location"]) == (302, "/en/calls/hidden/")
    assert code not in answer["Location"]
    assert answer.cookies["call"]["httponly"]
    shown = client.get("/en/calls/hidden/")
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert (shown["X-Robots-Tag"], shown["Referrer-Policy"]) == ("noindex", "no-referrer")
    assert code not in shown.content.decode()
    assert client.get("/ru/calls/hidden/").status_code == 200


def test_hidden_call_is_nowhere_without_its_code() -> None:
    found, _code = hidden()
    never, there = Client().get("/en/calls/never/"), Client().get("/en/calls/hidden/")
    assert (never.status_code, there.status_code) == (404, 404)
    assert there.content.decode().replace("hidden", "never") == never.content.decode().replace("hidden", "never")
    for path in ("/en/calls/", "/en/slate/", "/en/", "/en/slate.atom", "/en/news.atom", "/sitemap/site/1.xml"):
        body = Client().get(path).content.decode()
        assert "calls/hidden" not in body
        assert str(found.pk) not in body


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA", "", "x" * 500, "\u0000"])
def test_wrong_code_is_refused_with_a_sentence(code: str) -> None:
    hidden()
    answer = typed(code)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "call" not in answer.cookies


def test_code_that_was_renewed_opens_nothing() -> None:
    found, code = hidden()
    client = Client()
    typed(code, client)
    rounds.renew_code(found.pk, by=slate.coordinator("RU"), at=slate.NOW)
    assert client.get("/en/calls/hidden/").status_code == 404


def test_forged_cookie_opens_nothing() -> None:
    _found, code = hidden()
    client = Client()
    client.cookies["call"] = code
    assert client.get("/en/calls/hidden/").status_code == 404


def test_codes_are_not_tried_by_the_hundred(settings: Any) -> None:
    from diptych.kernel import limits

    hidden()
    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    try:
        answers = [typed(f"AAAA-AAAA-{number:04}").status_code for number in range(12)]
    finally:
        settings.LIMITS_URL = "none://"
        limits._limiter.cache_clear()
    assert answers[0] == 422
    assert answers[-1] == 429
