"""Evidence for and against two agents being one, as pages show it."""

from __future__ import annotations

from markupsafe import Markup

from diptych.engines.values.record import Record
from diptych.faces.portal.templating import fill
from diptych.faces.wording.matching import CLASHES, LEFT_OVER, RULES
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.terms import (
    AGENT_KINDS,
    AGENT_RELATIONS,
    AGENT_ROLES,
    FACT_PROPERTIES,
    term,
    territory,
)
from diptych.faces.wording.resembling import EVIDENCE, FITS_MANY, SAME_FORM, STRENGTHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from diptych.faces.portal.registers.labels import Labels
    from diptych.kernel.texts import Language

    Data = Mapping[str, Any]

HEAVIEST = 5.0
"""The weight whose bar is as long as there is room."""


class Piece(Record):
    """One piece of evidence in words."""

    code: str
    sentence: Markup
    lines: tuple[Markup, ...]
    """Which words met by which rule; what else is to be said of it."""
    strength: str
    width: int
    """Of its bar, in hundredths."""


def wanted(evidence: Iterable[Data]) -> dict[str, set[str]]:
    """Ids of the things that evidence speaks of, by kind."""
    found: dict[str, set[str]] = {}
    for piece in evidence:
        facts = piece["facts"]
        if piece["code"] == "same_things":
            found.setdefault(facts["kind"], set()).update(facts["ids"])
        elif piece["code"] == "same_relation":
            found.setdefault("agent", set()).add(facts["to"])
    return found


def weighed(
    evidence: Sequence[Data], language: Language, labels: Labels
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What speaks for one and what against it, each the weightiest first."""
    said = [(piece["weight"] > 0, _piece(piece, language, labels)) for piece in evidence]
    return tuple(piece for pro, piece in said if pro), tuple(piece for pro, piece in said if not pro)


def _piece(piece: Data, language: Language, labels: Labels) -> Piece:
    facts, weight = piece["facts"], abs(piece["weight"])
    sentence = EVIDENCE[piece["code"]]
    if piece["code"] == "same_name" and facts["a"] == facts["b"]:
        sentence = SAME_FORM
    parts = {"one": Markup(), "other": Markup(), "property": "", **_parts(piece["code"], facts, language, labels)}
    return Piece(
        code=piece["code"],
        sentence=fill(language.gettext(sentence), **parts),
        lines=tuple(_lines(facts, language)),
        strength=language.gettext(next(word for least, word in STRENGTHS if weight >= least)),
        width=max(2, round(100 * min(weight, HEAVIEST) / HEAVIEST)),
    )


def _parts(code: str, facts: Data, language: Language, labels: Labels) -> dict[str, Any]:
    """What stands in the sentence of a piece."""
    if "lang_a" in facts:
        return {"one": named(facts["a"], facts["lang_a"]), "other": named(facts["b"], facts["lang_b"])}
    if "property" in facts:
        told = [facts.get("a", facts.get("value", "")), facts.get("b", "")]
        one, other = (dates(text, language) for text in told)
        return {"property": term(language, FACT_PROPERTIES, facts["property"]), "one": one, "other": other}
    if code in ("same_country", "other_country"):
        return {"one": territory(language, facts["a"]), "other": territory(language, facts["b"])}
    if code == "never_met":
        return {"one": dates(facts["died"], language), "other": dates(facts["born"], language)}
    if code == "same_roles":
        return {"one": _terms(AGENT_ROLES, facts["roles"], language)}
    if code == "other_roles":
        return {name: _terms(AGENT_ROLES, facts[key], language) for name, key in (("one", "a"), ("other", "b"))}
    if code == "other_kind":
        return {name: _terms(AGENT_KINDS, [facts[key]], language) for name, key in (("one", "a"), ("other", "b"))}
    if code == "same_things":
        things = [labels.of(facts["kind"], id) for id in facts["ids"]]
        return {"one": Markup(", ").join(linked(thing) for thing in things)}
    if "relation" in facts:
        whom = linked(labels.of("agent", facts["to"])) if code == "same_relation" else ""
        return {"one": term(language, AGENT_RELATIONS, facts["relation"]), "other": whom}
    return {}


def _terms(table: Mapping[str, str], codes: Iterable[str], language: Language) -> str:
    return language.listed(term(language, table, code) for code in codes)


def named(text: str, lang: str) -> Markup:
    """A form of a name, set apart from the sentence around it."""
    return Markup('<bdi lang="{}" class="form">{}</bdi>').format(lang, text)


def linked(label: Any) -> Markup:
    """A thing by its name, with the way to its page."""
    lang = Markup(' lang="{}"').format(label.lang) if label.lang else ""
    return Markup('<a href="{}"{}><bdi>{}</bdi></a>').format(label.href, lang, label.text)


def _lines(facts: Data, language: Language) -> Iterable[Markup]:
    for a, b, rule in facts.get("meetings", ()):
        # Of words that are the same there is nothing to explain.
        if rule != "same" and a.casefold() != b.casefold():
            pair = Markup("<bdi>{}</bdi> – <bdi>{}</bdi>").format(a, b)
            yield Markup("{} <span>{}</span>").format(pair, language.gettext(RULES[rule]))
    for a, b, role in facts.get("clashes", ()):
        pair = Markup("<bdi>{}</bdi> – <bdi>{}</bdi>").format(a, b)
        yield Markup("{} <span>{}</span>").format(pair, language.gettext(CLASHES[role]))
    if left := facts.get("left"):
        words = Markup("<bdi>{}</bdi>").format(language.listed(tuple(left)))
        yield Markup("<span>{}</span>").format(Markup(language.gettext(LEFT_OVER)).format(words=words))
    if facts.get("fits_many"):
        yield Markup("<span>{}</span>").format(language.gettext(FITS_MANY))
