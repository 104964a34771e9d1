"""Roles to recast and people to find: the fewest that are enough."""

from __future__ import annotations

from typing import Any

import pytest

from diptych.engines.treaty.cures import cures
from diptych.engines.treaty.cures.change import Cure
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.pack import Agreement
from tests.factories.dossiers import ON, cast
from tests.factories.packs import rule

TABLE = """
kind: points
test:
  threshold: 4
  elements:
    - {id: director, points: 3, roles: [director]}
    - {id: music, points: 1, roles: [composer]}
    - {id: camera, points: 1, roles: [cinematographer]}
    - {id: post, points: 1, works: [post_production]}
"""


def person(role: str, nationality: str, **fields: Any) -> dict[str, Any]:
    return {"roles": [role], "nationality": [nationality], **fields}


def offered(agreement: Agreement, film: Dossier) -> list[tuple[Any, ...]]:
    return [(cure.code, cure.subjects, cure.outcomes) for cure in found(agreement, film)]


def found(agreement: Agreement, film: Dossier) -> tuple[Cure, ...]:
    return cures(film, agreement, on=ON)


def test_element_worth_most_is_recast_first() -> None:
    film = cast(person("director", "US"), person("composer", "IS"), person("cinematographer", "US"))

    assert offered(rule(TABLE), film) == [("recast_for_points", ("director",), {"RULE": "pass"})]


def test_recast_person_is_somebody_else_of_a_nationality_that_counts() -> None:
    film = cast(person("director", "US", name="A. Star", supplied_by="UY"), person("composer", "IS"))

    (cure,) = found(rule(TABLE), film)

    assert {change.path[-1]: change.value for change in cure.changes} == {
        "nationality": ["IS"],
        "name": None,
        "supplied_by": None,
    }


def test_work_is_moved_where_it_counts() -> None:
    film = cast(
        person("director", "IS"),
        person("composer", "US"),
        places=[{"work": "post_production", "country": "US"}],
        complete=["producers", "people", "places"],
    )

    (cure,) = found(rule(TABLE.replace("composer", "visual_effects").replace("cinematographer", "sound")), film)

    assert [(change.path, change.value) for change in cure.changes] == [(("places", 0, "country"), "IS")]


@pytest.mark.parametrize(("foreign", "recast"), [(3, 1), (4, 2)])
def test_as_few_are_recast_as_the_ratio_takes(foreign: int, recast: int) -> None:
    half = rule("{kind: ratio, test: {part: {standings: [lead]}, foreign: true, maximum: 50 %}}")
    people = [
        person("performer", "US" if number < foreign else "IS", standing="lead", days=10 - number)
        for number in range(4)
    ]

    ((code, subjects, outcomes),) = offered(half, cast(*people))

    assert (code, len(subjects), outcomes) == ("recast_for_ratio", recast, {"RULE": "pass"})
    assert subjects[0] == f"p{foreign}"


def test_most_means_more_than_half() -> None:
    most = rule("{kind: ratio, test: {part: {roles: [author]}, above: 50 %}}")

    ((code, subjects, outcomes),) = offered(
        most, cast(*(person("author", country) for country in ("IS", "IS", "US", "US")))
    )

    assert (code, subjects, outcomes) == ("recast_for_ratio", ("p3",), {"RULE": "pass"})


MINORITY = """
kind: composition
test:
  of: minority
  any_of: [{author: 1, lead: 1}, {technician: 3}]
"""


def test_side_supplies_what_the_nearest_combination_lacks() -> None:
    film = cast(person("writer", "UY"), person("sound", "UY"))

    assert offered(rule(MINORITY), film) == [("supply_people", ("UY:lead",), {"RULE": "pass"})]


def test_every_person_added_has_a_name_of_their_own() -> None:
    (cure,) = found(rule(MINORITY), cast(person("sound", "IS")))

    assert [change.value["id"] for change in cure.changes] == ["to-be-found-2", "to-be-found-3"]
