"""What rules about people ask for, in words: who is admitted, in what proportion, whom a side supplies, points."""

from __future__ import annotations

from fractions import Fraction

from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.demands import Demand, Description, Row, asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diptych.engines.treaty.rules.kind import Who
    from diptych.engines.treaty.rules.people import CompositionTest, Part, ParticipantsTest, RatioTest
    from diptych.engines.treaty.rules.points import PointsTest
    from diptych.faces.wording.rules import RuleSpeaker


def _(text: str) -> str:
    return text


def people(speaker: RuleSpeaker, part: Part | None) -> str:
    """Who is meant: the roles and sizes of parts, or everybody."""
    if part is None:
        return speaker.language.gettext(_("everybody who takes part"))
    return speaker.listed(words.ROLES, (*part.roles, *part.standings))


def residents(speaker: RuleSpeaker, who: Who) -> str:
    """How far residents count like nationals, and where, if not in every country named."""
    said = speaker.say(terms.RESIDENTS, who.residents) if who.residents else ""
    if who.resident_years is not None:
        years = speaker.language.ngettext(
            "those who have lived there for more than {n} year count like nationals",
            "those who have lived there for more than {n} years count like nationals",
            who.resident_years,
        ).format(n=who.resident_years)
        said = speaker.language.clauses(text for text in (said, years) if text)
    if said and who.residents_of:
        return speaker.language.colon(said, speaker.names(who.residents_of))
    return said


def participants(speaker: RuleSpeaker, test: ParticipantsTest) -> Description:
    return Description(
        demands=asked(
            speaker,
            (_("Who"), people(speaker, test.part)),
            (_("Nationals of"), speaker.names(test.who.countries)),
            (_("Residents"), residents(speaker, test.who)),
            (_("Not counted"), speaker.listed(words.ROLES, test.exempt)),
            (_("In doubt, for a person to decide"), speaker.names(test.doubtful)),
        )
    )


def ratio(speaker: RuleSpeaker, test: RatioTest) -> Description:
    limits = speaker.limits((">=", test.minimum), (">", test.above), ("<=", test.maximum))
    return Description(
        demands=asked(
            speaker,
            (_("Among"), people(speaker, test.part)),
            (_("Who are not nationals of"), speaker.names(test.who.countries) if test.foreign else ""),
            (_("Who are nationals of"), "" if test.foreign else speaker.names(test.who.countries)),
            (_("Their share of heads"), limits),
            (_("Residents"), residents(speaker, test.who)),
        )
    )


def composition(speaker: RuleSpeaker, test: CompositionTest) -> Description:
    def combination(counts: dict[str, int]) -> str:
        return speaker.language.listed(_heads(speaker, test, name, count) for name, count in counts.items())

    approval = speaker.language.gettext(_("{combination} – once every authority approves"))
    return Description(
        demands=asked(speaker, (_("Supplied by"), speaker.say(words.OF, test.of))),
        choices=(
            *(combination(counts) for counts in test.any_of),
            *(approval.format(combination=combination(counts)) for counts in test.by_approval),
        ),
    )


def _heads(speaker: RuleSpeaker, test: CompositionTest, name: str, count: int) -> str:
    part = speaker.say(words.ROLES, name) if name in words.ROLES else people(speaker, test.parts[name])
    return f"{speaker.language.number(count)} × {part}"


def points(speaker: RuleSpeaker, test: PointsTest) -> Description:
    total = sum((element.points for element in test.elements), Fraction(0))
    mark = ""
    if test.threshold is not None:
        mark = speaker.language.gettext(_("at least {points} of {total}")).format(
            points=speaker.language.number(test.threshold), total=speaker.language.number(total)
        )
    share = speaker.relation(">=", test.threshold_share)
    return Description(
        demands=(
            *asked(
                speaker,
                (_("Pass mark"), mark),
                (_("Share of the points that apply"), share),
                (_("Points go to nationals of"), speaker.names(test.who.countries)),
                (_("Residents"), residents(speaker, test.who)),
            ),
            *_splits(speaker, test),
        ),
        table=tuple(
            Row(name=speaker.language.pick(element.name), points=speaker.language.number(element.points))
            for element in test.elements
        ),
    )


def _splits(speaker: RuleSpeaker, test: PointsTest) -> tuple[Demand, ...]:
    named = [speaker.language.pick(element.name) for element in test.elements if element.split]
    return asked(speaker, (_("Shared between several people"), speaker.language.listed(named)))


DESCRIBED: dict[str, Callable[[RuleSpeaker, Any], Description]] = {
    "participants": participants,
    "ratio": ratio,
    "composition": composition,
    "points": points,
}
