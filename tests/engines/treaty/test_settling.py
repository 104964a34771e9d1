"""What cannot be read is set aside and named; the rest is assessed."""

from __future__ import annotations

from diptych.engines.treaty.settling import settled

COUNTRIES = [{"id": "a", "country": "RU"}, {"id": "b", "country": "CN"}]
MONEY = [
    {"id": "a", "country": "RU", "money": ["60 RUB"]},
    {"id": "b", "country": "CN", "money": ["40 RUB"]},
]


def codes(data: dict[str, object]) -> list[tuple[str, str]]:
    return [(trouble.code, ".".join(map(str, trouble.path))) for trouble in settled(data).troubles]


def test_field_that_cannot_be_read_is_unknown_and_the_rest_known() -> None:
    data = {"minutes": "ninety", "budget": "100 RUB", "producers": MONEY}
    found = settled(data)
    assert found.dossier.minutes is None
    assert str(found.dossier.budget) == "100 RUB"
    assert codes(data) == [("wrong_type", "minutes")]


def test_trouble_names_the_row_of_the_form_when_rows_before_it_are_blank() -> None:
    data = {"people": [{"id": "person-1"}, {"id": "person-2", "days": "many"}]}
    assert codes(data) == [("wrong_type", "people.1.days")]


def test_row_without_what_makes_it_one_is_set_aside() -> None:
    data = {"versions": [{"made_in": "RU"}, {"language": "zh"}]}
    assert [version.language for version in settled(data).dossier.versions] == ["zh"]
    assert codes(data) == [("missing_field", "versions.0")]


def test_sums_that_do_not_come_out_set_the_budget_aside() -> None:
    data = {"budget": "90 RUB", "producers": MONEY, "complete": ["producers"]}
    assert settled(data).dossier.budget is None
    assert codes(data) == [("shares_above_budget", "producers")]


def test_shares_of_more_than_the_whole_are_set_aside() -> None:
    data = {"producers": [{**row, "share": "60 %"} for row in COUNTRIES]}
    assert [producer.share for producer in settled(data).dossier.producers] == [None, None]


def test_one_trouble_behind_another_is_found_too() -> None:
    data = {"minutes": "ninety", "dates": {"shooting_start": "2026-05", "shooting_end": "2026-01"}}
    assert codes(data) == [("wrong_type", "minutes"), ("dates_out_of_order", "dates.shooting_end")]


def test_lists_that_say_there_are_none_are_not_blanks() -> None:
    data = {"producers": [{"id": "a", "country": "RU", "links": []}], "changes": []}
    found = settled(data).dossier
    assert found.producers[0].links == ()
    assert found.changes == ()
