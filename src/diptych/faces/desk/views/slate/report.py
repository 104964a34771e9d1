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
    examination = Examination(
        dossier=dossier, agreement=library.agreement(filed.agreement), assessment=assessment, cures=()
    )
    return report_of(examination, Language(code), printed=printed)
