"""Keeping files: bit for bit, once, on the disk, and nothing of what is refused."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from diptych.engines.values.errors import Refused
from diptych.faces.portal.views.errors import said
from diptych.faces.wording.uploads import FAULTS, REMARKS, SCANNED, UPLOADS
from diptych.kernel.files.domain.keeping import keep_file
from diptych.kernel.files.enums import Remark, Scanned
from diptych.kernel.files.kinds import DOCUMENTS, IMAGES, KINDS, SUBTITLES, labels
from diptych.kernel.files.models import StoredFile
from diptych.kernel.files.queries.files import Fault, opened, verification
from diptych.kernel.files.storage import storage
from tests.kernel.files.corpus import BAD, GOOD, GPS, HTML, REMARKED, jpeg, pdf

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 12, tzinfo=UTC)


def keep(content: bytes, name: str = "a", *, at: datetime = AT, most: int = 1 << 22, **options: Any) -> StoredFile:
    return keep_file(io.BytesIO(content), name=name, kinds=options.get("kinds", DOCUMENTS), most=most, at=at)


def refused(content: bytes, name: str = "a", **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        keep(content, name, **options)
    return caught.value


def lying_in(data: Path) -> dict[str, bytes]:
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*") if path.is_file()}


# What is kept ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("code", GOOD)
def test_file_is_kept_bit_for_bit(code: str, data: Path) -> None:
    content = GOOD[code]
    row = keep(content, f"a.{KINDS[code].endings[0]}")
    sum_ = hashlib.sha256(content).hexdigest()
    assert lying_in(data) == {f"files/{sum_[:2]}/{sum_[2:4]}/{sum_}": content}
    assert (row.sha256, row.size, row.media_type, row.remarks, row.scanned, row.kept_at) == (
        *(sum_, len(content), KINDS[code].media_type),
        *([], "no_scanner", AT),
    )
    assert row.pk.version == 7


@pytest.mark.django_db
def test_picture_keeps_where_it_was_taken(data: Path) -> None:
    """Whoever shows it takes that out; the original stays as it was handed in."""
    row = keep(jpeg(), "a.jpg")
    with opened(row, name="a.jpg") as content:
        assert GPS in content.read()


@pytest.mark.django_db
def test_same_content_is_kept_once(data: Path) -> None:
    first, again = keep(GOOD["pdf"], "a.pdf"), keep(GOOD["pdf"], "b.pdf", at=LATER)
    assert (first.pk, first.kept_at) == (again.pk, again.kept_at)
    assert (StoredFile.objects.count(), len(lying_in(data))) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("what", REMARKED)
def test_active_file_is_kept_and_flagged(what: str) -> None:
    content, remarks = REMARKED[what]
    row = keep(content)
    assert (row.remarks, row.active) == (remarks, bool(set(remarks) - {"image_appended"}))


@pytest.mark.django_db
def test_folders_and_files_are_closed_to_others(data: Path) -> None:
    keep(GOOD["pdf"])
    open_to_others = [path for path in data.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert open_to_others == []


@pytest.mark.django_db
def test_damaged_content_is_mended_when_it_is_handed_in_again(data: Path) -> None:
    row = keep(GOOD["pdf"])
    (data / "files" / row.path).write_bytes(b"short")
    keep(GOOD["pdf"])
    assert lying_in(data) == {f"files/{row.path}": GOOD["pdf"]}


@pytest.mark.django_db
def test_stream_is_read_in_parts() -> None:
    asked: list[int] = []

    class Stream(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            asked.append(size or -1)
            return super().read(size)

    keep_file(Stream(GOOD["txt"] * 20_000), name="a.txt", kinds=DOCUMENTS, most=1 << 22, at=AT)
    assert len(asked) > 10
    assert set(asked) == {65536}


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(text=st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf")), min_size=1, max_size=300))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    content = f"a {text}".encode()
    with opened(keep(content), name="a") as kept:
        assert kept.read() == content


# What is refused ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("what", BAD)
def test_refused_content_leaves_nothing(what: str, data: Path) -> None:
    content, code = BAD[what]
    error = refused(content, "film", most=1 << 28)
    assert (error.code, error.facts["name"]) == (code, "film")
    assert "“film”" in said(error)
    assert "{" not in said(error)
    assert (lying_in(data), StoredFile.objects.count()) == ({}, 0)


@pytest.mark.parametrize(
    ("content", "name", "options", "code", "sentence"),
    [
        (b"", "a.pdf", {}, "upload_empty", "“a.pdf” is empty. Look whether it is the file you meant."),
        (
            *(pdf(b"a" * 2_000_000), "a.pdf", {"most": 1536 * 1024}, "upload_too_large"),
            "“a.pdf” is too large: a file may have 1.5 MB here. Make it smaller, or split it.",
        ),
        (
            *(GOOD["pdf"], "a.docx", {}, "upload_mismatch"),
            "The name “a.docx” ends in .docx, but the content is PDF. "
            "Choose the file you meant, or give it the ending of what it is.",
        ),
        (
            *(GOOD["pdf"], "invoice.pdf.exe", {}, "upload_mismatch"),
            "The name “invoice.pdf.exe” ends in .exe, but the content is PDF. "
            "Choose the file you meant, or give it the ending of what it is.",
        ),
        (
            *(HTML, "contract.pdf", {}, "upload_runs"),
            "“contract.pdf” holds HTML. Such files can carry something out where they are opened, and are never taken. "
            "Save what is to be read as PDF.",
        ),
        (
            *(GOOD["mp4"], "a.mp4", {"kinds": IMAGES}, "upload_kind"),
            "“a.mp4” holds MP4, which is not taken here. Taken are: PNG, JPEG, TIFF, WebP.",
        ),
        (
            *(GOOD["txt"], "a.srt", {"kinds": SUBTITLES}, "upload_kind"),
            "“a.srt” holds TXT, which is not taken here. Taken are: SRT, WebVTT.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.django_db
def test_refusal_says_what_why_and_what_to_do(
    content: bytes, name: str, options: dict[str, Any], code: str, sentence: str
) -> None:
    error = refused(content, name, **options)
    assert (error.code, said(error)) == (code, sentence)


def test_text_is_taken_where_a_table_is_text_too() -> None:
    assert labels(frozenset({"csv", "pdf"})) == ("PDF", "CSV")


@pytest.mark.django_db
def test_large_stream_is_refused_before_it_is_read_to_its_end(data: Path) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"a" * size

    stream = Endless()
    with pytest.raises(Refused) as caught:
        keep_file(stream, name="a.txt", kinds=DOCUMENTS, most=1 << 20, at=AT)  # type: ignore[arg-type]
    assert (caught.value.code, stream.given <= (1 << 20) + 65536, lying_in(data)) == ("upload_too_large", True, {})


# The disk -------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("fails", ["os.fsync", "os.link"])
def test_full_disk_is_said_and_leaves_nothing(fails: str, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: Any, **_options: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(fails, full)
    if fails == "os.link":
        # A link needs no room, the copy that is made instead does.
        monkeypatch.setattr("diptych.kernel.files.storage.open", full, raising=False)
    error = refused(GOOD["pdf"], "a.pdf")
    assert (error.code, error.facts, lying_in(data)) == ("upload_disk_full", {"name": "a.pdf"}, {})
    assert StoredFile.objects.count() == 0


@pytest.mark.django_db
def test_disk_that_knows_no_links_gets_a_copy(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_args: Any) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr("os.link", none)
    row = keep(GOOD["pdf"])
    assert lying_in(data) == {f"files/{row.path}": GOOD["pdf"]}


@pytest.mark.django_db
def test_content_and_its_folders_are_brought_to_the_disk_before_the_row(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def noted(number: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{number}"))
        synced.append("content" if path.is_file() else str(path.relative_to(data)))
        assert StoredFile.objects.count() == 0
        fsync(number)

    monkeypatch.setattr("os.fsync", noted)
    row = keep(GOOD["pdf"])
    first, second, _name = row.path.split("/")
    assert synced[0] == "content"
    assert set(synced[1:]) == {".", "files", f"files/{first}", f"files/{first}/{second}"}


@pytest.mark.django_db
@pytest.mark.parametrize("other", [FileSystemStorage, InMemoryStorage])
def test_another_storage_takes_its_place_by_one_setting(other: type, settings: Settings, tmp_path: Path) -> None:
    """As one of S3 would: it knows no links, and gives another name where one is taken."""
    options = {"location": str(tmp_path / "elsewhere")} if other is FileSystemStorage else {}
    backend = {"BACKEND": f"django.core.files.storage.{other.__name__}", "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "files": backend}
    row = keep(GOOD["pdf"])
    assert keep(GOOD["pdf"]).pk == row.pk
    with opened(row, name="a") as content:
        assert content.read() == GOOD["pdf"]
    assert storage().listdir("/".join(row.path.split("/")[:2])) == ([], [row.sha256])


def test_files_have_no_address() -> None:
    with pytest.raises(NotImplementedError):
        storage().url("ab/cd/abcd")


@pytest.mark.parametrize("path", ["../outside", "/outside", "ab/../../outside"])
def test_nothing_is_written_outside_of_the_folder(path: str, data: Path) -> None:
    with pytest.raises(Exception, match=r"Detected path traversal|located"):
        storage().save(path, ContentFile(b"a"))
    assert lying_in(data.parent) == {}


# The table ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        {"size": 0},
        {"scanned": "perhaps"},
        {"scanned": "clean", "scanned_at": None},
        {"scanned": "infected", "scanned_at": AT, "infection": ""},
        {"infection": "a virus"},
    ],
    ids=str,
)
def test_database_refuses_rows_that_contradict_themselves(changed: dict[str, Any]) -> None:
    good = {"sha256": "0" * 64, "size": 1, "media_type": "text/plain", "scanned": "no_scanner", "kept_at": AT}
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.create(**{**good, **changed})


def test_every_word_has_its_sentence() -> None:
    assert (sorted(REMARKS), sorted(SCANNED)) == (sorted(Remark.values), sorted(Scanned.values))
    assert sorted(FAULTS) == ["altered", "missing"]
    assert {code for _content, code in BAD.values()} <= set(UPLOADS)


# Verifying ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_verification_names_what_is_missing_or_altered(data: Path) -> None:
    rows = {code: keep(GOOD[code]) for code in ("pdf", "txt", "png", "csv")}
    size = sum(row.size for row in rows.values())
    steps: list[tuple[int, int]] = []
    whole = verification(seen=lambda done, all_: steps.append((done, all_)))
    assert (whole.files, whole.bytes, whole.faults) == (4, size, ())
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]

    (data / "files" / rows["txt"].path).unlink()
    (data / "files" / rows["png"].path).write_bytes(b"other")
    (data / "files" / rows["csv"].path).write_bytes(GOOD["csv"].replace(b"Red", b"Ret"))
    found = {fault.path: fault for fault in verification().faults}
    assert {path: (fault.code, fault.found_size) for path, fault in found.items()} == {
        rows["txt"].path: ("missing", None),
        rows["png"].path: ("altered", 5),
        rows["csv"].path: ("altered", len(GOOD["csv"])),
    }
    assert found[rows["txt"].path] == Fault(id=str(rows["txt"].pk), path=rows["txt"].path, size=len(GOOD["txt"]))


@pytest.mark.django_db
def test_content_that_is_not_what_was_handed_in_is_not_given_out(data: Path) -> None:
    row = keep(GOOD["pdf"])
    (data / "files" / row.path).write_bytes(b"short")
    with pytest.raises(Refused) as caught:
        opened(row, name="a.pdf")
    (data / "files" / row.path).unlink()
    with pytest.raises(Refused) as again:
        opened(row, name="a.pdf")
    assert caught.value.code == again.value.code == "file_lost"


# Several at once ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_same_content_sent_at_once_is_kept_once(data: Path) -> None:
    start, found, failed = Barrier(4), [], []

    def send() -> None:
        try:
            start.wait()
            found.append(keep(GOOD["pdf"]).pk)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, len(found), len(set(found)), StoredFile.objects.count()) == ([], 4, 1, 1)
    assert list(lying_in(data).values()) == [GOOD["pdf"]]
