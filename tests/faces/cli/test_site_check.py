"""``diptych check``: each thing that may be wrong with a site is found and said."""

from __future__ import annotations

import argparse
import json
from collections import namedtuple
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import NotSupportedError, OperationalError
from pytest_django import Settings

from diptych.engines.values.errors import Refused
from diptych.faces.cli import site, site_check
from diptych.faces.wording.site import PROBLEMS
from diptych.kernel import limits
from diptych.kernel.search import beyond
from tests.faces.cli.conftest import Run
from tests.faces.cli.serving import ends
from tests.kernel.files.clamd import Clamd, listening


def found(host: str | None = None, workers: str = "1") -> dict[str, bool]:
    """The codes of all problems; true for those that must be mended."""
    arguments = argparse.Namespace(host=host, workers=workers)
    return {item.code: item.grave for item in site_check.problems(arguments)}


@pytest.fixture
def good(db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A site in order."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir(mode=0o700)
    settings.LIMITS_URL = "memory://"
    settings.HOSTS = []
    settings.PROXIES = 0
    settings.OPERATOR, settings.CONTACT = "The Film Office", "films@example.org"
    settings.DEBUG = False
    monkeypatch.setattr(site, "front_end_is_built", lambda: True)
    return settings


def test_site_in_order_has_no_problem(good: Settings) -> None:
    assert found() == {}


def test_key_that_others_can_read_is_found(good: Settings) -> None:
    key = good.DATA / "secret-key"
    key.touch(mode=0o640)
    assert found() == {"secret_open": True}


def test_folder_that_others_can_look_into_is_found(good: Settings) -> None:
    good.DATA.chmod(0o755)
    assert found() == {"data_open": False}


def test_full_disk_is_found(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage(2**40, 2**40, 2**20))
    assert found() == {"disk_low": True}


def test_folder_that_cannot_be_written_is_found(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    assert found() == {"data_unusable": True}


@pytest.mark.parametrize(
    ("error", "problem"),
    [(OperationalError("refused\nmore"), "database_unreachable"), (NotSupportedError("old"), "database_too_old")],
)
def test_database_that_does_not_serve_is_found(
    good: Settings, monkeypatch: pytest.MonkeyPatch, error: Exception, problem: str
) -> None:
    def refuse(_executor: object, _connection: object) -> None:
        raise error

    monkeypatch.setattr("django.db.migrations.executor.MigrationExecutor.__init__", refuse)
    assert found() == {problem: True}


def test_database_that_is_behind_is_found(good: Settings) -> None:
    MigrationRecorder(connection).record_unapplied("slate", "0001_initial")
    assert found() == {"database_outdated": False}


def test_database_of_a_later_version_is_found(good: Settings) -> None:
    MigrationRecorder(connection).record_applied("slate", "9999_from_the_future")
    assert found() == {"database_newer": True}


def test_catalogues_that_are_not_compiled_are_found(
    good: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_check, "FOLDER", str(tmp_path))
    assert found() == {"catalogues_missing": True}


def test_front_end_that_is_not_built_is_found(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "front_end_is_built", lambda: False)
    assert found() == {"front_end_missing": True}


def test_debugging_is_found(good: Settings) -> None:
    good.DEBUG = True
    assert found() == {"debug": True}


@pytest.mark.parametrize(("host", "problems"), [("::1", {}), ("localhost", {}), ("0.0.0.0", {"hosts_missing": True})])
def test_missing_hosts_are_found_where_others_can_come(good: Settings, host: str, problems: dict[str, bool]) -> None:
    assert found(host) == problems


def test_proxies_are_asked_after_where_others_can_come(good: Settings) -> None:
    good.HOSTS = ["films.example.org"]
    assert found("0.0.0.0") == {"proxies_missing": False}
    good.PROXIES = 1
    assert found("0.0.0.0") == {}


@pytest.mark.parametrize("name", ["OPERATOR", "CONTACT"])
def test_nameless_operator_is_found_where_others_can_come(good: Settings, name: str) -> None:
    setattr(good, name, "")
    assert found() == {}
    good.HOSTS, good.PROXIES = ["films.example.org"], 1
    assert found("0.0.0.0") == {"operator_missing": False}


def test_any_host_is_found(good: Settings) -> None:
    good.HOSTS, good.PROXIES = ["*"], 1
    assert found() == {"any_host": True}


def test_limits_in_memory_are_found_with_several_workers(good: Settings) -> None:
    assert found(workers="2") == {"limits_in_memory": False}


def test_limits_that_are_off_are_found(good: Settings) -> None:
    good.LIMITS_URL = "none://"
    assert found() == {"limits_off": True}


def test_limits_whose_store_fails_are_found(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    good.LIMITS_URL = "redis://127.0.0.1:1"
    monkeypatch.setattr(limits, "lack_library", lambda: False)
    monkeypatch.setattr(limits, "trouble", lambda: "down")
    assert found() == {"limits_unreachable": True}
    monkeypatch.setattr(limits, "lack_library", lambda: True)
    assert found() == {"limits_library": True}


def test_search_engine_that_is_not_installed_is_found(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    good.SEARCH = "tantivy"
    assert found() == {}
    monkeypatch.setattr(beyond, "find_spec", lambda name: None)
    assert found() == {"search_library": True}


def test_scanner_that_does_not_answer_is_found(good: Settings, run: Run) -> None:
    good.CLAMAV = "unix:/nowhere/clamd.sock"
    assert found() == {"scanner_unreachable": True}
    with listening(Clamd()) as server:
        good.CLAMAV = server.address
        assert found() == {}


def test_every_problem_is_tried_here_and_documented() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    page = (Path(__file__).parents[3] / "docs" / "serving.md").read_text(encoding="utf-8")
    assert [code for code in PROBLEMS if f'"{code}"' not in source or f"`{code}`" not in page] == []


# How it is said -------------------------------------------------------------------------------------------------------


def test_problems_are_said_with_what_to_do(good: Settings, run: Run) -> None:
    good.DEBUG = True
    answer = run("check", "--workers", "2")
    assert (answer.code, answer.err) == (1, "")
    crossed, noted = (line for line in answer.out.splitlines() if not line.startswith(" "))
    assert crossed.startswith("✗  DIPTYCH_DEBUG is on")
    assert noted.startswith("–  Limits of requests are counted in memory, by each of 2 workers")


def test_order_is_said_too(good: Settings, run: Run) -> None:
    assert run("check", "--workers", "1") == (0, "Everything is in order.\n", "")


def test_problems_are_said_to_machines(good: Settings, run: Run) -> None:
    answer = run("check", "--workers", "2", "--json")
    assert answer.code == 0
    (problem,) = answer.data["problems"]
    assert answer.data["good"] is True
    assert problem.pop("message").startswith("Limits of requests")
    assert problem == {"code": "limits_in_memory", "grave": False, "workers": 2}


def test_data_folder_that_cannot_be_is_a_problem_like_others(tmp_path: Path) -> None:
    code, out, errors = ends(tmp_path, "check", "--json", DIPTYCH_DATA="/dev/null/x")
    assert (code, errors) == (1, "")
    assert json.loads(out)["problems"][0]["code"] == "data_unusable"


def test_variable_that_cannot_be_meant_is_bad_input(tmp_path: Path) -> None:
    code, out, errors = ends(tmp_path, "check", DIPTYCH_PROXIES="many")
    assert (code, out) == (64, "")
    assert errors.startswith("DIPTYCH_PROXIES: “many” cannot be meant")


def test_variable_that_cannot_be_meant_is_not_taken_for_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise Refused("bad_setting", name="X", found="y", expected="z")

    monkeypatch.setattr(site, "set_up", refuse)
    with pytest.raises(Refused):
        found()
