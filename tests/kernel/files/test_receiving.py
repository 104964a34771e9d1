"""Files while they come in, through everything that stands before a view: on our disk, counted, none from strangers."""

from __future__ import annotations

import errno
import io
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, JsonResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from diptych.config.urls import urlpatterns as site
from diptych.engines.values.errors import Refused
from diptych.kernel.files.domain.keeping import keep_file
from diptych.kernel.files.kinds import DOCUMENTS
from diptych.kernel.files.models import StoredFile
from diptych.kernel.files.receiving import InDataFolder, megabytes, takes_files
from tests.kernel.files.corpus import GOOD, pdf

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
MB = 1024**2
LARGE = pdf(os.urandom(100).hex().encode() * 15_000)
"""A file of some 3 MB: too large for memory."""


def view(request: HttpRequest) -> JsonResponse:
    """What came in: the words that were typed, and each file by name, or why there is none."""
    found: dict[str, Any] = {"typed": request.POST.get("typed"), "files": []}
    for sent in request.FILES.getlist("file"):
        try:
            row = keep_file(sent, name=sent.name or "", kinds=DOCUMENTS, most=8 * MB, at=AT)
            found["files"].append([sent.name, row.size, isinstance(sent, InDataFolder)])
        except Refused as error:
            found["files"].append([sent.name, error.code, error.facts.get("most")])
    return JsonResponse(found)


@takes_files(10 * MB)
def view_that_takes_files(request: HttpRequest) -> JsonResponse:
    return view(request)


urlpatterns = [
    *i18n_patterns(path("pages/", view_that_takes_files)),
    path("files/", view_that_takes_files),
    path("no-files/", view),
    *site,
]


@pytest.fixture
def client(settings: Settings, db: None) -> Client:
    settings.ROOT_URLCONF = __name__
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.create_user("anna"))
    return client


def send(client: Client, *contents: bytes, address: str = "/files/") -> Any:
    files = [SimpleUploadedFile(f"{number}.pdf", content) for number, content in enumerate(contents)]
    return client.post(address, {"typed": "Красный шёлк", "file": files})


def left_in(data: Path) -> list[str]:
    return sorted(str(path.relative_to(data)) for path in data.rglob("*") if path.is_file())


def test_large_and_small_files_come_in_together(client: Client, data: Path) -> None:
    assert send(client, LARGE, GOOD["pdf"]).json() == {
        "typed": "Красный шёлк",
        "files": [["0.pdf", len(LARGE), True], ["1.pdf", len(GOOD["pdf"]), True]],
    }
    assert left_in(data) == sorted(f"files/{row.path}" for row in StoredFile.objects.all())


@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_address_takes_files_in_every_language(language: str, client: Client) -> None:
    assert send(client, LARGE, address=f"/{language}/pages/").json()["files"] == [["0.pdf", len(LARGE), True]]


def test_what_a_killed_process_left_goes_after_a_day(client: Client, data: Path) -> None:
    (data / "incoming").mkdir(parents=True)
    old, new = data / "incoming" / "old.upload", data / "incoming" / "new.upload"
    old.write_bytes(b"a")
    new.write_bytes(b"a")
    os.utime(old, (0, 0))
    send(client, GOOD["pdf"])
    assert (old.exists(), new.exists()) == (False, True)


def test_small_files_stay_in_memory(client: Client) -> None:
    assert send(client, GOOD["pdf"]).json()["files"] == [["0.pdf", len(GOOD["pdf"]), False]]


def test_what_is_too_much_is_thrown_away_and_what_was_typed_is_not(client: Client, data: Path) -> None:
    """The head of a request may say less than comes, within what the form itself may have."""
    third = pdf(b"a" * 5_500_000)
    answer = send(client, LARGE, LARGE + b" ", third[: 10 * MB - 2 * len(LARGE) + MB])
    found = answer.json()
    assert found["typed"] == "Красный шёлк"
    assert [row[1:] for row in found["files"]][-1] == ["upload_too_much", "10"]
    assert [row[2] for row in found["files"][:2]] == [True, True]
    assert not [name for name in left_in(data) if name.startswith("incoming/")]


def test_large_body_is_refused_unread_where_no_files_are_taken(client: Client) -> None:
    assert send(client, LARGE, address="/no-files/").status_code == 413
    assert send(client, b"a" * (13 * MB)).status_code == 413


def test_strangers_leave_nothing_on_the_disk(client: Client, data: Path) -> None:
    client.logout()
    found = send(client, LARGE).json()
    assert found == {"typed": "Красный шёлк", "files": [["0.pdf", "upload_signed_out", None]]}
    assert left_in(data) == []


def test_full_disk_is_said_and_what_was_typed_is_kept(
    client: Client, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        name = "full"

        def write(self, part: Any) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("diptych.kernel.files.receiving._temporary", Full)
    assert send(client, LARGE).json() == {"typed": "Красный шёлк", "files": [["0.pdf", "upload_disk_full", None]]}
    assert left_in(data) == []


def test_disk_without_room_for_a_name_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> Any:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("diptych.kernel.files.receiving._temporary", full)
    assert send(client, LARGE).json()["files"] == [["0.pdf", "upload_disk_full", None]]


def test_more_files_than_a_form_may_have_are_refused(client: Client) -> None:
    assert send(client, *[b"a"] * 21).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--edge\r\n",
        b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n' + GOOD["pdf"],
        b'--edge\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\na\r\n--edge--',
        b'--edge\r\nContent-Disposition: form-data; filename="a.pdf"\r\n\r\na\r\n--edge--',
        b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n--edge--",
    ],
    ids=["nothing", "no part", "no end", "no name of the file", "no name", "not base64"],
)
def test_wrong_multipart_is_no_failure(client: Client, body: bytes, data: Path) -> None:
    answer = client.post("/files/", body, content_type="multipart/form-data; boundary=edge")
    assert answer.status_code in (200, 400)
    assert not [name for name in left_in(data) if name.startswith("incoming/")]


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary="])
def test_multipart_without_a_boundary_is_refused(client: Client, content_type: str) -> None:
    assert client.post("/files/", b"a", content_type=content_type).status_code == 400


def test_name_with_a_path_is_a_name(client: Client) -> None:
    body = (
        b'--edge\r\nContent-Disposition: form-data; name="file"; filename="../../a.pdf"\r\n\r\n'
        + GOOD["pdf"]
        + b"\r\n--edge--\r\n"
    )
    answer = client.post("/files/", body, content_type="multipart/form-data; boundary=edge")
    assert answer.json()["files"] == [["a.pdf", len(GOOD["pdf"]), False]]


def test_sizes_are_said_in_megabytes() -> None:
    assert (megabytes(50 * MB), megabytes(MB + MB // 2), megabytes(MB // 10)) == ("50", "1.5", "0.1")
