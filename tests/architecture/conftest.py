"""What the architecture tests share: they read the repository itself."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the source tree."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def package(root: Path) -> Path:
    """The package's own folder."""
    return root / "src" / "diptych"
