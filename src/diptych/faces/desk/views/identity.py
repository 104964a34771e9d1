"""Two agents that are one, and one that is two."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from diptych.engines.values.errors import Refused
from diptych.faces.desk import resembling, versions
from diptych.faces.desk.access import editors_only, whoever
from diptych.faces.desk.changes import NOTHING, Told, referred
from diptych.faces.desk.once import done_once, led_before
from diptych.faces.desk.views.common import heading, number, sentences_of, thing_named
from diptych.faces.desk.views.past import links_of
from diptych.faces.desk.views.record import gone as gone_page
from diptych.faces.desk.wording.refusals import HERE, sentence
from diptych.faces.places import LABELS
from diptych.faces.portal.registers.labels import Labels
from diptych.faces.portal.registers.suggesting import mixed, suggested
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.registers.terms import AGENT_KINDS
from diptych.kernel.keeping import reading
from diptych.registers.authority.domain import agents
from diptych.registers.authority.domain.duplicates import evidence_as_data
from diptych.registers.authority.domain.things import AGENT
from diptych.registers.authority.enums import AgentKind
from diptych.registers.authority.queries.agents import distinctions_of
from diptych.registers.authority.queries.duplicates import compared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse


def _onward(id: str, word: str) -> HttpResponseRedirect:
    where = reverse("desk-record", kwargs={"kind": "agent", "id": id})
    return HttpResponseRedirect(f"{where}?said={word}")


def _sentences(error: Refused) -> list[str]:
    return [sentence(error)] if error.code in HERE else sentences_of(error)


# Merging --------------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def merge(request: HttpRequest, id: str) -> HttpResponse:
    """Choose the other agent, see both side by side, make them one."""
    asked = request.POST if request.method == "POST" else request.GET
    text = asked.get("with", "").strip()
    errors: list[str] = []
    status = 200
    try:
        mine = versions.current(AGENT, id)
    except Refused:
        return led_before(request) or gone_page(request, thing_named("agent"), id)
    if request.method == "POST":
        try:
            return done_once(request, lambda: _merged(request, id, text))
        except Refused as error:
            errors, status = _sentences(error), 409
    other = _version(text)
    context = {
        "thing": heading("agent", id),
        "text": text,
        "errors": errors,
        "reason": request.POST.get("reason", ""),
        "found": []
        if other or not text
        else [row for row in suggested(text, current_language()) if row.label.id != id],
        "mixed": mixed(text, current_language()),
        "besides": request.POST.get("besides", ""),
        # Whoever chose the other id and is asked for something more has still chosen it.
        "kept": text if request.POST.get("kept") == text else id,
        "beside": True,
        "sides": [],
        "apart": False,
        "itself": text == id,
    }
    if other is not None and text != id:
        context["sides"] = [side_of(id, mine), side_of(text, other)]
        context["apart"] = text in distinctions_of(id)
        context |= _weighed(id, text)
    elif text == id and not errors:
        context["errors"] = sentences_of(Refused("merge_with_itself", id=id))
    return render(request, "desk/merge.html", context, status=status)


def _version(id: str) -> versions.Version | None:
    try:
        return versions.current(AGENT, id) if id else None
    except Refused:
        return None


def _merged(request: HttpRequest, id: str, text: str) -> HttpResponseRedirect:
    """Merge as the form says; which of the two ids stays is chosen there."""
    kept, gone = (text, id) if request.POST.get("kept") == text else (id, text)
    agents.merge(
        kept,
        gone=gone,
        revision=number(request.POST.get(f"revision.{kept}", "")),
        gone_revision=number(request.POST.get(f"revision.{gone}", "")),
        by=whoever(request),
        at=timezone.now(),
        reason=request.POST.get("reason", ""),
        besides=request.POST.get("besides", ""),
    )
    return _onward(kept, "merged")


def _weighed(id: str, other: str) -> dict[str, Any]:
    """What speaks for the two being one, and what against it."""
    language = current_language()
    found = compared(id, other)
    evidence = evidence_as_data(found.judgement)
    pro, contra = resembling.weighed(evidence, language, Labels(language, resembling.wanted(evidence)))
    return {"pro": pro, "contra": contra, "beside": found.judgement.beside}


def side_of(id: str, version: versions.Version) -> dict[str, Any]:
    """One of two agents, as the page puts it beside the other."""
    language = current_language()
    document = version.document
    wanted = referred([document])
    told = Told(AGENT, language, Labels(language, {kind: ids for kind, ids in wanted.items() if kind in LABELS}))
    fields = ("kind", "country", "roles", "names", "facts", "relations", "not_same_as", "note")
    return {
        "id": id,
        "revision": version.revision,
        "name": heading("agent", id)["name"],
        "links": len(reading.links_to("agent", id)),
        "facts": [{"term": told.label(name), "text": _said(told, name, document.get(name))} for name in fields],
    }


def _said(told: Told, name: str, value: Any) -> str | list[str]:
    if isinstance(value, list) and value:
        return [told.title(name, item) if isinstance(item, dict) else told.value(name, item) for item in value]
    return told.value(name, value) if value else NOTHING


# Splitting ------------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def split(request: HttpRequest, id: str) -> HttpResponse:
    """Choose what belongs to the other agent that this one is too."""
    try:
        mine = versions.current(AGENT, id)
    except Refused:
        return led_before(request) or gone_page(request, thing_named("agent"), id)
    errors: list[str] = []
    post = request.POST
    if request.method == "POST":
        try:
            return done_once(request, lambda: _split(request, id))
        except Refused as error:
            errors = _sentences(error)
    language = current_language()
    told = Told(AGENT, language)
    rows = {
        name: [(str(n), told.title(name, row)) for n, row in enumerate(mine.document.get(name, []))]
        for name in ("names", "facts")
    }
    context = {
        "thing": heading("agent", id),
        "errors": errors,
        "revision": mine.revision,
        "rows": rows,
        "links": [
            (f"{link.kind}/{link.id}", current_language().colon(link.kind_word, link.text))
            for link in links_of("agent", id)
        ],
        "chosen": {name: post.getlist(name) for name in ("names", "facts", "links")},
        "new": {"id": post.get("id", ""), "kind": post.get("kind", mine.document["kind"])},
        "kinds": [(kind, language.gettext(AGENT_KINDS[kind])) for kind in AgentKind.values],
        "reason": post.get("reason", ""),
    }
    return render(request, "desk/split.html", context, status=409 if errors else 200)


def _split(request: HttpRequest, id: str) -> HttpResponseRedirect:
    post = request.POST
    chosen = set(post.getlist("links"))
    links = [link for link in reading.links_to("agent", id) if f"{link.kind}/{link.id}" in chosen]
    _kept, other = agents.split(
        id,
        into={"id": post.get("id", "").strip(), "kind": post.get("kind", "")},
        names=[number(text) for text in post.getlist("names")],
        facts=[number(text) for text in post.getlist("facts")],
        links=links,
        revision=number(post.get("revision", "")),
        by=whoever(request),
        at=timezone.now(),
        reason=post.get("reason", ""),
    )
    return _onward(other.pk, "split")
