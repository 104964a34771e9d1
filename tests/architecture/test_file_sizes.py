"""A file stays small enough to be read in one go."""

from pathlib import Path

LIMIT = 400


def test_source_files_can_be_read_in_one_go(package: Path) -> None:
    # Migrations are written by a machine, and read by one.
    written = [path for path in package.rglob("*.py") if path.parent.name != "migrations"]
    lengths = {path: len(path.read_text().splitlines()) for path in written}
    assert {str(path.relative_to(package)): lines for path, lines in lengths.items() if lines >= LIMIT} == {}
