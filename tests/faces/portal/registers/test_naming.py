"""Names at work on pages: in lists under their letters, in texts as links, and form beside form."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.faces.portal.shelved import SHELF
from tests.factories.registers import agent, keep, name, source, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people(db: None) -> None:
    SHELF.clear()
    keep("source", source(note="Репортаж Романа Кармена и Р. Л. Кармена о «Мосфильме». <b>"))
    forms = (
        name("Роман Кармен"),
        name("罗曼·卡尔曼", "zh-Hans"),
        name("Roman Karmen", "en"),
        name("Roman Kalman", "en", "variant"),
        name("Кармен, Роман", "ru", "variant"),
    )
    keep("agent", agent("karmen", *forms, note="Roman Karmen was a cameraman of the studio Mosfilm."))
    keep("agent", agent("mosfilm", name("Мосфильм"), name("Mosfilm", "en"), kind="organisation"))
    keep("agent", agent("year", name("1917", "en"), kind="organisation"))


def page(path: str, language: str = "en", status: int = 200) -> str:
    answer = Client().get(f"/{language}/{path}")
    assert answer.status_code == status
    return answer.content.decode()


def mentions(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<a class="mention" href="/[a-z-]+/people/([^/"]+)/">([^<]*)</a>', html)


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


# Texts ----------------------------------------------------------------------------------------------------------------


def test_text_leads_to_whom_it_names_and_is_otherwise_as_it_was() -> None:
    html = page("sources/tass/")
    assert mentions(html) == [("karmen", "Романа Кармена"), ("mosfilm", "Мосфильме")]
    assert "Репортаж Романа Кармена и Р. Л. Кармена о « Мосфильме ». <b>" in words(html)
    assert "&lt;b&gt;" in html


def test_page_does_not_lead_to_itself() -> None:
    assert mentions(page("people/karmen/")) == [("mosfilm", "Mosfilm")]


@pytest.mark.parametrize("sign", ["\ue4000\ue401", "\ue400999\ue401", "\ue400x.0\ue401"])
def test_text_may_have_the_characters_that_pages_are_drawn_with(sign: str) -> None:
    keep("source", source("wild", note=f"О Романе Кармене{sign}.", title=f"Wild {sign}"))
    html = page("sources/wild/")
    assert mentions(html) == [("karmen", "Романе Кармене")]
    assert f"</a>{sign}." in html
    assert f"Wild {sign}" in html


def test_whom_a_text_names_takes_one_query() -> None:
    with CaptureQueriesContext(connection) as found:
        page("sources/tass/")
    asked = [row["sql"] for row in found if '."mention" IN' in row["sql"]]
    assert len(asked) == 1


def test_page_follows_when_somebody_gets_a_name() -> None:
    client = Client()
    first = client.get("/en/sources/tass/")
    again = client.get("/en/sources/tass/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    keep("agent", agent("kinofond", name("Репортаж Р. Л. Кармена"), kind="organisation"))
    later = client.get("/en/sources/tass/", headers={"If-None-Match": first["ETag"]})
    assert later.status_code == 200


# Lists ----------------------------------------------------------------------------------------------------------------


def listed(html: str) -> list[str]:
    return re.findall(r'<h2><a href="/[a-z-]+/people/([^/"]+)/"', html)


def letters(html: str) -> list[tuple[str, str]]:
    row = html.split('<nav class="letters"')[1].split("</nav>")[0]
    return [(unescape(href), words(text)) for href, text in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', row)]


def test_people_stand_in_the_order_of_the_reader() -> None:
    keep("agent", agent("li", name("李安", "zh-Hans"), name("Ang Lee", "en")))
    assert listed(page("people/", "ru")) == ["karmen", "mosfilm", "li", "year"]
    assert listed(page("people/", "zh-hans")) == ["li", "karmen", "mosfilm", "year"]
    assert listed(page("people/", "en")) == ["karmen", "li", "mosfilm", "year"]


def test_letters_lead_to_what_stands_under_them_and_keep_the_filters() -> None:
    assert letters(page("people/?kind=person&page=1")) == [
        ("/en/people/?kind=person", "All"),
        ("/en/people/?kind=person&letter=K", "K"),
        ("/en/people/?kind=person&letter=M", "M"),
        ("/en/people/?kind=person&letter=%23", "# Other signs"),
    ]
    assert listed(page("people/?letter=К", "ru")) == ["karmen"]
    assert listed(page("people/?letter=%23", "en")) == ["year"]
    assert 'type="hidden" name="letter" value="К"' in page("people/?letter=К", "ru")


def test_letter_that_nobody_stands_under_is_left_out_and_said() -> None:
    html = page("people/?letter=Ъ", "en")
    assert listed(html) == ["karmen", "mosfilm", "year"]
    assert "nothing here goes by “Ъ”" in words(html)


def test_letters_are_not_there_where_nobody_is() -> None:
    html = page("people/?kind=place", "en")
    assert "Nobody here is all of that." in words(html)
    assert '<nav class="letters"' in html


# Forms ----------------------------------------------------------------------------------------------------------------


def form(html: str, number: int) -> str:
    return words(html.split(f'<li id="name-{number}"')[1].split("</li>")[0])


def test_each_form_says_what_it_is_to_another() -> None:
    html = page("people/karmen/")
    assert "Stands for Роман Кармен , word by word: Роман – 罗曼 Кармен – 卡尔曼" in form(html, 2)
    assert "Роман Кармен in these letters by BGN/PCGN" in form(html, 3)
    assert "The same as Роман Кармен , its parts in another order." in form(html, 5)


def test_form_that_went_through_chinese_tells_its_way_as_a_hint() -> None:
    told = form(page("people/karmen/"), 4)
    assert "Seems to be written back from the Chinese form 罗曼·卡尔曼 , which stands for Роман Кармен :" in told
    assert "Роман Кармен → 罗曼·卡尔曼 → Roman Kalman . A hint, not a fact." in told


def test_page_writes_the_name_as_catalogues_would() -> None:
    told = words(page("people/karmen/").split('<details class="writings">')[1].split("</details>")[0])
    assert "palladius" not in told.lower() or "Ломань" in told
    assert "BGN/PCGN Roman Karmen" in told


def test_one_form_has_nothing_to_be_told_by() -> None:
    keep("work", work())
    html = page("people/year/")
    assert 'class="form-told' not in html
