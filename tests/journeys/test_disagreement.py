"""One authority approves and the other refuses: a state with a name, an appeal, and what becomes of it."""

from __future__ import annotations

import pytest

from diptych.faces.desk.wording.proposals import STANDS
from diptych.faces.wording.slate.vocabulary import APPEALS, JOINT, VERDICTS
from tests.journeys.conftest import Open
from tests.journeys.people import DESKTOP, PHONE, Circle, Somebody
from tests.journeys.site import Site

GROUNDS = "Доля китайской стороны подтверждена договором."
ANSWERS = {"upheld": "合同证明了出资比例。", "dismissed": "合同未改变出资比例。"}


@pytest.mark.parametrize(("outcome", "width"), [("upheld", PHONE), ("dismissed", DESKTOP)])
def test_parties_disagree_and_the_producers_appeal(visit: Open, site: Site, outcome: str, width: int) -> None:
    circle, case = Circle(visit, site), f"desk/proposals/{site.take('reviewing')}/"
    lead = circle.member("vera", "ru", width=width)
    russian = circle.member("ru-officer-1", "ru", width=width, side="RU")
    chinese = circle.member("cn-officer-1", "zh-hans", width=width, side="CN")
    everybody = (lead, russian, chinese)

    # What is not published yet tells the other side and the producers nothing.
    word = circle.secret("CN", "reasons")
    decides(chinese.open(case), "refused", word, when="later")
    for one in everybody:
        one.open(case).stands(JOINT["under_review"])
    del circle.secrets[word]
    chinese.open(case).follow("a[href$='/publish/']").does()
    decides(russian.open(case), "approved", "Проект отвечает соглашению.", when="now")

    # The state has a name on both desks and for the producers, who are told what they can do.
    for one in everybody:
        one.open(case).stands(JOINT["disagreement"]).looks(f"disagreement-{'desk' if one.side else 'producers'}")
    lead.reads(lead.say(STANDS["disagreement"]))
    for officer, page in ((russian, "desk/proposals/"), (chinese, f"desk/rounds/{site.call}/")):
        officer.open(page).reads(officer.say(JOINT["disagreement"]))

    lead.open(f"{case}appeal/").write(grounds=GROUNDS).looks("appeal").does("#act .actions .button")
    for one in everybody:
        one.open(case).stands(JOINT["under_appeal"])
    chinese.open("desk/").follow(f".task a[href*='{case}appeal-settle/']").reads(GROUNDS)
    chinese.find(f"input[name=outcome][value={outcome}]").check()
    chinese.write(reasons=ANSWERS[outcome]).looks("settle").does()

    after = "half_decided" if outcome == "upheld" else "disagreement"
    for one in everybody:
        one.open(case).stands(JOINT[after])
    chinese.reads(chinese.say(APPEALS[outcome]), ANSWERS[outcome], at=".case-decisions")
    if outcome == "upheld":
        decides(chinese, "approved", "同意。", when="now")
        for one in everybody:
            one.open(case).stands(JOINT["provisionally_approved"])
    else:
        lead.reads(lead.say(STANDS["disagreement"]))
        russian.reads(russian.say(VERDICTS["refused"]), ANSWERS[outcome], at=".case-decisions")


def decides(officer: Somebody, verdict: str, reasons: str, *, when: str) -> None:
    """On the page of the proposal: decide, and have it published now or later."""
    officer.follow("a[href$='/decide/']")
    officer.find(f"input[name=verdict][value={verdict}]").check()
    officer.find(f"input[name=when][value={when}]").check()
    officer.write(reasons=reasons).follow("main form .actions .button[value=look]").reads(reasons, at=".decision-look")
    officer.does("button[value=decide]").reads(reasons, at=".case-decisions")
