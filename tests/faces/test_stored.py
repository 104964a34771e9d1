"""Stored files as answers: taken home under a plain name, in parts if so asked, and never part of the site."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings

from diptych.config.urls import urlpatterns as site
from diptych.faces.stored import disposition, stored_response
from diptych.kernel.files.domain.keeping import keep_file
from diptych.kernel.files.kinds import DOCUMENTS
from diptych.kernel.files.models import StoredFile
from tests.kernel.files.conftest import data
from tests.kernel.files.corpus import GOOD

__all__ = ["data"]

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXT = bytes(range(0x30, 0x50)) * 5000
"""Some 160 kB of letters, all alike under any packing."""

pytestmark = pytest.mark.django_db


def view(request: HttpRequest, name: str, way: str) -> HttpResponseBase:
    return stored_response(request, StoredFile.objects.get(), name, inline=way == "inline")


urlpatterns = [path("file/<str:way>/<path:name>", view), *site]


@pytest.fixture
def client(settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(headers={"host": "localhost", "accept-encoding": "gzip"})


def keep(content: bytes = TEXT) -> StoredFile:
    return keep_file(io.BytesIO(content), name="a", kinds=DOCUMENTS, most=1 << 22, at=AT)


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def test_file_is_given_out_as_it_was_handed_in(client: Client) -> None:
    row = keep()
    answer = client.get("/file/save/红绸.txt")
    assert (answer.status_code, body(answer)) == (200, TEXT)
    headers = {name: answer.headers.get(name) for name in HEADERS}
    assert headers == {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(TEXT)),
        "Content-Encoding": None,
        "Content-Disposition": ("attachment; filename=\"__.txt\"; filename*=UTF-8''%E7%BA%A2%E7%BB%B8.txt"),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
        "Accept-Ranges": "bytes",
        "ETag": f'"{row.sha256}"',
        "X-Robots-Tag": "noindex",
    }


HEADERS = (
    *("Content-Type", "Content-Length", "Content-Encoding", "Content-Disposition", "Content-Security-Policy"),
    *("X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Cache-Control", "Accept-Ranges", "ETag"),
    "X-Robots-Tag",
)


@pytest.mark.parametrize("code", GOOD)
def test_only_pictures_of_three_kinds_are_shown_in_a_page(code: str, client: Client) -> None:
    keep(GOOD[code])
    ways = {}
    for way in ("inline", "save"):
        answer = client.get(f"/file/{way}/a")
        ways[way] = answer["Content-Disposition"].partition(";")[0]
        assert body(answer) == GOOD[code]
    assert ways == {"inline": "inline" if code in ("png", "jpeg", "webp") else "attachment", "save": "attachment"}


def test_name_on_the_way_out_has_no_tricks() -> None:
    answer = stored_response(RequestFactory().get("/"), keep(), "a\u202egnp.exe\r\nX-Evil: 1")
    assert answer["Content-Disposition"] == 'attachment; filename="agnp.exe X-Evil_ 1.txt"'
    assert "X-Evil" not in answer.headers
    assert body(answer) == TEXT
    answer.close()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a b.pdf", 'attachment; filename="a b.pdf"'),
        ('a"b\\c.pdf', "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%5Cc.pdf"),
        ("100%.pdf", "attachment; filename=\"100_.pdf\"; filename*=UTF-8''100%25.pdf"),
        ("红绸.pdf", "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E7%BA%A2%E7%BB%B8.pdf"),
    ],
)
def test_disposition_is_written_for_old_and_new_programs(name: str, said: str) -> None:
    assert disposition(name, inline=False) == said


# Ranges and what is known already -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "begin", "end"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=100-", 100, len(TEXT)),
        ("bytes=-10", len(TEXT) - 10, len(TEXT)),
        ("bytes=-999999999", 0, len(TEXT)),
        ("bytes=10-999999999", 10, len(TEXT)),
        (f"bytes={len(TEXT) - 1}-", len(TEXT) - 1, len(TEXT)),
    ],
)
def test_range_is_given(asked: str, begin: int, end: int, client: Client) -> None:
    keep()
    answer = client.get("/file/save/a.txt", headers={"range": asked})
    assert (answer.status_code, body(answer)) == (206, TEXT[begin:end])
    assert answer["Content-Range"] == f"bytes {begin}-{end - 1}/{len(TEXT)}"
    assert answer["Content-Length"] == str(end - begin)


@pytest.mark.parametrize(
    "asked", ["bytes=5-2", "bytes=-", "lines=1-2", "bytes=0-1,5-6", "bytes=a-b", "bytes=" + "9" * 99]
)
def test_range_that_is_not_understood_is_ignored(asked: str, client: Client) -> None:
    keep()
    answer = client.get("/file/save/a.txt", headers={"range": asked})
    assert (answer.status_code, body(answer)) == (200, TEXT)


@pytest.mark.parametrize("asked", [f"bytes={len(TEXT)}-", "bytes=-0"])
def test_range_behind_the_end_is_refused(asked: str, client: Client) -> None:
    keep()
    answer = client.get("/file/save/a.txt", headers={"range": asked})
    assert (answer.status_code, answer["Content-Range"], body(answer)) == (416, f"bytes */{len(TEXT)}", b"")
    assert "Content-Disposition" not in answer.headers


def test_range_of_another_state_is_not_mixed_with_this_one(client: Client) -> None:
    row = keep()
    for known, status in ((f'"{row.sha256}"', 206), ('"other"', 200), (f'W/"{row.sha256}"', 200)):
        answer = client.get("/file/save/a.txt", headers={"range": "bytes=0-9", "if-range": known})
        assert (known, answer.status_code, len(body(answer))) == (known, status, 10 if status == 206 else len(TEXT))


def test_file_that_is_known_already_is_not_sent_again(client: Client) -> None:
    row = keep()
    answer = client.get("/file/save/a.txt", headers={"if-none-match": f'"{row.sha256}"'})
    assert (answer.status_code, body(answer), answer["ETag"]) == (304, b"", f'"{row.sha256}"')
    assert client.get("/file/save/a.txt", headers={"if-match": '"other"'}).status_code == 412


def test_head_says_what_get_would(client: Client) -> None:
    keep()
    got, headed = client.get("/file/save/a.txt"), client.head("/file/save/a.txt")
    assert (headed.status_code, body(headed)) == (200, b"")
    names = HEADERS
    assert {name: headed.headers.get(name) for name in names} == {name: got.headers.get(name) for name in names}
    assert body(got) == TEXT
    part = client.head("/file/save/a.txt", headers={"range": "bytes=0-9"})
    assert (part.status_code, part["Content-Length"]) == (206, "10")


# What is not given out ------------------------------------------------------------------------------------------------


def test_file_that_was_lost_is_a_page_that_says_so(client: Client, data: Path) -> None:
    row = keep()
    (data / "files" / row.path).unlink()
    answer = client.get("/file/save/film.txt", headers={"accept-encoding": "identity"})
    assert answer.status_code == 404
    assert "The content of “film.txt” cannot be read at the moment" in answer.content.decode()


def test_infected_file_is_given_to_nobody(client: Client) -> None:
    row = keep()
    StoredFile.objects.filter(pk=row.pk).update(scanned="infected", scanned_at=AT, infection="a virus")
    answer = client.get("/file/save/film.txt", headers={"accept-encoding": "identity"})
    assert answer.status_code == 404
    assert "is not given out" in answer.content.decode()
    assert TEXT[:20] not in answer.content
