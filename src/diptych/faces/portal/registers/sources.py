"""Sources as pages show them: a row of the list, and the page of each with all it says."""

from __future__ import annotations

import re
from itertools import groupby

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Citing, SourceLine, source_line
from diptych.faces.portal.registers.claims import Disagreement, Report, Reporter, Side, anchor, ids_in
from diptych.faces.portal.registers.labels import Label, Labels, page_of
from diptych.faces.portal.registers.listing import Filter
from diptych.faces.wording.registers.terms import (
    ARTICLE_RELATIONS,
    MEASURES,
    PAGE_TRAITS,
    SOURCE_KINDS,
    THINGS_MANY,
    term,
    territory,
)
from diptych.faces.wording.registers_fields import FIELDS
from diptych.registers.sources.enums import MEMORY
from diptych.registers.sources.queries.claims import conflicts_over, contradictions_over
from diptych.registers.sources.queries.sources import (
    numbers_of_claims,
    source_page,
    sources_listed,
    syndicated_with,
    what_sources_are,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from django.db.models import QuerySet

    from diptych.kernel.texts import Language
    from diptych.registers.sources.models import Article, Claim, Conflict, Contradiction, Source


def _(text: str) -> str:
    return text


# The list -------------------------------------------------------------------------------------------------------------


class SourceRow(Record):
    """A source at a glance."""

    line: SourceLine
    claims: int
    """How many claims cite it."""


def filters(language: Language) -> list[Filter]:
    """The filters of the list, with what there is to choose from; three queries."""
    there = what_sources_are()
    kinds = ((code, term(language, SOURCE_KINDS, code)) for code in there["kind"] if code != MEMORY)
    return [
        Filter(name="text", label=language.gettext(_("Title or outlet"))),
        Filter(name="kind", label=language.gettext(_("Kind of source")), options=_sorted(kinds)),
        Filter(
            name="lang",
            label=language.gettext(_("Language of the text")),
            options=_sorted(_told_apart(there["lang"], language)),
        ),
        Filter(
            name="country",
            label=language.gettext(_("Country of the outlet")),
            options=_sorted((code, territory(language, code)) for code in there["country"]),
        ),
        Filter(name="year", label=language.gettext(_("Year of publication")), number=True),
    ]


def _told_apart(tags: Iterable[str], language: Language) -> Iterator[tuple[str, str]]:
    """Languages by their tags; tags that go by one name, as where they differ by the script, stand beside it."""
    names = {tag: language.language(tag) for tag in tags}
    for tag, name in names.items():
        alike = list(names.values()).count(name) > 1
        yield tag, language.gettext(_("{name} ({extra})")).format(name=name, extra=tag) if alike else name


def _sorted(options: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(options, key=lambda option: option[1].casefold()))


def documents_listed(**chosen: Any) -> QuerySet[Source]:
    """The sources that are documents: what is known from memory has a page of its own, and is no document."""
    return sources_listed(**chosen).exclude(pk=MEMORY)


def source_rows(sources: Sequence[Source], language: Language) -> list[SourceRow]:
    """Rows for sources; one query."""
    numbers = numbers_of_claims([source.pk for source in sources])
    return [SourceRow(line=source_line(row, language), claims=numbers.get(row.pk, 0)) for row in sources]


# The page -------------------------------------------------------------------------------------------------------------


class Told(Record):
    """What a source says of one thing."""

    subject: Label
    reports: tuple[Report, ...]


class Finding(Record):
    """What a close reading found a text to claim: the sentence is ours."""

    anchor: str
    subject: Label
    measure: str
    figure: str
    lang: str
    """Of the figure, where it is the source's own words."""
    text: str


class Relative(Record):
    """Another text, and how it stands to the one that a page is about."""

    relation: str
    line: SourceLine


class Reading(Record):
    """What was found when a source was read closely."""

    relation: str
    of: SourceLine | None
    """The text it was made from."""
    group: tuple[Relative, ...]
    """Others that go back to the same original."""
    traits: tuple[str, ...]
    about: tuple[Label, ...]
    findings: tuple[Finding, ...]


class Facing(Record):
    """A disagreement that a source has a part in, and what it is about."""

    subject: Label
    disagreement: Disagreement


class CitedBy(Record):
    """Things of one kind that cite a source: each with the parts of its record that do."""

    kind: str
    things: tuple[tuple[Label, tuple[str, ...]], ...]


class SourceShown(Record):
    """Everything the registers know of a source, in words."""

    line: SourceLine
    country: str
    address: tuple[str, ...]
    """In pieces, none of which a browser or one of its extensions would take for an address and make a link of."""
    archive: str
    note: str
    told: tuple[Told, ...]
    readings: tuple[Reading, ...]
    facing: tuple[Facing, ...]
    cited_by: tuple[CitedBy, ...]
    copies: tuple[Relative, ...]
    sources: tuple[SourceLine, ...]

    @property
    def claims(self) -> int:
        return sum(len(item.reports) for item in self.told)

    @property
    def citing(self) -> int:
        return sum(len(item.things) for item in self.cited_by)


class Elsewhere(Citing):
    """Cites every source but the one that the page is about."""

    def __init__(self, language: Language, own: str) -> None:
        super().__init__(language)
        self.own = own

    def of(self, sources: list[Source], unverified: bool = False) -> Any:
        return super().of([source for source in sources if source.pk != self.own], unverified)


def source_shown(id: str, language: Language) -> SourceShown:
    """The page of one source. Refused("no_thing"). At most twenty-five queries, whatever there is to show."""
    return _Making(id, language).page()


class _Making:
    """One page in the making: what several of its parts need."""

    def __init__(self, id: str, language: Language) -> None:
        self.language = language
        self.found = source_page(id)
        self.conflicts = list(conflicts_over(id))
        self.contradictions = _once(contradictions_over(id))
        for claim in self.own_claims():
            claim.source = self.found.source
        groups = {reading.syndication_group for reading in self.found.readings} - {""}
        self.groups = list(syndicated_with(groups)) if groups else []
        self.labels = Labels(language, self.wanted())
        self.citing = Elsewhere(language, id)
        self.reporter = Reporter(language, self.citing, self.labels)

    def own_claims(self) -> Iterator[Claim]:
        yield from self.found.claims
        for reading in self.found.readings:
            yield from reading.found  # type: ignore[attr-defined]  # fetched with the page

    def wanted(self) -> dict[str, set[str]]:
        """Ids of all that the page speaks of, by kind."""
        sides = [side.claim for conflict in self.conflicts for side in conflict.sides.all() if side.claim is not None]
        others = [claim for row in self.contradictions for claim in (row.claim, row.other)]
        claims = [*self.own_claims(), *sides, *others]
        ids: dict[str, set[str]] = {"agent": ids_in(claims)}
        mentions = [mention for reading in self.found.readings for mention in reading.about]  # type: ignore[attr-defined]
        things = [
            *((item.subject_type, item.subject_id) for item in (*claims, *mentions)),
            *((conflict.owner_type, conflict.owner_id) for conflict in self.conflicts),
            *((link.kind, link.id) for link in self.links()),
        ]
        for kind, id in things:
            ids.setdefault(kind, set()).add(id)
        ids.pop("market", None)
        return ids

    def page(self) -> SourceShown:
        source = self.found.source
        return SourceShown(
            line=source_line(source, self.language),
            country=territory(self.language, source.outlet_country),
            address=tuple(re.findall(r"[^/.?&=:_-]*[/.?&=:_-]?", source.address)[:-1]),
            archive=source.archive,
            note=source.note,
            told=tuple(self.told()),
            readings=tuple(map(self.reading, self.found.readings)),
            facing=(*map(self.conflict, self.conflicts), *map(self.contradiction, self.contradictions)),
            cited_by=tuple(self.cited_by()),
            copies=tuple(self.relative(reading) for reading in self.found.copies),
            sources=tuple(self.citing.sources()),
        )

    def told(self) -> Iterator[Told]:
        """Claims on record, by what they speak of."""
        subjects: dict[tuple[str, str], list[Report]] = {}
        for claim in self.found.claims:
            report = self.reporter.report(claim)
            # The page says once which source it is about, and when that appeared.
            own_day = claim.reported and claim.reported != claim.source.date
            report = report.replace(said=self.reporter.figures.said_on(claim) if own_day else "")
            subjects.setdefault((claim.subject_type, claim.subject_id), []).append(report)
        for (kind, id), reports in subjects.items():
            yield Told(subject=self.labels.of(kind, id), reports=tuple(reports))

    # Close readings -------------------------------------------------------------------------------------------------

    def reading(self, reading: Article) -> Reading:
        group = [other for other in self.groups if other.syndication_group == reading.syndication_group]
        rows: Any = reading
        return Reading(
            relation=term(self.language, ARTICLE_RELATIONS, reading.relation),
            of=source_line(reading.of, self.language) if reading.of else None,
            group=tuple(self.relative(other) for other in group if other.source_id != reading.source_id),
            traits=tuple(term(self.language, PAGE_TRAITS, trait.code) for trait in rows.traits),
            about=tuple(self.labels.of(mention.subject_type, mention.subject_id) for mention in rows.about),
            findings=tuple(self.finding(claim) for claim in rows.found),
        )

    def finding(self, claim: Claim) -> Finding:
        return Finding(
            anchor=anchor(claim.pk),
            subject=self.labels.of(claim.subject_type, claim.subject_id),
            measure=term(self.language, MEASURES, claim.measure),
            figure=self.reporter.figures.figure(claim),
            lang=self.reporter.figures.lang(claim),
            text=claim.text,
        )

    def relative(self, reading: Article) -> Relative:
        return Relative(
            relation=term(self.language, ARTICLE_RELATIONS, reading.relation),
            line=source_line(reading.source, self.language),
        )

    # What contradicts it --------------------------------------------------------------------------------------------

    def conflict(self, conflict: Conflict) -> Facing:
        shown = self.reporter.disagreement(conflict)
        sides = [
            face.replace(href=self.place(side.claim)) if side.claim is not None else face
            for face, side in zip(shown.sides, conflict.sides.all(), strict=True)
        ]
        return Facing(
            subject=self.labels.of(conflict.owner_type, conflict.owner_id),
            disagreement=shown.replace(sides=tuple(sides)),
        )

    def contradiction(self, row: Contradiction) -> Facing:
        """This source's claim first, whichever text was being read when the other was met."""
        pair = [row.claim, row.other]
        if row.claim.source_id != self.found.source.pk:
            pair.reverse()
        return Facing(
            subject=self.labels.of(pair[0].subject_type, pair[0].subject_id),
            disagreement=Disagreement(
                anchor=f"{row.article_id}-against-{row.position}",
                about=row.about,
                sides=tuple(self.side(claim) for claim in pair),
                reason="",
                meaning="",
                note="",
            ),
        )

    def side(self, claim: Claim) -> Side:
        measure = term(self.language, MEASURES, claim.measure)
        return Side(
            text=self.reporter.figures.figure(claim),
            lang=self.reporter.figures.lang(claim),
            said=f"{measure} · {self.reporter.said(claim)}",
            href=self.place(claim),
            cites=self.citing.cite(claim),
        )

    def place(self, claim: Claim) -> str:
        """Where a claim is shown in full: here if it is this source's, else on the page of the source it is from."""
        here = claim.source_id == self.found.source.pk
        return f"{'' if here else page_of('source', claim.source_id)}#{anchor(claim.pk)}"

    # What cites it --------------------------------------------------------------------------------------------------

    def links(self) -> list[Any]:
        """What cites it otherwise than in a claim, a conflict or a reading, which the page shows as such."""
        shown = {"claims", "items", "conflicts"}
        return [
            link for link in self.found.links if link.kind != "article" and link.field.partition(".")[0] not in shown
        ]

    def cited_by(self) -> Iterator[CitedBy]:
        order = list(THINGS_MANY)
        links = sorted(self.links(), key=lambda link: (order.index(link.kind), link.id))
        for kind, there in groupby(links, key=lambda link: link.kind):
            things = [
                (self.labels.of(kind, id), tuple(dict.fromkeys(self.field(link.field) for link in of_one)))
                for id, of_one in groupby(there, key=lambda link: link.id)
            ]
            things.sort(key=lambda row: row[0].text.casefold())
            yield CitedBy(kind=term(self.language, THINGS_MANY, kind), things=tuple(things))

    def field(self, path: str) -> str:
        first = path.partition(".")[0]
        return self.language.gettext(_("The record as a whole")) if first == "sources" else field(first, self.language)


def field(name: str, language: Language) -> str:
    """What a part of a record is called."""
    return language.gettext(FIELDS[name]) if name in FIELDS else name.replace("_", " ")


def _once(rows: Iterable[Contradiction]) -> list[Contradiction]:
    """Two texts that contradict each other were both read: the same pair then stands twice."""
    return list({frozenset((row.claim_id, row.other_id)): row for row in rows}.values())
