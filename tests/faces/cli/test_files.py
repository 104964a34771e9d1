"""``diptych files``: what it says of stored files, in words and for machines."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from pytest_django import Settings

from diptych.kernel.files.domain.keeping import keep_file
from diptych.kernel.files.kinds import DOCUMENTS
from diptych.kernel.files.models import StoredFile
from tests.faces.cli.conftest import Run
from tests.kernel.files.clamd import Clamd, listening
from tests.kernel.files.conftest import data
from tests.kernel.files.corpus import EICAR, GOOD

__all__ = ["data"]

OTHER = sha256(b"other").hexdigest()
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def keep(content: bytes) -> StoredFile:
    return keep_file(io.BytesIO(content), name="a", kinds=DOCUMENTS, most=1 << 20, at=AT)


def of(row: StoredFile) -> dict[str, object]:
    return {"id": str(row.pk), "path": row.path, "size": row.size}


def test_files_that_are_whole_are_counted(run: Run) -> None:
    assert run("files", "verify") == (0, "No files are kept yet.\n", "")
    keep(GOOD["pdf"])
    assert run("files", "verify") == (0, "1 file is kept, and it is what was handed in.\n", "")
    keep(GOOD["png"])
    assert run("files", "verify") == (0, "2 files are kept, and all are what was handed in.\n", "")


def test_files_that_are_missing_or_altered_are_named(run: Run, data: Path) -> None:
    _good, gone, other = keep(GOOD["pdf"]), keep(GOOD["png"]), keep(GOOD["txt"])
    (data / "files" / gone.path).unlink()
    (data / "files" / other.path).write_bytes(b"other")
    answer = run("files", "verify")
    assert (answer.code, answer.err) == (1, "")
    assert " ".join(answer.out.split()) == (
        f"✗ {gone.path}: the content is not there, or cannot be read. "
        f"✗ {other.path}: the content is not what was handed in (5 bytes, {other.size} were kept). "
        "1 file is what was handed in."
    )
    told = run("files", "verify", "--json").data
    assert {**told, "faults": [{**fault, "message": ""} for fault in told["faults"]]} == {
        "good": False,
        "files": 3,
        "bytes": len(GOOD["pdf"]) + 5,
        "faults": [
            {"code": "missing", **of(gone), "found_size": None, "found_sha256": None, "message": ""},
            {
                "code": "altered",
                **of(other),
                "found_size": 5,
                "found_sha256": sha256(b"other").hexdigest(),
                "message": "",
            },
        ],
    }


def test_scanning_needs_a_scanner(run: Run) -> None:
    answer = run("files", "scan")
    assert (answer.code, answer.out) == (64, "")
    assert answer.err == ("No virus scanner is named. Set DIPTYCH_CLAMAV, as in DIPTYCH_CLAMAV=unix:/run/clamd.sock\n")


def test_scanner_that_is_silent_is_said(run: Run, settings: Settings) -> None:
    keep(GOOD["pdf"])
    settings.CLAMAV = "unix:/nowhere/clamd.sock"
    assert run("files", "scan") == (
        64,
        "",
        "The virus scanner does not answer (No such file or directory). "
        "See that clamd runs where DIPTYCH_CLAMAV says.\n",
    )


def test_files_that_waited_are_scanned(run: Run, settings: Settings, data: Path) -> None:
    keep(GOOD["pdf"])
    bad, gone = keep(EICAR), keep(GOOD["png"])
    (data / "files" / gone.path).unlink()
    with listening(Clamd()) as server:
        settings.CLAMAV = server.address
        answer = run("files", "scan")
        assert (answer.code, answer.err) == (1, "")
        assert " ".join(answer.out.split()) == (
            f"1 file is clean. ✗ 1 file holds a virus and is given to nobody from now on: {bad.pk} "
            "✗ The content of 1 file cannot be read; “diptych files verify” names it."
        )
        told = run("files", "scan", "--json")
        assert (told.code, told.data) == (1, {"clean": 0, "beyond": 0, "missing": 1, "infected": []})


def test_nothing_left_to_scan_is_said(run: Run, settings: Settings) -> None:
    with listening(Clamd()) as server:
        settings.CLAMAV = server.address
        keep(GOOD["pdf"])
        assert run("files", "scan") == (0, "Every file has been scanned already.\n", "")
