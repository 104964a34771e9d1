"""The front page: the programme at a glance, and what the engine says of the examples today."""

from __future__ import annotations

from functools import lru_cache

from django.utils import timezone
from django.views.decorators.http import require_safe

from diptych import agreements as library
from diptych.apps.slate.queries.public import slate_edition
from diptych.faces.examination import examine
from diptych.faces.portal.checker.panel import panel_of
from diptych.faces.portal.checker.table import OUTCOME_OF
from diptych.faces.portal.registers.front import front as programme_of
from diptych.faces.portal.shelved import shelved
from diptych.faces.portal.slate.front import front_of_slate
from diptych.faces.portal.templating import current_language
from diptych.faces.wording import catalogue as words
from diptych.kernel.clock import today
from diptych.kernel.texts import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.faces.portal.checker.panel import Panel


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The programme of this site; where there is none yet, what can be done without one."""
    language, on, at = current_language(), today(), timezone.now()

    def context() -> dict[str, Any]:
        return {
            "programme": programme_of(language, on),
            "slate": front_of_slate(language, at),
            "examples": examples(language.code, on),
            "specimen": specimen(language.code, on),
            "count": len(library.ids()),
        }

    return shelved(request, "front.html", context, edition=slate_edition(at))


SPECIMEN = "does-not-qualify"
"""The example shown at the head of the page: a share that misses its limit by two thousandths of a per cent."""


@lru_cache(maxsize=8)
def specimen(code: str, on: date) -> Panel:
    """What the checker says of the specimen; worked out once a day for each language."""
    return panel_of(examine(library.example(SPECIMEN), None, on, cures=True), Language(code), lambda _path: "")


@lru_cache(maxsize=8)
def examples(code: str, on: date) -> list[dict[str, Any]]:
    """Every example with its agreement and status; worked out once a day for each language."""
    language = Language(code)
    rows = []
    for id in library.example_ids():
        found = examine(library.example(id), None, on, cures=False)
        status = found.assessment.status
        rows.append(
            {
                "id": id,
                "title": language.pick(found.dossier.title or {}) or id,
                "agreement": language.pick(found.agreement.short),
                "outcome": OUTCOME_OF[status],
                "status": language.gettext(words.STATUSES[status]),
            }
        )
    return rows
