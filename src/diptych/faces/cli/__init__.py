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

    gc.disable()
    from diptych.faces.cli import failures
    from diptych.faces.cli.parser import parse

    arguments = None
    try:
        arguments = parse(sys.argv[1:] if argv is None else list(argv))
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except Malformed as error:
        failures.malformed(error, arguments)
    except Refused as error:
        failures.refused(error, arguments)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OPEN
    except KeyboardInterrupt:
        return 130
    return BAD_INPUT
