"""What a text is indexed by, and that whoever asks in other words finds it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diptych.kernel.search import letters
from diptych.kernel.search.tokens import Tokenizer

TOKENIZER = Tokenizer(["卡尔曼", "尤里奥泽罗夫"])

HAN = "中国电影资料馆罗曼卡尔曼纪录片导演黄土地莫斯科制片厂的在"
MIXED = st.text(
    st.sampled_from(HAN)
    | st.sampled_from("абвгдеёжийклмно ́РОМАН'’- ")
    | st.sampled_from("filmÉéßİa's-35 \u200b\u00ad_.,ＡＢ")
    | st.characters(),
    max_size=60,
)
"""What people write and what nobody does, in one text."""


def main(text: str) -> tuple[str, ...]:
    return TOKENIZER.index(text).main


def everything(text: str) -> set[str]:
    tokens = TOKENIZER.index(text)
    return {*tokens.main, *tokens.more}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", ()),
        ("Films, filming & a FILM", ("film", "film", "a", "film")),
        ("Фильмы о войне", ("фильм", "о", "война")),
        ("ЁЛКА и Ёлки, елке", ("елка", "и", "елка", "елка")),
        ("Карме\u0301н", ("кармен",)),
        ("К\u0061рмен", ("кармен",)),
        ("Кар\u200bмен Фильм\u00adы", ("кармен", "фильм")),
        ("cinéma Łódź Straße", ("cinema", "lodz", "strass")),
        ("film's don't O’Brien d'Artagnan", ("film", "dont", "obrien", "dartagnan")),
        ("35mm 1930s mp3", ("35mm", "1930s", "mp3")),
        ("1,000.50", ("1", "000", "50")),
        ("電影院上映羅曼·卡爾曼的紀錄片", ("电影院", "上映", "罗曼", "卡尔曼", "的", "纪录片")),
        ("4K电影Film", ("4k", "电影", "film")),
        ("видеоVHS", ("видео", "vhs")),
        ("ゴジラです", ("ゴジラ", "です")),
        ("영화를 봤다", ("영화를", "봤다")),
        ("ภาพยนตร์", ("ภาพยนตร์",)),
        ("फ़िल्म שָׁלוֹם", ("फ़िल्म", "שָׁלוֹם")),
        ("file_name", ("file", "name")),
        ("🎬 — «» * : NEAR(", ("near",)),
    ],
)
def test_text_is_taken_apart_in_order(text: str, tokens: tuple[str, ...]) -> None:
    assert main(text) == tuple(unicodedata.normalize("NFKC", token) for token in tokens)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("война", "о войнах"),
        ("сталь", "производство стали"),
        ("Кармен", "фильмы Кармена"),
        ("archive", "archives and archiving"),
        ("cinema", "Cinéma"),
        ("coproduction", "a co-production"),
        ("кинопередвижка", "кино-передвижкой"),
        ("35", "35mm"),
        ("artagnan", "d’Artagnan"),
        ("卡爾曼", "罗曼·卡尔曼"),
        ("中国", "发展中国家"),
        ("展中", "发展中国家"),
        ("资料馆", "中国电影资料馆"),
        ("ジラ", "ゴジラ"),
        ("영화", "영화를"),
    ],
)
def test_text_is_found_in_other_words_than_its_own(asked: str, written: str) -> None:
    (word, *rest) = TOKENIZER.query(asked)
    found = TOKENIZER.index(written)
    assert not rest
    assert {word.token, *word.others} & {*found.main, *found.more} or _stands_in(word.pieces, found.more)


def _stands_in(phrase: tuple[str, ...], tokens: tuple[str, ...]) -> bool:
    return bool(phrase) and any(tokens[at : at + len(phrase)] == phrase for at in range(len(tokens)))


@given(st.text(st.sampled_from(HAN), min_size=1, max_size=14), st.data())
def test_any_chinese_that_stands_in_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = TOKENIZER.index(text)
    for word in TOKENIZER.query(text[start:end]):
        tokens = {*found.main, *found.more}
        assert (
            word.token in tokens
            or _stands_in(word.pieces, found.more)
            or (len(word.token) == 1 and any(token.startswith(word.token) for token in tokens))
        )


def test_foreign_name_in_chinese_is_found_without_its_point() -> None:
    assert _stands_in(("罗曼", "曼卡", "卡尔", "尔曼"), TOKENIZER.index("苏联导演罗曼·卡尔曼来华").more)


def test_words_of_the_house_are_words() -> None:
    plain = Tokenizer()
    assert "尤里奥泽罗夫" in main("导演尤里奥泽罗夫在北京")
    assert "尤里奥泽罗夫" not in plain.index("导演尤里奥泽罗夫在北京").main
    assert plain.fingerprint != TOKENIZER.fingerprint
    assert Tokenizer(["尤里奥泽罗夫", "卡爾曼", "卡尔曼", "Kalman", ""]).fingerprint == TOKENIZER.fingerprint


@given(MIXED)
def test_no_token_can_be_anything_but_a_word_to_an_engine(text: str) -> None:
    tokens = TOKENIZER.index(text)
    for token in (*tokens.main, *tokens.more, *(word.token for word in TOKENIZER.query(text))):
        assert 0 < len(token.encode()) <= letters.LONGEST
        # Characters that a newer Unicode has are Han to us and nothing yet to the standard library.
        assert all(unicodedata.category(letter)[0] in "LNM" or letter > "\U00020000" for letter in token)
        assert not any("A" <= letter <= "Z" for letter in token)


@given(MIXED)
@example("\ud800")
@example("\ud800中国电影")
def test_what_is_marked_in_a_text_is_what_it_is_found_by(text: str) -> None:
    spans = list(TOKENIZER.spans(text))
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
    assert [start for start, _, _ in spans] == sorted(start for start, _, _ in spans)
    if unicodedata.normalize("NFKC", text) == text:
        assert {token for _, _, tokens in spans for token in tokens} <= everything(text)


@given(MIXED)
def test_plain_text_is_read_by_the_quick_pattern_as_by_the_whole_one(text: str) -> None:
    plain = letters.normal(text)
    if not letters.NOT_PLAIN.search(plain):
        assert letters.PLAIN_WORDS.findall(plain) == letters.words().findall(plain)


def test_one_long_word_is_cut_and_found_by_itself() -> None:
    word = "а" * 10_000
    assert everything(word) >= {TOKENIZER.query(word)[0].token}
    assert len(main("电" * 5_000 + "x" * 5_000)[-1]) == letters.LONGEST


def test_more_words_than_are_remembered_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from diptych.kernel.search import stems

    text = "стали мыла " + " ".join(f"слово{number}" for number in range(60)) + " стали мыла"
    whole = TOKENIZER.index(text)
    monkeypatch.setattr(stems, "MOST_KNOWN", 7)
    assert TOKENIZER.index(text) == whole
    assert TOKENIZER.index(text) == whole


def test_function_words_are_told_in_three_languages() -> None:
    words = TOKENIZER.query("the man and камера о войне 电影的人")
    assert [word.text for word in words if word.function] == ["the", "and", "о", "的"]


def test_long_chinese_word_tells_its_parts() -> None:
    (word,) = TOKENIZER.query("中华人民共和国")
    assert "".join(word.parts) == word.token
    assert word.pieces == ()


@pytest.mark.parametrize(
    ("typed", "tokens"), [("archivi", {"archiv"}), ("людьм", {"человек"}), ("фил", set()), ("电", set()), ("12", set())]
)
def test_inflected_word_is_foreseen_while_it_is_typed(typed: str, tokens: set[str]) -> None:
    (word,) = TOKENIZER.query(typed)
    assert set(TOKENIZER.completions(word)) == tokens
