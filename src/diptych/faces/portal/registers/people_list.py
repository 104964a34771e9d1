"""The list of people and organisations: its filters, its letters, a row of each."""

from __future__ import annotations

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.labels import Label
from diptych.faces.portal.registers.listing import Filter
from diptych.faces.portal.registers.named import named
from diptych.faces.portal.registers.namings import other_scripts
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.terms import term, territory
from diptych.registers.authority.enums import AgentKind, NameType
from diptych.registers.authority.queries.agents import countries_of_agents, letters_of_agents, roles_of_agents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.kernel.texts import Language
    from diptych.registers.authority.models import Agent


def _(text: str) -> str:
    return text


class PersonRow(Record):
    """Somebody at a glance."""

    label: Label
    others: tuple[tuple[str, str], ...]
    """What other scripts call them: text and language."""
    does: str
    kind: str
    country: str


def letters(language: Language) -> Filter:
    """The row of letters above the list. One query."""
    there = tuple((letter, letter) for letter in letters_of_agents(language.tag))
    return Filter(name="letter", label=language.gettext(_("Letter")), options=there, is_row=True)


def filters(language: Language) -> list[Filter]:
    """The filters of the list, with what there is to choose from. Two queries."""
    say = language.gettext
    roles = ((code, term(language, terms.AGENT_ROLES, code)) for code in roles_of_agents())
    countries = ((code, territory(language, code)) for code in countries_of_agents())
    return [
        Filter(name="text", label=say(_("Name in any script"))),
        Filter(
            name="kind",
            label=say(_("Person or organisation")),
            options=tuple((code, term(language, terms.AGENT_KINDS, code)) for code in AgentKind.values),
        ),
        Filter(name="country", label=say(_("Country")), options=tuple(sorted(countries, key=_by_word))),
        Filter(name="role", label=say(_("What they do")), options=tuple(sorted(roles, key=_by_word))),
    ]


def _by_word(row: tuple[str, str]) -> str:
    return row[1].casefold()


def person_rows(agents: Iterable[Agent], language: Language) -> list[PersonRow]:
    """Rows for agents that were fetched with names and roles; no query."""
    rows = []
    for agent in agents:
        names = list(agent.names.all())
        label, lang = named("agent", agent.pk, names, language, (NameType.PREFERRED,))
        rows.append(
            PersonRow(
                label=label,
                others=tuple(row for row in other_scripts(names, lang) if row[0] != label.text),
                does=does(agent, language),
                kind=term(language, terms.AGENT_KINDS, agent.kind),
                country=territory(language, agent.country) if agent.country else "",
            )
        )
    return rows


def does(agent: Agent, language: Language) -> str:
    return language.listed(term(language, terms.AGENT_ROLES, row.role) for row in agent.roles.all())
