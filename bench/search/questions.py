"""Questions put to the corpus, drawn from its records by chance that is the same every time."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.search.corpus import FILE, Entry
from bench.search.shelved import offsets

SEED = 20261122
TWO_WORDS, DICTIONARY_FORMS, TITLES, ACROSS = 150, 150, 200, 200
HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
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
    """Two different words of one Chinese text, as a dictionary parts it; each of two characters or more."""
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


def dictionary_forms(folder: Path) -> list[Question]:
    """Three words of one Russian text that stand in it inflected, each as a dictionary has it."""
    from pymorphy3 import MorphAnalyzer

    read, chance = MorphAnalyzer(lang="ru"), random.Random(SEED)
    found: list[Question] = []
    # Licences and tables stand word for word in a thousand manual pages: nobody can know which of these is meant.
    times = Counter(entry.text for _id, entry in records(folder)["ru"])
    stock = [(id, entry) for id, entry in records(folder)["ru"] if times[entry.text] == 1]
    while len(found) < DICTIONARY_FORMS:
        id, entry = chance.choice(stock)
        words = sorted(set(CYRILLIC.findall(entry.text.lower())))
        known = [word for word in words if read.word_is_known(word)]
        forms = sorted({form for word in known if (form := read.parse(word)[0].normal_form) not in words})
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
    """450 questions, 150 of each language."""
    return [*two_words(folder, "en"), *two_words(folder, "ru"), *chinese_words(folder)]


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
