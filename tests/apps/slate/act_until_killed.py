"""Decides on one proposal after another until it is killed; run by a test, on the database of the test.

    python act_until_killed.py SETTINGS ID…

``SETTINGS`` is the database as JSON. What is done is said at once: whoever reads a line was promised that it is so.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

import django
from django.conf import settings


def main(database: str, *ids: str) -> None:
    django.setup()
    settings.DATABASES["default"].update(json.loads(database))
    from django.contrib.auth.models import User

    from diptych.apps.programme.queries.members import person_of
    from diptych.apps.slate.domain.deciding import decide

    by = person_of(User.objects.get(username="ru-officer-1"))
    print("ready", flush=True)
    sys.stdin.readline()
    for id in ids:
        decide(id, party="RU", verdict="approved", reasons="!", lang="ru", by=by, at=datetime.now(UTC))
        print(id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
