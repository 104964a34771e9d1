"""``diptych ledger export``, ``sign``, ``prove``, ``verify FILE`` and ``key``, as two parties use them."""

from __future__ import annotations

import ast
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

import diptych.kernel.audit.files as files
from diptych.faces.wording.ledger import DIFFERENCES, FAULTS
from diptych.kernel.audit.models import Entry
from diptych.kernel.audit.queries import views
from tests.faces.cli.conftest import Run
from tests.faces.cli.serving import ends
from tests.factories.people import programme
from tests.kernel.audit.files.making import entry, key, lines, name_of
from tests.kernel.audit.files.making import writer as writer_of
from tests.kernel.audit.ledger import write

TEN = [entry(number) for number in range(1, 11)]


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture
def ledger(db: None) -> None:
    """A programme of RU and CN, and entries for each audience."""
    programme("ru-cn", "RU", "CN")
    for number, audience in enumerate(["CN", "RU", "parties", "proposal:7", "producers:7"], start=1):
        write(number, audience=audience, programme="ru-cn")


SEEN = 5
"""Of these and of what made the programme, what CN sees."""


def in_one_line(text: str) -> str:
    return " ".join(text.split())


# Two parties, two machines --------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("ledger")
def test_party_takes_out_its_view_and_another_machine_verifies_it(run: Run, tmp_path: Path, data: Path) -> None:
    made = run("ledger", "key", "new", "--party", "CN", "--json").data
    assert made["path"] == str(data / "ledger-keys" / "ru-cn.CN.pem")
    assert Path(made["path"]).stat().st_mode & 0o777 == 0o600
    (tmp_path / "cn.pem").write_text(made["pem"])
    assert run("ledger", "key", "register", "--party", "CN", "--json").data["fingerprint"] == made["fingerprint"]

    answer = run("ledger", "export", "--party", "CN", "-o", "cn.jsonl")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == "cn.jsonl: 6 entries that CN may see in “ru-cn”."
    assert answer.out.splitlines()[-1] == f"Signed with the key: {made['fingerprint']}"

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code, out, err = ends(elsewhere, "ledger", "verify", "../cn.jsonl", "--key", "../cn.pem")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == (
        "../cn.jsonl is whole: 6 entries that CN could see in “ru-cn”, nothing altered, nothing removed."
    )
    assert list(elsewhere.iterdir()) == []


@pytest.mark.usefixtures("ledger")
def test_key_may_stay_where_the_server_is_not(run: Run, tmp_path: Path) -> None:
    made = run("ledger", "key", "new", "--key-file", "away.pem", "--json").data
    (tmp_path / "public.pem").write_text(made["pem"])
    assert run("ledger", "key", "register", "--party", "CN", "--public", "public.pem").code == 0
    answer = run("ledger", "export", "--party", "CN", "--output", "cn.jsonl", "--json")
    assert (answer.code, answer.data["key"]) == (0, None)
    answer = run("ledger", "verify", "cn.jsonl")
    assert answer.code == 1
    assert "Nobody has signed the file." in answer.out

    code, out, err = ends(tmp_path, "ledger", "sign", "cn.jsonl", "--key-file", "away.pem")
    assert (code, err) == (0, "")
    assert f"Signed with the key: {made['fingerprint']}" in out
    assert run("ledger", "verify", "cn.jsonl", "--key", made["fingerprint"]).code == 0


@pytest.mark.usefixtures("ledger")
def test_export_by_json_says_what_was_written(run: Run) -> None:
    answer = run("ledger", "export", "--party", "CN", "-o", "cn.jsonl", "--since", "2", "--json")
    verified = run("ledger", "verify", "cn.jsonl", "--json").data
    same = {name: verified[name] for name in ("party", "programme", "since", "count", "hash", "root", "key", "path")}
    assert answer.data == same
    assert (answer.data["since"], answer.data["count"]) == (2, SEEN)
    assert Entry.objects.order_by("-pk")[0].action == "audit.export_view"


@pytest.mark.usefixtures("ledger")
def test_progress_of_an_export(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from diptych.kernel.audit.domain import exports

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(exports, "TOLD", 2)
    monkeypatch.setattr(views, "BATCH", 2)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    run("ledger", "export", "--party", "CN", "-o", "cn.jsonl")
    assert "4 entries are written …" in terminal.getvalue()


# Verifying ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    found = lines(TEN, by=key())
    return writer_of(tmp_path)([*found[:3], *found[5:]], "broken.jsonl")


def test_broken_file_is_said(run: Run, broken: Path) -> None:
    assert run("ledger", "verify", broken) == (1, f"✗ {broken}\nEntries are missing: 3 to 4.\n", "")


def test_broken_file_as_json(run: Run, broken: Path) -> None:
    answer = run("ledger", "verify", broken, "--json")
    assert (answer.code, answer.data["good"]) == (1, False)
    assert answer.data["broken"] == {
        "code": "removed",
        "number": 3,
        "last": 4,
        "message": "Entries are missing: 3 to 4.",
    }


def test_key_that_nobody_has_named_is_to_be_asked_for(run: Run, tmp_path: Path) -> None:
    path = writer_of(tmp_path)(TEN, "x").rename("x")
    asked = "Ask the party, by another way, whether this is the key it signs with, and name it with --key."
    assert run("ledger", "verify", path).out.splitlines()[1:] == [
        f"It ends with: {run('ledger', 'verify', path, '--json').data['hash']}",
        "Taken out at: 2026-11-22T09:00:00Z",
        f"Signed with the key: {name_of()}",
        asked,
    ]
    assert asked not in run("ledger", "verify", path, "--key", name_of()).out
    answer = run("ledger", "verify", path, "--key", name_of("RU"))
    assert (answer.code, in_one_line(answer.out)) == (1, f"✗ {path} Another key has signed the file: {name_of()}.")


def test_earlier_file_that_is_continued(run: Run, tmp_path: Path) -> None:
    write_file = writer_of(tmp_path)
    later, earlier = write_file(TEN, "later"), write_file(TEN[:6], "earlier")
    answer = run("ledger", "verify", later, "--against", earlier)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[-1] == "The two agree in 6 entries, which are all that both can hold."
    row = run("ledger", "verify", later, "--against", earlier, "--json").data["against"]
    assert (row["good"], row["agrees"], row["common"], row["newer"], row["differences"]) == (True, True, 6, 4, [])


def test_earlier_file_that_is_not_continued(run: Run, tmp_path: Path) -> None:
    write_file = writer_of(tmp_path)
    later, earlier = write_file(TEN[:6], "later"), write_file(TEN, "earlier")
    answer = run("ledger", "verify", later, "--against", earlier)
    assert (answer.code, answer.out.splitlines()[-1]) == (
        1,
        "✗ Entries 7 to 10 of the other file are missing in this one.",
    )
    row = run("ledger", "verify", later, "--against", earlier, "--json").data["against"]["differences"]
    assert [(one["code"], one["number"], one["last"]) for one in row] == [("shortened", 7, 10)]


def test_many_differences_are_counted(run: Run, tmp_path: Path) -> None:
    write_file = writer_of(tmp_path)
    ours = [entry(number, "parties") for number in range(100)]
    one = write_file(ours[60:], "one", at="2026-11-23T09:00:00Z")
    answer = run("ledger", "verify", one, "--against", write_file(ours, "other", party="RU", by=key("RU")))
    assert (answer.code, answer.out.count("✗"), answer.out.splitlines()[-1]) == (1, 50, "… and 10 more.")


def test_files_are_not_compared_before_both_are_whole(run: Run, broken: Path, tmp_path: Path) -> None:
    whole = writer_of(tmp_path)(TEN)
    for pair in ((broken, whole), (whole, broken)):
        answer = run("ledger", "verify", pair[0], "--against", pair[1])
        assert answer.code == 1
        assert answer.out.splitlines()[-1] == "The two are not compared before both are whole."


@pytest.mark.parametrize("language", ["ru", "zh-hans"])
def test_verification_of_a_file_speaks(run: Run, broken: Path, language: str) -> None:
    out = run("ledger", "verify", broken, "--language", language).out
    assert "missing" not in out


def codes(module: str, callee: str, place: int | str) -> Iterator[str]:
    """What calls by a name say first, in a module of the files."""
    tree = ast.parse(Path(files.__path__[0], f"{module}.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == callee:
            values = (
                [k.value for k in node.keywords if k.arg == place] if isinstance(place, str) else [node.args[place]]
            )
            yield from (value.value for value in values if isinstance(value, ast.Constant))


def test_everything_that_can_be_wrong_has_a_sentence() -> None:
    """And no sentence waits for what is never found."""
    faults = {*codes("reading", "Wrong", 0), *codes("reading", "_Wrong", 0)}
    faults |= {code for module in ("reading", "proving") for code in codes(module, "Fault", "code")}
    faults |= {"garbled"}
    assert faults == set(FAULTS)
    assert {*codes("comparing", "Difference", "code"), "apart", "shortened"} == set(DIFFERENCES)


# Proving --------------------------------------------------------------------------------------------------------------


def test_one_entry_is_proved(run: Run, tmp_path: Path) -> None:
    path = writer_of(tmp_path)(TEN)
    (tmp_path / "printed.json").write_text(run("ledger", "prove", path, 4).out, "utf-8")
    assert run("ledger", "prove", path, 4, "-o", "proof.json") == (0, "", "")
    assert (tmp_path / "proof.json").read_bytes() == (tmp_path / "printed.json").read_bytes()

    answer = run("ledger", "verify", "proof.json", "--key", name_of())
    assert answer.code == 0
    assert in_one_line(answer.out).startswith(
        "proof.json: entry 4 is among those that CN could see in “ru-cn” and that were signed."
    )
    shown = run("ledger", "verify", "proof.json", "--json").data
    assert (shown["kind"], shown["count"], shown["good"]) == ("proof", 4, True)


def test_entry_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    path = writer_of(tmp_path)(TEN, since=3)
    answer = run("ledger", "prove", path, 3)
    assert (answer.code, answer.out) == (64, "")
    assert answer.err == f"{path} has no such entry; it holds 4 to 10.\n"


def test_broken_file_proves_nothing(run: Run, broken: Path, tmp_path: Path) -> None:
    answer = run("ledger", "prove", broken, 1, "-o", "proof.json")
    assert (answer.code, answer.out) == (1, f"✗ {broken}\nEntries are missing: 3 to 4.\n")
    assert not (tmp_path / "proof.json").exists()


# Keys -----------------------------------------------------------------------------------------------------------------


def test_locked_key(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Шёлк 红\n"))
    made = run("ledger", "key", "new", "--key-file", "cn.pem", "--passphrase-from-stdin", "--json").data
    assert "ENCRYPTED" in (tmp_path / "cn.pem").read_text()
    answer = run("ledger", "key", "show", "--key-file", "cn.pem")
    assert (answer.code, answer.err) == (
        64,
        "cn.pem is locked. Give its passphrase in DIPTYCH_LEDGER_PASSPHRASE, or with --passphrase-from-stdin.\n",
    )
    monkeypatch.setenv("DIPTYCH_LEDGER_PASSPHRASE", "Шёлк 红")
    assert run("ledger", "key", "show", "--key-file", "cn.pem", "--json").data["public"] == made["public"]
    monkeypatch.setenv("DIPTYCH_LEDGER_PASSPHRASE", "Шелк")
    assert run("ledger", "key", "show", "--key-file", "cn.pem").err == "The passphrase does not open cn.pem.\n"


@pytest.mark.usefixtures("ledger")
def test_registered_key_is_shown(run: Run) -> None:
    made = run("ledger", "key", "new", "--party", "CN", "--json").data
    answer = run("ledger", "key", "show", "--party", "CN")
    assert (answer.code, answer.out) == (64, "")
    assert answer.err.startswith("No key is registered for CN in “ru-cn”")
    run("ledger", "key", "register", "--party", "CN")
    assert run("ledger", "key", "show", "--party", "CN").out == f"Fingerprint: {made['fingerprint']}\n{made['pem']}"


# Refusals -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["export", "--party", "CH", "-o", "x"],
            "“CH” is no party here; write two capital letters of ISO 3166-1, as in CN.",
        ),
        (["export", "--party", "CN", "--programme", "nl", "-o", "x"], "CN is no party of “nl”. It is one of: ru-cn."),
        (["export", "--party", "CN", "-o", "there"], "there is there already, and is not written over."),
        (["export", "--party", "CN", "-o", "x", "--since", "9"], "There are 5 entries to see"),
        (["export", "--party", "CN", "-o", "x", "--since", "-1"], "--since: “-1” cannot be meant"),
        (["export", "--party", "CN", "-o", "x", "--key-file", "there"], "there is no private Ed25519 key in PEM"),
        (["export", "--party", "CN", "-o", "x", "--key-file", "none"], "none: no such file."),
        (["key", "new", "--key-file", "there"], "there is there already, and is not written over."),
        (["key", "new"], "Name a party, or a file with --key-file."),
        (["key", "show", "--key-file", "there"], "there is no private Ed25519 key in PEM"),
        (["key", "register", "--party", "CN", "--public", "there"], "there is no public Ed25519 key in PEM"),
        (["key", "register", "--party", "CN"], "There is no key yet at "),
        (["sign", "there"], "Name the private key that signs: --key-file FILE"),
        (["prove", "there", "one"], "N: “one” cannot be meant"),
        (["prove", "there", "1"], "there is nothing that was taken out of a ledger"),
        (["verify", "there"], "there is nothing that was taken out of a ledger"),
        (["verify", "none"], "none: no such file."),
        (["verify", "there", "--against", "none"], "there is nothing that was taken out of a ledger"),
        (["verify", "--against", "there"], "--against is about a file; name it: diptych ledger verify FILE"),
        (["verify", "there", "--key", "none"], "none: no such file."),
        (["verify", "there", "--key", "there"], "there is no public Ed25519 key in PEM"),
    ],
)
def test_what_cannot_be_done_is_refused(run: Run, tmp_path: Path, words: list[str], said: str) -> None:
    (tmp_path / "there").write_text("hello")
    answer = run("ledger", *words)
    assert (answer.code, answer.out) == (64, "")
    assert in_one_line(answer.err).startswith(said)
    assert sorted(found.name for found in tmp_path.iterdir() if found.name != "data") == ["there"]
    assert json.loads(run("ledger", *words, "--json").out)["error"]


@pytest.mark.usefixtures("ledger")
def test_party_of_several_programmes_chooses(run: Run) -> None:
    programme("nl-cn", "NL", "CN")
    answer = run("ledger", "export", "--party", "CN", "-o", "x")
    assert (answer.code, answer.err) == (
        64,
        "CN is a party of several programmes; choose one with --programme: nl-cn, ru-cn.\n",
    )
    assert run("ledger", "export", "--party", "CN", "--programme", "nl-cn", "-o", "x").code == 0
    connection.close()
