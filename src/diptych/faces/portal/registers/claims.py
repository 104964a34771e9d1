"""Reports as pages show them: what each says, and where they disagree."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Cites
from diptych.faces.portal.registers.labels import foreign
from diptych.faces.wording.registers.figures import Figures
from diptych.faces.wording.registers.terms import MEASURES, REASON_MEANINGS, REASONS, term
from diptych.kernel.keeping.shapes import is_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.faces.portal.registers.citing import Citing
    from diptych.faces.portal.registers.labels import Labels
    from diptych.kernel.texts import Language
    from diptych.registers.sources.models import Claim, Conflict, ConflictSide


class Report(Record):
    """One claim in words."""

    anchor: str
    measure: str
    figure: str
    lang: str
    """Of the figure, where it is words of the data in a language that is not the reader's."""
    circumstances: str
    """What is counted, where, when; empty where nothing was said of it."""
    said: str
    """Who said it, and when."""
    printed: str
    printed_lang: str
    note: str
    cites: Cites


class Side(Record):
    """What one source says where others say something else."""

    text: str
    lang: str
    said: str
    href: str
    """The report on this page, if it is one."""
    cites: Cites


class Disagreement(Record):
    """Reports face to face."""

    anchor: str
    about: str
    sides: tuple[Side, ...]
    reason: str
    meaning: str
    note: str


def ids_in(claims: Iterable[Claim]) -> set[str]:
    """The agents that claims speak of: whom they quote, who interpreted, whom their values name."""
    named = {name for claim in claims for name in (claim.upstream, claim.interpreter, *claim.value.split("; "))}
    return {name for name in named if name and is_id(name)}


class Reporter:
    """Says claims and conflicts of one page in one language."""

    def __init__(self, language: Language, citing: Citing, labels: Labels) -> None:
        self.language = language
        self.citing = citing
        self.figures = Figures(language, lambda id: labels.whoever(id).text)

    def report(self, claim: Claim) -> Report:
        return Report(
            anchor=anchor(claim.pk),
            measure=term(self.language, MEASURES, claim.measure),
            figure=self.figures.figure(claim),
            lang=self.figures.lang(claim),
            circumstances=" · ".join(self.figures.circumstances(claim)),
            said=self.said(claim),
            printed=claim.printed,
            printed_lang=foreign(claim.source.lang, self.language),
            note=claim.note,
            cites=self.citing.cite(claim),
        )

    def said(self, claim: Claim) -> str:
        """When it was reported, and by whom."""
        return " · ".join(filter(None, (self.figures.said_on(claim), claim.source.outlet)))

    def disagreement(self, conflict: Conflict) -> Disagreement:
        return Disagreement(
            anchor=anchor(conflict.pk),
            about=conflict.about,
            sides=tuple(self._side(side) for side in conflict.sides.all()),
            reason=term(self.language, REASONS, conflict.reason),
            meaning=term(self.language, REASON_MEANINGS, conflict.reason),
            note=conflict.note,
        )

    def _side(self, side: ConflictSide) -> Side:
        if side.claim is not None:
            return Side(
                text=self.figures.figure(side.claim),
                lang=self.figures.lang(side.claim),
                said=self.said(side.claim),
                href=f"#{anchor(side.claim.pk)}",
                cites=self.citing.cite(side.claim),
            )
        assert side.source is not None, "a side is a claim or has a source"
        return Side(text=side.value, lang="", said=side.source.outlet, href="", cites=self.citing.cite(side))


def anchor(id: str) -> str:
    """The id of a claim or conflict as a place on a page: its part after the owner may be met once only, too."""
    return id.replace("/", "-")
