"""Pictures of pages: drawn from what the registers say, whatever that is, and again only when it has changed."""

from __future__ import annotations

import json
import re
import struct

import pytest
from django.test import Client

from diptych.faces.portal import pictures
from diptych.faces.portal.pictures import HEIGHT, ROOM, WIDTH, Picture, draw, of_thing
from diptych.faces.portal.shelved import SHELF
from diptych.faces.portal.templating import PICTURED
from diptych.faces.portal.views import pictures as views
from diptych.kernel import limits
from diptych.kernel.texts import Language
from tests.factories.registers import keep, source, title, work

pytestmark = pytest.mark.usefixtures("programme", "db")

ENGLISH = Language("en")


@pytest.fixture(autouse=True)
def _empty_shelves() -> None:
    SHELF.clear()
    views.SHELF.clear()


def size(png: bytes) -> tuple[int, ...]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def picture(*panels: tuple[str, str], under: tuple[str, str] | None = None) -> Picture:
    rows = tuple({"text": text, "lang": lang} for text, lang in panels)
    beneath = {"text": under[0], "lang": under[1]} if under else None
    return Picture(language=ENGLISH, panels=rows, under=beneath, line="Feature film · 2025")


@pytest.mark.parametrize(
    "address",
    [
        "en/site",
        "zh-hans/site",
        "ru/film/red-silk",
        "en/person/roman-karmen",
        "zh-hans/event/miff-48",
        "ru/document/action-plan-2030",
        "en/drive/cmg-vgtrk-2025",
        "en/expedition/karmen-china-1938-1939",
    ],
)
def test_picture_is_there_for_every_kind_of_page(address: str) -> None:
    answer = Client().get(f"/og/{address}.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert size(answer.content) == (WIDTH, HEIGHT)


def test_titles_face_each_other_and_the_line_is_the_readers() -> None:
    found = of_thing("film", "red-silk", Language("ru"))
    assert found is not None
    assert [row["text"] for row in found.panels] == ["Красный шёлк", "红丝绸"]
    assert found.line.endswith(" · 2025 · Россия, Китай")


@pytest.mark.parametrize(
    "panels",
    [
        [("Allies", "en")],
        [("Красный шёлк", "ru"), ("红丝绸", "zh-Hans"), ("Rode zijde", "nl")],
        [("О самых необыкновенных приключениях " * 12, "ru"), ("关于红军铁路工人" * 30, "zh-Hans")],
        [("Превысокомногорассмотрительствующий" * 3, "ru"), ("鬼", "zh-Hans")],
        [('#let x = 1; $a$ <b> "quotes" \\ *', "en")],
        [("الحرير الأحمر \U0001f3ac", "ar")],
        [("\u200b", "en")],
    ],
)
def test_any_titles_can_be_drawn(panels: list[tuple[str, str]]) -> None:
    assert size(draw(picture(*panels, under=("Under", "en")))) == (WIDTH, HEIGHT)


def test_long_title_is_cut() -> None:
    told = [json.loads(picture((text, "ru")).data)["panels"][0]["text"] for text in ("щ" * 400, "щ" * ROOM)]
    assert [text.replace("\u200b", "") for text in told] == [f"{'щ' * ROOM}…", "щ" * ROOM]


def test_same_words_have_the_same_tag_and_others_another() -> None:
    assert picture(("A", "en")).digest == picture(("A", "en")).digest != picture(("B", "en")).digest


def test_picture_is_drawn_once_and_again_when_a_title_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    monkeypatch.setattr(views, "draw", lambda picture: drawn.append(picture) or b"PNG")
    keep("source", source("s"))
    keep("work", work("plain", titles=[title("Plain", "en", sources=["s"])]))
    first = Client().get("/og/en/film/plain.png")
    assert Client().get("/og/en/film/plain.png").content == first.content == b"PNG"
    assert Client().get("/og/en/film/plain.png", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert len(drawn) == 1
    keep("work", work("other", titles=[title("Other", "en", sources=["s"])]))
    assert Client().get("/og/en/film/other.png", headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert len(drawn) == 2


def test_drawing_is_limited(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    settings.LIMITS_URL = "memory://"  # type: ignore[attr-defined]
    limits._limiter.cache_clear()
    monkeypatch.setitem(limits.PER_MINUTE, "picture", 1)
    monkeypatch.setattr(views, "draw", lambda _picture: b"PNG")
    try:
        films = ("red-silk", "red-silk", "black-silk")
        assert [Client().get(f"/og/en/film/{id}.png").status_code for id in films] == [200, 200, 429]
    finally:
        limits._limiter.cache_clear()


@pytest.mark.parametrize("path", ["nl/site", "en/film/nothing", "en/source/tass-2025-09-13"])
def test_no_other_picture_is_there(path: str) -> None:
    assert Client().get(f"/og/{path}.png").status_code == 404


def test_every_page_with_a_picture_of_its_own_has_one() -> None:
    assert set(pictures.KINDS) == PICTURED


@pytest.mark.parametrize(
    ("path", "picture"), [("films/red-silk/", "film/red-silk"), ("films/", "site"), ("about/", "site")]
)
def test_pages_name_their_picture_and_what_it_shows(path: str, picture: str) -> None:
    html = Client().get(f"/ru/{path}").content.decode()
    told = dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', html))
    assert told["image"] == f"http://testserver/og/ru/{picture}.png"
    assert (told["image:width"], told["image:height"]) == ("1200", "630")
    assert told["title"] == told["image:alt"] != ""
    assert told["url"] == f"http://testserver/ru/{path}"
    assert told["locale"] == "ru_RU"
    assert re.findall(r'property="og:locale:alternate" content="(\w+)"', html) == ["zh_CN", "en_GB"]
    assert '<meta name="twitter:card" content="summary_large_image">' in html
