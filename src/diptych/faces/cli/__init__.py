"""The ``diptych`` command."""

from __future__ import annotations

import os
import sys

from diptych.engines.values.errors import Malformed, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

QUALIFIES, DOES_NOT, OPEN, BAD_INPUT = 0, 1, 2, 64
"""Exit codes of ``assess``; 64 is EX_USAGE of sysexits."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. No input makes it raise."""
    import gc

    # What is made here lives as long as the command; to look it through for garbage would take longer than to answer.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # A terminal of few letters gets escapes for the others, not an error.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    code = OPEN
    try:
        code = _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads on; what Python flushes at its end goes nowhere instead of failing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    if argv is None:
        gc.freeze()
    return code


def _run(argv: list[str]) -> int:
    from diptych.faces.cli.parser import parse

    arguments = None
    try:
        arguments = parse(argv)
        code: int = arguments.run(arguments)
        return code
    except Malformed as error:
        from diptych.faces.cli import failures

        failures.malformed(error, arguments)
    except Refused as error:
        from diptych.faces.cli import failures

        failures.refused(error, arguments)
    except SystemExit as stop:
        # argparse has printed its help, or what is wrong with the arguments.
        return int(stop.code or 0)
    return BAD_INPUT
