"""What tests of files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kernel.audit.files.making import Write, writer


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return writer(tmp_path)
