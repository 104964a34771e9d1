"""Questions put to the corpus, drawn from its records by chance that is the same every time.

Words in Chinese and dictionary forms in Russian are drawn twice: as the index itself reads them, and by other means.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.search import cutting
from bench.search.corpus import FILE, Entry
from bench.search.cutting import HAN
from bench.search.shelved import offsets

SEED = 20261122
TWO_WORDS, DICTIONARY_FORMS, TITLES, ACROSS = 150, 150, 200, 200
CYRILLIC = re.compile(r"[а-яё]{4,}")
LANGUAGES = ("en", "ru", "zh-hans")


class Question(NamedTuple):
    """What is asked, and the record that it was taken from."""

    text: str
    lang: str
    id: str


@cache
def records(folder: Path) -> dict[str, list[tuple[str, Entry]]]:
    """By language, records with the place of each in the corpus, which is its id."""
    found: dict[str, list[tuple[str, Entry]]] = {language: [] for language in LANGUAGES}
    path = folder / FILE
    places = iter(offsets(path))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            place = next(places)
            entry = Entry(**json.loads(line))
            if entry.lang in found:
                found[entry.lang].append((str(place), entry))
    return found


def chinese_words(folder: Path) -> list[Question]:
    """Two different words of one Chinese text, as the dictionary of the index parts it; each of two characters or
    more."""
    from rjieba import Jieba

    jieba, chance = Jieba(), random.Random(SEED)
    found: list[Question] = []
    stock = records(folder)["zh-hans"]
    while len(found) < TWO_WORDS:
        id, entry = chance.choice(stock)
        words = sorted({word for run in HAN.findall(entry.text) for word in jieba.cut(run) if len(word) > 1})
        if len(words) > 1:
            found.append(Question(" ".join(chance.sample(words, 2)), "zh-hans", id))
    return found


def chinese_pairs(folder: Path, *, together: bool) -> list[Question]:
    """Two different pairs of characters of one Chinese text that stand together oftener than those that overlap them:
    no dictionary has a say. ``together``: one stands behind the other, and there is no space between them."""
    chance = random.Random(SEED)
    found: list[Question] = []
    stock = records(folder)["zh-hans"]
    times = cutting.counted(entry.text for _id, entry in stock)
    while len(found) < TWO_WORDS:
        id, entry = chance.choice(stock)
        peaks = [cutting.peaks(run, times) for run in HAN.findall(entry.text)]
        if together:
            joined = sorted({a + b for run in peaks for (at, a), (to, b) in pairwise(run) if to == at + 2 and a != b})
            found += [Question(chance.choice(joined), "zh-hans", id)] if joined else []
        elif len(words := sorted({pair for run in peaks for _at, pair in run})) > 1:
            found.append(Question(" ".join(chance.sample(words, 2)), "zh-hans", id))
    return found


def dictionary_forms(folder: Path) -> list[Question]:
    """Three words of one Russian text that stand in it inflected, each as the dictionary of the index has it."""
    from pymorphy3 import MorphAnalyzer

    read = MorphAnalyzer(lang="ru")
    return _inflected(folder, lambda word: read.parse(word)[0].normal_form if read.word_is_known(word) else None)


def other_dictionary_forms(folder: Path) -> list[Question]:
    """The same as hunspell's dictionary has them; none where that did not come with the corpus."""
    forms = cutting.russian(folder)
    return _inflected(folder, forms.of) if forms else []


def _inflected(folder: Path, form_of: Callable[[str], str | None]) -> list[Question]:
    chance = random.Random(SEED)
    found: list[Question] = []
    # Licences and tables stand word for word in a thousand manual pages: nobody can know which of these is meant.
    times = Counter(entry.text for _id, entry in records(folder)["ru"])
    stock = [(id, entry) for id, entry in records(folder)["ru"] if times[entry.text] == 1]
    while len(found) < DICTIONARY_FORMS:
        id, entry = chance.choice(stock)
        words = sorted(set(CYRILLIC.findall(entry.text.lower())))
        forms = sorted({form for word in words if (form := form_of(word)) and form not in words})
        if len(forms) >= 3:
            found.append(Question(" ".join(chance.sample(forms, 3)), "ru", id))
    return found


def titles(folder: Path, language: str) -> list[Question]:
    """Titles of records, each to lead to its own."""
    chance = random.Random(SEED)
    stock = [(id, entry) for id, entry in records(folder)[language] if len(entry.title) > 3]
    return [Question(entry.title, language, id) for id, entry in chance.sample(stock, TITLES)]


def two_words(folder: Path, language: str) -> list[Question]:
    """Two words of one text, for what has to be the same in both databases."""
    chance = random.Random(SEED + 1)
    found: list[Question] = []
    stock = records(folder)[language]
    while len(found) < TWO_WORDS:
        id, entry = chance.choice(stock)
        words = sorted(set(re.findall(r"[^\W\d_]{4,}", entry.text)))
        if len(words) > 1:
            found.append(Question(" ".join(chance.sample(words, 2)), language, id))
    return found


def same_everywhere(folder: Path) -> list[Question]:
    """450 questions, 150 of each language; no dictionary of ours has parted them."""
    return [*two_words(folder, "en"), *two_words(folder, "ru"), *chinese_pairs(folder, together=False)]


def aligned(folder: Path, language: str) -> Iterator[tuple[str, str, str]]:
    """Pages of a help that stands there in all languages: page, title, id."""
    for id, entry in records(folder)[language]:
        if entry.part == "help":
            yield entry.page, entry.title, id


def across(folder: Path, source: str, target: str) -> list[tuple[str, str]]:
    """Titles in one language with the id of the same page in another."""
    chance = random.Random(SEED)
    theirs = {page: id for page, _title, id in aligned(folder, target)}
    stock = [(title, theirs[page]) for page, title, _id in aligned(folder, source) if len(title) > 3 and page in theirs]
    return chance.sample(stock, ACROSS)
