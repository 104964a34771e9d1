"""The way of a proposal from its first draft to the registers, as the producers and both authorities walk it."""

from __future__ import annotations

import pytest

from diptych.apps.slate.domain import checking, deciding, ending, filing, producing, proposals
from diptych.apps.slate.domain.acting import facts_of, joint_of
from diptych.apps.slate.models import Condition, Decision, Proposal, Revision
from diptych.engines.values.errors import Refused
from diptych.kernel.audit.models import Entry
from tests.factories import slate
from tests.factories.slate import NOW, TODAY, later, lead, officer

pytestmark = pytest.mark.django_db


def joint(found: Proposal) -> str:
    """The joint state on record, which is always what the rows come to."""
    found = slate.again(found)
    tracks = [facts_of(track) for track in found.tracks.all()]
    assert found.joint == joint_of(found, tracks)
    return str(found.joint)


def change(found: Proposal, **parts: object) -> None:
    """What producers type into the dossier, in the page they have open."""
    found = slate.again(found)
    dossier = {**found.dossier, **parts}
    proposals.save_dossier(found.pk, dossier=dossier, window="page", saved=found.saved, by=lead(), at=NOW)


def test_film_goes_from_draft_to_the_registers() -> None:
    found = slate.draft()
    assert joint(found) == "draft"

    revision = filing.file_proposal(found.pk, by=lead(), at=NOW)
    assert (revision.number, joint(found), slate.again(found).reference) == (1, "in_check", "2026-0001")

    checking.find_complete(found.pk, party="RU", by=officer("RU"), at=NOW)
    checking.request_information(
        found.pk, party="CN", kind="clarification", text="Кто монтирует?", lang="ru", by=officer("CN"), at=NOW
    )
    assert joint(found) == "waiting_for_producers"

    change(found, minutes="108")
    revision = filing.answer_request(found.pk, reason="Монтаж в Шанхае", by=lead(), at=NOW)
    assert (revision.number, revision.kind, joint(found)) == (2, "answer", "in_check")

    checking.find_complete(found.pk, party="CN", by=officer("CN"), at=NOW)
    slate.decide(found, "RU", "approved_with_conditions")
    assert joint(found) == "half_decided"
    slate.decide(found, "CN")
    assert joint(found) == "provisionally_approved"

    producing.begin_production(found.pk, by=lead(), at=NOW)
    producing.reach_milestone(found.pk, kind="shooting_begins", reached=TODAY, by=lead(), at=NOW)
    with pytest.raises(Refused) as refused:
        filing.file_final(found.pk, by=lead(), at=NOW)
    assert refused.value.code == "guard_conditions_met"
    deciding.settle_condition(Condition.objects.get().pk, evidence="Титры сданы", by=officer("RU"), at=NOW)

    filing.file_final(found.pk, by=lead(), at=NOW)
    assert joint(found) == "final_check"
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=officer(party), at=NOW)
    assert joint(found) == "final_review"
    slate.decide(found, "RU")
    slate.decide(found, "CN")
    assert joint(found) == "finally_approved"

    work = slate.again(found).work
    assert work is not None
    assert (work.kind, work.relation, work.titles.get().text) == ("feature", "coproduction", "Линия снега")
    assert work.titles.get().source.id == f"decision-{found.pk.hex[-12:]}"


def test_one_party_approves_and_the_other_refuses_until_one_comes_round() -> None:
    found = slate.decided(RU="approved", CN="refused")
    assert joint(found) == "disagreement"
    deciding.reopen(found.pk, party="CN", reason="После беседы с российской стороной", by=officer("CN"), at=NOW)
    assert joint(found) == "half_decided"
    slate.decide(found, "CN")
    assert joint(found) == "provisionally_approved"
    assert [
        (row.verdict, row.ended_at is None) for row in Decision.objects.filter(party="CN").order_by("decided_at", "id")
    ] == [
        ("refused", False),
        ("approved", True),
    ]


def test_material_change_reopens_what_it_touches_and_another_does_not() -> None:
    found = slate.in_production()
    change(found, dates={"shooting_start": "2027-03"})
    filing.notify_change(found.pk, reason="Зимняя натура", by=lead(), at=NOW)
    assert joint(found) == "in_production"

    change(found, budget="120 000 000 RUB")
    filing.notify_change(found.pk, reason="Смета выросла", by=lead(), at=NOW)
    assert (joint(found), slate.states(found)) == ("reopened", {"RU": "reviewing", "CN": "reviewing"})
    slate.decide(found, "RU")
    slate.decide(found, "CN")
    assert joint(found) == "in_production"


def test_change_that_changes_nothing_is_refused() -> None:
    found = slate.in_production()
    with pytest.raises(Refused) as refused:
        filing.notify_change(found.pk, reason="Ничего", by=lead(), at=NOW)
    assert (refused.value.code, refused.value.facts) == ("nothing_changed", {"revision": 1})


def test_decision_is_a_secret_of_its_party_until_it_is_published() -> None:
    found = slate.under_review()
    seen = [slate.again(found).changed_at, slate.track(found, "CN").shown_since, slate.track(found, "CN").deadline]
    decision = deciding.decide(
        found.pk,
        party="CN",
        verdict="refused",
        reasons="不",
        lang="zh",
        publish=False,
        by=officer("CN"),
        at=later(days=1),
    )
    assert joint(found) == "under_review"
    track = slate.track(found, "CN")
    assert [slate.again(found).changed_at, track.shown_since, track.deadline] == seen
    assert slate.said() == ("slate.decide", officer("CN").name, "CN", "CN")

    with pytest.raises(Refused) as refused:
        deciding.appeal(found.pk, party="CN", grounds="Нет", lang="ru", by=lead(), at=NOW)
    assert refused.value.code == "illegal_move"
    assert "decided" not in str(refused.value.facts.values())

    deciding.take_back_decision(found.pk, party="CN", reason="再议", by=officer("CN"), at=later(days=2))
    assert Decision.objects.get(pk=decision.pk).end_reason == "再议"
    assert slate.again(found).changed_at == seen[0]


def test_decision_is_published_once() -> None:
    found = slate.under_review()
    deciding.decide(
        found.pk, party="RU", verdict="approved", reasons="Да", lang="ru", publish=False, by=officer("RU"), at=NOW
    )
    deciding.publish_decision(found.pk, party="RU", by=officer("RU"), at=NOW)
    with pytest.raises(Refused) as refused:
        deciding.publish_decision(found.pk, party="RU", by=officer("RU"), at=NOW)
    assert refused.value.code == "illegal_move"
    assert Entry.objects.filter(action="slate.publish_decision").count() == 1


def test_appeal_is_filed_within_its_term() -> None:
    found = slate.decided(CN="refused")
    late = later(days=60)
    with pytest.raises(Refused) as refused:
        deciding.appeal(found.pk, party="CN", grounds="Не согласны", lang="ru", by=lead(), at=late)
    assert refused.value.code == "guard_within_term"
    deciding.appeal(found.pk, party="CN", grounds="Не согласны", lang="ru", by=lead(), at=later(days=2))
    assert joint(found) == "under_appeal"
    deciding.settle_appeal(
        found.pk, party="CN", upheld=False, reasons="维持", lang="zh", by=officer("CN"), at=later(days=3)
    )
    assert slate.states(found) == {"RU": "reviewing", "CN": "refused"}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"verdict": "approved", "reasons": " "}, "reason_missing"),
        ({"verdict": "perhaps", "reasons": "?"}, "no_verdict"),
        ({"verdict": "approved_with_conditions", "reasons": "!"}, "conditions_missing"),
        ({"verdict": "approved", "reasons": "!", "conditions": [{"text": "x"}]}, "conditions_unasked"),
        (
            {"verdict": "approved", "reasons": "!", "publish": False, "publish_on": slate.day(days=-1)},
            "publish_in_past",
        ),
        ({"verdict": "approved", "reasons": "!" * 12_001}, "text_too_long"),
    ],
)
def test_decision_that_cannot_stand_is_refused_and_nothing_is_saved(told: dict[str, object], code: str) -> None:
    found = slate.under_review()
    with pytest.raises(Refused) as refused:
        deciding.decide(found.pk, party="RU", lang="ru", by=officer("RU"), at=NOW, **told)  # type: ignore[arg-type]
    assert (refused.value.code, Decision.objects.count(), slate.states(found)["RU"]) == (code, 0, "reviewing")


def test_review_that_is_outstanding_is_waited_for_or_waived_with_a_reason() -> None:
    found = slate.under_review()
    slate.assigned(found, "RU")
    with pytest.raises(Refused) as refused:
        slate.decide(found, "RU")
    assert refused.value.code == "guard_reviews_in"
    slate.decide(found, "RU", waived_reviews="Эксперт болен")
    assert Decision.objects.get().waived_reviews == "Эксперт болен"


def test_officer_of_one_party_decides_nothing_for_the_other() -> None:
    found = slate.under_review()
    with pytest.raises(Refused) as refused:
        deciding.decide(found.pk, party="RU", verdict="approved", reasons="!", lang="zh", by=officer("CN"), at=NOW)
    assert (refused.value.code, refused.value.facts) == ("not_allowed", {"action": "decide"})


def test_stranger_is_told_that_there_is_no_such_proposal() -> None:
    found = slate.filed()
    with pytest.raises(Refused) as refused:
        ending.withdraw_proposal(found.pk, reason="?", by=slate.stranger(), at=NOW)
    assert refused.value.code == "no_proposal"


def test_what_was_filed_stays_as_it_was_filed() -> None:
    found = slate.filed()
    before = Revision.objects.values().get()
    change(found, minutes="111")
    proposals.save_text(found.pk, kind="title", lang="ru", text="Другое", status="original", by=lead(), at=NOW)
    assert Revision.objects.values().get() == before


def test_withdrawn_proposal_is_closed_for_everybody() -> None:
    found = slate.withdrawn()
    assert (joint(found), slate.states(found)) == ("withdrawn", {"RU": "closed", "CN": "closed"})
    with pytest.raises(Refused) as refused:
        checking.find_complete(found.pk, party="RU", by=officer("RU"), at=NOW)
    assert refused.value.code == "illegal_move"


def test_proposal_lapses_only_when_its_producers_let_a_deadline_pass() -> None:
    found = slate.asked("CN")
    coordinator = slate.coordinator("CN")
    with pytest.raises(Refused) as refused:
        ending.lapse_proposal(found.pk, party="CN", reason="逾期", by=coordinator, at=later(days=1))
    assert refused.value.code == "guard_deadline_passed"
    ending.lapse_proposal(found.pk, party="CN", reason="逾期", by=coordinator, at=later(days=60))
    assert joint(found) == "lapsed"


def test_page_left_open_in_another_window_overwrites_nothing() -> None:
    found = slate.draft()
    proposals.save_dossier(found.pk, dossier={"minutes": "90"}, window="one", saved=found.saved, by=lead(), at=NOW)
    with pytest.raises(Refused) as refused:
        proposals.save_dossier(found.pk, dossier={"minutes": "95"}, window="two", saved=found.saved, by=lead(), at=NOW)
    assert refused.value.code == "saved_meanwhile"
    assert slate.again(found).dossier == {"minutes": "90"}


def test_references_of_a_year_follow_each_other() -> None:
    made = [slate.filed(f"Фильм {number}").reference for number in range(3)]
    assert made == ["2026-0001", "2026-0002", "2026-0003"]


def test_references_go_on_past_four_figures() -> None:
    first, second = slate.filed("A"), slate.filed("B")
    Proposal.objects.filter(pk=first.pk).update(reference="2026-9999")
    Proposal.objects.filter(pk=second.pk).update(reference="2026-10000")
    assert slate.filed("C").reference == "2026-10001"


def test_ledger_says_whose_decision_a_change_ended() -> None:
    found = slate.approved()
    change(found, budget="95 000 000 RUB")
    filing.notify_change(found.pk, reason="Дороже", by=lead(), at=NOW)
    after = slate.last_entry().after
    assert after is not None
    assert (after["reopened"], after["joint"]) == (["CN", "RU"], "reopened")


def test_party_alone_is_told_that_what_it_had_not_published_does_not_hold_any_more() -> None:
    found = slate.under_review()
    slate.decide(found, "RU", publish=False)
    checking.request_information(
        found.pk, party="CN", kind="document", text="合同", lang="zh", by=officer("CN"), at=NOW
    )
    slate.forget_notices()
    begun = slate.last_entry().sequence
    change(found, budget="95 000 000 RUB")
    filing.answer_request(found.pk, reason="Дороже", by=lead(), at=NOW)

    assert slate.states(found)["RU"] == "reviewing"
    entries = Entry.objects.filter(sequence__gt=begun).order_by("sequence")
    assert list(entries.values_list("action", "audience", "party")) == [
        ("slate.reopen", "RU", ""),
        ("slate.answer_request", f"proposal:{found.pk}", ""),
    ]
    assert entries[1].after is not None
    assert "reopened" not in entries[1].after
    assert slate.told("slate.decision_reopened") == {"ru-officer-1"}


@pytest.mark.parametrize("lang", ["по-русски", "x" * 36, ""])
def test_language_that_is_none_is_refused(lang: str) -> None:
    found = slate.under_review()
    told = {"party": "RU", "verdict": "approved", "reasons": "Да", "by": officer("RU"), "at": NOW}
    with pytest.raises(Refused) as refused:
        deciding.decide(found.pk, lang=lang, **told)  # type: ignore[arg-type]
    assert refused.value.code == "no_language_tag"
    with pytest.raises(Refused) as refused:
        proposals.save_text(found.pk, kind="team", lang=lang, text="…", status="translated", by=lead(), at=NOW)
    assert refused.value.code == "no_language_tag"


def test_what_people_write_has_bounds_and_is_fit_to_be_kept() -> None:
    found = slate.decided(RU="refused", CN="approved")
    with pytest.raises(Refused) as refused:
        deciding.appeal(found.pk, party="RU", grounds="я" * 12_001, lang="ru", by=lead(), at=NOW)
    assert (refused.value.code, refused.value.facts["field"]) == ("text_too_long", "grounds")
    with pytest.raises(Refused) as refused:
        ending.withdraw_proposal(found.pk, reason="я" * 12_001, by=lead(), at=NOW)
    assert (refused.value.code, refused.value.facts["field"]) == ("text_too_long", "reason")
    decision = deciding.reopen(found.pk, party="RU", reason="Нет\0да", by=officer("RU"), at=NOW)
    assert decision.end_reason == "Нет\ufffdда"


def test_condition_of_a_proposal_that_has_ended_is_settled_by_nobody() -> None:
    found = slate.decided(RU="approved_with_conditions")
    ending.withdraw_proposal(found.pk, reason="Нет денег", by=lead(), at=NOW)
    with pytest.raises(Refused) as refused:
        deciding.settle_condition(Condition.objects.get().pk, evidence="Сданы", by=officer("RU"), at=NOW)
    assert refused.value.code == "condition_settled"
