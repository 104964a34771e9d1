"""The record of a thing: its form, and taking it out of the registers."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from diptych.engines.values.errors import Malformed, Refused
from diptych.faces.desk import versions
from diptych.faces.desk.access import editors_only, whoever
from diptych.faces.desk.changes import Told, changed_fields
from diptych.faces.desk.forms.building import Builder
from diptych.faces.desk.forms.entering import document_of, rearranged, tidied, without_blanks
from diptych.faces.desk.forms.nodes import FieldNode, ListNode
from diptych.faces.desk.views.common import (
    entries_of,
    heading,
    kind_word,
    name_then,
    number,
    refusing_what_stands_once,
    said,
    sentences_of,
    thing_named,
    troubles_by_field,
)
from diptych.faces.desk.views.past import links_of
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.registers.terms import THINGS_MANY
from diptych.kernel.keeping.domain import keeping
from diptych.registers.authority.queries.agents import redirect_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.faces.desk.forms.nodes import Node
    from diptych.kernel.keeping.thing import Thing


SINGLE = {"market": "market"}
"""Kinds of which there is one thing, with its id."""


class Form:
    """The form of one record as a request leaves it."""

    def __init__(self, request: HttpRequest, thing: Thing, id: str = "") -> None:
        self.request = request
        self.thing = thing
        self.id = id
        self.document: dict[str, Any] = {}
        self.revision = 0
        self.reason = ""
        self.errors: dict[str, str] = {}
        self.notices: list[str] = []
        self.saved = versions.Saved()
        self.focus = ""
        self.status = 200

    def read(self) -> None:
        """Take what was sent. The id of a thing that is there does not change."""
        post = self.request.POST
        self.document = document_of(self.thing.shape, post.lists(), current_language())
        if self.id:
            self.document["id"] = self.id
        self.revision = number(post.get("revision", ""))
        self.reason = post.get("reason", "").strip()

    def do(self) -> HttpResponseRedirect | None:
        """What the button says; a redirect where that was saving and it worked."""
        verb, _colon, what = self.request.POST.get("do", "show").partition(":")
        if verb == "save":
            return self.keep()
        if verb == "take" and self.id and what in self.thing.shape.fields:
            now = versions.current(self.thing, self.id).document.get(what)
            self.document[what] = now
            self.focus = what
        elif verb != "show":
            self.focus = rearranged(self.thing.shape, self.document, verb, what, self.id or self.document.get("id", ""))
        return None

    def keep(self) -> HttpResponseRedirect | None:
        self.document = tidied(self.thing.shape, self.document)
        try:
            with refusing_what_stands_once():
                return self._saved(without_blanks(self.document))
        except Malformed as error:
            self.errors = troubles_by_field(error)
            self.status = 422
        except Refused as error:
            self.notices = sentences_of(error)
            self.status = 409
        return None

    def _saved(self, document: dict[str, Any]) -> HttpResponseRedirect | None:
        by, at = whoever(self.request), timezone.now()
        if not self.id:
            document = versions.normalised(self.thing, document)
            row = keeping.create(self.thing, document, by=by, at=at, reason=self.reason)
            return self.onward(row.pk, "created")
        saved = versions.keep(self.thing, self.id, document, revision=self.revision, by=by, at=at, reason=self.reason)
        if saved.clashes:
            self.saved, self.document, self.revision, self.status = saved, saved.document, saved.revision, 409
            return None
        return self.onward(self.id, "nothing" if not saved.changed else "joined" if saved.others else "saved")

    def onward(self, id: str, word: str) -> HttpResponseRedirect:
        where = reverse("desk-record", kwargs={"kind": self.thing.name, "id": id})
        return HttpResponseRedirect(f"{where}?said={word}")

    def page(self) -> HttpResponse:
        language = current_language()
        builder = Builder(self.thing, self.document, language, errors=self.errors, focus=self.focus, is_new=not self.id)
        nodes = builder.nodes()
        kind = self.thing.name
        told = Told(self.thing, language)
        context = {
            "thing": heading(kind, self.id) if self.id else None,
            "kind": kind,
            "kind_word": language.gettext(THINGS_MANY[kind]),
            "runs": runs_of(nodes),
            "revision": self.revision,
            "reason": self.reason,
            "errors": builder.errors,
            "unplaced": [*self.notices, *builder.unplaced()],
            "hints": builder.hints,
            "focus": self.focus,
            "said": said(self.request),
            "who": self.saved.who,
            "clashes": [
                {
                    "field": clash.field,
                    "label": told.label(clash.field),
                    "now": changed_fields(told, {clash.field: clash.was}, {clash.field: clash.now}),
                    "mine": changed_fields(told, {clash.field: clash.was}, {clash.field: clash.mine}),
                }
                for clash in self.saved.clashes
            ],
            "others": [told.label(name) for name in self.saved.others],
        }
        return render(self.request, "desk/record.html", context, status=self.status)


def runs_of(nodes: tuple[Node, ...]) -> list[list[Node]]:
    """Nodes in runs: what stands side by side in a grid, and what stands by itself."""
    pairs = groupby(nodes, key=lambda node: isinstance(node, (FieldNode, ListNode)))
    return [list(run) for _beside, run in pairs]


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def edit(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """The form of a record; a thing that is gone has a page that says so, and how it comes back."""
    form = Form(request, thing_named(kind), id)
    try:
        if request.method == "POST":
            form.read()
            if (onward := form.do()) is not None:
                return onward
        else:
            found = versions.current(form.thing, id)
            form.document, form.revision = found.document, found.revision
    except Refused as error:
        if error.code != "no_thing":
            raise
        return gone(request, form.thing, id)
    return form.page()


def gone(request: HttpRequest, thing: Thing, id: str) -> HttpResponse:
    """The page of what is not in the registers: it was merged, removed, or never there."""
    kept = redirect_of(id) if thing.name == "agent" else None
    if kept is not None:
        where = reverse("desk-record", kwargs={"kind": "agent", "id": kept})
        return HttpResponseRedirect(f"{where}?said=elsewhere")
    last = entries_of(thing, id).first()
    if last is None:
        raise Http404
    context = {"kind": thing.name, "kind_word": kind_word(thing.name), "id": id, "name": name_then(last)}
    return render(request, "desk/gone.html", {**context, "said": said(request)}, status=410)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of a thing that is not there yet."""
    form = Form(request, thing_named(kind))
    if request.method == "POST":
        form.read()
        if (onward := form.do()) is not None:
            return onward
    else:
        form.document = {"id": SINGLE[kind]} if kind in SINGLE else {}
        for name in form.thing.shape.required:
            rearranged(form.thing.shape, form.document, "add", name, "")
    return form.page()


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def remove(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """Take a thing out of the registers, for a reason, after showing what refers to it."""
    thing = thing_named(kind)
    errors: list[str] = []
    reason = request.POST.get("reason", "")
    try:
        now = versions.current(thing, id)
        if request.method == "POST":
            revision = number(request.POST.get("revision", ""))
            keeping.remove(thing, id, revision=revision, by=whoever(request), at=timezone.now(), reason=reason)
            where = reverse("desk-record", kwargs={"kind": kind, "id": id})
            return HttpResponseRedirect(f"{where}?said=removed")
    except Refused as error:
        if error.code == "no_thing":
            return gone(request, thing, id)
        errors = sentences_of(error)
    context = {
        "thing": heading(kind, id),
        "revision": now.revision,
        "reason": reason,
        "errors": errors,
        "links": links_of(kind, id),
    }
    return render(request, "desk/remove.html", context, status=409 if errors else 200)
