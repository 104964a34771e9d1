"""Help in three languages, bad usage, and streams that give way."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from diptych import __version__
from diptych.faces.cli import main
from tests.faces.cli.conftest import Run

COMMANDS = [
    *((), ("assess",), ("agreements",), ("schema",), ("serve",), ("demo",), ("check",), ("ledger",)),
    *(("agreements", action) for action in ("list", "show", "validate")),
    *(("ledger", action) for action in ("show", "verify")),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("language", "usage"), [("en", "usage: "), ("ru", "использование: "), ("zh_CN", "用法：")])
def test_help_is_spoken(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], language: str, usage: str
) -> None:
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    answer = run(*command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.lower().startswith(f"{usage}diptych")


@pytest.mark.parametrize("language", ["ru", "zh-hans"])
@pytest.mark.parametrize("form", ["{0} {1}", "{0}={1}"])
def test_help_is_spoken_in_the_language_asked_for(run: Run, language: str, form: str) -> None:
    words = form.format("--language", language).split()
    out = run("assess", *words, "--help").out
    assert "hold a dossier" not in out
    assert not any(english in out for english in ("show this help", "options", "positional", "usage"))


def test_help_names_every_command(run: Run) -> None:
    assert run().out == run("--help").out
    assert [
        word for word in ("agreements", "assess", "schema", "serve", "demo", "check", "ledger") if word not in run().out
    ] == []


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"diptych {__version__}\n", "")


@pytest.mark.parametrize(
    "argv",
    [
        ("sell",),
        ("agreements",),
        ("agreements", "show"),
        ("agreements", "burn"),
        ("assess", "--cure-all"),
        ("assess", "a.yaml", "b.yaml"),
        ("assess", "--on"),
        ("schema", "poem"),
    ],
)
def test_bad_usage_is_bad_input(run: Run, argv: tuple[str, ...]) -> None:
    answer = run(*argv)
    assert (answer.code, answer.out) == (64, "")
    assert answer.err.startswith("usage: diptych")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("assess",), "Name a dossier file, or --example with one of: archive-documentary"),
        (("assess", "x.yaml", "--example", "red-silk"), "Give a dossier file or an example, not both."),
        (("assess", "x.yaml", "--examples"), "Give a dossier file or an example, not both."),
        (("assess", "--example", "red-silk", "--all", "--agreement", "x"), "Give --agreement or --all, not both."),
        (("assess", "--example", "nothing"), "There is no example “nothing”. There are: archive-documentary"),
        (("assess", "--example", "../groups"), "There is no example “../groups”."),
        (("assess", "--example", "red-silk", "--agreement", "nothing"), "There is no agreement “nothing”."),
        (("assess", "--example", "red-silk", "--on", "yesterday"), "“yesterday” is not a date"),
        (("assess", "--example", "red-silk", "--on", "2026-02-30"), "“2026-02-30” is not a date"),
        (("assess", "--example", "red-silk", "--on", ""), "“” is not a date"),
        (("assess", "--example", "red-silk", "--language", "tlh"), "There is no language “tlh”."),
    ],
)
def test_refusal_says_what_to_do(run: Run, argv: tuple[str, ...], said: str) -> None:
    answer = run(*argv)
    assert (answer.code, answer.out) == (64, "")
    assert answer.err.startswith(said)


def test_refusal_as_json(run: Run) -> None:
    answer = run("agreements", "show", "nowhere", "--json")
    assert (answer.code, answer.err) == (64, "")
    assert (answer.data["error"], answer.data["id"]) == ("unknown_agreement", "nowhere")
    assert answer.data["message"].startswith("There is no agreement “nowhere”.")


@pytest.mark.parametrize("language", ["ru", "zh-hans"])
def test_refusal_is_spoken(run: Run, language: str) -> None:
    err = run("agreements", "show", "nowhere", "--language", language).err
    assert "nowhere" in err
    assert "There is" not in err


@pytest.mark.parametrize("day", ["0001-01-01", "1895-12-28", "2199-12-31", "9999-12-31"])
@pytest.mark.parametrize("how", [("--cures",), ("--all",)])
def test_any_day_has_its_law(run: Run, day: str, how: tuple[str, ...]) -> None:
    assert run("assess", "--example", "five-producers", "--on", day, *how).code in (0, 1, 2)


# Streams -------------------------------------------------------------------------------------------------------------


def test_reader_that_leaves_is_no_error() -> None:
    """As in ``diptych schema dossier | head -1``: nothing is complained of, not even when Python ends.

    What was not read to its end has not said whether the film qualifies, hence the code for open questions.
    """
    read, written = os.pipe()
    os.close(read)
    started = "from diptych.faces.cli import main; raise SystemExit(main())"
    command = [sys.executable, "-c", started, "agreements", "show", "nlcn-2015"]
    done = subprocess.run(command, stdout=written, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(written)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "koi8-r"])
def test_terminal_of_few_letters_gets_escapes(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    assert main(["agreements", "list", "--language", "zh-hans"]) == 0
    assert b"\\u" in raw.getvalue()


def test_interrupt_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from diptych import agreements as library

    def interrupted(_id: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(library, "example", interrupted)
    assert run("assess", "--example", "red-silk") == (130, "", "")
