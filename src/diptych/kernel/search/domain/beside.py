"""Documents taken apart by other processes, where an index is made and there are processors for it."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from diptych.kernel.search.preparing import Failed, Prepared, all_prepared
from diptych.kernel.search.tokens import Tokenizer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from diptych.kernel.search.declaring import Searchable
    from diptych.kernel.search.documents import Document

AHEAD = 2
"""Portions that wait for each process, beside the one it is at."""

_tokenizer: Tokenizer | None = None


def taken_apart_beside(
    waiting: Sequence[tuple[Searchable, list[str]]], words: str, processes: int
) -> Iterator[tuple[Searchable, list[str], list[Prepared], list[Failed]]]:
    """The portions in their order, taken apart by so many processes. They are begun anew and know no database.

    With each portion come those of its documents that could not be taken apart.
    """
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(words,)) as pool:
        under_way: deque[tuple[Searchable, list[str], Future[tuple[list[Prepared], list[Failed]]]]] = deque()
        for kind, ids in waiting:
            under_way.append((kind, ids, pool.submit(_take_apart, list(kind.documents(ids)))))
            if len(under_way) > processes * AHEAD:
                kind, ids, found = under_way.popleft()
                yield kind, ids, *found.result()
        for kind, ids, found in under_way:
            yield kind, ids, *found.result()


def _begin(words: str) -> None:
    global _tokenizer
    _tokenizer = Tokenizer(words.split("\n") if words else ())


def _take_apart(documents: list[Document]) -> tuple[list[Prepared], list[Failed]]:
    assert _tokenizer is not None
    return all_prepared(documents, _tokenizer)
