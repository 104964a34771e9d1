"""The share and points rules of the European Convention written in OpenFisca-core, the way its country packages are.

Law is parameters with dates, facts are input variables of entities, rules are formulas. A *participant* is a company or
a person; a *party* holds those of one country, so that a party's money is a sum over its members; a *film* holds all.

OpenFisca computes in vectors over a whole population, in single precision, and takes what is not said for a default:
nought, false or nothing. Hence it is given complete dossiers only.
"""

from __future__ import annotations

from typing import Any

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import ETERNITY, MONTH
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.pack import Law

NAMES = {
    "director": "director",
    "writer": "scriptwriter",
    "composer": "composer",
    "cinematographer": "cameraman",
    "sound": "sound",
    "editor": "editor",
    "production_designer": "art_director",
}
"""Roles that earn points by themselves, with the parameter that says how many."""

Participant = build_entity("participant", "participants", "A company or a person", is_person=True)
Party = build_entity(
    "party",
    "parties",
    "Those of one country",
    roles=[
        {"key": "first_producer", "plural": "first_producers", "max": 1},
        {"key": "producer", "plural": "producers"},
        {"key": "person", "plural": "persons"},
    ],
)
Film = build_entity(
    "film",
    "films",
    "A film with everyone who takes part in it",
    roles=[{"key": key, "plural": f"{key}s"} for key in ("producer", "performer", *NAMES)],
)


class nationality(Variable):
    value_type = str
    entity = Participant
    definition_period = ETERNITY


class money(Variable):
    value_type = float
    entity = Participant
    definition_period = ETERNITY
    label = "What a producer puts in, in the currency of the budget"


class days(Variable):
    value_type = int
    entity = Participant
    definition_period = ETERNITY


class budget(Variable):
    value_type = float
    entity = Film
    definition_period = ETERNITY


class shooting_country(Variable):
    value_type = str
    entity = Film
    definition_period = ETERNITY


class post_production_country(Variable):
    value_type = str
    entity = Film
    definition_period = ETERNITY


class parties(Variable):
    value_type = int
    entity = Film
    definition_period = MONTH
    label = "Parties that bring a producer"

    def formula(film, period, parameters):
        return film.sum(film.members.has_role(Party.FIRST_PRODUCER))


class share(Variable):
    value_type = float
    entity = Party
    definition_period = MONTH
    label = "What the producers of a country bring of the whole budget"

    def formula(party, period, parameters):
        whole = party.value_from_first_person(party.members.film("budget", period))
        return party.sum(party.members("money", period)) / whole


class share_holds(Variable):
    value_type = bool
    entity = Film
    definition_period = MONTH
    label = "Articles 6.1 and 6.2: every party within the bounds for so many parties"

    def formula(film, period, parameters):
        law = parameters(period).share
        brought = film.members.party("share", period)
        two = film.project(film("parties", period) <= 2)
        # In single precision, like the shares: in double, a share of exactly 80 % would exceed 0.8.
        lowest = numpy.where(two, law.minimum_of_two, law.minimum).astype(numpy.float32)
        highest = numpy.where(two, law.maximum_of_two, law.maximum).astype(numpy.float32)
        within = (brought >= lowest) & (brought <= highest)
        return film.all(within + (film.members.has_role(Film.PRODUCER) == 0))


class european(Variable):
    value_type = bool
    entity = Participant
    definition_period = MONTH

    def formula(participant, period, parameters):
        return numpy.isin(participant("nationality", period), parameters(period).members)


class points(Variable):
    value_type = float
    entity = Film
    definition_period = MONTH
    label = "Appendix II: roles, ranked parts, places"

    def formula(film, period, parameters):
        law = parameters(period).points
        members = parameters(period).members
        own = film.members("european", period)
        total = sum(
            film.any(own, role=getattr(Film, role.upper())) * getattr(law, name) for role, name in NAMES.items()
        )
        performs = film.members.has_role(Film.PERFORMER)
        rank = film.members.get_rank(film, -film.members("days", period), condition=performs)
        for place, name in enumerate(("first_role", "second_role", "third_role")):
            total = total + film.any(own * (rank == place)) * getattr(law, name)
        total = total + numpy.isin(film("shooting_country", period), members) * law.shooting_location
        return total + numpy.isin(film("post_production_country", period), members) * law.post_production_location


class points_hold(Variable):
    value_type = bool
    entity = Film
    definition_period = MONTH
    label = "Article 3(c): a European work"

    def formula(film, period, parameters):
        return film("points", period) >= parameters(period).points.threshold


class Convention(TaxBenefitSystem):
    """The system, its parameters taken from the pack so that both sides apply the same numbers."""

    def __init__(self, law: Law) -> None:
        super().__init__([Participant, Party, Film])
        self.add_variables(
            *(nationality, money, days, budget, shooting_country, post_production_country),
            *(parties, share, share_holds, european, points, points_hold),
        )
        self.parameters = ParameterNode("", data=_parameters(law))


def _parameters(law: Law) -> dict[str, Any]:
    """Every number of the pack as OpenFisca's dated parameters."""
    values = {name: float(value) for name, value in law.values.items()}
    table = next(rule.test for rule in law.rules if rule.id == "ETS-EURO")
    points_of = {element.id.replace("-", "_"): float(element.points) for element in table.elements}
    tree = {
        "members": sorted(law.parties),
        "share": {
            "minimum": values["minimum_share"],
            "maximum": values["maximum_share"],
            "minimum_of_two": values["minimum_share_of_two"],
            "maximum_of_two": values["maximum_share_of_two"],
        },
        "points": {**points_of, "threshold": values["european_points"]},
    }
    return _dated(tree)


def _dated(tree: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _dated(held) if isinstance(held, dict) else {"values": {"1990-01-01": {"value": held}}}
        for name, held in tree.items()
    }


def situation(*dossiers: Dossier) -> dict[str, Any]:
    """Complete dossiers, each in one currency, as OpenFisca is told of them."""
    told: dict[str, Any] = {"participants": {}, "parties": {}, "films": {}}
    for number, dossier in enumerate(dossiers):
        _tell(told, dossier, f"{number}-")
    return told


def _tell(told: dict[str, Any], dossier: Dossier, mark: str) -> None:
    """Add one film; ``mark`` keeps its names apart from those of other films."""
    assert dossier.budget is not None
    film: dict[str, Any] = {"budget": {"ETERNITY": float(dossier.budget.amount)}}
    told["films"][f"{mark}film"] = film
    for producer in dossier.producers:
        name, put_in = f"{mark}{producer.id}", float(sum(item.amount for item in producer.money))
        told["participants"][name] = {"nationality": {"ETERNITY": producer.country}, "money": {"ETERNITY": put_in}}
        party = told["parties"].setdefault(f"{mark}{producer.country}", {})
        party.setdefault("producers" if party else "first_producers", []).append(name)
        film.setdefault("producers", []).append(name)
    for person in dossier.people:
        name, country = f"{mark}{person.id}", person.nationality[0]
        told["participants"][name] = {"nationality": {"ETERNITY": country}, "days": {"ETERNITY": person.days or 0}}
        told["parties"].setdefault(f"{mark}{country}", {}).setdefault("persons", []).append(name)
        film.setdefault(f"{person.roles[0]}s", []).append(name)
    for place in dossier.places:
        kind = "post_production_country" if place.work == "post_production" else "shooting_country"
        film[kind] = {"ETERNITY": place.country}


def simulation(system: Convention, told: dict[str, Any]) -> Simulation:
    return SimulationBuilder().build_from_dict(system, told)


def answers(made: Simulation, period: str) -> list[tuple[bool, float, bool]]:
    """For each film whether the share rule holds, the points, and whether they are enough."""
    asked = [made.calculate(name, period).tolist() for name in ("share_holds", "points", "points_hold")]
    return list(zip(*asked, strict=True))
