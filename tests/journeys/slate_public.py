"""A call and an approved film for the pages that everybody sees, put into the folder of a site before it is served.

``python -m tests.journeys.slate_public`` with the site's DIPTYCH_DATA.
"""

from __future__ import annotations

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diptych.config.settings")
    import django

    django.setup()

    from django.utils import timezone

    from diptych import programmes
    from diptych.apps.slate.domain import producing
    from tests.factories import slate

    # What is made here was made a moment ago, by the clock of the site, and for its programme.
    slate.NOW = timezone.now()
    slate.PROGRAMME = programmes.EXAMPLE
    slate.programme.__defaults__ = (programmes.EXAMPLE, slate.PARTIES)
    slate.member.__kwdefaults__["of"] = programmes.EXAMPLE
    texts = {
        "en": {"name": "Example: call for joint films", "text": "Made up.\n\nIn two paragraphs."},
        "ru": {"name": "Пример: приём заявок на совместные фильмы", "text": "Вымышленный набор."},
    }
    slate.announced(slug="example", texts=texts, criteria=slate.call()["criteria"])
    found = slate.under_review("Пример: Лёд на Амуре")
    slate.decide(found, "RU", at=slate.NOW)
    slate.decide(found, "CN", "approved_with_conditions", at=slate.NOW)
    producing.begin_production(found.pk, by=slate.lead(), at=slate.NOW)


if __name__ == "__main__":
    main()
