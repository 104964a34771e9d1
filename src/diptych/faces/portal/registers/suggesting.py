"""People, organisations and places offered in fields while somebody types a name of theirs in any script."""

from __future__ import annotations

from diptych.engines.names.folding import cleaned
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.labels import Label, foreign
from diptych.faces.portal.registers.named import named
from diptych.faces.portal.registers.namings import other_scripts
from diptych.faces.wording.registers import terms
from diptych.faces.wording.registers.terms import term, territory
from diptych.faces.wording.searching import note_said
from diptych.registers.authority.enums import NameType
from diptych.registers.authority.queries.agents import agents_at_a_glance
from diptych.registers.authority.queries.meant import LONGEST, Meant, agents_meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diptych.kernel.texts import Language
    from diptych.registers.authority.models import Agent

MOST = 12
"""How many are offered: whoever is not among them is found by one more letter."""


def _(text: str) -> str:
    return text


class Suggested(Record):
    """Somebody who may be meant."""

    label: Label
    lang: str
    """The language of that name, whether it is the reader's or not."""
    others: tuple[tuple[str, str], ...]
    """What other scripts call them: text and language."""
    dotted: tuple[str, ...]
    """What they are and do, where they are."""
    why: str
    """How what was typed leads there, where that is not to be seen; ``{form}`` stands for the form that was met."""
    form: str
    form_lang: str


def suggested(text: str, language: Language, kinds: Sequence[str] = (), most: int = MOST) -> list[Suggested]:
    """Whom a text may mean, the likeliest first. Three queries beside those of :func:`agents_meant`."""
    meant = agents_meant(text, kinds=kinds, most=most)
    there = agents_at_a_glance([row.agent for row in meant])
    return [_row(there[row.agent], row, language) for row in meant if row.agent in there]


def mixed(text: str, language: Language) -> list[str]:
    """Sentences about words in which letters of two alphabets stand that look alike: whoever types a name does not see
    them, and would write another one than they read. What is offered is for the word that was meant."""
    _plain, notes = cleaned(text[:LONGEST])
    said = (
        note_said(language, note.code, {"found": note.found, "repaired": note.repaired})
        for note in notes
        if note.code == "mixed_scripts"
    )
    return list(dict.fromkeys(filter(None, said)))


def _row(agent: Agent, meant: Meant, language: Language) -> Suggested:
    names = list(agent.names.all())
    label, lang = named("agent", agent.pk, names, language, (NameType.PREFERRED,))
    others = tuple(row for row in other_scripts(names, lang) if row[0] != label.text)
    does = language.listed(term(language, terms.AGENT_ROLES, row.role) for row in agent.roles.all())
    kind = term(language, terms.AGENT_KINDS, agent.kind)
    country = territory(language, agent.country) if agent.country else ""
    why, form, form_lang = _why(meant, {label.text, *(other for other, _lang in others)})
    return Suggested(
        label=label,
        lang=lang,
        others=others,
        dotted=tuple(filter(None, (does or kind, country))),
        why=language.gettext(why) if why else "",
        form=form,
        form_lang=foreign(form_lang, language),
    )


def _why(meant: Meant, shown: set[str]) -> tuple[str, str, str]:
    """A sentence, the form it speaks of, and the language of that."""
    found = meant.candidate
    if meant.how == "former":
        return _("This id was merged into it."), "", ""
    if meant.how == "through" and found is not None:
        return _("May have been written back from the Chinese form {form}."), _passed(found.via, found.name), found.lang
    if meant.how == "like" and found is not None:
        return _("Only a little like {form}."), found.name, found.lang
    if meant.how == "same" and found is not None and found.name not in shown:
        return _("Also called {form}."), found.name, found.lang
    return "", "", ""


def _passed(via: tuple[str, ...], form: str) -> str:
    return via[0] if via else form
