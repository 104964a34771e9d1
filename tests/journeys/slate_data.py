"""What journeys find on a slate: a call, an approved film, people with accounts, proposals that wait for somebody.

``python -m tests.journeys.slate_data`` with the site's DIPTYCH_DATA puts it into the folder of a site before it is
served, and prints the ids of what it made as JSON.
"""

from __future__ import annotations

import json
import os

SECRET = "a-long-secret-7"
ROLES = ("officer", "coordinator", "reviewer")
PRODUCERS = {"vera": "ru", "lin": "zh-hans"}
CHECKED, REVIEWED = 2, 4
"""How many proposals wait to be looked through, and to be decided: each journey takes one of its own."""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diptych.config.settings")
    import django

    django.setup()

    from django.utils import timezone

    from diptych import programmes
    from tests.factories import slate

    # What is made here was made a moment ago, by the clock of the site, and for its programme.
    slate.NOW = timezone.now()
    slate.PROGRAMME = programmes.EXAMPLE
    slate.programme.__defaults__ = (programmes.EXAMPLE, slate.PARTIES)
    slate.member.__kwdefaults__["of"] = programmes.EXAMPLE
    _terms()
    _public()
    call = slate.announced(slug="waiting")
    made = {
        "checking": [str(slate.filed(f"Линия снега {number}", round=call).pk) for number in range(CHECKED)],
        "reviewing": [str(slate.under_review(f"Чайный путь {number}", round=call).pk) for number in range(REVIEWED)],
        "round": [str(call.pk)],
    }
    _accounts()
    print(json.dumps(made))


def _terms() -> None:
    """The example programme comes without: each party sets its own."""
    from diptych import programmes
    from diptych.apps.slate.models import PartyTerms
    from tests.factories import slate

    for party in slate.PARTIES:
        days = {"check_days": 5, "review_days": 20, "answer_days": 10, "appeal_days": 15}
        PartyTerms.objects.get_or_create(
            programme_id=programmes.EXAMPLE, party=party, defaults={**days, "changed_at": slate.NOW}
        )


def _public() -> None:
    """A call and an approved film, for the pages that everybody sees."""
    from diptych.apps.slate.domain import producing
    from tests.factories import slate

    texts = {
        "en": {"name": "Example: call for joint films", "text": "Made up.\n\nIn two paragraphs."},
        "ru": {"name": "Пример: приём заявок на совместные фильмы", "text": "Вымышленный набор."},
    }
    slate.announced(slug="example", texts=texts, criteria=slate.call()["criteria"])
    found = slate.under_review("Пример: Лёд на Амуре")
    slate.decide(found, "RU", at=slate.NOW)
    slate.decide(found, "CN", "approved_with_conditions", at=slate.NOW)
    producing.begin_production(found.pk, by=slate.lead(), at=slate.NOW)


def _accounts() -> None:
    """Everybody may sign in. Each password is hashed with care, which takes its time: here they share one hash."""
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import User

    from diptych.kernel.permissions.domain.accounts import keep_profile
    from tests.factories import slate

    languages = {"RU": "ru", "CN": "zh-hans"}
    names = dict(PRODUCERS)
    for party, language in languages.items():
        for role in ROLES:
            names[slate.member(party, role).name] = language
    User.objects.filter(username__in=names).update(password=make_password(SECRET))
    for user in User.objects.filter(username__in=names):
        keep_profile(user, language=names[user.username])


if __name__ == "__main__":
    main()
