"""A bundle of documents read and checked as a whole, before anything is kept."""

from __future__ import annotations

import os
from collections import defaultdict

from diptych.apps.programme.bundles import FORMATS, MARKET, MOST_THINGS, ORDER, by_schema
from diptych.engines.values.errors import Malformed, Refused, Trouble
from diptych.kernel.documents import Limits, read_document
from diptych.kernel.keeping.reading import kinds_of, led_on
from diptych.kernel.keeping.shapes import Key, Ref, mentions
from diptych.kernel.keeping.thing import named, tables_of_ids

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.kernel.documents import Document

    Data = dict[str, Any]
    Path = tuple[str | int, ...]

LIMITS = Limits(bytes=32 * 1024 * 1024, nodes=32 * 1024 * 1024)
"""Of one file; a larger bundle stands in several, works-2.yaml beside works.yaml."""

KINDS = (".yaml", ".yml", ".json")


class Bundle:
    """The records of a bundle by kind, what they refer to, and what is wrong with them."""

    def __init__(self) -> None:
        self.records: dict[str, list[Data]] = {kind: [] for kind in ORDER}
        self.ids: dict[str, tuple[str, Document, Path]] = {}
        """Every id that a record of the bundle has, or gives to one of its parts; with its kind and its place."""
        self.troubles: dict[str, tuple[Document, list[Trouble]]] = {}
        self.missing: dict[str, dict[str, list[tuple[Document, Path]]]] = defaultdict(lambda: defaultdict(list))
        """Ids that are referred to, by kind, until they are found."""

    def note(self, document: Document, *troubles: Trouble) -> None:
        self.troubles.setdefault(document.name, (document, []))[1].extend(troubles)

    @property
    def size(self) -> int:
        return sum(map(len, self.records.values()))

    @property
    def complaints(self) -> list[Malformed]:
        """One for each file in which something is wrong, in the order of the files."""
        return [Malformed(troubles, document=document) for document, troubles in self.troubles.values() if troubles]


def read_bundle(path: str) -> Bundle:
    """Read a folder of documents, or one of them, and hold it against itself and against what is kept.

    Everything that is wrong is noted in the bundle. Refused("not_found"), Refused("nothing_to_import"),
    Refused("unreadable") where there is nothing to read.
    """
    bundle = Bundle()
    for name in files(path):
        try:
            document = read_document(name, limits=LIMITS)
        except Malformed as error:
            bundle.note(error.document, *error.troubles)
            continue
        except OSError as error:
            raise Refused("unreadable", path=name, why=error.strerror or str(error)) from None
        _read(document, bundle)
    _look_up(bundle)
    return bundle


def files(path: str) -> list[str]:
    """The documents of a bundle, by name."""
    if os.path.isdir(path):
        found = sorted(name for name in os.listdir(path) if name.endswith(KINDS) and not name.startswith("."))
        if not found:
            raise Refused("nothing_to_import", path=path)
        return [os.path.join(path, name) for name in found]
    if not os.path.exists(path):
        raise Refused("not_found", path=path)
    return [path]


def _read(document: Document, bundle: Bundle) -> None:
    data = document.data
    known = ", ".join(item.schema for item in FORMATS)
    if not isinstance(data, dict):
        bundle.note(document, Trouble(code="wrong_type", found=str(data)[:60], expected="mapping"))
        return
    form = by_schema(data.get("schema"))
    if form is None:
        found = str(data.get("schema"))[:60]
        bundle.note(document, Trouble(code="unknown_schema", path=("schema",), found=found, expected=known))
        return
    for key, items in data.items():
        if key == "schema":
            continue
        if key not in form.lists:
            bundle.note(document, Trouble(code="unknown_field", path=(key,), found=key, expected=", ".join(form.lists)))
        elif form.lists[key] == MARKET:
            _read_thing(MARKET, {"id": MARKET, "claims": items}, (key,), document, bundle)
        elif not isinstance(items, list):
            bundle.note(document, Trouble(code="wrong_type", path=(key,), found=str(items)[:60], expected="list"))
        elif len(items) > MOST_THINGS:
            bundle.note(
                document,
                Trouble(code="too_many_items", path=(key,), found=str(len(items)), expected=str(MOST_THINGS)),
            )
        else:
            for index, item in enumerate(items):
                _read_thing(form.lists[key], item, (key, index), document, bundle)


def _read_thing(kind: str, item: Any, path: Path, document: Document, bundle: Bundle) -> None:
    shape = named(kind).shape
    troubles: list[Trouble] = []
    data = shape.read(item, path, troubles)
    if kind == MARKET:
        # The claims stand in the file by themselves.
        troubles = [
            trouble.replace(path=(*path, *trouble.path[len(path) + 1 :])) if "claims" in trouble.path else trouble
            for trouble in troubles
        ]
    if troubles:
        bundle.note(document, *troubles)
        return
    bundle.records[kind].append(data)
    for key, id, place in mentions(shape, data, path):
        if kind == MARKET:
            place = (*path, *place[len(path) + 1 :])
        if isinstance(key, Ref):
            bundle.missing[key.kind][id].append((document, place))
        else:
            _note_id(key, id, place, document, bundle)


def _note_id(key: Key, id: str, place: Path, document: Document, bundle: Bundle) -> None:
    if id in bundle.ids:
        first = bundle.ids[id][1].name
        bundle.note(document, Trouble(code="duplicate_id", path=place, found=id, expected=os.path.basename(first)))
    else:
        bundle.ids[id] = (key.kind, document, place)


def _look_up(bundle: Bundle) -> None:
    """Find what records refer to, in the bundle or among what is kept; and ids that are taken by something else."""
    for kind, asked in bundle.missing.items():
        wanted = [id for id in asked if not _fits(bundle.ids.get(id, ("",))[0], kind)]
        there: set[str] = set()
        for begin in range(0, len(wanted), 500):
            some = wanted[begin : begin + 500]
            if kind == "any":
                there |= set(kinds_of(some))
            else:
                there |= set(tables_of_ids()[kind].objects.filter(pk__in=some).values_list("pk", flat=True))
        for id in wanted:
            if id not in there:
                for document, place in asked[id]:
                    bundle.note(document, Trouble(code="unknown_id", path=place, found=id, expected=f"id of {kind}"))
    bundle.missing.clear()
    _refuse_taken(bundle)


def _fits(found: str, kind: str) -> bool:
    return found == kind or (kind == "any" and found in ORDER)


def _refuse_taken(bundle: Bundle) -> None:
    """An id means one thing for good; a part of one thing does not become a part of another."""
    ids = [id for id, (kind, _document, _place) in bundle.ids.items() if kind in ORDER]
    for begin in range(0, len(ids), 500):
        for id, kind in kinds_of(ids[begin : begin + 500]).items():
            asked, document, place = bundle.ids[id]
            if kind != asked:
                bundle.note(document, Trouble(code="duplicate_id", path=place, found=id, expected=kind))
        # What was merged at the desk would else be there again, beside what it was merged into.
        for id, kept in led_on(ids[begin : begin + 500]).items():
            _asked, document, place = bundle.ids[id]
            bundle.note(document, Trouble(code="duplicate_id", path=place, found=id, expected=f"→ {kept}"))
