"""The list of one's proposals, and beginning one."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from diptych.apps.slate.domain.drafts import begin_draft
from diptych.apps.slate.models import Proposal
from diptych.kernel.permissions.models import Token
from tests.faces.desk.proposals.browsing import Browser, carried, gone_to, text
from tests.factories import slate

pytestmark = pytest.mark.django_db

SAID = {"title": "Линия снега", "lang": "ru", "company": "Север", "country": "Russia"}


def test_empty_list_says_how_to_begin(vera: Browser) -> None:
    page = vera.get("proposals/mine/")
    assert "No proposals yet" in text(page)
    assert 'href="/en/desk/proposals/new/"' in page.content.decode()


def test_list_says_in_plain_words_where_each_stands_and_what_waits(vera: Browser) -> None:
    slate.asked("CN")
    page = text(vera.get("proposals/mine/"))
    assert "An authority asks you for something before it goes on." in page
    assert "Waits for you: Answer what was asked" in page
    assert "China: Waits for the producers" in page


def test_somebody_else_sees_none_of_it(passer_by: Browser) -> None:
    slate.draft("Линия снега")
    assert "Линия" not in text(passer_by.get("proposals/mine/"))


def test_proposal_begins_with_what_was_said_already_in_its_dossier(vera: Browser) -> None:
    answer = vera.post("proposals/new/", SAID)
    assert gone_to(answer) == (302, "?said=begun")
    found = Proposal.objects.get()
    assert found.dossier == {
        "title": {"ru": "Линия снега"},
        "producers": [{"id": "producer-1", "name": "Север", "country": "RU"}],
    }
    (producer,) = found.producers.all()
    assert (producer.user.username, producer.company, producer.country, producer.is_lead) == (
        "vera",
        "Север",
        "RU",
        True,
    )
    assert "The proposal is begun." in text(vera.client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"country": "Atlantis"}, "“Atlantis” is not a country."),
        ({"code": "K7QM-2XRT"}, "No call has this code."),
        ({"lang": "tlh"}, "“tlh” is no language."),
        ({"title": "x" * 301}, "Too long: it has 301 characters, and there may be 300."),
    ],
    ids=["country", "code", "language", "title"],
)
def test_what_cannot_be_read_is_said_at_its_field_and_the_rest_stays(
    vera: Browser, wrong: dict[str, str], sentence: str
) -> None:
    answer = vera.post("proposals/new/", {**SAID, **wrong})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="Север"' in answer.content.decode()
    assert not Proposal.objects.exists()


def test_draft_of_the_checker_is_taken_over_and_stays(vera: Browser) -> None:
    draft, secret = begin_draft(dossier=slate.DOSSIER, at=timezone.now())
    page = vera.get(f"proposals/new/?draft={secret}")
    assert "The dossier of “" in text(page)
    vera.post("proposals/new/", {**SAID, "title": "", "draft": secret})
    found = Proposal.objects.get()
    assert found.dossier == slate.DOSSIER
    assert found.titles == [["ru", "Линия снега"]]
    draft.refresh_from_db()
    assert draft.dossier == slate.DOSSIER


def test_link_that_leads_nowhere_is_said(vera: Browser) -> None:
    page = vera.get("proposals/new/?draft=nothing-here")
    assert page.status_code == 422 or "No draft lies behind this link" in text(page)


def test_file_becomes_a_proposal(vera: Browser) -> None:
    raw = "diptych: dossier/1\nform: fiction\ntitle: {ru: Линия снега}\n".encode()
    answer = vera.post("proposals/new/", {**SAID, "title": "", "file": SimpleUploadedFile("dossier.yaml", raw)})
    assert gone_to(answer) == (302, "?said=taken")
    found = Proposal.objects.get()
    assert (found.form, found.titles) == ("fiction", [["ru", "Линия снега"]])


def test_broken_file_is_explained_line_by_line_and_nothing_typed_is_lost(vera: Browser) -> None:
    file = SimpleUploadedFile("dossier.yaml", b"diptych: dossier/1\nform: opera\n")
    answer = vera.post("proposals/new/", {**SAID, "file": file})
    assert answer.status_code == 422
    assert "opera" in text(answer)
    assert 'value="Линия снега"' in answer.content.decode()
    assert not Proposal.objects.exists()


def test_hidden_call_is_entered_by_its_code(vera: Browser) -> None:
    now = timezone.now()
    call = slate.call(
        hidden=True, opens_at=(now - slate.timedelta(days=1)).isoformat(), closes_at=slate.later(days=60).isoformat()
    )
    found, code = slate.rounds.create_round(
        slate.PROGRAMME, call=call, by=slate.coordinator("RU"), at=now - slate.timedelta(days=2)
    )
    slate.rounds.announce_round(found.pk, party="RU", by=slate.coordinator("RU"), at=now)
    assert "2027" not in text(vera.get("proposals/new/"))
    vera.post("proposals/new/", {**SAID, "code": code.lower()})
    assert Proposal.objects.get().round_id == found.pk


def test_code_typed_on_the_page_of_the_call_is_not_asked_again(vera: Browser, lin: Browser) -> None:
    now = timezone.now()
    call = slate.call(
        hidden=True, opens_at=(now - slate.timedelta(days=1)).isoformat(), closes_at=slate.later(days=60).isoformat()
    )
    found, code = slate.rounds.create_round(
        slate.PROGRAMME, call=call, by=slate.coordinator("RU"), at=now - slate.timedelta(days=2)
    )
    slate.rounds.announce_round(found.pk, party="RU", by=slate.coordinator("RU"), at=now)
    where = vera.client.post("/en/call-by-code/", {"code": code})["Location"]
    begin = re.findall(r'href="(/en/desk/proposals/new/[^"]*)"', vera.client.get(where).content.decode())
    page = vera.client.get(begin[0].replace("&amp;", "&"))
    assert f'<option value="{found.pk}" selected>' in page.content.decode()
    vera.post("proposals/new/", {**SAID, "round": str(found.pk)})
    assert Proposal.objects.get().round_id == found.pk
    # Its number alone opens nothing in a browser that has no code.
    assert f'value="{found.pk}"' not in lin.get(f"proposals/new/?round={found.pk}").content.decode()
    assert lin.post("proposals/new/", {**SAID, "round": str(found.pk)}).status_code == 422
    assert Proposal.objects.count() == 1


def test_producer_issues_and_revokes_tokens_of_their_own(vera: Browser) -> None:
    assert "Tokens for programs of yours" in text(vera.get("proposals/mine/"))
    page = vera.get("settings/tokens/")
    assert "it reads and writes your proposals" in text(page)
    assert ('value="write"' in page.content.decode(), 'value="decide"' in page.content.decode()) == (True, False)
    until = (timezone.now() + slate.timedelta(days=30)).date().isoformat()
    sent = {**carried(page), "label": "Бюро", "acts": ["read", "write"], "until": until}
    answer = vera.client.post("/en/desk/settings/tokens/", sent)
    assert gone_to(answer) == (302, "settings/tokens/?said=token")
    token = Token.objects.get()
    assert (token.party, token.programme, token.acts) == ("", slate.PROGRAMME, ["read", "write"])
    assert "as a producer" in text(vera.get("settings/tokens/"))
    vera.post("settings/tokens/", {"revoke": str(token.pk)})
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_token_that_is_none_is_not_revoked(vera: Browser) -> None:
    assert vera.post("settings/tokens/", {"revoke": "1"}).status_code == 422
