"""Rounds: prepared by all parties, announced to everybody, and what stays once people rely on it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from diptych.apps.slate.domain import proposals, reviews, rounds
from diptych.apps.slate.models import Criterion, Question, Round
from diptych.apps.slate.queries.rounds import code_digest, round_behind, written_down
from diptych.engines.values.errors import Refused
from tests.factories import slate
from tests.factories.registers import refusal, troubles

pytestmark = pytest.mark.django_db

PROGRAMME = slate.PROGRAMME


@pytest.fixture(autouse=True)
def _programme() -> None:
    slate.programme()


def create(**changes: Any) -> Round:
    found, _code = rounds.create_round(PROGRAMME, call=slate.call(**changes), by=slate.coordinator("RU"), at=slate.NOW)
    return Round.objects.get(pk=found.pk)


def change(row: Round, **changes: Any) -> Round:
    row = Round.objects.get(pk=row.pk)
    rounds.change_round(
        row.pk, changes=changes, revision=row.revision, by=slate.coordinator("CN"), at=slate.later(hours=1)
    )
    return Round.objects.get(pk=row.pk)


def names(row: Round) -> list[tuple[int, Any]]:
    return [(item.position, item.names["ru"]) for item in row.criteria.order_by("position")]


# Preparing ------------------------------------------------------------------------------------------------------------


def test_created_round_says_what_was_written() -> None:
    row = create()

    found = written_down(row)
    for item in (*found["criteria"], *found["questions"]):
        item.pop("id")
    assert found == {
        "slug": "2027",
        "opens_at": "2026-11-13T09:00:00+00:00",
        "closes_at": "2027-01-22T09:00:00+00:00",
        "texts": {
            "ru": {"name": "Набор 2027 года", "text": ""},
            "zh": {"name": "2027年征集", "text": "合拍片"},
        },
        "quotas": {"CN": {"fiction": 2}, "RU": {"animation": 2, "fiction": 2}},
        "criteria": [
            {"names": {"ru": "Художественный уровень", "zh": "艺术水准"}, "help": {}, "weight": 3, "most": 10},
            {
                "names": {"ru": "Осуществимость", "zh": "可行性"},
                "help": {"ru": "План и бюджет"},
                "weight": 1,
                "most": 5,
            },
        ],
        "questions": [{"texts": {"ru": "Почему сейчас?", "zh": "为什么是现在？"}, "required": False, "longest": 500}],
        "hidden": False,
        "admits_unfilled": True,
        "zone": "UTC",
    }
    assert slate.said() == ("slate.create_round", "ru-coordinator-1", "RU", "parties")
    assert slate.last_entry().label == {"ru": "Набор 2027 года", "zh": "2027年征集"}


def test_moments_of_two_countries_are_the_same_moment() -> None:
    row = create(opens_at="2027-03-01T08:00+08:00", closes_at="2027-04-01T00:00+03:00")

    assert written_down(row)["opens_at"] == "2027-03-01T00:00:00+00:00"
    assert written_down(row)["closes_at"] == "2027-03-31T21:00:00+00:00"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"slug": "Набор 2027"}, [("wrong_type", "slug")]),
        ({"slug": "-2027"}, [("wrong_type", "slug")]),
        ({"opens_at": "2027-03-01"}, [("wrong_type", "opens_at")]),
        ({"opens_at": "2027-03-01T08:00"}, [("wrong_type", "opens_at")]),
        ({"opens_at": None}, [("missing_field", "")]),
        ({"closes_at": "2026-11-13T09:00:00+00:00"}, [("dates_out_of_order", "closes_at")]),
        ({"texts": {}}, [("missing_field", "")]),
        ({"texts": {"xx-": {"name": "?"}}}, [("unknown_language", "texts.xx-")]),
        ({"texts": {"ru": {"text": "…"}}}, [("missing_field", "texts.ru")]),
        ({"quotas": {"RU": {"novel": 1}}}, [("unknown_code", "quotas.RU.novel")]),
        ({"quotas": {"NL": {"fiction": 1}}}, [("unknown_code", "quotas.NL")]),
        ({"quotas": {"RU": {"fiction": -1}}}, [("too_small", "quotas.RU.fiction")]),
        ({"criteria": [{"names": {"ru": "A"}, "weight": 0}]}, [("too_small", "criteria.0.weight")]),
        ({"criteria": [{"names": {"ru": "A"}, "weight": "1.5"}]}, [("wrong_type", "criteria.0.weight")]),
        ({"criteria": [{"names": {"ru": "A"}, "most": 101}]}, [("too_large", "criteria.0.most")]),
        ({"criteria": [{"weight": 1}]}, [("missing_field", "criteria.0")]),
        ({"questions": [{"texts": {"ru": " "}}]}, [("wrong_type", "questions.0.texts.ru")]),
        ({"secret": True}, [("unknown_field", "secret")]),
        ({"slug": "", "hidden": "yes"}, [("wrong_type", "slug"), ("wrong_type", "hidden")]),
    ],
)
def test_call_that_cannot_be_meant_is_refused_by_field(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert troubles(lambda: create(**changes)) == found
    assert Round.objects.count() == 0


def test_address_is_taken_once_in_a_programme() -> None:
    create()

    assert refusal(create) == ("round_there", {"slug": "2027"})
    other = create(slug="2028")
    assert refusal(lambda: change(other, slug="2027")) == ("round_there", {"slug": "2027"})
    assert Round.objects.get(pk=other.pk).slug == "2028"


def test_only_coordinators_prepare_rounds() -> None:
    row = create()
    may = {"RU coordinator", "CN coordinator"}

    made = slate.outcomes(lambda by: rounds.create_round(PROGRAMME, call=slate.call(slug="x"), by=by, at=slate.NOW))
    changed = slate.outcomes(
        lambda by: rounds.change_round(row.pk, changes={"slug": "x"}, revision=1, by=by, at=slate.NOW)
    )

    assert made["done"] == changed["done"] == may
    assert set(made) == {"done", "not_allowed"}
    # Who sees no rounds being prepared is not told that there is one.
    assert changed["not_allowed"] == {
        f"{party} {role}" for party in ("RU", "CN") for role in ("officer", "analyst", "reviewer")
    }
    assert set(changed) == {"done", "not_allowed", "no_round"}


def test_programme_that_is_not_there_has_no_rounds() -> None:
    call = slate.call()
    assert refusal(lambda: rounds.create_round("nl-cn", call=call, by=slate.coordinator("RU"), at=slate.NOW)) == (
        "no_programme",
        {"id": "nl-cn"},
    )


def test_two_coordinators_do_not_overwrite_each_other() -> None:
    row = create()
    change(row, admits_unfilled=False)

    stale = partial(
        rounds.change_round, row.pk, changes={"slug": "x"}, revision=1, by=slate.coordinator("RU"), at=slate.NOW
    )
    assert refusal(stale) == ("round_changed_meanwhile", {"revision": 2})


def test_change_tells_what_changed() -> None:
    row = change(create(), quotas={"RU": {"fiction": 3}})

    entry = slate.last_entry()
    assert (entry.before, entry.after) == (
        {"quotas": {"RU": {"animation": 2, "fiction": 2}, "CN": {"fiction": 2}}},
        {"quotas": {"RU": {"fiction": 3}}},
    )
    assert slate.said() == ("slate.change_round", "cn-coordinator-1", "CN", "parties")
    assert row.revision == 2


def test_criteria_and_questions_change_places_and_stay_the_same_rows() -> None:
    row = create()
    first, second = written_down(row)["criteria"]

    changed = change(row, criteria=[{**second, "weight": 2}, first, {"names": {"ru": "Новый"}}])

    assert names(changed) == [(0, "Осуществимость"), (1, "Художественный уровень"), (2, "Новый")]
    kept = list(changed.criteria.order_by("position").values_list("pk", flat=True))
    assert kept[:2] == [second["id"], first["id"]]
    assert names(change(changed, criteria=[])) == []


def test_criterion_of_another_round_is_not_taken() -> None:
    strange = written_down(create(slug="2026"))["criteria"][0]

    assert troubles(lambda: change(create(), criteria=[strange])) == [("unknown_reference", "criteria.0.id")]


# Announcing -----------------------------------------------------------------------------------------------------------


def test_announced_round_is_public_from_then_on() -> None:
    row = create()
    rounds.announce_round(row.pk, party="CN", by=slate.coordinator("CN"), at=slate.later(days=1))

    found = Round.objects.get(pk=row.pk)
    assert (found.announced_at, found.announced_by, found.revision) == (slate.later(days=1), "CN", 2)
    assert slate.said() == ("slate.announce_round", "cn-coordinator-1", "CN", "")
    change(found, admits_unfilled=False)
    assert slate.said() == ("slate.change_round", "cn-coordinator-1", "CN", "")
    again = partial(rounds.announce_round, row.pk, party="CN", by=slate.coordinator("CN"), at=slate.NOW)
    assert refusal(again) == ("round_announced", {"field": ""})


def test_nobody_announces_for_the_other_party_nor_what_is_over() -> None:
    row = create()
    strange = partial(rounds.announce_round, row.pk, party="CN", by=slate.coordinator("RU"), at=slate.NOW)
    assert refusal(strange) == ("not_allowed", {"action": "change_round"})

    late = slate.later(days=61)
    over = partial(rounds.announce_round, row.pk, party="RU", by=slate.coordinator("RU"), at=late)
    assert refusal(over) == ("round_over", {"on": slate.later(days=60).date()})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("slug", "2028"),
        ("opens_at", "2026-12-01T00:00+00:00"),
        ("closes_at", "2027-12-01T00:00+00:00"),
        ("hidden", True),
    ],
)
def test_what_people_rely_on_stays_once_announced(field: str, value: object) -> None:
    row = slate.announced()

    assert refusal(lambda: change(row, **{field: value})) == ("round_announced", {"field": field})


def test_criterion_with_points_keeps_them_and_its_weight() -> None:
    row = slate.announced()
    found = slate.under_review(round=row)
    first, second = written_down(row)["criteria"]
    assignment = slate.assigned(found, "RU")
    reviews.save_review(
        assignment.pk, text="", lang="ru", scores={first["id"]: 7}, by=slate.reviewer("RU"), at=slate.NOW
    )

    scored = ("criterion_scored", {"field": "criteria.0"})
    assert refusal(lambda: change(row, criteria=[{**first, "weight": 1}, second])) == scored
    assert refusal(lambda: change(row, criteria=[{**first, "most": 20}, second])) == scored
    assert refusal(lambda: change(row, criteria=[second])) == ("criterion_scored", {"field": "criteria"})
    changed = change(row, criteria=[{**first, "names": {"ru": "Мастерство"}}])
    assert names(changed) == [(0, "Мастерство")]
    assert Criterion.objects.get(pk=first["id"]).scores.get().points == 7


def test_question_that_was_answered_stays_with_room_for_its_answers() -> None:
    row = slate.announced()
    (question,) = written_down(row)["questions"]
    found = slate.draft(round=row)
    proposals.save_answers(found.pk, answers={question["id"]: "Да" * 50}, lang="ru", by=slate.lead(), at=slate.NOW)

    answered = ("question_answered", {"field": "questions.0"})
    assert refusal(lambda: change(row, questions=[{**question, "longest": 99}])) == answered
    assert refusal(lambda: change(row, questions=[])) == ("question_answered", {"field": "questions"})
    change(row, questions=[{"texts": {"ru": "Ещё?"}}, {**question, "longest": 100}])
    assert list(Question.objects.filter(round=row).order_by("position").values_list("pk", "longest"))[1] == (
        question["id"],
        100,
    )


# Hidden calls ---------------------------------------------------------------------------------------------------------


def hidden(**changes: Any) -> tuple[Round, str]:
    by = slate.coordinator("RU")
    row, code = rounds.create_round(PROGRAMME, call=slate.call(hidden=True, **changes), by=by, at=slate.NOW)
    rounds.announce_round(row.pk, party="RU", by=by, at=slate.NOW)
    return Round.objects.get(pk=row.pk), code


def test_hidden_round_is_opened_by_its_code_alone_which_is_not_kept() -> None:
    row, code = hidden()

    assert round_behind(PROGRAMME, code) == row
    assert round_behind(PROGRAMME, code.lower().replace("-", " ")) == row
    assert code not in str(Round.objects.values_list().get())
    assert refusal(lambda: round_behind(PROGRAMME, "")) == ("no_round", {})
    assert refusal(lambda: round_behind(PROGRAMME, row.code_digest)) == ("no_round", {})
    assert slate.said() == ("slate.announce_round", "ru-coordinator-1", "RU", "parties")


def test_letters_that_look_like_digits_open_too() -> None:
    assert code_digest("O0Il-1111-1111") == code_digest("0011-1111-1111")


def test_code_opens_nothing_before_the_round_is_announced() -> None:
    _row, code = rounds.create_round(PROGRAMME, call=slate.call(hidden=True), by=slate.coordinator("RU"), at=slate.NOW)
    assert refusal(lambda: round_behind(PROGRAMME, code)) == ("no_round", {})


def test_new_code_replaces_the_old_one() -> None:
    row, old = hidden()
    new = rounds.renew_code(row.pk, by=slate.coordinator("CN"), at=slate.NOW)

    assert round_behind(PROGRAMME, new) == row
    assert refusal(lambda: round_behind(PROGRAMME, old)) == ("no_round", {})
    assert slate.said() == ("slate.renew_round_code", "cn-coordinator-1", "CN", "parties")
    plain = create(slug="plain")
    assert refusal(lambda: rounds.renew_code(plain.pk, by=slate.coordinator("CN"), at=slate.NOW)) == (
        "round_not_hidden",
        {},
    )


def test_hidden_round_may_become_public() -> None:
    row, code = hidden()
    change(row, hidden=False)

    assert Round.objects.get(pk=row.pk).code_digest == ""
    assert refusal(lambda: round_behind(PROGRAMME, code)) == ("no_round", {})
    assert slate.said() == ("slate.change_round", "cn-coordinator-1", "CN", "")


# Days -----------------------------------------------------------------------------------------------------------------


def extend(row: Round, reason: str = "Праздники", **passed: int) -> Round:
    return rounds.extend_round(
        row.pk, closes_at=slate.later(**passed), reason=reason, by=slate.coordinator("CN"), at=slate.NOW
    )


def test_round_is_extended_for_everybody_to_see_why() -> None:
    extend(slate.announced(), days=90)

    entry = slate.last_entry()
    assert (slate.said(), entry.reason) == (("slate.extend_round", "cn-coordinator-1", "CN", ""), "Праздники")
    assert entry.after == {"closes_at": slate.later(days=90).isoformat()}


def test_extending_is_to_a_later_day_with_a_reason() -> None:
    row = slate.announced()

    assert refusal(lambda: extend(row, days=60)) == ("not_later", {"field": "closes_at", "on": slate.day(days=60)})
    assert refusal(lambda: extend(row, reason=" ", days=90)) == ("reason_missing", {})
    prepared = create(slug="prepared")
    assert refusal(lambda: extend(prepared, days=90)) == ("round_prepared", {})


def test_round_is_closed_early_once() -> None:
    row = slate.announced()
    close = partial(rounds.close_round, row.pk, reason="Хватит", by=slate.coordinator("RU"), at=slate.later(days=1))
    close()

    assert Round.objects.get(pk=row.pk).closes_at == slate.later(days=1)
    assert slate.said() == ("slate.close_round", "ru-coordinator-1", "RU", "")
    assert refusal(close) == ("round_not_open", {})
    # Whoever changed their mind extends it.
    extended = rounds.extend_round(
        row.pk,
        closes_at=slate.later(days=1) + timedelta(days=9),
        reason="Всё-таки",
        by=slate.coordinator("RU"),
        at=slate.later(days=2),
    )
    assert extended.closes_at == slate.later(days=10)


def test_prepared_round_can_be_deleted_an_announced_one_cannot() -> None:
    row = create()
    rounds.delete_round(row.pk, by=slate.coordinator("CN"), at=slate.NOW)

    assert not Round.objects.exists()
    assert slate.said() == ("slate.delete_round", "cn-coordinator-1", "CN", "parties")
    public = slate.announced()
    assert (
        refusal(lambda: rounds.delete_round(public.pk, by=slate.coordinator("CN"), at=slate.NOW))[0]
        == "round_announced"
    )
    with pytest.raises(Refused, match="no_round"):
        rounds.delete_round(row.pk, by=slate.coordinator("CN"), at=slate.NOW)
