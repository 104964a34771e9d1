"""What was filed, held against its agreement, in words: kept for a while, since nothing that was filed changes."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from diptych import agreements as library
from diptych.apps.slate.queries.findings import assessment_of, dossier_in
from diptych.engines.values.errors import Malformed, Refused
from diptych.engines.values.record import Record
from diptych.faces.examination import Examination
from diptych.faces.portal.printing.report import Report, report_of
from diptych.kernel.texts import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diptych.engines.treaty.dossier import Dossier


def _(text: str) -> str:
    return text


class Filed(Record):
    """A dossier as it was filed. Two of one digest are the same."""

    digest: str
    dossier: str
    agreement: str
    law_of: date

    @classmethod
    def of(cls, digest: str, dossier: Mapping[str, Any], agreement: str, law_of: date) -> Filed:
        return cls(digest=digest, dossier=json.dumps(dossier, ensure_ascii=False), agreement=agreement, law_of=law_of)


def filed_report(filed: Filed | None, language: Language, *, printed: date | None = None) -> Report | None:
    """The assessment in words; None for what no agreement of the library is held against any more.

    ``printed`` is the day that stands on it, the date of law unless given.
    """
    if filed is None:
        return None
    return _report(filed, language.code, printed or filed.law_of)


@lru_cache(maxsize=128)
def _report(filed: Filed, code: str, printed: date) -> Report | None:
    try:
        dossier = dossier_in(json.loads(filed.dossier))
        assessment = assessment_of(dossier, filed.agreement, filed.law_of)
    except (Malformed, Refused):
        # An agreement that left the library, or a form of dossiers that is read no more: what was filed stays filed.
        return None
    language = Language(code)
    examination = Examination(
        dossier=_called(dossier, language),
        agreement=library.agreement(filed.agreement),
        assessment=assessment,
        cures=(),
    )
    return report_of(examination, language, printed=printed)


def _called(dossier: Dossier, language: Language) -> Dossier:
    """The dossier with a name for everybody: who has none is called by the row of the form, as producers read it."""
    lists: dict[str, tuple[Any, ...]] = {}
    for name, heading in (("producers", _("Co-producer {n}")), ("people", _("Person {n}"))):
        lists[name] = tuple(
            item if item.name else item.replace(name=language.gettext(heading).format(n=number))
            for number, item in enumerate(getattr(dossier, name), 1)
        )
    return dossier.replace(**lists)
