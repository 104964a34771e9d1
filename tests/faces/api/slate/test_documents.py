"""Files are handed in by form, looked at, kept once, and given out to whoever may see them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from diptych.apps.slate.domain import filing
from diptych.apps.slate.models import Document
from diptych.faces.api.slate.handing_in import MOST
from diptych.kernel.documents import LARGEST_FILE
from diptych.kernel.files.models import StoredFile
from tests.faces.api.slate.conftest import V1, officer, producer, program, told
from tests.factories import slate

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Сценарий\n".encode()


def sent(**changes: Any) -> dict[str, Any]:
    file = SimpleUploadedFile(changes.pop("name", "script.txt"), changes.pop("content", TEXT))
    return {"kind": "script", "title": "Сценарий", "file": file, **changes}


def test_document_is_handed_in_filed_and_downloaded() -> None:
    found = slate.draft()
    lead, ru = producer(), officer("RU")
    path = f"/proposals/{found.pk}/documents"
    answer = lead.upload(path, sent())
    assert answer.status_code == 201, answer.content
    assert answer.json()["made"]["type"] == "slate.document"
    (row,) = lead.get(path).json()["documents"]
    (version,) = row["versions"]
    file = StoredFile.objects.get()
    assert version["file"] == {
        "media_type": "text/plain",
        "size": len(TEXT),
        "sha256": file.sha256,
        "scanned": "no_scanner",
        "remarks": [],
    }
    assert str(file.pk) not in lead.get(path).content.decode()
    content = version["address"].removeprefix(V1)
    told(ru.get(content), 404, "no_proposal")
    filing.file_proposal(found.pk, by=slate.lead(), at=slate.NOW)

    answer = ru.get(content)
    assert b"".join(answer.streaming_content) == TEXT
    assert answer["Content-Disposition"] == 'attachment; filename="script.txt"'
    assert answer["Cache-Control"] == "private, no-store"
    assert "Authorization" in answer["Vary"]
    assert b"".join(ru.get(content, range="bytes=0-3").streaming_content) == TEXT[:4]
    told(program(slate.officer("RU"), "RU", ["read"]).get(content), 403, "not_in_token")


def test_newer_version_stands_beside_the_earlier_one() -> None:
    found = slate.draft()
    lead = producer()
    id = lead.upload(f"/proposals/{found.pk}/documents", sent()).json()["made"]["id"]
    path = f"/proposals/{found.pk}/documents/{id}/versions"
    answer = lead.upload(path, {"file": SimpleUploadedFile("second.txt", b"Second\n")})
    assert answer.status_code == 201
    (row,) = lead.get(f"/proposals/{found.pk}/documents").json()["documents"]
    assert [version["name"] for version in row["versions"]] == ["second.txt", "script.txt"]
    other = slate.draft("Другой")
    told(
        lead.upload(path.replace(str(found.pk), str(other.pk)), {"file": SimpleUploadedFile("a.txt", b"a\n")}),
        404,
        "no_document",
    )


def test_paper_of_a_side_is_seen_by_that_side_alone() -> None:
    found = slate.filed()
    ru, cn, lead = officer("RU"), officer("CN"), producer()
    path = f"/proposals/{found.pk}/documents"
    answer = ru.upload(path, sent(title="Заметка стороны"))
    assert answer.status_code == 201, answer.content
    assert [row["title"] for row in ru.get(path).json()["documents"]] == ["Заметка стороны"]
    for other in (cn, lead):
        assert other.get(path).json() == {"documents": []}
    told(ru.send(f"{path}/{answer.json()['made']['id']}/remove", {}), 422, "reason_missing")
    assert ru.send(f"{path}/{answer.json()['made']['id']}/remove", {"reason": "Устарела"}).status_code == 200


def test_visibility_is_said_and_a_document_taken_out() -> None:
    found = slate.draft()
    lead = producer()
    path = f"/proposals/{found.pk}/documents"
    id = lead.upload(path, sent()).json()["made"]["id"]
    assert lead.patch(f"{path}/{id}", {"visibility": "public"}).status_code == 200
    assert lead.get(path).json()["documents"][0]["visibility"] == "public"
    assert lead.send(f"{path}/{id}/remove").status_code == 200
    assert lead.get(path).json()["documents"][0]["removed"] is True


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"content": b""}, 422, "upload_empty"),
        ({"content": b"MZ" + bytes(100), "name": "a.txt"}, 422, "upload_runs"),
        ({"content": b"<html><script>1</script></html>", "name": "a.pdf"}, 422, "upload_runs"),
        ({"title": " "}, 422, "text_missing"),
        ({"kind": "poem"}, 422, "malformed"),
        ({"pages": "3"}, 422, "malformed"),
    ],
)
def test_what_cannot_be_taken_is_told(changes: dict[str, Any], status: int, code: str) -> None:
    found = slate.draft()
    answer = producer().upload(f"/proposals/{found.pk}/documents", sent(**changes))
    assert told(answer, status, code)
    assert not Document.objects.exists()


def test_form_without_a_file_or_with_two_is_refused() -> None:
    found = slate.draft()
    lead = producer()
    path = f"/proposals/{found.pk}/documents"
    told(lead.upload(path, {"kind": "script", "title": "a"}), 422, "one_file")
    two = [SimpleUploadedFile("a.txt", b"a\n"), SimpleUploadedFile("b.txt", b"b\n")]
    told(lead.upload(path, {"kind": "script", "title": "a", "file": two}), 422, "one_file")
    told(lead.send(path, {"kind": "script"}), 415, "wrong_form")


def test_file_sent_twice_under_one_key_is_one_document() -> None:
    found = slate.draft()
    lead = producer()
    path = f"/proposals/{found.pk}/documents"
    first, again = (lead.upload(path, sent(), idempotency_key="k") for _ in range(2))
    assert first.json() == again.json()
    assert Document.objects.count() == 1
    told(lead.upload(path, sent(content=b"Another\n"), idempotency_key="k"), 422, "key_used")
    told(lead.upload(path, sent(content=b""), idempotency_key="l"), 422, "upload_empty")
    assert lead.upload(path, sent(), idempotency_key="l").status_code == 201


class Unread(BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise AssertionError("it is refused unread")


@pytest.mark.parametrize(
    ("path", "length", "code"),
    [
        (lambda id: f"/proposals/{id}/acts/file", LARGEST_FILE + 1, 413),
        (lambda id: f"/proposals/{id}/documents", LARGEST_FILE + MOST + 1, 413),
        # Of strangers nothing is read, however little they send.
        (lambda id: f"/proposals/{id}/documents", LARGEST_FILE + 1, 401),
    ],
)
def test_too_much_is_refused_unread(path: Callable[[object], str], length: int, code: int) -> None:
    found = slate.draft()
    lead = producer()
    lead.client.defaults.pop("HTTP_AUTHORIZATION")
    request: dict[str, Any] = {
        "CONTENT_LENGTH": str(length),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "wsgi.input": Unread(),
    }
    answer = lead.client.generic("POST", f"{V1}{path(found.pk)}", **request)
    assert answer.status_code == code


def test_backings_are_kept_by_producers() -> None:
    found = slate.draft()
    lead = producer()
    path = f"/proposals/{found.pk}/backings"
    told_so = {"agency": "Фонд", "kind": "funding", "state": "sought", "amount": "1000.50", "currency": "RUB"}
    id = lead.send(path, told_so).json()["made"]["id"]
    assert lead.patch(f"{path}/{id}", {"state": "confirmed"}).status_code == 200
    (row,) = lead.get(f"/proposals/{found.pk}").json()["now"]["backings"]
    assert (row["amount"], row["state"]) == ("1000.50", "confirmed")
    told(lead.send(path, {**told_so, "amount": "много"}), 422, "bad_amount")
    assert lead.send(f"{path}/{id}", method="DELETE").status_code == 200
    told(lead.send(f"{path}/{id}", method="DELETE"), 404, "no_backing")
