"""People and proposals for journeys, put into the folder of a served site: run as a program of its own.

``python -m tests.journeys.slate_data`` with the site's DIPTYCH_DATA prints what it made as JSON.
"""

from __future__ import annotations

import json
import os

SECRET = "a-long-secret-7"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diptych.config.settings")
    import django

    django.setup()

    from django.contrib.auth.models import User
    from django.utils import timezone

    from diptych import programmes
    from diptych.apps.slate.models import PartyTerms, Round
    from diptych.kernel.permissions.domain.accounts import keep_profile
    from tests.factories import slate

    # What is made here was made a moment ago, by the clock of the site.
    slate.NOW = timezone.now()
    # The programme is that of the site, not the one that tests make for themselves.
    slate.PROGRAMME = programmes.EXAMPLE
    slate.programme.__defaults__ = (programmes.EXAMPLE, slate.PARTIES)
    slate.member.__kwdefaults__["of"] = programmes.EXAMPLE
    for party in slate.PARTIES:
        terms = {"check_days": 5, "review_days": 20, "answer_days": 10, "changed_at": slate.NOW}
        PartyTerms.objects.get_or_create(programme_id=programmes.EXAMPLE, party=party, defaults=terms)
    call = slate.announced(slug=f"round-{Round.objects.count()}")
    checking = slate.filed("Линия снега", round=call)
    reviewing = slate.under_review("Чайный путь", round=call)
    made = {"checking": str(checking.pk), "reviewing": str(reviewing.pk), "round": str(call.pk)}
    for name in ("cn-officer-1", "cn-coordinator-1", "cn-reviewer-1", "ru-officer-1"):
        party, role, _number = name.split("-")
        slate.member(party.upper(), role)
        user = User.objects.get(username=name)
        user.set_password(SECRET)
        user.save()
        keep_profile(user, language="zh-hans")
    print(json.dumps(made))


if __name__ == "__main__":
    main()
