"""Documents of the programme as pages show them: a row of the list, and the page of each."""

from __future__ import annotations

from itertools import groupby

from django.urls import reverse

from diptych import agreements as library
from diptych.apps.programme.enums import Level
from diptych.apps.programme.queries.programmes import document_page, kinds_of_documents, programme_page
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Cites, Citing, SourceLine
from diptych.faces.portal.registers.claims import Reporter, anchor
from diptych.faces.portal.registers.labels import Label, Labels
from diptych.faces.portal.registers.listing import Filter
from diptych.faces.portal.registers.named import named
from diptych.faces.portal.registers.reported import Reported, Said
from diptych.faces.portal.registers.sides import panels, parties_of
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.figures import dates
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.authority.enums import AS_PRINTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diptych.apps.programme.models import Document, DocumentName, DocumentParty
    from diptych.kernel.texts import Language
    from diptych.registers.sources.models import Claim


def _(text: str) -> str:
    return text


# The list -------------------------------------------------------------------------------------------------------------


class DocumentRow(Record):
    """A document at a glance."""

    href: str
    panels: tuple[dict[str, str], ...]
    """What it is called in the languages of its parties."""
    under: dict[str, str] | None
    kind: str
    date: str
    parties: tuple[Label, ...]
    agreement: tuple[str, str] | None
    """The agreement of the library that it is: name and address."""


class Shelf(Record):
    """Documents of one level, under its name."""

    name: str
    rows: tuple[DocumentRow, ...]


def filters(language: Language) -> list[Filter]:
    """The filters of the list, with what there is to choose from. One query."""
    say = language.gettext
    kinds = [(code, term(language, terms.DOCUMENT_KINDS, code)) for code in kinds_of_documents()]
    return [
        Filter(
            name="level",
            label=say(_("What it stands for")),
            options=tuple((code, term(language, terms.LEVELS, code)) for code in Level.values),
        ),
        Filter(
            name="kind",
            label=say(_("Kind of document")),
            options=tuple(sorted(kinds, key=lambda row: row[1].casefold())),
        ),
    ]


def shelves(documents: Sequence[Document], language: Language) -> list[Shelf]:
    """Documents that were fetched with names and parties, in their order, the plan of the programme by itself.

    Eight queries at the most, whatever the number of documents.
    """
    programme = programme_page()
    plan = programme.plan_id if programme else None
    packs = {row.document_id: row.pack for row in programme.agreements.all()} if programme else {}
    sides = parties_of(programme)
    agents = {row.agent_id for item in documents for row in item.parties.all() if row.agent_id}
    labels = Labels(language, {"agent": agents})

    def name(document: Document) -> str:
        if document.pk == plan:
            return language.gettext(_("The plan of the programme"))
        return language.gettext(SHELVES[document.level])

    def row(document: Document) -> DocumentRow:
        shown, under = _title(document, sides, language)
        return DocumentRow(
            href=reverse("document", kwargs={"id": document.pk}),
            panels=tuple(shown),
            under=under,
            kind=term(language, terms.DOCUMENT_KINDS, document.kind),
            date=dates(document.date, language) if document.date else "",
            parties=tuple(_party(party, labels, language) for party in _facing(document, sides, language)),
            agreement=_agreement(packs.get(document.pk, ""), language),
        )

    return [Shelf(name=heading, rows=tuple(map(row, found))) for heading, found in groupby(documents, key=name)]


SHELVES: dict[str, str] = {
    Level.TREATY_POINTER: _("Treaties"),
    Level.PROGRAMME: _("Memoranda and agreements of the programme"),
    Level.PROJECT: _("Agreements on projects"),
    Level.PROPOSAL: _("Proposals that did not become law"),
}


def _party(row: DocumentParty, labels: Labels, language: Language) -> Label:
    """A party: an agent where one is named, else the country."""
    if row.agent_id:
        return labels.of("agent", row.agent_id)
    return Label(text=territory(language, row.country), lang="", href="")


def _agreement(pack: str, language: Language) -> tuple[str, str] | None:
    if pack not in library.ids():
        return None
    return language.pick(library.agreement(pack).short), reverse("agreement", kwargs={"id": pack})


def _facing(document: Document, sides: Sequence[str], language: Language) -> list[DocumentParty]:
    """The parties in the order of the programme's sides, the reader's first, as titles face each other too."""

    def key(row: DocumentParty) -> tuple[bool, int]:
        place = sides.index(row.country) if row.country in sides else len(sides)
        return language.spoken_in(row.country) != language.tag, place

    return sorted(document.parties.all(), key=key)


def _title(
    document: Document, sides: Sequence[str], language: Language
) -> tuple[list[dict[str, str]], dict[str, str] | None]:
    """What a document is called in the languages of its parties, in the order of the programme's sides, the reader's
    first; beneath them the name in the reader's language, if it is none of those."""
    codes = [row.country for row in _facing(document, sides, language)]
    names = list(document.names.all())
    good = [(name.text, name.lang) for name in names if not name.type] or [(name.text, name.lang) for name in names]
    return panels(good or [(document.pk, "")], codes, language)


# The page -------------------------------------------------------------------------------------------------------------


class Called(Record):
    """One name of a document."""

    text: str
    lang: str
    lang_name: str
    type: str
    cites: Cites


class Side(Record):
    """One party, and who acted for it."""

    country: str
    label: Label | None
    acted: Label | None


class Point(Record):
    """One thing that a document provides for."""

    anchor: str
    text: str
    cites: Cites


class Step(Record):
    """One step on a document's way."""

    when: str
    datetime: str
    text: str
    cites: Cites


class Told(Record):
    """What articles say of one thing, in one way."""

    measure: str
    figure: str
    lang: str
    """Of a figure in the words of the data; empty where it is the reader's."""
    anchors: tuple[str, ...]
    """Of the reports that say it."""
    cites: Cites


class DocumentPage(Record):
    """Everything the registers know of a document, in words."""

    id: str
    title: str
    panels: tuple[dict[str, str], ...]
    under: dict[str, str] | None
    kind: str
    level: str
    date: str
    date_basis: str
    place: str
    valid_until: str
    cites: Cites
    sides: tuple[Side, ...]
    witnesses: tuple[Label, ...]
    contents: tuple[Point, ...]
    steps: tuple[Step, ...]
    names: tuple[Called, ...]
    wrong: tuple[Called, ...]
    """Kept because they are wrong."""
    agreements: tuple[tuple[str, str], ...]
    """Those of the library that it is: name and address."""
    is_plan: bool
    reported: Reported
    told: tuple[Told, ...]
    """What close readings found, the same told once."""
    note: str
    sources: tuple[SourceLine, ...]


def page_of_document(id: str, language: Language) -> DocumentPage:
    """The page of one document. Refused("no_thing"). At most thirty queries, whatever there is to show."""
    return _Making(document_page(id), language).page()


class _Making:
    """One page in the making: what several of its parts need."""

    def __init__(self, document: Document, language: Language) -> None:
        self.document, self.language = document, language
        self.programme = programme_page()
        self.said = Said("document", document.pk)
        agents = {row.agent_id for row in document.witnesses.all()} | self.said.agents()
        for row in document.parties.all():
            agents |= {id for id in (row.agent_id, row.signed_or_exchanged_by_id) if id}
        self.labels = Labels(language, {"agent": agents})
        self.citing = Citing(language)
        self.reporter = Reporter(language, self.citing, self.labels)

    def page(self) -> DocumentPage:
        document, language = self.document, self.language
        shown, under = _title(document, parties_of(self.programme), language)
        names = list(document.names.all())
        # The order in which parts are made is that in which their sources are numbered.
        return DocumentPage(
            id=document.pk,
            title=named("document", document.pk, names, language)[0].text,
            panels=tuple(shown),
            under=under,
            kind=term(language, terms.DOCUMENT_KINDS, document.kind),
            level=term(language, terms.LEVELS, document.level),
            date=dates(document.date, language) if document.date else "",
            date_basis=document.date_basis,
            place=self.place(),
            valid_until=dates(document.valid_until, language) if document.valid_until else "",
            cites=self.citing.cite(document),
            sides=tuple(map(self.side, _facing(document, parties_of(self.programme), language))),
            witnesses=tuple(self.labels.of("agent", row.agent_id) for row in document.witnesses.all()),
            contents=tuple(
                Point(anchor=anchor(row.pk), text=row.text, cites=self.citing.cite(row))
                for row in document.contents.all()
            ),
            steps=tuple(self.steps()),
            names=tuple(self.called(row) for row in names if row.type not in AS_PRINTED),
            wrong=tuple(self.called(row) for row in names if row.type in AS_PRINTED),
            agreements=tuple(
                found for row in document.packs.all() if (found := _agreement(row.pack, language)) is not None
            ),
            is_plan=self.programme is not None and self.programme.plan_id == document.pk,
            reported=self.said.reported(self.reporter),
            told=tuple(self.told()),
            note=document.note,
            sources=tuple(self.citing.sources()),
        )

    def place(self) -> str:
        row, language = self.document, self.language
        country = territory(language, row.place_country) if row.place_country else ""
        city = term(language, terms.CITIES, row.place_city) if row.place_city else ""
        return language.located(filter(None, (row.place_venue, city, country)))

    def side(self, row: DocumentParty) -> Side:
        acted = row.signed_or_exchanged_by_id
        return Side(
            country=territory(self.language, row.country),
            label=self.labels.of("agent", row.agent_id) if row.agent_id else None,
            acted=self.labels.of("agent", acted) if acted else None,
        )

    def steps(self) -> Iterable[Step]:
        for row in self.document.timeline.all():
            yield Step(
                when=dates(row.date, self.language),
                datetime="" if "/" in row.date else row.date,
                text=row.text,
                cites=self.citing.cite(row),
            )

    def called(self, row: DocumentName) -> Called:
        return Called(
            text=row.text,
            lang=row.lang,
            lang_name=self.language.language(row.lang),
            type=term(self.language, terms.NAME_TYPES, row.type) if row.type else "",
            cites=self.citing.cite(row),
        )

    def told(self) -> Iterator[Told]:
        """What close readings found, the same told once; copies of one article say it in so many words."""
        found: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.said.readings:
            found.setdefault((claim.measure, self.reporter.figures.figure(claim)), []).append(claim)
        for (measure, figure), claims in sorted(found.items(), key=lambda row: row[0][0]):
            yield Told(
                measure=term(self.language, terms.MEASURES, measure),
                figure=figure,
                lang=self.reporter.figures.lang(claims[0]),
                anchors=tuple(anchor(claim.pk) for claim in claims),
                cites=self.together(claims),
            )

    def together(self, claims: Iterable[Claim]) -> Cites:
        """The sources of several claims that say the same, each once."""
        cited = list(map(self.citing.cite, claims))
        numbers = sorted({number for cites in cited for number in cites.numbers})
        return Cites(numbers=tuple(numbers), unverified=all(cites.unverified for cites in cited))
