"""What is wrong with an input as a sentence, with the name of the field where it stands."""

from __future__ import annotations

from diptych.faces.wording.troubles import EXPECTED, REFERENCES, TROUBLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.values.errors import Trouble
    from diptych.kernel.texts import Language


def dotted(path: tuple[str | int, ...]) -> str:
    """The name of a place in a document: ``producers[0].country``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def complaint(trouble: Trouble, language: Language, *, field: str | None = None) -> str:
    """The sentence of a trouble; ``field`` is what the reader calls the field, its dotted name unless given."""
    name = dotted(trouble.path) or language.gettext("the whole file")
    return language.gettext(TROUBLES[trouble.code]).format(
        field=name if field is None else field,
        found=trouble.found or "",
        expected=expected(trouble.expected or "", language),
    )


def expected(text: str, language: Language) -> str:
    """What was expected, in the reader's language; in a pack a named parameter may often stand in its place."""
    phrase, parameter, _rest = text.partition(" or $parameter")
    words = EXPECTED.get(phrase) or REFERENCES.get(phrase)
    said = language.gettext(words) if words else phrase
    return language.gettext("{expected}, or a $parameter").format(expected=said) if parameter else said
