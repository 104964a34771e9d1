"""Films made up by Hypothesis: more or less plausible under a pack, with facts missing here and there.

They are plain data, as a file would be read, so that a test may add and remove facts as a producer does. Whatever is
drawn from is made once: Hypothesis looks a strategy over before its first draw, which takes longer than the draw.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from diptych.engines.treaty import dossier as d
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.treaty.pack import Agreement, Rule
from diptych.engines.treaty.rules.papers import ChecklistTest, StatementTest
from diptych.engines.values.errors import Malformed

Data = dict[str, Any]
Path = tuple[str | int, ...]

WEIGHTS = ((60, 40), (80, 20), (85, 15), (91, 9), (50, 50), (50, 30, 20), (45, 27, 28), (62, 24, 14), (40, 20, 12, 28))
SHOOTING = date(2026, 6, 15)
ABROAD = ("US", "KZ", "JP")
TENTH = st.integers(0, 9)
"""Nought in one of ten."""
TWELFTH = st.integers(0, 11)


def films(agreement: Agreement) -> SearchStrategy[Data]:
    """Readable dossiers that bear on an agreement."""
    return _data(agreement).filter(readable)


def readable(data: Data) -> bool:
    return try_read(data) is not None


def try_read(data: Data) -> Dossier | None:
    try:
        return read_dossier(data)
    except Malformed:
        return None


def rules_and_limbs(agreement: Agreement) -> Iterator[tuple[Rule, str, Any]]:
    """Every test of a pack with its kind, limbs included."""
    for rule in agreement.rules:
        yield rule, rule.kind, rule.test
        for limb in getattr(rule.test, "limbs", ()):
            yield rule, limb.kind, limb.test


def _data(agreement: Agreement) -> SearchStrategy[Data]:
    parties = tuple(party.country for party in agreement.parties)
    near, anywhere = _near(parties), _anywhere(parties)
    deciding = {"party": near, "stage": st.sampled_from(d.STAGES), "approved": _mostly(True, False)}
    parts: dict[str, SearchStrategy[Any]] = {
        "form": st.sampled_from(d.FORMS[:4]),
        "format": st.sampled_from(("film", "film", "film", "tv_film", "tv_series")),
        "first_exhibition": st.sampled_from(("cinema", "cinema", "television")),
        "original_languages": _languages().map(lambda language: [language]),
        "complete": st.sets(st.sampled_from(d.LISTS), min_size=2).map(sorted),
        "": _money(parties, anywhere),
        "people": _people(near, anywhere),
        "places": st.lists(_place(anywhere), max_size=5),
        "versions": st.lists(_version(anywhere), max_size=3),
        "dates": _dates(),
        "filings": st.dictionaries(near, _filing(), max_size=3),
        "answers": _answers(agreement, near),
        "footage": st.sampled_from(({}, {"specially_shot": "90 %"}, {"archive": "40 %"})),
        "decisions": st.lists(st.fixed_dictionaries(deciding, optional={"on": _day(-30)}), max_size=3),
    }
    return _put_together(parts)


@st.composite
def _put_together(draw: DrawFn, parts: dict[str, SearchStrategy[Any]]) -> Data:
    data: Data = {}
    for name, part in parts.items():
        # Money and answers are several parts of a dossier at once.
        data |= draw(part) if name in ("", "answers") else {name: draw(part)}
    if draw(st.booleans()):
        data["changes"] = []
    for key in sorted(data):
        if draw(TENTH) == 0:
            del data[key]
    return data


@cache
def _near(parties: tuple[str, ...]) -> SearchStrategy[str]:
    return st.sampled_from(parties[:4])


@cache
def _anywhere(parties: tuple[str, ...]) -> SearchStrategy[str]:
    return st.one_of(_near(parties), _near(parties), st.sampled_from((*parties, *ABROAD)))


@cache
def _mostly(usual: Any, other: Any) -> SearchStrategy[Any]:
    return st.sampled_from((usual, usual, usual, other))


@cache
def _languages() -> SearchStrategy[str]:
    return st.sampled_from(("ru", "zh", "en", "nl", "de", "uz", "fr"))


@cache
def _day(*offsets: int) -> SearchStrategy[str]:
    days = [(SHOOTING + timedelta(days=offset)).isoformat() for offset in offsets]
    return st.sampled_from((*days, *days, days[0][:7], days[0][:4]))


@cache
def _sums(weight: int) -> SearchStrategy[str]:
    sums = (f"{weight * 1000} EUR", f"{weight * 2000} USD", f"{weight * 8000} CNY")
    return st.sampled_from((sums[0], sums[0], *sums))


@cache
def _of_producer(number: int, country: str, part: str, first: str) -> SearchStrategy[Data]:
    """What may be known of a producer beside money."""
    return st.fixed_dictionaries(
        {},
        optional={
            "finance_only": _mostly(False, True),
            "creative": st.just(part),
            "spend_share": st.just(part),
            "points": st.just(part),
            "treaty_with": st.builds(lambda: [first]),
            "active": st.just(True),
            "links": st.builds(list),
            "kind": _mostly("company", "person"),
            "managers": st.lists(st.just(country), min_size=1, max_size=2),
            "owners": st.builds(lambda: [{"name": f"Owner {number}", "nationality": country}]),
        },
    )


WEIGHED = st.sampled_from(WEIGHTS)
RATES = ({"base": "EUR", "quote": "USD", "rate": "2"}, {"base": "EUR", "quote": "CNY", "rate": "8"})
HOW_MANY_RATES = st.integers(0, len(RATES))


@st.composite
def _money(draw: DrawFn, parties: tuple[str, ...], anywhere: SearchStrategy[str]) -> Data:
    """Producers with shares or with sums in two currencies that make the budget."""
    weights = draw(WEIGHED)
    in_money = draw(st.booleans())
    total = sum(weights)
    usual = [*parties[: len(weights)], *ABROAD][: len(weights)]
    producers = []
    for number, weight in enumerate(weights):
        country = usual[number] if draw(_mostly(True, False)) else draw(anywhere)
        producer: Data = {"id": f"producer-{number}", "country": country}
        if in_money:
            producer["money"] = [draw(_sums(weight))]
        else:
            producer["share"] = f"{weight}/{total}"
        producer |= draw(_of_producer(number, country, f"{weight}/{total}", parties[0]))
        for key in ("country", "money", "share"):
            if key in producer and draw(TENTH) == 0:
                del producer[key]
        producers.append(producer)
    rates = [dict(rate) for rate in RATES[: draw(HOW_MANY_RATES)]]
    found: Data = {"producers": producers, "rates": rates}
    return {**found, "budget": f"{total * 1000} EUR"} if in_money else found


SINGLE = st.sets(st.sampled_from(d.ROLES), min_size=2)
PERFORMERS = st.integers(0, 6)
DAYS = st.integers(0, 12)
STANDING = st.sampled_from(d.STANDINGS)


@cache
def _nationality(near: SearchStrategy[str], anywhere: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.one_of(near, near, near, anywhere)


@cache
def _nationalities(anywhere: SearchStrategy[str]) -> SearchStrategy[list[str]]:
    return st.lists(anywhere, min_size=2, max_size=2, unique=True)


@cache
def _residence(anywhere: SearchStrategy[str]) -> SearchStrategy[Data]:
    years = {"permanent": st.booleans(), "years": TENTH}
    return st.fixed_dictionaries(
        {}, optional={"residence": st.fixed_dictionaries({"country": anywhere}, optional=years)}
    )


@st.composite
def _people(draw: DrawFn, near: SearchStrategy[str], anywhere: SearchStrategy[str]) -> list[Data]:
    people = []
    single = draw(SINGLE)
    roles = [[role] for role in d.ROLES if role in single] + [["performer"]] * draw(PERFORMERS)
    for number, role in enumerate(roles):
        person: Data = {"id": f"person-{number}", "roles": [*role]}
        nationality = draw(_nationality(near, anywhere))
        if draw(TENTH):
            person["nationality"] = [nationality]
        if draw(TENTH) == 0:
            person["nationality"] = draw(_nationalities(anywhere))
            if draw(st.booleans()):
                person["counted_as"] = person["nationality"][0]
        person |= draw(_residence(anywhere))
        if "performer" in role:
            if draw(TENTH):
                person["days"] = draw(DAYS)
            if draw(TENTH):
                person["standing"] = draw(STANDING)
        people.append(person)
    return people


def _place(anywhere: SearchStrategy[str]) -> SearchStrategy[Data]:
    return st.fixed_dictionaries(
        {"work": st.sampled_from(d.WORKS)},
        optional={
            "country": anywhere,
            "share": st.sampled_from(("10 %", "50 %", "90 %")),
            "spend": st.sampled_from(("5000 EUR", "40000 EUR", "5000 CNY")),
        },
    )


def _version(anywhere: SearchStrategy[str]) -> SearchStrategy[Data]:
    return st.fixed_dictionaries(
        {"language": _languages()},
        optional={"kind": st.sampled_from(("final", "dubbed", "subtitled")), "made_in": anywhere},
    )


def _dates() -> SearchStrategy[Data]:
    return st.fixed_dictionaries(
        {},
        optional={
            "shooting_start": _day(0),
            "shooting_end": _day(60),
            "completed": _day(200),
            "festival": _day(300),
            "settlements_end": _day(400),
        },
    )


def _filing() -> SearchStrategy[Data]:
    acts = {
        "filed": _day(-90, -29),
        "documents_sent": _day(-60, -20),
        "opinion": _day(-30),
        "decision_due": _day(-10, -5),
        "decided": _day(-10, 3),
        "festival_notified": _day(260, 280),
    }
    return st.fixed_dictionaries({}, optional=acts).filter(bool)


@st.composite
def _answers(draw: DrawFn, agreement: Agreement, near: SearchStrategy[str]) -> Data:
    """Documents, clauses, statements, consents and judgements that the pack asks about."""
    found: Data = {"documents": {}, "clauses": {}, "statements": {}}
    for rule, kind, test in rules_and_limbs(agreement):
        if isinstance(test, ChecklistTest):
            found[kind] |= {item.id: True for item in test.items}
            found["statements"] |= {item.only_if: False for item in test.items if item.only_if}
        if isinstance(test, StatementTest):
            found["statements"][test.statement] = test.expected
        if rule.when and rule.when.statement:
            found["statements"].setdefault(rule.when.statement, True)
    found["statements"]["bilateral_agreement_exists"] = False
    for answers in found.values():
        for name in list(answers):
            fate = draw(TWELFTH)
            if fate == 0:
                del answers[name]
            elif fate == 1:
                answers[name] = not answers[name]
    consents, judgements = _of_rules(tuple(rule.id for rule in agreement.rules), near)
    return {**found, "consents": draw(consents), "judgements": draw(judgements)}


@cache
def _of_rules(
    ids: tuple[str, ...], near: SearchStrategy[str]
) -> tuple[SearchStrategy[list[Data]], SearchStrategy[list[Data]]]:
    """Consents to rules, and what was judged of them."""
    about: dict[str, SearchStrategy[Any]] = {"party": near, "rule": st.sampled_from(ids)}
    judged = {**about, "holds": _mostly(True, False)}
    return (
        st.lists(st.fixed_dictionaries(about), max_size=4),
        st.lists(st.fixed_dictionaries(judged), max_size=4),
    )


KEPT = {"id", "consents", "judgements", "decisions", "work", "language", "roles", "party", "rule", "stage", "approved"}
"""What makes an entry what it is, and acts of authorities: not facts that may be missing from a film."""


def facts(data: Any, path: Path = ()) -> list[Path]:
    """Every fact of a dossier that could as well be unknown, by its place."""
    found: list[Path] = []
    if isinstance(data, dict):
        for key, value in data.items():
            if key in KEPT or (key == "country" and path and path[-1] == "residence"):
                continue
            if key == "kind" and path[0] == "versions":  # left out, it is a final version
                continue
            if not isinstance(value, list) or key not in ("producers", "people", "places", "versions", "rates"):
                found.append((*path, key))
            found += facts(value, (*path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            found += facts(item, (*path, index))
            if path == ("complete",):
                found.append((*path, index))
    return found


def without(data: Data, path: Path) -> Data:
    """The same film with one fact not known."""
    poorer = deepcopy(data)
    holder: Any = poorer
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return poorer
