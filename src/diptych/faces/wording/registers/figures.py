"""Says claims: the figure with what qualifies it, and the circumstances under which it was counted."""

from __future__ import annotations

import re
from fractions import Fraction

from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.dates import WRITTEN, accusative, declined
from diptych.faces.wording.registers.dates import dates as dates
from diptych.faces.wording.registers.units import FRAMES, GENITIVE, WORDED, counted, number, with_unit
from diptych.kernel.keeping.shapes import is_id
from diptych.registers.sources.enums import MEMORY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from diptych.kernel.texts import Language
    from diptych.registers.sources.models import Claim


def _(text: str) -> str:
    return text


VIEWERS = {"admissions", "previous_edition_audience"}
"""Measures whose persons bought tickets: Chinese counts visits, not people."""

DURATIONS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
"""Units of ISO 8601 durations such as ``P1M``."""

CODED = {"release_type": terms.RELEASE_TYPES, "kind": terms.WORK_KINDS}
"""Measures whose values are codes of a register."""


class Figures:
    """Says claims in one language.

    ``names`` gives what the agent with an id is called; text that is the id of nobody comes back as it is.
    """

    def __init__(self, language: Language, names: Callable[[str], str]) -> None:
        self.language = language
        self.names = names

    # What was said ---------------------------------------------------------------------------------------------

    def figure(self, claim: Claim) -> str:
        """What a claim says: “over 500 million roubles”, “20 February 2025”, or the text as it stands."""
        said = self._framed(claim)
        if claim.restated is not None:
            restated = counted(self.language, Fraction(claim.restated), claim.restated_currency)
            said = self._beside(said, restated)
        return said

    def lang(self, claim: Claim) -> str:
        """The language of a figure in the data's own words, guessed by its letters; empty if it is the reader's."""
        if not claim.value or self.figure(claim) != claim.value:
            return ""
        letters = {"ru": "[\u0400-\u04ff]", "zh-Hans": "[\u4e00-\u9fff]", "en": "[A-Za-z]"}
        guess = next((tag for tag, pattern in letters.items() if re.search(pattern, claim.value)), "")
        return "" if guess == self.language.tag else guess

    def _framed(self, claim: Claim) -> str:
        """The figure with its qualifier around it."""
        code = claim.qualifier
        if (bare := self._figure(claim, genitive=code in GENITIVE)) is None:
            return self._unprinted(claim)
        if code in ("", "exact"):
            return bare
        if code in FRAMES:
            return self._say(FRAMES[code], figure=bare)
        return self._beside(bare, terms.term(self.language, terms.QUALIFIERS, code))

    def _figure(self, claim: Claim, *, genitive: bool) -> str | None:
        """The figure itself; None where none was printed."""
        if claim.amount is not None:
            return counted(self.language, Fraction(claim.amount), claim.currency, genitive=genitive)
        if claim.value_to and claim.number is not None:
            return self._range(claim)
        if claim.number is not None:
            return self._number(claim, Fraction(claim.number), genitive=genitive)
        return self._value(claim, genitive=genitive) if claim.value else None

    def _number(self, claim: Claim, value: Fraction, *, genitive: bool = False) -> str:
        unit = _unit(claim)
        if unit == "percent":
            return self.language.share(value / 100)
        if unit == "place":
            return self._say(_("rank {n}"), n=self.language.number(value))
        if not unit:
            return number(self.language, value)[0]
        return counted(self.language, value, unit, genitive=genitive)

    def _range(self, claim: Claim) -> str:
        assert claim.number is not None, "a range begins with a number"
        low = number(self.language, Fraction(claim.number))[0]
        high = claim.value_to
        if re.fullmatch(r"\d+(\.\d+)?", high):
            high = self._number(claim, Fraction(high), genitive=True)
        return self._say(_("from {low} to {high}"), low=low, high=high)

    def _value(self, claim: Claim, *, genitive: bool) -> str:
        """A value that is no quantity: a date, a code, a name, a text."""
        value, unit = claim.value, claim.unit
        if WRITTEN.fullmatch(value):
            return declined(value, self.language) if genitive else dates(value, self.language)
        if decade := re.fullmatch(r"(\d{3})X", value):
            return self._say(_("the {decade}s"), decade=f"{decade[1]}0")
        if duration := re.fullmatch(r"P(\d+)([DWMY])", value):
            return counted(self.language, Fraction(duration[1]), DURATIONS[duration[2]], genitive=genitive)
        if unit == "bool":
            return self._say(_("yes") if value == "true" else _("no"))
        if unit == "country" or claim.measure == "nationality":
            return terms.territory(self.language, value)
        if (table := CODED.get(claim.measure)) and value in table:
            return terms.term(self.language, table, value)
        if value in terms.VALUES:
            return self._say(terms.VALUES[value])
        parts = value.split("; ")
        named = [self._named(part) for part in parts]
        return value if named == parts else self.language.clauses(named)

    def _named(self, part: str) -> str:
        """A city, an agent, or the text as it stands."""
        if part in terms.CITIES:
            return terms.term(self.language, terms.CITIES, part)
        return self.names(part) if is_id(part) else part

    def _unprinted(self, claim: Claim) -> str:
        """No figure was printed: the words that stand in its place, as far as they are known."""
        code, planned, _rest = claim.qualifier.partition("_planned")
        if code in WORDED:
            words = with_unit(self.language, self._say(WORDED[code]), 5, claim.currency or _unit(claim))
            if planned:
                words = self._say(FRAMES["planned"], figure=words)
            return self._say(_("{figure} (no exact figure printed)"), figure=words)
        if claim.printed:
            return self._say(_("no figure printed (“{printed}”)"), printed=claim.printed)
        return self._say(_("no figure printed"))

    # Under which circumstances ---------------------------------------------------------------------------------

    def circumstances(self, claim: Claim) -> list[str]:
        """What is counted, where, up to when, by whose account: short pieces for one line.

        ``claim.converted_from`` is looked at, so it is to be fetched with the claim.
        """
        pieces = (
            self._scope(claim),
            *self._where(claim),
            *self._when(claim),
            *self._beside_it(claim),
            *self._whose(claim),
        )
        return [piece for piece in pieces if piece]

    def said_on(self, claim: Claim) -> str:
        """When it was reported, as precisely as is known; empty if that is not known at all."""
        return dates(claim.reported or claim.source.date, self.language)

    def _scope(self, claim: Claim) -> str:
        if WRITTEN.fullmatch(claim.scope):
            return dates(claim.scope, self.language)
        return terms.term(self.language, terms.SCOPES, claim.scope)

    def _where(self, claim: Claim) -> list[str]:
        return [
            terms.territory(self.language, claim.territory) if claim.territory else "",
            terms.term(self.language, terms.CITIES, claim.city),
            terms.term(self.language, terms.CITIES, claim.place),
            self._say(_("side: {country}"), country=terms.territory(self.language, claim.side)) if claim.side else "",
        ]

    def _when(self, claim: Claim) -> list[str]:
        return [
            self._say(_("for {year}"), year=accusative(claim.year, self.language)) if claim.year else "",
            self._say(_("as of {date}"), date=accusative(claim.as_of, self.language)) if claim.as_of else "",
            self._period(claim),
            self._say(_("date: {date}"), date=dates(claim.date, self.language)) if claim.date else "",
        ]

    def _period(self, claim: Claim) -> str:
        start, end = claim.period_start, claim.period_end
        if start and end:
            said = self._say(_("period: {dates}"), dates=dates(f"{start}/{end}", self.language))
        elif start:
            said = self._say(_("period begins: {date}"), date=dates(start, self.language))
        elif end:
            said = self._say(_("period ends: {date}"), date=dates(end, self.language))
        else:
            return ""
        return self._say(_("{text}, unverified"), text=said) if claim.period_basis == MEMORY else said

    def _beside_it(self, claim: Claim) -> list[str]:
        """Other numbers that were printed with the figure."""
        numbers = (("screens", claim.screens), ("screenings", claim.screenings), ("viewers", claim.admissions))
        return [
            *(counted(self.language, Fraction(value), unit) for unit, value in numbers if value is not None),
            self._say(_("rank {n}"), n=self.language.number(claim.rank)) if claim.rank is not None else "",
        ]

    def _whose(self, claim: Claim) -> list[str]:
        original = claim.converted_from
        return [
            self._say(_("converted from: {figure}"), figure=self.figure(original)) if original else "",
            self._say(_("according to {name}"), name=self.names(claim.upstream)) if claim.upstream else "",
            self._say(_("interpreter: {name}"), name=self.names(claim.interpreter)) if claim.interpreter else "",
        ]

    # Words -----------------------------------------------------------------------------------------------------

    def _say(self, text: str, /, **fields: str) -> str:
        return self.language.gettext(text).format(**fields)

    def _beside(self, text: str, extra: str) -> str:
        return self._say(_("{name} ({extra})"), name=text, extra=extra)


def _unit(claim: Claim) -> str:
    return "viewers" if claim.unit == "persons" and claim.measure in VIEWERS else claim.unit
