"""Whatever holds the index finds what a plan means, no more and no less: the same on every database.

What a plan means is said once in plain Python (``finds``); every engine is held to that, over documents and questions
made by chance of few words in three scripts, so that they meet often. The suite runs on SQLite and on PostgreSQL.
"""

from __future__ import annotations

from random import Random

import pytest

from diptych.kernel.search.asking import asked
from diptych.kernel.search.declaring import PUBLIC
from diptych.kernel.search.documents import Document, Text
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.planning import plan
from diptych.kernel.search.plans import NameMatch, Plan
from diptych.kernel.search.queries import matching
from diptych.kernel.search.queries.allowed import allowed
from diptych.kernel.search.queries.state import current, shelf_of, tokenizer_of
from diptych.kernel.search.queries.wanting import strict
from diptych.kernel.search.question import Question
from diptych.kernel.search.tokens import Tokenizer
from tests.factories.searching import finds, read
from tests.kernel.search.conftest import Library

SCRIPTS = """
красный шёлк шелка фильм фильмы о войне война стали сталь Кармен Кармена кино-передвижка
red silk films the film-maker archives 35mm 35 mm don't O’Brien cinéma co-production Karmen
电影 電影資料館 发展中国家 罗曼·卡尔曼 卡尔曼 的 国 纪录片 ゴジラ 영화를 中华人民共和国
1941 ภาพยนตร์ फ़िल्म שָׁלוֹם x
"""
WORDS = tuple(SCRIPTS.split())
QUESTIONS, DOCUMENTS = 450, 60
REFS = ("agent:roman-karmen", "agent:dziga-vertov")


def documents(chance: Random) -> list[Document]:
    def said(most: int) -> str:
        return chance.choice((" ", ", ", "")).join(chance.choices(WORDS, k=chance.randint(1, most)))

    return [
        Document(
            kind="work",
            id=f"w{number}",
            texts=(Text(text=said(3), title=True), *(Text(text=said(9)) for _ in range(chance.randint(0, 2)))),
            refs=tuple(ref for ref in REFS if chance.random() < 0.2),
        )
        for number in range(DOCUMENTS)
    ]


def question(chance: Random, tokenizer: Tokenizer) -> tuple[Plan, bool]:
    """Words, phrases, beginnings, what is not wanted, and now and then a name; and whether it was loosened."""

    def part() -> str:
        word = chance.choice(WORDS)
        match chance.randrange(8):
            case 0:
                return f"«{' '.join(chance.choices(WORDS, k=2))}»"
            case 1:
                return f"「{word}」"
            case 2:
                return f"{word[: chance.randint(1, len(word))]}*"
            case 3:
                return word[chance.randrange(len(word)) :]
            case 4:
                return f"{word}{chance.choice(WORDS)}"
            case _:
                return word

    text = " ".join(part() for _ in range(chance.randint(1, 3)))
    if chance.random() < 0.3:
        text += f" -{part()}"
    match = NameMatch(ref=chance.choice(REFS), text="Кармен", start=0, end=4, forms=("Karmen", "罗曼·卡尔曼"))
    found = plan(asked(text, tokenizer), tokenizer, names=(lambda *_: [match]) if chance.random() < 0.2 else None)
    return (found.loosened(), True) if chance.random() < 0.3 else (found, False)


@pytest.mark.django_db
def test_index_finds_what_plans_mean(library: Library) -> None:
    chance = Random(6)
    made = documents(chance)
    library.kinds["work"] = {document.id: document for document in made}
    rebuild()
    state = current()
    tokenizer, shelf = tokenizer_of(state.words), shelf_of(state, PUBLIC)
    texts = {document.id: (read(tokenizer, [text.text for text in document.texts]), document.refs) for document in made}
    sizes = []
    for _ in range(QUESTIONS):
        wanted, loosened = question(chance, tokenizer)
        if not wanted:
            continue
        meant = {id for id, (tokens, refs) in texts.items() if finds(wanted, tokens, refs, loosened=loosened)}
        asking = strict(wanted)
        if loosened:
            asking = Question(groups=asking.groups, excluded=asking.excluded, least=1)
        found = {id for _kind, id in matching.keys(shelf, asking, allowed(PUBLIC, None))}
        assert found == meant, wanted.asked.text
        sizes.append(len(found))
    # Questions that find nothing, or everything, would show little.
    assert sum(0 < size < DOCUMENTS for size in sizes) > QUESTIONS / 2
