"""What one side keeps to itself stands in no page, list, count or file of the other, nor of the producers."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from diptych.apps.slate.domain import messaging, reviews
from diptych.apps.slate.models import Proposal
from tests.faces.desk.slate.conftest import Browser
from tests.factories import slate

pytestmark = pytest.mark.django_db

MARK = "zzsecretzz"

PAGES = (
    "desk",
    "desk-proposals",
    "desk-rounds",
    "desk-ledger",
    "desk-notices",
    "desk-members",
    "desk-settings",
    "desk-reviews",
)


@pytest.fixture
def secret(db: None) -> Proposal:
    """A proposal of which the Chinese side knows much that nobody else does."""
    call = slate.announced()
    found = slate.under_review(round=call)
    row = slate.assigned(found, "CN")
    slate.assigned(found, "CN", 2, interest="undeclared")
    reviews.save_review(
        row.pk,
        recommendation="refuse",
        text=f"{MARK} review",
        lang="ru",
        scores={criterion.pk: 1 for criterion in call.criteria.all()},
        by=slate.reviewer("CN"),
        at=slate.NOW,
    )
    for room, party in (("internal", "CN"), ("producers", "CN")):
        messaging.write_message(
            found.pk, room=room, party=party, text=f"{MARK} {room}", lang="ru", by=slate.officer("CN"), at=slate.NOW
        )
    return slate.decide(
        found,
        "CN",
        "refused",
        reasons=f"{MARK} reasons",
        waived_reviews=f"{MARK} waived",
        publish=False,
        publish_on=date(2027, 5, 5),
    )


def obtained(at: Browser, person: object, found: Proposal) -> str:
    """Everything that somebody gets at the desk, as far as pages and files go."""
    client = at(person)
    assert found.round is not None
    addresses = [reverse(name) for name in PAGES]
    addresses += [f"/en/desk/proposals.{kind}" for kind in ("csv",)]
    addresses += [reverse(name, kwargs={"id": found.pk}) for name in ("desk-proposal", "desk-difference")]
    addresses += [
        reverse("desk-round", kwargs={"id": found.round.pk}),
        reverse("desk-round-file", kwargs={"id": found.round.pk, "kind": "csv"}),
        f"{reverse('desk')}?part=others",
    ]
    texts = []
    for address in addresses:
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        texts.append(content.decode())
    return "\n".join(texts)


@pytest.mark.parametrize("role", list(slate.Role))
def test_other_side_sees_none_of_it(role: slate.Role, secret: Proposal, at: Browser) -> None:
    text = obtained(at, slate.member("RU", role), secret)

    assert MARK not in text
    assert "Decided, not published" not in re.sub(r"<option[^>]*>[^<]*</option>", "", text)
    assert "CN reviewer" not in text


def test_producers_see_what_was_written_to_them_and_no_more(secret: Proposal, at: Browser) -> None:
    text = obtained(at, slate.lead(), secret)

    assert set(re.findall(rf"{MARK} \w+", text)) <= {f"{MARK} producers"}


def test_own_side_sees_all_of_it(secret: Proposal, at: Browser) -> None:
    text = obtained(at, slate.officer("CN"), secret)

    assert set(re.findall(rf"{MARK} \w+", text)) == {
        f"{MARK} {word}" for word in ("internal", "producers", "reasons", "waived")
    }


def test_refusal_tells_nothing_of_the_other_side(secret: Proposal, at: Browser) -> None:
    ru = at(slate.coordinator("RU"))
    answer = ru.post(reverse("desk-act-check", kwargs={"id": secret.pk}), {"opened": "2020-01-01T00:00:00+00:00"})

    assert answer.status_code == 422
    assert MARK not in answer.content.decode()
    assert "Decision made" not in answer.content.decode()
