"""Films made up by Hypothesis: more or less plausible under a pack, with facts missing here and there.

They are plain data, as a file would be read, so that a test may add and remove facts as a producer does.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
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


@st.composite
def _data(draw: DrawFn, agreement: Agreement) -> Data:
    parties = [party.country for party in agreement.parties]
    near = st.sampled_from(parties[:4])
    anywhere = st.one_of(near, near, st.sampled_from((*parties, *ABROAD)))
    data: Data = {
        "form": draw(st.sampled_from(d.FORMS[:4])),
        "format": draw(st.sampled_from(("film", "film", "film", "tv_film", "tv_series"))),
        "first_exhibition": draw(st.sampled_from(("cinema", "cinema", "television"))),
        "original_languages": [draw(_languages())],
        "complete": draw(st.sets(st.sampled_from(d.LISTS), min_size=2).map(sorted)),
        **draw(_money(parties, anywhere)),
        "people": draw(_people(near, anywhere)),
        "places": draw(st.lists(_place(anywhere), max_size=5)),
        "versions": draw(st.lists(_version(anywhere), max_size=3)),
        "dates": draw(_dates()),
        "filings": draw(st.dictionaries(near, _filing(), max_size=3)),
        **draw(_answers(agreement, near)),
        "footage": draw(st.sampled_from(({}, {"specially_shot": "90 %"}, {"archive": "40 %"}))),
        "decisions": draw(
            st.lists(
                st.fixed_dictionaries(
                    {"party": near, "stage": st.sampled_from(d.STAGES), "approved": _mostly(True, False)},
                    optional={"on": _day(-30)},
                ),
                max_size=3,
            )
        ),
    }
    if draw(st.booleans()):
        data["changes"] = []
    for key in sorted(data):
        if draw(st.integers(0, 9)) == 0:
            del data[key]
    return data


def _mostly(usual: Any, other: Any) -> SearchStrategy[Any]:
    return st.sampled_from((usual, usual, usual, other))


def _languages() -> SearchStrategy[str]:
    return st.sampled_from(("ru", "zh", "en", "nl", "de", "uz", "fr"))


def _day(*offsets: int) -> SearchStrategy[str]:
    days = [(SHOOTING + timedelta(days=offset)).isoformat() for offset in offsets]
    return st.sampled_from((*days, *days, days[0][:7], days[0][:4]))


@st.composite
def _money(draw: DrawFn, parties: list[str], anywhere: SearchStrategy[str]) -> Data:
    """Producers with shares or with sums in two currencies that make the budget."""
    weights = draw(st.sampled_from(WEIGHTS))
    in_money = draw(st.booleans())
    total = sum(weights)
    usual = [*parties[: len(weights)], *ABROAD][: len(weights)]
    producers = []
    for number, weight in enumerate(weights):
        country = usual[number] if draw(_mostly(True, False)) else draw(anywhere)
        producer: Data = {"id": f"producer-{number}", "country": country}
        if in_money:
            sums = [f"{weight * 1000} EUR", f"{weight * 2000} USD", f"{weight * 8000} CNY"]
            producer["money"] = [draw(st.sampled_from((sums[0], sums[0], *sums)))]
        else:
            producer["share"] = f"{weight}/{total}"
        producer |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "finance_only": _mostly(False, True),
                    "creative": st.just(f"{weight}/{total}"),
                    "spend_share": st.just(f"{weight}/{total}"),
                    "points": st.just(f"{weight}/{total}"),
                    "treaty_with": st.just(parties[:1]),
                    "active": st.just(True),
                    "links": st.just([]),
                    "kind": _mostly("company", "person"),
                    "managers": st.lists(st.just(country), min_size=1, max_size=2),
                    "owners": st.just([{"name": f"Owner {number}", "nationality": country}]),
                },
            )
        )
        for key in ("country", "money", "share"):
            if key in producer and draw(st.integers(0, 9)) == 0:
                del producer[key]
        producers.append(producer)
    rates = [{"base": "EUR", "quote": "USD", "rate": "2"}, {"base": "EUR", "quote": "CNY", "rate": "8"}]
    found: Data = {"producers": producers, "rates": rates[: draw(st.integers(0, 2))]}
    return {**found, "budget": f"{total * 1000} EUR"} if in_money else found


@st.composite
def _people(draw: DrawFn, near: SearchStrategy[str], anywhere: SearchStrategy[str]) -> list[Data]:
    people = []
    single = draw(st.sets(st.sampled_from(d.ROLES), min_size=2))
    roles = [[role] for role in d.ROLES if role in single] + [["performer"]] * draw(st.integers(0, 6))
    for number, role in enumerate(roles):
        person: Data = {"id": f"person-{number}", "roles": role}
        nationality = draw(st.one_of(near, near, near, anywhere))
        if draw(st.integers(0, 9)):
            person["nationality"] = [nationality]
        if draw(st.integers(0, 9)) == 0:
            person["nationality"] = draw(st.lists(anywhere, min_size=2, max_size=2, unique=True))
            if draw(st.booleans()):
                person["counted_as"] = person["nationality"][0]
        person |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "residence": st.fixed_dictionaries(
                        {"country": anywhere},
                        optional={"permanent": st.booleans(), "years": st.integers(0, 9)},
                    )
                },
            )
        )
        if "performer" in role:
            if draw(st.integers(0, 9)):
                person["days"] = draw(st.integers(0, 12))
            if draw(st.integers(0, 9)):
                person["standing"] = draw(st.sampled_from(d.STANDINGS))
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
            fate = draw(st.integers(0, 11))
            if fate == 0:
                del answers[name]
            elif fate == 1:
                answers[name] = not answers[name]
    ids = st.sampled_from([rule.id for rule in agreement.rules])
    found["consents"] = draw(st.lists(st.fixed_dictionaries({"party": near, "rule": ids}), max_size=4))
    found["judgements"] = draw(
        st.lists(st.fixed_dictionaries({"party": near, "rule": ids, "holds": _mostly(True, False)}), max_size=4)
    )
    return found


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
