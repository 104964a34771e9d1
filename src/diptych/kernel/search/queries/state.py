"""The index as it stands: which tables are asked, and with which tokenizer."""

from __future__ import annotations

from functools import lru_cache

from diptych.kernel.search.models import Index
from diptych.kernel.search.shelves import PUBLIC, Shelf
from diptych.kernel.search.tokens import Tokenizer


def current() -> Index:
    """What is known of the index; one query. A row that was never saved, where there was none yet."""
    return Index.objects.filter(pk=Index.ONLY).first() or Index()


def standing() -> Index:
    """The same without the dictionaries, which may have megabytes: for what is asked at every stroke of a key. One
    query; another for each of them that is looked at after all."""
    return Index.objects.filter(pk=Index.ONLY).defer("words", "building_words").first() or Index()


def shelf_of(index: Index, name: str) -> Shelf:
    """A shelf of the index that is asked. What beyond a database holds is public; the restricted shelf never leaves
    the tables that say who may read it."""
    return Shelf(name=name, generation=index.generation, engine=index.engine if name == PUBLIC else "")


def building_shelf(index: Index, name: str) -> Shelf:
    """A shelf of the index that is being built."""
    return Shelf(name=name, generation=index.building, engine=index.building_engine if name == PUBLIC else "")


def tokenizer_of(words: str) -> Tokenizer:
    """The tokenizer with a dictionary, as it is kept with an index; the same one for a whole process."""
    return _tokenizer(words)


def tokenizer_asked(index: Index) -> Tokenizer:
    """The tokenizer of the index that is asked. A query where this process has none that is made of the same, and the
    index was read without its dictionary."""
    found = _made.get(index.made_of)
    if found is None:
        # Of the indexes before only the last is kept, which a slower request may still ask.
        for former in list(_made)[:-1]:
            _made.pop(former, None)
        found = _made[index.made_of] = tokenizer_of(index.words)
    return found


_made: dict[str, Tokenizer] = {}


@lru_cache(maxsize=2)
def _tokenizer(words: str) -> Tokenizer:
    return Tokenizer(words.split("\n") if words else ())


def indexed_until() -> int:
    """The last entry of the ledger that the index holds; one query."""
    return standing().sequence
