"""Words of a closed vocabulary."""

from __future__ import annotations

from django.db.models import TextChoices


class AgentKind(TextChoices):
    """What an entry stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COLLECTIVE = "collective"
    PLACE = "place"


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
