"""Pages of the slate read what they need anew for each test."""

from __future__ import annotations

import pytest

from diptych.faces.portal.shelved import SHELF


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    SHELF.clear()
