"""A proposal: begun in Russian, translated side by side, papers handed in, filed with both authorities."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.checker import Checker
from tests.journeys.conftest import Open
from tests.journeys.slate_data import SECRET
from tests.journeys.test_every_page import shut_out, take_picture
from tests.journeys.window import Window

PRODUCER = "vera"
"""Somebody with an account, who decides nothing."""

DOSSIER = """diptych: dossier/1
agreement: rucn-2017
form: fiction
format: film
title: {ru: Линия снега}
budget: 90 000 000 RUB
producers:
  - {id: north, name: Север, country: RU, money: [45 000 000 RUB]}
  - {id: river, name: 大河, country: CN, money: [45 000 000 RUB]}
"""


def looks_well(window: Window, name: str) -> None:
    """Nothing sticks out, and nobody is shut out, in light and in dark."""
    take_picture(window, f"proposal-{name}-{window.language}-{window.width}")
    assert window.sticks_out() == 0, window.widest()
    if window.script:
        assert shut_out(window) == []
        window.page.emulate_media(color_scheme="dark")
        window.page.reload()
        assert shut_out(window, rules=("color-contrast",)) == [], "in the dark"
        window.page.emulate_media(color_scheme="light")


def draw_fields(window: Window) -> None:
    """As who draws a field larger does, and who takes a picture: the fields have styles of their own from now on.

    The policy of the site knows no style attributes, so no answer may carry them over to fields that it brings.
    """
    drawn = window.page.evaluate(
        """() => [...document.querySelectorAll("main :is(input, textarea)")].map(field => {
          field.style.setProperty("block-size", "5rem");
          return field.id;
        }).length"""
    )
    assert drawn > 14


@pytest.mark.parametrize(
    ("language", "width", "script"), [("ru", 360, True), ("ru", 1440, False), ("zh-hans", 1440, True)]
)
def test_proposal_is_written_and_filed(visit: Open, language: str, width: int, script: bool) -> None:
    window = visit(language, width=width, script=script).open("desk/proposals/new/")
    window.find("#f-login").fill(PRODUCER)
    window.find("#f-password").fill(SECRET)
    window.find("main form:not(pass-key form) button").click()

    # Begun with a dossier that was kept from the checker.
    expect(window.find("#f-title")).to_be_visible()
    looks_well(window, "new")
    window.find("#f-title").fill("Линия снега")
    window.find("#f-lang").select_option("ru")
    window.find("#f-company").fill("Север")
    window.find("#f-country").fill("RU")
    window.find("#f-file").set_input_files(
        files=[{"name": "dossier.yaml", "mimeType": "text/yaml", "buffer": DOSSIER.encode()}]
    )
    window.find("form.desk-form > .actions button").click()
    expect(window.find(".proposal-lacks li")).to_have_count(2)
    looks_well(window, "draft")
    where = window.page.url.partition("?")[0]

    # The dossier is saved while one types.
    window.page.goto(f"{where}dossier/")
    form = Checker(window)
    if script:
        with window.page.expect_response("**/dossier/"):
            form.write("minutes", "104").leave()
    else:
        form.write("minutes", "104").check()
    window.page.goto(f"{where}dossier/")
    expect(form.field("minutes")).to_have_value("104")
    looks_well(window, "dossier")

    # Texts, and a translation at their side.
    window.page.goto(f"{where}texts/?to=zh-Hans")
    if script:
        draw_fields(window)
    for name, words in (
        ("logline.ru", "Двое идут к линии снега."),
        ("synopsis.ru", "Зима 1949 года."),
        ("title.zh-Hans", "雪线"),
    ):
        field = window.find(f'[name="{name}.text"]')
        if script:
            with window.page.expect_response("**/texts/**"):
                field.fill(words)
                field.blur()
        else:
            field.fill(words)
    looks_well(window, "texts")
    if not script:
        window.find(".desk-save button").click()
    window.page.goto(f"{where}texts/?to=zh-Hans")
    expect(window.find('[name="title.zh-Hans.text"]')).to_have_value("雪线")

    # Papers, one of which nobody takes.
    window.page.goto(f"{where}documents/")
    window.find("#f-files").set_input_files(
        files=[
            {"name": "script.txt", "mimeType": "text/plain", "buffer": "Сцена 1".encode()},
            {"name": "page.html", "mimeType": "text/html", "buffer": b"<html><script>alert(1)</script></html>"},
        ]
    )
    # What is refused is answered with a status of its own, which the console repeats.
    window.forgive("422")
    window.find("#upload .actions button").click()
    expect(window.find(".file-list .failed" if script else ".notice.bad")).to_contain_text("page.html")
    window.page.goto(f"{where}documents/")
    expect(window.find(".proposal-documents > li")).to_have_count(1)
    looks_well(window, "documents")

    # Filed with both authorities in the same moment.
    window.page.goto(f"{where}file/")
    looks_well(window, "file")
    window.find("#act .actions button").click()
    expect(window.page).to_have_url(re.compile(r"said=filed"))
    expect(window.find(".diptych .proposal-side")).to_have_count(2)
    looks_well(window, "filed")
    window.page.goto(f"{where}revisions/1/")
    looks_well(window, "revision")


def test_keyboard_alone_reaches_what_is_to_be_done(visit: Open) -> None:
    window = visit("ru", width=1440).open("desk/proposals/new/")
    window.find("#f-login").fill(PRODUCER)
    window.find("#f-password").fill(SECRET)
    window.page.keyboard.press("Enter")
    expect(window.find("#f-title")).to_be_visible()
    window.find("#f-title").focus()
    window.page.keyboard.type("С клавиатуры")
    window.page.keyboard.press("Enter")
    expect(window.find(".proposal-first a")).to_be_visible()
    for _step in range(60):
        window.page.keyboard.press("Tab")
        if window.page.evaluate("document.activeElement.closest('.proposal-first') !== null"):
            break
    found = window.focused()
    assert found["tag"] == "a"
    assert found["ringed"]
    window.page.keyboard.press("Enter")
    expect(window.find(".proposal-lacking li").first).to_be_visible()
