"""The finished film enters the registers as it was filed and approved, whatever its producers type meanwhile."""

from __future__ import annotations

import pytest

from diptych.apps.slate.domain import checking, filing, proposals
from diptych.apps.slate.models import Proposal
from tests.factories import slate

pytestmark = pytest.mark.django_db


def almost_approved() -> Proposal:
    """The finished film is approved by one party, and about to be by the other."""
    found = slate.in_production()
    filing.file_final(found.pk, by=slate.lead(), at=slate.NOW)
    for party in slate.PARTIES:
        checking.find_complete(found.pk, party=party, by=slate.officer(party), at=slate.NOW)
    return slate.decide(found, "RU")


@pytest.mark.parametrize("typed", ["Совсем другое", ""])
def test_film_is_called_as_it_was_filed(typed: str) -> None:
    found = almost_approved()
    proposals.save_text(found.pk, kind="title", lang="ru", text=typed, status="original", by=slate.lead(), at=slate.NOW)

    work = slate.decide(found, "CN").work

    assert work is not None
    title = work.titles.get()
    assert (title.text, title.source.title) == ("Линия снега", "Линия снега")
