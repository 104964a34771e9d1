"""A command that answers at once loads nothing of the site."""

import subprocess
import sys

import pytest

HEAVY = ("django", "jinja2", "granian", "structlog", "babel", "typst", "ninja", "limits", "psycopg")
PROGRAM = f"""
import sys
from diptych.faces.cli import main
code = main()
print(sorted({set(HEAVY)!r} & {{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [
        ("assess", "--example", "red-silk", "--cures"),
        ("assess", "--example", "red-silk", "--all"),
        ("agreements", "show", "rucn-2017"),
        ("schema", "dossier"),
        ("--help",),
        ("serve", "--help"),
        ("demo", "--help"),
        ("check", "--help"),
        ("ledger", "verify", "--help"),
    ],
    ids=" ".join,
)
def test_site_is_not_loaded_by(words: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, *words], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr.splitlines()[-1] == "[]"
