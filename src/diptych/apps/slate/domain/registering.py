"""The finished film enters the registers, with the decisions of all parties for its source."""

from __future__ import annotations

import structlog
from django.db import transaction
from django.utils.text import slugify

from diptych.apps.slate.enums import TextKind, TextStatus
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import Actor
from diptych.kernel.keeping.domain import keeping
from diptych.registers.sources.domain.things import SOURCE
from diptych.registers.works.domain.things import WORK
from diptych.registers.works.enums import TitleType, WorkKind
from diptych.registers.works.models import Work

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.apps.slate.domain.acting import Act
    from diptych.apps.slate.models import Proposal, Revision
    from diptych.engines.treaty.dossier import Dossier

log = structlog.get_logger(__name__)

SERIES = ("tv_series", "web_series")
KINDS = {
    "documentary": (WorkKind.DOCUMENTARY, WorkKind.DOCUMENTARY_SERIES),
    "popular_science": (WorkKind.DOCUMENTARY, WorkKind.DOCUMENTARY_SERIES),
    "educational": (WorkKind.DOCUMENTARY, WorkKind.DOCUMENTARY_SERIES),
    "animation": (WorkKind.ANIMATION_FEATURE, WorkKind.ANIMATION_SERIES),
}
"""Kinds of works by the form of a dossier: one film, a series. Other forms are told as fiction is."""

TITLES = {
    TextStatus.ORIGINAL: TitleType.ORIGINAL,
    TextStatus.MACHINE: TitleType.MACHINE_TRANSLATION,
}
LONGEST_ID = 80


def enter_work(act: Act) -> None:
    """Have the film of a finally approved proposal be a work of the registers, unless it is one already.

    What the registers refuse (a title of letters that look alike) keeps no decision from being published: it is logged,
    and an editor enters the film by hand. Side effects: 1. a source stands for the decisions; 2. the work is created;
    3. the proposal leads to it; each with its entry in the ledger.
    """
    proposal = act.proposal
    if proposal.work_id is not None:
        return
    revision = proposal.revisions.order_by("-number").first()
    assert revision is not None
    by = act.by if isinstance(act.by, Actor) else act.by.actor()
    # Not by its reference: that counts everything that was ever filed.
    source = f"decision-{proposal.pk.hex[-12:]}"
    try:
        with transaction.atomic():
            dossier = read_dossier(revision.dossier)
            keeping.create(SOURCE, _source(proposal, revision, source, act), by=by, at=act.at)
            work = keeping.create(WORK, _work(proposal, revision, dossier, source), by=by, at=act.at)
    except Refused as refused:
        log.error("slate.work_not_entered", proposal=str(proposal.pk), why=str(refused))
        return
    proposal.work = work
    proposal.save(update_fields=["work"])


def _source(proposal: Proposal, revision: Revision, id: str, act: Act) -> dict[str, Any]:
    return {
        "id": id,
        "outlet": proposal.programme_id,
        "outlet_country": min(act.tracks),
        "lang": revision.content["lang"],
        "date": act.at.date().isoformat(),
        "kind": "decision",
        "title": _titles(revision)[0]["text"],
        "url": None,
    }


def _work(proposal: Proposal, revision: Revision, dossier: Dossier, source: str) -> dict[str, Any]:
    one, series = KINDS.get(dossier.form or "", (WorkKind.FEATURE, WorkKind.TV_SERIES))
    countries = dict.fromkeys(producer.country for producer in dossier.producers if producer.country)
    found: dict[str, Any] = {
        "id": _free_id(proposal, revision),
        "kind": str(series if dossier.format in SERIES else one),
        "relation": "coproduction",
        "countries": list(countries),
        "titles": [{**title, "sources": [source]} for title in _titles(revision)],
        "spoken_languages": [],
    }
    if dossier.dates.completed is not None:
        found["year"] = dossier.dates.completed.year
    return found


def _titles(revision: Revision) -> list[dict[str, str]]:
    """As they were filed and approved: what producers type meanwhile is nobody's yet, and may be nothing at all."""
    rows = [row for row in revision.content["texts"] if row["kind"] == TextKind.TITLE]
    rows.sort(key=lambda row: (row["status"] != TextStatus.ORIGINAL, row["lang"]))
    return [
        {
            "text": row["text"],
            "lang": row["lang"],
            "type": str(TITLES.get(TextStatus(row["status"]), TitleType.TRANSLATED)),
        }
        for row in rows
    ]


def _free_id(proposal: Proposal, revision: Revision) -> str:
    """An address for the film: by a title in Latin letters where it has one that is not taken."""
    for title in _titles(revision):
        slug = slugify(title["text"])[:LONGEST_ID].strip("-")
        if slug and not Work.objects.filter(pk=slug).exists():
            return slug
    return f"film-{proposal.pk.hex[-12:]}"
