"""The registers as a bundle of documents."""

from __future__ import annotations

from itertools import islice

import yaml

from diptych.apps.programme.bundles import FORMATS, MARKET
from diptych.apps.programme.queries.programmes import market_claims
from diptych.kernel.keeping.reading import every_record
from diptych.kernel.keeping.thing import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diptych.apps.programme.bundles import Format

    Data = dict[str, Any]

IN_ONE_FILE = 5_000
"""Things of one kind in one file; there may be works.yaml, works-2.yaml and so on."""


def documents() -> Iterator[tuple[str, Data]]:
    """Every file of the bundle, its name without an ending and its data, as many records at a time as one file holds.

    Formats of which nothing is kept are left out. Of the queries see :func:`diptych.kernel.keeping.reading.records`.
    """
    for form in FORMATS:
        waiting = {key: _written(kind) for key, kind in form.lists.items()}
        number = 1
        while True:
            lists = {key: list(islice(items, IN_ONE_FILE)) for key, items in waiting.items()}
            lists = {key: items for key, items in lists.items() if items}
            if not lists:
                break
            yield _name(form, number), {"schema": form.schema, **lists}
            number += 1


def names() -> list[str]:
    """The files that :func:`documents` is about to give, without an ending; one query for each kind of thing."""
    found = []
    for form in FORMATS:
        sizes = [
            market_claims().count() if kind == MARKET else named(kind).model.objects.count()
            for kind in form.lists.values()
        ]
        found += [_name(form, number + 1) for number in range(-(-max(sizes) // IN_ONE_FILE))]
    return found


def _name(form: Format, number: int) -> str:
    return form.file if number == 1 else f"{form.file}-{number}"


def _written(kind: str) -> Iterator[Any]:
    thing = named(kind)
    for data in every_record(thing):
        written = thing.shape.write(data)
        if kind == MARKET:
            yield from written.get("claims", [])
        else:
            yield written


def as_yaml(data: Data) -> str:
    """A document of a bundle as text."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000))
