"""The codes of the registers have words; codes that programmes bring are shown as they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import diptych
from diptych.apps.programme.enums import Level, Lines
from diptych.faces.wording.registers import terms
from diptych.kernel.keeping.thing import things
from diptych.kernel.texts import LANGUAGES, Language
from diptych.registers.authority.enums import AgentKind, NameType
from diptych.registers.sources.enums import Reason
from diptych.registers.works.enums import ReleaseType, Status, TitleType, WorkKind

PROGRAMME = Path(diptych.__path__[0]) / "programmes" / "china-russia-film"

English = Language("en")
each_language = pytest.mark.parametrize("code", LANGUAGES)

TABLES: dict[str, dict[str, str]] = {
    name: table for name, table in vars(terms).items() if name.isupper() and isinstance(table, dict)
}


# Closed vocabularies --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (terms.WORK_KINDS, WorkKind),
        (terms.WORK_STATUSES, Status),
        (terms.TITLE_TYPES, TitleType),
        (terms.RELEASE_TYPES, ReleaseType),
        (terms.AGENT_KINDS, AgentKind),
        (terms.NAME_TYPES, NameType),
        (terms.REASONS, Reason),
        (terms.REASON_MEANINGS, Reason),
        (terms.LEVELS, Level),
        (terms.DRIVE_LISTS, Lines),
    ],
)
def test_closed_vocabulary_is_said_whole_and_nothing_besides(table: dict[str, str], codes: Any) -> None:
    assert set(table) == set(codes.values)


def test_every_kind_of_thing_has_a_name_for_one_and_for_many() -> None:
    assert set(things()) <= set(terms.THINGS)
    assert set(terms.THINGS) == set(terms.THINGS_MANY)


def test_reason_is_told_in_a_sentence_too() -> None:
    assert terms.term(English, terms.REASON_MEANINGS, "as_of") == "Counted on different days."
    assert all(meaning.endswith(".") for meaning in terms.REASON_MEANINGS.values())


# Open vocabularies ----------------------------------------------------------------------------------------------------


def test_code_in_words() -> None:
    assert terms.term(English, terms.CREDIT_ROLES, "general_producer") == "General producer"
    assert terms.known(English, terms.CREDIT_ROLES, "general_producer")


def test_unknown_code_is_shown_as_itself_with_spaces() -> None:
    assert terms.term(English, terms.CREDIT_ROLES, "stunt_double") == "stunt double"
    assert not terms.known(English, terms.CREDIT_ROLES, "stunt_double")
    assert terms.term(English, terms.CREDIT_ROLES, "") == ""


@pytest.mark.parametrize(
    ("table", "code", "said"),
    [
        (terms.COMPANY_ROLES, "distribution_FR", "Distribution (France)"),
        (terms.MEASURES, "box_office_FR_opening", "Box office at the opening (France)"),
        (terms.MEASURES, "rank_FR_2024", "Rank (France, 2024)"),
        (terms.MEASURES, "fr_release", "Release date (France)"),
        (terms.MEASURES, "box_office_XW", "Box office (Worldwide)"),
        (terms.COMPANY_ROLES, "distribution_QQ", "distribution QQ"),
        (terms.COMPANY_ROLES, "catering_FR", "catering FR"),
        (terms.COMPANY_ROLES, "FR", "FR"),
    ],
)
def test_country_or_year_in_a_code_stands_in_brackets(table: dict[str, str], code: str, said: str) -> None:
    assert terms.term(English, table, code) == said


@pytest.mark.parametrize("word", ["in", "to", "no", "it", "at"])
def test_small_letters_are_a_country_at_the_beginning_alone(word: str) -> None:
    assert terms.term(English, terms.MEASURES, f"release_{word}") == f"release {word}"


def test_relation_with_two_countries_names_both() -> None:
    assert terms.term(English, terms.WORK_RELATIONS, "fr_release_in_it") == "Release abroad: France → Italy"
    assert terms.term(English, terms.WORK_RELATIONS, "qq_release_in_it") == "qq release in it"


@each_language
def test_special_territories_have_names(code: str) -> None:
    language = Language(code)
    for territory in terms.TERRITORIES:
        assert terms.territory(language, territory) not in ("", territory)
    assert terms.territory(language, "FR") == language.country("FR")


def test_no_table_names_a_country() -> None:
    """Countries in codes are data; so are the programmes that the words of ``shipped`` belong to."""
    elsewhere = ("EVENT_SERIES", "CITIES", "VALUES", "TERRITORIES")
    codes = [code for name, table in TABLES.items() if name not in elsewhere for code in table]
    assert [code for code in codes if set(English.names["countries"]) & set(code.split("_"))] == []


@pytest.mark.parametrize("name", sorted(TABLES))
def test_words_are_display_words(name: str) -> None:
    assert [text for text in TABLES[name].values() if not text.strip() or text != text.strip() or "_" in text] == []


# The programme that is shipped ----------------------------------------------------------------------------------------

PLACES = [
    ("works.works.kind", terms.WORK_KINDS),
    ("works.works.relation", terms.WORK_RELATIONS),
    ("works.works.status", terms.WORK_STATUSES),
    ("works.works.titles.type", terms.TITLE_TYPES),
    ("works.works.credits.role", terms.CREDIT_ROLES),
    ("works.works.companies.role", terms.COMPANY_ROLES),
    ("works.works.releases.type", terms.RELEASE_TYPES),
    ("works.works.releases.city", terms.CITIES),
    ("works.works.setting.place", terms.CITIES),
    ("works.works.claims.measure", terms.MEASURES),
    ("works.works.claims.scope", terms.SCOPES),
    ("works.works.claims.qualifier", terms.QUALIFIERS),
    ("works.works.claims.unit", terms.UNITS),
    ("works.market.measure", terms.MEASURES),
    ("works.market.scope", terms.SCOPES),
    ("agents.agents.kind", terms.AGENT_KINDS),
    ("agents.agents.roles", terms.AGENT_ROLES),
    ("agents.agents.names.type", terms.NAME_TYPES),
    ("agents.agents.names.script", terms.SCRIPTS),
    ("agents.agents.facts.property", terms.FACT_PROPERTIES),
    ("events.events.kind", terms.EVENT_KINDS),
    ("events.events.series", terms.EVENT_SERIES),
    ("events.events.places.city", terms.CITIES),
    ("events.events.people.role", terms.PEOPLE_ROLES),
    ("events.events.claims.measure", terms.MEASURES),
    ("events.events.claims.unit", terms.UNITS),
    ("events.drives.modes", terms.DRIVE_MODES),
    ("events.drives.items.unit", terms.UNITS),
    ("events.drives.items.qualifier", terms.QUALIFIERS),
    ("events.expeditions.claims.measure", terms.MEASURES),
    ("events.expeditions.claims.unit", terms.UNITS),
    ("agreements.agreements.kind", terms.DOCUMENT_KINDS),
    ("agreements.agreements.level", terms.LEVELS),
    ("agreements.agreements.names.type", terms.NAME_TYPES),
    ("sources.sources.kind", terms.SOURCE_KINDS),
    ("sources.articles.relation", terms.ARTICLE_RELATIONS),
    ("sources.articles.page_traits", terms.PAGE_TRAITS),
    ("sources.articles.claims.predicate", terms.MEASURES),
]
"""Where codes stand in the files of a programme."""

WORDLESS = {
    # Years and currencies say themselves; two roles at a signing are given in words.
    *("2017", "2019", "2020", "2021", "2022", "2023", "RUB", "USD", "CNY"),
    *("for China Film Administration", "for the Ministry of Culture"),
}


@pytest.fixture(scope="module")
def used() -> dict[str, set[str]]:
    """Every text of the programme by the place it stands at."""
    found: dict[str, set[str]] = defaultdict(set)

    def walk(value: Any, path: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield from walk(item, f"{path}.{key}")
        elif isinstance(value, list):
            for item in value:
                yield from walk(item, path)
        elif isinstance(value, str):
            yield path, value

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for file in PROGRAMME.glob("*.yaml"):
        for path, text in walk(yaml.load(file.read_text("utf-8"), loader), file.stem):
            found[path].add(text.partition(":")[0] if path.endswith(".relation") else text)
    return found


@pytest.mark.parametrize(("place", "table"), PLACES, ids=[place for place, _table in PLACES])
def test_code_of_the_shipped_programme_has_words(used: dict[str, set[str]], place: str, table: dict[str, str]) -> None:
    assert used[place], "nothing stands there any more"
    assert {code for code in used[place] if not terms.known(English, table, code)} <= WORDLESS


# Russian and Chinese, as the catalogues have them ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "code", "ru", "zh"),
    [
        (terms.CREDIT_ROLES, "director", "Режиссёр", "导演"),
        (terms.CREDIT_ROLES, "general_producer", "Генеральный продюсер", "总制片人"),
        (terms.COMPANY_ROLES, "distribution_FR", "Прокат (Франция)", "发行（法国）"),
        (terms.WORK_RELATIONS, "coproduction", "Совместное производство", "合拍片"),
        (
            terms.WORK_RELATIONS,
            "fr_release_in_it",
            "Прокат за рубежом: Франция → Италия",
            "境外发行：法国→意大利",
        ),
        (terms.RELEASE_TYPES, "theatrical", "Кинопрокат", "院线公映"),
        (terms.REASON_MEANINGS, "as_of", "Подсчёт сделан на разные даты.", "统计截止日期不同。"),
        (terms.TERRITORIES, "SU", "СССР", "苏联"),
    ],
)
def test_term_in_russian_and_chinese(table: dict[str, str], code: str, ru: str, zh: str) -> None:
    assert [terms.term(Language(language), table, code) for language in ("ru", "zh-hans")] == [ru, zh]
