"""What officers and coordinators do on their pages: done, refused beside the field, told who acted meanwhile."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diptych.apps.slate.domain import checking, deciding
from diptych.apps.slate.models import Decision, Document, InformationRequest, Message, Round, SavedView
from diptych.faces.portal.templating import current_language
from tests.faces.desk.slate.conftest import Browser, page, words
from tests.factories import slate

pytestmark = pytest.mark.django_db

ONCE = "6f2c0c1e-2b5c-4c0e-9a55-0d3c6f0f5a11"
OPENED = (slate.NOW - timedelta(minutes=5)).isoformat()


def where(name: str, **arguments: object) -> str:
    return reverse(name, kwargs=arguments or None)


def test_dossier_is_found_complete(at: Browser) -> None:
    found = slate.filed()
    answer = at(slate.officer("CN")).post(where("desk-act-check", id=found.pk), {"opened": OPENED})

    assert answer["Location"].endswith("?said=checked")
    assert slate.states(found) == {"RU": "checking", "CN": "reviewing"}


def test_form_sent_twice_does_once_and_leads_on(at: Browser) -> None:
    found = slate.filed()
    officer = at(slate.officer("CN"))
    sent = {"opened": OPENED, "once": ONCE}
    first, second = (officer.post(where("desk-act-check", id=found.pk), sent) for _time in range(2))

    assert (first["Location"], slate.states(found)["CN"]) == (second["Location"], "reviewing")


def test_who_comes_second_is_told_who_acted_and_keeps_the_text(at: Browser) -> None:
    found = slate.filed()
    checking.request_information(
        found.pk,
        party="CN",
        kind="document",
        text="Первый вопрос",
        lang="ru",
        by=slate.coordinator("CN"),
        at=slate.NOW,
    )
    sent = {"opened": OPENED, "kind": "document", "text": "Мой длинный вопрос", "lang": "ru"}
    answer = at(slate.officer("CN")).post(where("desk-act-request", id=found.pk), sent)
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "Мой длинный вопрос" in text
    assert "Information requested" in text
    assert "CN coordinator 1" in text


def test_request_needs_its_words(at: Browser) -> None:
    found = slate.filed()
    sent = {"opened": OPENED, "kind": "document", "text": " ", "lang": "ru", "due": "2026-13-40"}
    answer = at(slate.officer("CN")).post(where("desk-act-request", id=found.pk), sent)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "is no day" in words(answer.content.decode())
    assert not InformationRequest.objects.exists()


def test_request_reaches_the_producers_and_not_the_other_side(at: Browser) -> None:
    found = slate.asked("CN", "Пришлите договор с рекой")

    assert "договор с рекой" in page(at(slate.officer("CN")), "desk-proposal", id=found.pk)
    assert "договор с рекой" not in page(at(slate.officer("RU")), "desk-proposal", id=found.pk)


# Deciding -------------------------------------------------------------------------------------------------------------

DECISION = {
    "opened": OPENED,
    "verdict": "approved_with_conditions",
    "reasons": "Хороший проект",
    "lang": "ru",
    "conditions.0.text": "Титры на двух языках",
    "conditions.0.due": "",
    "conditions.0.is_public": "1",
    "when": "now",
}


def test_decision_is_looked_at_before_it_is_made(at: Browser) -> None:
    found = slate.under_review()
    answer = at(slate.officer("CN")).post(where("desk-decide", id=found.pk), {**DECISION, "do": "look"})

    assert "So it will be read" in answer.content.decode()
    assert not Decision.objects.exists()


def test_decision_with_conditions_is_made_and_published(at: Browser) -> None:
    found = slate.under_review()
    answer = at(slate.officer("CN")).post(where("desk-decide", id=found.pk), {**DECISION, "do": "decide"})

    assert answer["Location"].endswith("?said=published")
    assert slate.states(found)["CN"] == "approved_with_conditions"
    assert [row.text for row in Decision.objects.get().conditions.all()] == ["Титры на двух языках"]


def test_page_says_when_a_decision_is_published_by_itself_and_who_sees_it_before(at: Browser) -> None:
    found = slate.under_review()
    officer, day = at(slate.officer("CN")), slate.day(days=4).isoformat()
    sent = {**DECISION, "when": "day", "publish_on": day}
    looked = officer.post(where("desk-decide", id=found.pk), {**sent, "do": "look"}).content.decode()
    officer.post(where("desk-decide", id=found.pk), {**sent, "do": "decide"})
    kept, other = (page(at(slate.officer(party)), "desk-proposal", id=found.pk) for party in ("CN", "RU"))
    said = f"on {current_language().date(slate.day(days=4))}, between 00:00 and 00:15 UTC"

    assert (said in looked, said in kept, "00:15 UTC" in other) == (True, True, False)


def test_page_says_that_the_day_of_a_publication_has_come(at: Browser) -> None:
    found = slate.decide(slate.under_review(), "CN", publish=False, publish_on=slate.day())

    assert "published by itself within a quarter of an hour" in page(
        at(slate.officer("CN")), "desk-proposal", id=found.pk
    )
    # Until it is done nobody else sees anything of it, neither on the page nor in a list.
    other = page(at(slate.officer("RU")), "desk-proposal", id=found.pk)
    assert "CN: reasons" not in other
    assert slate.states(found)["CN"] == "decided"


def test_conditions_and_verdict_have_to_fit(at: Browser) -> None:
    found = slate.under_review()
    answer = at(slate.officer("CN")).post(
        where("desk-decide", id=found.pk), {**DECISION, "verdict": "approved", "do": "look"}
    )

    assert answer.status_code == 422
    assert "Conditions belong to an approval with conditions" in answer.content.decode()
    assert "Хороший проект" in answer.content.decode()


def test_row_for_a_condition_is_added_without_losing_what_was_typed(at: Browser) -> None:
    found = slate.under_review()
    answer = at(slate.officer("CN")).post(where("desk-decide", id=found.pk), {**DECISION, "do": "add"})

    assert 'name="conditions.1.text"' in answer.content.decode()
    assert "Титры на двух языках" in answer.content.decode()


def test_decision_waits_for_reviews_unless_a_reason_says_why(at: Browser) -> None:
    found = slate.under_review()
    slate.assigned(found, "CN")
    officer = at(slate.officer("CN"))
    without = officer.post(where("desk-decide", id=found.pk), {**DECISION, "do": "decide"})
    waived = officer.post(where("desk-decide", id=found.pk), {**DECISION, "do": "decide", "waived_reviews": "Срок"})

    assert (without.status_code, waived.status_code) == (422, 302)


def test_unpublished_decision_is_taken_back(at: Browser) -> None:
    found = slate.decide(slate.under_review(), "CN", "refused", publish=False)
    answer = at(slate.officer("CN")).post(
        where("desk-act-take-back", id=found.pk), {"opened": OPENED, "reason": "Ошибка"}
    )

    assert answer["Location"].endswith("?said=taken")
    assert slate.states(found)["CN"] == "reviewing"


def test_condition_is_settled(at: Browser) -> None:
    found = slate.decide(slate.under_review(), "CN", "approved_with_conditions")
    condition = Decision.objects.get().conditions.get()
    answer = at(slate.officer("CN")).post(
        where("desk-condition", id=found.pk, condition=condition.pk),
        {"opened": OPENED, "how": "met", "evidence": "Прислали титры"},
    )
    condition.refresh_from_db()

    assert (answer.status_code, condition.evidence, condition.is_waived) == (302, "Прислали титры", False)


def test_appeal_is_settled(at: Browser) -> None:
    found = slate.decide(slate.under_review(), "CN", "refused")
    deciding.appeal(found.pk, party="CN", grounds="Мы не согласны", lang="ru", by=slate.lead(), at=slate.NOW)
    officer = at(slate.officer("CN"))
    assert "Мы не согласны" in page(officer, "desk-act-appeal-settle", id=found.pk)
    officer.post(
        where("desk-act-appeal-settle", id=found.pk),
        {"opened": OPENED, "outcome": "upheld", "reasons": "Верно", "lang": "ru"},
    )

    assert slate.states(found)["CN"] == "reviewing"


def test_deadline_is_extended(at: Browser) -> None:
    found = slate.asked("CN")
    day = slate.day(days=60)
    at(slate.coordinator("CN")).post(
        where("desk-act-extend", id=found.pk), {"opened": OPENED, "day": day.isoformat(), "reason": "Праздники"}
    )

    assert slate.track(found, "CN").deadline == day


def test_document_of_a_side_is_kept_for_it_alone_and_taken_out_with_a_reason(at: Browser) -> None:
    found = slate.filed()
    officer = at(slate.officer("CN"))
    file = SimpleUploadedFile("выписка.txt", "Заметки к договору".encode())
    kept = officer.post(where("desk-side-document", id=found.pk), {"opened": OPENED, "kind": "other", "file": file})
    assert kept["Location"].endswith("?said=kept")
    assert "выписка.txt" in page(officer, "desk-proposal", id=found.pk)
    assert "выписка.txt" not in page(at(slate.officer("RU")), "desk-proposal", id=found.pk)
    row = Document.objects.get()
    out = where("desk-side-document-out", id=found.pk, document=row.pk)

    assert at(slate.officer("RU")).get(out).status_code == 404
    assert officer.post(out, {"opened": OPENED, "reason": ""}).status_code == 422
    assert officer.post(out, {"opened": OPENED, "reason": "Не то"})["Location"].endswith("?said=taken_out")
    assert "выписка.txt" not in page(officer, "desk-proposal", id=found.pk)


def test_newer_version_of_a_document_of_a_side_stands_beside_the_earlier_one(at: Browser) -> None:
    found = slate.filed()
    officer = at(slate.officer("CN"))
    first, second = (SimpleUploadedFile(f"{name}.txt", name.encode()) for name in ("first", "second"))
    officer.post(where("desk-side-document", id=found.pk), {"kind": "other", "title": "Выписка", "file": first})
    row = Document.objects.get()
    newer = where("desk-side-document-version", id=found.pk, document=row.pk)
    assert newer in page(officer, "desk-proposal", id=found.pk)
    assert "first.txt" in page(officer, "desk-side-document-version", id=found.pk, document=row.pk)
    answer = officer.post(newer, {"file": second})

    assert answer["Location"].endswith("?said=version")
    shown = page(officer, "desk-proposal", id=found.pk)
    assert ("first.txt" in shown, "second.txt" in shown) == (True, True)
    assert list(row.versions.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_newer_version_needs_a_file_that_can_be_taken_and_a_side_whose_paper_it_is(at: Browser) -> None:
    found = slate.filed()
    officer = at(slate.officer("CN"))
    file = SimpleUploadedFile("first.txt", b"first")
    officer.post(where("desk-side-document", id=found.pk), {"kind": "other", "title": "Выписка", "file": file})
    row = Document.objects.get()
    newer = where("desk-side-document-version", id=found.pk, document=row.pk)

    assert officer.post(newer, {}).status_code == 422
    page_of_html = SimpleUploadedFile("page.html", b"<script>alert(1)</script>")
    assert officer.post(newer, {"file": page_of_html}).status_code == 422
    assert at(slate.officer("RU")).get(newer).status_code == 404
    assert row.versions.count() == 1


# Messages, views, rounds ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", ["internal", "producers", "parties"])
def test_message_is_written_into_its_room(room: str, at: Browser) -> None:
    found = slate.filed()
    sent = {"room": room, "party": "CN", "text": "Слово", "lang": "ru", "once": ONCE}
    officer = at(slate.officer("CN"))
    first, second = (officer.post(where("desk-write", id=found.pk), sent) for _time in range(2))

    assert (first.status_code, first["Location"]) == (302, second["Location"])
    assert Message.objects.get().room == room


def test_message_that_says_nothing_comes_back_on_the_page_of_its_room(at: Browser) -> None:
    found = slate.filed()
    sent = {"room": "internal", "party": "CN", "text": "", "lang": "ru"}
    answer = at(slate.officer("CN")).post(where("desk-write", id=found.pk), sent)

    assert answer.status_code == 422
    assert "is-internal" in answer.content.decode()


def test_filters_are_kept_under_a_name(at: Browser) -> None:
    officer = slate.officer("CN")
    slate.filed()
    at(officer).post(where("desk-views"), {"name": "Проверка", "query": "joint=in_check"})

    assert "?joint=in_check" in page(at(officer), "desk-proposals")
    at(officer).post(where("desk-views"), {"remove": SavedView.objects.get().pk})
    assert not SavedView.objects.exists()


def test_list_is_narrowed_by_its_address(at: Browser) -> None:
    slate.filed("Первый")
    slate.under_review("Второй")
    text = page(at(slate.officer("CN")), "desk-proposals", query="?mine=reviewing")

    assert ("Первый" in text, "Второй" in text) == (False, True)


def test_day_with_spaces_around_it_is_a_day(at: Browser) -> None:
    found = slate.under_review()
    sent = {"verdict": "approved", "reasons": "Да", "lang": "ru", "when": "day", "publish_on": " 2026-11-27 "}
    answer = at(slate.officer("CN")).post(where("desk-decide", id=found.pk), {**sent, "do": "look"})

    assert answer.status_code == 200
    assert "27 November 2026" in words(unescape(answer.content.decode()))


def test_number_that_is_no_account_is_no_reviewer(at: Browser) -> None:
    found = slate.under_review()
    for sent in ("9" * 30, "9" * 5000):
        answer = at(slate.coordinator("CN")).post(where("desk-reviewers", id=found.pk), {"reviewer": sent})
        assert answer.status_code == 422


CALL = {
    "programme": "ru-cn",
    "slug": "2028",
    "opens_at": "2027-01-01T00:00",
    "closes_at": "2027-03-01T18:00",
    "zone": "Asia/Shanghai",
    "texts.zh-Hans.name": "2028年征集",
    "quotas.RU.fiction": "2",
    "criteria.0.names.ru": "",
    "criteria.1.names.ru": "Уровень",
    "criteria.1.weight": "3",
    "questions.0.texts.ru": "Почему?",
    "admits_unfilled": "1",
    "do": "save",
}


def test_round_is_prepared_announced_and_extended(at: Browser) -> None:
    slate.programme()
    coordinator = at(slate.coordinator("CN"))
    answer = coordinator.post(where("desk-round-new"), CALL)
    made = Round.objects.get()

    assert answer["Location"].endswith("?said=created")
    assert made.closes_at.isoformat() == "2027-03-01T10:00:00+00:00"
    assert [row.weight for row in made.criteria.all()] == [3]
    coordinator.post(where("desk-round-announce", id=made.pk), {"party": "CN"})
    until = {"closes_at": "2027-04-01T18:00", "zone": "Europe/Kaliningrad", "reason": "Мало заявок"}
    coordinator.post(where("desk-round-extend", id=made.pk), until)
    made.refresh_from_db()
    assert (made.announced_by, made.closes_at.isoformat()) == ("CN", "2027-04-01T16:00:00+00:00")


def test_days_of_a_round_stand_by_the_clocks_they_were_set_by(at: Browser) -> None:
    slate.programme()
    coordinator = at(slate.coordinator("CN"))
    assert "data-clock-choice" in page(coordinator, "desk-round-new")
    answer = coordinator.post(where("desk-round-new"), CALL)
    made = Round.objects.get()
    form = page(coordinator, "desk-round-change", id=made.pk)
    shown = page(coordinator, "desk-round", id=made.pk), page(at(slate.officer("RU")), "desk-rounds")

    assert (answer.status_code, made.zone) == (302, "Asia/Shanghai")
    assert all("1 March 2027, 18:00 (UTC+8)" in text.replace("\u00a0", " ") for text in shown)
    assert 'value="2027-03-01T18:00"' in form
    assert '<option value="Asia/Shanghai" selected>' in form
    # What somebody has chosen no browser changes.
    assert "data-clock-choice" not in form


def test_zone_that_is_none_is_said_at_its_field(at: Browser) -> None:
    slate.programme()
    answer = at(slate.coordinator("CN")).post(where("desk-round-new"), {**CALL, "zone": "../../etc/passwd"})

    assert answer.status_code == 422
    assert "#f-zone" in answer.content.decode()
    assert not Round.objects.exists()


def test_round_is_extended_to_a_moment_that_there_is(at: Browser) -> None:
    made = slate.announced()
    coordinator = at(slate.coordinator("RU"))
    for closes in ("9999-12-31T23:59", "0001-01-01T00:00", "morgen"):
        until = {"closes_at": closes, "zone": "Pacific/Honolulu", "reason": "Мало заявок"}
        answer = coordinator.post(where("desk-round-extend", id=made.pk), until)
        assert (answer.status_code, "is no day" in unescape(answer.content.decode())) == (422, True)


def test_code_of_a_hidden_round_is_shown_once(at: Browser) -> None:
    slate.programme()
    coordinator = at(slate.coordinator("CN"))
    answer = coordinator.post(where("desk-round-new"), {**CALL, "hidden": "1"})
    first, second = (coordinator.get(answer["Location"]).content.decode() for _time in range(2))

    assert ("shown this once" in first, "shown this once" in second) == (True, False)


def test_wrong_call_comes_back_with_what_is_wrong_at_its_field(at: Browser) -> None:
    slate.programme()
    answer = at(slate.coordinator("CN")).post(
        where("desk-round-new"), {**CALL, "slug": "Не адрес", "criteria.1.weight": "0"}
    )
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "#f-slug" in text
    assert "#f-criteria-1-weight" in text
    assert "2028年征集" in text
