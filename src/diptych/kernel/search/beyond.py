"""An index beyond the database: tantivy, in a folder of the data folder, for public shelves that outgrow it.

It holds what is looked up; what documents are, and who may read them, stays in the tables. Which engine an index has is
one setting, and changing it has the index made anew.
"""

from __future__ import annotations

import shutil
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.kernel.search.shelves import Shelf

NAME = "tantivy"
ENGINES = ("", NAME)
"""What the setting may say; empty is the database."""

PLACED = ("title", "beside", "body", "more")
"""Fields whose tokens have a place, so that phrases are found in them."""

UNPLACED = ("rest", "marks")


def wanted_engine() -> str:
    """What the setting says."""
    return str(getattr(settings, "SEARCH", ""))


def demand_installed() -> None:
    """Refused("search_library") where the setting names what is not installed."""
    if wanted_engine() == NAME and find_spec("tantivy") is None:
        raise Refused("search_library")


def folder(shelf: Shelf) -> Path:
    return Path(settings.DATA) / "search" / shelf.base


def opened(shelf: Shelf) -> Any:
    """The index of a shelf as it was committed last. Raises OSError or ValueError where there is none."""
    found = _opened(str(folder(shelf)))
    found.reload()
    return found


@lru_cache(maxsize=4)
def _opened(path: str) -> Any:
    import tantivy

    if not tantivy.Index.exists(path):
        raise FileNotFoundError(path)
    return _with_tokens(tantivy.Index.open(path))


def make(shelf: Shelf) -> None:
    """Make the folder of a shelf, with an empty index."""
    import tantivy

    forget(shelf)
    path = folder(shelf)
    path.mkdir(mode=0o700, parents=True)
    fields = tantivy.SchemaBuilder()
    fields.add_unsigned_field("id", indexed=True, fast=True)
    for name in ("combination", "weight", "since"):
        fields.add_unsigned_field(name, indexed=True, fast=True)
    for name in PLACED:
        fields.add_text_field(name, tokenizer_name="tokens", index_option="position")
    for name in UNPLACED:
        fields.add_text_field(name, tokenizer_name="tokens", index_option="basic")
    _with_tokens(tantivy.Index(fields.build(), path=str(path), reuse=False))


def forget(shelf: Shelf) -> None:
    """Remove the folder of a shelf, if there is one."""
    _opened.cache_clear()
    shutil.rmtree(folder(shelf), ignore_errors=True)


def _with_tokens(index: Any) -> Any:
    """Texts come as tokens between blanks, and are taken as they come."""
    import tantivy

    index.register_tokenizer("tokens", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index
