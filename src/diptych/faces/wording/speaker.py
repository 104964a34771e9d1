"""Speaks findings, facts, cures and surveys in one language: the only place where codes become sentences."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NEEDS_HUMAN, UNKNOWN
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.money import Money
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.names import Namer, place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.treaty.cures.change import Cure, Move
    from diptych.engines.treaty.outcome import Assessment, Fact, Finding, Requirement
    from diptych.engines.treaty.pack import Agreement, Rule
    from diptych.engines.treaty.survey import Entry, Remark
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


class Speaker(Namer):
    """Says what an assessment of one dossier under one agreement means, in one language."""

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
        return self.language.sentences(parts)

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
            code, *about = warning.split(":")
            subject, share = (*about, "", "")[:2]
            figure = self.language.share(Fraction(share)) if share else ""
            found.append(self.say(words.WARNINGS, code, subject=self.name(subject), share=figure))
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
        elif code == "work_place":
            fields["subject"] = self.say(words.WORKS, fact.subject or "")
        elif code == "work_in_lead" and not fact.subject:
            return "work_in_lead_unknown", fields
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

    def requirement(self, item: Requirement, rule: Rule) -> str:
        """One demand, such as “each side: at least 20 % of the total budget”; a statement's is its question."""
        if item.code == "statement":
            return ""
        if item.code.startswith("decision_"):
            return self.pair(self.name(item.subject or ""), self.say(words.STAGES, item.code[len("decision_") :]))
        if item.code == "fallbacks" and isinstance(item.value, tuple):
            return self.language.listed(self.say(words.FALLBACKS, step) for step in item.value)
        if item.value is True:
            return self.name(item.subject, rule) if item.subject else ""
        if item.code == "copies":
            count = int(item.value)
            return self.language.ngettext("{n} copy", "{n} copies", count).format(n=count)
        if item.code == "paper_language":
            return self.language.gettext(_("in {language}")).format(language=self.language.language(item.value))
        value = self.value(item.value)
        if isinstance(item.value, tuple):
            value = self.language.listed(self.name(str(part)) for part in item.value)
        elif isinstance(item.value, str):
            value = self.say(words.RIVALS, item.value)
        text = self.say(words.RELATIONS, item.relation, value=value)
        if item.code.startswith("share_of_") and not isinstance(item.value, str):
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
        elif item.code in ("form", "format", "first_exhibition", "original_language"):
            return self.say(words.FACTS, item.code, value=value)
        elif item.code == "work_done_in":
            works = self.language.listed(self.say(words.WORKS, work) for work in str(item.subject).split("+"))
            return self.language.colon(works, value)
        if item.subject:
            # A word of the text comes before a person or producer who has it for an id.
            table = next((table for table in (words.OF, words.ROLES) if item.subject in table), None)
            who = self.say(table, item.subject) if table else self.name(item.subject, rule)
            return self.language.gettext(_("{who} – {demand}")).format(who=who, demand=text)
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
        return self.language.gettext(_("within {length} after {moment}")).format(length=length, moment=moment)

    # Cures -----------------------------------------------------------------------------------------------------

    def cure(self, cure: Cure) -> str:
        """A suggestion as an imperative sentence."""
        rule = self.rules[cure.rules[0]]
        named = [self._cure_subject(str(item), rule) for item in cure.subjects]
        subjects = [text if (n := named.count(text)) == 1 else f"{text} × {n}" for text in dict.fromkeys(named)]
        return self.say(
            words.CURES,
            cure.code,
            subjects=self.language.listed(subjects),
            size=self.value(cure.size),
            moves=self.language.clauses(self.move(move) for move in cure.moves),
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
