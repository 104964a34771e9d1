"""A site without a programme."""

from __future__ import annotations

import pytest
from django.test import Client

from diptych.faces.portal.shelved import SHELF


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ru", "zh-hans", "en"])
def test_site_without_a_programme_begins_with_the_checker(language: str) -> None:
    SHELF.clear()
    html = Client().get(f"/{language}/").content.decode()
    assert "front-ways" not in html
    assert html.count("<h1") == 1
