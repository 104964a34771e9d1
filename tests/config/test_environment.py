"""The variables of the surroundings: what each gives, and what is refused."""

from __future__ import annotations

import stat
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from diptych.config.environment import VARIABLES, Environment
from diptych.config.mailing import MailServer
from diptych.engines.values.errors import Refused


def refusal(variables: dict[str, str], name: str) -> dict[str, Any]:
    """What is said of variables when a value is asked for."""
    with pytest.raises(Refused) as caught:
        getattr(Environment(variables), name)
    return {"code": caught.value.code, **caught.value.facts}


def test_nothing_has_to_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = Environment({})

    assert (found.data, found.hosts, found.debug, found.proxies) == (tmp_path / "diptych-data", [], False, 0)
    assert found.limits == "memory://"
    assert found.database["NAME"] == tmp_path / "diptych-data" / "diptych.sqlite3"


def test_every_variable_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "serving.md").read_text(encoding="utf-8")
    assert [name for name in VARIABLES if f"| `{name}` |" not in page] == []


def test_hosts_are_separated_by_commas() -> None:
    assert Environment({"DIPTYCH_HOSTS": " a.example, b.example ,,"}).hosts == ["a.example", "b.example"]


@pytest.mark.parametrize(("written", "meant"), [("", False), ("0", False), ("no", False), ("1", True), ("TRUE", True)])
def test_flag_is_read(written: str, meant: bool) -> None:
    assert Environment({"DIPTYCH_DEBUG": written}).debug is meant


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("DIPTYCH_DEBUG", "perhaps", "1, 0"),
        ("DIPTYCH_KEEP_UNSCANNED", "perhaps", "1, 0"),
        ("DIPTYCH_CLAMAV", "clamd", "unix:/path, tcp://host:3310"),
        ("DIPTYCH_CLAMAV", "unix:clamd.sock", "unix:/path, tcp://host:3310"),
        ("DIPTYCH_CLAMAV", "tcp://scanner", "unix:/path, tcp://host:3310"),
        ("DIPTYCH_CLAMAV", "tcp://scanner:clamd", "unix:/path, tcp://host:3310"),
        ("DIPTYCH_CLAMAV", "http://scanner:3310", "unix:/path, tcp://host:3310"),
        ("DIPTYCH_PROXIES", "-1", "0, 1, 2 …"),
        ("DIPTYCH_PROXIES", "two", "0, 1, 2 …"),
        ("DIPTYCH_SEARCH", "elastic", "database, tantivy"),
    ],
)
def test_variable_that_cannot_be_meant_is_refused(name: str, written: str, expected: str) -> None:
    said = refusal({name: written}, "debug")
    assert said == {"code": "bad_setting", "name": name, "found": written, "expected": expected}


@pytest.mark.parametrize("written", ["", "unix:/run/clamd.sock", "tcp://scanner:3310", "tcp://[::1]:3310"])
def test_scanner_is_named_by_its_socket(written: str) -> None:
    assert Environment({"DIPTYCH_CLAMAV": written}).clamav == written


# Mails and addresses --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("DIPTYCH_ADDRESS", "films.example.org", "https://films.example.org"),
        ("DIPTYCH_ADDRESS", "https://films.example.org/en", "https://films.example.org"),
        ("DIPTYCH_MAIL_FROM", "Anna", "films@example.org"),
        ("DIPTYCH_MAIL_FROM", "a@example.org\r\nBcc: b@example.org", "films@example.org"),
    ],
)
def test_address_that_cannot_be_meant_is_refused(name: str, written: str, expected: str) -> None:
    said = refusal({name: written}, "debug")
    assert said == {"code": "bad_setting", "name": name, "found": written, "expected": expected}


@pytest.mark.parametrize(
    "written", ["mail.example.org", "http://mail.example.org", "smtp://a:b@c/d", "smtp://c?tls=maybe"]
)
def test_mail_server_that_cannot_be_meant_is_refused_without_its_password(written: str) -> None:
    said = refusal({"DIPTYCH_MAIL": written}, "debug")
    assert (said["code"], said["name"], said["expected"]) == (
        "bad_setting",
        "DIPTYCH_MAIL",
        "smtp://user:password@host:587",
    )
    assert said["found"] in ("…", "http://…", "smtp://…")


def test_mail_server_is_read() -> None:
    assert Environment({}).mail is None
    assert Environment({"DIPTYCH_MAIL": "smtps://a:p%40ss@mail.example.org"}).mail == MailServer(
        host="mail.example.org", port=465, user="a", password="p@ss", tls="tls"
    )


@pytest.mark.parametrize(
    ("variables", "address", "sender"),
    [
        ({}, "http://localhost:8000", "no-reply@localhost"),
        ({"DIPTYCH_HOSTS": "*,.films.example.org"}, "https://films.example.org", "no-reply@films.example.org"),
        ({"DIPTYCH_ADDRESS": "http://127.0.0.1:80/"}, "http://127.0.0.1:80", "no-reply@127.0.0.1"),
        ({"DIPTYCH_CONTACT": "us@example.org"}, "http://localhost:8000", "us@example.org"),
        ({"DIPTYCH_CONTACT": "https://example.org"}, "http://localhost:8000", "no-reply@localhost"),
        ({"DIPTYCH_MAIL_FROM": "Us <us@example.org>"}, "http://localhost:8000", "Us <us@example.org>"),
    ],
)
def test_site_says_where_it_is_and_whom_mails_are_from(variables: dict[str, str], address: str, sender: str) -> None:
    found = Environment(variables)
    assert (found.address, found.mail_from) == (address, sender)


def test_receivers_that_may_be_anywhere_are_listed() -> None:
    assert Environment({"DIPTYCH_HOOK_HOSTS": "Archive.internal, 10.0.0.1"}).hook_hosts == [
        "archive.internal",
        "10.0.0.1",
    ]


# The secret -----------------------------------------------------------------------------------------------------------


def test_secret_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = Environment({"DIPTYCH_DATA": str(data)}).secret

    assert len(first) >= 50
    assert Environment({"DIPTYCH_DATA": str(data)}).secret == first
    assert [path.name for path in data.iterdir()] == ["secret-key"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in (data, data / "secret-key")] == [0o700, 0o600]


def test_secret_is_the_same_for_servers_that_start_at_once(tmp_path: Path) -> None:
    found: list[str] = []
    starts = [
        Thread(target=lambda: found.append(Environment({"DIPTYCH_DATA": str(tmp_path)}).secret)) for _ in range(8)
    ]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert (len(found), len(set(found))) == (8, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_secret_that_is_given_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    given = "s" * 50
    variables = {"DIPTYCH_DATA": str(tmp_path / "data"), "DIPTYCH_SECRET_KEY": given}
    assert Environment(variables).secret == given
    assert not (tmp_path / "data").exists()


def test_secret_may_come_in_a_file_that_a_vault_wrote(tmp_path: Path) -> None:
    file = tmp_path / "handed-over"
    file.write_text("v" * 50 + "\n")
    variables = {"DIPTYCH_DATA": str(tmp_path / "data"), "DIPTYCH_SECRET_KEY_FILE": str(file)}
    assert Environment(variables).secret == "v" * 50
    assert not (tmp_path / "data").exists()

    file.write_text("short")
    assert refusal(variables, "secret") == {"code": "short_secret", "name": str(file), "least": 50}
    file.unlink()
    assert refusal(variables, "secret")["name"] == "DIPTYCH_SECRET_KEY_FILE"


def test_former_secrets_are_named_the_latest_first() -> None:
    former = ["a" * 50, "b" * 60]
    assert Environment({"DIPTYCH_FORMER_SECRET_KEYS": ", ".join(former)}).former_secrets == former
    said = refusal({"DIPTYCH_FORMER_SECRET_KEYS": "letmein"}, "former_secrets")
    assert said == {"code": "short_secret", "name": "DIPTYCH_FORMER_SECRET_KEYS", "least": 50}


@pytest.mark.parametrize(
    ("name", "attribute", "otherwise", "least", "most"),
    [("DIPTYCH_SESSION_IDLE", "session_idle", 30, 5, 1440), ("DIPTYCH_SESSION_HOURS", "session_hours", 12, 1, 168)],
)
def test_sessions_last_as_long_as_is_said_within_reason(
    name: str, attribute: str, otherwise: int, least: int, most: int
) -> None:
    assert getattr(Environment({}), attribute) == otherwise
    assert [getattr(Environment({name: str(told)}), attribute) for told in (least, most)] == [least, most]
    for told in (str(least - 1), str(most + 1), "for ever", "-1", "1.5"):
        assert refusal({name: told}, attribute) == {
            "code": "bad_setting",
            "name": name,
            "found": told,
            "expected": f"{least} … {most}",
        }


def test_secret_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    said = refusal({"DIPTYCH_SECRET_KEY": "letmein"}, "secret")
    assert said == {"code": "short_secret", "name": "DIPTYCH_SECRET_KEY", "least": 50}

    (tmp_path / "secret-key").write_text("\n")
    said = refusal({"DIPTYCH_DATA": str(tmp_path)}, "secret")
    assert said == {"code": "short_secret", "name": str(tmp_path / "secret-key"), "least": 50}


@pytest.mark.parametrize("name", ["secret", "database"])
def test_data_folder_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "data"
    assert refusal({"DIPTYCH_DATA": str(path)}, name) == {
        "code": "data_unusable",
        "path": str(path),
        "why": "Not a directory",
    }


def test_full_disk_is_refused_and_leaves_no_half_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    said = refusal({"DIPTYCH_DATA": str(tmp_path)}, "secret")
    assert said == {"code": "data_unusable", "path": str(tmp_path), "why": "No space left on device"}
    assert list(tmp_path.iterdir()) == []


# The database ---------------------------------------------------------------------------------------------------------


def test_database_is_sqlite_that_lets_readers_and_writers_be(tmp_path: Path) -> None:
    found = Environment({"DIPTYCH_DATABASE_URL": f"sqlite:///{tmp_path}/other.sqlite3"}).database
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", tmp_path / "other.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_database_is_postgresql_by_one_address(scheme: str) -> None:
    found = Environment({"DIPTYCH_DATABASE_URL": f"{scheme}://anna:x@db.example:5433/films"}).database
    assert found["ENGINE"] == "django.db.backends.postgresql"
    parts = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    assert tuple(found[part] for part in parts) == ("films", "anna", "x", "db.example", 5433)
    assert found["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("mysql://anna:pass-word@db/films", "mysql://…"),
        ("postgres://anna:pass-word@db:port/films", "postgres://…"),
        ("postgres://anna:pass-word@db", "postgres://…"),
        ("sqlite://:memory:", "sqlite://…"),
        ("anna:pass-word", "…"),
    ],
)
def test_database_of_another_kind_is_refused_without_showing_its_password(url: str, shown: str) -> None:
    said = refusal({"DIPTYCH_DATABASE_URL": url}, "database")
    assert said["code"] == "bad_setting"
    assert (said["name"], said["found"]) == ("DIPTYCH_DATABASE_URL", shown)


def test_limits_of_another_kind_are_refused_without_showing_their_password() -> None:
    said = refusal({"DIPTYCH_LIMITS_URL": "mongo://anna:pass-word@db"}, "limits")
    assert (said["code"], said["found"]) == ("bad_setting", "mongo://…")


# People ---------------------------------------------------------------------------------------------------------------


def test_demonstration_is_never_open_to_others() -> None:
    assert Environment({"DIPTYCH_DEMO": "quiet-river"}).demo == "quiet-river"
    assert refusal({"DIPTYCH_DEMO": "quiet-river", "DIPTYCH_HOSTS": "films.example"}, "demo") == {
        "code": "demo_in_public"
    }


def test_sign_in_services_that_cannot_be_meant_are_refused_without_their_secrets() -> None:
    assert Environment({}).oidc == []
    found = refusal({"DIPTYCH_OIDC": '[{"id": "m", "secret": "s3cr3t"}]'}, "oidc")
    assert (found["code"], found["found"]) == ("bad_setting", "…")


def test_workers_share_a_cache_where_they_share_their_counts(tmp_path: Path) -> None:
    alone = Environment({"DIPTYCH_DATA": str(tmp_path)}).cache["default"]
    shared = Environment({"DIPTYCH_LIMITS_URL": "redis://counts:6379"}).cache["default"]

    assert alone["LOCATION"] == tmp_path / "cache"
    assert shared["LOCATION"] == "redis://counts:6379"
