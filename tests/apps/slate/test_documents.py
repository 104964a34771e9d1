"""Documents: kept in every version, each side's papers its own."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

from diptych.apps.slate.domain import checking, documents, filing
from diptych.apps.slate.models import Document, DocumentVersion, Proposal
from diptych.apps.slate.queries.documents import version_seen
from diptych.kernel.audit.models import Entry
from diptych.kernel.files.models import StoredFile
from tests.factories import slate
from tests.factories.registers import refusal

pytestmark = pytest.mark.django_db


def paper(text: str = "Договор") -> BytesIO:
    return BytesIO(f"{text}\n".encode())


def add(found: Proposal, **changes: Any) -> Document:
    told = {
        "kind": "contract",
        "title": "Договор о совместном производстве",
        "stream": paper(),
        "name": "договор.txt",
        "by": slate.lead(),
        "at": slate.NOW,
        **changes,
    }
    return documents.add_document(found.pk, **told)


def side_paper(found: Proposal, **changes: Any) -> Document:
    return add(found, **{"party": "RU", "kind": "other", "title": "Справка-5519", "by": slate.officer("RU"), **changes})


def version(row: Document, text: str, **changes: Any) -> DocumentVersion:
    told = {"stream": paper(text), "name": "договор.txt", "by": slate.lead(), "at": slate.later(days=1), **changes}
    return documents.add_version(row.pk, **told)


def test_document_is_confidential_unless_it_is_said_to_be_otherwise() -> None:
    found = slate.draft()
    row = add(found)

    assert (row.kind, row.visibility, row.party, row.removed_at) == ("contract", "authorities", "", None)
    held = row.versions.get()
    assert (held.number, held.name, held.file.size) == (1, "договор.txt", len(paper().getvalue()))
    assert slate.said() == ("slate.add_document", "vera", "", f"producers:{found.pk}")
    after = slate.last_entry().after
    assert after is not None
    assert after["sha256"] == held.file.sha256


def test_every_version_is_kept() -> None:
    found = slate.draft()
    row = add(found)
    version(row, "Второй")

    assert list(row.versions.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert slate.said() == ("slate.add_version", "vera", "", f"producers:{found.pk}")


def test_same_content_once_more_is_no_version() -> None:
    row = add(slate.draft())
    before = slate.entries()

    assert version(row, "Договор").number == 1
    assert (DocumentVersion.objects.count(), slate.entries()) == (1, before)


def test_only_producers_add_to_the_dossier() -> None:
    found = slate.filed()
    row = add(found)

    added = slate.outcomes(lambda by: add(found, by=by))
    renewed = slate.outcomes(lambda by: version(row, "Второй", by=by))
    shown = slate.outcomes(lambda by: documents.change_visibility(row.pk, visibility="public", by=by, at=slate.NOW))
    removed = slate.outcomes(lambda by: documents.remove_document(row.pk, by=by, at=slate.NOW))

    assert set(added) == {"done", "not_allowed", "no_proposal"}
    assert all(set(outcome) == {"done", "no_document"} for outcome in (renewed, shown, removed))
    assert all(outcome["done"] == {"lead", "partner"} for outcome in (added, renewed, shown, removed))


def test_papers_of_a_side_are_for_those_who_decide_for_it() -> None:
    found = slate.filed()
    row = side_paper(found)
    assert (row.visibility, row.party) == ("side", "RU")
    assert slate.said() == ("slate.add_document", "ru-officer-1", "RU", "RU")

    added = slate.outcomes(lambda by: side_paper(found, by=by))
    removed = slate.outcomes(lambda by: documents.remove_document(row.pk, reason="Устарела", by=by, at=slate.NOW))

    assert added["done"] == removed["done"] == {"RU officer", "RU coordinator"}
    assert set(removed) == {"done", "no_document"}


def test_nobody_outside_a_side_finds_its_papers_in_the_ledger() -> None:
    found = slate.filed()
    row = side_paper(found)
    version(row, "Второй", by=slate.officer("RU"), name="Справка-5519.txt")
    documents.remove_document(row.pk, reason="Справка-5519", by=slate.officer("RU"), at=slate.NOW)

    others = Entry.objects.exclude(audience="RU").values()
    assert "5519" not in json.dumps(list(others), default=str, ensure_ascii=False)


def test_paper_of_a_side_is_not_shown_to_others() -> None:
    row = side_paper(slate.filed())

    changed = documents.change_visibility(row.pk, visibility="public", by=slate.officer("RU"), at=slate.NOW)
    assert changed.visibility == "side"


def test_producers_say_who_sees_a_document_from_the_next_revision_on() -> None:
    found = slate.draft()
    row = add(found, visibility="producers")
    assert filing.file_proposal(found.pk, by=slate.lead(), at=slate.NOW).content["documents"] == []

    documents.change_visibility(row.pk, visibility="public", by=slate.partner(), at=slate.NOW)
    assert slate.said() == ("slate.change_visibility", "lin", "", f"producers:{found.pk}")
    before = slate.entries()
    documents.change_visibility(row.pk, visibility="public", by=slate.partner(), at=slate.NOW)
    assert slate.entries() == before


def test_removed_document_is_kept_and_changed_by_nobody() -> None:
    found = slate.draft()
    row = add(found)
    documents.remove_document(row.pk, by=slate.lead(), at=slate.NOW)

    assert (Document.objects.get().removed_at, DocumentVersion.objects.count()) == (slate.NOW, 1)
    assert slate.said() == ("slate.remove_document", "vera", "", f"producers:{found.pk}")
    assert refusal(lambda: version(row, "Второй")) == ("no_document", {})
    assert refusal(lambda: documents.remove_document(row.pk, by=slate.lead(), at=slate.NOW)) == ("no_document", {})


def test_side_says_why_it_takes_a_paper_out() -> None:
    row = side_paper(slate.filed())

    assert refusal(lambda: documents.remove_document(row.pk, by=slate.officer("RU"), at=slate.NOW)) == (
        "reason_missing",
        {},
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "text_missing"),
        ({"title": "я" * 301}, "text_too_long"),
        ({"kind": "novel"}, "no_choice"),
        ({"visibility": "side"}, "no_choice"),
        ({"visibility": "everybody"}, "no_choice"),
        ({"stream": BytesIO(b"")}, "upload_empty"),
        ({"stream": BytesIO(b"<html><script>alert(1)</script>"), "name": "a.html"}, "upload_runs"),
    ],
)
def test_document_that_cannot_be_taken_leaves_nothing(changes: dict[str, Any], code: str) -> None:
    found = slate.draft()
    before = slate.entries()

    assert refusal(lambda: add(found, **changes))[0] == code
    assert (Document.objects.count(), slate.entries()) == (0, before)


def test_nothing_is_kept_of_what_somebody_may_not_add() -> None:
    found = slate.filed()

    assert refusal(lambda: add(found, by=slate.stranger())) == ("no_proposal", {})
    assert refusal(lambda: side_paper(found, by=slate.officer("CN"))) == (
        "not_allowed",
        {"action": "add_side_document"},
    )
    assert not StoredFile.objects.exists()


def test_what_has_ended_takes_no_documents_of_producers_but_papers_of_a_side() -> None:
    found = slate.withdrawn()

    assert refusal(lambda: add(found)) == ("proposal_ended", {"state": "withdrawn"})
    assert side_paper(found).party == "RU"


def test_proposal_has_room_for_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST", 1)
    found = slate.draft()
    row = add(found)

    assert refusal(lambda: add(found)) == ("too_many_documents", {"most": 1})
    documents.remove_document(row.pk, by=slate.lead(), at=slate.NOW)
    add(found)


@pytest.mark.parametrize("limit", ["FILES_A_DAY", "BYTES_A_DAY"])
def test_person_hands_in_so_much_within_a_day(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(documents, limit, 1)
    found = slate.draft()
    row = add(found)

    assert refusal(lambda: version(row, "Второй", at=slate.later(hours=23)))[0] == "too_many_files"
    assert refusal(lambda: add(slate.draft("Другой"), at=slate.later(hours=23)))[0] == "too_many_files"
    side_paper(slate.filed())
    version(row, "Второй", at=slate.later(hours=25))


def test_public_is_the_version_that_was_filed_as_public_and_no_other() -> None:
    found = slate.draft()
    row = add(found)
    filing.file_proposal(found.pk, by=slate.lead(), at=slate.NOW)
    first = row.versions.get()
    second = version(row, "Второй")
    documents.change_visibility(row.pk, visibility="public", by=slate.lead(), at=slate.NOW)
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=slate.NOW)
        slate.decide(found, party)
    passer_by = slate.stranger()

    assert version_seen(slate.officer("CN"), first.pk) == first
    assert refusal(lambda: version_seen(passer_by, first.pk)) == ("no_document", {})
    filing.notify_change(found.pk, reason="Договор для всех", by=slate.lead(), at=slate.NOW)
    assert version_seen(passer_by, second.pk) == second
    assert refusal(lambda: version_seen(passer_by, first.pk)) == ("no_document", {})
