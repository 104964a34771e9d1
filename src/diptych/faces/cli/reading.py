"""Files and dates as the command is given them, with every failure named."""

from __future__ import annotations

from datetime import date

from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.values.errors import Malformed, Refused
from diptych.kernel import clock
from diptych.kernel.documents import Document, read_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diptych.engines.treaty.dossier import Dossier


def document(path: str) -> Document:
    """A file read as plain data; Refused for what the disk says, Malformed for what the file says."""
    try:
        return read_document(path)
    except (FileNotFoundError, NotADirectoryError):
        raise Refused("not_found", path=path) from None
    except IsADirectoryError:
        raise Refused("is_folder", path=path) from None
    except (OSError, ValueError) as error:
        raise Refused("unreadable", path=path, why=getattr(error, "strerror", None) or str(error)) from None


def reading(source: Document, read: Callable[[Any], Any]) -> Any:
    """Read plain data into values; troubles remember the document, so that they can name their line."""
    try:
        return read(source.data)
    except Malformed as error:
        error.document = source
        raise


def dossier(path: str) -> Dossier:
    found: Dossier = reading(document(path), read_dossier)
    return found


def day(text: str | None) -> date:
    """A date of law; today when none is given."""
    if text is None:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("bad_date", found=text) from None


def write(path: str, text: str) -> None:
    """Write a file whole or not at all."""
    import os
    from contextlib import suppress

    new = f"{path}.new"
    try:
        folder = os.path.dirname(path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(new, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(new, path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            os.unlink(new)
        raise Refused("unwritable", path=path, why=getattr(error, "strerror", None) or str(error)) from None
