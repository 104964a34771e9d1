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
from diptych.registers.authority.models.naming import NameGram, NamesIndex, NamesWaiting, NameWord, WordOfName
from diptych.registers.authority.models.resembling import Compared, Resemblance

__all__ = [
    "Agent",
    "AgentRole",
    "AgentWord",
    "Compared",
    "Distinction",
    "Fact",
    "FactCitation",
    "Name",
    "NameCitation",
    "NameGram",
    "NameWord",
    "NamesIndex",
    "NamesWaiting",
    "Redirect",
    "Relation",
    "RelationCitation",
    "Resemblance",
    "WordOfName",
]
