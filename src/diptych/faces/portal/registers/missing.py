"""What is said of an id that the registers do not hold."""

from __future__ import annotations

from difflib import get_close_matches

from django.shortcuts import render
from django.urls import reverse

from diptych.engines.values.record import Record
from diptych.faces.portal.registers.labels import Label, Labels
from diptych.faces.portal.templating import current_language
from diptych.kernel.keeping.thing import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

BEGINNING = 3
"""Letters that an address has in common with the one that was meant: among all ids of a register one does not look."""

CANDIDATES = 400
NEAR = 5


def _(text: str) -> str:
    return text


class Words(Record):
    """What is said of one kind of thing, and the list that all of its kind are in."""

    said: str
    list: str
    all: str


WORDS = {
    "work": Words(said=_("There is no film “{id}”."), list="films", all=_("All films")),
    "agent": Words(said=_("There is nobody by the id “{id}”."), list="people", all=_("All people and organisations")),
    "event": Words(said=_("There is no event “{id}”."), list="events", all=_("All events")),
    "drive": Words(said=_("There is no collecting drive “{id}”."), list="drives", all=_("All collecting drives")),
    "expedition": Words(said=_("There is no expedition “{id}”."), list="events", all=_("All events")),
    "document": Words(said=_("There is no document “{id}”."), list="documents", all=_("All documents")),
    "source": Words(said=_("There is no source “{id}”."), list="sources", all=_("All sources")),
}


def missing(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """The page for an id of which there is no thing, with those that are near. Two queries."""
    language, words = current_language(), WORDS[kind]
    context = {
        "title": language.gettext(words.said).format(id=id[:60]),
        "near": near(kind, id),
        "list": reverse(words.list),
        "all": language.gettext(words.all),
    }
    return render(request, "registers/missing.html", context, status=404)


def near(kind: str, id: str) -> list[Label]:
    """Things of a kind whose ids are like a misspelt one, the nearest first."""
    asked = id.lower()
    found = named(kind).model.objects.filter(pk__startswith=asked[:BEGINNING])
    ids = list(found.order_by("pk").values_list("pk", flat=True)[:CANDIDATES])
    matches = get_close_matches(asked, ids, n=NEAR, cutoff=0.5)
    labels = Labels(current_language(), {kind: matches})
    return [labels.of(kind, match) for match in matches]
