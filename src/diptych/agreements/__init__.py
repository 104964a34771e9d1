"""The library of agreements: one folder per pack, groups of countries, example dossiers. Data, and how to get at it."""

from __future__ import annotations

import os
from functools import cache

from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.treaty.pack import Agreement
from diptych.engines.treaty.pack_format import read_agreement
from diptych.engines.values.dates import PartialDate, current
from diptych.engines.values.errors import Refused
from diptych.kernel.documents import read_compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from diptych.engines.treaty.dossier import Dossier

HERE = os.path.dirname(__file__)
_loaded: dict[str, Agreement] = {}
_groups: list[tuple[str, str, PartialDate | None, PartialDate | None]] = []


@cache
def ids() -> tuple[str, ...]:
    """Ids of every pack shipped, sorted."""
    return tuple(sorted(name for name in os.listdir(HERE) if os.path.exists(os.path.join(HERE, name, "pack.yaml"))))


def agreement(id: str) -> Agreement:
    """A shipped pack by id; Refused("unknown_agreement") names those there are."""
    if id not in _loaded:
        path = os.path.join(HERE, id, "pack.yaml")
        if os.sep in id or not os.path.exists(path):
            raise Refused("unknown_agreement", id=id, known=ids())
        _loaded[id] = read_agreement(read_compiled(path).data, checked=True)
    return _loaded[id]


def agreements() -> tuple[Agreement, ...]:
    """Every pack shipped, by id."""
    return tuple(agreement(id) for id in ids())


@cache
def edition() -> str:
    """A digest of every pack shipped: it changes when any of them says something else."""
    from hashlib import sha256

    found = sha256()
    for id in ids():
        with open(os.path.join(HERE, id, "pack.yaml"), "rb") as file:
            found.update(file.read())
    return found.hexdigest()


def groups(on: date) -> dict[str, frozenset[str]]:
    """Countries of each group (EU, EEA) on a date."""
    if not _groups:
        for group in read_compiled(os.path.join(HERE, "groups.yaml")).data["groups"]:
            for member in group["members"]:
                start, end = member.get("from"), member.get("until")
                _groups.append(
                    (
                        group["id"],
                        member["country"],
                        PartialDate.parse(start) if start else None,
                        PartialDate.parse(end) if end else None,
                    )
                )
    found: dict[str, set[str]] = {}
    for name, country, begins, ends in _groups:
        members = found.setdefault(name, set())
        if current(begins, ends, on):
            members.add(country)
    return {name: frozenset(members) for name, members in found.items()}


def example_ids() -> tuple[str, ...]:
    """Names of the example dossiers."""
    folder = os.path.join(HERE, "examples")
    return tuple(sorted(name[:-5] for name in os.listdir(folder) if name.endswith(".yaml")))


def example(id: str) -> Dossier:
    """An example dossier by name; Refused("unknown_example") names those there are."""
    path = os.path.join(HERE, "examples", f"{id}.yaml")
    if os.sep in id or not os.path.exists(path):
        raise Refused("unknown_example", id=id, known=example_ids())
    return read_dossier(read_compiled(path).data)


def pack_data(id: str) -> object:
    """The plain data of a shipped pack, as it stands in its file."""
    return read_compiled(os.path.join(HERE, id, "pack.yaml")).data
