"""Tables of the register of people and organisations."""

from diptych.registers.authority.models.agent import (
    Agent,
    AgentRole,
    AgentWord,
    Distinction,
    Fact,
    FactCitation,
    Name,
    NameCitation,
    Redirect,
    Relation,
    RelationCitation,
)

__all__ = [
    "Agent",
    "AgentRole",
    "AgentWord",
    "Distinction",
    "Fact",
    "FactCitation",
    "Name",
    "NameCitation",
    "Redirect",
    "Relation",
    "RelationCitation",
]
