"""The people and bodies of the example programme, each torn into two by script: how many halves find each other.

Nothing else is said of them, so this is what names alone do. What is not found has names that were translated or
chosen, not written in other letters: those need a stored form.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from diptych.engines.names.evidence import Described, Form
from diptych.engines.names.identity import WORTH, judge
from diptych.kernel.documents import parse_document
from diptych.kernel.names import matcher
from tests.factories.registers import EXAMPLE

FAMILIES = {"Hans": "Hani", "Hant": "Hani"}


def halves() -> dict[tuple[str, str], list[tuple[Described, Described]]]:
    """Two records of each agent for each two scripts, by kind and scripts."""
    found: dict[tuple[str, str], list[tuple[Described, Described]]] = {}
    document = parse_document((Path(EXAMPLE) / "agents.yaml").read_bytes(), name="agents.yaml")
    for agent in document.data["agents"]:
        forms: dict[str, list[Form]] = {}
        for name in agent["names"]:
            form = Form(text=name["text"], lang=name["lang"], script=name["script"], type=name["type"])
            forms.setdefault(FAMILIES.get(form.script, form.script), []).append(form)
        kind = agent["kind"]
        for one, other in combinations(sorted(forms), 2):
            torn = (
                Described(id=id, kind=kind, forms=tuple(forms[script])) for id, script in (("a", one), ("b", other))
            )
            found.setdefault((kind, f"{one} {other}"), []).append(tuple(torn))  # type: ignore[arg-type]
    return found


def test_halves_of_one_find_each_other() -> None:
    shares = {}
    for (kind, scripts), pairs in halves().items():
        scores = [judge(matcher(), one, [other])[0].score for one, other in pairs]
        if len(scores) > 20:
            shares[kind, scripts] = sum(score >= WORTH for score in scores) / len(scores)

    least = {
        ("person", "Cyrl Hani"): 0.85,
        ("person", "Cyrl Latn"): 0.95,
        ("person", "Hani Latn"): 0.85,
        ("organisation", "Cyrl Latn"): 0.6,
        # Bodies are translated into Chinese, and hardly ever written as they sound.
        ("organisation", "Cyrl Hani"): 0.05,
        ("organisation", "Hani Latn"): 0.05,
    }
    assert {name: share for name, share in shares.items() if share < least[name]} == {}
