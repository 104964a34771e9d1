"""Texts taken into tokens in each language: to index 2,500 records a second, this has to be done in less time.

Processor time of one core, over records of the corpus in the order they come; every word is read for the first time
when it comes first, as in an index that is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

from bench.measure import Row, at_least, expect
from bench.search.corpus import Entry, entries, folder
from diptych.kernel.search import stems
from diptych.kernel.search.tokens import Tokenizer

LIMIT = 2_500
SAMPLE = 60_000
"""Records that are measured: every so many-th of each part of the corpus, so that the parts keep their shares."""

NAMES = {"": "names of places in all scripts", "en": "English", "ru": "Russian", "zh-hans": "Chinese"}


def rows() -> Iterator[Row]:
    found = folder()
    if found is None:
        return
    tokenizer = Tokenizer()
    expect("tokens of a title", tokenizer.index("Фильмы о войнах").main, ("фильм", "о", "война"))
    expect("tokens of a Chinese one", tokenizer.index("電影資料館").more[:2], ("电影", "影资"))
    everything = list(entries(found))
    sample = everything[:: max(1, len(everything) // SAMPLE)]
    del everything
    yield at_least(f"all records taken into tokens, {len(sample):,} of them", rate(sample), LIMIT)
    for lang, name in NAMES.items():
        own = [entry for entry in sample if entry.lang == lang]
        if own:
            size = sum(len(entry.title) + len(entry.text) for entry in own) // len(own)
            yield at_least(f"{name}, {len(own):,} of {size:,} characters", rate(own), LIMIT)


def rate(sample: list[Entry]) -> float:
    """Records a second when no word is remembered."""
    stems.readings.cache_clear()
    stems.reading.cache_clear()
    tokenizer = Tokenizer()
    # Dictionaries are loaded once for a process.
    tokenizer.index("фильм 电影")
    begin = process_time()
    for entry in sample:
        tokenizer.index(entry.title)
        tokenizer.index(entry.text)
    return len(sample) / (process_time() - begin)
