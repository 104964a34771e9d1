"""From a draft in Russian to a film that everybody sees in three languages: two producers, an officer, a coordinator
and a reviewer of each authority, and citizens, each in a window of their own.

Whatever a producer does is done on a telephone, and so is all that the Chinese side does; the Russian side has desks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import expect

from diptych.faces.wording.slate.vocabulary import JOINT, RECOMMENDATIONS, VERDICTS
from tests.journeys.checker import Checker
from tests.journeys.conftest import Open
from tests.journeys.people import DESKTOP, PHONE, PRESS, Circle, Somebody
from tests.journeys.site import Site
from tests.journeys.slate_data import SECRET
from tests.journeys.window import LANGUAGES

TITLE, TRANSLATED = "Белый перевал", "白色山口"
DOSSIER = """diptych: dossier/1
agreement: rucn-2017
form: fiction
format: film
title: {ru: Белый перевал}
budget: 90 000 000 RUB
producers:
  - {id: north, name: Север, country: RU, money: [45 000 000 RUB]}
  - {id: river, name: 大河, country: CN, money: [45 000 000 RUB]}
"""
ASKED = "请提交与大河公司的合同。"
ANSWERED = "Договор приложен, хронометраж уточнён."
CONDITION = "成片须附中俄双语字幕。"
POINTS = {"RU": ("9", "4"), "CN": ("3", "1")}
"""What the reviewer of each side gives, by criterion."""


class Way:
    """One proposal, and everybody who has to do with it."""

    def __init__(self, circle: Circle) -> None:
        self.circle = circle
        self.lead = circle.member("vera", "ru", width=PHONE)
        self.sides = {"RU": ("ru", DESKTOP), "CN": ("zh-hans", PHONE)}
        self.officers = {side: self.member("officer", side) for side in self.sides}
        self.id = ""

    def member(self, role: str, side: str) -> Somebody:
        language, width = self.sides[side]
        return self.circle.member(f"{side.lower()}-{role}-1", language, width=width, side=side)

    def at(self, page: str = "") -> str:
        return f"desk/proposals/{self.id}/{page}"

    @property
    def everybody(self) -> Iterator[Somebody]:
        yield self.lead
        yield from self.officers.values()

    def stands(self, state: str, *, by: Somebody) -> None:
        """Both authorities and the producers read the same state, each in their own language; who has just acted reads
        it without going anywhere."""
        for one in self.everybody:
            (one if one is by else one.open(self.at())).stands(JOINT[state])


def test_film_goes_from_a_draft_to_the_public_slate(visit: Open, site: Site) -> None:
    way = Way(Circle(visit, site))

    partner = write_and_invite(way)
    way.lead.open(way.at("file/")).looks("file").does("#act .actions .button")
    way.stands("in_check", by=way.lead)

    a_change_is_asked_for(way)
    the_producers_answer(way, partner)
    way.officers["CN"].open(way.at("check/")).does()
    way.stands("under_review", by=way.officers["CN"])

    for side in way.sides:
        it_is_reviewed(way, side)
    decide(way, "RU", "approved", reasons="Проект отвечает соглашению.")
    way.stands("half_decided", by=way.officers["RU"])
    decide(way, "CN", "approved_with_conditions", reasons="项目成熟。", condition=CONDITION)
    way.stands("provisionally_approved", by=way.officers["CN"])

    way.lead.open(way.at("production/")).does("#act .actions .button")
    way.stands("in_production", by=way.lead)
    a_material_change_reopens_it(way)
    decide(way, "RU", "approved", reasons="Смета убедительна.")
    decide(way, "CN", "approved_with_conditions", reasons="预算合理。", condition=CONDITION)
    way.stands("in_production", by=way.officers["CN"])

    it_is_finished(way)
    way.stands("finally_approved", by=way.officers["CN"])
    everybody_sees_it(way)


def write_and_invite(way: Way) -> Somebody:
    """A draft in Russian with its papers, and a producer in China who comes to it by a letter."""
    lead = way.lead.open("desk/proposals/new/")
    lead.find("#f-title").fill(TITLE)
    lead.find("#f-lang").select_option("ru")
    lead.find("#f-round").select_option(lead.find("#f-round option:has-text('Пример')").get_attribute("value"))
    lead.write(company="Север", country="RU")
    dossier = [{"name": "dossier.yaml", "mimeType": "text/yaml", "buffer": DOSSIER.encode()}]
    lead.find("#f-file").set_input_files(files=dossier)
    lead.does("form.desk-form > .actions .button").stands(JOINT["draft"])
    way.id = lead.page.url.rstrip("/").partition("/proposals/")[2].partition("/")[0]

    lead.open(way.at("texts/?to=zh-Hans"))
    for name, words in (("logline.ru", "Двое."), ("synopsis.ru", "Зима 1949 года."), ("title.zh-Hans", TRANSLATED)):
        with lead.page.expect_response("**/texts/**"):
            lead.find(f'[name="{name}.text"]').fill(words)
            lead.find(f'[name="{name}.text"]').blur()
    lead.open(way.at("documents/"))
    paper = [{"name": "script.txt", "mimeType": "text/plain", "buffer": "Сцена 1".encode()}]
    lead.find("#f-files").set_input_files(files=paper)
    with lead.page.expect_navigation():
        lead.find("#upload .actions button").click()
    expect(lead.find(".proposal-documents > li")).to_have_count(1)

    address = f"partner-{way.id}@example.org"
    lead.open(way.at("producers/"))
    lead.find("#f-email").fill(address)
    lead.find("#f-party").select_option("CN")
    lead.find("#f-language").select_option("zh-hans")
    lead.does("form:has(#f-email) .actions .button").reads(address).looks("invited")

    partner = way.circle.somebody("zh-hans", width=DESKTOP)
    link = re.search(r"/account/invitation/\S+", way.circle.letter(address))
    assert link is not None
    partner.open(link[0].lstrip("/")).looks("invitation")
    partner.write(full_name="林晓", password=SECRET).follow("button[value=password]")
    partner.follow("form[action$='sign-out/'] button")
    partner.open(way.at())
    partner.write(login=address, password=SECRET).follow("main form:not(pass-key form) button")
    partner.stands(JOINT["draft"]).reads(TRANSLATED, at=".proposal-head")
    return partner


def a_change_is_asked_for(way: Way) -> None:
    """The Russian side finds the dossier complete; the Chinese side asks for something, which the other is not told."""
    russian, chinese = way.officers.values()
    russian.open("desk/").follow(f".task a[href*='{way.id}']")
    russian.open(way.at()).follow(f"a[href$='/{way.id}/check/']").does()

    chinese.open("desk/").looks("inbox")
    chinese.open(way.at()).follow("a[href$='/request/']")
    word = way.circle.secret("CN", "internal")
    chinese.write(text=ASKED).does()
    chinese.find(".room.is-internal textarea").fill(f"内部意见：{word}")
    chinese.does(".room.is-internal form .button").reads(word, at=".room.is-internal .messages")
    russian.open(way.at()).find(".room.is-internal textarea").fill(way.circle.secret("RU", "internal"))
    russian.does(".room.is-internal form .button")
    way.stands("waiting_for_producers", by=russian)
    assert ASKED not in russian.page.content()


def the_producers_answer(way: Way, partner: Somebody) -> None:
    """The one in China puts it right, the one who leads sends it."""
    partner.open(way.at()).reads(ASKED, at=".proposal-now ~ .block")
    partner.open(way.at("dossier/"))
    with partner.page.expect_response("**/dossier/"):
        Checker(partner.window).write("minutes", "104").leave()
    way.lead.open(way.at("answer/")).reads(ASKED, "104").write(reason=ANSWERED).looks("answer")
    way.lead.does("#act .actions .button")
    way.officers["CN"].open(way.at()).reads(ANSWERED, at="#revisions")
    way.officers["CN"].follow("#revisions li a").reads("104").looks("difference")


def it_is_reviewed(way: Way, side: str) -> None:
    """Somebody is asked, says that nothing ties them to it, and gives points. Their side alone ever reads it."""
    coordinator, reviewer = way.member("coordinator", side), way.member("reviewer", side)
    coordinator.open(way.at("reviewers/")).looks("reviewers")
    coordinator.find("input[name=reviewer]:enabled").first.check()
    coordinator.does()

    reviewer.open("desk/reviews/").follow(f"a.task-way:has-text('{TITLE if side == 'RU' else TRANSLATED}')")
    assert "45 000 000" not in reviewer.page.content(), "the dossier, before interests are declared"
    reviewer.looks("declare").find("input[name=interest][value=clear]").check()
    reviewer.does()
    word = way.circle.secret(side, "review")
    for number, points in enumerate(POINTS[side]):
        reviewer.find(f'[name="scores.{number}"]').fill(points)
    reviewer.find("input[name=recommendation][value=approve]").check()
    reviewer.write(text="…").looks("review")
    # Typed and handed in at once: what is being kept just then is not in the way of it.
    reviewer.write(text=f"{word}. Рекомендую." if side == "RU" else f"{word}。建议批准。").does("button[value=submit]")

    theirs = way.officers[side].open(way.at()).reads(word, reviewer.say(RECOMMENDATIONS["approve"]), at="#reviews")
    given = [text.split("/")[0].strip() for text in theirs.find("#reviews .scores dd").all_inner_texts()]
    assert given == list(POINTS[side])
    for other in (one for one in way.everybody if one is not theirs):
        other.open(way.at())
        shown = other.find("#reviews .scores dd").all_inner_texts() if other.side else []
        assert [text.split("/")[0].strip() for text in shown] in ([], list(POINTS.get(other.side, ())))
        if other.side:
            other.follow(".case-round a")
            assert f"{POINTS[side][0]} / 10" not in (other.find("main").text_content() or "")


def decide(way: Way, side: str, verdict: str, *, reasons: str, condition: str = "") -> None:
    """Written, looked at as others will read it, made and published."""
    officer = way.officers[side].open(way.at()).follow("a[href$='/decide/']")
    officer.find(f"input[name=verdict][value={verdict}]").check()
    officer.write(reasons=reasons)
    if condition:
        officer.find("#f-conditions-0-text").fill(condition)
        officer.find("input[name='conditions.0.is_public']").check()
    officer.find("input[name=when][value=now]").check()
    officer.follow(f"{PRESS}[value=look]").reads(reasons, condition or reasons, at=".decision-look")
    officer.does("button[value=decide]").reads(reasons, officer.say(VERDICTS[verdict]), at=".case-decisions")


def a_material_change_reopens_it(way: Way) -> None:
    """The budget grows; the producers are told before they send it that both authorities consider it anew."""
    way.lead.open(way.at("dossier/"))
    with way.lead.page.expect_response("**/dossier/"):
        Checker(way.lead.window).write("budget.amount", "120 000 000").leave()
    way.lead.open(way.at("change/")).looks("change").write(reason="Смета выросла: зимняя натура.")
    way.lead.does("#act .actions .button")
    way.stands("reopened", by=way.lead)
    way.officers["RU"].looks("reopened")


def it_is_finished(way: Way) -> None:
    """The condition is settled, the finished film is filed, and both approve it."""
    chinese = way.officers["CN"].open(way.at()).follow(".conditions a").write(evidence="字幕已交付。")
    chinese.looks("condition").does()
    way.lead.open(way.at("final/")).looks("final").does("#act .actions .button")
    way.stands("final_check", by=way.lead)
    for officer in way.officers.values():
        officer.open(way.at("check/")).does()
    way.stands("final_review", by=way.officers["CN"])
    decide(way, "RU", "approved", reasons="Фильм завершён.")
    decide(way, "CN", "approved", reasons="影片已完成。")


def everybody_sees_it(way: Way) -> None:
    """Without an account, in each language: the film, what each side has decided, and the condition made public."""
    for language, width in zip(LANGUAGES, (PHONE, DESKTOP, PHONE), strict=True):
        citizen = way.circle.somebody(language, width=width).open("slate/")
        citizen.follow(f".slate-row:has-text('{TITLE}') h3 a")
        for side in citizen.find("#decisions .diptych > div").all():
            expect(side).to_contain_text(citizen.say(VERDICTS["approved"]))
        citizen.reads(citizen.say(VERDICTS["approved_with_conditions"]), CONDITION, at="#decisions")
        citizen.looks("public").follow(".actions a[href*='/films/']")
        citizen.reads(TITLE, TRANSLATED)
