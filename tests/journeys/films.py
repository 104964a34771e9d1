"""Films as people type them: each in the reader's own words, and in the way their language writes figures and dates."""

from __future__ import annotations

from typing import NamedTuple

from tests.journeys.checker import Checker


class Typed(NamedTuple):
    """What one types for the same film in one language."""

    title: str
    china: str
    netherlands: str
    budget: str
    chinese_money: str
    dutch_money: str
    filed: str
    shooting: str
    archive: str


PILOT = {
    "ru": Typed(
        title="Лоцман из Роттердама",
        china="Китай",
        netherlands="Нидерланды",
        budget="6 000 000",
        chinese_money="3,6 млн",
        dutch_money="2 400 000",
        filed="3 марта 2025",
        shooting="12.05.2025",
        archive="3 %",
    ),
    "zh-hans": Typed(
        title="鹿特丹的领航员",
        china="中国",
        netherlands="荷兰",
        budget="600万",
        chinese_money="360万",
        dutch_money="2,400,000",
        filed="2025年3月3日",
        shooting="2025/5/12",
        archive="3%",
    ),
    "en": Typed(
        title="The Rotterdam Pilot",
        china="China",
        netherlands="Netherlands",
        budget="6 million",
        chinese_money="3,600,000",
        dutch_money="2.4m",
        filed="3 March 2025",
        shooting="12 May 2025",
        archive="3",
    ),
}
"""A film for nlcn-2015, by the language in which it is typed."""

JUDGED = ("NLCN-CONSENS", "NLCN-PROP", "NLCN-REV")
STAGES = ("provisional", "final")


def type_pilot(checker: Checker) -> None:
    """Type the whole film, section by section, into an empty form."""
    words = PILOT[checker.window.language]
    checker.choose("agreement", "nlcn-2015")
    checker.write(f"title.{checker.window.language}", words.title)
    checker.choose("form", "fiction").choose("format", "film").choose("first_exhibition", "cinema")
    checker.write("budget.amount", words.budget).write("budget.currency", "EUR")
    for number, (country, money) in enumerate(
        [(words.china, words.chinese_money), (words.netherlands, words.dutch_money)]
    ):
        checker.write(f"producers.{number}.country", country).write(f"producers.{number}.money.0.amount", money)
        checker.tick(f"producers.{number}.links.none", "on")
    checker.tick("complete", "producers")
    _people_and_places(checker, words)
    checker.write("dates.shooting_start", words.shooting)
    checker.check().says("Nothing stands in the way so far.")
    _papers(checker, words)
    _authorities(checker, words)


def _people_and_places(checker: Checker, words: Typed) -> None:
    for number, (role, country) in enumerate([("director", words.china), ("writer", words.netherlands)]):
        checker.add("people", number).tick(f"people.{number}.roles", role)
        checker.write(f"people.{number}.nationality.0", country)
    checker.tick("complete", "people")
    checker.add("places", 0).choose("places.0.work", "location").write("places.0.country", words.china)
    checker.tick("complete", "places").write("footage.archive", words.archive)


def _papers(checker: Checker, words: Typed) -> None:
    for country in ("CN", "NL"):
        checker.write(f"filings.{country}.filed", words.filed)
    checker.answer_all("papers")


def _authorities(checker: Checker, words: Typed) -> None:
    parties = (words.china, words.netherlands)
    decided = [(party, stage) for stage in STAGES for party in parties]
    for number, (party, stage) in enumerate(decided):
        checker.add("decisions", number).write(f"decisions.{number}.party", party)
        checker.choose(f"decisions.{number}.stage", stage).tick(f"decisions.{number}.approved", "yes")
    judged = [(party, rule) for rule in JUDGED for party in parties]
    for number, (party, rule) in enumerate(judged):
        checker.add("judgements", number).write(f"judgements.{number}.party", party)
        checker.choose(f"judgements.{number}.rule", rule).tick(f"judgements.{number}.holds", "yes")
    checker.tick("changes.none", "on")
