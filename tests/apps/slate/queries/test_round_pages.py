"""A round on one page: everything that was filed for it, and of reviews only those of the reader's own side."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diptych.apps.slate.domain import producers, reviews, rounds
from diptych.apps.slate.models import Criterion, Review, Round, Score
from diptych.apps.slate.queries import round_pages
from diptych.apps.slate.queries.round_pages import round_page, round_seen, rounds_listed
from diptych.kernel.permissions.person import Person
from tests.apps.slate.queries import secrets
from tests.factories import slate
from tests.factories.registers import refusal
from tests.factories.slate import NOW, PROGRAMME, later

pytestmark = pytest.mark.django_db


def reviewed(found: Any, party: str, number: int, points: tuple[int, int], advice: str = "approve") -> None:
    row = slate.assigned(found, party, number)
    criteria = Criterion.objects.filter(round=found.round).order_by("position")
    scores = {criterion.pk: given for criterion, given in zip(criteria, points, strict=True)}
    told: dict[str, Any] = {"recommendation": advice, "text": "Да", "lang": "ru", "scores": scores}
    reviews.submit_review(row.pk, **told, by=slate.reviewer(party, number), at=NOW)


def hidden(slug: str = "hidden") -> tuple[Round, str]:
    slate.programme()
    by = slate.coordinator("RU")
    found, code = rounds.create_round(PROGRAMME, call=slate.call(slug=slug, hidden=True), by=by, at=later(days=-20))
    return rounds.announce_round(found.pk, party="RU", by=by, at=later(days=-19)), code


def listed(person: Person | None) -> list[str]:
    return [row.slug for row in rounds_listed(person, at=NOW)]


def test_rounds_are_found_by_those_they_are_for() -> None:
    slate.announced()
    found, _code = hidden()
    rounds.create_round(PROGRAMME, call=slate.call(slug="prepared"), by=slate.coordinator("RU"), at=NOW)
    slate.draft(round=found)
    shown = {name: sorted(listed(person)) for name, person in slate.everybody().items()}
    expected = {name: ["2027"] for name in shown}
    expected |= {f"{party} {role}": ["2027", "hidden", "prepared"] for party in slate.PARTIES for role in slate.STAFF}
    expected |= {f"{party} reviewer": ["2027", "hidden"] for party in slate.PARTIES}
    expected |= {"lead": ["2027", "hidden"], "partner": ["2027", "hidden"]}
    assert shown == expected
    assert listed(None) == ["2027"]


def test_hidden_round_is_opened_by_its_code() -> None:
    found, code = hidden()
    assert round_seen(None, PROGRAMME, "hidden", code=code.lower(), at=NOW).row.id == found.pk
    for wrong in ("", "K7QM-2XRT-9F3B"):
        assert refusal(partial(round_seen, None, PROGRAMME, "hidden", code=wrong, at=NOW)) == ("no_round", {})


def test_round_says_how_far_it_is_and_how_much_was_filed() -> None:
    found = slate.announced()
    slate.draft(round=found)
    slate.filed(round=found)

    def told(person: Person | None, **passed: int) -> tuple[str, int | None]:
        (row,) = rounds_listed(person, at=later(**passed))
        return row.state, row.entries

    assert told(slate.officer("CN"), days=0) == ("open", 1)
    assert told(slate.officer("CN"), days=-15) == ("announced", 1)
    assert told(slate.officer("CN"), days=61) == ("closed", 1)
    assert told(None, days=0) == ("open", None)
    assert told(slate.reviewer("CN"), days=0) == ("open", None)


def test_page_of_a_round_is_for_those_who_read_all_of_their_side() -> None:
    found = slate.announced()
    for name, person in slate.everybody().items():
        if name.split()[-1] in slate.STAFF:
            assert round_page(person, PROGRAMME, found.slug, at=NOW).round.row.id == found.pk
        else:
            assert refusal(partial(round_page, person, PROGRAMME, found.slug, at=NOW)) == ("no_round", {})


def test_page_of_a_round_weighs_points_exactly() -> None:
    found = slate.filed(round=slate.announced())
    reviewed(found, "CN", 1, (7, 4))
    reviewed(found, "CN", 2, (9, 2), "refuse")
    reviewed(found, "RU", 1, (1, 1))
    slate.assigned(found, "CN", 3)
    (entry,) = round_page(slate.officer("CN"), PROGRAMME, "2027", at=NOW).entries
    (side,) = entry.sides
    assert (side.party, side.asked, side.submitted) == ("CN", 3, 2)
    # Weights 3 and 1: 8 of 10 on the mean, and 3 of 5.
    assert side.mean == (3 * Fraction(8, 10) + Fraction(3, 5)) / 4
    assert side.recommendations == (("approve", 1), ("refuse", 1))
    assert [points for _criterion, points in side.points] == [8, 3]


def test_criterion_that_came_meanwhile_does_not_break_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one page shows is asked for by several queries, between which others go on."""
    found = slate.under_review(round=slate.announced())
    reviewed(found, "RU", 1, (9, 3))
    sides = round_pages._Sides

    def meanwhile(round: Round, parties: Any) -> Any:
        later_one = Criterion.objects.create(round=round, position=9, names={"ru": "Ещё"}, weight=1, most=10)
        Score.objects.create(review=Review.objects.get(), criterion=later_one, points=1)
        return sides(round, parties)

    before = round_page(slate.officer("RU"), PROGRAMME, "2027", at=NOW).entries[0].sides
    monkeypatch.setattr(round_pages, "_Sides", meanwhile)
    assert round_page(slate.officer("RU"), PROGRAMME, "2027", at=NOW).entries[0].sides == before


def test_page_of_a_round_shows_no_more_of_another_side_than_was_published() -> None:
    found = secrets.proposal()
    for party in slate.PARTIES:
        page = round_page(slate.officer(party), PROGRAMME, found.round.slug, at=NOW)
        assert secrets.marks_in(page.entries) == set()
        (entry,) = page.entries
        assert {track.party: track.state for track in entry.proposal.tracks} == {
            party: "decided",
            slate.OTHER[party]: "reviewing",
        }
        assert [side.party for side in entry.sides] == [party]


def test_page_of_a_round_says_how_quotas_are_filled() -> None:
    found = slate.announced()
    slate.filed("Первая", round=found)
    slate.withdrawn(round=found)
    slate.filed("Третья", round=found, form="documentary")
    slate.draft(round=found)
    page = round_page(slate.officer("CN"), PROGRAMME, "2027", at=NOW)
    assert [(row.party, row.form, row.number, row.filed, row.approved) for row in page.fill] == [
        ("RU", "animation", 2, 0, 0),
        ("RU", "fiction", 2, 1, 0),
        ("CN", "fiction", 2, 0, 0),
        ("RU", "documentary", None, 1, 0),
    ]
    assert [entry.proposal.form for entry in page.entries] == ["documentary", "fiction", "fiction"]
    assert page.entries[0].companies == (("Север", "RU"), ("大河", "CN"))


def test_page_of_a_round_names_companies_as_they_were_filed() -> None:
    found = slate.filed(round=slate.announced())
    producers.change_company(found.pk, company="Восток", country="RU", by=slate.lead(), at=NOW)
    (entry,) = round_page(slate.officer("CN"), PROGRAMME, "2027", at=NOW).entries
    assert entry.companies == (("Север", "RU"), ("大河", "CN"))


def test_page_of_a_round_asks_no_more_for_thirty() -> None:
    round, officer = slate.announced(), slate.officer("CN")
    counts = []
    for number in (1, 29):
        for _ in range(number):
            reviewed(slate.filed(round=round), "CN", 1, (5, 5))
        with CaptureQueriesContext(connection) as queries:
            page = round_page(officer, PROGRAMME, "2027", at=NOW)
        counts.append((len(page.entries), len(queries)))
    assert counts == [(1, 12), (30, 12)]
