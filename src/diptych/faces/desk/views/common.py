"""What the views of the desk share."""

from __future__ import annotations

from contextlib import contextmanager

from django.db import IntegrityError
from django.http import Http404
from django.urls import reverse

from diptych.engines.values.errors import Malformed, Refused
from diptych.faces.desk.finding import named
from diptych.faces.portal.templating import current_language
from diptych.faces.portal.views.errors import said as said_of
from diptych.faces.wording.complaints import complaint, dotted
from diptych.faces.wording.registers.terms import THINGS
from diptych.faces.wording.registers_fields import field_word
from diptych.kernel.audit.queries.entries import history, type_of
from diptych.kernel.keeping.thing import things

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.audit.models import Entry
    from diptych.kernel.keeping.thing import Thing


def _(text: str) -> str:
    return text


SAID = {
    "created": _("Saved: it is in the registers now."),
    "saved": _("Saved."),
    "joined": _("Saved, together with what somebody else has changed meanwhile elsewhere in the record."),
    "nothing": _("Nothing was changed, so nothing was saved."),
    "removed": _("Removed. The history keeps all of it: there it can be brought back."),
    "undone": _("Undone."),
    "merged": _("The two are one now. The history can undo that."),
    "split": _("They are two now, marked as not the same."),
    "password": _("Your password is changed."),
    "elsewhere": _("That id was merged into this one."),
}
"""What has just been done, by the word that the address carries on."""


def said(request: HttpRequest) -> str:
    """The sentence for what has just been done, if anything was."""
    found = SAID.get(request.GET.get("said", ""))
    return current_language().gettext(found) if found else ""


def thing_named(kind: str) -> Thing:
    """A kind of thing; the page is missing for a word that is none."""
    if kind not in things():
        raise Http404
    return things()[kind]


def kind_word(kind: str) -> str:
    return current_language().gettext(THINGS[kind])


def heading(kind: str, id: str) -> dict[str, Any]:
    """What stands at the top of every page of a thing: its name, where its pages are. One query at the most."""
    (found,) = named({kind: [id]}, current_language())
    pages = ["record", "history", "links", *(("merge", "split") if kind == "agent" else ()), "remove"]
    where = {page: {"kind": kind, "id": id} if page not in ("merge", "split") else {"id": id} for page in pages}
    ways = {page: reverse(f"desk-{page}", kwargs=arguments) for page, arguments in where.items()}
    if kind == "agent":
        # Before what is seldom done: taking out.
        last = {"remove": ways.pop("remove")}
        ways = {**ways, "duplicates": f"{reverse('desk-duplicates')}?agent={id}", **last}
    return {
        "kind": kind,
        "kind_word": kind_word(kind),
        "id": id,
        "name": found.text,
        "name_lang": found.lang,
        "ways": ways,
    }


def entries_of(thing: Thing, id: str) -> Any:
    """The entries of a thing that may be gone, the latest first."""
    return history(type_of(thing.model), id).order_by("-sequence")


def name_then(entry: Entry) -> str:
    """What a thing was called when an entry was written."""
    return entry.label if isinstance(entry.label, str) else current_language().pick(entry.label)


def field_label(path: tuple[str | int, ...]) -> str:
    """What the reader calls a place of a document: the last of its names that is a field."""
    language = current_language()
    names = [part for part in path if isinstance(part, str)]
    return field_word(names[-1], language) if names else dotted(path)


def troubles_by_field(error: Malformed) -> dict[str, str]:
    """What is wrong with a document, in sentences by the names that its fields have in the form."""
    language = current_language()
    found: dict[str, str] = {}
    for trouble in error.troubles:
        path = trouble.path
        if trouble.code == "missing_field":
            path = (*path, trouble.expected or "")
            sentence = language.gettext(_("{field}: this has to be filled in.")).format(field=field_label(path))
        else:
            sentence = complaint(trouble, language, field=field_label(path))
        found.setdefault(".".join(map(str, path)), sentence)
    return found


def sentences_of(error: Refused) -> list[str]:
    """A refusal in words: one sentence, or one for each trouble of a document."""
    if isinstance(error, Malformed):
        return list(troubles_by_field(error).values())
    if error.code == "changed_meanwhile":
        fields = tuple(field_label((name,)) for name in error.facts["changed"])
        error = Refused(error.code, **{**error.facts, "changed": fields})
    return [said_of(error)]


@contextmanager
def refusing_what_stands_once() -> Iterator[None]:
    """Refused("stands_once") for what may stand only once in a whole register, which the database alone sees."""
    try:
        yield
    except IntegrityError:
        raise Refused("stands_once") from None


def number(text: str) -> int:
    """A whole number that a form sent; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
