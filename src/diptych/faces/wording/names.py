"""What a reader calls things in one language: parties, people, documents, fields, amounts, articles."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from diptych.engines.treaty.outcome import UNKNOWN
from diptych.engines.treaty.rules import LimbsTest
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.money import Money
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.questions import QUESTIONS, tests

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Fact
    from diptych.engines.treaty.pack import Agreement, Rule
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


def place(article: str | None, language: Language) -> str:
    """Where in the text a rule stands; numbers of annexes such as B.10 stay as the text prints them."""
    if article is None:
        return language.gettext(_("article not known"))
    parts = article.replace("; ", ", ").split(", ")
    numbers = [part for part in parts if part[0] in "(0123456789" or set(part) <= set("IVXLC")]
    named = [_annex(part, language) for part in parts if part not in numbers]
    if numbers:
        named.insert(0, language.gettext(_("article {number}")).format(number=language.listed(numbers)))
    return language.listed(named)


def _annex(part: str, language: Language) -> str:
    if part == "preamble":
        return language.gettext(_("preamble"))
    if part.startswith("App. "):
        return language.gettext(_("appendix {number}")).format(number=part[5:])
    return part


class Namer:
    """Names for what one agreement and one dossier speak of."""

    def __init__(self, language: Language, agreement: Agreement, dossier: Dossier, on: date) -> None:
        self.language = language
        self.agreement = agreement
        self.dossier = dossier
        self.rules = {rule.id: rule for rule in agreement.rules}
        self.parties = {party.country: party for party in agreement.parties}
        self.on = on
        self._names: dict[str, str] = {
            **{person.id: person.name for person in dossier.people if person.name},
            **{producer.id: producer.name for producer in dossier.producers if producer.name},
            **{party.country: language.pick(party.name) for party in agreement.parties if party.name},
        }

    def say(self, table: dict[str, str], code: str, **fields: Any) -> str:
        """The sentence of a code, in the reader's language, with its fields filled."""
        return self.language.gettext(table[code]).format(**fields) if code in table else code

    def ranged(self, fact: Fact) -> str:
        """The value, or the range it lies in."""
        low = self.value(fact.value)
        return low if fact.at_most is None else f"{low}–{self.value(fact.at_most)}"

    @property
    def unknown(self) -> str:
        return self.say(words.OUTCOMES, UNKNOWN)

    def value(self, value: Any) -> str:
        """Any value of a fact as this language writes it."""
        if value is None:
            return self.unknown
        if isinstance(value, bool):
            return self.language.gettext(_("yes")) if value else self.language.gettext(_("no"))
        if isinstance(value, Fraction):
            share = value.denominator != 1 or 0 <= value <= 1
            return self.language.share(value) if share else self.language.number(value)
        if isinstance(value, int):
            return self.language.number(value)
        if isinstance(value, Money):
            return self.language.money(value)
        if isinstance(value, (date, PartialDate)):
            return self.language.date(value)
        if isinstance(value, tuple):
            return self.language.listed(self.name(str(item)) for item in value)
        return self.name(str(value))

    def name(self, code: str, rule: Rule | None = None) -> str:
        """What a reader calls something: a party, person, document, element, language, role."""
        if rule is not None and (label := self._label(code, rule)):
            return label
        if code in self._names:
            return self._names[code]
        for table in (words.OF, words.GROUPS, words.ROLES, words.FORMS, words.FORMATS, words.EXHIBITIONS, words.WORKS):
            if code in table:
                return self.say(table, code)
        if len(code) == 2 and code.isupper():
            return self.language.country(code)
        if len(code) == 2 and code.islower():
            return self.language.language(code)
        if code.startswith("not "):
            return self.say(words.OF, "all_but_country")
        if "+" in code:
            return self.language.listed(self.name(part) for part in code.split("+"))
        return code

    def _label(self, code: str, rule: Rule) -> str | None:
        """A name that the rule itself gives: a document, a clause, an element of a points table, a limb."""
        for _kind, test in tests(rule):
            for item in (*getattr(test, "items", ()), *getattr(test, "elements", ())):
                if item.id == code:
                    return self.language.pick(item.name)
        if isinstance(rule.test, LimbsTest):
            for limb in rule.test.limbs:
                if limb.id == code and limb.name:
                    return self.language.pick(limb.name)
        return None

    def question(self, statement: str, rule: Rule) -> str:
        """The question a statement answers, from the rule or the limb that asks it."""
        for _kind, test in tests(rule):
            if getattr(test, "statement", None) == statement:
                return self.language.pick(test.question)
        return self.say(QUESTIONS, statement) if statement in QUESTIONS else self.say(words.FIELDS, "statements")

    def pair(self, whole: str, part: str) -> str:
        """Something and what of it is meant, such as a country and an act of its authority."""
        return self.language.gettext(_("{whole} – {part}")).format(whole=whole, part=part)

    def field(self, path: str, rule: Rule) -> str:
        """The name of a field of the dossier, from a path such as ``producers.0.money``."""
        parts = [part for part in path.split(".") if not part.isdigit()]
        head = parts[0]
        if head in ("documents", "clauses") and len(parts) > 1:
            return self.name(parts[1], rule)
        if head == "statements":
            return self.question(parts[-1], rule)
        if head == "people" and len(parts) == 2 and parts[1] in words.ROLES:
            return self.say(words.FIELDS, "people.role", name=self.say(words.ROLES, parts[1]))
        if head == "filings" and len(parts) == 3:
            return self.pair(self.name(parts[1]), self.say(words.ACTS, parts[2]))
        if head == "versions" and parts[-1] == "kind":
            return self.pair(self.say(words.FIELDS, "versions.kind"), self.language.language(parts[1]))
        if head == "versions" and len(parts) == 2:
            return self.pair(self.say(words.FIELDS, "versions"), self.language.language(parts[1]))
        if head == "people":
            parts = [head, parts[-1]]
        for name in (".".join(parts), head):
            if name in words.FIELDS:
                return self.say(words.FIELDS, name)
        return path
