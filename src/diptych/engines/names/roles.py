"""Which part of a person's name is the family name, which the given one: told by commas, endings, case and language."""

from __future__ import annotations

from diptych.engines.names.folding import simplified
from diptych.engines.names.scripts import ALPHABETS
from diptych.engines.names.syllables import from_palladius, pinyin_syllables
from diptych.engines.names.tables import COMPOUND_FAMILY_NAMES, FAMILY_NAMES, FAMILY_PINYIN
from diptych.engines.names.vocabulary import (
    GENERATIONS,
    HAN_HONORIFICS,
    HAN_PATRONYMICS,
    HONORIFICS,
    PARTICLES,
    PATRONYMICS,
    SHORT_PATRONYMICS,
    WOMENS_PATRONYMICS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_INITIAL = 3
"""Letters before a full stop that may still be an initial: Дж., Yu., Хр."""

LONGEST_CHINESE = 4
"""Characters of a Chinese name: two of the family name, two of the given."""


class Token:
    """A word of a name, before and after it is told which part it is."""

    __slots__ = ("dotted", "key", "role", "script", "text")

    def __init__(self, text: str, key: str, script: str, *, dotted: bool = False, role: str = "word") -> None:
        self.text = text
        self.key = key
        self.script = script
        self.dotted = dotted
        self.role = role


def divided(token: Token, language: str | None) -> list[Token]:
    """A Chinese name in one run of characters, as family and given name; nothing where it is none.

    Foreign names in Chinese characters often begin like a family name (罗曼), so this is one of two readings.
    """
    if token.script != "Hani" or language in ("ja", "ko"):
        return []
    text, plain = token.text, simplified(token.text)
    address = next((word for word in HAN_HONORIFICS if plain.endswith(word) and len(plain) > len(word)), "")
    end = len(plain) - len(address)
    family = _family(plain[:end])
    if not family and not address:
        return []
    cuts = [(0, family, "family"), (family, end, "given"), (end, len(plain), "honorific")]
    if not family:
        cuts[1] = (0, end, "word")
    return [Token(text[i:j], plain[i:j], "Hani", role=role) for i, j, role in cuts if i < j]


def _family(name: str) -> int:
    """How many characters of a Chinese name are its family name; 0 where it does not look like one."""
    if not 2 <= len(name) <= LONGEST_CHINESE:
        return 0
    if name[:2] in COMPOUND_FAMILY_NAMES and len(name) > 2:
        return 2
    return 1 if name[0] in FAMILY_NAMES and len(name) < LONGEST_CHINESE else 0


def persons(tokens: Sequence[Token], *, head: Sequence[Token], language: str | None, pointed: bool) -> str:
    """Tell every token of a person's name its role. Returns the order, ``unknown`` where that is a guess.

    Those in ``head`` stood before a comma; ``pointed`` says that parts had the point between them with which Chinese
    writes foreign names.
    """
    if len(tokens) > 1 and any(token.role == "given" for token in tokens):
        return "family_first" if tokens[0].key in COMPOUND_FAMILY_NAMES or language == "zh" else "unknown"
    _apart(tokens)
    core = [token for token in tokens if token.role == "word"]
    if not core:
        for token in tokens:
            token.role = "word" if token.role == "initial" else token.role
        return "unknown"
    if head:
        return _after_comma(core, head)
    if len(core) == 1:
        return _beside_initials(core[0], tokens)
    if all(token.script == "Hani" for token in core):
        return _chinese(core, pointed)
    return (
        _by_case(core)
        or _by_particle(core, tokens)
        or _by_patronymic(core)
        or _by_pinyin(core, language)
        or _guessed(core, tokens)
    )


def _apart(tokens: Sequence[Token]) -> None:
    """Mark what is no name: address before it, generation after it, particles and initials within."""
    begin, end = 0, len(tokens)
    while begin < end - 1 and tokens[begin].key in HONORIFICS and tokens[begin].script in ALPHABETS:
        tokens[begin].role = "honorific"
        begin += 1
    while end > begin + 1 and _is_generation(tokens[end - 1], end - begin):
        end -= 1
        tokens[end].role = "suffix"
    for index in range(begin, end):
        token = tokens[index]
        if token.script not in ALPHABETS:
            continue
        if token.key in PARTICLES and index < end - 1 and not token.dotted and (token.text.islower() or index > begin):
            token.role = "particle"
        elif (len(token.key) == 1 and (token.dotted or token.text.isupper())) or (
            token.dotted and len(token.text) <= LONGEST_INITIAL and token.text.istitle()
        ):
            token.role = "initial"


def _is_generation(token: Token, left: int) -> bool:
    if token.key not in GENERATIONS or left < 2:
        return False
    return token.dotted or len(token.key) > 3 or (token.script == "Latn" and token.text.isupper() == (token.key < "j"))


def _after_comma(core: Sequence[Token], head: Sequence[Token]) -> str:
    given = [token for token in core if token not in head]
    for token in core:
        token.role = "given" if token in given else "family"
    if len(given) > 1 and _may_be_patronymic(given[-1]):
        given[-1].role = "patronymic"
    return "given_first"


def _chinese(core: Sequence[Token], pointed: bool) -> str:
    """Foreign names keep their order in Chinese; Chinese names apart by a space have the family name first."""
    short = len(core) == 2 and sum(len(token.key) for token in core) <= LONGEST_CHINESE
    if not pointed and short and (core[0].key in FAMILY_NAMES or core[0].key in COMPOUND_FAMILY_NAMES):
        core[0].role, core[1].role = "family", "given"
        return "family_first"
    for token in core[1:-1]:
        token.role = "patronymic" if token.key.endswith(HAN_PATRONYMICS) else "given"
    core[0].role, core[-1].role = "given", "family"
    return "given_first" if pointed else "unknown"


def _beside_initials(only: Token, tokens: Sequence[Token]) -> str:
    """One word is a family name where initials stand beside it."""
    initials = [index for index, token in enumerate(tokens) if token.role == "initial"]
    if not initials:
        return "unknown"
    only.role = "family"
    return "given_first" if initials[0] < tokens.index(only) else "family_first"


def _by_case(core: Sequence[Token]) -> str | None:
    """One word all in capitals among others is the family name, as catalogues and festivals print it."""
    capitals = [token for token in core if token.text.isupper() and len(token.key) > 1]
    if len(capitals) != 1:
        return None
    (family,) = capitals
    others = [token for token in core if token is not family]
    for token in others:
        token.role = "given"
    family.role = "family"
    if len(others) > 1 and _may_be_patronymic(others[-1]):
        others[-1].role = "patronymic"
    return "given_first" if family is core[-1] else "family_first"


def _by_particle(core: Sequence[Token], tokens: Sequence[Token]) -> str | None:
    particle = next((index for index, token in enumerate(tokens) if token.role == "particle"), None)
    if particle is None:
        return None
    behind = {id(token) for token in tokens[particle:]}
    for token in core:
        token.role = "family" if id(token) in behind else "given"
    return "given_first"


def _by_patronymic(core: Sequence[Token]) -> str | None:
    """Имя Отчество Фамилия, Фамилия Имя Отчество, or the first two alone."""
    if len(core) == 2:
        if not core[1].key.endswith(WOMENS_PATRONYMICS):
            return None
        core[0].role, core[1].role = "given", "patronymic"
        return "given_first"
    if len(core) != 3:
        return None
    if _may_be_patronymic(core[1]):
        core[0].role, core[1].role, core[2].role = "given", "patronymic", "family"
        return "given_first"
    if _may_be_patronymic(core[2]):
        core[0].role, core[1].role, core[2].role = "family", "given", "patronymic"
        return "family_first"
    return None


def _may_be_patronymic(token: Token) -> bool:
    return token.key.endswith(PATRONYMICS) or token.key in SHORT_PATRONYMICS


def _by_pinyin(core: Sequence[Token], language: str | None) -> str | None:
    """Chinese names in Latin or Russian letters: the family name first, where it is one and the last word is none."""
    if len(core) > 3:
        return None
    readings = [_as_pinyin(token) for token in core]
    if not all(readings):
        return None
    first, last = (bool(readings[place] & FAMILY_PINYIN) for place in (0, -1))
    if not first:
        return None
    core[0].role = "family"
    for token in core[1:]:
        token.role = "given"
    return "family_first" if language == "zh" or not last else "unknown"


def _as_pinyin(token: Token) -> set[str]:
    if token.script not in ("Latn", "Cyrl"):
        return set()
    divisions = pinyin_syllables(token.key) if token.script == "Latn" else from_palladius(token.key)
    return {"".join(syllables) for syllables in divisions}


def _guessed(core: Sequence[Token], tokens: Sequence[Token]) -> str:
    """As most names are said. An initial after the last word, and none before it, tells that it was the first."""
    turned = tokens[-1].role == "initial" and tokens[0].role != "initial"
    family = core[0] if turned else core[-1]
    for token in core:
        token.role = "family" if token is family else "given"
    if turned:
        return "family_first"
    return "given_first" if any(token.role == "initial" for token in tokens) else "unknown"
