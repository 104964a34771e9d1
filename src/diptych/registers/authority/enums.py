"""Words of a closed vocabulary."""

from __future__ import annotations

from django.db.models import TextChoices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.names.forms import Kind


class AgentKind(TextChoices):
    """What an entry stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COLLECTIVE = "collective"
    PLACE = "place"


BODIES = (AgentKind.ORGANISATION.value, AgentKind.COLLECTIVE.value)


def kind_of_names(kind: str) -> Kind:
    """How names of a kind of agents are read: those of collectives as those of organisations."""
    return "person" if kind == AgentKind.PERSON else "place" if kind == AgentKind.PLACE else "organisation"


def kinds_alike(kind: str) -> tuple[str, ...]:
    """The kinds of agents that one of this kind may be, its own first: the same body is now recorded as an
    organisation, now as a collective."""
    return (kind, *(other for other in BODIES if other != kind)) if kind in BODIES else (kind,)


NAME_KINDS = ("person", "organisation", "place")
"""Ways in which names are read, by the number that stands for each in tables."""


class NameType(TextChoices):
    """What a form of a name is, beside the others."""

    PREFERRED = "preferred"
    VARIANT = "variant"
    SHORT = "short"
    ABBREVIATION = "abbreviation"
    BIRTH_NAME = "birth_name"
    FORMER = "former"
    PSEUDONYM = "pseudonym"
    TRANSLATION = "translation"
    CONVERSION = "conversion"
    INFLECTED = "inflected"
    MISSPELLING = "misspelling"
    MACHINE_TRANSLATION = "machine_translation"
    GARBLED = "garbled"


AS_PRINTED = {NameType.MISSPELLING, NameType.MACHINE_TRANSLATION, NameType.GARBLED}
"""Forms that are kept because they are wrong."""
