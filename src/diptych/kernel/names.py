"""What was learned about names, as it ships: read once, for a whole process.

The tables stand beside the engine that reads them, as JSON with their provenance. ``diptych names train`` writes them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diptych.engines.names.learned import Learned
    from diptych.engines.names.scoring import Matcher

FOLDER = Path(__file__).parents[1] / "engines" / "names" / "data"


def read_tables(folder: Path) -> Learned:
    """The tables of a folder. Raises OSError, and ValueError for what is no such table."""
    import orjson

    from diptych.engines.names.learned import read

    return read(orjson.loads(path.read_bytes()) for path in sorted(folder.glob("*.json")))


def write_tables(documents: Mapping[str, Mapping[str, Any]], folder: Path) -> list[Path]:
    """Write tables into a folder, each whole or not at all; returns the files. Raises OSError."""
    import orjson

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, document in documents.items():
        path = folder / f"{name}.json"
        new = path.with_suffix(".json.new")
        new.write_bytes(orjson.dumps(document) + b"\n")
        new.replace(path)
        written.append(path)
    return written


@cache
def learned() -> Learned:
    """The tables of this package."""
    return read_tables(FOLDER)


@cache
def fingerprint() -> str:
    """Of the tables of this package, as a text: another one after a training or an update."""
    from hashlib import sha256

    files = sorted(FOLDER.glob("*.json"))
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()


@cache
def matcher() -> Matcher:
    """Scores with the tables of this package, and remembers words: one for a whole process."""
    from diptych.engines.names.scoring import Matcher

    return Matcher(learned())
