"""Says what a rule asks of any film, before there is one: its test in words, when it applies, what may excuse from it.

:class:`~diptych.faces.wording.speaker.Speaker` says what became of one film; here there is no dossier, so a description
holds the demands themselves, as labels with values, lists and tables that each face lays out its own way.
"""

from __future__ import annotations

from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.pack import within
from diptych.engines.treaty.rules.kind import Parameter
from diptych.engines.treaty.rules.papers import StatementTest
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import demands, papers, people, terms
from diptych.faces.wording.demands import Demand, Description
from diptych.faces.wording.names import Namer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from diptych.engines.treaty.pack import Agreement, Event, Rule, Source, When
    from diptych.kernel.texts import Language

DESCRIBED: dict[str, Callable[[RuleSpeaker, Any], Description]] = {
    **demands.DESCRIBED,
    **papers.DESCRIBED,
    **people.DESCRIBED,
}
"""How the test of each kind of rule is described; limbs are described limb by limb."""


def _(text: str) -> str:
    return text


class Part(Record):
    """One limb of a rule that asks for several things at once."""

    name: str
    article: str | None
    kind: str
    test: Any
    description: Description


class RuleSpeaker(Namer):
    """Describes the rules of one agreement, as they stand on one date, in one language."""

    def __init__(self, language: Language, agreement: Agreement, on: date) -> None:
        super().__init__(language, agreement, Dossier(), on)
        self.law = agreement.law(on)

    # The rule --------------------------------------------------------------------------------------------------

    def describe(self, rule: Rule) -> Description:
        """What a rule of one thing asks for; nothing for one whose thresholds have no value on the date."""
        if rule.kind == "limbs" or within(rule.test, Parameter):
            return Description()
        return DESCRIBED[rule.kind](self, rule.test)

    def parts(self, rule: Rule) -> tuple[Part, ...]:
        """The limbs of a rule, each described; none for a rule of one thing."""
        if rule.kind != "limbs" or within(rule.test, Parameter):
            return ()
        return tuple(
            Part(
                name=self.language.pick(limb.name),
                article=limb.article,
                kind=limb.kind,
                test=limb.test,
                description=DESCRIBED[limb.kind](self, limb.test),
            )
            for limb in rule.test.limbs
        )

    def conditions(self, when: When | None) -> tuple[Demand, ...]:
        """When a rule applies to a film; nothing when it always does."""
        if when is None:
            return ()
        say = self.language.gettext
        found = [
            (_("Forms"), self.listed(words.FORMS, when.forms)),
            (_("All forms but"), self.listed(words.FORMS, when.not_forms)),
            (_("Formats"), self.listed(words.FORMATS, when.formats)),
            (_("First shown in"), self.listed(words.EXHIBITIONS, when.first_exhibition)),
            (_("Parties taking part"), self._count(">=", when.parties_from)),
            (_("Parties taking part"), self._count("<=", when.parties_to)),
            (_("Third states taking part"), self._count(">=", when.third_from)),
            (_("The majority side is"), self.names(when.lead)),
            (_("If"), self.circumstance(when.statement) if when.statement else ""),
        ]
        if when.third_party is not None:
            found.append((_("A co-producer from a third state"), self._present(when.third_party)))
        if when.finance_only is not None:
            found.append((_("A co-producer that only finances"), self._present(when.finance_only)))
        return tuple(Demand(label=say(label), value=value) for label, value in found if value)

    def exception(self, rule: Rule) -> tuple[Demand, ...]:
        """What may excuse from a rule: who grants it, how, on what grounds."""
        if rule.exception is None:
            return ()
        say, exemption = self.language.gettext, rule.exception
        by = _("every authority with a say") if exemption.consent_of == "each" else _("one authority is enough")
        grounds = [self.say(terms.GROUNDS, ground) for ground in exemption.grounds]
        found = [
            (_("Exception"), self.language.pick(exemption.text) or say(_("possible"))),
            (_("Granted by"), say(by)),
            (_("Granted how"), say(_("in writing")) if exemption.written else ""),
            (_("On the ground of"), self.language.listed(grounds)),
        ]
        return tuple(Demand(label=say(label), value=value) for label, value in found if value)

    # What a pack says of itself --------------------------------------------------------------------------------

    def circumstance(self, statement: str) -> str:
        """A statement of the dossier on which something depends, as a clause or as the question it answers."""
        if statement in terms.CIRCUMSTANCES:
            return self.say(terms.CIRCUMSTANCES, statement)
        for rule in self.agreement.rules:
            for test in within(rule.test, StatementTest):
                if test.statement == statement:
                    return self.language.pick(test.question)
        return self.say(words.FIELDS, "statements")

    def source_kind(self, source: Source) -> str:
        """What kind of document a source is; packs say it in English."""
        return self.language.gettext(source.kind) if source.kind else ""

    def event_place(self, event: Event) -> str:
        """Where something was signed; packs say it in English."""
        return self.language.gettext(event.place) if event.place else ""

    # Small words -----------------------------------------------------------------------------------------------

    def names(self, codes: tuple[str, ...]) -> str:
        return self.language.listed(self.name(code) for code in codes)

    def listed(self, table: dict[str, str], codes: tuple[str, ...]) -> str:
        return self.language.listed(self.say(table, code) for code in codes)

    def relation(self, relation: str, value: Any) -> str:
        """A limit such as “at least 20 %”; nothing where there is none."""
        return "" if value is None else self.say(words.RELATIONS, relation, value=self.value(value))

    def limits(self, *limits: tuple[str, Any]) -> str:
        """Several limits on one thing, such as “at least 20 %, at most 80 %”."""
        return self.language.listed(text for limit in limits if (text := self.relation(*limit)))

    def _count(self, relation: str, count: int | None) -> str:
        return "" if count is None else self.say(words.RELATIONS, relation, value=self.language.number(count))

    def _present(self, present: bool) -> str:
        return self.language.gettext(_("takes part") if present else _("does not take part"))


def opening(text: str) -> str:
    """A label or sentence with a capital letter, where its script has them."""
    return text[:1].upper() + text[1:]
