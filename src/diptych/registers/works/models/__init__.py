"""Tables of the register of works."""

from diptych.registers.works.models.making import (
    Company,
    CompanyCitation,
    Credit,
    CreditCitation,
    Release,
    ReleaseCitation,
)
from diptych.registers.works.models.work import (
    Identifier,
    IdentifierCitation,
    Setting,
    SettingCitation,
    SpokenLanguage,
    SpokenLanguageCitation,
    Title,
    TitleCitation,
    Work,
    WorkCountry,
    WorkWord,
)

__all__ = [
    "Company",
    "CompanyCitation",
    "Credit",
    "CreditCitation",
    "Identifier",
    "IdentifierCitation",
    "Release",
    "ReleaseCitation",
    "Setting",
    "SettingCitation",
    "SpokenLanguage",
    "SpokenLanguageCitation",
    "Title",
    "TitleCitation",
    "Work",
    "WorkCountry",
    "WorkWord",
]
