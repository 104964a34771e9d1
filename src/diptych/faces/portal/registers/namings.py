"""The forms of a name as a page shows them: by script, and those that are wrong apart, with what they go back to."""

from __future__ import annotations

import re

from diptych.engines.names.words import WORD, folded
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Cites
from diptych.faces.wording.registers.terms import NAME_TYPES, SCRIPTS, term
from diptych.faces.wording.relating import RELATIONS, SCHEMES
from diptych.registers.authority.enums import AS_PRINTED, NameType, kind_of_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diptych.faces.portal.registers.citing import Citing
    from diptych.kernel.texts import Language
    from diptych.registers.authority.models import Agent, Name

FAMILIES = {"Hans": "Hani", "Hant": "Hani"}
"""Scripts that are one to the eye stand in one column."""

TRANSCRIBED = {NameType.PREFERRED, NameType.VARIANT, NameType.CONVERSION, NameType.INFLECTED, *AS_PRINTED}
"""Forms of which one would expect that they go back to another."""

MOST_WRITTEN = 4
"""Preferred forms that are shown as systems write them."""

CLAUSE = re.compile(r"[.!?;]\s+|[.!?]$")


class Origin(Record):
    """The form that another one goes back to."""

    anchor: str
    text: str
    lang: str


class Told(Record):
    """What one form is to another, in a sentence."""

    code: str
    text: str
    """``{form}`` stands for that other form, ``{first}`` for the one that it in turn stands for."""
    to: Origin
    first: Origin | None = None
    """Of a hint that goes through a Chinese form: where the way began."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Words that answer each other."""


class Written(Record):
    """A preferred form as systems write it in other letters."""

    form: Origin
    rows: tuple[tuple[str, str], ...]
    """Systems, and what each writes."""


class Form(Record):
    """One form of a name, and where it was seen."""

    anchor: str
    text: str
    lang: str
    lang_name: str
    script: str
    type: str
    preferred: bool
    origin: Origin | None
    """For a form in other characters, the one it is made from; for a wrong one, what it is a reading of."""
    told: Told | None
    """What rules say of it beside another form, where there is something to say."""
    cites: Cites


class Script(Record):
    """Forms in one script."""

    name: str
    forms: tuple[Form, ...]


class Namings(Record):
    """All forms of a name."""

    columns: tuple[tuple[Script, ...], ...]
    """Scripts by family, that of the reader first."""
    wrong: tuple[Form, ...]
    """Kept because they are wrong: misspelt, garbled, made by machines."""
    written: tuple[Written, ...]
    """How catalogues would write the preferred forms."""
    count: int


def family(script: str) -> str:
    return FAMILIES.get(script, script)


def namings(agent: Agent, language: Language, citing: Citing) -> Namings:
    """Every form of an agent's name, which has been fetched with its sources; no query."""
    names = list(agent.names.all())
    right = [name for name in names if name.type not in AS_PRINTED]
    relations = _relations(agent, names, language)
    columns: dict[str, dict[str, list[Form]]] = {}
    for name in _readers_first(right, language):
        scripts = columns.setdefault(family(name.script), {})
        origin = _converted_from(name, right) if name.type == NameType.CONVERSION else None
        scripts.setdefault(name.script, []).append(_form(name, language, citing, origin, relations))
    wrong = [
        _form(name, language, citing, _read_from(name, right, agent.note), relations)
        for name in names
        if name.type in AS_PRINTED
    ]
    return Namings(
        columns=tuple(
            tuple(Script(name=term(language, SCRIPTS, script), forms=tuple(forms)) for script, forms in scripts.items())
            for scripts in columns.values()
        ),
        wrong=tuple(wrong),
        written=tuple(_written(agent, right, language)),
        count=len(names),
    )


def preferred(names: Iterable[Name]) -> list[Name]:
    return [name for name in names if name.type == NameType.PREFERRED]


def other_scripts(names: Sequence[Name], lang: str) -> list[tuple[str, str]]:
    """Beside a form in some language, the preferred ones of the other scripts, one of each: text and language."""
    own = {family(name.script) for name in names if name.lang == lang}
    found: dict[str, Name] = {}
    for name in preferred(names):
        if family(name.script) not in own:
            found.setdefault(family(name.script), name)
    return [(name.text, name.lang) for _family, name in sorted(found.items())]


def _readers_first(names: Sequence[Name], language: Language) -> list[Name]:
    """Forms with the scripts of the reader's language first, in every script the preferred ones first."""
    own = {family(name.script) for name in names if name.lang == language.tag}
    order = list(dict.fromkeys(family(name.script) for name in names))

    def key(name: Name) -> tuple[bool, int, bool]:
        return (family(name.script) not in own, order.index(family(name.script)), name.type != NameType.PREFERRED)

    return sorted(names, key=key)


def _form(name: Name, language: Language, citing: Citing, origin: Name | None, relations: dict[int, Told]) -> Form:
    # Where records say what a form goes back to, rules have nothing to add but the way that it took.
    told = relations.get(name.position)
    return Form(
        anchor=_anchor(name),
        text=name.text,
        lang=name.lang,
        lang_name=language.language(name.lang),
        script=term(language, SCRIPTS, name.script),
        type=term(language, NAME_TYPES, name.type),
        preferred=name.type == NameType.PREFERRED,
        origin=_origin(origin) if origin else None,
        told=told if origin is None or (told is not None and told.first is not None) else None,
        cites=citing.cite(name),
    )


def _origin(name: Name) -> Origin:
    return Origin(anchor=_anchor(name), text=name.text, lang=name.lang)


def _anchor(name: Name) -> str:
    return f"name-{name.position + 1}"


# What rules say of forms ----------------------------------------------------------------------------------------------


def _relations(agent: Agent, names: Sequence[Name], language: Language) -> dict[int, Told]:
    """What forms are to each other, by their places in the list."""
    if len(names) < 2:
        return {}
    from diptych.engines.names.relating import Said, relations
    from diptych.kernel.names import matcher

    said = [Said(text=name.text, language=name.lang, base=name.type == NameType.PREFERRED) for name in names]
    found = relations(said, kind=kind_of_names(agent.kind), matcher=matcher())
    told = {}
    for name, relation in zip(names, found, strict=True):
        if relation is not None and not _goes_without_saying(relation.code, name, agent):
            schemes = language.listed(language.gettext(SCHEMES[one]) for one in relation.schemes)
            first = _origin(names[relation.via[0]]) if relation.via else None
            told[name.position] = Told(
                code=relation.code,
                # The braces of what is filled in later stay, those of a name too.
                text=language.gettext(RELATIONS[relation.code]).format(
                    form="{form}", first="{first}", schemes=schemes, words=_doubled(" ".join(relation.left))
                ),
                to=_origin(names[relation.to]),
                first=first,
                pairs=tuple((meeting.b, meeting.a) for meeting in relation.meetings),
            )
    return told


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _goes_without_saying(code: str, name: Name, agent: Agent) -> bool:
    """Whether the kind of a form says as much: translations, pseudonyms and the like are names of their own."""
    return code == "own" and (name.type not in TRANSCRIBED or kind_of_names(agent.kind) == "organisation")


def _written(agent: Agent, names: Iterable[Name], language: Language) -> Iterator[Written]:
    from diptych.engines.names.romanise import writings

    for name in preferred(names)[:MOST_WRITTEN]:
        told = writings(name.text, language=name.lang, kind=kind_of_names(agent.kind))
        rows = tuple((language.gettext(SCHEMES[one.scheme]), one.text) for one in told if not one.left)
        if rows:
            yield Written(form=_origin(name), rows=rows)


# Where a form comes from ----------------------------------------------------------------------------------------------


def _words(text: str) -> set[str]:
    return set(WORD.findall(folded(text)))


def _own_words(name: Name, right: Sequence[Name]) -> set[str]:
    """The words that only this form of all has: those in which it is wrong."""
    return _words(name.text).difference(*(_words(other.text) for other in right))


def _read_from(name: Name, right: Sequence[Name], note: str) -> Name | None:
    """What a wrong form is a reading of: the one form in another script that a note names in the same breath.

    Where it names several, which of them is meant is for people to read.
    """
    own = _own_words(name, right)
    for clause in CLAUSE.split(note):
        said = _words(clause)
        if not own & said:
            continue
        others = [other for other in right if family(other.script) != family(name.script)]
        named = {word for other in others for word in _words(other.text) & said}
        if len(named) == 1:
            holding = [other for other in others if named & _words(other.text)]
            return min(holding, key=lambda other: len(other.text))
    return None


def _converted_from(name: Name, right: Sequence[Name]) -> Name | None:
    """The form that a conversion writes in other characters: as long, with a letter or more in the same place."""
    for other in right:
        if family(other.script) == family(name.script) and other.script != name.script:
            letters = list(zip(name.text, other.text, strict=False))
            if len(name.text) == len(other.text) and any(one == two for one, two in letters if one.isalpha()):
                return other
    return None
