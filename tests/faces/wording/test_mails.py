"""What mails of notices say: what happened in general words and where to read more, and nothing that people wrote."""

from __future__ import annotations

import pytest
from django.core import mail as mailbox
from django.db import transaction

from diptych.apps.programme.models import Programme
from diptych.apps.slate.models import Draft
from diptych.faces.wording.mails import notice_mail
from diptych.faces.wording.notices import NOTICES
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.notices import notify
from diptych.kernel.notices.domain.notices import GATHERED
from diptych.kernel.notices.models import Mail
from diptych.kernel.notices.queries.mails import text_of
from diptych.kernel.notices.words import Told
from tests.kernel.notices.people import NOW, OTHER, TOLD, reader

pytestmark = pytest.mark.django_db

MARK = "TOP-SECRET-7"


def test_nothing_that_people_wrote_is_in_a_mail(programme: None) -> None:
    """Facts of notices stay on the site: neither subject nor body nor header has a word of them."""
    anna = reader("anna")
    for code in (TOLD, OTHER):
        with transaction.atomic():
            notify(
                [anna],
                code=code,
                thing=Draft(pk=7),
                facts={"title": MARK, "reasons": MARK, "party": MARK},
                at=NOW,
                programme="russia-china",
                party="RU",
                page="film",
                arguments={"id": "red-silk"},
            )
    run_due(at=NOW + GATHERED)
    (sent,) = mailbox.outbox
    whole = sent.message().as_string() + sent.subject + sent.body
    assert MARK not in whole
    assert "/en/films/red-silk/" in sent.body


def test_mail_names_the_programme_in_the_language_of_its_reader(programme: None) -> None:
    id = Programme.objects.values_list("pk", flat=True)[0]
    subjects = {}
    for language in ("en", "ru", "zh-hans"):
        user = reader(language, language)
        with transaction.atomic():
            notify([user], code=TOLD, thing=Draft(pk=7), facts={}, at=NOW, programme=id)
        subjects[language] = text_of(Mail.objects.get(user=user)).subject
    assert len(set(subjects.values())) == 3
    assert subjects["ru"] != subjects["ru"].encode("ascii", "ignore").decode()


def test_several_kinds_of_news_are_counted_in_the_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NOTICES, TOLD, "One thing happened.")
    monkeypatch.setitem(NOTICES, OTHER, "Another thing happened.")
    told = [Told(code=code, page="", arguments={}) for code in (TOLD, OTHER, TOLD)]
    mail = notice_mail(told, language="en", programme="")
    assert mail.subject == "2 messages from Diptych"
    assert mail.body.splitlines()[:5] == [
        "One thing happened.",
        "Another thing happened.",
        "",
        "Read more:",
        "http://localhost:8000/en/",
    ]
