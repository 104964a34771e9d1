"""An authority at work, in Chinese: an officer asks for a change, and decides with conditions; on a telephone too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Open
from tests.journeys.people import looks_right, sign_in
from tests.journeys.site import Site


@pytest.mark.parametrize("width", [360, 1440])
def test_officer_asks_for_a_change_and_decides_with_conditions(visit: Open, site: Site, width: int) -> None:
    checking, reviewing = site.take("checking"), site.take("reviewing")
    window = visit("zh-hans", width=width)
    # A form that says nothing is refused.
    window.forgive("422")
    sign_in(window, "cn-officer-1")
    window.open("desk/")
    expect(window.find(".task").first).to_be_visible()
    looks_right(window, "desk-inbox")

    # A change is asked for.
    window.open(f"desk/proposals/{checking}/")
    looks_right(window, "desk-proposal")
    window.find(f"a[href$='/{checking}/request/']").click()
    window.find("main form .button").first.click()
    expect(window.find(".notice.bad")).to_be_visible()
    window.find("#f-text").fill("请提交与大河公司的合同。")
    looks_right(window, "desk-request")
    window.find("main form .button").first.click()
    expect(window.find(".notice.good")).to_be_visible()
    expect(window.find("#requests")).to_contain_text("请提交与大河公司的合同。")

    # A decision with conditions: written, looked at, made.
    window.open(f"desk/proposals/{reviewing}/")
    window.find(f"a[href$='/{reviewing}/decide/']").click()
    window.find("input[name=verdict][value=approved_with_conditions]").check()
    window.find("#f-reasons").fill("项目成熟，双方团队可靠。")
    window.find("#f-conditions-0-text").fill("成片须附中俄双语字幕。")
    window.find("input[name='conditions.0.is_public']").check()
    window.find("input[name=when][value=now]").check()
    looks_right(window, "desk-decide")
    window.find("main form .actions .button").first.click()
    expect(window.find(".decision-look")).to_contain_text("成片须附中俄双语字幕。")
    looks_right(window, "desk-decide-look")
    window.find("button[value=decide]").click()
    expect(window.find(".notice.good")).to_be_visible()
    expect(window.find(".case-decisions")).to_contain_text("项目成熟，双方团队可靠。")
    looks_right(window, "desk-decided")

    # The other side reads it, and who is not of it reads no more.
    window.open(f"desk/rounds/{site.call}/")
    looks_right(window, "desk-round")
    window.open("desk/proposals/")
    looks_right(window, "desk-proposals")


def test_desk_is_walked_by_keyboard(visit: Open, site: Site) -> None:
    window = visit("zh-hans")
    sign_in(window, "cn-officer-1")
    window.open("desk/proposals/")
    window.page.keyboard.press("?")
    expect(window.find("dialog#keys")).to_be_visible()
    window.page.keyboard.press("Escape")
    window.page.keyboard.press("j")
    window.page.keyboard.press("j")
    window.page.keyboard.press("k")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/desk/proposals/*/")
