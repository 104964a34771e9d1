"""``diptych serve`` and ``diptych demo``: they open, say where, answer, stop, and say what keeps them from opening."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.kernel.permissions.person import Role
from tests.faces.cli.serving import ends, eventually, is_alive, serving

pytestmark = pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps to see processes with")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


def test_demo_says_where_it_is_open_once_it_answers(tmp_path: Path) -> None:
    with serving(tmp_path, "demo", "--port", "0") as demo:
        assert demo.get("/readyz")[0] == 200
        assert demo.address == f"http://{demo.site}/en/"
        assert demo.get("/en/")[0] == 200
        assert "红丝绸" in demo.get("/en/films/red-silk/")[1].decode(), "the example programme is there"
        assert demo.stop(signal.SIGINT) == 0
    assert demo.said.splitlines()[-1] == "Diptych has stopped."
    assert demo.errors.read_text() == ""


def test_demo_prints_an_account_for_each_role_of_each_party_and_shows_their_password_where_one_signs_in(
    tmp_path: Path,
) -> None:
    with serving(tmp_path, "demo", "--port", "0") as demo:
        first, *rows = demo.said.splitlines()
        password = re.findall(r"demo[0-9a-f]{8}", first)[0]
        assert password in demo.get("/en/desk/sign-in/")[1].decode()
        names = [row.split()[0] for row in rows if row.startswith(("ru-", "cn-"))]
        assert len(set(names)) == 2 * (len(Role) + 1)
        demo.stop()


def test_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    with serving(tmp_path, "demo", PORT="0") as demo:
        assert [path.name for path in tmp_path.glob("diptych-*")] != []
        demo.stop()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output", "output.errors"]


def test_demo_does_not_look_at_the_site(tmp_path: Path) -> None:
    nowhere = "postgresql://anna@127.0.0.1:1/films"
    with serving(tmp_path, "demo", "--port", "0", DIPTYCH_DATABASE_URL=nowhere, DIPTYCH_HOSTS="other.example") as demo:
        assert demo.get("/readyz")[0] == 200


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=["ctrl-c", "asked", "left"])
def test_stopping_ends_the_workers(tmp_path: Path, how: int) -> None:
    with serving(tmp_path, "serve", "--port", "0", "--workers", "2") as served:
        eventually(lambda: len(served.jobs) == 2)
        workers = served.workers
        assert len(workers) == 2
        workers += served.jobs
        if how == signal.SIGINT:
            os.killpg(served.process.pid, how)  # as a terminal does it: everybody hears it
        assert served.stop(how) == 0
    assert [worker for worker in workers if is_alive(worker)] == []
    assert [line for line in served.errors.read_text().splitlines() if json.loads(line)["level"] == "error"] == []


def test_workers_end_with_a_command_that_is_killed(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--port", "0", "--workers", "2") as served:
        eventually(lambda: len(served.jobs) == 2)
        workers = [*served.workers, *served.jobs]
        assert len(workers) == 4
        served.stop(signal.SIGKILL)
        eventually(lambda: not any(is_alive(worker) for worker in workers))


def test_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--port", "0", "--workers", "1") as served:
        eventually(lambda: len(served.jobs) == 2)
        (worker,) = served.workers
        os.kill(worker, signal.SIGKILL)
        eventually(lambda: served.workers not in ([], [worker]))
        eventually(lambda: answers(served.site))
        assert served.get("/readyz")[0] == 200
        assert served.stop() == 0


def test_worker_of_jobs_that_dies_is_replaced(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--port", "0", "--workers", "1") as served:
        eventually(lambda: len(served.jobs) == 2)
        foreman, worker = served.jobs
        os.kill(worker, signal.SIGKILL)
        eventually(lambda: served.jobs not in ([], [foreman], [foreman, worker]))
        assert served.jobs[0] == foreman
        assert served.get("/readyz")[0] == 200
        assert served.stop() == 0


def answers(site: str) -> bool:
    host, port = site.split(":")
    with socket.socket() as tried:
        return tried.connect_ex((host, int(port))) == 0


def test_serving_keeps_its_data_where_it_is_told(tmp_path: Path) -> None:
    with serving(tmp_path, "serve", "--port", "0", DIPTYCH_DATA="here", LANG="ru_RU.UTF-8") as served:
        assert served.address.endswith("/ru/")
    assert {"secret-key", "diptych.sqlite3"} <= {path.name for path in (tmp_path / "here").iterdir()}


def test_servers_that_start_at_once_bring_one_database_up_to_date(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    data = str(tmp_path / "data")
    words = ("serve", "--port", "0", "--workers", "1")
    with (
        serving(folders[0], *words, DIPTYCH_DATA=data) as one,
        serving(folders[1], *words, DIPTYCH_DATA=data) as other,
    ):
        assert [served.get("/readyz")[0] for served in (one, other)] == [200, 200]


# What keeps it from opening -------------------------------------------------------------------------------------------


def test_taken_port_is_said_with_one_that_is_free(tmp_path: Path, taken: int) -> None:
    for words, variables in ((("demo",), {"PORT": str(taken)}), (("serve", "--port", str(taken)), {})):
        code, out, errors = ends(tmp_path, *words, **variables)
        assert (code, out) == (64, "")
        assert errors.startswith(f"Port {taken} is taken by another program.")
        free = int(errors.split("--port ")[1].split(",")[0])
        socket.create_server(("127.0.0.1", free)).close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "variables", "said"),
    [
        (("--host", "0.0.0.0"), {}, "0.0.0.0 can be reached from other machines, but DIPTYCH_HOSTS"),
        (("--host", "no host"), {}, "no host is no address of this machine"),
        (("--host", "192.0.2.1"), {}, "192.0.2.1 is no address of this machine (Cannot assign requested address)."),
        (("--port", "ninety"), {}, "--port: “ninety” cannot be meant; expected 0–65535."),
        (("--port", "65536"), {}, "--port: “65536” cannot be meant"),
        (("--workers", "0"), {}, "--workers: “0” cannot be meant; expected 1–256."),
        ((), {"PORT": "x"}, "PORT: “x” cannot be meant"),
        ((), {"DIPTYCH_PROXIES": "many"}, "DIPTYCH_PROXIES: “many” cannot be meant; expected 0, 1, 2 …."),
        ((), {"DIPTYCH_SECRET_KEY": "short"}, "DIPTYCH_SECRET_KEY: the secret is too short"),
        ((), {"DIPTYCH_DATABASE_URL": "mysql://a:pass-word@b/c"}, "DIPTYCH_DATABASE_URL: “mysql://…” cannot be meant"),
        ((), {"DIPTYCH_DATABASE_URL": "postgresql://a@127.0.0.1:1/c"}, "The database cannot be used (connection"),
        ((), {"DIPTYCH_DATA": os.devnull + "/x"}, f"The data folder {os.devnull}/x cannot be used (Not a directory)."),
    ],
)
def test_what_keeps_it_from_opening_is_said(
    tmp_path: Path, words: tuple[str, ...], variables: dict[str, str], said: str
) -> None:
    code, out, errors = ends(tmp_path, "serve", *({} if "PORT" in variables else ("--port", "0")), *words, **variables)
    assert (code, out) == (64, "")
    assert errors.startswith(said)
    assert "Traceback" not in errors
    assert "pass-word" not in errors


def test_hosts_open_it_to_others(tmp_path: Path) -> None:
    hosts = "films.example.org,127.0.0.1"
    with serving(tmp_path, "serve", "--host", "0.0.0.0", "--port", "0", DIPTYCH_HOSTS=hosts) as served:
        port = served.site.split(":")[1]
        served.site = f"127.0.0.1:{port}"
        assert served.get("/readyz")[0] == 200
