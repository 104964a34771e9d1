"""What a form sends becomes the dossier it was drawn from, with what was typed into it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych import agreements as library
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import read_dossier, write_dossier
from diptych.engines.treaty.settling import settled
from diptych.engines.values.errors import Refused
from diptych.faces.portal.checker import entry
from diptych.faces.portal.checker.work import Work
from diptych.kernel.texts import LANGUAGES, Language
from tests.factories.forms import sent
from tests.factories.strategies import films

ON = date(2026, 11, 21)


def work(dossier: dict[str, object], language: str = "en") -> Work:
    return Work(dossier, language=Language(language), on=ON)


def typed(language: str = "en", kept: dict[str, object] | None = None, **fields: str) -> dict[str, object]:
    """The dossier of a form in which only these fields are filled in; ``__`` stands for the dot of a name."""
    rows = [(name.replace("__", "."), [text]) for name, text in fields.items()]
    return entry.dossier_of(rows, kept or {}, Language(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", library.example_ids())
def test_form_sent_back_untouched_is_the_same_dossier(example: str, language: str) -> None:
    data = write_dossier(library.example(example))
    back = entry.dossier_of(sent(work(data, language)).items(), data, Language(language))
    assert settled(back).dossier == library.example(example)
    assert settled(back).troubles == ()


DOSSIERS = st.sampled_from(library.agreements()).flatmap(films).map(read_dossier)


@given(DOSSIERS, st.sampled_from(sorted(LANGUAGES)))
def test_any_dossier_comes_back_through_its_form(dossier: Dossier, language: str) -> None:
    data = write_dossier(dossier)
    back = entry.dossier_of(sent(work(data, language)).items(), data, Language(language))
    # Somebody of whom nothing is said but an id is a row not filled in yet; boxes are ticked in no order.
    before, after = settled(data).dossier, settled(back).dossier
    assert set(after.complete) == set(before.complete)
    assert after.replace(complete=()) == before.replace(complete=())


@given(st.lists(st.tuples(st.text(max_size=30), st.lists(st.text(max_size=20), max_size=3)), max_size=12))
def test_nothing_that_is_sent_breaks_the_form(fields: list[tuple[str, list[str]]]) -> None:
    found = entry.dossier_of(fields, {}, Language("en"))
    assert isinstance(settled(found).dossier, Dossier)
    assert work(found).sections


NAMES = st.lists(
    st.sampled_from(
        [
            "producers",
            "people",
            "0",
            "1",
            "money",
            "amount",
            "budget",
            "title",
            "en",
            "links",
            "none",
            "filings",
            "RU",
            "places",
        ]
    ),
    min_size=1,
    max_size=5,
).map(".".join)


@given(st.dictionaries(NAMES, st.lists(st.text(max_size=12), min_size=1, max_size=2), max_size=12))
def test_no_mixture_of_known_names_breaks_the_form(fields: dict[str, list[str]]) -> None:
    found = entry.dossier_of(fields.items(), {}, Language("ru"))
    assert isinstance(settled(found).dossier, Dossier)
    assert work(found, "ru").sections


def test_amounts_are_read_as_the_language_writes_them() -> None:
    assert typed("ru", budget__amount="500 млн", budget__currency="RUB")["budget"] == "500000000 RUB"
    assert typed("zh-hans", budget__amount="5亿", budget__currency="人民币")["budget"] == "500000000 CNY"
    assert typed("en", budget__amount="1.2 bn", budget__currency="eur")["budget"] == "1200000000 EUR"


def test_amount_without_currency_is_in_that_of_the_budget() -> None:
    found = typed(
        budget__amount="100", budget__currency="EUR", producers__0__id="a", producers__0__money__0__amount="60"
    )
    assert found["producers"] == [{"id": "a", "money": ["60 EUR"]}]


def test_what_cannot_be_read_stays_as_typed() -> None:
    found = typed(budget__amount="40x0m", budget__currency="RUB", dates__shooting_start="next spring")
    assert found == {"budget": "40x0m RUB", "dates": {"shooting_start": "next spring"}}
    nodes = {node.name: node for node in work(found).sections[1].parts if node.node == "field"}
    assert nodes["budget"].value == ("40x0m", "RUB")


def test_empty_rows_stay_on_the_form_and_out_of_the_assessment() -> None:
    found = typed(producers__0__id="producer-1", producers__1__id="producer-2", producers__1__country="China")
    assert found["producers"] == [{"id": "producer-1"}, {"id": "producer-2", "country": "CN"}]
    assert [producer.id for producer in settled(found).dossier.producers] == ["producer-2"]


def test_titles_in_languages_without_a_field_are_kept() -> None:
    assert typed(kept={"title": {"nl": "Zijde", "en": "Silk"}}, title__en="Red Silk")["title"] == {
        "nl": "Zijde",
        "en": "Red Silk",
    }


def test_notes_are_kept() -> None:
    notes = [{"fields": ["title"], "source": "A letter"}]
    assert typed(kept={"notes": notes}, minutes="90") == {"notes": notes, "minutes": "90"}


def test_a_field_emptied_is_unknown_again() -> None:
    assert typed(kept={"minutes": "90", "documents": {"script": True}}, minutes="", documents__script="") == {}


def test_none_is_said_by_ticking_the_box_and_not_by_saying_nothing() -> None:
    assert typed(changes__none="on")["changes"] == []
    assert "changes" not in typed(changes__none="")


# Buttons -------------------------------------------------------------------------------------------------------------


def test_row_added_stands_after_the_blank_ones_the_form_begins_with() -> None:
    dossier: dict[str, object] = {}
    assert entry.add_row(dossier, "producers") == "producers.2"
    assert [row["id"] for row in dossier["producers"]] == ["producer-1", "producer-2", "producer-3"]


def test_row_added_inside_a_row() -> None:
    dossier = {"producers": [{"id": "a"}]}
    assert entry.add_row(dossier, "producers.0.owners") == "producers.0.owners.0"
    assert dossier == {"producers": [{"id": "a", "owners": [{}]}]}


def test_row_removed_and_put_back_where_it_stood() -> None:
    dossier = {"people": [{"id": "a"}, {"id": "b", "days": "3"}, {"id": "c"}]}
    row = entry.remove_row(dossier, "people.1")
    assert dossier == {"people": [{"id": "a"}, {"id": "c"}]}
    entry.restore_row(dossier, "people.1", row)
    assert dossier == {"people": [{"id": "a"}, {"id": "b", "days": "3"}, {"id": "c"}]}


@pytest.mark.parametrize(
    "name", ["", "nothing", "producers.7", "producers.x", "title", "title.en.0", "producers.0.name.1"]
)
def test_row_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="no_row"):
        entry.remove_row({"producers": [{"id": "a"}]}, name)


def test_fresh_ids_fill_the_gaps() -> None:
    dossier = {"producers": [{"id": "producer-2"}, {"id": "studio"}]}
    entry.add_row(dossier, "producers")
    assert read_dossier({"producers": dossier["producers"]}).producers[2].id == "producer-1"
