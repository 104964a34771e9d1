"""What the page of the search is made of: plain values, in the reader's words."""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.faces.asked import Wish
    from diptych.faces.portal.search.examples import Example
    from diptych.faces.portal.search.forms import Form
    from diptych.faces.portal.search.rows import Row


class Choice(Record):
    """One value of a facet: a link that chooses it, or takes it away."""

    word: str
    count: str
    """As the language writes it; empty where it is not counted."""
    chosen: bool
    href: str
    id: str
    """Of the link on the page, so that it keeps the focus when the page is drawn anew."""


class Heap(Record):
    """One facet with its values."""

    name: str
    word: str
    choices: tuple[Choice, ...]


class Way(Record):
    """A link with its words."""

    text: str
    href: str
    lang: str = ""


class Name(Record):
    """A name or a word that was asked for, with the forms under which it was looked for besides."""

    asked: str
    forms: tuple[Form, ...]
    ways: tuple[Way, ...] = ()
    """The pages of whoever is called so."""


class Keeping(Record):
    """The question kept under a name, for whoever is signed in; the way to sign in for others."""

    sign_in: str = ""
    list: str = ""
    """The address of all that somebody keeps, where nothing was asked yet."""
    kept: Way | None = None
    """Under what name it is kept, and the list of all that is."""
    name: str = ""
    """What is proposed as its name, or was typed."""
    error: str = ""
    said: str = ""
    """What was done just now."""


class News(Record):
    """What is new in a kept question."""

    since: str
    """Since when, in words."""
    count: int
    count_said: str
    only: bool
    """Whether the page shows nothing else."""
    href: str
    """To the other of the two."""


class Page(Record):
    """The page of one question."""

    wish: Wish
    asked: bool
    """Whether anything was asked."""
    total: int
    total_said: str
    rows: tuple[Row, ...]
    first: int
    kinds: tuple[Choice, ...]
    """For the tabs; the first is all of them."""
    heaps: tuple[Heap, ...]
    chosen: tuple[Way, ...]
    """What is chosen, each a link that takes it away."""
    notes: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    names: tuple[Name, ...]
    words: tuple[Name, ...]
    instead: Way | None
    """The question put right, where that is likely."""
    orders: tuple[Choice, ...]
    pages: tuple[dict[str, Any], ...]
    before: str
    after: str
    plain: str
    """The address of the text alone."""
    news: News | None = None
    keeping: Keeping | None = None
    examples: tuple[Example, ...] = ()
