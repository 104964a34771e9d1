"""Where documents lie: two shelves, each with tables of its own, and what they are called in each making of the index.

What everybody may read lies on the **public** shelf, everything else on the **restricted** one. No figure that orders,
counts or suggests what is on the first is taken from the second, so nothing that is kept from somebody can be told from
what they are shown. What lies on the restricted shelf is asked together with who may read it, in one statement.

An index is made anew beside the one that is asked, in tables of another *generation*; when it is whole, questions go
there.
"""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.kernel.search.declaring import PUBLIC, RESTRICTED, SHELVES

__all__ = ["PUBLIC", "RESTRICTED", "SHELVES", "Shelf"]


class Shelf(Record):
    """One shelf of one making of the index, and the names of its tables.

    >>> Shelf(name="public", generation=3, engine="").rows
    'search_public_3_rows'
    """

    name: str
    generation: int
    engine: str
    """What holds it beyond the database; empty where nothing does."""

    @property
    def base(self) -> str:
        return f"search_{self.name}_{self.generation}"

    @property
    def rows(self) -> str:
        """A row for each document: what it is, and which combination of facets it has."""
        return f"{self.base}_rows"

    @property
    def tokens(self) -> str:
        """What each document is found by, packed: hits are put in order by it, and taken out by it."""
        return f"{self.base}_tokens"

    @property
    def combinations(self) -> str:
        """Every combination of facets that any document has."""
        return f"{self.base}_combinations"

    @property
    def names(self) -> str:
        """What documents are suggested by."""
        return f"{self.base}_names"

    @property
    def keys(self) -> str:
        """How names are begun to be typed."""
        return f"{self.base}_keys"

    @property
    def terms(self) -> str:
        """In how many documents each token stands, as counted last; of the public shelf alone."""
        return f"{self.base}_terms"

    @property
    def match(self) -> str:
        """The table of FTS5."""
        return f"{self.base}_match"
