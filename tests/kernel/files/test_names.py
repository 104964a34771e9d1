"""Names as people send them: what is shown has no tricks left, what is recorded shows every one of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.files.kinds import BY_MEDIA_TYPE, KINDS
from diptych.kernel.files.names import (
    DANGEROUS,
    LONGEST,
    LONGEST_BYTES,
    LONGEST_RECORDED,
    RESERVED,
    contradicts,
    dangerous,
    ending_of,
    recorded_name,
    shown_name,
)

PDF = "application/pdf"
TXT = "text/plain"

SHOWN = [
    ("Сценарий.pdf", PDF, "Сценарий.pdf"),
    ("红绸 剧本.PDF", PDF, "红绸 剧本.pdf"),
    ("report", PDF, "report.pdf"),
    ("report v1.2", PDF, "report v1.2.pdf"),
    ("report.v2.pdf", PDF, "report.v2.pdf"),
    ("photo.JPEG", "image/jpeg", "photo.jpeg"),
    ("notes.md", TXT, "notes.md"),
    ("../../etc/passwd", TXT, "passwd.txt"),
    ("C:\\Users\\anna\\script.pdf", PDF, "script.pdf"),
    ("a\u2215b\uff0fc.pdf", PDF, "c.pdf"),
    ("script\0.pdf", PDF, "script.pdf"),
    ("a\r\nSet-Cookie: b.pdf", PDF, "a Set-Cookie_ b.pdf"),
    ("annual\u202efdp.exe", PDF, "annualfdp_exe.pdf"),
    ("a\u200bb\ufeff\u2066c.pdf", PDF, "abc.pdf"),
    ("invoice.exe.pdf", PDF, "invoice_exe.pdf"),
    ("invoice.html.js.pdf", PDF, "invoice_html_js.pdf"),
    (".htaccess", TXT, "htaccess.txt"),
    ("...", PDF, "file.pdf"),
    ("", PDF, "file.pdf"),
    (".pdf", PDF, "file.pdf"),
    ("a.pdf.", PDF, "a.pdf.pdf"),
    ("CON", TXT, "_CON.txt"),
    ("com1.v2.txt", TXT, "_com1.v2.txt"),
    ("NUL.pdf", PDF, "_NUL.pdf"),
    ('<a href="x">|?*:.pdf', PDF, "_a href=_x______.pdf"),
    ("~$lock.docx", KINDS["docx"].media_type, "lock.docx"),
    ("-rf.txt", TXT, "rf.txt"),
    ("e\u0301.pdf", PDF, "é.pdf"),
    ("a\ud800b.pdf", PDF, "ab.pdf"),
    ("a" * 10_000 + ".pdf", PDF, "a" * (LONGEST - 4) + ".pdf"),
    ("剧" * 200 + ".pdf", PDF, "剧" * 78 + ".pdf"),
]


@pytest.mark.parametrize(("name", "media_type", "shown"), SHOWN, ids=[repr(name[:30]) for name, *_rest in SHOWN])
def test_name_is_shown_without_tricks(name: str, media_type: str, shown: str) -> None:
    assert shown_name(name, media_type) == shown


@given(st.text(max_size=400), st.sampled_from(sorted(BY_MEDIA_TYPE)))
def test_shown_name_is_always_harmless(name: str, media_type: str) -> None:
    shown = shown_name(name, media_type)
    stem, _dot, ending = shown.rpartition(".")
    assert ending in BY_MEDIA_TYPE[media_type].endings or not contradicts(shown, BY_MEDIA_TYPE[media_type].code)
    assert stem.strip()
    assert not set(shown) & set('/\\:*?"<>|\0')
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert (len(shown) <= LONGEST, len(shown.encode()) <= LONGEST_BYTES, shown[0] != ".") == (True, True, True)
    assert stem.partition(".")[0].strip().lower() not in RESERVED
    assert not {part.strip().lower() for part in shown.split(".")[1:]} & DANGEROUS
    assert shown_name(shown, media_type) == shown


@given(st.text(max_size=900))
def test_recorded_name_shows_everything_and_hides_nothing(name: str) -> None:
    recorded = recorded_name(name)
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs") for char in recorded)
    assert len(recorded) <= LONGEST_RECORDED
    recorded.encode()


def test_recorded_name_shows_what_cannot_be_seen() -> None:
    assert recorded_name("annual\u202efdp.exe\0\n") == "annual\\u202efdp.exe\\x00\\n"
    assert recorded_name("a" * 10_000) == "a" * 499 + "…"


@pytest.mark.parametrize(
    ("name", "code", "ending"),
    [
        ("a.pdf", "pdf", ""),
        ("a.PDF ", "pdf", ""),
        ("a", "pdf", ""),
        ("a.v2", "pdf", ""),
        ("a.docx", "pdf", "docx"),
        ("a.pdf.exe", "pdf", "exe"),
        ("a.pdf\u200b.exe", "pdf", "exe"),
        ("a.html", "txt", "html"),
        ("a.csv", "txt", ""),
        ("a.txt", "srt", ""),
        ("a.m4v", "mov", ""),
        ("a.jpg", "png", "jpg"),
    ],
)
def test_ending_that_contradicts_the_content_is_told(name: str, code: str, ending: str) -> None:
    assert contradicts(name, code) == ending


def test_ending_is_read_as_a_system_reads_it() -> None:
    assert (ending_of("a.b.PDF"), ending_of("a."), ending_of("a"), ending_of(".a")) == ("pdf", "", "", "")
    assert (dangerous("a.EXE"), dangerous("a.pdf")) == ("exe", "")


def test_no_kind_has_a_dangerous_ending() -> None:
    assert {ending for kind in KINDS.values() for ending in kind.endings} & DANGEROUS == set()
