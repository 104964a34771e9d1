"""Every engine finds exactly what a question means, over thousands of texts of this repository in three languages.

What a question means is said here as plainly as can be. The suite runs on each database, so what equals this reading on
both is the same on both; the engine beside the database is held against it in the same run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from diptych.kernel.search import declaring
from diptych.kernel.search.asking import asked
from diptych.kernel.search.documents import Document, Text
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.planning import plan
from diptych.kernel.search.preparing import BREAK, Prepared, mark, prepare
from diptych.kernel.search.queries import matching
from diptych.kernel.search.queries.allowed import Allowed
from diptych.kernel.search.queries.state import current, shelf_of
from diptych.kernel.search.queries.wanting import looser, strict, tokens_of
from diptych.kernel.search.question import Question, Wanted
from diptych.kernel.search.tokens import Tokenizer

ROOT = Path(__file__).parents[3]
EVERYTHING = Allowed(sql="")
WORDS = re.compile(r"\w{2,}")
CATALOGUES = {"ru": "ru", "zh-hans": "zh_Hans"}


def texts() -> Iterator[tuple[str, str, str]]:
    """Language, title and text: articles of agreements, chapters of the documentation, sentences of faces."""
    for path in sorted((ROOT / "src/diptych/agreements").glob("*/pack.yaml")):
        pack = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for rule in pack["rules"]:
            yield "en", f"{pack['id']} {rule['id']}", yaml.safe_dump(rule, allow_unicode=True)
    for path in sorted((ROOT / "docs").glob("*.md")):
        for part in path.read_text("utf-8").split("\n## "):
            title, _, text = part.partition("\n")
            yield "en", title, text
    for lang, folder in CATALOGUES.items():
        catalogue = (ROOT / f"src/diptych/locale/{folder}/LC_MESSAGES/diptych.po").read_text("utf-8")
        for said, translated in re.findall(r'\nmsgid "(.+)"\nmsgstr "(.+)"\n', catalogue)[::8]:
            yield lang, translated[:40], translated
            yield "en", said[:40], said


@cache
def documents() -> dict[str, Document]:
    return {
        f"{number:05}": Document(
            kind="page",
            id=f"{number:05}",
            texts=(Text(text=title, lang=lang, title=True), Text(text=text, lang=lang)),
            refs=(f"agent:{number % 97}", f"work:Ж-{number % 31}"),
            facets={"language": (lang,), "country": (("CN", "RU", "NL")[number % 3],)},
        )
        for number, (lang, title, text) in enumerate(texts())
    }


@cache
def prepared() -> dict[str, Prepared]:
    tokenizer = Tokenizer()
    return {id: prepare(document, tokenizer) for id, document in documents().items()}


@pytest.fixture
def library_of_texts(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """All documents declared as one kind."""
    declaring.load()
    monkeypatch.setattr(declaring, "_kinds", {})
    monkeypatch.setattr(declaring, "_helpers", {})
    found = documents()
    declaring.searchable("page", documents=lambda ids: [found[id] for id in ids], ids=lambda: sorted(found))


@cache
def questions() -> tuple[tuple[str, Question], ...]:
    """What people would ask, made from what there is; each with what it is called."""
    tokenizer, chance = Tokenizer(), Random(6)
    pool = [document.texts[1].text for document in documents().values()]
    pool = [text for text in pool if len(WORDS.findall(text)) > 3]
    found: list[tuple[str, Question]] = []

    def ask(how: str, text: str) -> None:
        made = plan(asked(text, tokenizer), tokenizer)
        if made:
            found.append((f"{how}: {text}", strict(made)))
            if how == "some":
                counts = dict.fromkeys(tokens_of(made), 5)
                found.extend((f"{other.least} of {text}", other) for other in looser(made, counts))

    for _ in range(70):
        text = chance.choice(pool)
        words = [word.lower() for word in WORDS.findall(text)]
        some = chance.sample(words, 2)
        at = chance.randrange(len(words) - 1)
        ask("one", some[0])
        ask("both", " ".join(some))
        ask("phrase", f'"{words[at]} {words[at + 1]}"')
        ask("stretch", f"«{text[at : at + 14]}»")
        ask("begun", f"{words[at][:3]}*")
        ask("without", f"{some[0]} -{some[1]}")
        ask("some", " ".join(words[at : at + 5]))
    for number in range(12):
        by = Wanted(kind="mark", tokens=(mark("ref", f"agent:{number}"),))
        about = Wanted(kind="mark", tokens=(mark("ref", f"work:Ж-{number}"),))
        country = (mark("facet", "country", "CN"), mark("facet", "country", "RU"))
        found.append((f"about {number}", Question(groups=((by,), (about,)))))
        found.append((f"either {number}", Question(groups=((by, about),), narrowed=(country,))))
    return tuple(found)


def means(question: Question) -> set[str]:
    """The documents that a question means."""
    groups = [set().union(*map(having, group)) for group in question.groups]
    found = {id for id in documents() if sum(id in group for group in groups) >= question.needed}
    for marks in question.narrowed:
        found &= set().union(*(postings()[one] for one in marks))
    return found.difference(*map(having, question.excluded))


def having(wanted: Wanted) -> set[str]:
    """The documents that have one thing that is wanted."""
    if wanted.kind == "prefix":
        return set().union(*(ids for token, ids in postings().items() if token.startswith(wanted.tokens[0])))
    found = set.intersection(*(postings().get(token, set()) for token in wanted.tokens))
    stretch = f" {'  '.join(wanted.tokens)} "
    return {id for id in found if len(wanted.tokens) == 1 or any(stretch in text for text in prepared()[id][2:7])}


@cache
def postings() -> dict[str, set[str]]:
    """Which documents have each token, and each mark."""
    found: dict[str, set[str]] = defaultdict(set)
    for id, document in prepared().items():
        for token in {*" ".join(document[2:7]).split(), *document.marks} - {BREAK}:
            found[token].add(id)
    return dict(found)


def test_questions_are_many_and_find_something() -> None:
    found = [bool(means(question)) for _, question in questions()]
    assert (len(documents()) > 2000, len(found) > 450, sum(found) > 0.75 * len(found)) == (True, True, True)


@pytest.mark.parametrize("engine", ["", "tantivy"])
def test_every_engine_finds_and_counts_what_every_question_means(
    library_of_texts: None, settings: Any, tmp_path: Path, engine: str
) -> None:
    settings.SEARCH, settings.DATA = engine, tmp_path
    rebuild()
    place = shelf_of(current(), "public")
    wrong = []
    for number, (text, question) in enumerate(questions()):
        ids = means(question)
        if {id for _, id in matching.keys(place, question, EVERYTHING)} != ids:
            wrong.append(text)
        if number % 25 == 0:
            counted = sum(matching.combinations(place, question, EVERYTHING).values())
            first = len(matching.best(place, question, EVERYTHING, total=len(ids), most=5))
            few = matching.total(place, question, EVERYTHING, most=3)
            assert (text, counted, first, few) == (text, len(ids), min(5, len(ids)), min(3, len(ids)))
    assert (place.engine, wrong) == (engine, [])
