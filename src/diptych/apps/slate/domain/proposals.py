"""Proposals while they are written: begun, saved, translated, shared among producers, copied, thrown away."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.programme.models import Party
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.drafts import keepable
from diptych.apps.slate.domain.typed import demand_open, language_tag
from diptych.apps.slate.enums import MilestoneKind, TextKind, TextStatus
from diptych.apps.slate.models import (
    Answer,
    Milestone,
    Proposal,
    ProposalProducer,
    ProposalText,
    ProposalWord,
    Question,
    Round,
    Track,
)
from diptych.apps.slate.queries.labels import label_of
from diptych.engines.names.words import words
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.search.domain.following import touch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


BEGIN = action("slate.begin_proposal", _("Proposal begun"))
SAVE = action("slate.save_proposal", _("Proposal changed"))
DUPLICATE = action("slate.duplicate_proposal", _("Proposal copied"))
DELETE = action("slate.delete_draft", _("Draft of a proposal deleted"))

LONGEST = {
    TextKind.TITLE: 300,
    TextKind.LOGLINE: 600,
    TextKind.SYNOPSIS: 12_000,
    TextKind.DIRECTORS_NOTE: 12_000,
    TextKind.TEAM: 12_000,
    TextKind.SCHEDULE: 6_000,
    TextKind.BUDGET_NOTE: 6_000,
}
"""Characters a text may have."""


def begin_proposal(
    programme: str,
    *,
    lang: str,
    title: str = "",
    round: Round | None = None,
    company: str = "",
    country: str = "",
    dossier: Mapping[str, Any] | None = None,
    by: Person,
    at: datetime,
) -> Proposal:
    """Begin a proposal that nobody but its producers sees; whoever begins it leads.

    Side effects: 1. the proposal, its producer and a track for each party are saved; 2. the title is; 3. the ledger has
    an entry for the producers. Refused("no_programme"), Refused("no_language_tag").
    """
    with transaction.atomic():
        parties = list(Party.objects.filter(programme=programme).order_by("position").values_list("country", flat=True))
        if not parties:
            raise Refused("no_programme", id=programme)
        proposal = Proposal.objects.create(
            programme_id=programme,
            round=round,
            lang=language_tag(lang),
            dossier=keepable(dict(dossier or {})),
            lead_country=country,
            joint_since=at,
            created_at=at,
            changed_at=at,
        )
        ProposalProducer.objects.create(
            proposal=proposal, user_id=by.id, company=keepable(company), country=country, is_lead=True, since=at
        )
        Track.objects.bulk_create(
            [
                Track(proposal=proposal, programme_id=programme, party=party, since=at, shown_since=at)
                for party in parties
            ]
        )
        _read_off(proposal)
        proposal.save(update_fields=["form", "agreement"])
        if title.strip():
            _put_text(proposal, TextKind.TITLE, lang, title, TextStatus.ORIGINAL, "", at)
            proposal.save(update_fields=["titles"])
        _tell_producers(BEGIN, proposal, by=by, at=at, after={"lang": lang, "programme": programme})
    return proposal


def save_dossier(
    id: UUID | str,
    *,
    dossier: Mapping[str, Any],
    applied: Sequence[Mapping[str, Any]] = (),
    window: str,
    saved: int,
    by: Person,
    at: datetime,
) -> Proposal:
    """Save the dossier as far as it is typed, right or wrong; ``saved`` is the count the page was made from.

    Side effect: the proposal is saved. What producers type is no act, so the ledger has no entry before it is filed.
    Refused("saved_meanwhile", by=window) where another page saved since: nothing is overwritten, and what was sent is
    the caller's to show beside what is there.
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("edit_proposal")
        proposal = act.proposal
        demand_open(proposal)
        if proposal.window not in ("", window) and proposal.saved != saved:
            raise Refused("saved_meanwhile", saved=proposal.saved)
        proposal.dossier = keepable(dict(dossier))
        proposal.applied = keepable([dict(step) for step in applied])
        if proposal.filed_at is None:
            _read_off(proposal)
        _count(proposal, window, at)
        proposal.save()
    return proposal


def save_text(
    id: UUID | str,
    *,
    kind: str,
    lang: str,
    text: str,
    status: str,
    translator: str = "",
    seen: str | None = None,
    by: Person,
    at: datetime,
) -> None:
    """Save one text in one language, or delete it by an empty one. ``seen`` is the moment of the text that the page was
    made from, as it was written down, or nothing where there was none; None saves whatever is there.

    Side effects: 1. the text is saved; when an original changed, its translations that were checked count as translated
    again; 2. until it is filed, the proposal is called and found by its titles as they are typed.
    Refused("text_too_long", most=…), Refused("no_language_tag"), Refused("one_original", lang=…).
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("edit_proposal")
        demand_open(act.proposal)
        if seen is not None:
            _demand_unchanged(act.proposal, kind, lang, text, seen)
        _put_text(act.proposal, TextKind(kind), language_tag(lang), text, TextStatus(status), translator, at)
        _count(act.proposal, act.proposal.window, at)
        act.proposal.save()


def _demand_unchanged(proposal: Proposal, kind: str, lang: str, text: str, seen: str) -> None:
    """Refused("text_changed_meanwhile") where another page saved this text since, unless it says the same."""
    found = ProposalText.objects.filter(proposal=proposal, kind=kind, lang=lang).first()
    moment, there = (found.changed_at.isoformat(), found.text) if found else ("", "")
    if moment != seen and there != text.strip():
        raise Refused("text_changed_meanwhile", there=there)


def save_schedule(
    id: UUID | str, *, planned: Mapping[str, str], notes: Mapping[str, str] | None = None, by: Person, at: datetime
) -> None:
    """Save when each step is planned, by its kind; an empty text takes it out, unless it was reached.

    Refused("bad_date", field=kind, found=…).
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("edit_proposal")
        demand_open(act.proposal)
        for kind, text in planned.items():
            step = MilestoneKind(kind)
            if text:
                _demand_date(kind, text)
                told = {"planned": text, "note": keepable((notes or {}).get(kind, ""))}
                Milestone.objects.update_or_create(proposal=act.proposal, kind=step, defaults=told)
            else:
                Milestone.objects.filter(proposal=act.proposal, kind=step, reached=None).delete()


def _demand_date(kind: str, text: str) -> None:
    try:
        PartialDate.parse(text)
    except (Refused, ValueError):
        raise Refused("bad_date", field=kind, found=text) from None


def save_answers(id: UUID | str, *, answers: Mapping[int, str], lang: str, by: Person, at: datetime) -> None:
    """Save what is answered to the questions of the round, by their numbers; an empty text takes an answer out.

    Refused("text_too_long", most=…), Refused("no_question").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("edit_proposal")
        demand_open(act.proposal)
        questions = {row.pk: row for row in Question.objects.filter(round=act.proposal.round_id)}
        for key, text in answers.items():
            question = questions.get(int(key))
            if question is None:
                raise Refused("no_question", found=key)
            if len(text) > question.longest:
                raise Refused("text_too_long", most=question.longest, found=len(text))
            if text.strip():
                told = {"text": keepable(text), "lang": language_tag(lang)}
                Answer.objects.update_or_create(proposal=act.proposal, question=question, defaults=told)
            else:
                Answer.objects.filter(proposal=act.proposal, question=question).delete()


def join_round(id: UUID | str, *, round: Round | None, by: Person, at: datetime) -> None:
    """Hand a draft in to another round, or to none; its answers to the questions of the former one go."""
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("edit_proposal")
        demand_open(act.proposal)
        if act.proposal.filed_at is not None:
            raise Refused("already_filed")
        if act.proposal.round_id != (round.pk if round else None):
            act.proposal.answers.all().delete()
        act.proposal.round = round
        act.proposal.save(update_fields=["round"])


# Copied, thrown away --------------------------------------------------------------------------------------------------


def duplicate_proposal(id: UUID | str, *, by: Person, at: datetime) -> Proposal:
    """A new draft with the dossier and texts of another proposal, for its copier alone: no documents, no decisions."""
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("duplicate_proposal")
        old = act.proposal
        mine = next(row for row in old.producers.all() if row.user_id == by.id and row.until is None)
        copy = begin_proposal(
            old.programme_id,
            lang=old.lang,
            company=mine.company,
            country=mine.country,
            dossier=old.dossier,
            by=by,
            at=at,
        )
        for text in old.texts.all():
            _put_text(copy, TextKind(text.kind), text.lang, text.text, TextStatus(text.status), text.translator, at)
        copy.copied_from = old
        copy.save(update_fields=["copied_from", "titles"])
        _tell_producers(DUPLICATE, copy, by=by, at=at, after={"from": str(old.pk)})
    return copy


def delete_draft(id: UUID | str, *, by: Person, at: datetime) -> None:
    """Delete a proposal that was never filed, with all that was written for it. Refused("already_filed")."""
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        act.demand("delete_draft")
        if act.proposal.filed_at is not None:
            raise Refused("already_filed")
        _tell_producers(DELETE, act.proposal, by=by, at=at, before={"lang": act.proposal.lang})
        act.proposal.delete()


# What they share ------------------------------------------------------------------------------------------------------


def _count(proposal: Proposal, window: str, at: datetime) -> None:
    proposal.saved += 1
    proposal.window = window
    if proposal.filed_at is None:
        # Authorities see what was filed, and not even that somebody is writing on.
        proposal.changed_at = at
        touch("draft", [str(proposal.pk)])


def _read_off(proposal: Proposal) -> None:
    """What lists go by, from the dossier; what is no text there is nothing."""
    for name, longest in (("form", 20), ("agreement", 80)):
        found = proposal.dossier.get(name)
        setattr(proposal, name, found[:longest] if isinstance(found, str) else "")


def _put_text(
    proposal: Proposal, kind: TextKind, lang: str, text: str, status: TextStatus, translator: str, at: datetime
) -> None:
    text = keepable(text.strip())
    rows = ProposalText.objects.filter(proposal=proposal, kind=kind)
    if not text:
        rows.filter(lang=lang).delete()
    else:
        if len(text) > LONGEST[kind]:
            raise Refused("text_too_long", most=LONGEST[kind], found=len(text))
        other = rows.filter(status=TextStatus.ORIGINAL).exclude(lang=lang).first()
        if status == TextStatus.ORIGINAL and other is not None:
            raise Refused("one_original", lang=other.lang)
        had = rows.filter(lang=lang).first()
        if had is not None and had.status == TextStatus.ORIGINAL and had.text != text:
            rows.filter(status=TextStatus.CHECKED).update(status=TextStatus.TRANSLATED)
        told = {"text": text, "status": status, "translator": keepable(translator[:200]), "changed_at": at}
        ProposalText.objects.update_or_create(proposal=proposal, kind=kind, lang=lang, defaults=told)
    if kind == TextKind.TITLE and proposal.filed_at is None:
        index_titles(proposal)


def index_titles(proposal: Proposal) -> None:
    """Have the proposal called by its titles, and found by their words and by its reference; the caller saves it."""
    texts: Iterable[ProposalText] = ProposalText.objects.filter(proposal=proposal, kind=TextKind.TITLE)
    rows = sorted(texts, key=lambda row: (row.status != TextStatus.ORIGINAL, row.lang))
    proposal.titles = [[row.lang, row.text] for row in rows]
    found = {word for title in (*(row.text for row in rows), proposal.reference) for word in words(title)}
    ProposalWord.objects.filter(thing=proposal).delete()
    ProposalWord.objects.bulk_create([ProposalWord(thing=proposal, word=word.encode()) for word in sorted(found)])


def audience_of(proposal: Proposal) -> str:
    """Who is told of what producers do among themselves."""
    return f"producers:{proposal.pk}"


def _tell_producers(
    code: str,
    proposal: Proposal,
    *,
    by: Person,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    label = label_of(proposal)
    record(
        code,
        thing=proposal,
        label=label,
        by=by.actor(),
        at=at,
        before=before,
        after=after,
        audience=audience_of(proposal),
    )
