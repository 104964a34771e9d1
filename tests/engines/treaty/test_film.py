"""A film under an agreement: shares as ranges, who leads, who counts for whom."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from diptych.engines.treaty.dossier import Dossier, Person, Residence
from diptych.engines.treaty.film import Film, Span, belongs, side
from tests.factories.dossiers import ON, dossier, sharing
from tests.factories.packs import pack, parties

HERE = frozenset(("IS", "UY"))


def seen(film: Dossier, *countries: str, **fields: Any) -> Film:
    agreement = pack("rules: [{kind: note}]", parties=parties(*countries or ("IS", "UY")), **fields)
    return Film(film, agreement.law(ON, {"EU": frozenset(("FR", "DE"))}), ON)


def shares(film: Film) -> dict[str, tuple[Fraction, Fraction]]:
    return {name: (span.low, span.high) for name, span in film.shares("budget").items()}


def exactly(percent: int) -> tuple[Fraction, Fraction]:
    return (Fraction(percent, 100), Fraction(percent, 100))


def test_unknown_share_lies_between_nothing_and_what_is_left() -> None:
    film = seen(dossier("producers: [{id: is, country: IS, share: 70 %}, {id: uy, country: UY}]"))

    assert shares(film) == {"is": exactly(70), "uy": (Fraction(0), Fraction(3, 10))}


def test_only_unknown_share_of_a_whole_list_is_what_is_left() -> None:
    film = seen(
        dossier("{producers: [{id: is, country: IS, share: 70 %}, {id: uy, country: UY}], complete: [producers]}")
    )

    assert shares(film) == {"is": exactly(70), "uy": exactly(30)}


def test_sums_in_several_currencies_are_added_at_the_stated_rates() -> None:
    film = seen(
        dossier(
            """
            budget: 1000 EUR
            rates: [{base: EUR, quote: CNY, rate: 8}]
            producers: [{id: is, country: IS, money: [300 EUR, 800 CNY]}]
            """
        )
    )

    assert shares(film) == {"is": exactly(40)}


def test_sum_without_a_rate_is_unknown() -> None:
    film = seen(dossier("{budget: 1000 EUR, producers: [{id: is, country: IS, money: [300 EUR, 800 CNY]}]}"))

    assert shares(film) == {"is": (Fraction(0), Fraction(1))}


@pytest.mark.parametrize(
    ("in_kind", "approved_by", "percent"),
    [("counted", [], 40), ("by_approval", [], 30), ("by_approval", ["IS"], 30), ("by_approval", ["IS", "UY"], 40)],
)
def test_in_kind_counts_as_the_agreement_says(in_kind: str, approved_by: list[str], percent: int) -> None:
    studio = {"value": "100 EUR", "approved_by": approved_by}
    film = dossier(
        "budget: 1000 EUR", producers=[{"id": "is", "country": "IS", "money": "300 EUR", "in_kind": [studio]}]
    )

    assert shares(seen(film, in_kind=in_kind)) == {"is": exactly(percent)}


def test_list_is_closed_once_the_shares_make_the_whole() -> None:
    open_list = dossier("producers: [{id: is, country: IS, share: 70 %}, {id: uy, country: UY, share: 20 %}]")

    assert seen(open_list).closed("budget") is False
    assert seen(sharing({"IS": "70 %", "UY": "30 %"}, complete=[])).closed("budget") is True


def test_country_could_grow_while_producers_may_be_missing() -> None:
    film = seen(dossier("producers: [{id: is, country: IS, share: 70 %}, {id: uy, country: UY, share: 20 %}]"))

    assert film.span(film.of_country("UY"), "budget") == Span(low=Fraction(1, 5), high=Fraction(3, 10))
    assert film.span(film.of_country("UY"), "budget", could_grow=False).known


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("[{id: a, country: IS, share: 60 %}, {id: b, country: UY, share: 40 %}]", ("one", "IS")),
        ("[{id: a, country: IS, share: 30 %}, {id: b, country: IS, share: 25 %}]", ("one", "IS")),
        ("[{id: a, country: IS, share: 50 %}, {id: b, country: UY, share: 50 %}]", ("equal", None)),
        ("[{id: a, country: IS, share: 60 %}, {id: b, country: UY}]", ("one", "IS")),
        ("[{id: a, country: IS, share: 50 %}, {id: b, country: UY}]", ("unknown", None)),
        ("[{id: a, country: IS, share: 60 %}, {id: b, share: 40 %}]", ("unknown", None)),
        ("[]", ("unknown", None)),
    ],
)
def test_majority_is_the_largest_share_by_country(text: str, lead: tuple[str, str | None]) -> None:
    assert seen(dossier(f"producers: {text}")).lead() == lead


def test_equal_shares_leave_no_minority() -> None:
    assert seen(sharing({"IS": "50 %", "UY": "50 %"})).minorities() == ()
    assert seen(sharing({"IS": "60 %", "UY": "40 %"})).minorities() == ("UY",)
    assert seen(dossier("producers: [{id: is, country: IS}, {id: uy, country: UY}]")).minorities() is None


def test_both_authorities_of_a_bilateral_text_have_a_say_whoever_is_listed() -> None:
    assert seen(dossier()).authorities == ("IS", "UY")
    assert seen(dossier("producers: [{id: uy, country: UY}]")).authorities == ("IS", "UY")


def test_authorities_of_a_convention_are_those_of_the_parties_taking_part() -> None:
    film = seen(sharing({"UY": "40 %", "IS": "30 %", "JP": "30 %"}), "IS", "UY", "MT", "FR")

    assert (film.authorities, film.third) == (("IS", "UY"), ("JP",))


def test_names_in_a_pack_mean_parties_third_states_groups_and_countries() -> None:
    film = seen(sharing({"IS": "60 %", "JP": "40 %"}))

    assert film.members(["parties"]) == {"IS", "UY"}
    assert film.members(["third", "EU", "HK"]) == {"JP", "FR", "DE", "HK"}


def test_parties_of_a_convention_are_those_taking_part_and_members_all() -> None:
    film = seen(sharing({"IS": "60 %", "JP": "40 %"}), "IS", "UY", "MT", "FR")

    assert film.members(["parties"]) == {"IS"}
    assert film.members(["members"]) == {"IS", "UY", "MT", "FR"}


def test_person_in_two_roles_is_counted_once() -> None:
    film = seen(dossier("people: [{id: a, roles: [writer, director]}, {id: b, roles: [editor]}]"))

    assert [person.id for person in film.people(["director", "writer", "composer"])] == ["a"]


ABROAD = Residence(country="US")


@pytest.mark.parametrize(
    ("person", "residents", "years", "answer"),
    [
        (Person(id="p", nationality=("IS",)), None, None, True),
        (Person(id="p", nationality=("US",)), None, None, False),
        (Person(id="p"), None, None, None),
        (Person(id="p", nationality=("IS", "UY")), None, None, True),
        (Person(id="p", nationality=("IS", "US")), None, None, None),
        (Person(id="p", nationality=("IS", "US"), counted_as="US"), None, None, False),
        (Person(id="p", nationality=("US",)), "any", None, None),
        (Person(id="p", nationality=("US",), residence=ABROAD), "any", None, False),
        (Person(id="p", nationality=("US",), residence=Residence(country="IS")), "any", None, True),
        (Person(id="p", nationality=("US",), residence=Residence(country="IS")), "permanent", None, None),
        (
            Person(id="p", nationality=("US",), residence=Residence(country="IS", permanent=False)),
            "permanent",
            None,
            False,
        ),
        (Person(id="p", nationality=("US",), residence=Residence(country="IS", years=5)), None, 5, False),
        (Person(id="p", nationality=("US",), residence=Residence(country="IS", years=6)), None, 5, True),
        (Person(id="p", residence=Residence(country="IS")), "any", None, True),
        (Person(id="p", residence=ABROAD), "any", None, None),
    ],
)
def test_person_belongs_by_nationality_or_residence(
    person: Person, residents: str | None, years: int | None, answer: bool | None
) -> None:
    assert belongs(person, HERE, residents=residents, years=years) is answer


@pytest.mark.parametrize(
    ("person", "country"),
    [
        (Person(id="p", nationality=("US",), supplied_by="IS"), "IS"),
        (Person(id="p", nationality=("IS",)), "IS"),
        (Person(id="p", nationality=("IS", "UY")), None),
        (Person(id="p", nationality=("IS", "UY"), counted_as="UY"), "UY"),
        (Person(id="p"), None),
    ],
)
def test_person_stands_on_the_side_that_supplies_them(person: Person, country: str | None) -> None:
    assert side(person) == country
