"""Tables of the register of sources."""

from diptych.registers.sources.models.article import Article, ArticleTrait, Contradiction, Mention
from diptych.registers.sources.models.cited import Citation, Cited
from diptych.registers.sources.models.claim import Claim, Conflict, ConflictSide
from diptych.registers.sources.models.source import Source, SourceWord

__all__ = [
    "Article",
    "ArticleTrait",
    "Citation",
    "Cited",
    "Claim",
    "Conflict",
    "ConflictSide",
    "Contradiction",
    "Mention",
    "Source",
    "SourceWord",
]
