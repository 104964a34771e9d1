"""What a party keeps, by programs: its terms, its members, its outbox; and views, which are one's own."""

from __future__ import annotations

import pytest

from diptych.apps.programme.models import Invitation, Membership
from diptych.apps.slate.models import PartyTerms, SavedView
from diptych.kernel.notices.models import Mail, MailState
from diptych.kernel.permissions.models import Token
from tests.faces.api.slate.conftest import coordinator, officer, producer, program, secret_of, told
from tests.factories import people, slate

pytestmark = pytest.mark.django_db

TERMS = {"check_days": 10, "review_days": 30, "answer_days": 20, "appeal_days": 15, "remind_days": 2}


@pytest.fixture(autouse=True)
def _programme() -> None:
    slate.programme()


# Terms ----------------------------------------------------------------------------------------------------------------


def test_terms_are_set_on_the_version_that_was_read() -> None:
    by = coordinator("RU")
    told(by.send("/terms", TERMS, method="PUT"), 428, "if_match_missing")
    etag = by.get("/terms")["ETag"]
    answer = by.send("/terms", TERMS, method="PUT", if_match=etag)
    assert {name: answer.json()[name] for name in TERMS} == TERMS
    assert by.get("/terms").json() == answer.json()
    late = by.send("/terms", {}, method="PUT", if_match=etag)
    assert told(late, 412, "saved_meanwhile")["facts"]["there"] == answer.json()
    rest = by.send("/terms", {"check_days": 5}, method="PUT", if_match=answer["ETag"]).json()
    assert [rest[name] for name in TERMS] == [5, None, None, None, 3]
    told(by.send("/terms", {"check_days": 9999}, method="PUT", if_match="*"), 422, "days_out_of_range")


def test_terms_are_read_by_members_and_set_by_coordinators() -> None:
    PartyTerms.objects.filter(party="CN").update(check_days=77)
    assert officer("RU").get("/terms").json()["party"] == "RU"
    assert officer("RU").get("/terms").json()["check_days"] != 77
    told(officer("RU").send("/terms", TERMS, method="PUT", if_match="*"), 403, "not_allowed")
    told(producer().get("/terms"), 403, "not_allowed")


# Members --------------------------------------------------------------------------------------------------------------


def test_members_of_the_party_are_listed_and_nobody_elses() -> None:
    slate.everybody()
    rows = officer("RU").get("/members").json()
    assert {row["account"].split("-")[0] for row in rows["members"]} == {"ru"}
    assert (rows["invitations"], rows["past"]) == ([], [])
    told(producer().get("/members"), 403, "not_allowed")


def test_seats_are_given_and_ended() -> None:
    by, user = coordinator("RU"), people.account("li.na")
    told(by.send("/members", {"account": "nobody", "roles": ["officer"]}), 422, "no_account")
    body = {"account": "li.na", "roles": ["officer", "analyst"]}
    seats = by.send("/members", body, idempotency_key="k").json()["seats"]
    assert [seat["role"] for seat in seats] == ["officer", "analyst"]
    assert by.send("/members", body, idempotency_key="k").json()["seats"] == seats
    told(by.send("/members", {"account": "li.na", "roles": ["editor", "officer"]}), 409, "member_there")
    assert Membership.objects.filter(user=user, until=None).count() == 2
    told(coordinator("CN").send(f"/members/seats/{seats[0]['id']}/end", {}), 404, "no_seat")
    told(officer("RU").send(f"/members/seats/{seats[0]['id']}/end", {}), 403, "not_allowed")
    assert by.send(f"/members/seats/{seats[0]['id']}/end", {"reason": "Ушла"}).status_code == 204
    told(by.send(f"/members/seats/{seats[0]['id']}/end", {}), 404, "no_seat")
    shown = by.get("/members").json()
    (found,) = [row for row in shown["members"] if row["account"] == "li.na"]
    assert [seat["role"] for seat in found["seats"]] == ["analyst"]
    assert [row["role"] for row in shown["past"]] == ["officer"]


def test_last_coordinator_stays() -> None:
    by = coordinator("RU")
    (own,) = Membership.objects.filter(party="RU", role="coordinator")
    told(by.send(f"/members/seats/{own.pk}/end", {}), 409, "last_coordinator")


def test_people_are_invited_and_invitations_taken_back() -> None:
    by = coordinator("RU")
    body = {"email": "li.na@ministry.example", "roles": ["officer"], "language": "zh-hans"}
    made = by.send("/invitations", body).json()
    mail = Mail.objects.get()
    assert (mail.address, mail.language) == (body["email"], "zh-hans")
    assert [row["id"] for row in by.get("/members").json()["invitations"]] == [made["id"]]
    told(coordinator("CN").send(f"/invitations/{made['id']}", method="DELETE"), 404, "no_invitation")
    assert by.send(f"/invitations/{made['id']}", method="DELETE").status_code == 204
    told(by.send(f"/invitations/{made['id']}", method="DELETE"), 409, "invitation_revoked")
    told(by.send("/invitations", {"email": "nowhere"}), 422, "bad_email")
    told(officer("RU").send("/invitations", body), 403, "not_allowed")
    assert officer("RU").send("/invitations", {"email": "pan@films.example"}).json()["roles"] == []


# Producers ------------------------------------------------------------------------------------------------------------


def test_producer_invites_another_and_says_for_which_company() -> None:
    found = slate.draft()
    lead = producer()
    body = {"email": "pan@films.example", "party": "CN", "language": "zh-hans"}
    answer = lead.act(found.pk, "invite_producer", body)
    assert answer.json()["made"]["type"] == "programme.invitation"
    row = Invitation.objects.get()
    assert row.about == f"proposal:{found.pk}"
    shown = lead.get(f"/proposals/{found.pk}/invitations").json()["invitations"]
    assert [(row["id"], row["email"]) for row in shown] == [(row.pk, body["email"])]
    told(lead.act(found.pk, "invite_producer", {**body, "email": "x"}), 422, "bad_email")
    told(lead.act(found.pk, "invite_producer", {**body, "party": "NL"}), 422, "no_party")
    told(officer("RU").act(found.pk, "invite_producer", body), 404, "no_proposal")
    assert lead.act(found.pk, "revoke_invitation", {"invitation": row.pk}).status_code == 200
    assert lead.get(f"/proposals/{found.pk}/invitations").json() == {"invitations": []}
    told(lead.act(found.pk, "revoke_invitation", {"invitation": row.pk}), 409, "invitation_revoked")
    told(lead.act(slate.draft("Другой").pk, "revoke_invitation", {"invitation": row.pk}), 404, "no_invitation")
    assert lead.act(found.pk, "change_company", {"company": "Юг", "country": "CN"}).status_code == 200
    (row,) = [row for row in lead.get(f"/proposals/{found.pk}").json()["now"]["producers"] if row["lead"]]
    assert (row["company"], row["country"]) == ("Юг", "CN")
    told(lead.act(found.pk, "change_company", {"country": "XX"}), 422, "no_country")


# The outbox -----------------------------------------------------------------------------------------------------------


def test_outbox_is_read_and_what_was_given_up_sent_again() -> None:
    by = coordinator("RU")
    by.send("/invitations", {"email": "li.na@ministry.example", "roles": ["officer"]})
    (mail,) = by.get("/mails").json()["mails"]
    # What opens something is read by its reader alone.
    assert (mail["address"], mail["subject"], mail["body"]) == ("li.na@ministry.example", "", "")
    told(by.send(f"/mails/{mail['id']}/again"), 409, "mail_not_given_up")
    Mail.objects.update(state=MailState.GIVEN_UP)
    assert by.send(f"/mails/{mail['id']}/again").json()["state"] == "failed"
    assert by.get("/mails?state=given_up").json()["mails"] == []
    assert coordinator("CN").get("/mails").json()["mails"] == []
    told(coordinator("CN").send(f"/mails/{mail['id']}/again"), 404, "no_mail")
    told(officer("RU").get("/mails"), 403, "not_allowed")


# Views, and the token itself ------------------------------------------------------------------------------------------


def test_views_are_ones_own() -> None:
    by, other = officer("RU"), coordinator("RU")
    made = by.send("/views", {"name": "Ждут нас", "query": "?waits=RU"}).json()
    assert (made["name"], made["query"], made["list"]) == ("Ждут нас", "waits=RU", "proposals")
    again = by.send("/views", {"name": "Ждут нас", "query": "waits=CN"}).json()
    assert by.get("/views").json() == {"views": [{**made, "query": "waits=CN"}]}
    assert again["id"] == made["id"]
    assert other.get("/views").json() == {"views": []}
    told(other.send(f"/views/{made['id']}", method="DELETE"), 404, "no_view")
    assert by.send(f"/views/{made['id']}", method="DELETE").status_code == 204
    assert not SavedView.objects.exists()
    told(by.send("/views", {"name": " ", "query": ""}), 422, "text_missing")
    told(producer().get("/views"), 403, "not_allowed")


def test_token_revokes_itself_and_no_other() -> None:
    by, other = officer("RU"), program(slate.officer("RU"), "RU", ["read"])
    assert other.send("/token", method="DELETE").status_code == 204
    told(other.get("/token"), 401, "token_unknown")
    assert by.get("/token").status_code == 200
    assert Token.objects.filter(revoked_at=None).count() == 1
    assert secret_of(slate.officer("RU"), "RU")
