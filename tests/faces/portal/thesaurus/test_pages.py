"""The thesaurus on the site: its index, its concepts, all of it as SKOS."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from diptych.engines.names.sorting import sort_key
from diptych.faces.portal.thesaurus.pages import index, page
from diptych.kernel.texts import LANGUAGES, Language
from diptych.thesaurus import concepts


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_has_every_concept_once(language: str) -> None:
    found = index(Language(language), "", "")
    ids = [line.id for _title, _about, lines in found.groups for line in lines]
    assert sorted(ids) == sorted(concepts())
    assert (found.found, found.total, found.filtered) == (len(ids), len(ids), False)


def test_index_is_in_the_order_of_the_language() -> None:
    labels = [line.label for line in index(Language("ru"), "", "museum").groups[0][2]]
    assert labels == sorted(labels, key=lambda label: sort_key(label, language="ru", kind="organisation"))
    assert labels[0].startswith("а")


def test_index_finds_in_any_language_whatever_the_reader_speaks() -> None:
    found = index(Language("en"), "киноархива", "")
    assert [line.id for line in found.groups[0][2]][:1] == ["film-archive"]
    assert found.groups[0][2][0].label == "film archive"


def test_index_of_one_field() -> None:
    found = index(Language("en"), "", "festival")
    assert {concepts()[line.id].scheme for line in found.groups[0][2]} == {"festival"}


def test_a_field_that_is_none_is_left_out_and_said(client: Client) -> None:
    answer = client.get("/en/thesaurus/?scheme=kalinka")
    assert answer.status_code == 200
    assert "nothing here goes by “kalinka”" in answer.content.decode()


@pytest.mark.parametrize("q", ["xyzzy", "' OR 1=1 --", "<kalinka>", "a" * 5000])
def test_nothing_found_is_said_with_a_way_out(client: Client, q: str) -> None:
    answer = client.get("/en/thesaurus/", {"q": q})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "No concept has a label like that." in text
    assert "<kalinka>" not in text


def test_page_says_all_words_and_what_to_mind() -> None:
    shown = page("film-archive", Language("ru"))
    assert shown.label == "киноархив"
    assert [item.lang for item in shown.called] == ["ru", "en", "zh-Hans"]
    assert shown.called[0].others == ("фильмофонд", "фильмотека", "синематека")
    assert shown.note.startswith("资料馆")


def test_page_leads_to_what_is_wider_and_narrower() -> None:
    shown = page("documentary", Language("en"))
    assert [line.id for line in shown.broader] == ["film"]
    assert [line.id for line in shown.narrower] == ["chronicle-footage", "newsreel"]


@pytest.mark.parametrize("code", ["en", "ru", "zh-hans"])
def test_every_concept_has_its_page(client: Client, code: str) -> None:
    answer = client.get(f"/{code}/thesaurus/co-production/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "совместное производство" in text
    assert "合拍" in text


def test_page_that_is_not_there_names_what_is_near(client: Client) -> None:
    answer = client.get("/en/thesaurus/co-produktion/")
    assert answer.status_code == 404
    assert "co-production" in answer.content.decode()


def test_files_are_skos_with_the_address_of_the_site(client: Client) -> None:
    turtle = client.get("/thesaurus.ttl")
    assert turtle["Content-Type"] == "text/turtle; charset=utf-8"
    assert "<http://testserver/thesaurus/film-archive> a skos:Concept" in turtle.content.decode()
    data = json.loads(client.get("/thesaurus.jsonld").content)
    ids = {node["@id"] for node in data["@graph"] if node["@type"] == "skos:Concept"}
    assert ids == {f"http://testserver/thesaurus/{id}" for id in concepts()}


def test_an_address_of_a_concept_leads_people_to_its_page(client: Client) -> None:
    answer = client.get("/thesaurus/film-archive", headers={"accept-language": "ru"})
    assert (answer.status_code, answer["Location"]) == (303, "/ru/thesaurus/film-archive/")
    assert {"Accept", "Accept-Language"} <= {part.strip() for part in answer["Vary"].split(",")}


@pytest.mark.parametrize(
    ("accept", "form"),
    [("text/turtle", "text/turtle; charset=utf-8"), ("application/ld+json", "application/ld+json")],
)
def test_an_address_of_a_concept_gives_machines_what_they_ask_for(client: Client, accept: str, form: str) -> None:
    answer = client.get("/thesaurus/film-archive", headers={"accept": accept})
    assert (answer.status_code, answer["Content-Type"]) == (200, form)
    assert "киноархив" in answer.content.decode()
    assert "festival" not in answer.content.decode()


def test_sitemap_has_the_concepts() -> None:
    from diptych.faces.portal.sitemaps import ALONE

    assert "thesaurus" in ALONE


# The API --------------------------------------------------------------------------------------------------------------


def test_api_finds_concepts(client: Client) -> None:
    rows = client.get("/api/v1/thesaurus", {"q": "纪录片"}).json()["concepts"]
    assert rows[0]["id"] == "documentary"
    assert rows[0]["labels"]["ru"][0] == "документальный фильм"
    assert rows[0]["page"] == "/en/thesaurus/documentary/"


def test_api_lists_one_scheme(client: Client) -> None:
    rows = client.get("/api/v1/thesaurus?scheme=archive").json()["concepts"]
    assert {row["scheme"] for row in rows} == {"archive"}


def test_api_refuses_a_scheme_that_is_none(client: Client) -> None:
    answer = client.get("/api/v1/thesaurus?scheme=kalinka")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_parameter")


def test_api_has_one_concept_with_its_relations(client: Client) -> None:
    answer = client.get("/api/v1/thesaurus/documentary?language=ru")
    told = answer.json()
    assert (told["broader"], told["narrower"]) == (["film"], ["newsreel", "chronicle-footage"])
    assert told["page"] == "/ru/thesaurus/documentary/"
    assert set(told["note"]) == {"en", "ru", "zh-hans"}
    assert "ETag" in answer


def test_api_says_which_concept_is_not_there(client: Client) -> None:
    answer = client.get("/api/v1/thesaurus/kalinka")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_concept")
