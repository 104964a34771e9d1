"""Two dates of law side by side: what of one text was different between them."""

from __future__ import annotations

from diptych.engines.treaty.pack import within
from diptych.engines.treaty.rules.kind import Parameter
from diptych.engines.values.record import Record
from diptych.faces.portal.library.life import value_on
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.rules import RuleSpeaker, opening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diptych.engines.treaty.pack import Agreement, Party


def _(text: str) -> str:
    return text


class Difference(Record):
    """One thing that was different: what, and what it was on each of the two dates."""

    what: str
    first: str
    second: str
    rule: str = ""
    """Id of the rule, where it is one."""
    concerned: tuple[tuple[str, str], ...] = ()
    """Rules that a threshold belongs to: id and title."""


class Group(Record):
    """Differences of one sort under their heading."""

    heading: str
    rows: tuple[Difference, ...]

    @property
    def concerns(self) -> bool:
        return any(row.concerned for row in self.rows)


class Comparison(Record):
    """Every difference between two dates; none where the law was the same."""

    groups: tuple[Group, ...]


def compare(agreement: Agreement, first: RuleSpeaker, second: RuleSpeaker) -> Comparison:
    """What was different on the date of the second speaker from that of the first; both of one language."""
    say = first.language.gettext
    groups = (
        (_("Status"), tuple(_status(first, second))),
        (_("Thresholds"), tuple(_thresholds(agreement, first, second))),
        (_("Rules"), tuple(_rules(agreement, first, second))),
        (_("Parties"), tuple(_parties(agreement, first, second))),
        (_("Competent authorities"), tuple(_authorities(agreement, first, second))),
    )
    return Comparison(groups=tuple(Group(heading=say(heading), rows=rows) for heading, rows in groups if rows))


def _status(first: RuleSpeaker, second: RuleSpeaker) -> Iterator[Difference]:
    if first.law.force != second.law.force:
        yield Difference(
            what=first.language.gettext(_("The text as a whole")),
            first=opening(first.say(terms.STANDINGS, first.law.force)),
            second=opening(first.say(terms.STANDINGS, second.law.force)),
        )


def _thresholds(agreement: Agreement, first: RuleSpeaker, second: RuleSpeaker) -> Iterator[Difference]:
    language = first.language
    for name, dated in agreement.parameters.items():
        before, after = value_on(dated, first.on, language), value_on(dated, second.on, language)
        if before != after:
            concerned = tuple(
                (rule.id, language.pick(rule.title))
                for rule in agreement.rules
                if any(parameter.name == name for parameter in within(rule.test, Parameter))
            )
            yield Difference(what=language.pick(dated.name) or name, first=before, second=after, concerned=concerned)


def _rules(agreement: Agreement, first: RuleSpeaker, second: RuleSpeaker) -> Iterator[Difference]:
    before, after = ({rule.id for rule in speaker.law.rules} for speaker in (first, second))
    words_for = {True: first.language.gettext(_("law")), False: first.language.gettext(_("not law"))}
    for rule in agreement.rules:
        held = (rule.id in before, rule.id in after)
        if held[0] != held[1]:
            yield Difference(
                what=first.language.pick(rule.title),
                first=opening(words_for[held[0]]),
                second=opening(words_for[held[1]]),
                rule=rule.id,
            )


def _parties(agreement: Agreement, first: RuleSpeaker, second: RuleSpeaker) -> Iterator[Difference]:
    words_for = {True: first.language.gettext(_("a party")), False: first.language.gettext(_("not a party"))}
    for party in agreement.parties:
        held = (party.country in first.law.parties, party.country in second.law.parties)
        if held[0] != held[1]:
            yield Difference(
                what=first.name(party.country),
                first=opening(words_for[held[0]]),
                second=opening(words_for[held[1]]),
            )


def _authorities(agreement: Agreement, first: RuleSpeaker, second: RuleSpeaker) -> Iterator[Difference]:
    for party in agreement.parties:
        before, after = _decides(party, first), _decides(party, second)
        if before != after:
            yield Difference(what=first.name(party.country), first=before, second=after)


def _decides(party: Party, speaker: RuleSpeaker) -> str:
    authority = party.authority(speaker.on)
    return speaker.language.pick(authority.name) if authority else opening(speaker.say(words.OUTCOMES, "unknown"))
