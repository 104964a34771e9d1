"""How far the ledger was found whole, kept outside the database: what is cut off its end is then missed."""

from __future__ import annotations

import json
import os
import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

NAME = "ledger-head.json"
"""The file in the data folder."""


class Mark(Record):
    """The last entry of a ledger that was whole."""

    sequence: int
    hash: str
    at: datetime
    """When it was verified."""


def path() -> Path:
    return Path(settings.DATA) / NAME


def last_mark() -> Mark | None:
    """The mark of the last time, if there is one. Refused("mark_unreadable") for a file that is none."""
    try:
        found = json.loads(path().read_text("utf-8"))
        return Mark(sequence=int(found["sequence"]), hash=str(found["hash"]), at=datetime.fromisoformat(found["at"]))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unusable(error) from None
    except (ValueError, KeyError, TypeError):
        raise Refused("mark_unreadable", path=str(path())) from None


def keep_mark(mark: Mark) -> None:
    """Write the mark whole or not at all; Refused("data_unusable") where that cannot be."""
    target = path()
    new = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    text = json.dumps({"sequence": mark.sequence, "hash": mark.hash, "at": mark.at.isoformat()})
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with new.open("x", encoding="ascii") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise _unusable(error) from None


def _unusable(error: OSError) -> Refused:
    return Refused("data_unusable", path=str(settings.DATA), why=error.strerror or str(error))
