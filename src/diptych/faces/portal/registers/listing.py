"""Lists of the registers: filters and page in the address, what was found, the way on, the same as a file."""

from __future__ import annotations

from django.utils.http import urlencode

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from diptych.kernel.texts import Language

PER_PAGE = 40
"""Rows of a page: what one reads at a sitting, on a telephone in a minute."""

FAR_BACK = 2_000
"""Rows from which on a page counts as far back."""

MANY = 1_000
"""Rows from which on a list is long enough to be gone along in its order."""

LAST_PAGE = 5_000
"""A page that no list of ours reaches; beyond it nothing is looked for."""

LONGEST = 100
"""Letters of what may be looked for."""


class Filter(Record):
    """One filter of a list: its name in the address, its label, what may be chosen, what is."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    """Codes and words to choose from; where there are none, something is typed."""
    chosen: str = ""
    number: bool = False
    """Whether what is typed is a number, such as a year."""
    is_row: bool = False
    """Whether its options stand in a row of links above the list, such as letters, and not among the fields."""


class Listing(Record):
    """A list as asked for."""

    filters: tuple[Filter, ...]
    refused: tuple[tuple[str, str], ...]
    """Filters left out because nothing goes by that value: label, and what was asked for."""
    filtered: bool
    rows: tuple[Any, ...]
    found: int
    page: int
    """The number of this page, counted from one."""
    first: int
    """The number of the first row of this page, counted from one."""
    pages: tuple[dict[str, Any], ...]
    """The way to other pages, as the macro ``pages`` takes it; empty where there is but one."""
    before: str
    after: str
    address: str
    """Of the list without a filter."""
    letters: tuple[tuple[str, str], ...] = ()
    """What the row of links has, and the addresses of the list with it; that of the list without it comes first, and
    without a text. Empty where there is no such row."""
    files: tuple[tuple[str, str], ...]
    """Formats and the addresses where what was found is had as a file."""


def chosen(request: HttpRequest, filters: Sequence[Filter]) -> tuple[list[Filter], list[tuple[str, str]]]:
    """The filters with what the address chooses, and those of its values that nothing goes by."""
    kept, refused = [], []
    for item in filters:
        value = request.GET.get(item.name, "").strip()[:LONGEST]
        good = value in dict(item.options) if item.options else not item.number or _is_number(value)
        if value and not good:
            refused.append((item.label, value[:40]))
        kept.append(item.replace(chosen=value if good else ""))
    return kept, refused


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def values(filters: Sequence[Filter]) -> dict[str, Any]:
    """What is chosen, ready to be handed to a query."""
    return {item.name: int(item.chosen) if item.number else item.chosen for item in filters if item.chosen}


def listed(
    request: HttpRequest,
    language: Language,
    filters: Sequence[Filter],
    query: Callable[..., QuerySet[Any]],
    present: Callable[[list[Any]], Iterable[Any]],
    *,
    in_order: Callable[..., QuerySet[Any]] | None = None,
    files: str = "",
    per_page: int = PER_PAGE,
) -> Listing:
    """The page of a list that the address asks for.

    ``query`` takes what is chosen by name; ``present`` makes rows of a page's objects. ``in_order`` is the same query
    for a database that goes along the order of the list and looks at each row, which is the quickest way to the first
    pages of many rows, and the slowest to few. ``files`` is the address of the same list as a file, before the dot and
    the format. Two queries besides those of the rows; a page that
    lies behind the last is the last.
    """
    filters, refused = chosen(request, filters)
    found = query(**values(filters))
    count = found.count()
    last = max(1, -(-count // per_page))
    number = min(_page(request), last)
    first = (number - 1) * per_page
    if in_order is not None and count >= MANY and first < FAR_BACK:
        found = in_order(**values(filters))
    rows = _rows(found, first, per_page)
    kept = {item.name: item.chosen for item in filters if item.chosen}

    def address(page: int) -> str:
        query = urlencode(kept | ({"page": page} if page > 1 else {}))
        return f"{request.path}?{query}" if query else request.path

    query_of_files = f"?{urlencode(kept)}" if kept else ""
    return Listing(
        filters=tuple(filters),
        refused=tuple(refused),
        filtered=bool(kept),
        rows=tuple(present(rows)),
        found=count,
        page=number,
        first=(number - 1) * per_page + 1,
        pages=tuple(ways(number, last, address, language)),
        before=address(number - 1) if number > 1 else "",
        after=address(number + 1) if number < last else "",
        address=request.path,
        letters=tuple(_row(filters, kept, request.path)),
        files=tuple((kind.upper(), f"{files}.{kind}{query_of_files}") for kind in ("csv", "xlsx")) if files else (),
    )


def _rows(found: QuerySet[Any], first: int, count: int) -> list[Any]:
    """The rows of a page. Far back their ids are looked up first: an index is walked quicker than a table, and one more
    query costs less than the rows that would be passed over."""
    if first < FAR_BACK:
        return list(found[first : first + count])
    ids = list(found.values_list("pk", flat=True)[first : first + count])
    rows = {row.pk: row for row in found.filter(pk__in=ids)}
    return [rows[id] for id in ids if id in rows]


def _row(filters: Sequence[Filter], kept: dict[str, str], path: str) -> Iterator[tuple[str, str]]:
    """The way to the list under each letter that it has, with whatever else is chosen."""
    for item in filters:
        if item.is_row and len(item.options) > 1:
            for code, word in (("", ""), *item.options):
                asked = {name: value for name, value in kept.items() if name != item.name}
                query = urlencode(asked | ({item.name: code} if code else {}))
                yield word, f"{path}?{query}" if query else path


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "")
    return max(1, min(int(text), LAST_PAGE)) if _is_number(text) else 1


def ways(number: int, last: int, address: Callable[[int], str], language: Language) -> list[dict[str, Any]]:
    """The way to other pages, as the macro ``pages`` takes it: first, last, those around this one; gaps between."""
    if last == 1:
        return []
    shown = sorted({1, last, *(page for page in range(number - 2, number + 3) if 1 <= page <= last)})
    found: list[dict[str, Any]] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            found.append({"text": "…", "href": "", "current": False})
        found.append({"text": language.number(page), "href": address(page), "current": page == number})
    return found
