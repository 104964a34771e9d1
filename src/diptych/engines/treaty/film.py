"""One dossier seen through one agreement: who is whose, who brings how much, who leads.

Shares are intervals. What is known bounds what is not: a producer whose contribution is missing may bring anything
from nothing to what is left of the budget, and if it is the only one missing from a whole list, it brings exactly
what is left.
"""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from diptych.engines.treaty.dossier import Dossier, InKind, Person, Producer
    from diptych.engines.treaty.pack import Law
    from diptych.engines.treaty.rules.kind import Who
    from diptych.engines.values.money import Money

ZERO = Fraction(0)
ONE = Fraction(1)


class Span(Record):
    """What a quantity lies between, both ends included; equal ends mean it is known."""

    low: Fraction
    high: Fraction

    @property
    def known(self) -> bool:
        return self.low == self.high


class Film:
    """A dossier under the law of one agreement on one date. Reads only; computed once, used by every rule."""

    def __init__(self, dossier: Dossier, law: Law, on: date) -> None:
        self.dossier = dossier
        self.law = law
        self.on = on
        self._spans: dict[str, dict[str, Span]] = {}
        self._taken: dict[str, Fraction] = {}
        self._people_by_role: dict[str, list[Person]] | None = None
        self._lead: tuple[str, str | None] | None = None
        self.countries = tuple(sorted({p.country for p in dossier.producers if p.country}))
        """Every country that brings a producer, in code order."""
        self.parties = tuple(country for country in self.countries if country in law.parties)
        """Those of them that are parties to the agreement."""
        self.third = tuple(country for country in self.countries if country not in law.parties)
        self.unplaced = tuple(f"producers.{i}.country" for i, p in enumerate(dossier.producers) if not p.country)
        """Fields that would tell the country of every listed producer."""
        self.placed = not self.unplaced
        self.whole_producers = "producers" in dossier.complete
        self.whole_people = "people" in dossier.complete

    # Who decides ------------------------------------------------------------------------------------------------

    @property
    def authorities(self) -> tuple[str, ...]:
        """Parties whose authorities have a say in this film: both of a bilateral text, else those taking part."""
        return tuple(sorted(self.law.parties)) if len(self.law.parties) <= 2 else self.parties

    @property
    def authorities_known(self) -> bool:
        """Whether no further authority can have a say: a producer of unknown country might bring in another party."""
        return self.placed or len(self.law.parties) <= 2

    # Who brings what --------------------------------------------------------------------------------------------

    def shares(self, base: str) -> dict[str, Span]:
        """Each producer's share of a base (budget, creative, spend, points), by producer id."""
        if base not in self._spans:
            self._spans[base] = self._bounded({p.id: self._stated(p, base) for p in self.dossier.producers})
        return self._spans[base]

    def _bounded(self, stated: dict[str, Fraction | None]) -> dict[str, Span]:
        known = {name: value for name, value in stated.items() if value is not None}
        rest = max(ZERO, ONE - sum(known.values(), ZERO))
        unknown = len(stated) - len(known)
        if unknown == 1 and self.whole_producers:
            return {
                name: Span(low=rest, high=rest) if value is None else Span(low=value, high=value)
                for name, value in stated.items()
            }
        return {
            name: Span(low=ZERO, high=rest) if value is None else Span(low=value, high=value)
            for name, value in stated.items()
        }

    def _stated(self, producer: Producer, base: str) -> Fraction | None:
        if base == "creative":
            return producer.creative
        if base == "points":
            return producer.points
        if base == "spend":
            return producer.spend_share if producer.spend_share is not None else self._of_budget(producer.spend)
        if producer.share is not None:
            return producer.share
        if not producer.money and not producer.in_kind:
            return None
        counted = (*producer.money, *(item.value for item in producer.in_kind if self.counts(item)))
        return self._of_budget(counted) if counted else ZERO

    def counts(self, item: InKind) -> bool:
        """Whether a contribution in kind counts as finance: always, unless the agreement asks for approval first."""
        return self.law.in_kind != "by_approval" or set(self.authorities) <= set(item.approved_by)

    def pending_in_kind(self) -> tuple[str, ...]:
        """Producers with contributions in kind that await approval."""
        return tuple(p.id for p in self.dossier.producers if any(not self.counts(item) for item in p.in_kind))

    def _of_budget(self, sums: Iterable[Money]) -> Fraction | None:
        budget = self.dossier.budget
        if budget is None or not budget.amount:
            return None
        total = ZERO
        empty = True
        for money in sums:
            converted = money.to(budget.currency, self.dossier.rates)
            if converted is None:
                return None
            total += converted.amount
            empty = False
        return None if empty else total / budget.amount

    def closed(self, base: str) -> bool:
        """Whether no further producer can bring anything: the list is whole, or the shares already make the whole."""
        if self.whole_producers:
            return True
        return self.taken(base) >= ONE

    def taken(self, base: str) -> Fraction:
        """What is known of all producers' shares together."""
        if base not in self._taken:
            self._taken[base] = sum((span.low for span in self.shares(base).values()), ZERO)
        return self._taken[base]

    def span(self, producers: Iterable[str], base: str, *, could_grow: bool = True) -> Span:
        """The joint share of some producers; ``could_grow`` when a producer not yet listed might belong to them."""
        spans = self.shares(base)
        mine = list(producers)
        low = sum((spans[name].low for name in mine), ZERO)
        open_ended = any(not spans[name].known for name in mine) or (could_grow and not self.closed(base))
        if not open_ended:
            return Span(low=low, high=low)
        return Span(low=low, high=low + max(ZERO, ONE - self.taken(base)))

    def of_country(self, country: str) -> tuple[str, ...]:
        return tuple(p.id for p in self.dossier.producers if p.country == country)

    def lead(self) -> tuple[str, str | None]:
        """The majority country: ``("one", country)``, ``("equal", None)`` or ``("unknown", None)``.

        No text defines a majority by a number; it is always the largest financial participation.
        """
        if self._lead is None:
            self._lead = self._find_lead()
        return self._lead

    def _find_lead(self) -> tuple[str, str | None]:
        if not self.placed or not self.countries:
            return ("unknown", None)
        spans = {country: self.span(self.of_country(country), "budget") for country in self.countries}
        ranked = sorted(spans, key=lambda country: spans[country].low, reverse=True)
        first, rest = ranked[0], ranked[1:]
        if not self.closed("budget") and any(not spans[c].known for c in spans):
            rest_high = max((spans[c].high for c in rest), default=ZERO)
            return ("one", first) if spans[first].low > rest_high and spans[first].low * 2 > 1 else ("unknown", None)
        if not rest:
            return ("one", first)
        rest_high = max(spans[c].high for c in rest)
        if spans[first].low > rest_high:
            return ("one", first)
        if all(spans[c].known for c in spans) and spans[first].low == rest_high:
            return ("equal", None)
        return ("unknown", None)

    def minorities(self) -> tuple[str, ...] | None:
        """Every party that is not the majority; None when the majority is not known. Equal shares have no minority."""
        kind, country = self.lead()
        if kind == "unknown":
            return None
        return () if kind == "equal" else tuple(c for c in self.parties if c != country)

    # Who is whose -----------------------------------------------------------------------------------------------

    def people(self, roles: Iterable[str]) -> list[Person]:
        """Everyone in any of some roles, each once, in the order of the dossier."""
        if self._people_by_role is None:
            index: dict[str, list[Person]] = {}
            for person in self.dossier.people:
                for role in person.roles:
                    index.setdefault(role, []).append(person)
            self._people_by_role = index
        roles = tuple(roles)
        if len(roles) == 1:
            return self._people_by_role.get(roles[0], [])
        return list({p.id: p for role in roles for p in self._people_by_role.get(role, ())}.values())

    def members(self, names: Iterable[str]) -> frozenset[str]:
        """Countries meant by names in a pack: ``parties``, ``third``, a group such as ``EU``, or a country itself."""
        found: set[str] = set()
        for name in names:
            if name == "parties":
                found |= self.law.parties if len(self.law.parties) <= 3 else set(self.parties)
            elif name == "members":
                found |= self.law.parties
            elif name == "third":
                found |= set(self.third)
            elif name in self.law.groups:
                found |= self.law.groups[name]
            else:
                found.add(name)
        return frozenset(found)

    def admission(self, who: Who, *, also: tuple[str, ...] = ()) -> Callable[[Person], bool | None]:
        """The question whether a person counts among those a pack means by ``who``, or by the countries in ``also``."""
        countries = self.members((*who.countries, *also))
        homes = self.members(who.residents_of) if who.residents_of else countries
        residents, years = who.residents, who.resident_years
        return lambda person: belongs(person, countries, homes=homes, residents=residents, years=years)


def nationality(person: Person) -> tuple[str, ...]:
    """What a person may be counted as: the one nationality chosen, else all held."""
    return (person.counted_as,) if person.counted_as else person.nationality


def belongs(
    person: Person,
    countries: frozenset[str],
    *,
    homes: frozenset[str] | None = None,
    residents: str | None = None,
    years: int | None = None,
) -> bool | None:
    """Whether a person counts for some countries: a national, or a resident where the text allows residents.

    ``residents`` is ``any`` or ``permanent``; ``years`` counts those who have lived there longer than so many years;
    ``homes`` are the countries whose residents count, ``countries`` unless others are named.
    A person of several nationalities who has not chosen one counts if all lie inside, not if none does, else unknown.
    """
    held = nationality(person)
    inside = [country in countries for country in held]
    if inside and all(inside):
        return True
    if residents or years is not None:
        home = person.residence
        if home is None:
            return None
        if home.country in (countries if homes is None else homes):
            answers: list[bool | None] = [residents == "any"]
            if residents == "permanent":
                answers.append(home.permanent)
            if years is not None:
                answers.append(None if home.years is None else home.years > years)
            if any(answers):
                return True
            if None in answers:
                return None
    if not held or any(inside):
        return None
    return False


def unsettled(person: Person) -> str:
    """The field of a person that would tell for whom they count."""
    held = nationality(person)
    field = "nationality" if not held else "counted_as" if len(held) > 1 else "residence"
    return f"people.{person.id}.{field}"


def side(person: Person) -> str | None:
    """The country a person is counted for: who supplies them, else their one nationality."""
    if person.supplied_by:
        return person.supplied_by
    held = nationality(person)
    return held[0] if len(held) == 1 else None
