"""Beside which server the tests run a second time, and what is said where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import postgresql


def installed(folder: Path, version: str) -> Path:
    """A folder that looks like a server's."""
    folder.mkdir(parents=True)
    (folder / "initdb").touch()
    (folder / "postgres").write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version} (Debian {version}-1)'\n")
    (folder / "postgres").chmod(0o755)
    return folder


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where servers are looked for, and nowhere else."""
    monkeypatch.setattr(postgresql, "SERVERS", (f"{tmp_path}/*/bin",))
    monkeypatch.setenv("PATH", "")
    return tmp_path


def test_latest_server_is_taken(servers: Path) -> None:
    for version in ("9.6.24", "14.2", "16.1", "15.3"):
        installed(servers / version / "bin", version)
    assert postgresql.binaries() == servers / "16.1" / "bin"


def test_server_that_is_too_old_is_none(servers: Path) -> None:
    installed(servers / "13.9" / "bin", "13.9")
    assert postgresql.binaries() is None


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_missing_server_is_said_and_fails_where_everything_has_to_run(
    servers: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    assert postgresql.main([sys.executable, "-c", "raise SystemExit(3)"]) == code
    assert "so its half of the tests is left out" in capsys.readouterr().err


@pytest.mark.skipif(postgresql.binaries() is None, reason="PostgreSQL is not installed")
def test_command_finds_a_server_that_ends_with_it(capfd: pytest.CaptureFixture[str]) -> None:
    program = """
import os, psycopg
with psycopg.connect(os.environ["DIPTYCH_DATABASE_URL"].replace("/diptych", "/postgres")) as connection:
    print(os.environ["DIPTYCH_DATABASE_URL"].count("%2F") > 0, connection.info.user)
    raise SystemExit(7)
"""
    assert postgresql.main([sys.executable, "-c", program]) == 7
    heading, found = capfd.readouterr().out.splitlines()
    assert heading.startswith("On PostgreSQL ")
    assert found == "True postgres"
