"""What a proposal still lacks to be filed."""

from __future__ import annotations

from diptych import agreements as library
from diptych.apps.slate.enums import TextKind, TextStatus
from diptych.apps.slate.queries.findings import dossier_in
from diptych.engines.values.errors import Malformed
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.apps.slate.models import Proposal, Round
    from diptych.engines.treaty.dossier import Dossier

NEEDED = (TextKind.TITLE, TextKind.LOGLINE, TextKind.SYNOPSIS)
"""Texts without which nothing is filed, in the language the proposal is written in."""


class Lack(Record):
    """One thing that is missing: a code, and what it is about."""

    code: str
    about: str = ""


def lacks(proposal: Proposal) -> tuple[tuple[Lack, ...], Dossier | None]:
    """Everything that keeps a proposal from being filed, with its dossier where that can be read.

    ``no_text`` (about the kind), ``no_form``, ``no_agreement``, ``unreadable`` (about how many fields), ``no_answer``
    (about the question's number), ``few_countries``. What the agreement says against the film keeps nobody from filing:
    authorities decide that. Four queries at the most.
    """
    found = []
    originals = {row.kind for row in proposal.texts.all() if row.status == TextStatus.ORIGINAL}
    found += [Lack(code="no_text", about=kind.value) for kind in NEEDED if kind not in originals]
    dossier = None
    try:
        dossier = dossier_in(proposal.dossier)
    except Malformed as error:
        found.append(Lack(code="unreadable", about=str(len(error.troubles))))
    else:
        if dossier.form is None:
            found.append(Lack(code="no_form"))
        if dossier.agreement not in library.ids():
            found.append(Lack(code="no_agreement"))
        if len({producer.country for producer in dossier.producers} - {None}) < 2:
            found.append(Lack(code="few_countries"))
    if proposal.round is not None:
        answered = {row.question_id for row in proposal.answers.all()}
        required = proposal.round.questions.filter(is_required=True).order_by("position")
        found += [Lack(code="no_answer", about=str(row.position + 1)) for row in required if row.pk not in answered]
    return tuple(found), dossier


def is_open(round: Round | None, form: str, *, at: datetime) -> bool:
    """Whether a round takes films of a form now; a proposal for no round is always taken."""
    if round is None:
        return True
    if round.announced_at is None or not round.opens_at <= at < round.closes_at:
        return False
    return round.admits_unfilled or form in set(round.quotas.values_list("form", flat=True))
