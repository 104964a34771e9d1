"""What can be found, and what helps to find it: declared by subjects in their module ``searching``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from diptych.engines.values.record import Record
from diptych.kernel.audit.actions import Misused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.permissions.person import Person
    from diptych.kernel.search.documents import Document

    Readable = Callable[[Person | None], QuerySet[Any] | None]
    Followed = Callable[[Sequence["Change"]], Iterable[str]]

PUBLIC, RESTRICTED = "public", "restricted"
SHELVES = (PUBLIC, RESTRICTED)
"""Each has tables and figures of its own: what lies on the restricted one moves no rank, count or hint of the other."""


class Change(Record):
    """What one entry of the ledger says of one thing."""

    thing_type: str
    id: str
    before: Any
    """What changed, as it was: plain data, or None."""
    after: Any


class Searchable(Record):
    """One kind of document, as it was declared."""

    kind: str
    documents: Callable[[Sequence[str]], Iterable[Document]]
    """The documents of these ids, in whatever order; those that are gone are left out, and so leave the index."""
    ids: Callable[[], Iterable[str]]
    """All there are, in the order of their keys."""
    follows: Mapping[str, Followed]
    """What the ledger calls things (``works.work``), with the documents that their changes touch."""
    readable: Readable | None
    """The things that somebody may read, as a queryset whose primary keys (or whose one chosen column) are the ids of
    documents, up to a ``#``; None for nothing at all. Without it: everybody may read everything."""
    shelf: str
    edition: Callable[[], str] | None
    """For what does not follow from the ledger: the kind is indexed anew when this is not what it was."""


_kinds: dict[str, Searchable] = {}
_helpers: dict[str, Any] = {}


def same(changes: Sequence[Change]) -> list[str]:
    """For :func:`searchable`: documents have the ids of the things."""
    return [change.id for change in changes]


def searchable(
    kind: str,
    *,
    documents: Callable[[Sequence[str]], Iterable[Document]],
    ids: Callable[[], Iterable[str]],
    follows: Mapping[str, Followed] | None = None,
    readable: Readable | None = None,
    shelf: str = PUBLIC,
    edition: Callable[[], str] | None = None,
) -> Searchable:
    """Have documents of this kind found. Misused for a kind that is declared twice, or for nobody to read."""
    if kind in _kinds:
        raise Misused(f"documents of the kind {kind!r} are declared twice")
    if shelf not in SHELVES or (shelf == RESTRICTED and readable is None):
        raise Misused(f"what lies on the restricted shelf says who may read it, and {kind!r} does not")
    declared = Searchable(
        kind=kind,
        documents=documents,
        ids=ids,
        follows=dict(follows or {}),
        readable=readable,
        shelf=shelf,
        edition=edition,
    )
    _kinds[kind] = declared
    return declared


def declared() -> dict[str, Searchable]:
    """Everything that can be found, by kind in the order of their names."""
    load()
    return dict(sorted(_kinds.items()))


def names_provider(function: Any) -> Any:
    """Register what knows names: asked with a question and the reader's language, it answers with those of
    :class:`diptych.kernel.search.plans.NameMatch` that the question holds."""
    return _help("names", function)


def vocabulary(function: Any) -> Any:
    """Register what says words of one language in the others: asked with the words of a question and the reader's
    language, it answers with :class:`diptych.kernel.search.plans.Translation`."""
    return _help("vocabulary", function)


def user_words(function: Callable[[], Iterable[str]]) -> Callable[[], Iterable[str]]:
    """Register what knows Han words that are one word here, such as names; asked when an index is built."""
    _helpers.setdefault("user_words", []).append(function)
    return function


def helper(name: str) -> Any:
    """What was registered as ``names`` or ``vocabulary``; None if nothing was."""
    load()
    return _helpers.get(name)


def words_of_users() -> set[str]:
    """The Han words of everybody who knows some."""
    load()
    return {word for function in _helpers.get("user_words", ()) for word in function()}


def _help(name: str, function: Any) -> Any:
    if name in _helpers:
        raise Misused(f"{name} of the search is registered twice")
    _helpers[name] = function
    return function


@cache
def load() -> None:
    """Import every module ``searching``, and what helps without being a subject."""
    root = __name__.partition(".")[0] + "."
    for config in apps.get_app_configs():
        name = f"{config.name}.searching"
        if config.name.startswith(root) and config.label != "search" and find_spec(name) is not None:
            import_module(name)
