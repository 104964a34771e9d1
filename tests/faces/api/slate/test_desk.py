"""What the desk does, the API does: every page of it and every verb that it calls, or the reason why not."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module, util
from pathlib import Path
from typing import Any

from django.urls import URLPattern

import diptych
from diptych.faces.desk import urls
from tests.faces.api.test_openapi import operations

FACES = Path(diptych.__file__).parent / "faces"

REGISTERS = "Editors write records at the desk; programs read them without a token."
PRINTED = "Set for paper; a program takes the same as data"
TOKENS = "A token issues no tokens: whoever finds one could make it last. It revokes itself by DELETE /token."

# Verbs ----------------------------------------------------------------------------------------------------------------

NOT_BY_PROGRAMS = {
    "diptych.kernel.keeping.domain.keeping.create": REGISTERS,
    "diptych.kernel.keeping.domain.keeping.correct": REGISTERS,
    "diptych.kernel.keeping.domain.keeping.remove": REGISTERS,
    "diptych.kernel.keeping.domain.keeping.undo": REGISTERS,
    "diptych.registers.authority.domain.agents.split": REGISTERS,
    "diptych.registers.authority.domain.agents.undo_merge": REGISTERS,
    "diptych.kernel.permissions.domain.tokens.issue_token": TOKENS,
    "diptych.kernel.permissions.domain.sending.carry_out": "What is sent twice is known by its Idempotency-Key.",
}
"""Verbs of the desk that have no operation, and why."""


def verbs(face: str) -> set[str]:
    """What is called of the rooms named ``domain`` anywhere in a face: functions that somebody does at a moment."""
    found = {name for path in sorted((FACES / face).rglob("*.py")) for name in _called(path)}
    return {name for name in found if _is_verb(name)}


def _called(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    rooms: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and ".domain" in f".{node.module}":
            for row in node.names:
                rooms[row.asname or row.name] = f"{node.module}.{row.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in rooms:
            yield f"{rooms[node.value.id]}.{node.attr}"
        elif isinstance(node, ast.Name) and node.id in rooms:
            yield rooms[node.id]


def _is_verb(name: str) -> bool:
    module, _dot, last = name.rpartition(".")
    if util.find_spec(module) is None or not hasattr(import_module(module), last):
        return False
    found = getattr(import_module(module), last)
    return inspect.isfunction(found) and bool({"by", "at"} & set(inspect.signature(found).parameters))


def test_verb_of_the_desk_is_called_by_the_api_or_has_a_reason_not_to_be() -> None:
    desk = verbs("desk")
    assert len(desk) > 60, "the search finds verbs"
    assert desk - verbs("api") == set(NOT_BY_PROGRAMS)


# Pages ----------------------------------------------------------------------------------------------------------------

PAGES: dict[str, str | tuple[str, ...]] = {
    "desk": ("getInbox", "getStatistics"),
    "desk-notices": ("listNotices",),
    "desk-notices-read": ("markNotices",),
    "desk-proposals": ("listProposals", "listViews"),
    "desk-proposals-file": ("listProposals",),
    "desk-views": ("saveView", "removeView"),
    "desk-proposal": ("getProposal", "listDecisions", "listReviews", "getTimeline"),
    "desk-proposal-pdf": f"{PRINTED} (getRevision, getFindings).",
    "desk-difference": ("compareRevisions",),
    "desk-write": ("act_message",),
    "desk-side-document": ("addDocument",),
    "desk-side-document-version": ("addVersion",),
    "desk-side-document-out": ("removeDocument",),
    "desk-document": ("downloadDocument",),
    "desk-act-check": ("act_find_complete",),
    "desk-act-request": ("act_request_information",),
    "desk-act-publish": ("act_publish",),
    "desk-act-take-back": ("act_take_back",),
    "desk-act-reopen": ("act_reopen",),
    "desk-act-appeal-settle": ("act_settle_appeal",),
    "desk-act-lapse": ("act_lapse",),
    "desk-act-extend": ("act_extend_deadline",),
    "desk-act-waive": ("act_waive_reviews",),
    "desk-decide": ("act_decide",),
    "desk-condition": ("act_settle_condition",),
    "desk-reviewers": ("listReviewers", "act_assign"),
    "desk-release": ("act_release",),
    "desk-give-back": ("act_give_back",),
    "desk-reviews": ("listAssignments",),
    "desk-review": ("getAssignment", "act_declare", "act_review"),
    "desk-rounds": ("listRounds",),
    "desk-round-new": ("createRound",),
    "desk-round": ("getRound", "getRoundPage"),
    "desk-round-file": ("getRoundPage",),
    "desk-round-spread": ("previewSpread", "spreadReviews"),
    "desk-round-change": ("changeRound",),
    "desk-round-announce": ("round_announce",),
    "desk-round-extend": ("round_extend",),
    "desk-round-close": ("round_close",),
    "desk-round-code": ("round_renew_code",),
    "desk-round-delete": ("deleteRound",),
    "desk-members": ("listMembers", "addMember", "invite"),
    "desk-seat-end": ("endSeat",),
    "desk-invitation-revoke": ("revokeInvitation",),
    "desk-mails": ("listMails",),
    "desk-mail-again": ("retryMail",),
    "desk-ledger": ("listEntries",),
    "desk-settings": ("getTerms", "setTerms"),
    "desk-webhooks": ("listHooks", "addHook"),
    "desk-webhook": ("changeHook", "removeHook", "rotateSecret", "pingHook", "listDeliveries", "redeliver"),
    "desk-tokens": TOKENS,
    **dict.fromkeys(("desk-registers", "desk-unverified", "desk-suggest", "desk-new", "desk-record"), REGISTERS),
    **dict.fromkeys(("desk-history", "desk-undo", "desk-links", "desk-remove", "desk-split"), REGISTERS),
    "desk-merge": ("judgeAgents",),
    "desk-duplicates": ("listDuplicates",),
    "desk-duplicate": ("compareAgents", "judgeAgents"),
    "desk-proposals-mine": ("listProposals",),
    "desk-proposal-new": ("beginProposal",),
    "desk-proposal-dossier": ("changeProposal", "getFindings"),
    "desk-proposal-survey": ("survey",),
    "desk-proposal-dossier-pdf": f"{PRINTED} (getProposal, getFindings).",
    "desk-proposal-file-out": ("getProposal",),
    "desk-proposal-texts": ("changeProposal",),
    "desk-proposal-figures": ("getProposal",),
    "desk-proposal-schedule": ("changeProposal",),
    "desk-proposal-questions": ("changeProposal",),
    "desk-proposal-documents": ("listDocumentsOfProposal", "addDocument"),
    "desk-proposal-document": ("addVersion", "changeDocument", "removeDocument"),
    "desk-proposal-backing": ("addBacking",),
    "desk-proposal-backing-one": ("changeBacking", "removeBacking"),
    "desk-proposal-producers": (
        *("listInvited", "act_invite_producer", "act_revoke_invitation", "act_change_company"),
    ),
    "desk-proposal-messages": ("listMessages", "act_message"),
    "desk-proposal-revisions": ("listRevisions",),
    "desk-proposal-revision": ("getRevision",),
    "desk-proposal-revision-out": ("getRevision",),
    "desk-proposal-file": ("act_file",),
    "desk-proposal-answer": ("act_answer",),
    "desk-proposal-production": ("act_begin_production",),
    "desk-proposal-milestone": ("act_reach_milestone",),
    "desk-proposal-change": ("act_notify_change",),
    "desk-proposal-final": ("act_file_final",),
    "desk-proposal-appeal": ("act_appeal",),
    "desk-proposal-withdraw": ("act_withdraw",),
    "desk-proposal-duplicate": ("act_duplicate",),
    "desk-proposal-hand-over": ("act_hand_over",),
    "desk-proposal-leave": ("act_leave",),
    "desk-proposal-delete": ("act_delete_draft",),
}
"""Every page of the desk, with the operations that do what it does, or why there are none."""


def _pages(patterns: Any) -> Iterator[str]:
    for row in patterns:
        if isinstance(row, URLPattern):
            yield str(row.name)
        else:
            yield from _pages(row.url_patterns)


def test_page_of_the_desk_has_its_operations_or_a_reason_to_have_none() -> None:
    there = set(_pages(urls.urlpatterns))
    assert there - set(PAGES) == set(), "pages without a line: say by which operations a program does that"
    assert set(PAGES) - there == set(), "lines of pages that are gone"


def test_operations_that_are_named_are_there() -> None:
    there = {row["operationId"] for _method, _path, row in operations()}
    named = {name for said in PAGES.values() if not isinstance(said, str) for name in said}
    assert named - there == set()


def test_whatever_needs_a_token_belongs_to_a_page() -> None:
    """Or is about the token itself."""
    of_slate = {row["operationId"] for _method, _path, row in operations() if {} not in row.get("security", [{}])}
    named = {name for said in PAGES.values() if not isinstance(said, str) for name in said}
    assert of_slate - named == {"getToken", "revokeToken"}
