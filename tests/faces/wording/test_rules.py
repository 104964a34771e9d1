"""A rule is said in words before there is any film: what it asks, when it applies, what may excuse from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from diptych import agreements as library
from diptych.engines.treaty.pack import Agreement, Rule, within
from diptych.engines.treaty.rules import KINDS
from diptych.engines.treaty.rules.kind import Label
from diptych.faces.wording import terms
from diptych.faces.wording.demands import Description
from diptych.faces.wording.rules import DESCRIBED, RuleSpeaker, opening
from diptych.kernel.texts import LANGUAGES, Language
from tests.factories.packs import rule

TODAY = date(2026, 11, 21)
ENGLISH = Language("en")
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")


def shipped() -> Iterator[tuple[Agreement, Rule]]:
    for agreement in library.agreements():
        yield from ((agreement, held) for held in agreement.law(TODAY).rules)


def said(speaker: RuleSpeaker, held: Rule) -> list[Description]:
    return [speaker.describe(held), *(part.description for part in speaker.parts(held))]


def texts(speaker: RuleSpeaker, held: Rule) -> list[str]:
    """Every piece of text that a rule is said with."""
    found: list[str] = []
    for description in said(speaker, held):
        found += [text for demand in description.demands for text in (demand.label, demand.value)]
        found += [text for item in description.items for text in (item.name, item.only_if)]
        found += [row.name for row in description.table]
        found += [*description.sentences, *description.steps, *description.choices]
    found += [
        text
        for demand in (*speaker.conditions(held.when), *speaker.exception(held))
        for text in (demand.label, demand.value)
    ]
    return found


def demands(text: str) -> dict[str, str]:
    """What the one rule of a pack asks for, by label, in English."""
    agreement = rule(text)
    speaker = RuleSpeaker(ENGLISH, agreement, TODAY)
    return {demand.label: demand.value for demand in speaker.describe(speaker.law.rules[0]).demands}


def test_every_kind_of_rule_is_described() -> None:
    assert sorted([*DESCRIBED, "limbs"]) == sorted(KINDS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_shipped_rule_is_said_in_words(code: str) -> None:
    language = Language(code)
    silent, leaking = [], []
    for agreement, held in shipped():
        speaker = RuleSpeaker(language, agreement, TODAY)
        if not any(vars(d)[field] for d in said(speaker, held) for field in Description._fields):
            silent.append(held.id)
        leaking += [(held.id, text) for text in texts(speaker, held) if CODE.search(text)]
    assert (silent, leaking) == ([], [])


def test_every_limb_is_described_by_itself() -> None:
    agreement = library.agreement("nlcn-2015")
    speaker = RuleSpeaker(ENGLISH, agreement, TODAY)
    held = next(item for item in speaker.law.rules if item.id == "NLCN-APPLY")
    assert [(part.name, part.description.demands[0].value) for part in speaker.parts(held)] == [
        ("Filing", "30 days before shooting begins"),
        ("Decision", "5 working days before shooting begins"),
    ]


def test_rule_whose_threshold_has_no_value_yet_is_left_unsaid() -> None:
    agreement = library.agreement("cn-domestic")
    speaker = RuleSpeaker(ENGLISH, agreement, date(1990, 1, 1))
    unvalued = speaker.rules["CN-CAST"]
    assert (speaker.describe(unvalued), speaker.parts(speaker.rules["CN-TV"])) == (Description(), ())


# Each kind, as a reader meets it -------------------------------------------------------------------------------------


def test_share_names_side_limits_and_base() -> None:
    assert demands("{kind: share, test: {of: each_party, minimum: 20 %, maximum: 80 %}}") == {
        "each side": "at least 20%, at most 80% of the total budget"
    }


def test_share_says_what_consent_may_open() -> None:
    found = demands("{kind: share, test: {of: each_party, minimum: 20 %, within: {minimum: 10 %}}}")
    assert found["With consent"] == "at least 10%"


def test_share_against_another_share_names_no_number() -> None:
    assert demands("{kind: share, test: {of: each_third, less_than: each_party}}") == {
        "each third state": "less than the share of each side"
    }


def test_share_of_the_others_says_whom_it_leaves_out() -> None:
    assert list(demands("{kind: share, test: {of: all_but_country, countries: [IS], maximum: 50 %}}")) == [
        "all other countries together – Iceland"
    ]


def test_proportion_without_a_number_is_for_the_authorities() -> None:
    speaker = RuleSpeaker(ENGLISH, agreement := rule("{kind: proportion, test: {}}"), TODAY)
    assert speaker.describe(agreement.rules[0]).sentences == ("The text gives no number; the authorities judge.",)


def test_parties_of_a_closed_text_are_named() -> None:
    assert demands("{kind: parties, test: {each: true}}") == {"A co-producer from each": "Iceland, Uruguay"}


def test_deadline_says_whom_it_binds_and_how_days_are_counted() -> None:
    text = "{kind: deadline, test: {act: decided, after: filed, working_days: 20, calendar: IS, authority: true}}"
    assert demands(text) == {
        "decided": "within 20 working days after the application is filed",
        "Working days": "counted by the calendar of Iceland",
        "Binds": "the authority, not the film",
    }


def test_ratio_says_among_whom_and_whose() -> None:
    text = "{kind: ratio, test: {part: {standings: [lead]}, who: {countries: [UY]}, foreign: true, maximum: 1/2}}"
    assert demands(text) == {
        "Among": "leading role",
        "Who are not nationals of": "Uruguay",
        "Their share of heads": "at most 50%",
    }


def test_composition_lists_every_combination() -> None:
    test = "{of: minority, any_of: [{author: 1, lead: 1}], by_approval: [{director: 2}]}"
    agreement = rule(f"{{kind: composition, test: {test}}}")
    speaker = RuleSpeaker(ENGLISH, agreement, TODAY)
    assert speaker.describe(speaker.law.rules[0]).choices == (
        "1 × author, 1 × leading role",
        "2 × director – once every authority approves",
    )


def test_points_have_a_mark_and_a_table() -> None:
    agreement = rule(
        """
        kind: points
        test:
          threshold: 4
          elements: [{id: director, points: 3, roles: [director]}, {id: music, points: 2, roles: [composer]}]
        """
    )
    speaker = RuleSpeaker(ENGLISH, agreement, TODAY)
    description = speaker.describe(speaker.law.rules[0])
    assert description.demands[0].value == "at least 4 of 5"
    assert [row.points for row in description.table] == ["3", "2"]


def test_document_that_is_asked_for_only_sometimes_says_when() -> None:
    agreement = rule("{kind: documents, test: {items: [{id: contract, only_if: third_party}]}}")
    speaker = RuleSpeaker(ENGLISH, agreement, TODAY)
    (item,) = speaker.describe(speaker.law.rules[0]).items
    assert item.only_if == "only if a co-producer from a third state takes part"


def test_languages_of_one_name_are_named_once() -> None:
    text = "{kind: versions, test: {made_in: [parties], languages_made: [fr, zh, cmn], kinds_made: [dubbed]}}"
    assert demands(text)["Versions concerned"] == "dubbed version, French, Chinese"


# When, and what excuses ----------------------------------------------------------------------------------------------


def test_conditions_name_forms_and_counts() -> None:
    agreement = rule("{kind: note, when: {not_forms: [animation], parties_from: 3, third_party: false}}")
    speaker = RuleSpeaker(ENGLISH, agreement, TODAY)
    assert [(item.label, item.value) for item in speaker.conditions(agreement.rules[0].when)] == [
        ("All forms but", "animation"),
        ("Parties taking part", "at least 3"),
        ("A co-producer from a third state", "does not take part"),
    ]


def test_circumstance_that_nobody_worded_is_the_question_of_its_statement() -> None:
    agreement = rule(
        "{kind: statement, test: {statement: snow_falls, question: {en: Snow?, ru: Снег?, zh-hans: 下雪？}}}"
    )
    assert RuleSpeaker(ENGLISH, agreement, TODAY).circumstance("snow_falls") == "Snow?"


def test_exception_says_who_grants_it_and_on_what_ground() -> None:
    agreement = rule("{kind: note, exception: {written: true, grounds: [script]}}")
    speaker = RuleSpeaker(ENGLISH, agreement, TODAY)
    assert [(item.label, item.value) for item in speaker.exception(agreement.rules[0])] == [
        ("Exception", "possible"),
        ("Granted by", "every authority with a say"),
        ("Granted how", "in writing"),
        ("On the ground of", "the script"),
    ]


# Words for what packs say --------------------------------------------------------------------------------------------


def test_every_ground_of_a_shipped_pack_has_words() -> None:
    named = {ground for _, held in shipped() if held.exception for ground in held.exception.grounds}
    assert named == set(terms.GROUNDS)


def test_every_circumstance_of_a_shipped_pack_has_words() -> None:
    named = {item.only_if for _, held in shipped() for item in within(held.test, Label) if item.only_if}
    named |= {held.when.statement for _, held in shipped() if held.when and held.when.statement}
    assert named | {"third_party"} == set(terms.CIRCUMSTANCES)


def test_every_kind_of_source_of_a_shipped_pack_is_marked_for_translation() -> None:
    kinds = {source.kind for agreement in library.agreements() for source in agreement.sources if source.kind}
    assert sorted(kinds) == sorted(terms.SOURCE_KINDS)


def test_every_place_of_a_shipped_pack_is_marked_for_translation() -> None:
    places = {event.place for agreement in library.agreements() for event in agreement.status if event.place}
    assert sorted(places) == sorted(terms.PLACES)


def test_every_reservation_of_a_shipped_pack_has_words() -> None:
    named = {name for agreement in library.agreements() for party in agreement.parties for name in party.reservations}
    assert named == set(terms.RESERVATIONS)


@pytest.mark.parametrize(
    ("text", "opened"), [("each side", "Each side"), ("каждая сторона", "Каждая сторона"), ("", "")]
)
def test_label_begins_with_a_capital(text: str, opened: str) -> None:
    assert opening(text) == opened
