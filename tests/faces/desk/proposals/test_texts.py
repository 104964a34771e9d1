"""Texts side by side: what is saved, what is refused, and two windows at once."""

from __future__ import annotations

import pytest

from diptych.apps.slate.domain.proposals import save_text
from diptych.apps.slate.models import Proposal
from tests.faces.desk.proposals.browsing import HTMX, Browser, carried, gone_to, text
from tests.factories import slate

pytestmark = pytest.mark.django_db

ZH = {"title.zh-Hans.text": "雪线", "title.zh-Hans.status": "translated", "title.zh-Hans.translator": "王丽"}


def texts(found: Proposal, kind: str = "title") -> dict[str, tuple[str, str, str]]:
    rows = found.texts.filter(kind=kind).order_by("lang")
    return {row.lang: (row.text, row.status, row.translator) for row in rows}


def test_translation_is_saved_with_its_status_and_translator(vera: Browser) -> None:
    found = slate.draft()
    page = vera.of(found, "texts/?to=zh-Hans")
    answer = vera.to(found, "texts/?to=zh-Hans", {**carried(page), **ZH})
    assert gone_to(answer) == (302, "texts/?to=zh-Hans&said=saved")
    assert texts(found) == {"ru": ("Линия снега", "original", ""), "zh-Hans": ("雪线", "translated", "王丽")}


def test_with_a_script_it_is_saved_on_leaving_the_field(vera: Browser) -> None:
    found = slate.draft()
    page = vera.of(found, "texts/?to=zh-Hans")
    answer = vera.to(found, "texts/?to=zh-Hans", {**carried(page), **ZH}, **HTMX)
    assert "Saved at" in text(answer)
    assert carried(answer)["title.zh-Hans.seen"]
    assert texts(found)["zh-Hans"][0] == "雪线"


def test_too_long_a_text_is_said_at_its_field_and_keeps_no_other_back(vera: Browser) -> None:
    found = slate.draft()
    sent = {**carried(vera.of(found, "texts/?to=zh-Hans")), **ZH, "logline.ru.text": "а" * 601}
    answer = vera.to(found, "texts/?to=zh-Hans", sent)
    assert answer.status_code == 422
    assert "Too long: it has 601 characters, and there may be 600." in text(answer)
    assert "а" * 601 in answer.content.decode()
    assert texts(found)["zh-Hans"][0] == "雪线"
    assert texts(found, "logline")["ru"][0] == "Линия снега: logline"


def test_text_changed_in_another_window_is_not_overwritten_and_both_are_shown(vera: Browser) -> None:
    found = slate.draft()
    sent = {**carried(vera.of(found, "texts/?to=zh-Hans")), "title.ru.text": "Здесь"}
    save_text(
        found.pk, kind="title", lang="ru", text="Там", status="original", by=slate.lead(), at=slate.later(hours=1)
    )
    answer = vera.to(found, "texts/?to=zh-Hans", sent)
    assert (answer.status_code, texts(found)["ru"][0]) == (422, "Там")
    page = answer.content.decode()
    assert 'value="Здесь"' in page
    assert "Saved in another window Там" in text(answer)
    # Looked at, it is saved in place of the other.
    answer = vera.to(found, "texts/?to=zh-Hans", {**sent, **carried(answer)})
    assert (answer.status_code, texts(found)["ru"][0]) == (302, "Здесь")


def test_checked_translation_is_not_checked_any_more_once_the_original_changed(vera: Browser) -> None:
    found = slate.draft()
    save_text(found.pk, kind="title", lang="zh-Hans", text="雪线", status="checked", by=slate.lead(), at=slate.NOW)
    page = vera.of(found, "texts/?to=zh-Hans")
    shown = {"title.zh-Hans.text": "雪线", "title.zh-Hans.status": "checked"}
    answer = vera.to(found, "texts/?to=zh-Hans", {**carried(page), **shown, "title.ru.text": "Снег"}, **HTMX)
    assert answer["HX-Retarget"] == "#texts"
    assert texts(found)["zh-Hans"][:2] == ("雪线", "translated")
    # A page that still shows the former status does not bring it back.
    vera.to(found, "texts/?to=zh-Hans", {**carried(page), **shown, "logline.ru.text": "Другое"}, **HTMX)
    assert texts(found)["zh-Hans"][1] == "translated"


def test_emptied_text_is_deleted(vera: Browser) -> None:
    found = slate.draft()
    page = vera.of(found, "texts/")
    vera.to(found, "texts/", {**carried(page), "logline.ru.text": " "})
    assert texts(found, "logline") == {}
