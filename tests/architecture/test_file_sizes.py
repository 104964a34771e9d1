"""A file stays small enough to be read in one go."""

from pathlib import Path

LIMIT = 400


def test_source_files_can_be_read_in_one_go(package: Path) -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in package.rglob("*.py")}
    assert {str(path.relative_to(package)): lines for path, lines in lengths.items() if lines >= LIMIT} == {}
