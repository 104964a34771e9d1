"""What the address of the search page asks, and addresses of what might be asked next; a search that somebody keeps is
such an address."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from diptych.engines.values.record import Record
from diptych.faces.wording.searching import FACETS, KINDS
from diptych.kernel.search.queries.searching import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict

    from diptych.kernel.permissions.person import Person
    from diptych.kernel.texts import Language

LONGEST = 400
"""Letters of a question that are looked for; the rest is left out, and that is said."""

MOST_CHOSEN = 12
"""Values of one facet at a time."""

LONGEST_VALUE = 80

LAST_PAGE = 500
"""Beyond it nobody reads, and counting up to it costs."""

ORDERS = ("best", "newest")


class Wish(Record):
    """One question to the search: every address of the page says one."""

    text: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Facets and the values chosen of each, ``kind`` among them."""
    order: str = "best"
    page: int = 1
    saved: int = 0
    """The number of the kept question that this is, for whoever keeps it."""
    new: bool = False
    """Whether only what is new in that one is wanted."""
    cut: bool = False
    """Whether something of the text was left out."""
    refused: tuple[tuple[str, str], ...] = ()
    """What no facet goes by: the facet, and what was asked for."""

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        return dict(self.chosen)

    @property
    def narrowed(self) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
        """The kinds, and the other facets, as the search takes them."""
        facets = self.facets
        return facets.pop("kind", ()), facets

    def toggled(self, facet: str, value: str) -> Wish:
        """The same with a value taken away that is chosen, or chosen that is not; from the first page on."""
        rest = self.facets
        had = rest.pop(facet, ())
        values = tuple(each for each in had if each != value) if value in had else (*had, value)
        return self._with({**rest, **({facet: values} if values else {})})

    def only(self, facet: str, value: str = "") -> Wish:
        """The same with this value of a facet alone, or without that facet."""
        rest = self.facets
        rest.pop(facet, None)
        return self._with({**rest, **({facet: (value,)} if value else {})})

    def plain(self) -> Wish:
        """The text alone."""
        return self._with({})

    def said(self, text: str) -> Wish:
        """The same choices for another text."""
        return self.replace(text=text, page=1, cut=False, saved=0, new=False)

    def _with(self, facets: dict[str, tuple[str, ...]]) -> Wish:
        return self.replace(chosen=tuple(sorted(facets.items())), page=1, saved=0, new=False)

    @property
    def query(self) -> str:
        """What is asked as fields of an address, always in one order: what is kept under a name."""
        fields = [("q", self.text)] if self.text else []
        fields += [(name, value) for name, values in self.chosen for value in values]
        return urlencode(fields)

    @property
    def address(self) -> str:
        fields = [("order", self.order)] if self.order != "best" else []
        fields += [("saved", str(self.saved))] if self.saved else []
        fields += [("new", "1")] if self.saved and self.new else []
        fields += [("page", str(self.page))] if self.page > 1 else []
        query = "&".join(filter(None, (self.query, urlencode(fields))))
        return f"{reverse('search')}?{query}" if query else reverse("search")


def asked_of(request: HttpRequest) -> Wish:
    """What an address asks. What it cannot mean is left out and named; nothing is refused."""
    return wish_of(request.GET)


def wish_of(fields: QueryDict) -> Wish:
    """The same from the fields of an address."""
    typed = " ".join(fields.get("q", "").split())
    chosen: dict[str, tuple[str, ...]] = {}
    refused: list[tuple[str, str]] = []
    for name in FACETS:
        values = [value.strip() for value in fields.getlist(name) if value.strip()]
        good = [value for value in dict.fromkeys(values) if _may_be(name, value)]
        refused += [(name, value[:40]) for value in dict.fromkeys(values) if value not in good]
        if good:
            chosen[name] = tuple(good[:MOST_CHOSEN])
    order = fields.get("order", "")
    return Wish(
        text=typed[:LONGEST].rstrip(),
        chosen=tuple(sorted(chosen.items())),
        order=order if order in ORDERS else "best",
        page=max(1, min(_number(fields.get("page", "")), LAST_PAGE)),
        saved=_number(fields.get("saved", "")),
        new=bool(fields.get("new")),
        cut=len(typed) > LONGEST,
        refused=tuple(refused[:MOST_CHOSEN]),
    )


def count_of(wish: Wish, language: Language, person: Person | None, *, since: int) -> int:
    """How many there are for a question that came in after an entry of the ledger, of what somebody may read."""
    kinds, facets = wish.narrowed
    return counted(wish.text, person=person, language=language.code, kinds=kinds, facets=facets, since=since)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _may_be(facet: str, value: str) -> bool:
    if facet == "kind":
        return value in KINDS
    if facet == "year":
        return value.isascii() and value.isdigit() and len(value) == 4
    return len(value) <= LONGEST_VALUE and value.isprintable()
