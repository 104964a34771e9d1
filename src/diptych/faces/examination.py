"""One dossier held against one agreement, as every face does it: the agreement chosen, the assessment, its cures."""

from __future__ import annotations

from functools import lru_cache

from diptych import agreements as library
from diptych.engines.treaty.assess import assess_under
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from diptych.engines.treaty.cures.change import Cure
    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Assessment
    from diptych.engines.treaty.pack import Agreement, Law


class Examination(Record):
    """One dossier under one agreement, with what came out."""

    dossier: Dossier
    agreement: Agreement
    assessment: Assessment
    cures: tuple[Cure, ...] = ()


def examine(dossier: Dossier, agreement: str | None, on: date, *, cures: bool) -> Examination:
    """The assessment under an agreement and, if asked for, its cures under the same law."""
    chosen = library.agreement(best(dossier, on) if agreement is None else agreement)
    law = law_of(chosen.id, on)
    assessment = assess_under(dossier, law)
    found: tuple[Cure, ...] = ()
    if cures:
        from diptych.engines.treaty.cures import cures_under

        found = cures_under(dossier, law, assessment)
    return Examination(dossier=dossier, agreement=chosen, assessment=assessment, cures=found)


@lru_cache(maxsize=256)
def law_of(agreement: str, on: date) -> Law:
    """The law of a shipped agreement on a date; kept, since many dossiers are held against the same."""
    return library.agreement(agreement).law(on, library.groups(on))


def best(dossier: Dossier, on: date) -> str:
    """The agreement to use when none is named: the dossier's own choice, else the best of a survey."""
    if dossier.agreement:
        return dossier.agreement
    from diptych.engines.treaty.survey import survey

    return survey(dossier, library.agreements(), on=on, groups=library.groups(on)).entries[0].agreement
