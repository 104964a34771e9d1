"""What subjects declare to be found, of the example programme, and what faces say of it."""

from __future__ import annotations

import pytest

from diptych.faces.found import ASKED, KINDS, shown
from diptych.kernel.search.declaring import PUBLIC, declared
from diptych.kernel.search.documents import Document
from diptych.kernel.texts import Language

pytestmark = pytest.mark.usefixtures("programme")


def document(kind: str, id: str) -> Document:
    (found,) = declared()[kind].documents([id])
    return found


def test_kinds_declared_are_those_that_faces_name() -> None:
    assert sorted(declared()) == sorted(KINDS)
    assert sorted(kind for kind, one in declared().items() if one.shelf == PUBLIC) == sorted(ASKED)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["work", "agent", "event", "document", "agreement", "source", "drive", "expedition"])
def test_every_thing_of_a_kind_is_a_document_with_a_name_and_a_page(kind: str) -> None:
    ids = [id for id in declared()[kind].ids() if id != "memory"]
    documents = {found.id: found for found in declared()[kind].documents(ids)}
    assert sorted(documents) == sorted(ids)
    assert all(any(text.title for text in found.texts) for found in documents.values())
    assert all(found.refs[0] == f"{kind}:{found.id.partition('#')[0]}" for found in documents.values())
    rows = shown(documents.values(), Language("ru"))
    assert [row.id for row in rows] == list(documents)
    assert all(row.label and row.page.startswith("/ru/") for row in rows)


def test_article_of_an_agreement_has_a_place_of_its_own() -> None:
    rows = shown(
        [document("agreement", "rucn-2017"), document("agreement", "rucn-2017#RUCN-SCOPE")], Language("zh-hans")
    )
    assert [(row.label, row.within, row.page) for row in rows] == [
        ("俄罗斯—中国，2017年7月4日", "", "/zh-hans/agreements/rucn-2017/"),
        ("首先用于影院放映的影片", "俄罗斯—中国，2017年7月4日", "/zh-hans/agreements/rucn-2017/#RUCN-SCOPE"),
    ]
    assert {row.lang for row in rows} == {"zh-Hans"}


@pytest.mark.django_db
def test_what_is_gone_is_left_out() -> None:
    gone = [Document(kind=kind, id=id) for kind, id in (("work", "never-made"), ("agreement", "none"), ("event", "x"))]
    assert shown([*gone, document("work", "red-silk")], Language("en"))[0].label == "Red Silk"
    assert len(shown(gone, Language("en"))) == 0


def test_memory_of_whoever_wrote_a_fact_down_is_no_source_to_be_found() -> None:
    assert list(declared()["source"].documents(["memory"])) == []
