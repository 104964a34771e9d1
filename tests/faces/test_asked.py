"""Addresses of the search page: what each asks, and what the links on the page ask next."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from diptych.faces.asked import LONGEST, Wish, wish_of


def wish(query: str) -> Wish:
    return wish_of(QueryDict(query))


def test_address_is_read_and_written_in_one_order() -> None:
    found = wish("year=2025&kind=work&q=red++silk&country=RU&country=CN&country=RU&order=newest&page=3")
    assert found.address.partition("?")[2] == "q=red+silk&country=RU&country=CN&kind=work&year=2025&order=newest&page=3"
    assert wish(found.address.partition("?")[2]) == found


def test_value_is_chosen_and_taken_away_and_the_rest_stays() -> None:
    asked = wish("q=silk&kind=work&country=RU&page=4")
    more = asked.toggled("country", "CN")
    assert more.query == "q=silk&country=RU&country=CN&kind=work"
    assert more.toggled("country", "RU").toggled("country", "CN").query == "q=silk&kind=work"
    assert asked.only("kind", "event").query == "q=silk&country=RU&kind=event"
    assert asked.plain().query == "q=silk"
    assert {each.page for each in (more, asked.only("kind"), asked.plain(), asked.said("шёлк"))} == {1}


def test_what_is_kept_under_a_name_is_the_question_alone() -> None:
    found = wish("q=silk&kind=work&order=newest&page=2&saved=7&new=1")
    assert (found.query, found.saved, found.new) == ("q=silk&kind=work", 7, True)
    assert found.address.endswith("q=silk&kind=work&order=newest&saved=7&new=1&page=2")
    # Another question is not the one that was kept.
    assert found.toggled("country", "RU").address.endswith("q=silk&country=RU&kind=work&order=newest")


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("kind=nonsense", (("kind", "nonsense"),)),
        ("year=20255&year=2025", (("year", "20255"),)),
        ("role=" + "x" * 200, (("role", "x" * 40),)),
        ("country=%E2%80%AE", (("country", "\u202e"),)),
        ("nothing=of+this", ()),
        ("page=-1&order=sideways&saved=" + "9" * 40, ()),
    ],
)
def test_what_cannot_be_meant_is_left_out_and_named(query: str, refused: tuple[tuple[str, str], ...]) -> None:
    found = wish(query)
    assert found.refused == refused
    assert (found.page, found.order, found.saved) == (1, "best", 0)
    assert found.facets == ({"year": ("2025",)} if query.endswith("year=2025") else {})


def test_text_of_any_length_is_looked_for_as_far_as_one_is() -> None:
    assert (wish("q=+").text, wish("q=+").cut) == ("", False)
    fields = QueryDict(mutable=True)
    fields["q"] = "к" * 10_000
    found = wish_of(fields)
    assert (len(found.text), found.cut) == (LONGEST, True)
