"""Rules as the page of an agreement shows them."""

from __future__ import annotations

from datetime import date

import pytest

from diptych.engines.treaty.pack import Agreement
from diptych.faces.portal.library.provisions import Provision, order, provisions, title_language
from diptych.faces.wording.rules import RuleSpeaker
from diptych.kernel.texts import Language
from tests.factories.packs import pack, rule

TODAY = date(2026, 11, 21)


def shown(agreement: Agreement, language: str = "en", on: date = TODAY) -> tuple[Provision, ...]:
    speaker = RuleSpeaker(Language(language), agreement, on)
    return provisions(agreement, speaker.law, speaker)


def read_in(*languages: str) -> Agreement:
    """A pack of one rule read in sources of some languages."""
    sources = [{"id": f"in-{tag}", "title": "A source", "language": tag} for tag in languages]
    return rule("{kind: note}", sources=[*sources, {"id": "text", "title": "A source"}]).replace(
        rules=(rule("{kind: note}").rules[0].replace(sources=tuple(source["id"] for source in sources)),)
    )


# Order ---------------------------------------------------------------------------------------------------------------


def test_articles_stand_in_their_order() -> None:
    articles = ["App. I", "B.10", "B.2(c)(ix)", None, "B.2(c)(vi)", "B.2", "12", "2.2(b)", "2.2(a)", "preamble"]
    assert sorted(articles, key=order) == [
        "preamble",
        "2.2(a)",
        "2.2(b)",
        "12",
        "B.2",
        "B.2(c)(vi)",
        "B.2(c)(ix)",
        "B.10",
        "App. I",
        None,
    ]


def test_roman_articles_are_numbers() -> None:
    assert sorted(["XIV", "IX", "XIII", "IV"], key=order) == ["IV", "IX", "XIII", "XIV"]


def test_article_that_covers_several_stands_with_its_first() -> None:
    assert sorted(["15, 16", "4.2; B.1", "2.1–2.3"], key=order) == ["2.1–2.3", "4.2; B.1", "15, 16"]


def test_rules_of_unknown_articles_keep_the_order_of_the_pack() -> None:
    found = shown(pack("rules: [{id: Z, kind: note}, {id: A, kind: note}, {id: M, kind: note, article: '9'}]"))
    assert [item.id for item in found] == ["M", "Z", "A"]


# Paraphrase and the article's own words ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reader", "sources", "said"),
    [
        ("en", ("en",), "A paraphrase, not the words of the article."),
        ("zh-hans", ("zh-Hans",), "A paraphrase, not the words of the article."),
        ("en", ("ru", "zh-Hans"), "A paraphrase in translation. Read in: Russian, Chinese."),
        ("en", (), "A paraphrase."),
    ],
)
def test_reader_is_told_whether_the_paraphrase_is_a_translation(
    reader: str, sources: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Language, "gettext", lambda self, text: text)
    assert shown(read_in(*sources), reader)[0].paraphrase == said


def test_articles_own_words_stand_in_their_language() -> None:
    (item,) = shown(rule("{kind: note, authentic: {ru: Слова статьи}}"))
    assert [(words.lang, words.language, words.text) for words in item.authentic] == [("ru", "Russian", "Слова статьи")]


# On a date -----------------------------------------------------------------------------------------------------------


def test_rule_that_is_not_law_yet_is_shown_without_its_demands() -> None:
    text = "{kind: share, from: '2020-01-01', test: {of: each_party, minimum: 20 %}}"
    (item,) = shown(rule(text), on=date(2019, 12, 31))
    assert (item.law, item.asks, item.when.replace("\u00a0", " ")) == (False, (), "From 1 January 2020")


def test_rule_of_a_month_is_not_bent_by_a_preposition() -> None:
    (item,) = shown(rule("{kind: note, from: '2023-04'}"))
    assert item.when.replace("\u00a0", " ") == "April 2023 onwards"


# What else is said ---------------------------------------------------------------------------------------------------


def test_limbs_keep_their_names_and_articles() -> None:
    (item,) = shown(
        rule("{kind: limbs, test: {limbs: [{id: a, kind: note, article: '9.2', name: {en: x, ru: x, zh-hans: x}}]}}")
    )
    assert [(ask.name, ask.article) for ask in item.asks] == [("X", "Article 9.2")]


def test_guideline_without_articles_does_not_miss_them() -> None:
    guideline = {"id": "test", "name": {"en": "Test", "ru": "Тест", "zh-hans": "标准"}}
    (item,) = shown(rule("{kind: note, layer: test}", guidelines=[guideline]))
    assert (item.layer, item.article) == ("test", "")


def test_rule_known_from_one_summary_is_said_to_fail_nobody() -> None:
    (item,) = shown(rule("{kind: note, confidence: C}"))
    assert item.remarks == (
        "Known from one summary only: a film that does not meet this is put to a person, not failed.",
    )


def test_gate_and_discretion_are_said() -> None:
    (item,) = shown(rule("{kind: note, gate: true, discretion: true}"))
    assert item.remarks == (
        "A film that does not meet this belongs under another text.",
        "The authorities may accept a film that does not meet this.",
    )


@pytest.mark.parametrize(
    ("title", "language", "tag"),
    [
        ("中华人民共和国政府", "zh-Hans", "zh-Hans"),
        ("The9, press release", "zh", ""),
        ("Code", "nl", "nl"),
        ("X", None, ""),
    ],
)
def test_title_claims_a_language_only_in_its_letters(title: str, language: str | None, tag: str) -> None:
    assert title_language(title, language) == tag
