"""Speaks findings, facts, cures and surveys in one language: the only place where codes become sentences."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NEEDS_HUMAN, UNKNOWN
from diptych.engines.treaty.rules import LimbsTest
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.money import Money
from diptych.faces.wording import catalogue as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.treaty.cures.change import Cure, Move
    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Assessment, Fact, Finding, Requirement
    from diptych.engines.treaty.pack import Agreement, Rule
    from diptych.engines.treaty.survey import Entry, Remark
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


def place(article: str | None, language: Language) -> str:
    """Where in the text a rule stands; numbers of annexes such as B.10 stay as the text prints them."""
    if article is None:
        return language.gettext(_("article not known"))
    if article == "preamble":
        return language.gettext(_("preamble"))
    number = language.listed(article.split(", "))
    if article.startswith("App. "):
        return language.gettext(_("appendix {number}")).format(number=number[5:])
    if article[0].isdigit() or set(article) <= set("IVXLC"):
        return language.gettext(_("article {number}")).format(number=number)
    return number


class Speaker:
    """Says what an assessment of one dossier under one agreement means, in one language."""

    def __init__(self, language: Language, agreement: Agreement, dossier: Dossier, on: date = date.max) -> None:
        self.language = language
        self.agreement = agreement
        self.dossier = dossier
        self.rules = {rule.id: rule for rule in agreement.rules}
        self.parties = {party.country: party for party in agreement.parties}
        self.on = on
        self._names: dict[str, str] = {
            **{party.country: language.pick(party.name) for party in agreement.parties if party.name},
            **{person.id: person.name for person in dossier.people if person.name},
            **{producer.id: producer.name for producer in dossier.producers if producer.name},
        }

    def say(self, table: dict[str, str], code: str, **fields: Any) -> str:
        """The sentence of a code, in the reader's language, with its fields filled."""
        return self.language.gettext(table[code]).format(**fields) if code in table else code

    # The whole -------------------------------------------------------------------------------------------------

    def verdict(self, assessment: Assessment) -> str:
        """The status in a sentence that hides no open question."""
        outcomes = [finding.outcome for finding in assessment.findings if not finding.layer]
        fails = outcomes.count(FAIL)
        waiting = outcomes.count(UNKNOWN) + outcomes.count(NEEDS_HUMAN)
        consents = outcomes.count(NEEDS_CONSENT)
        parts = []
        if assessment.status == "qualifies":
            parts.append(self.language.gettext(_("Qualifies.")))
        elif assessment.status == "out_of_scope":
            parts.append(self.language.gettext(_("This agreement does not apply to the film.")))
        elif assessment.status == "does_not_qualify":
            parts.append(
                self.language.ngettext(
                    "Does not qualify yet. {n} thing stands in the way.",
                    "Does not qualify yet. {n} things stand in the way.",
                    fails,
                ).format(n=fails)
            )
        elif assessment.status == "qualifies_with_consent":
            parts.append(self.language.gettext(_("Qualifies, if the authorities consent.")))
        else:
            parts.append(self.language.gettext(_("Nothing stands in the way so far.")))
        if waiting and assessment.status != "out_of_scope":
            many = self.language.ngettext("{n} question is open.", "{n} questions are open.", waiting)
            parts.append(many.format(n=waiting))
        if consents:
            many = self.language.ngettext(
                "{n} consent is to be asked for.", "{n} consents are to be asked for.", consents
            )
            parts.append(many.format(n=consents))
        return ("" if self.language.code == "zh-hans" else " ").join(parts)

    def law(self, assessment: Assessment) -> str:
        """Under which agreement, as of when, and whether it was law then."""
        return self.language.gettext(_("{agreement}, law of {date}. {force}")).format(
            agreement=self.language.pick(self.agreement.short),
            date=self.language.date(assessment.on),
            force=self.say(words.FORCES, assessment.force),
        )

    # One finding -----------------------------------------------------------------------------------------------

    def title(self, finding: Finding) -> str:
        return self.language.pick(self.rules[finding.rule].title)

    def sentence(self, finding: Finding) -> str:
        """What the finding says: for a judgement or a statement, the question itself."""
        test = self.rules[finding.rule].test
        question = getattr(test, "question", None)
        said = self.say(words.FINDINGS, finding.code)
        if question and finding.outcome in (UNKNOWN, NEEDS_HUMAN):
            return self.language.pick(question)
        return said

    def warnings(self, finding: Finding) -> list[str]:
        found = []
        for warning in finding.warnings:
            code, _colon, subject = warning.partition(":")
            found.append(self.say(words.WARNINGS, code, subject=self.name(subject)))
        return found

    def facts(self, finding: Finding) -> list[str]:
        """Each fact with its arithmetic."""
        rule = self.rules[finding.rule]
        return [self.fact(fact, rule) for fact in finding.facts]

    def required(self, finding: Finding) -> list[str]:
        """What the rule demands, in words and figures."""
        rule = self.rules[finding.rule]
        said = [self.requirement(item, rule) for item in finding.required]
        return list(dict.fromkeys(text for text in said if text))

    def missing(self, finding: Finding) -> list[str]:
        """Names of the facts that would settle an open question."""
        return list(dict.fromkeys(self.field(path, self.rules[finding.rule]) for path in finding.missing))

    def consent_of(self, finding: Finding) -> list[str]:
        return [self.name(country) for country in finding.consent_of]

    def source(self, finding: Finding) -> str:
        """Article, confidence and rule in one line."""
        parts = [place(finding.article, self.language), self.say(words.CONFIDENCES, finding.confidence), finding.rule]
        return " · ".join(part for part in parts if part)

    # Facts -----------------------------------------------------------------------------------------------------

    def fact(self, fact: Fact, rule: Rule) -> str:
        """One fact as a line; shares of money show the division."""
        family, fields = self._family(fact, rule)
        if family not in words.FACTS:
            return self.language.colon(self.name(fact.subject or fact.code, rule), self.value(fact.value))
        line = self.say(words.FACTS, family, **fields)
        if fact.code == "share_of_budget" and len(fact.terms) == 2:
            part, whole = fact.terms
            division = self.language.gettext(_("{line} ({part} ÷ {whole})"))
            line = division.format(line=line, part=self.value(part), whole=self.value(whole))
        return line

    def _family(self, fact: Fact, rule: Rule) -> tuple[str, dict[str, str]]:
        """The template of a fact and what fills it."""
        code = fact.code
        terms = [self.value(term) for term in fact.terms] + ["", ""]
        fields = {
            "subject": self.name(fact.subject, rule) if fact.subject else "",
            "value": self.ranged(fact),
            "first": terms[0],
            "second": terms[1],
            "verdict": self.say(words.OUTCOMES, fact.outcome or UNKNOWN),
            "answer": self._answer(code, fact.value),
            "countries": self.language.listed(self.name(str(term)) for term in fact.terms) or "–",
        }
        if code.startswith("share_against_"):
            fields |= {"theirs": terms[0], "other": self.name(str(fact.terms[1]))}
        elif code.startswith("proportion_"):
            measure, base = code[len("proportion_") :].split("_to_")
            fields |= {"measure": self.say(words.BASES, measure), "base": self.say(words.BASES, base)}
            return "proportion", fields
        elif code == "heads_supplied":
            fields["part"] = self.say(words.ROLES, str(fact.terms[0]))
        elif code.endswith("_by") and fact.terms:
            fields["act"] = self.say(words.ACTS, code[:-3])
            if len(fact.terms) == 2:
                calendar = str(fact.terms[1])
                fields["calendar"] = (
                    self.say(words.CALENDARS, calendar)
                    if calendar in words.CALENDARS
                    else self.say(words.CALENDARS, "country", country=self.name(calendar))
                )
                return "act_by_calendar", fields
            return "act_by", fields
        elif code.startswith("decision_"):
            fields["answer"] = self._answer("decision", fact.value)
            fields["subject"] = self._authority(fact.subject or "", rule)
            return "decision", fields
        elif code.startswith("falls_to_"):
            fields["what"] = self.say(words.ATTRIBUTED, code[len("falls_to_") :])
            fields["value"] = self.name(str(fact.value)) if fact.value else "–"
            return "falls_to", fields
        elif code.startswith("fallback_"):
            fields["step"] = self.say(words.FALLBACKS, code[len("fallback_") :])
            fields["value"] = self.name(str(fact.value)) if fact.value else "–"
            return "fallback", fields
        elif code in ("points", "points_total"):
            low = self.language.number(fact.value)
            high = None if fact.at_most is None else self.language.number(fact.at_most)
            fields["value"] = low if high is None else f"{low}–{high}"
            fields["first"] = self.language.number(fact.terms[0])
            if code == "points" and len(fact.terms) > 1:
                fields["holders"] = self.language.listed(self.name(str(term)) for term in fact.terms[1:])
                return "points_held", fields
        elif code == "limb":
            fields["sentence"] = self.say(words.FINDINGS, str(fact.value))
        elif code == "statement":
            fields["subject"] = self.question(fact.subject or "", rule)
        elif code in ("form", "format", "first_exhibition"):
            table = {"form": words.FORMS, "format": words.FORMATS, "first_exhibition": words.EXHIBITIONS}[code]
            fields["value"] = self.say(table, str(fact.value)) if fact.value else self.unknown
        elif code == "version_made_in":
            fields["subject"] = self.language.language(fact.subject or "")
        return code, fields

    def _authority(self, country: str, rule: Rule) -> str:
        """A party, its authority of the day, and what the authority calls its decision."""
        party = self.parties.get(country)
        authority = party.authority(self.on) if party else None
        form = getattr(rule.test, "forms", {}).get(country)
        extra = [self.language.pick(names) for names in (authority.name if authority else None, form) if names]
        if not extra:
            return self.name(country)
        return self.language.gettext(_("{name} ({extra})")).format(
            name=self.name(country), extra=self.language.listed(extra)
        )

    def _answer(self, code: str, value: Any) -> str:
        yes, no, open_ = words.ANSWERS.get(code, words.ANSWERS["documents"])
        return self.language.gettext(open_ if value is None else yes if value else no)

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
        if code in self._names:
            return self._names[code]
        if rule is not None and (label := self._label(code, rule)):
            return label
        for table in (words.OF, words.GROUPS, words.ROLES, words.FORMS, words.FORMATS, words.EXHIBITIONS, words.WORKS):
            if code in table:
                return self.say(table, code)
        if len(code) == 2 and code.isupper():
            return self.language.country(code)
        if len(code) == 2 and code.islower():
            return self.language.language(code)
        if "+" in code:
            return self.language.listed(self.name(part) for part in code.split("+"))
        return code

    def _label(self, code: str, rule: Rule) -> str | None:
        """A name that the rule itself gives: a document, a clause, an element of a points table, a limb."""
        for test in _tests(rule):
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
        for test in _tests(rule):
            if getattr(test, "statement", None) == statement:
                return self.language.pick(test.question)
        return self.say(words.FIELDS, "statements")

    def requirement(self, item: Requirement, rule: Rule) -> str:
        """One demand, such as “each side: at least 20 % of the total budget”; a statement's is its question."""
        if item.code == "statement":
            return ""
        if item.value is True:
            return self.name(item.subject, rule) if item.subject else ""
        value = self.value(item.value)
        if isinstance(item.value, tuple):
            value = self.language.listed(self.name(str(part)) for part in item.value)
        text = self.say(words.RELATIONS, item.relation, value=value)
        if item.code.startswith("share_of_"):
            base = self.say(words.BASES, item.code[len("share_of_") :])
            text = self.language.gettext(_("{text} of {base}")).format(text=text, base=base)
        elif item.code == "with_consent":
            text = self.language.gettext(_("with consent {text}")).format(text=text)
        elif item.code == "points":
            text = self.language.gettext(_("{text} points")).format(
                text=self.say(words.RELATIONS, item.relation, value=self.language.number(item.value))
            )
        elif item.code.endswith(("_before", "_after")):
            return self._length(item)
        if item.subject:
            demand = self.language.gettext(_("{who} – {demand}"))
            return demand.format(who=self.name(item.subject, rule), demand=text)
        return text

    def _length(self, item: Requirement) -> str:
        unit, _sep, side = item.code.rpartition("_")
        count = int(item.value)
        length = {
            "days": self.language.ngettext("{n} day", "{n} days", count),
            "working_days": self.language.ngettext("{n} working day", "{n} working days", count),
            "months": self.language.ngettext("{n} month", "{n} months", count),
        }[unit].format(n=count)
        moment = self.say(words.MOMENTS, item.subject or "filed")
        if side == "before":
            return self.language.gettext(_("{length} before {moment}")).format(length=length, moment=moment)
        return self.language.gettext(_("within {length} of {moment}")).format(length=length, moment=moment)

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
        if head == "versions" and len(parts) == 2:
            return self.pair(self.say(words.FIELDS, "versions"), self.language.language(parts[1]))
        if head == "people":
            parts = [head, parts[-1]]
        for name in (".".join(parts), head):
            if name in words.FIELDS:
                return self.say(words.FIELDS, name)
        return path

    # Cures -----------------------------------------------------------------------------------------------------

    def cure(self, cure: Cure) -> str:
        """A suggestion as an imperative sentence."""
        rule = self.rules[cure.rules[0]]
        subjects = [self._cure_subject(str(item), rule) for item in cure.subjects]
        return self.say(
            words.CURES,
            cure.code,
            subjects=self.language.listed(subjects),
            size=self.value(cure.size),
            moves=self.language.listed(self.move(move) for move in cure.moves),
        )

    def _cure_subject(self, item: str, rule: Rule) -> str:
        left, colon, right = item.partition(":")
        if colon:
            return self.pair(self._cure_subject(left, rule), self._cure_subject(right, rule))
        for table in (words.ACTS, words.QUANTITIES):
            if item in table:
                return self.say(table, item)
        try:
            return self.language.date(PartialDate.parse(item))
        except ValueError:
            return self.name(item, rule)

    def move(self, move: Move) -> str:
        amount = move.amount
        taken = (amount.amount if isinstance(amount, Money) else amount) < 0
        size = amount.replace(amount=abs(amount.amount)) if isinstance(amount, Money) else abs(amount)
        return self.say(
            words.CURES,
            "move_take" if taken else "move_give",
            producer=self.name(move.producer),
            amount=self.value(size),
        )


def _tests(rule: Rule) -> list[Any]:
    """The test of a rule, or those of its limbs."""
    return [limb.test for limb in rule.test.limbs] if isinstance(rule.test, LimbsTest) else [rule.test]


class SurveySpeaker:
    """Says what a survey means: which agreement applies and why, and how they stand to each other."""

    def __init__(self, language: Language, agreements: dict[str, Agreement]) -> None:
        self.language = language
        self.agreements = agreements

    def short(self, id: str) -> str:
        return self.language.pick(self.agreements[id].short)

    def why(self, entry: Entry) -> str:
        subjects = self.language.listed(self._subject(item, entry.agreement) for item in entry.subjects)
        return self.language.gettext(words.WHY[entry.why]).format(subjects=subjects)

    def remark(self, remark: Remark) -> str:
        names = [self._country(item) for item in remark.subjects]
        return self.language.gettext(words.REMARKS[remark.code]).format(
            agreement=self.short(remark.agreements[0]) if remark.agreements else "",
            others=self.language.listed(self.short(id) for id in remark.agreements[1:]),
            first=names[0] if names else "",
            rest=self.language.listed(names[1:]),
            rest_all=self.language.listed(names),
            rule=remark.subjects[0] if remark.subjects else "",
        )

    def _subject(self, item: str, agreement: str) -> str:
        for rule in self.agreements[agreement].rules:
            if rule.id == item:
                return self.language.pick(rule.title)
        return self._country(item)

    def _country(self, code: str) -> str:
        return self.language.country(code) if len(code) == 2 and code.isupper() else code
