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


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/films/a%00b/", "/en/films/?text=a%00b", "/og/en/film/a%00b.png"])
def test_address_that_no_text_can_mean_is_a_bad_request(path: str) -> None:
    assert Client().get(path).status_code == 400
