"""The virus scanner: asked where there is one, believed in what it says, and no way round it when it keeps silent."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings
from structlog.testing import capture_logs

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import Actor
from diptych.kernel.files import scanning
from diptych.kernel.files.domain.keeping import Scans, keep_file, scan_waiting
from diptych.kernel.files.kinds import DOCUMENTS
from diptych.kernel.files.models import StoredFile
from diptych.kernel.files.scanning import Verdict
from tests.kernel.files.clamd import Clamd, UnixClamd, listening
from tests.kernel.files.corpus import EICAR, GOOD

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def clamd(settings: Settings) -> Iterator[Clamd]:
    with listening(Clamd()) as server:
        settings.CLAMAV = server.address
        yield server


def keep(content: bytes, name: str = "a.txt") -> StoredFile:
    return keep_file(
        io.BytesIO(content), name=name, kinds=DOCUMENTS, most=1 << 20, by=Actor("person", "7", "Anna"), at=AT
    )


def refusal(content: bytes) -> dict[str, object]:
    with pytest.raises(Refused) as caught:
        keep(content)
    return {"code": caught.value.code, **caught.value.facts}


# What clamd is told and says ------------------------------------------------------------------------------------------


def test_content_is_sent_bit_for_bit(clamd: Clamd) -> None:
    content = bytes(range(256)) * 1000
    assert scanning.scan(io.BytesIO(content)) == Verdict()
    assert clamd.contents == [content]


def test_virus_is_named(clamd: Clamd) -> None:
    assert scanning.scan(io.BytesIO(b"before" + EICAR)) == Verdict(infection="Eicar-Test-Signature")


def test_content_beyond_what_it_takes_is_said_so(clamd: Clamd) -> None:
    clamd.most = 100_000
    assert scanning.scan(io.BytesIO(b"a" * 3_000_000)) == Verdict(beyond=True)


def test_scanner_behind_a_file_is_reached(settings: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder, listening(UnixClamd(Path(folder, "clamd.sock"))) as server:
        settings.CLAMAV = server.address
        assert (scanning.trouble(), scanning.scan(io.BytesIO(EICAR)).infection) == (None, "Eicar-Test-Signature")


def test_trouble_is_told(clamd: Clamd, settings: Settings) -> None:
    assert scanning.trouble() is None
    clamd.silent = True
    assert scanning.trouble() == "no answer"
    settings.CLAMAV = "unix:/nowhere/clamd.sock"
    assert scanning.trouble() == "No such file or directory"
    settings.CLAMAV = ""
    assert scanning.trouble() is None


def test_scanner_that_takes_too_long_is_silent(clamd: Clamd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "ANSWERING", 0.1)
    clamd.slow = 0.5
    with pytest.raises(Refused) as caught:
        scanning.scan(io.BytesIO(b"a"))
    assert caught.value.code == "scanner_silent"


# What becomes of files ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_clean_file_is_kept_with_the_time_it_was_checked(clamd: Clamd) -> None:
    row = keep(GOOD["txt"])
    assert (row.scanned, row.scanned_at, row.infection) == ("clean", AT, "")


@pytest.mark.django_db
def test_infected_file_is_refused_logged_and_not_kept(clamd: Clamd, data: Path) -> None:
    with capture_logs() as logs:
        assert refusal(EICAR) == {
            "code": "upload_infected",
            "infection": "Eicar-Test-Signature",
            "name": "a.txt",
        }
    assert [(line["event"], line["infection"], line["by"], line["size"]) for line in logs] == [
        ("upload_infected", "Eicar-Test-Signature", "7", len(EICAR))
    ]
    assert "a.txt" not in str(logs)
    assert (StoredFile.objects.count(), [path for path in data.rglob("*") if path.is_file()]) == (0, [])


@pytest.mark.django_db
def test_file_is_refused_while_the_scanner_is_silent(clamd: Clamd, data: Path) -> None:
    clamd.silent = True
    assert refusal(GOOD["txt"]) == {"code": "upload_unscanned", "name": "a.txt"}
    clamd.silent = False
    clamd.most = 3
    assert refusal(GOOD["txt"]) == {"code": "upload_beyond_scanner", "name": "a.txt"}
    assert (StoredFile.objects.count(), [path for path in data.rglob("*") if path.is_file()]) == (0, [])


@pytest.mark.django_db
def test_file_is_kept_unscanned_where_the_site_says_so(clamd: Clamd, settings: Settings) -> None:
    settings.KEEP_UNSCANNED = True
    clamd.silent = True
    row = keep(GOOD["txt"])
    assert (row.scanned, row.scanned_at) == ("unscanned", None)


@pytest.mark.django_db
def test_file_without_a_scanner_says_so() -> None:
    row = keep(GOOD["txt"])
    assert (row.scanned, row.scanned_at) == ("no_scanner", None)


# Later ----------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_waiting_files_are_scanned_later(settings: Settings) -> None:
    good, bad = keep(GOOD["txt"]), keep(b"virus " + EICAR)
    with listening(Clamd()) as server:
        settings.CLAMAV = server.address
        assert scan_waiting(at=LATER) == Scans(clean=1, infected=(str(bad.pk),), beyond=0, missing=0)
        assert scan_waiting(at=LATER) == Scans(clean=0, infected=(), beyond=0, missing=0)
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.scanned, good.scanned_at) == ("clean", LATER)
    assert (bad.scanned, bad.scanned_at, bad.infection) == ("infected", LATER, "Eicar-Test-Signature")


@pytest.mark.django_db
def test_scanning_later_needs_a_scanner(settings: Settings) -> None:
    with pytest.raises(Refused) as caught:
        scan_waiting(at=LATER)
    assert caught.value.code == "scanner_missing"


@pytest.mark.django_db
def test_file_handed_in_again_is_known_to_be_clean(settings: Settings) -> None:
    first = keep(GOOD["txt"])
    with listening(Clamd()) as server:
        settings.CLAMAV = server.address
        again = keep(GOOD["txt"])
    assert (again.pk, again.scanned, again.scanned_at) == (first.pk, "clean", AT)


@pytest.mark.django_db
def test_virus_that_was_kept_before_it_was_known_is_marked(settings: Settings) -> None:
    row = keep(EICAR)
    with listening(Clamd()) as server:
        settings.CLAMAV = server.address
        assert refusal(EICAR)["code"] == "upload_infected"
    row.refresh_from_db()
    assert row.scanned == "infected"
