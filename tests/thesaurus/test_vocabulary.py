"""What words of a question are in the other languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from diptych.engines.values.errors import Refused
from diptych.kernel.search import declaring
from diptych.kernel.search.asking import asked
from diptych.kernel.search.planning import plan
from diptych.kernel.search.tokens import Tokenizer
from diptych.thesaurus import concepts
from diptych.thesaurus.dictionaries.entry import Entry
from diptych.thesaurus.dictionaries.sources import SOURCES
from diptych.thesaurus.domain import dictionaries
from diptych.thesaurus.domain.dictionaries import ACROSS, MOST, forget, rekey, take
from diptych.thesaurus.keys import key_of, tokenizer
from diptych.thesaurus.models import Dictionary, Term
from diptych.thesaurus.queries.concepts import found
from diptych.thesaurus.vocabulary import vocabulary

AT = datetime(2026, 11, 22, tzinfo=UTC)

CEDICT = """電影 电影 [dian4 ying3] /movie; film/CL:部[bu4]/
表格 表格 [biao3 ge2] /form/table/
北京 北京 [Bei3 jing1] /Beijing/
"""
MUELLER = """film
   [fɪlm]
   1. _n. плёнка; фильм, кинофильм; to shoot a film снимать фильм
table
   [teɪbl]
   1. _n. 1) стол 2) таблица
"""


def said(*words: str) -> list[tuple[int, int, str, str]]:
    return [(one.start, one.end, one.lang, one.text) for one in vocabulary(words, "ru")]


@pytest.mark.django_db
def test_an_inflected_phrase_is_found_whole_and_in_its_words() -> None:
    answers = said("документальных", "фильмов")
    assert (0, 2, "en", "documentary film") in answers
    assert (0, 2, "zh-hans", "纪录片") in answers
    assert (1, 2, "zh-hans", "电影") in answers


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["电影", "资料馆"], (0, 2, "ru", "киноархив")),
        (["電影"], (0, 1, "en", "film")),
        (["Archives"], (0, 1, "zh-hans", "档案馆")),
        (["film", "archives"], (0, 2, "ru", "киноархив")),
    ],
)
def test_words_of_every_language_lead_to_the_others(words: list[str], answer: tuple[int, int, str, str]) -> None:
    assert answer in said(*words)


@pytest.mark.django_db
@pytest.mark.parametrize("words", [[], ["и"], ["1937"], ["🎬"], ["qwertz"]])
def test_what_is_no_word_has_no_translation(words: list[str]) -> None:
    assert said(*words) == []


@pytest.mark.django_db
def test_the_first_of_every_span_comes_before_the_second_of_any() -> None:
    answers = vocabulary(["фильм", "архив"], "ru")
    spans = {(one.start, one.end, one.lang) for one in answers}
    assert {(one.start, one.end, one.lang) for one in answers[: len(spans)]} == spans


@pytest.mark.django_db
def test_one_question_is_one_query(django_assert_num_queries: object) -> None:
    vocabulary(["фильм"], "ru")
    with django_assert_num_queries(1):  # type: ignore[operator]
        vocabulary(["документальный", "фильм", "о", "войне", "archive", "电影"], "ru")


@pytest.mark.django_db
def test_it_is_what_the_search_asks() -> None:
    assert declaring.helper("vocabulary") is vocabulary
    assert "合拍片" in declaring.words_of_users()


@pytest.mark.django_db
def test_a_plan_looks_for_what_a_word_is_elsewhere() -> None:
    tokenizer = Tokenizer()
    made = plan(asked("киноархив", tokenizer), tokenizer, vocabulary=vocabulary)
    (group,) = made.groups
    tokens = {term.tokens for term in group.alternatives}
    assert {("киноархив",), ("film", "archiv")} <= tokens
    assert all(term.weight < 1 for term in group.alternatives if term.why == "vocabulary")


# Looking through ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("документального фильма", "documentary"),
        ("電影資料館", "film-archive"),
        ("co-production", "co-production"),
        ("ФОТОГРАФИЯ", "photograph"),
        ("president of the j", "jury-president"),
    ],
)
def test_a_concept_is_found_by_any_of_its_words(text: str, first: str) -> None:
    assert found(text)[0].id == first


@pytest.mark.parametrize("text", ["", "  ", "\u202e"])
def test_nothing_typed_finds_everything(text: str) -> None:
    assert len(found(text)) == len(concepts())


@pytest.mark.parametrize("text", ["%", "xyzzy", "a" * 10_000, "' OR 1=1 --"])
def test_what_no_concept_has_finds_none(text: str) -> None:
    assert list(found(text)) == []


# Dictionaries ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def taken(tmp_path: Path, db: None) -> None:
    for id, text in (("cc-cedict", CEDICT), ("mueller", MUELLER)):
        path = tmp_path / f"{id}.txt"
        path.write_text(text)
        take(SOURCES[id], found=path, at=AT)


def rows(lang: str, text: str) -> set[tuple[str, str, str]]:
    return set(Term.objects.filter(lang=lang, text=text).values_list("dictionary_id", "into", "said"))


@pytest.mark.usefixtures("taken")
def test_a_dictionary_says_both_ways() -> None:
    assert rows("zh-hans", "表格") == {
        ("cc-cedict", "en", "form"), ("cc-cedict", "en", "table"),
        (ACROSS, "ru", "стол"), (ACROSS, "ru", "таблица"),
    }  # fmt: skip
    assert rows("en", "table") == {
        ("cc-cedict", "zh-hans", "表格"), ("mueller", "ru", "стол"), ("mueller", "ru", "таблица")
    }  # fmt: skip


@pytest.mark.usefixtures("taken")
def test_russian_and_chinese_meet_through_english() -> None:
    assert (ACROSS, "zh-hans", "电影") in rows("ru", "кинофильм")
    assert (0, 1, "zh-hans", "表格") in said("таблицы")


@pytest.mark.usefixtures("taken")
def test_names_of_places_are_left_to_the_register_of_names() -> None:
    assert rows("en", "Beijing") == set()


@pytest.mark.usefixtures("taken")
def test_taking_again_replaces(tmp_path: Path) -> None:
    path = tmp_path / "again.txt"
    path.write_text("拷貝 拷贝 [kao3 bei4] /copy/\n")
    take(SOURCES["cc-cedict"], found=path, at=AT)
    assert rows("zh-hans", "表格") == set()
    assert rows("zh-hans", "拷贝") == {("cc-cedict", "en", "copy")}
    assert Dictionary.objects.get(pk="cc-cedict").terms == 2


@pytest.mark.usefixtures("taken")
def test_what_is_given_up_leaves_nothing_behind() -> None:
    forget("mueller", at=AT)
    assert set(Dictionary.objects.values_list("pk", flat=True)) == {"cc-cedict"}
    assert set(Term.objects.values_list("dictionary_id", flat=True)) == {"cc-cedict"}
    with pytest.raises(Refused) as refusal:
        forget("mueller", at=AT)
    assert (refusal.value.code, refusal.value.facts) == ("no_dictionary_taken", {"id": "mueller"})


@pytest.mark.usefixtures("taken")
def test_keys_of_other_tokens_are_made_anew() -> None:
    Dictionary.objects.update(tokenizer="0")
    before = Term.objects.count()
    Term.objects.filter(text="таблица").update(key="старый")
    assert rekey() == before
    assert Term.objects.filter(text="таблица", key="таблица").exists()
    assert set(Dictionary.objects.values_list("tokenizer", flat=True)) == {tokenizer().fingerprint}
    assert rekey() == 0


@pytest.mark.usefixtures("taken")
def test_keys_of_another_dictionary_of_words_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of the tokens may stay, and yet Chinese is parted otherwise."""
    other = Tokenizer(["表格子"])
    monkeypatch.setattr(dictionaries, "tokenizer", lambda: other)
    assert (rekey(), rekey()) == (Term.objects.count(), 0)


@pytest.mark.usefixtures("taken")
def test_ranks_stay_as_they_are_when_keys_are_made_anew() -> None:
    ranks = dict(zip(Term.objects.values_list("pk", flat=True), (7, 14, 28, 29, 55, 56, 57, 58), strict=False))
    for pk, rank in ranks.items():
        Term.objects.filter(pk=pk).update(rank=rank)
    wanted = sorted(Term.objects.values_list("lang", "text", "said", "rank"))
    Dictionary.objects.update(tokenizer="0")
    rekey()
    assert sorted(Term.objects.values_list("lang", "text", "said", "rank")) == wanted


def test_nobody_waits_while_words_are_taken_apart(
    tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    depth, seen = len(connection.atomic_blocks), set()

    def key(text: str) -> tuple[str, str]:
        seen.add(len(connection.atomic_blocks))
        return key_of(text)

    monkeypatch.setattr(dictionaries, "key_of", key)
    request.getfixturevalue("taken")
    Dictionary.objects.update(tokenizer="0")
    rekey()
    assert seen == {depth}


@pytest.mark.django_db
def test_a_file_without_terms_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("nothing here\n")
    with pytest.raises(Refused) as refusal:
        take(SOURCES["mueller"], found=path, at=AT)
    assert refusal.value.code == "no_terms"
    assert Dictionary.objects.count() == 0


@pytest.mark.django_db
def test_only_so_many_are_kept_for_one_word(tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("點 点 [dian3] /" + "/".join("abcdefghijklmnop") + "/\n")
    take(SOURCES["cc-cedict"], found=path, at=AT)
    assert Term.objects.filter(lang="zh-hans", text="点").count() == MOST


def test_a_wordnet_is_read_from_its_tables(tmp_path: Path) -> None:
    (tmp_path / "wn-data-cmn.tab").write_text("# x\n06613686-n\tcmn:lemma\t电影\n00000001-a\tcmn:lemma\t彩色+的\n")
    (tmp_path / "wn-wikt-rus.tab").write_text("06613686-n\trus:lemma\tфильм\n00000001-a\trus:lemma\tцветной\n")
    entries = {(one.text, one.into, one.said) for one in SOURCES["omw"].read(tmp_path) if one.into != "en"}
    assert {("电影", "ru", "фильм"), ("цветной", "zh-hans", "彩色")} <= entries


def test_what_is_not_there_is_said_with_what_to_install(tmp_path: Path) -> None:
    for id in ("cc-cedict", "mueller", "omw"):
        with pytest.raises(Refused) as refusal:
            SOURCES[id].find(tmp_path / "nothing")
        assert (refusal.value.code, refusal.value.facts["package"]) == ("no_dictionary", SOURCES[id].package)


def test_entry_weights_are_shares() -> None:
    for id, text in (("cc-cedict", CEDICT), ("mueller", MUELLER)):
        from diptych.thesaurus.dictionaries import cedict, mueller

        entries: list[Entry] = list((cedict if id == "cc-cedict" else mueller).read(text.splitlines(keepends=True)))
        assert entries
        assert all(0 < entry.weight <= 1 for entry in entries)
