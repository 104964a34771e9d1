"""Documents and backing: handed in, replaced, shown to others, taken out; what is refused says why."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diptych.apps.slate.models import Backing, Document, Proposal
from tests.faces.desk.proposals.browsing import Browser, gone_to, text
from tests.factories import slate

pytestmark = pytest.mark.django_db

SAID = {"kind": "script", "visibility": "authorities"}
BACKED = {
    "agency": "Фонд кино",
    "country": "Russia",
    "kind": "funding",
    "state": "promised",
    "amount": "10,000,000",
    "currency": "RUB",
    "terms": "",
}


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.DATA = tmp_path


def file(name: str, content: bytes = b"Scene 1") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def titles(found: Proposal) -> list[str]:
    return list(
        Document.objects.filter(proposal=found, removed_at=None).order_by("title").values_list("title", flat=True)
    )


def test_several_files_become_a_document_each(vera: Browser) -> None:
    found = slate.draft()
    answer = vera.to(found, "documents/", {**SAID, "files": [file("a.txt"), file("b.txt", b"Scene 2")]})
    assert gone_to(answer) == (302, "documents/?said=kept")
    assert titles(found) == ["a", "b"]
    page = text(vera.of(found, "documents/"))
    assert "The authorities. The producers and the authorities of all parties; nobody else, ever." in page
    assert "SHA-256" in page


def test_file_that_is_refused_says_why_and_keeps_no_other_back(vera: Browser) -> None:
    found = slate.draft()
    files = [file("page.html", b"<html><script>alert(1)</script></html>"), file("b.txt")]
    answer = vera.to(found, "documents/", {**SAID, "files": files})
    assert answer.status_code == 422
    assert "“page.html”" in text(answer)
    assert "1 other file was taken." in text(answer)
    assert titles(found) == ["b"]


def test_script_is_answered_in_words_too(vera: Browser) -> None:
    found = slate.draft()
    answer = vera.to(found, "documents/", {**SAID, "files": [file("empty.txt", b"")]}, HTTP_ACCEPT="application/json")
    told = answer.json()
    assert (answer.status_code, told["added"]) == (422, 0)
    assert "“empty.txt” is empty." in told["errors"][0]


def test_document_is_replaced_shown_to_others_and_taken_out(vera: Browser, lin: Browser) -> None:
    found = slate.draft()
    vera.to(found, "documents/", {**SAID, "title": "Сценарий", "files": [file("a.txt")]})
    (row,) = Document.objects.all()
    lin.to(found, f"documents/{row.pk}/", {"do": "version", "file": file("a2.txt", b"Scene 1, again")})
    assert [version.number for version in row.versions.order_by("number")] == [1, 2]
    vera.to(found, f"documents/{row.pk}/", {"do": "readers", "visibility": "producers"})
    row.refresh_from_db()
    assert row.visibility == "producers"
    vera.to(found, f"documents/{row.pk}/", {"do": "remove"})
    assert titles(found) == []
    assert "Taken out" in text(vera.of(found, "documents/"))


def test_stranger_changes_no_document(vera: Browser, passer_by: Browser) -> None:
    found = slate.draft()
    vera.to(found, "documents/", {**SAID, "files": [file("a.txt")]})
    (row,) = Document.objects.all()
    assert passer_by.to(found, f"documents/{row.pk}/", {"do": "remove"}).status_code == 404
    other = slate.draft("Другая", by=slate.stranger())
    assert passer_by.to(other, f"documents/{row.pk}/", {"do": "remove"}).status_code == 404
    assert titles(found) == ["a"]


def test_backing_is_added_changed_and_taken_out(vera: Browser) -> None:
    found = slate.draft()
    assert gone_to(vera.to(found, "backing/", BACKED)) == (302, "backing/?said=backing")
    (row,) = Backing.objects.all()
    assert (row.agency, row.country, str(row.amount), row.currency) == ("Фонд кино", "RU", "10000000.00", "RUB")
    page = vera.of(found, f"backing/{row.pk}/")
    assert 'value="10,000,000"' in page.content.decode()
    vera.to(found, f"backing/{row.pk}/", {**BACKED, "state": "confirmed"})
    row.refresh_from_db()
    assert row.state == "confirmed"
    vera.to(found, f"backing/{row.pk}/", {"do": "remove"})
    assert not Backing.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"amount": "ten"}, "“ten” is not an amount."),
        ({"currency": ""}, "Name the currency of the amount."),
        ({"country": "Atlantis"}, "“Atlantis” is not a country."),
        ({"agency": " "}, "Write something here."),
    ],
    ids=["amount", "currency", "country", "agency"],
)
def test_backing_that_cannot_be_read_stays_as_typed(vera: Browser, wrong: dict[str, str], sentence: str) -> None:
    found = slate.draft()
    answer = vera.to(found, "backing/", {**BACKED, **wrong})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Backing.objects.exists()
