"""Roles to recast, people to add: the fewest that make a points test, a ratio or a composition hold."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from diptych.engines.treaty.cures.change import Change, Cure, Patient
from diptych.engines.treaty.rules.people import PARTS, CompositionTest, RatioTest, select
from diptych.engines.treaty.rules.points import PointsTest, asked, score

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.dossier import Person
    from diptych.engines.treaty.film import Film


def points(patient: Patient) -> list[Cure]:
    """Recast the elements worth most until the threshold is reached: no other choice needs fewer."""
    test: PointsTest = patient.rule.test
    film = patient.film
    admits = film.admission(test.who)
    tally = score(test, film)
    countries = film.members(test.who.countries)
    _, threshold = asked(test, tally)
    home = _home(film, countries)
    gains = sorted(
        (item for item in tally.scores if item.low < item.element.points),
        key=lambda item: (item.low - item.element.points, item.element.id),
    )
    total, changes, elements = tally.low, [], []
    for item in gains:
        if total >= threshold or home is None:
            break
        element = item.element
        if element.works:
            made = _relocate(element.works, home, countries, patient)
        elif element.rank:
            holder = item.holders[0] if item.holders else None
            made = _recast([p for p in film.people(("performer",)) if p.id == holder], home, patient)
        else:
            made = _recast([p for p in film.people(element.roles) if admits(p) is not True], home, patient)
        if made:
            changes += made
            elements.append(element.id)
            total += element.points - item.low
    if total < threshold or not changes:
        return []
    return [
        Cure(
            code="recast_for_points",
            rules=(patient.rule.id,),
            changes=tuple(changes),
            subjects=tuple(elements),
            size=len(elements),
        )
    ]


def ratio(patient: Patient) -> list[Cure]:
    """Recast as many as it takes, those with the fewest days first."""
    test: RatioTest = patient.rule.test
    film = patient.film
    countries = film.members(test.who.countries)
    people = select(test.part, film)
    admits = film.admission(test.who)
    foreign = [p for p in people if admits(p) is False]
    total = len(people)
    if test.foreign:
        excess = len(foreign) - floor((test.maximum if test.maximum is not None else Fraction(1)) * total)
    else:
        enough = ceil((test.minimum or Fraction(0)) * total)
        if test.above is not None:
            enough = max(enough, floor(test.above * total) + 1)
        excess = enough - (total - len(foreign))
    home = _home(film, countries)
    if excess <= 0 or excess > len(foreign) or home is None:
        return []
    chosen = sorted(foreign, key=lambda p: (p.days or 0, p.id))[:excess]
    return [
        Cure(
            code="recast_for_ratio",
            rules=(patient.rule.id,),
            changes=tuple(_recast(chosen, home, patient)),
            subjects=tuple(p.id for p in chosen),
            size=excess,
        )
    ]


def composition(patient: Patient) -> list[Cure]:
    """Add the people a side still has to supply, by the combination that needs the fewest."""
    test: CompositionTest = patient.rule.test
    film = patient.film
    parts = {**PARTS, **test.parts}
    sides = film.authorities if test.of == "each_party" else film.minorities() or ()
    counted = {
        (fact.subject, fact.terms[0]): int(fact.value)
        for fact in patient.finding.facts
        if fact.code == "heads_supplied"
    }
    changes: list[Change] = []
    added: list[str] = []
    index = len(film.dossier.people)
    for country in sides:
        lacks = [
            {name: need - counted.get((country, name), 0) for name, need in combination.items()}
            for combination in test.any_of
        ]
        least = min(lacks, key=lambda lack: sum(max(0, n) for n in lack.values()))
        for name, lack in least.items():
            for _ in range(max(0, lack)):
                part = parts[name]
                person: dict[str, object] = {"id": f"to-be-found-{index + 1}", "supplied_by": country}
                if part.standings:
                    person |= {"roles": ["performer"], "standing": part.standings[0]}
                else:
                    person["roles"] = [part.roles[-1]]
                changes.append(Change(path=("people", index), value=person))
                added.append(f"{country}:{name}")
                index += 1
    if not changes:
        return []
    return [
        Cure(
            code="supply_people",
            rules=(patient.rule.id,),
            changes=tuple(changes),
            subjects=tuple(added),
            size=len(added),
        )
    ]


def _home(film: Film, countries: frozenset[str]) -> str | None:
    """A country to recast from: the majority's, else the first that takes part and counts."""
    lead = film.lead()[1]
    choices = [c for c in (lead, *film.parties, *sorted(countries)) if c is not None and c in countries]
    return choices[0] if choices else None


def _recast(people: list[Person], country: str, patient: Patient) -> list[Change]:
    """Another person in the same part: the name goes, the nationality is one that counts."""
    changes = []
    chosen = {person.id for person in people}
    for index, person in enumerate(patient.film.dossier.people):
        if person.id in chosen:
            changes.append(patient.change(("people", index, "nationality"), [country]))
            for field in ("name", "counted_as", "supplied_by"):
                if getattr(person, field) is not None:
                    changes.append(patient.change(("people", index, field), None))
    return changes


def _relocate(works: tuple[str, ...], country: str, countries: frozenset[str], patient: Patient) -> list[Change]:
    """The same work, done in a country that counts."""
    places = patient.film.dossier.places
    changes = [
        patient.change(("places", index, "country"), country)
        for index, place in enumerate(places)
        if place.work in works and place.country not in countries
    ]
    if not any(place.work in works for place in places):
        changes.append(Change(path=("places", len(places)), value={"work": works[0], "country": country}))
    return changes
