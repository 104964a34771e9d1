"""A name is typed in one script and taken over in another; without a script what is typed stays as it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Open
from tests.journeys.test_every_page import shut_out

NAME = "people.0.name"


@pytest.mark.parametrize(("language", "width"), [("ru", 1440), ("zh-hans", 360)])
def test_name_is_offered_chosen_by_keys_and_counted_with_the_rest(visit: Open, language: str, width: int) -> None:
    window = visit(language, width=width).open("check/?example=red-silk")
    section = window.find("#s-people")
    section.locator("summary").first.click()
    field = window.find(f"[name='{NAME}']")
    field.fill("")
    field.press_sequentially("Roman Karm")
    option = section.get_by_role("option").first
    expect(option).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert window.sticks_out() == 0, window.widest()
    assert shut_out(window) == []

    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value({"ru": "Роман Кармен", "zh-hans": "罗曼·卡尔曼"}[language])
    expect(option).to_be_hidden()

    field.press_sequentially(" x")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_name_that_nobody_has_is_as_good_without_a_script_too(visit: Open) -> None:
    window = visit("en", width=360, script=False).open("check/?example=red-silk")
    window.find("#s-people summary").first.click()
    field = window.find(f"[name='{NAME}']")
    field.fill("Nobody At All")
    window.find('.form-end button[value="check"]').click()
    expect(window.find(f"[name='{NAME}']")).to_have_value("Nobody At All")
