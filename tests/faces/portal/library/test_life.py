"""The life of a text on a line: honest about what is not dated."""

from __future__ import annotations

from datetime import date
from typing import Any

from diptych import agreements as library
from diptych.engines.treaty.pack import Agreement
from diptych.faces.portal.library import life
from diptych.faces.wording.rules import RuleSpeaker
from diptych.kernel.texts import Language
from tests.factories.packs import pack

TODAY = date(2026, 11, 21)
BARE = "rules: [{kind: note}]"


def speaker(agreement: Agreement, on: date = TODAY) -> RuleSpeaker:
    return RuleSpeaker(Language("en"), agreement, on)


def line(on: date = TODAY, *events: dict[str, Any]) -> list[tuple[str, str, str]]:
    agreement = pack(BARE, status=list(events))
    moments = life.status(agreement, speaker(agreement, on))
    return [(moment.what, moment.when.replace("\u00a0", " "), moment.state) for moment in moments]


def test_signed_text_shows_that_its_entry_into_force_is_not_known() -> None:
    assert line(TODAY, {"event": "signed", "on": "2017-07-04"}) == [
        ("Signed", "4 July 2017", ""),
        ("In force", "date not known to us", "unknown"),
        ("Signed, entry into force not known", "21 November 2026, the date of law chosen", "now"),
    ]


def test_date_of_law_stands_where_it_falls() -> None:
    events = ({"event": "signed", "on": "1992-10-02", "place": "Strasbourg"}, {"event": "in_force", "on": "1994-04-01"})
    assert line(date(1993, 1, 1), *events) == [
        ("Signed", "2 October 1992, Strasbourg", ""),
        ("Not yet law", "1 January 1993, the date of law chosen", "now"),
        ("In force", "1 April 1994", "awaited"),
    ]


def test_event_without_a_date_says_so() -> None:
    assert line(TODAY, {"event": "in_force"})[0] == ("In force", "Date not known to us", "unknown")


def test_text_of_which_nothing_is_known_shows_only_that() -> None:
    assert line() == [("Status not known", "21 November 2026, the date of law chosen", "now")]


def test_authorities_stand_before_and_after_the_one_of_the_date() -> None:
    agreement = library.agreement("rucn-2017")
    _, china = life.parties(agreement, speaker(agreement))
    assert [(holder.place, holder.when.replace("\u00a0", " ")) for holder in china.holders] == [
        ("before", "from 4 July 2017"),
        ("current", "attested on 8 May 2025; the day it began is not known"),
    ]
    _, earlier = life.parties(agreement, speaker(agreement, date(2018, 1, 1)))
    assert [holder.place for holder in earlier.holders] == ["current", "after"]


def test_many_parties_stand_by_name_and_say_whether_they_are_bound() -> None:
    agreement = library.agreement("ets147")
    found = life.parties(agreement, speaker(agreement, date(2000, 1, 1)))
    assert [party.name for party in found] == sorted(party.name for party in found)
    assert {party.name: party.bound for party in found if party.country in ("AL", "AT")} == {
        "Albania": False,
        "Austria": True,
    }


def test_reservation_is_named() -> None:
    agreement = library.agreement("ets147")
    (poland,) = [party for party in life.parties(agreement, speaker(agreement)) if party.country == "PL"]
    assert poland.reservations == ("A maximum of its own for co-producers that only finance – 40%",)


def test_turns_are_the_days_on_which_the_law_changed() -> None:
    agreement = library.agreement("cn-domestic")
    found = life.turns(agreement, speaker(agreement))
    assert [turn.on for turn in found] == [
        "2002-01-01",
        "2003-12-01",
        "2004-01-01",
        "2016-05-04",
        "2017-03-01",
        "2017-12-11",
    ]
    assert found[1].what == "Largest foreign share of the main cast – 2/3"


def test_threshold_marks_its_value_of_the_date() -> None:
    agreement = library.agreement("ru-domestic")

    def held(on: date) -> int | None:
        rows = {row.name: row for row in life.thresholds(agreement, speaker(agreement, on))}
        return rows["Largest share of foreign investment"].current

    assert (held(date(2000, 1, 1)), held(date(2010, 1, 1))) == (0, 1)


def test_threshold_has_no_value_before_its_first() -> None:
    agreement = library.agreement("cn-domestic")
    assert life.value_on(agreement.parameters["foreign_main_cast"], date(2001, 1, 1), Language("en")) == "–"
