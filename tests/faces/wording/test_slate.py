"""Everything of the slate can be said: each word of its vocabularies, each act, each refusal, in every language."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter
from typing import Any

import pytest

from diptych.apps.slate import enums
from diptych.apps.slate.permissions import ASSIGNMENT, PARTY_TERMS, PROPOSAL, ROUND, TRACK
from diptych.apps.slate.queries import acts as ways
from diptych.apps.slate.queries import round_pages, spreading
from diptych.apps.slate.queries import statistics as figures
from diptych.apps.slate.queries.readiness import Lack
from diptych.apps.slate.transitions import PRODUCER, PROPOSALS, SITE, THE_WAY, TRACKS
from diptych.faces.wording.slate import acts, refusals, vocabulary
from diptych.faces.wording.slate.saying import OF_LEAD, fact, lack, refusal
from diptych.kernel.permissions.person import Role
from diptych.kernel.texts import LANGUAGES, Language
from tests.faces.wording.codes import given

LISTED: dict[str, tuple[Any, Any]] = {
    "joint": (vocabulary.JOINT, enums.Joint.values),
    "track": (vocabulary.TRACK, enums.TrackState.values),
    "outwards": (vocabulary.OUTWARDS, {*figures.OUTWARDS.values(), "considered"}),
    "stages": (vocabulary.STAGES, enums.Stage.values),
    "round states": (
        vocabulary.ROUND_STATES,
        {round_pages.PREPARED, round_pages.ANNOUNCED, round_pages.OPEN, round_pages.CLOSED},
    ),
    "verdicts": (vocabulary.VERDICTS, enums.Verdict.values),
    "recommendations": (vocabulary.RECOMMENDATIONS, enums.Recommendation.values),
    "appeals": (vocabulary.APPEALS, enums.AppealOutcome.values),
    "requests": (vocabulary.REQUESTS, enums.RequestKind.values),
    "interests": (vocabulary.INTERESTS, enums.InterestState.values),
    "ties": (vocabulary.TIES, {spreading.CONFLICT, spreading.PRODUCER, spreading.COMPANY}),
    "rooms": (vocabulary.ROOMS, enums.Room.values),
    "revisions": (vocabulary.REVISIONS, enums.RevisionKind.values),
    "texts": (vocabulary.TEXTS, enums.TextKind.values),
    "text status": (vocabulary.TEXT_STATUS, enums.TextStatus.values),
    "documents": (vocabulary.DOCUMENTS, enums.DocumentKind.values),
    "visibility": (vocabulary.VISIBILITY, enums.Visibility.values),
    "backings": (vocabulary.BACKINGS, enums.BackingKind.values),
    "backing states": (vocabulary.BACKING_STATES, enums.BackingState.values),
    "milestones": (vocabulary.MILESTONES, enums.MilestoneKind.values),
    "who": (acts.WHO, {PRODUCER, SITE, *Role}),
    "lacks": (acts.LACKS, given("Lack")),
}
"""Tables with what they have to say."""

PERMITTED = {action for table in (PROPOSAL, TRACK, ASSIGNMENT, ROUND, PARTY_TERMS) for action in table.actions}
SAMPLES: dict[str, Any] = {
    "move": "file",
    "state": "under_review",
    "who": ("officer", "coordinator"),
    "missing": (Lack(code="no_text", about="logline"), Lack(code="no_answer", about="3"), Lack(code="no_form")),
    "until": date(2026, 12, 1),
    "on": date(2026, 12, 1),
    "lang": "zh-Hans",
    **dict.fromkeys(("found", "most", "least", "number", "revision", "gib"), 12_000),
    "name": "Анна Ли",
}
CODE = re.compile(r"[{}…]|\b[a-z]+(?:_[a-z]+)+\b|\bNone\b")
"""A brace, a gap, a word_with_underscores: nothing that a reader should meet."""


@pytest.mark.parametrize("what", LISTED)
def test_every_word_is_said(what: str) -> None:
    table, codes = LISTED[what]
    assert sorted(table) == sorted(codes)


def test_every_act_has_its_name() -> None:
    moves = {move.name for move in THE_WAY}
    assert moves <= set(acts.ACTS)
    plain = set(acts.ACTS) - moves
    assert plain == given("WayOn", "act") - moves - {"*", "lapse"} | {
        *("assign_reviewer", "settle_condition", "extend_deadline", "add_side_document"),
    }
    assert {*ways.OF_PRODUCERS.values(), *ways.OF_PARTIES.values()} <= PERMITTED
    assert OF_LEAD <= PERMITTED


def test_joint_and_track_states_of_one_name_are_called_alike() -> None:
    both = set(vocabulary.JOINT) & set(vocabulary.TRACK)
    assert {name for name in both if vocabulary.JOINT[name] != vocabulary.TRACK[name]} == set()
    assert both == set(PROPOSALS.states) & set(TRACKS.states)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_refusal_can_be_said(code: str) -> None:
    language = Language(code)
    said = {name: refusal(name, SAMPLES, language) for name in refusals.REFUSALS}
    assert {name: text for name, text in said.items() if CODE.search(text)} == {}


def test_refusals_need_no_fact_that_is_not_known_here() -> None:
    fields = {
        (code, name)
        for code, text in refusals.REFUSALS.items()
        for _text, name, _format, _conversion in Formatter().parse(text)
        if name is not None and name not in SAMPLES
    }
    assert fields == set()


def test_what_is_for_the_lead_is_said_so() -> None:
    language = Language("en")
    assert "leads" in refusal("not_allowed", {"action": "file_proposal"}, language)
    assert "role" in refusal("not_allowed", {"action": "decide"}, language)


def test_facts_are_said_in_the_language_of_the_reader() -> None:
    language = Language("en")
    assert fact("who", ("officer", "producer"), language) == "officers, the producers"
    assert fact("possible", ("file",), language) == "File it"
    assert fact("party", "CN", language) == "China"
    assert lack(Lack(code="unreadable", about="3"), language) == "The dossier holds something that cannot be read"
