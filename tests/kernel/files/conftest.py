"""What tests of stored files share: a data folder of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import storages
from pytest_django import Settings


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    settings.CLAMAV = ""
    # The storage remembers its folder.
    storages._storages.clear()  # type: ignore[attr-defined]
    return tmp_path / "data"
