"""Rounds as somebody sees them: the list of them, a call, and all its entries on one page."""

from __future__ import annotations

from fractions import Fraction

from django.db.models import Count, Q, Sum

from diptych.apps.programme.models import Party
from diptych.apps.slate.enums import Ending, Stage
from diptych.apps.slate.models import (
    Assignment,
    Proposal,
    ProposalProducer,
    Quota,
    Review,
    Round,
    RoundText,
    Score,
)
from diptych.apps.slate.permissions import ROUND
from diptych.apps.slate.queries.documents import APPROVED
from diptych.apps.slate.queries.proposals import SHOWN, ProposalRow, proposal_rows
from diptych.apps.slate.queries.reviewing import weighted_mean
from diptych.apps.slate.queries.rounds import code_digest
from diptych.apps.slate.queries.seeing import sides_of
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet

    from diptych.apps.slate.models import Criterion, Question
    from diptych.kernel.permissions.person import Person

PREPARED, ANNOUNCED, OPEN, CLOSED = "prepared", "announced", "open", "closed"
"""How far a round is: not public yet; public, and not open yet; taking proposals; over."""


class RoundRow(Record):
    """A round in a list."""

    id: UUID
    programme: str
    slug: str
    names: tuple[tuple[str, str], ...]
    """Language and name."""
    state: str
    opens_at: datetime
    closes_at: datetime
    zone: str
    """By whose clocks these moments were set."""
    hidden: bool
    forms: tuple[str, ...]
    """Those with a quota."""
    entries: int | None
    """What was filed; None for those who do not see the page of the round."""


class RoundSeen(Record):
    """A call with all it says and asks."""

    row: RoundRow
    texts: tuple[tuple[str, str, str], ...]
    """Language, name, text."""
    quotas: tuple[tuple[str, str, int], ...]
    """Party, form, how many; in the order of the parties."""
    criteria: tuple[Criterion, ...]
    questions: tuple[Question, ...]
    admits_unfilled: bool
    revision: int


class SideOfEntry(Record):
    """What a reader's own side makes of an entry so far."""

    party: str
    asked: int
    submitted: int
    mean: Fraction | None
    """Of full marks, over all reviews that were handed in, by the weights of the criteria; None without points."""
    points: tuple[tuple[int, Fraction], ...]
    """The mean of the points under each criterion."""
    recommendations: tuple[tuple[str, int], ...]


class EntrySeen(Record):
    """An entry of a round."""

    proposal: ProposalRow
    companies: tuple[tuple[str, str], ...]
    """Company and country, the leading one first."""
    sides: tuple[SideOfEntry, ...]
    """Of the reader's own sides, no others."""


class QuotaFill(Record):
    """How far the quota of a party for a form is filled; an entry counts for the country of the company that leads."""

    party: str
    form: str
    number: int | None
    """None where there is no quota."""
    filed: int
    approved: int


class RoundPage(Record):
    """A round on one page."""

    round: RoundSeen
    parties: tuple[str, ...]
    entries: tuple[EntrySeen, ...]
    fill: tuple[QuotaFill, ...]


# The list, and a call -------------------------------------------------------------------------------------------------


def rounds_listed(person: Person | None, *, programme: str = "", at: datetime) -> tuple[RoundRow, ...]:
    """The rounds that somebody finds without a code, the last to close first; without a person, the public ones.

    Hidden rounds are found by members, and by producers who have a proposal for them. Four queries.
    """
    rounds = list(_listed(person, programme))
    ids = [row.pk for row in rounds]
    names, forms = _names(ids), _grouped(Quota.objects.filter(round__in=ids).values_list("round", "form").distinct())
    counted = [row.pk for row in rounds if person is not None and ROUND.may(person, "see_round_page", row)]
    numbers = Proposal.objects.filter(round__in=counted, filed_at__isnull=False).values_list("round")
    entries = dict(numbers.annotate(Count("pk")).order_by())
    return tuple(
        _row(
            row,
            at,
            entries.get(row.pk, 0) if row.pk in counted else None,
            names=names.get(row.pk, ()),
            forms=sorted(form for (form,) in forms.get(row.pk, ())),
        )
        for row in rounds
    )


def round_names(person: Person, programme: str) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """What the rounds that somebody finds are called, language and name, in the order of :func:`rounds_listed`; one
    that has no name by its slug, in no language. Two queries."""
    rounds = dict(_listed(person, programme).values_list("pk", "slug"))
    names = _names(rounds)
    return {id: names.get(id, (("", slug),)) for id, slug in rounds.items()}


def _listed(person: Person | None, programme: str) -> QuerySet[Round]:
    found = Round.objects.filter(_found_by(person)).order_by("-closes_at", "id")
    return found.filter(programme=programme) if programme else found


def _names(rounds: Iterable[UUID]) -> dict[UUID, tuple[tuple[str, str], ...]]:
    rows = RoundText.objects.filter(round__in=list(rounds)).order_by("lang").values_list("round", "lang", "name")
    return {id: tuple(names) for id, names in _grouped(rows).items()}


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    """Rows by their first column, without it."""
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(tuple(rest))
    return found


def round_seen(person: Person | None, programme: str, slug: str, *, code: str = "", at: datetime) -> RoundSeen:
    """A call, for whoever finds it or has its code. Seven queries at the most. Refused("no_round")."""
    return _round_seen(_one(person, programme, slug, code), _parties(programme), at, entries=None)


def _one(person: Person | None, programme: str, slug: str, code: str = "") -> Round:
    condition = _found_by(person)
    if code:
        condition |= Q(announced_at__isnull=False, is_hidden=True, code_digest=code_digest(code))
    rounds = Round.objects.filter(condition, programme=programme, slug=slug)
    found = rounds.prefetch_related("texts", "quotas", "criteria", "questions").first()
    if found is None:
        raise Refused("no_round")
    return found


def _found_by(person: Person | None) -> Q:
    announced = Q(announced_at__isnull=False)
    found = announced & Q(is_hidden=False)
    if person is None:
        return found
    mine = ProposalProducer.objects.filter(user=person.id, until=None, proposal__round__isnull=False)
    found |= announced & (ROUND.things(person, "see_round") | Q(pk__in=mine.values("proposal__round")))
    return found | ROUND.things(person, "see_round_page")


def _parties(programme: str) -> tuple[str, ...]:
    return tuple(Party.objects.filter(programme=programme).order_by("position").values_list("country", flat=True))


def _row(
    round: Round,
    at: datetime,
    entries: int | None,
    *,
    names: Iterable[tuple[str, str]],
    forms: Iterable[str],
) -> RoundRow:
    return RoundRow(
        id=round.pk,
        programme=round.programme_id,
        slug=round.slug,
        names=tuple(names),
        state=_state(round, at),
        opens_at=round.opens_at,
        closes_at=round.closes_at,
        zone=round.zone,
        hidden=round.is_hidden,
        forms=tuple(forms),
        entries=entries,
    )


def _state(round: Round, at: datetime) -> str:
    if round.announced_at is None:
        return PREPARED
    return ANNOUNCED if at < round.opens_at else OPEN if at < round.closes_at else CLOSED


def _round_seen(round: Round, parties: Sequence[str], at: datetime, *, entries: int | None) -> RoundSeen:
    place = {party: number for number, party in enumerate(parties)}
    quotas = sorted(round.quotas.all(), key=lambda row: (place.get(row.party, len(place)), row.form))
    texts = sorted(round.texts.all(), key=lambda row: row.lang)
    return RoundSeen(
        row=_row(
            round,
            at,
            entries,
            names=((row.lang, row.name) for row in texts),
            forms=sorted({row.form for row in quotas}),
        ),
        texts=tuple((row.lang, row.name, row.text) for row in texts),
        quotas=tuple((row.party, row.form, row.number) for row in quotas),
        criteria=tuple(sorted(round.criteria.all(), key=lambda row: row.position)),
        questions=tuple(sorted(round.questions.all(), key=lambda row: row.position)),
        admits_unfilled=round.admits_unfilled,
        revision=round.revision,
    )


# All entries on one page ----------------------------------------------------------------------------------------------


def round_page(person: Person, programme: str, slug: str, *, at: datetime) -> RoundPage:
    """A round with everything that was filed for it, as somebody sees it, in the order in which it is printed: by form,
    by the party whose company leads, by reference.

    Points and recommendations are of the reader's own sides, on the project (not the finished film), and only of
    reviews that were handed in and count. Twelve queries, whatever the number of entries. Refused("no_round").
    """
    round = _one(person, programme, slug)
    if not ROUND.may(person, "see_round_page", round):
        raise Refused("no_round")
    parties = _parties(programme)
    place = {party: number for number, party in enumerate(parties)}
    filed = Proposal.objects.filter(round=round, filed_at__isnull=False).only(*SHOWN, "companies")
    proposals = sorted(
        filed, key=lambda row: (row.form, place.get(row.lead_country, len(place)), row.lead_country, row.reference)
    )
    sides = _Sides(round, sides_of(person, programme))
    entries = tuple(
        EntrySeen(
            proposal=row,
            companies=tuple((company, country) for company, country in proposal.companies),
            sides=sides.of(row.id),
        )
        for proposal, row in zip(proposals, proposal_rows(person, proposals), strict=True)
    )
    seen = _round_seen(round, parties, at, entries=len(entries))
    return RoundPage(round=seen, parties=parties, entries=entries, fill=_fill(seen, proposals, parties))


class _Sides:
    """What the reader's sides make of the entries of a round, counted by the database. Three queries."""

    def __init__(self, round: Round, parties: Sequence[str]) -> None:
        self.parties = parties
        self.criteria = {row.pk: row for row in round.criteria.all()}
        rows = Assignment.objects.filter(
            proposal__round=round, party__in=parties, stage=Stage.PROVISIONAL, ended_at=None
        )
        done = {"assignment__in": rows.values("pk"), "submitted_at__isnull": False}
        self.asked = _by_key(rows.values_list("proposal", "party").annotate(Count("pk")).order_by())
        recommended = Review.objects.filter(**done).values_list(
            "assignment__proposal", "assignment__party", "recommendation"
        )
        self.recommended = _by_key(recommended.annotate(Count("pk")).order_by("recommendation"))
        points = Score.objects.filter(**{f"review__{name}": value for name, value in done.items()}).values_list(
            "review__assignment__proposal", "review__assignment__party", "criterion"
        )
        self.points = _by_key(points.annotate(Sum("points"), Count("pk")).order_by("criterion__position"))

    def of(self, proposal: UUID) -> tuple[SideOfEntry, ...]:
        return tuple(self._one((proposal, party)) for party in self.parties)

    def _one(self, key: tuple[UUID, str]) -> SideOfEntry:
        # What was asked after the criteria may know one more: of it the next page tells.
        points = [
            (criterion, Fraction(total, count))
            for criterion, total, count in self.points.get(key, ())
            if criterion in self.criteria
        ]
        recommended = tuple((name, count) for name, count in self.recommended.get(key, ()))
        return SideOfEntry(
            party=key[1],
            asked=sum(count for (count,) in self.asked.get(key, ())),
            submitted=sum(count for _name, count in recommended),
            mean=weighted_mean([(self.criteria[criterion], found) for criterion, found in points]),
            points=tuple(points),
            recommendations=recommended,
        )


def _by_key(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[UUID, str], list[tuple[Any, ...]]]:
    found: dict[tuple[UUID, str], list[tuple[Any, ...]]] = {}
    for proposal, party, *rest in rows:
        found.setdefault((proposal, party), []).append(tuple(rest))
    return found


def _fill(round: RoundSeen, proposals: Iterable[Proposal], parties: Sequence[str]) -> tuple[QuotaFill, ...]:
    """How quotas are filled, and what was filed beside them; withdrawn and lapsed entries fill nothing."""
    filed: dict[tuple[str, str], int] = {}
    approved: dict[tuple[str, str], int] = {}
    for row in proposals:
        if row.joint not in Ending.values:
            key = (row.lead_country, row.form)
            filed[key] = filed.get(key, 0) + 1
            approved[key] = approved.get(key, 0) + (row.joint in APPROVED)
    quotas = {(party, form): number for party, form, number in round.quotas}
    place = {party: number for number, party in enumerate(parties)}
    beside = sorted(filed.keys() - quotas.keys(), key=lambda key: (place.get(key[0], len(place)), key))
    return tuple(
        QuotaFill(
            party=key[0],
            form=key[1],
            number=quotas.get(key),
            filed=filed.get(key, 0),
            approved=approved.get(key, 0),
        )
        for key in (*quotas, *beside)
    )
