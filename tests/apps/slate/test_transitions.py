"""The way of a proposal: what its tracks come to, what each side may do, and that nobody is ever stuck."""

from __future__ import annotations

from functools import cache
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.apps.slate import transitions as way
from diptych.apps.slate.enums import Ending, Joint, Stage, TrackState, Verdict
from diptych.apps.slate.transitions import TrackFacts, joint_state, moved, seen_state
from tests.apps.slate.walking import GUARDS, Case, acts, fresh, may, reached

# Where a proposal stands, rule by rule -------------------------------------------------------------------------------


def joint(*states: str, stage: str = "provisional", **more: object) -> str:
    tracks = [TrackFacts(party=f"P{number}", state=state, stage=stage) for number, state in enumerate(states)]
    return joint_state(tracks, **more).value  # type: ignore[arg-type]


PROVISIONAL = [
    ("nobody has been filed with", "none none", "draft"),
    ("both check", "checking checking", "in_check"),
    ("one has found it complete", "checking reviewing", "in_check"),
    ("both have found it complete", "reviewing reviewing", "under_review"),
    ("one has decided and says nothing", "decided reviewing", "under_review"),
    ("both have decided and say nothing", "decided decided", "under_review"),
    ("one still checks what the other has decided", "decided checking", "in_check"),
    ("one asks", "asked reviewing", "waiting_for_producers"),
    ("one asks what the other has refused", "asked refused", "waiting_for_producers"),
    ("one asks while an appeal runs", "asked appealed", "waiting_for_producers"),
    ("one has published", "approved reviewing", "half_decided"),
    ("one has published, the other has not", "refused decided", "half_decided"),
    ("two approve", "approved approved", "provisionally_approved"),
    ("two approve, one with conditions", "approved approved_with_conditions", "provisionally_approved"),
    ("one approves, one refuses", "approved refused", "disagreement"),
    ("one approves with conditions, one refuses", "refused approved_with_conditions", "disagreement"),
    ("both refuse", "refused refused", "refused"),
    ("a refusal is contested", "approved appealed", "under_appeal"),
    ("a refusal is contested before the other has decided", "reviewing appealed", "under_appeal"),
    ("one party has closed its file", "closed approved", "lapsed"),
    ("three approve", "approved approved approved", "provisionally_approved"),
    ("two of three approve", "approved refused approved", "disagreement"),
    ("one of three has not decided", "approved refused reviewing", "half_decided"),
]


@pytest.mark.parametrize(("_rule", "states", "expected"), PROVISIONAL, ids=[rule for rule, _states, _ in PROVISIONAL])
def test_proposal_stands_where_its_tracks_put_it(_rule: str, states: str, expected: str) -> None:
    assert joint(*states.split()) == expected


FINAL = [
    ("both check the finished film", "checking checking", "final_check"),
    ("one has found it complete", "reviewing checking", "final_check"),
    ("both review it", "reviewing decided", "final_review"),
    ("one asks", "asked reviewing", "waiting_for_producers"),
    ("one has published", "approved reviewing", "half_decided"),
    ("one refuses", "approved refused", "disagreement"),
    ("both approve", "approved approved_with_conditions", "finally_approved"),
]


@pytest.mark.parametrize(("_rule", "states", "expected"), FINAL, ids=[rule for rule, _states, _ in FINAL])
def test_final_approval_goes_the_same_way_under_its_own_names(_rule: str, states: str, expected: str) -> None:
    assert joint(*states.split(), stage="final", approved_before=True, production_begun=True) == expected


def test_production_begins_and_goes_on_after_a_change() -> None:
    assert joint("approved", "approved", approved_before=True, production_begun=True) == "in_production"


@pytest.mark.parametrize(
    "states", ["reviewing approved", "checking approved", "decided reviewing", "refused reviewing"]
)
def test_approval_under_change_is_called_reopened(states: str) -> None:
    assert joint(*states.split(), approved_before=True) == "reopened"
    assert joint(*states.split(), approved_before=True, production_begun=True) == "reopened"


@pytest.mark.parametrize("ending", Ending)
def test_what_was_ended_is_ended_whatever_the_tracks_say(ending: Ending) -> None:
    assert joint("approved", "none", ended=ending) == ending.value
    assert joint(ended=ending.value) == ending.value


def test_proposal_without_tracks_is_a_draft() -> None:
    assert joint() == "draft"


def test_others_see_a_decision_once_it_is_published() -> None:
    assert [seen_state(state, own=True) for state in TrackState] == list(TrackState)
    assert {state for state in TrackState if seen_state(state, own=False) != state} == {TrackState.DECIDED}
    assert seen_state("decided", own=False) == TrackState.REVIEWING


# What a move does to a track -----------------------------------------------------------------------------------------


def track(state: str, verdict: str = "", stage: str = "provisional") -> TrackFacts:
    return TrackFacts(party="RU", state=state, verdict=verdict, stage=stage)


@pytest.mark.parametrize("verdict", Verdict)
def test_decision_is_published_as_it_was_taken(verdict: Verdict) -> None:
    decided = moved(track("reviewing"), "decide", verdict=verdict)

    assert decided == track("decided", verdict)
    assert moved(decided, "publish") == track(verdict, verdict)
    assert moved(decided, "take_back") == track("reviewing")


@pytest.mark.parametrize("verdict", ["refused", "approved_with_conditions"])
def test_appeal_that_is_dismissed_leaves_the_verdict_it_was_against(verdict: str) -> None:
    appealed = moved(track(verdict, verdict), "appeal")

    assert appealed == track("appealed", verdict)
    assert moved(appealed, "dismiss_appeal") == track(verdict, verdict)
    assert moved(appealed, "uphold_appeal") == track("reviewing")


def test_finished_film_is_checked_anew() -> None:
    assert moved(track("approved", "approved"), "file_final") == track("checking", stage="final")


def test_move_that_does_not_begin_here_is_a_mistake_of_the_caller() -> None:
    for name, state, verdict in (
        ("publish", "reviewing", ""),
        ("decide", "reviewing", ""),
        ("publish", "decided", "x"),
    ):
        with pytest.raises(ValueError, match=name):
            moved(track(state, "approved"), name, verdict=verdict)


# What is in the way --------------------------------------------------------------------------------------------------


def code(name: str, at: str, *states: str, who: str = "producer", facts: set[str] = GUARDS, reason: str = "Why") -> str:
    found = way.obstacle(name, joint=at, tracks=states, who={who}, facts=facts, reason=reason)
    return found.code if found else ""


def test_unapproved_film_is_not_put_into_production() -> None:
    assert code("begin_production", "half_decided") == "illegal_move"
    assert code("begin_production", "provisionally_approved") == ""
    assert code("begin_production", "provisionally_approved", who="officer") == "not_yours"


def test_final_approval_waits_for_conditions() -> None:
    both = ("approved", "approved_with_conditions")
    assert code("file_final", "in_production", *both, facts=set()) == "guard_conditions_met"
    assert code("file_final", "in_production", *both) == ""
    assert code("file_final", "provisionally_approved", *both) == "illegal_move"


def test_refused_film_may_be_contested_within_the_term_and_with_grounds() -> None:
    assert code("appeal", "refused", "refused") == ""
    assert code("appeal", "refused", "refused", facts=set()) == "guard_within_term"
    assert code("appeal", "refused", "refused", reason=" ") == "reason_missing"
    assert code("appeal", "disagreement", "approved") == "illegal_move"
    assert code("appeal", "finally_approved", "approved_with_conditions") == "illegal_move"


def test_decision_waits_for_reviews_and_has_reasons() -> None:
    assert code("decide", "under_review", "reviewing", who="officer", facts=set()) == "guard_reviews_in"
    assert code("decide", "under_review", "reviewing", who="coordinator", reason="") == "reason_missing"
    assert code("decide", "under_review", "reviewing", who="reviewer") == "not_yours"
    assert code("decide", "under_review", "decided", who="officer") == "illegal_move"


def test_what_was_decided_is_reopened_for_a_cause_alone() -> None:
    assert code("reopen", "in_production", "approved", who="officer", facts=set()) == "guard_cause"
    assert [state.value for state in Joint if way.cause_to_reopen(state, touched=False)] == ["disagreement"]
    assert all(way.cause_to_reopen(state, touched=True) for state in Joint)


def test_whatever_is_not_ended_may_be_withdrawn() -> None:
    refused = {state.value for state in Joint if code("withdraw", state) != ""}
    assert refused == {"finally_approved", "refused", "withdrawn", "lapsed"}


def test_film_in_the_registers_is_not_reopened() -> None:
    assert code("reopen", "in_production", "approved", who="site") == ""
    assert code("reopen", "finally_approved", "approved", who="site") == "illegal_move"


def test_lapsing_is_for_the_coordinator_once_a_deadline_has_passed() -> None:
    both = ("asked", "reviewing")
    assert code("lapse", "waiting_for_producers", *both, who="officer") == "not_yours"
    assert code("lapse", "waiting_for_producers", *both, who="coordinator", facts=set()) == "guard_deadline_passed"
    assert code("lapse", "waiting_for_producers", *both, who="coordinator") == ""
    assert code("lapse", "draft", "none", "none", who="coordinator") == "illegal_move"


def test_act_that_is_in_no_row_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="celebrate"):
        code("celebrate", "finally_approved")


def test_whose_turn_it_is_follows_from_the_table() -> None:
    assert {state.value: way.TRACKS.awaited(state) for state in TrackState} == {
        "none": ("producer",),
        **dict.fromkeys(["checking", "reviewing", "decided", "appealed"], ("officer", "coordinator")),
        "asked": ("producer",),
        **dict.fromkeys(["approved", "approved_with_conditions", "refused", "closed"], ()),
    }
    turns = {state.value for state in Joint if way.PROPOSALS.awaited(state) == ("producer",)}
    assert turns == {"draft", "waiting_for_producers", "provisionally_approved", "in_production"}


# Everything that can come about --------------------------------------------------------------------------------------


@cache
def cases() -> dict[Case, list[tuple[str, Case]]]:
    """Every case of a proposal of two parties."""
    return reached(fresh("RU", "CN"))


def test_every_state_can_come_about_and_every_move_can_be_made() -> None:
    made = {name for options in cases().values() for name, _case in options}

    assert {case.joint for case in cases()} == set(Joint)
    assert {track.state for case in cases() for track in case.tracks} == set(TrackState)
    # These change neither a track nor what the joint state is made from.
    assert made == {move.name for move in way.THE_WAY} - {"reach_milestone", "duplicate", "hand_over"}


def test_decision_that_is_not_published_changes_nothing_anybody_sees() -> None:
    hidden = [case for case in cases() if "decided" in case.states()]
    for case in hidden:
        for verdict in ("", *Verdict):
            shown = tuple(
                track.replace(state=seen_state(track.state, own=False), verdict=verdict)
                if track.state == "decided"
                else track
                for track in case.tracks
            )
            assert case.replace(tracks=shown).joint == case.joint
    assert hidden


def test_taking_and_taking_back_a_decision_is_never_seen() -> None:
    for case, options in cases().items():
        assert {after.joint for name, after in options if name in ("decide", "take_back")} <= {case.joint}


def test_film_may_still_be_approved_unless_it_is_ended() -> None:
    """No case is without a way out, and the way out is not giving up. From a refusal it is an appeal in its term."""
    before: dict[Case, set[Case]] = {}
    for case, options in cases().items():
        for name, after in options:
            if name not in ("withdraw", "lapse"):
                before.setdefault(after, set()).add(case)
    hopeful, waiting = set[Case](), {case for case in cases() if case.joint == Joint.FINALLY_APPROVED}
    while waiting:
        hopeful |= waiting
        waiting = {earlier for case in waiting for earlier in before.get(case, ())} - hopeful

    stuck = {case.joint for case in cases() if case not in hopeful}
    assert stuck == {Joint.WITHDRAWN, Joint.LAPSED}


def test_without_an_appeal_only_a_refusal_by_all_is_the_end() -> None:
    ends = {case.joint for case, options in cases().items() if {name for name, _ in options} <= {"appeal"}}
    assert ends == set(way.ENDED)


def test_what_is_ended_stays_as_it_is() -> None:
    left = {
        (case.joint.value, name) for case, options in cases().items() for name, _ in options if case.joint in way.ENDED
    }
    assert left == {("refused", "appeal")}


def test_act_on_all_tracks_finds_all_of_them_ready() -> None:
    """What the joint state allows no track refuses: nobody files or withdraws half a proposal."""
    for case, name in product(cases(), ("file", "file_final", "withdraw", "lapse")):
        assert may(case, name) == may(case, name, 0, 1), (name, case)


def test_producers_may_answer_exactly_when_somebody_asks() -> None:
    for case in cases():
        assert may(case, "answer") == ("asked" in case.states() and not case.ended)


def test_final_stage_is_of_all_parties_or_of_none() -> None:
    assert all(len({track.stage for track in case.tracks}) == 1 for case in cases())


def test_names_of_the_final_stage_are_those_of_the_final_stage() -> None:
    late = {Joint.FINAL_CHECK, Joint.FINAL_REVIEW, Joint.FINALLY_APPROVED}
    early = {Joint.IN_CHECK, Joint.UNDER_REVIEW, Joint.PROVISIONALLY_APPROVED, Joint.IN_PRODUCTION, Joint.REOPENED}
    for case in cases():
        is_final = case.tracks[0].stage == Stage.FINAL
        assert case.joint not in (early if is_final else late), case


def test_reopened_film_had_been_approved_and_one_in_production_is_approved() -> None:
    for case in cases():
        if case.joint in (Joint.REOPENED, Joint.IN_PRODUCTION, Joint.FINALLY_APPROVED):
            assert case.approved_before
        if case.joint in (Joint.PROVISIONALLY_APPROVED, Joint.IN_PRODUCTION, Joint.FINALLY_APPROVED):
            assert set(case.states()) <= {"approved", "approved_with_conditions"}


def test_verdict_is_known_exactly_while_it_stands_or_is_contested() -> None:
    for case in cases():
        for found in case.tracks:
            assert bool(found.verdict) == (found.state in way.HOLDS_VERDICT)
            assert found.state not in way.PUBLISHED or found.verdict == found.state


def test_order_of_parties_says_nothing() -> None:
    for case in cases():
        assert {case.replace(tracks=order).joint for order in permutations(case.tracks)} == {case.joint}


@given(st.data())
def test_any_way_of_three_parties_is_one_that_two_could_know(data: st.DataObject) -> None:
    """Every step of a random way keeps to the rules, with three parties as with two."""
    case = fresh("RU", "CN", "NL")
    for _step in range(25):
        options = list(acts(case))
        if not options:
            assert case.joint in way.ENDED
            break
        name, after = data.draw(st.sampled_from(options))
        assert case.joint not in way.ENDED or (case.joint, name) == (Joint.REFUSED, "appeal")
        assert (after.joint == Joint.WAITING_FOR_PRODUCERS) == ("asked" in after.states())
        assert name not in ("decide", "take_back") or after.joint == case.joint
        case = after


# The table and its page ----------------------------------------------------------------------------------------------


def test_one_act_is_of_the_same_people_at_both_levels() -> None:
    for move in way.PROPOSALS.moves:
        assert {row.who for row in way.TRACKS.named(move.name)} <= {move.who}
        assert all(row.reason_required == move.reason_required for row in way.TRACKS.named(move.name))


def test_states_are_named_as_verdicts_and_endings_are() -> None:
    assert [state.value for state in way.PUBLISHED] == [verdict.value for verdict in Verdict]
    assert {ending.value for ending in Ending} <= {state.value for state in way.ENDED}
