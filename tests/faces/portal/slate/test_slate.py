"""The slate in public: both decisions face each other; of what is not approved by all there is no trace anywhere."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.domain import checking, documents, filing, producing, proposals
from diptych.apps.slate.models import Proposal
from diptych.faces.portal.shelved import SHELF
from tests.factories import slate
from tests.factories.slate import NOW, later

pytestmark = pytest.mark.django_db

LANGUAGES = ("ru", "zh-hans", "en")
SECRET = "Тайное-7741"
"""Stands in everything that must never be seen."""

ADDRESSES = ("", "slate/", "slate.csv", "slate.atom", "calls/", "ledger/", "news.atom", "films/", "films.csv")


def page(path: str, language: str = "en", **asked: str) -> str:
    answer = Client().get(f"/{language}/{path}", asked)
    assert answer.status_code == 200, path
    return unescape(answer.getvalue().decode())


def texts(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def approved_with_conditions() -> Proposal:
    found = slate.under_review()
    conditions = [{"text": "Титры на двух языках", "is_public": True}, {"text": SECRET, "is_public": False}]
    slate.decide(found, "RU", "approved_with_conditions", conditions=conditions, reasons=SECRET)
    return slate.decide(found, "CN", reasons=SECRET)


# What is shown --------------------------------------------------------------------------------------------------------


def test_empty_slate_says_what_would_be_here() -> None:
    slate.programme()
    html = page("slate/")
    assert "No film has been approved by all sides yet." in html
    assert "<form" not in html.split("<main")[1]
    assert "In figures" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_film_shows_both_decisions_and_public_conditions(language: str) -> None:
    found = approved_with_conditions()
    for path in ("slate/", f"slate/{found.pk}/"):
        html = page(path, language)
        assert "Линия снега" in html
        sides = html[html.index("slate-sides") :]
        assert sides.count('class="slate-decision"') == 2
        assert sides.index('class="outcome needs_consent"') < sides.index('class="outcome pass"')
        assert "Титры на двух языках" in sides
        assert sides.count('datetime="2026-11-23"') >= 2


def test_film_page_tells_what_happened_and_leads_to_the_register_in_the_end() -> None:
    found = slate.in_production()
    assert "Production begun" in page(f"slate/{found.pk}/")
    filing.file_final(found.pk, by=slate.lead(), at=later(days=2))
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=later(days=3))
        slate.decide(found, party, at=later(days=4))
    found = slate.again(found)
    html = page(f"slate/{found.pk}/")
    assert "Finished film approved by all sides" in html
    assert f'href="/en/films/{found.work_id}/"' in html

    film = page(f"films/{found.work_id}/")
    block = film[film.index('id="decisions"') :]
    assert block.count('class="slate-decision"') == 4
    assert "Final approval" in block


def test_filters_stand_in_the_address() -> None:
    slate.approved()
    assert "1 found." in texts(page("slate/", form="fiction", country="RU", stage="approved", year="2026"))
    assert "0 found." in texts(page("slate/", stage="finished"))
    assert "“opera”" in page("slate/", form="opera")


def test_figures_are_drawn_and_told() -> None:
    found = slate.under_review()
    for party, passed in (("RU", 2), ("CN", 12)):
        slate.decide(found, party, at=later(days=passed))
    html = page("slate/")
    assert "is in none of these figures" in html
    rows = re.findall(r'<tr role="row">\s*<th scope="row" role="rowheader">(.*?)</th>(.*?)</tr>', html, re.S)
    assert [texts(row).split() for _name, row in rows] == [["1", *["2"] * 3], ["1", *["12"] * 3], ["1", *["12"] * 3]]
    assert next(name for name, _row in rows) == "Russia: from filing to approval"
    assert html.count('class="box-line"') == 3


def test_front_page_has_a_place_for_films_under_way_and_none_where_there_are_none() -> None:
    slate.programme()
    assert 'id="slate"' not in page("")
    found = slate.approved()
    block = page("").split('id="slate"')[1].split("</section>")[0]
    assert f"/en/slate/{found.pk}/" in block


def test_page_takes_a_fixed_number_of_queries() -> None:
    numbers = []
    for count in (1, 29):
        for _ in range(count):
            slate.approved()
        SHELF.clear()
        with CaptureQueriesContext(connection) as queries:
            page("slate/")
        numbers.append(len(queries))
    assert len(set(numbers)) == 1
    with CaptureQueriesContext(connection) as queries:
        page("slate/")
    assert len(queries) == 1, "it is on the shelf"


def test_page_from_the_shelf_is_correct_after_an_act() -> None:
    found = slate.approved()
    assert "Approved, not in production yet" in texts(page("slate/").split('class="film-rows')[1].split("</ul>")[0])
    producing.begin_production(found.pk, by=slate.lead(), at=later(hours=1))
    assert "In production" in texts(page("slate/").split('class="film-rows')[1])
    assert "Production begun" in page(f"slate/{found.pk}/")


# The same for machines ------------------------------------------------------------------------------------------------


def test_table_has_one_row_for_each_film() -> None:
    found = approved_with_conditions()
    head, row = page("slate.csv").splitlines()
    assert head.lstrip("\ufeff").startswith("Id,Address,Title")
    assert row.startswith(f"{found.pk},http://testserver/en/slate/{found.pk}/,Линия снега,")
    assert "Титры на двух языках" in row
    answer = Client().get("/ru/slate.xlsx")
    assert (answer.status_code, answer.getvalue()[:2]) == (200, b"PK")
    again = Client().get("/en/slate.csv", headers={"If-None-Match": Client().get("/en/slate.csv")["ETag"]})
    assert again.status_code == 304


def test_feed_has_every_step_once() -> None:
    found = slate.in_production()
    slate.announced()
    tree = ElementTree.fromstring(page("slate.atom", "ru"))
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [entry.findtext(f"{atom}id") or "" for entry in tree.iter(f"{atom}entry")]
    assert len(ids) == len(set(ids)) == 3
    assert sum(f"film/{found.pk}/" in id for id in ids) == 2


def test_film_is_told_in_words_of_schema_org_and_in_the_map_and_has_a_picture() -> None:
    found = slate.approved()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(f"slate/{found.pk}/"))
    movie = next(row for row in map(json.loads, blocks) if row["@type"] == "Movie")
    assert (movie["name"], movie["url"]) == ("Линия снега", f"http://testserver/en/slate/{found.pk}/")
    assert f"/ru/slate/{found.pk}/" in Client().get("/sitemap/site/1.xml").content.decode()
    assert Client().get(f"/og/en/slate-film/{found.pk}.png").status_code == 200
    assert Client().get("/og/en/slate-film/nothing.png").status_code == 404
    assert f"/og/en/slate-film/{found.pk}.png" in page(f"slate/{found.pk}/")


def test_public_document_is_taken_home_and_no_other() -> None:
    found = slate.draft()
    told = {"kind": "other", "name": "a.txt", "by": slate.lead(), "at": NOW}
    public = documents.add_document(found.pk, title="Буклет", visibility="public", stream=BytesIO(b"public"), **told)
    secret = documents.add_document(found.pk, title=SECRET, stream=BytesIO(SECRET.encode()), **told)
    filing.file_proposal(found.pk, by=slate.lead(), at=NOW)
    address, other = (f"/en/slate/documents/{row.versions.get().pk}/" for row in (public, secret))
    assert Client().get(address).status_code == 404
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=NOW)
        slate.decide(found, party)
    assert f'href="{address}"' in page(f"slate/{found.pk}/")
    answer = Client().get(address)
    assert (answer.getvalue(), answer["X-Robots-Tag"]) == (b"public", "noindex")
    assert answer["Content-Disposition"].startswith("attachment")
    assert Client().get(other).status_code == 404


# What is never shown --------------------------------------------------------------------------------------------------


def secrets() -> list[Proposal]:
    """Proposals that are not public, each for another reason, under a title that tells."""
    found = [
        slate.draft(SECRET),
        slate.filed(SECRET),
        slate.under_review(SECRET),
        slate.withdrawn(title=SECRET),
    ]
    for verdicts in ({"RU": "approved"}, {"RU": "approved", "CN": "refused"}, {"RU": "refused", "CN": "refused"}):
        row = slate.under_review(SECRET)
        for party, verdict in verdicts.items():
            slate.decide(row, party, verdict, reasons=SECRET)
        found.append(row)
    row = slate.under_review(SECRET)
    slate.decide(row, "RU")
    slate.decide(row, "CN", "approved_with_conditions", publish=False, conditions=[{"text": SECRET, "is_public": True}])
    return [*found, row]


def everything() -> dict[str, str]:
    found = {f"{language} {path}": page(path, language) for language in LANGUAGES for path in ADDRESSES}
    for path in ("sitemap.xml", "sitemap/site/1.xml", "robots.txt"):
        found[path] = Client().get(f"/{path}").content.decode()
    # Every page has a token or an hour of its own only where it has a form; what is left is compared.
    return {path: re.sub(r"csrfmiddlewaretoken[^>]*>", "", text) for path, text in found.items()}


def test_nothing_of_what_is_not_public_is_anywhere_nor_its_number() -> None:
    slate.announced()
    approved_with_conditions()
    before = everything()
    SHELF.clear()
    found = secrets()
    after = everything()
    assert [path for path in before if before[path] != after[path]] == []
    assert [path for path, text in after.items() if SECRET in text] == []
    for row in found:
        assert Client().get(f"/en/slate/{row.pk}/").status_code == 404
        assert Client().get(f"/og/en/slate-film/{row.pk}.png").status_code == 404


def test_what_is_filed_for_the_final_approval_is_not_public_before_it() -> None:
    found = slate.in_production()
    before = [page(path) for path in ("slate/", f"slate/{found.pk}/", "slate.csv", "slate.atom")]
    proposals.save_text(
        found.pk, kind="title", lang="ru", text=SECRET, status="original", by=slate.lead(), at=later(days=1)
    )
    filing.file_final(found.pk, by=slate.lead(), at=later(days=1))
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=later(days=2))
    slate.decide(found, "CN", "refused", at=later(days=3), reasons=SECRET)
    assert [page(path) for path in ("slate/", f"slate/{found.pk}/", "slate.csv", "slate.atom")] == before


def test_a_way_to_a_film_ends_when_it_is_re_opened() -> None:
    found = slate.in_production()
    assert f"/en/slate/{found.pk}/" in page("slate/")
    changed = {**found.dossier, "budget": "120 000 000 RUB"}
    proposals.save_dossier(found.pk, dossier=changed, window="page", saved=found.saved, by=slate.lead(), at=NOW)
    filing.notify_change(found.pk, reason=SECRET, by=slate.lead(), at=later(days=1))
    assert f"/en/slate/{found.pk}/" not in page("slate/")
    assert Client().get(f"/en/slate/{found.pk}/").status_code == 404


def test_ledger_page_shows_keys_and_tells_nobodys_count() -> None:
    slate.approved()
    html = page("ledger/")
    assert texts(html).count("no key yet") == 2
    assert "diptych ledger verify FILE" in html
