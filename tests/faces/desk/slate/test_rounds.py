"""The page of a round."""

from __future__ import annotations

import pytest
from django.urls import reverse

from diptych.apps.programme.models import Party
from tests.faces.desk.slate.conftest import Browser
from tests.factories import slate

pytestmark = pytest.mark.django_db


def test_country_that_is_no_party_any_more_has_no_column(at: Browser) -> None:
    call = slate.announced()
    slate.under_review("Линия снега", round=call)
    officer = at(slate.officer("RU"))
    Party.objects.filter(country="CN").delete()

    page = officer.get(reverse("desk-round", kwargs={"id": call.pk}))

    assert page.status_code == 200
    assert "Линия снега" in page.content.decode()
