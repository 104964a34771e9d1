"""What each kind of rule asks for, in words: scope, shares, places, time, the life of an approval.

People are in :mod:`diptych.faces.wording.people`, papers in :mod:`diptych.faces.wording.papers`. Every function takes
the speaker and the test of a rule with the values of a day, and gives a description without a word about any film.
"""

from __future__ import annotations

from diptych.engines.treaty.rules.time import EACH_PARTY, WEEKDAYS
from diptych.engines.values.exact import percent
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diptych.engines.treaty.rules.bounds import ShareTest
    from diptych.engines.treaty.rules.lifecycle import ApprovalTest, AttributionTest, BalanceTest
    from diptych.engines.treaty.rules.places import PlacesTest
    from diptych.engines.treaty.rules.proportion import ProportionTest
    from diptych.engines.treaty.rules.scope import PartiesTest, ProducersTest, ScopeTest, ThirdTest
    from diptych.engines.treaty.rules.time import DeadlineTest
    from diptych.faces.wording.rules import RuleSpeaker


def _(text: str) -> str:
    return text


class Demand(Record):
    """One thing asked for: of what or whom, and what. ``label`` may be empty."""

    label: str
    value: str


class Item(Record):
    """One document or clause of a list, and on what it depends."""

    name: str
    only_if: str = ""


class Row(Record):
    """One line of a points table."""

    name: str
    points: str


class Description(Record):
    """A rule in words: what it asks for, and the lists and tables that belong to it."""

    demands: tuple[Demand, ...] = ()
    sentences: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    steps: tuple[str, ...] = ()
    """In this order: the first that decides is taken."""
    choices: tuple[str, ...] = ()
    """Any one of these."""
    table: tuple[Row, ...] = ()


def asked(speaker: RuleSpeaker, *rows: tuple[str, str]) -> tuple[Demand, ...]:
    """Demands of marked labels and spoken values; rows without a value are left out."""
    return tuple(Demand(label=speaker.language.gettext(label), value=value) for label, value in rows if value)


def of_whom(speaker: RuleSpeaker, of: str, countries: tuple[str, ...]) -> str:
    """Whose share is meant, with the countries where the text names them."""
    if of in ("group", "country"):
        return speaker.names(countries)
    if of in ("each_in_group", "all_but_country"):
        return speaker.pair(speaker.say(words.OF, of), speaker.names(countries))
    return speaker.say(words.OF, of)


def of_base(speaker: RuleSpeaker, text: str, base: str) -> str:
    return speaker.language.gettext(_("{text} of {base}")).format(text=text, base=speaker.say(words.BASES, base))


# Scope ---------------------------------------------------------------------------------------------------------------


def scope(speaker: RuleSpeaker, test: ScopeTest) -> Description:
    doubtful = [
        speaker.listed(words.FORMS, test.doubtful_forms),
        speaker.listed(words.FORMATS, test.doubtful_formats),
    ]
    certain = tuple(code for code in test.formats if code not in test.doubtful_formats)
    return Description(
        demands=asked(
            speaker,
            (_("Forms"), speaker.listed(words.FORMS, tuple(f for f in test.forms if f not in test.doubtful_forms))),
            (_("Formats"), speaker.listed(words.FORMATS, certain)),
            (_("First shown in"), speaker.listed(words.EXHIBITIONS, test.first_exhibition)),
            (_("In doubt, for a person to decide"), speaker.language.listed(text for text in doubtful if text)),
        )
    )


def parties(speaker: RuleSpeaker, test: PartiesTest) -> Description:
    named = speaker.law.parties_in_order if test.each else test.each_of
    exactly = ""
    if test.or_exactly is not None:
        exactly = speaker.language.gettext(
            _("exactly {n}, with nobody from elsewhere, if no bilateral agreement stands between them")
        ).format(n=speaker.language.number(test.or_exactly))
    return Description(
        demands=asked(
            speaker,
            (_("A co-producer from each"), speaker.names(named)),
            (_("Parties taking part"), "" if named else speaker.relation(">=", test.minimum)),
            (_("Also enough"), exactly),
        )
    )


def producers(speaker: RuleSpeaker, test: ProducersTest) -> Description:
    yes = speaker.value(True)
    return Description(
        demands=asked(
            speaker,
            (_("Co-producers concerned"), "" if test.of == ("parties",) else speaker.names(test.of)),
            (_("Established in"), speaker.names(test.established_in)),
            (_("More than half owned by nationals of"), speaker.names(test.owned_by)),
            (_("Managed by nationals of"), speaker.names(test.managed_by)),
            (_("Takes an active part"), yes if test.active else ""),
        )
    )


def independence(speaker: RuleSpeaker, test: Record) -> Description:
    said = _("No co-producer is tied to another by management, ownership or control, beyond this very film.")
    return Description(sentences=(speaker.language.gettext(said),))


def third(speaker: RuleSpeaker, test: ThirdTest) -> Description:
    say = speaker.language.gettext
    if not test.admitted:
        return Description(demands=asked(speaker, (_("Co-producers from third states"), say(_("not admitted")))))
    return Description(
        demands=asked(
            speaker,
            (_("Co-producers from third states"), say(_("admitted"))),
            (_("Treaty"), say(_("their state has one of its own with a party")) if test.own_treaty else ""),
            (_("Consent"), say(_("of every authority with a say")) if test.consent else ""),
        )
    )


# Shares --------------------------------------------------------------------------------------------------------------


def share(speaker: RuleSpeaker, test: ShareTest) -> Description:
    say = speaker.language.gettext
    who = of_whom(speaker, test.of, test.countries)
    limits = speaker.limits((">=", test.minimum), (">", test.above), ("<=", test.maximum), ("<", test.below))
    found = []
    for base in test.bases:
        if limits:
            text = of_base(speaker, limits, base)
            if base in test.optional:
                text = say(_("{text}, where it is stated")).format(text=text)
            found.append(Demand(label=who, value=text))
        for relation, rival in (("<=", test.not_above), ("<", test.less_than)):
            if rival is not None:
                text = speaker.say(words.RELATIONS, relation, value=speaker.say(words.RIVALS, rival))
                found.append(Demand(label=who, value=text))
    wider = test.within
    below = say(_("valid below {share}, but a party may limit its national support"))
    found += asked(
        speaker,
        (_("With consent"), speaker.limits((">=", wider.minimum), ("<=", wider.maximum)) if wider else ""),
        (_("In money"), speaker.relation(">=", test.minimum_amount)),
        (_("Remark"), "" if test.warn_below is None else below.format(share=speaker.language.share(test.warn_below))),
        (_("Another maximum reserved"), _reserved(speaker, test)),
    )
    return Description(demands=tuple(found))


def _reserved(speaker: RuleSpeaker, test: ShareTest) -> str:
    """Parties that reserved another maximum for their own share, each with it."""
    if test.reserved is None:
        return ""
    stated = [(party.country, party.reservations.get(test.reserved)) for party in speaker.agreement.parties]
    return speaker.language.listed(
        speaker.pair(speaker.name(country), speaker.language.share(percent(value)))
        for country, value in stated
        if value
    )


def proportion(speaker: RuleSpeaker, test: ProportionTest) -> Description:
    say = speaker.language.gettext
    who = of_whom(speaker, test.of, test.countries)
    measure, base = speaker.say(words.BASES, test.measure), speaker.say(words.BASES, test.base)
    follows = say(_("follows the share of {base}")).format(base=base)
    numbers = [
        say(text).format(points=speaker.language.number(value * 100))
        for text, value in (
            (_("at most {points} percentage points above it"), test.points_above),
            (_("at most {points} percentage points below it"), test.points_below),
        )
        if value is not None
    ]
    limits = speaker.limits((">=", test.minimum), ("<=", test.maximum))
    unquantified = "" if numbers or limits else say(_("The text gives no number; the authorities judge."))
    return Description(
        demands=(
            Demand(label=speaker.pair(who, say(_("share of {base}")).format(base=measure)), value=follows),
            *asked(
                speaker,
                (_("Within"), speaker.language.listed(numbers)),
                (_("In any case"), of_base(speaker, limits, test.measure) if limits else ""),
            ),
        ),
        sentences=(unquantified,) if unquantified else (),
    )


# Places and time -----------------------------------------------------------------------------------------------------


def places(speaker: RuleSpeaker, test: PlacesTest) -> Description:
    say = speaker.language.gettext
    least = "" if not test.minimum else speaker.relation(">=", test.minimum)
    elsewhere = speaker.relation("<=", test.elsewhere_up_to)
    return Description(
        demands=asked(
            speaker,
            (_("Work"), speaker.listed(words.WORKS, test.works)),
            (_("Done in"), speaker.names(test.countries)),
            (_("Share of the work done there"), least),
            (_("Cost of work elsewhere"), of_base(speaker, elsewhere, "budget") if elsewhere else ""),
            (_("The larger part"), say(_("in the country of the majority co-producer")) if test.in_lead else ""),
            (_("Elsewhere"), say(_("once every authority has approved the place")) if test.approved else ""),
        )
    )


def span(speaker: RuleSpeaker, test: DeadlineTest) -> str:
    """How long a deadline is: “60 days”."""
    ngettext = speaker.language.ngettext
    if test.working_days is not None:
        return ngettext("{n} working day", "{n} working days", test.working_days).format(n=test.working_days)
    if test.months is not None:
        return ngettext("{n} month", "{n} months", test.months).format(n=test.months)
    days = test.days or 0
    return ngettext("{n} day", "{n} days", days).format(n=days)


def deadline(speaker: RuleSpeaker, test: DeadlineTest) -> Description:
    say = speaker.language.gettext
    moment = speaker.say(words.MOMENTS, test.before or test.after or "filed")
    template = _("{length} before {moment}") if test.before else _("within {length} after {moment}")
    due = say(template).format(length=span(speaker, test), moment=moment)
    calendar = ""
    if test.working_days is not None:
        calendar = _calendar(speaker, test.calendar or WEEKDAYS)
    return Description(
        demands=(
            Demand(label=speaker.say(words.ACTS, test.act), value=due),
            *asked(
                speaker,
                (_("Whose"), "" if test.of == "each_party" else _side(speaker, test.of)),
                (_("Working days"), calendar),
                (_("At every authority"), say(_("on one and the same day")) if test.simultaneous else ""),
                (_("Binds"), say(_("the authority, not the film")) if test.authority else ""),
            ),
        )
    )


def _calendar(speaker: RuleSpeaker, calendar: str) -> str:
    if calendar == EACH_PARTY:
        return speaker.language.gettext(_("counted by the calendar of each authority's own country"))
    if calendar == WEEKDAYS:
        return speaker.say(words.CALENDARS, WEEKDAYS)
    return speaker.say(words.CALENDARS, "country", country=speaker.name(calendar))


def _side(speaker: RuleSpeaker, of: str) -> str:
    sides = {"majority": _("the majority side"), "minority": _("the minority side")}
    return speaker.say(sides, of)


# The life of an approval ---------------------------------------------------------------------------------------------


def approval(speaker: RuleSpeaker, test: ApprovalTest) -> Description:
    say = speaker.language.gettext
    forms = tuple((speaker.name(country), speaker.language.pick(names)) for country, names in test.forms.items())
    return Description(
        demands=(
            *asked(speaker, (_("Every authority decides on"), speaker.say(words.STAGES, test.stage))),
            *(Demand(label=name, value=form) for name, form in forms),
            *asked(
                speaker,
                (_("When"), say(_("before shooting begins")) if test.before_shooting else ""),
                (_("Order"), say(_("the majority's authority first")) if test.sequence else ""),
            ),
        )
    )


def conformity(speaker: RuleSpeaker, test: Record) -> Description:
    said = _("The film is made as provisionally approved; every change needs the approval of every authority.")
    return Description(sentences=(speaker.language.gettext(said),))


def attribution(speaker: RuleSpeaker, test: AttributionTest) -> Description:
    return Description(
        demands=asked(speaker, (_("Who gets"), speaker.say(words.ATTRIBUTED, test.what))),
        steps=tuple(speaker.say(words.FALLBACKS, step) for step in test.order),
    )


def balance(speaker: RuleSpeaker, test: BalanceTest) -> Description:
    period = speaker.language.gettext(_("no period named"))
    if test.years:
        period = speaker.language.ngettext("{n} year", "{n} years", test.years).format(n=test.years)
    return Description(
        demands=asked(speaker, (_("Contributions balance over"), period)),
        sentences=(speaker.say(words.FINDINGS, "balance.portfolio"),),
    )


DESCRIBED: dict[str, Callable[[RuleSpeaker, Any], Description]] = {
    "scope": scope,
    "parties": parties,
    "producers": producers,
    "independence": independence,
    "third": third,
    "share": share,
    "proportion": proportion,
    "places": places,
    "deadline": deadline,
    "approval": approval,
    "conformity": conformity,
    "attribution": attribution,
    "balance": balance,
}
