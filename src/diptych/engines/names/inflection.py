"""Russian names in oblique cases, back in the form that catalogues have: Романа Кармена is Роман Кармен.

Two libraries are asked. pymorphy3 (MIT; its dictionary is OpenCorpora's, CC BY-SA 3.0) knows words; pytrovich (MIT;
rules of the petrovich project) knows how any name is declined, so a form is tried that, declined, gives the very word
that was found. Parts of one name must agree in case and gender, which decides much that one word leaves open. Nothing
is guessed silently: every form comes with where it is from and how it stands among the others.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from diptych.engines.names.folding import key
from diptych.engines.names.forms import parts
from diptych.engines.names.syllables import from_palladius
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from diptych.engines.names.forms import Kind, Part

MOST_WORDS = 6
"""Words of a name that are looked at; longer ones are sentences."""

LONGEST_WORD = 40

MOST_BASES = 8
"""Forms that are given, the likeliest of those found."""

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
GENDERS = ("masc", "femn")
CASES_OF_RULES = {"gent": 0, "datv": 1, "accs": 2, "ablt": 3, "loct": 4}
"""The cases as pytrovich counts them."""

ENDINGS = ("", "а", "я", "ь", "й", "ий", "ый", "ой", "о")
"""Of names in the nominative."""

MOST_CUT = 3
"""Letters that an ending of another case can have."""

_WEIGHTS = {"dictionary": 1.0, "pattern": 0.25, "as_written": 0.12}
"""A word that the dictionary has in this case; one that rules decline to it; one of which nothing is known. Set by
hand, so that a known given name decides for an unknown family name, and two unknown words stay as they are."""

RAREST = 0.02
"""What is left of that weight for the reading of a word that its dictionary has met least, or never."""

UNDECLINED = 0.05
"""A word that by the rules is the same in every case (Шепитько, of a woman Кармен)."""

CHINESE = 0.3
"""A word of Chinese syllables, as it stands; many of them end like Russian cases (Имоу)."""

AGAINST = 0.2
"""What rules still weigh where the dictionary has the word as such a name, in other cases."""

_GRAMMEMES = {"given": {"Name"}, "family": {"Surn"}, "patronymic": {"Patr"}, "word": {"Name", "Surn", "Patr"}}
_NAMES = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"}
_PARTS_OF_RULES = {"family": (0,), "given": (1,), "patronymic": (2,), "word": (0, 1)}


class Base(Record):
    """A form that a text may be a case of."""

    text: str
    how: str
    """Where it is from: ``dictionary``; ``pattern``, where rules alone decline a part of it so; ``as_written``, where
    nothing is known of a part and it may be in the nominative already."""
    case: str
    """The case that the text would be in: ``nomn``, ``gent``, ``datv``, ``accs``, ``ablt`` or ``loct``."""
    gender: str
    """``masc``, ``femn`` or ``neut``; empty where it makes no difference."""
    score: float
    """How it stands among the forms found, all of which together are 1."""


class _Word(Record):
    """One word as it would be in the nominative, if it is in this case."""

    text: str
    how: str
    case: str
    gender: str
    weight: float


def base_forms(text: str, *, kind: Kind | None = None) -> tuple[Base, ...]:
    """Forms that a Russian name or place may be a case of, the likeliest first; none where it has no Russian letters.

    The form as it stands is among them where it may be in the nominative. The first call loads a dictionary of some
    15 MB.

    >>> [(base.text, base.case, base.how) for base in base_forms("Романа Кармена")][:1]
    [('Роман Кармен', 'gent', 'pattern')]
    >>> [(base.text, base.case, base.how) for base in base_forms("Харбине", kind="place")]
    [('Харбин', 'loct', 'dictionary')]
    >>> base_forms("Roman Karmen")
    ()
    """
    form = parts(text, kind=kind)
    words = form.parts
    if form.undivided or not 0 < len(words) <= MOST_WORDS or any(len(word.text) > LONGEST_WORD for word in words):
        return ()
    if not any(word.script == "Cyrl" for word in words):
        return ()
    found = (
        list(_things(words))
        if kind in ("place", "organisation")
        else list(_persons(words, sure=form.order != "unknown"))
    )
    if kind is None:
        # What is no person may be a place or an organisation that the dictionary knows as such.
        found += _things(words, only=_OWN)
    return _ranked(found)


def _ranked(found: Iterable[Base]) -> tuple[Base, ...]:
    """One form for each text: its best case, with all that speaks for it."""
    best: dict[str, Base] = {}
    scores: dict[str, float] = {}
    for base in found:
        if base.text not in best or base.score > best[base.text].score:
            best[base.text] = base
        scores[base.text] = max(scores.get(base.text, 0.0), base.score)
    whole = sum(scores.values())
    ranked = sorted(best.values(), key=lambda base: (-base.score, base.text))[:MOST_BASES]
    return tuple(base.replace(score=round(base.score / whole, 3)) for base in ranked)


# People ---------------------------------------------------------------------------------------------------------------


def _persons(words: Sequence[Part], *, sure: bool) -> Iterator[Base]:
    declined = [word for word in words if word.role in _GRAMMEMES and word.script == "Cyrl"]
    if not declined:
        return
    for gender in GENDERS:
        for case in CASES:
            choices = [_in_case(word.text, _role(word, sure=sure), case, gender) for word in declined]
            for chosen in product(*choices):
                # What no case changes may as well be in the nominative.
                if case != "nomn" and all(base.text == word.text for base, word in zip(chosen, declined, strict=True)):
                    continue
                yield _joined(words, dict(zip(map(id, declined), chosen, strict=True)), case, gender)


def _role(word: Part, *, sure: bool) -> str:
    """Endings that tell a patronymic are not there in other cases; the dictionary tells it in all."""
    if any("Patr" in parse.tag and parse.is_known for parse in _parses(word.text)):
        return "patronymic"
    return word.role if sure else "word"


def _joined(words: Sequence[Part], chosen: dict[int, _Word], case: str, gender: str) -> Base:
    score = 1.0
    for word in chosen.values():
        score *= word.weight
    return Base(
        text=" ".join(chosen[id(word)].text if id(word) in chosen else _said(word) for word in words),
        how=min((word.how for word in chosen.values()), key=lambda how: _WEIGHTS[how]),
        case=case,
        gender=gender,
        score=score,
    )


def _said(word: Part) -> str:
    return word.text + "." if word.role == "initial" else word.text


@lru_cache(maxsize=1 << 12)
def _in_case(word: str, role: str, case: str, gender: str) -> tuple[_Word, ...]:
    """What a word is in the nominative, if it is in this case and of this gender; at most two answers."""
    found: dict[str, _Word] = {}
    names = [parse for parse in _parses(word) if parse.tag.grammemes & _GRAMMEMES[role]]
    likeliest = max((parse.score for parse in names), default=0.0) or 1.0
    for parse in names:
        tag = parse.tag
        if not {case, "sing"} <= tag.grammemes or not tag.grammemes & {gender, "ms-f", "Ms-f"}:
            continue
        base = parse.inflect({"nomn", "sing"})
        if base is not None:
            text = _cased(base.word, word)
            how = "dictionary" if parse.is_known else "pattern"
            weight = _WEIGHTS[how] * max(parse.score / likeliest, RAREST)
            found.setdefault(text, _Word(text=text, how=how, case=case, gender=gender, weight=weight))
    chinese = bool(from_palladius(word.casefold()))
    if case == "nomn" and word not in found:
        weight = CHINESE if chinese else _WEIGHTS["as_written"]
        found[word] = _Word(text=word, how="as_written", case=case, gender=gender, weight=weight)
    known = any(parse.is_known for parse in names)
    if (
        case != "nomn"
        and not any(one.how == "dictionary" for one in found.values())
        and not (known and role == "patronymic")
    ):
        for text in _by_rules(word, role, case, gender):
            if text == word:
                weight = CHINESE if chinese else UNDECLINED
            else:
                weight = _WEIGHTS["pattern"] * (AGAINST if known and role != "word" else 1)
            found.setdefault(text, _Word(text=text, how="pattern", case=case, gender=gender, weight=weight))
    return tuple(sorted(found.values(), key=lambda one: (-one.weight, len(one.text)))[:2])


def _by_rules(word: str, role: str, case: str, gender: str) -> Iterator[str]:
    """Nominatives that rules decline to this very word; itself, where it is not declined."""
    small = word.casefold()
    for cut in range(min(MOST_CUT, len(small) - 2) + 1):
        for ending in ENDINGS:
            base = small[: len(small) - cut] + ending
            if base == small and cut:
                continue
            if any(_declined(base, part, case, gender) == small for part in _PARTS_OF_RULES[role]):
                yield _cased(base, word)


@cache
def _rules() -> Callable[[str, int, str, str], str]:
    from pytrovich.enums import Case, Gender, NamePart
    from pytrovich.maker import PetrovichDeclinationMaker

    maker = PetrovichDeclinationMaker()
    genders = {"masc": Gender.MALE, "femn": Gender.FEMALE}

    def decline(name: str, part: int, case: str, gender: str) -> str:
        return str(maker.make(NamePart(part), genders[gender], Case(CASES_OF_RULES[case]), name))

    return decline


def _declined(name: str, part: int, case: str, gender: str) -> str:
    return _rules()(name, part, case, gender)


# Places, organisations, titles ----------------------------------------------------------------------------------------


_OWN = frozenset({"Geox", "Orgn"})
"""Names of places and of organisations."""


def _things(words: Sequence[Part], *, only: frozenset[str] = frozenset()) -> Iterator[Base]:
    """The first noun and the adjectives before it are declined together; what follows stays as it is.

    With ``only``, that noun must have one of these marks in the dictionary.
    """
    head: list[Part] = []
    for word in words:
        head.append(word)
        if any("NOUN" in parse.tag for parse in _parses(word.text)) and not _is_adjective(word.text):
            break
    if only and not any(parse.tag.grammemes & only for parse in _parses(head[-1].text)):
        return
    for case in CASES:
        for chosen in product(*(_nominatives(word.text, case) for word in head)):
            genders = {word.gender for word in chosen} - {""}
            if len(genders) < 2:
                yield _joined(words, dict(zip(map(id, head), chosen, strict=True)), case, "".join(genders))


def _is_adjective(word: str) -> bool:
    parses = _parses(word)
    return bool(parses) and "ADJF" in parses[0].tag and parses[0].is_known


@lru_cache(maxsize=1 << 12)
def _nominatives(word: str, case: str) -> tuple[_Word, ...]:
    found: dict[tuple[str, str], _Word] = {}
    for parse in _parses(word):
        tag = parse.tag
        if not tag.grammemes & {"NOUN", "ADJF"} or tag.case != case:
            continue
        base = parse.inflect({"nomn"})
        if base is None:
            continue
        text = _cased(base.word, word)
        how = "dictionary" if parse.is_known else "pattern"
        # A word that the dictionary has as a place is that rather than something else.
        weight = _WEIGHTS[how] * (1.0 if tag.grammemes & _OWN else 0.3 + 0.6 * parse.score)
        gender = "plur" if "plur" in tag else tag.gender or ""
        if (text, gender) not in found:
            found[text, gender] = _Word(text=text, how=how, case=case, gender=gender, weight=weight)
    if not found and case == "nomn" and not any(parse.is_known for parse in _parses(word)):
        found[word, ""] = _Word(text=word, how="as_written", case=case, gender="", weight=_WEIGHTS["as_written"])
    return tuple(sorted(found.values(), key=lambda one: -one.weight)[:3])


# Words of the language ------------------------------------------------------------------------------------------------


def is_common(word: str) -> bool:
    """Whether a Russian word is, as far as the dictionary knows, a word of the language and nobody's name.

    >>> is_common("Путь"), is_common("Мосфильм"), is_common("Москве")
    (True, False, False)
    """
    known = [parse for parse in _parses(word) if parse.is_known]
    return bool(known) and not any(parse.tag.grammemes & _NAMES for parse in known)


def is_known(word: str) -> bool:
    """Whether the dictionary has a Russian word."""
    return bool(_dictionary().word_is_known(word))


@lru_cache(maxsize=1 << 14)
def lemma(word: str) -> str:
    """The form under which a dictionary has a Russian word, as it most likely is one; small letters, without ё.

    >>> lemma("Министерства"), lemma("федеральной"), lemma("ООО")
    ('министерство', 'федеральный', 'ооо')
    """
    return key(_dictionary().parse(word)[0].normal_form) if len(word) <= LONGEST_WORD else key(word)


# Words ----------------------------------------------------------------------------------------------------------------


@cache
def _dictionary() -> Any:
    # Some 15 MB: loaded when the first Russian name is brought to its base form.
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=1 << 12)
def _parses(word: str) -> tuple[Any, ...]:
    return tuple(_dictionary().parse(word))


def _cased(base: str, like: str) -> str:
    """A word in the case of letters of another, piece by piece between hyphens."""
    if like.isupper() and len(like) > 1:
        return base.upper()
    pieces, models = base.split("-"), like.split("-")
    if len(pieces) != len(models):
        return base[:1].upper() + base[1:] if like[:1].isupper() else base
    return "-".join(
        piece[:1].upper() + piece[1:] if model[:1].isupper() else piece
        for piece, model in zip(pieces, models, strict=True)
    )
