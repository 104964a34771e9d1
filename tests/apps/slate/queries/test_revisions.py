"""Revisions are shown to whoever may see what was filed, and compared."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from diptych.apps.slate.domain import filing, proposals
from diptych.apps.slate.models import Proposal
from diptych.apps.slate.queries.revisions import revision_seen, revisions_compared
from tests.apps.slate.queries import secrets
from tests.factories import slate
from tests.factories.registers import refusal
from tests.factories.slate import NOW

pytestmark = pytest.mark.django_db


def answered() -> Proposal:
    """Filed, asked about by one side, and answered with another length, another synopsis and a new logline."""
    found = slate.asked("CN")
    told: dict[str, Any] = {"by": slate.lead(), "at": NOW}
    dossier = {**slate.DOSSIER, "minutes": "110"}
    proposals.save_dossier(found.pk, dossier=dossier, window="w", saved=slate.again(found).saved, **told)
    proposals.save_text(found.pk, kind="synopsis", lang="ru", text="Новый", status="original", **told)
    proposals.save_text(found.pk, kind="logline", lang="zh-Hans", text="雪线", status="machine", **told)
    proposals.save_schedule(found.pk, planned={"finished": "2028"}, **told)
    filing.answer_request(found.pk, reason="Договор приложен", **told)
    return slate.again(found)


def test_revisions_are_compared() -> None:
    found = revisions_compared(slate.officer("RU"), answered().pk, 1, 2)
    assert [(change.path, change.before, change.after) for change in found.facts] == [("minutes", 104, 110)]
    assert [(row.kind, row.lang, row.before, row.after, row.status_after) for row in found.texts] == [
        ("logline", "zh-Hans", "", "雪线", "machine"),
        ("synopsis", "ru", "Линия снега: synopsis", "Новый", "original"),
    ]
    assert [(change.path, change.before) for change in found.rest] == [("schedule.finished", None)]
    assert (found.documents, found.findings, found.is_empty) == ((), (), False)


def test_revision_compared_with_itself_is_the_same() -> None:
    assert revisions_compared(slate.officer("RU"), slate.filed().pk, 1, 1).is_empty


def test_revisions_are_for_those_who_may_see_them() -> None:
    found = slate.filed()
    slate.assigned(found, "CN")
    seeing = {"lead", "partner", "CN reviewer", *(f"{party} {role}" for party in slate.PARTIES for role in slate.STAFF)}
    for name, person in slate.everybody().items():
        if name in seeing:
            assert revision_seen(person, found.pk, 1).number == 1
            assert refusal(partial(revision_seen, person, found.pk, 2)) == ("no_revision", {"number": 2})
        else:
            assert refusal(partial(revision_seen, person, found.pk, 1)) == ("no_proposal", {})


def test_revisions_hold_nothing_that_was_not_filed() -> None:
    found = secrets.proposal()
    for person in (slate.officer("RU"), slate.reviewer("CN")):
        assert secrets.marks_in(revision_seen(person, found.pk, 1)) == set()
