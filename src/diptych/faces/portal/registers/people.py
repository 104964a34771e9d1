"""People and organisations as pages show them: the page of each. Their list is that of :mod:`.people_list`."""

from __future__ import annotations

import re
from itertools import groupby

from diptych.apps.programme.queries.events import drives_of, events_of, expeditions_of
from diptych.apps.programme.queries.programmes import authorities_of, documents_of
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Cites, Citing, SourceLine
from diptych.faces.portal.registers.claims import Report, Reporter, ids_in
from diptych.faces.portal.registers.labels import Label, Labels, page_of
from diptych.faces.portal.registers.named import named, span
from diptych.faces.portal.registers.namings import Namings, namings, other_scripts, preferred
from diptych.faces.portal.registers.people_list import does
from diptych.faces.portal.registers.reported import Reported, Said
from diptych.faces.portal.registers.sides import panels, parties
from diptych.faces.portal.structured import agent_data
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.figures import dates
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.authority.enums import NameType
from diptych.registers.authority.queries.agents import (
    agent_page,
    distinctions_of,
    relations_to,
)
from diptych.registers.sources.queries.claims import claims_quoting
from diptych.registers.works.queries.works import BEST_TITLES, works_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diptych.apps.programme.models import Document, Event, PartyAuthority
    from diptych.kernel.texts import Language
    from diptych.registers.authority.models import Agent, Fact, Name, Relation
    from diptych.registers.sources.models import Claim
    from diptych.registers.works.models import Work

DATE = re.compile(r"\d{4}(-\d\d){0,2}")

SHORT = (NameType.SHORT, NameType.ABBREVIATION)

MOST = 200
"""Rows of one list of a page; of those who have more, the latest are shown."""


def _(text: str) -> str:
    return text


# The page -------------------------------------------------------------------------------------------------------------


class Statement(Record):
    """One thing that is said of somebody, and since or until when."""

    text: str
    lang: str
    """The language of a text of ours that is not translated; empty for a date and the like."""
    when: str
    cites: Cites


class Property(Record):
    """What sources say of one property; where they differ, side by side."""

    name: str
    said: tuple[Statement, ...]


class Tie(Record):
    """How two stand to each other, from the one whose page it is."""

    kind: str
    other: Label
    inward: bool
    """Whether it was said of the other: “Head of” then reads from there."""
    when: str
    cites: Cites


class Mandate(Record):
    """A side of a programme whose competent authority somebody is or was."""

    party: str
    programme: Label
    when: str
    cites: Cites


class Deed(Record):
    """A film, a meeting or a document that somebody had a part in."""

    label: Label
    when: str
    what: str
    parts: tuple[tuple[str, Cites], ...]
    """What they did there, as often as it was said."""


class Quoted(Record):
    """What sources say of one thing with somebody as the one they have it from."""

    label: Label
    reports: tuple[Report, ...]


class PersonPage(Record):
    """Everything the registers know of a person, an organisation or a place, in words."""

    id: str
    kind: str
    title: str
    panels: tuple[dict[str, str], ...]
    under: dict[str, str] | None
    dotted: tuple[str, ...]
    namings: Namings
    facts: tuple[Property, ...]
    ties: tuple[Tie, ...]
    mandates: tuple[Mandate, ...]
    twins: tuple[Label, ...]
    """Those who are easily taken for this one."""
    works: tuple[Deed, ...]
    more_works: bool
    """Whether there are more than are shown."""
    events: tuple[Deed, ...]
    expeditions: tuple[Deed, ...]
    documents: tuple[Deed, ...]
    drives: tuple[Label, ...]
    reported: Reported
    quoted: tuple[Quoted, ...]
    note: str
    former: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    structured: tuple[dict[str, Any], ...]
    """The same for machines: see :mod:`diptych.faces.portal.structured`."""


def person_page(id: str, language: Language) -> PersonPage:
    """The page of one agent. Refused("no_thing"). At most forty-five queries, whatever there is to show."""
    return _Making(agent_page(id), language).page()


class _Making:
    """One page in the making: what several of its parts need."""

    def __init__(self, agent: Agent, language: Language) -> None:
        self.agent, self.language = agent, language
        self.names: list[Name] = list(agent.names.all())
        self.facing = list(relations_to(agent.pk))
        self.twins = distinctions_of(agent.pk)
        self.works = list(works_of(agent.pk)[: MOST + 1])
        self.events = list(events_of(agent.pk)[:MOST])
        self.drives = [row.pk for row in drives_of(agent.pk)[:MOST]]
        self.authority = list(authorities_of(agent.pk)[:MOST])
        self.told = Said("agent", agent.pk)
        self.quoted = list(claims_quoting(agent.pk)[:MOST])
        agents = {row.other_id for row in agent.relations.all()} | {row.agent_id for row in self.facing}
        agents |= {*self.twins, *self.told.agents(), *ids_in(self.quoted)}
        programmes = {row.party.programme_id for row in self.authority}
        wanted: dict[str, set[str]] = {"agent": agents, "drive": set(self.drives), "programme": programmes}
        for claim in self.quoted:
            wanted.setdefault(claim.subject_type, set()).add(claim.subject_id)
        # The market is one and has no name of its own.
        wanted.pop("market", None)
        self.labels = Labels(language, wanted)
        self.citing = Citing(language)
        self.reporter = Reporter(language, self.citing, self.labels)

    def say(self, text: str) -> str:
        return self.language.gettext(text)

    def page(self) -> PersonPage:
        agent, language = self.agent, self.language
        title, _lang = named("agent", agent.pk, self.names, language, (NameType.PREFERRED,))
        shown, under = self.title()
        # The order in which parts are made is that in which their sources are numbered.
        return PersonPage(
            id=agent.pk,
            kind=agent.kind,
            title=title.text,
            panels=tuple(shown),
            under=under,
            dotted=tuple(
                filter(
                    None,
                    (
                        term(language, terms.AGENT_KINDS, agent.kind),
                        does(agent, language),
                        territory(language, agent.country) if agent.country else "",
                    ),
                )
            ),
            namings=namings(agent, language, self.citing),
            facts=tuple(self.facts()),
            ties=tuple(self.ties()),
            mandates=tuple(map(self.mandate, self.authority)),
            twins=tuple(self.labels.of("agent", id) for id in self.twins),
            works=tuple(self.work(row) for row in self.works[:MOST]),
            more_works=len(self.works) > MOST,
            events=tuple(map(self.event, self.events)),
            expeditions=tuple(self.expeditions()),
            documents=tuple(map(self.document, documents_of(agent.pk)[:MOST])),
            drives=tuple(self.labels.of("drive", id) for id in self.drives),
            reported=self.told.reported(self.reporter),
            quoted=tuple(self.quotations()),
            note=agent.note,
            former=tuple(sorted(row.pk for row in agent.former_ids.all())),
            sources=tuple(self.citing.sources()),
            structured=(agent_data(agent, language),),
        )

    def title(self) -> tuple[list[dict[str, str]], dict[str, str] | None]:
        """The preferred forms in the languages of the programme's sides, the reader's first; beneath them another.

        Where a language has none, a short form does that has been seen somewhere.
        """
        language = self.language
        sides = sorted(parties(), key=lambda code: language.spoken_in(code) != language.tag)
        short = [name for name in self.names if name.type in SHORT and not name.unverified]
        good = [*preferred(self.names), *short] or self.names
        texts = [(name.text, name.lang) for name in good] or [(self.agent.pk, "")]
        shown, under = panels(texts, sides, language)
        if under is None:
            further = [row for row in other_scripts(self.names, shown[0]["lang"]) if row[1] != shown[-1]["lang"]]
            under = {"text": further[-1][0], "lang": further[-1][1]} if further else None
        return shown, under

    # Facts -------------------------------------------------------------------------------------------------------

    def facts(self) -> Iterator[Property]:
        """What is said, by property in the order in which each is first met."""
        found: dict[str, list[Fact]] = {}
        for fact in self.agent.facts.all():
            found.setdefault(fact.property, []).append(fact)
        for code, facts in found.items():
            name = term(self.language, terms.FACT_PROPERTIES, code)
            yield Property(name=name, said=tuple(map(self.statement, facts)))

    def statement(self, fact: Fact) -> Statement:
        text, lang = fact.value, "en"
        if DATE.fullmatch(fact.value):
            text, lang = dates(fact.value, self.language), ""
        for table in (terms.VALUES, terms.CITIES):
            if fact.value in table:
                text, lang = term(self.language, table, fact.value), ""
        return Statement(text=text, lang=lang, when=self.lasted(fact), cites=self.citing.cite(fact))

    def lasted(self, row: Fact | Relation | PartyAuthority) -> str:
        """From when to when something was so, as far as it is known."""
        if row.since and not row.until:
            return self.say(_("since {date}")).format(date=dates(row.since, self.language))
        return span(row.since, row.until, self.language)

    def ties(self) -> Iterator[Tie]:
        for row in (*self.agent.relations.all(), *self.facing):
            inward = row.agent_id != self.agent.pk
            yield Tie(
                kind=term(self.language, terms.AGENT_RELATIONS, row.kind),
                other=self.labels.of("agent", row.agent_id if inward else row.other_id),
                inward=inward,
                when=self.lasted(row),
                cites=self.citing.cite(row),
            )

    def mandate(self, row: PartyAuthority) -> Mandate:
        return Mandate(
            party=territory(self.language, row.party.country),
            programme=self.labels.of("programme", row.party.programme_id),
            when=self.lasted(row),
            cites=self.citing.cite(row),
        )

    # Works, events, documents ------------------------------------------------------------------------------------

    def work(self, work: Work) -> Deed:
        taking_part: Any = work
        parts = [(term(self.language, terms.CREDIT_ROLES, row.role), row) for row in taking_part.his_credits]
        for row in taking_part.his_companies:
            role = term(self.language, terms.COMPANY_ROLES, row.role)
            side = territory(self.language, row.country) if row.country else ""
            # Some roles name the country themselves.
            placed = self.say(_("{name} ({extra})")).format(name=role, extra=side)
            parts.append((role if side in role else placed, row))
        return Deed(
            label=named("work", work.pk, work.titles.all(), self.language, BEST_TITLES)[0],
            when=str(work.year or ""),
            what=term(self.language, terms.WORK_KINDS, work.kind),
            parts=tuple((words, self.citing.cite(row)) for words, row in parts),
        )

    def event(self, event: Event) -> Deed:
        taking_part: Any = event
        roles = [term(self.language, terms.PEOPLE_ROLES, row.role) for row in taking_part.his_parts if row.role]
        if not taking_part.his_parts:
            roles.append(self.say(_("Organiser of the event")))
        return Deed(
            label=named("event", event.pk, event.names.all(), self.language)[0],
            when=span(event.start, event.end, self.language),
            what=term(self.language, terms.EVENT_KINDS, event.kind),
            parts=tuple((words, self.citing.of([])) for words in dict.fromkeys(roles)),
        )

    def expeditions(self) -> Iterator[Deed]:
        for row in expeditions_of(self.agent.pk)[:MOST]:
            yield Deed(
                label=named("expedition", row.pk, row.names.all(), self.language)[0],
                when=span(row.start, row.end, self.language),
                what="",
                parts=(),
            )

    def document(self, document: Document) -> Deed:
        rows = list(document.parties.all())
        did = []
        if any(row.agent_id == self.agent.pk for row in rows):
            did.append(_("Party"))
        if any(row.signed_or_exchanged_by_id == self.agent.pk for row in rows):
            did.append(_("Signed or exchanged it"))
        return Deed(
            label=named("document", document.pk, document.names.all(), self.language)[0],
            when=dates(document.date, self.language) if document.date else "",
            what=term(self.language, terms.DOCUMENT_KINDS, document.kind),
            parts=tuple((self.say(words), self.citing.of([])) for words in did or [_("Witness")]),
        )

    def quotations(self) -> Iterator[Quoted]:
        def subject(claim: Claim) -> tuple[str, str]:
            return claim.subject_type, claim.subject_id

        for (kind, id), claims in groupby(self.quoted, key=subject):
            market = Label(text=term(self.language, terms.THINGS_MANY, kind), lang="", href=page_of(kind, id))
            yield Quoted(
                label=market if kind == "market" else self.labels.of(kind, id),
                reports=tuple(map(self.reporter.report, claims)),
            )
