"""Documents as engines take them: the same streams for all, within the limits of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.search.documents import Document, Text
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.domain.writing import vector
from diptych.kernel.search.preparing import BREAK, MOST, PLACES, Prepared, mark, packed, prepare, unpacked
from diptych.kernel.search.queries import matching
from diptych.kernel.search.queries.allowed import Allowed
from diptych.kernel.search.queries.state import current, shelf_of
from diptych.kernel.search.question import Question, Wanted
from diptych.kernel.search.tokens import Tokenizer
from tests.kernel.search.conftest import Library

TOKENIZER = Tokenizer()


def words(count: int) -> str:
    """So many different words, none of which is any language's."""
    return " ".join("q" + "".join("bcdfghjkmp"[int(figure)] for figure in f"{number:05}") for number in range(count))


def taken(text: str, **fields: object) -> Prepared:
    return prepare(Document(kind="work", id="one", texts=(Text(text=text),), **fields), TOKENIZER)  # type: ignore[arg-type]


def test_texts_do_not_run_into_one_another() -> None:
    texts = (Text(text="red silk", title=True), Text(text="white", title=True), Text(text="steel road"))
    document = prepare(Document(kind="work", id="one", texts=texts), TOKENIZER)
    assert document.title.split() == ["red", "silk", BREAK, "white", BREAK]
    assert document.body.split() == ["steel", "road", BREAK]


def test_token_that_stands_too_often_keeps_its_first_places() -> None:
    document = taken("silk steel " * 300)
    tokens = document.body.split()
    assert (tokens.count("silk"), tokens.count("steel"), document.rest.split()) == (
        PLACES,
        PLACES,
        ["silk", BREAK, "steel", BREAK],
    )


def test_what_comes_late_is_found_by_its_words_alone() -> None:
    document = taken(f"{words(MOST['body'])} late silk")
    assert (len(document.body.split()), document.rest.split()) == (MOST["body"], ["late", BREAK, "silk", BREAK])


def test_no_document_is_larger_than_engines_take() -> None:
    document = taken(" ".join(f"{number:060}" for number in range(30_000)), refs=("agent:one",))
    assert len(vector(document).encode()) < 1_000_000
    assert document.rest == ""


def test_document_is_told_apart_by_all_it_holds() -> None:
    one = taken("silk")
    others = [taken("steel"), taken("silk", year=1954), taken("silk", weight=3), taken("silk", refs=("agent:x",))]
    others += [taken("silk", facets={"country": ("CN",)}), taken("silk", names=(Text(text="Silk"),))]
    assert taken("silk").digest == one.digest
    assert len({one.digest, *(other.digest for other in others)}) == len(others) + 1


def test_thing_is_found_by_its_own_reference() -> None:
    document = prepare(Document(kind="agreement", id="rucn-2017#4", texts=()), TOKENIZER)
    assert document.marks == ("=kind:agreement", "=self:agreement:rucn-2017#4", "=ref:agreement:rucn-2017")


@given(st.text())
def test_mark_is_no_word_and_breaks_nothing(text: str) -> None:
    found = mark("facet", text)
    assert found.startswith("=")
    assert not set(found) & set(" '\"\\()&|!*¶\0")
    assert found == found.lower()


@given(st.lists(st.text(max_size=30), max_size=4))
def test_streams_come_back_as_they_were_packed(texts: list[str]) -> None:
    document = prepare(
        Document(kind="work", id="one", texts=tuple(Text(text=text, title=not at) for at, text in enumerate(texts))),
        TOKENIZER,
    )
    assert [part.decode() for part in unpacked(packed(document))] == [*document[2:7], " ".join(document.marks)]


@pytest.mark.django_db
@pytest.mark.parametrize("engine", ["", "tantivy"])
def test_limits_are_the_same_for_every_engine(
    library: Library, settings: object, tmp_path: object, engine: str
) -> None:
    """A phrase is found up to the place where the narrowest engine would lose it, a word wherever it stands."""
    settings.SEARCH, settings.DATA = engine, tmp_path  # type: ignore[attr-defined]
    often = "silk road " * PLACES
    library.add("work", "often", f"{often} silk steel")
    library.add("work", "long", f"{words(MOST['body'] - 2)} early silk late silk")
    library.add("event", "both", "ends with silk", title="steel begins")
    rebuild()
    place = shelf_of(current(), "public")

    def ids(kind: str, *tokens: str) -> set[str]:
        question = Question(groups=((Wanted(kind=kind, tokens=tokens),),))
        return {id for _, id in matching.keys(place, question, Allowed(sql=""))}

    assert ids("phrase", "silk", "road") == {"often"}
    assert ids("phrase", "silk", "steel") == set()
    assert ids("token", "steel") == {"often", "both"}
    assert (ids("phrase", "earli", "silk"), ids("phrase", "late", "silk"), ids("token", "late")) == (
        {"long"},
        set(),
        {"long"},
    )
