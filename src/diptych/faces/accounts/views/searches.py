"""Searches that somebody keeps: what is new in each, looked at, removed, brought back."""

from __future__ import annotations

from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import person_here, signed_in_only
from diptych.faces.accounts.views.search import page_of
from diptych.faces.asked import count_of, wish_of
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.searching import SAID, refusal_said, value_word
from diptych.kernel.limits import spend
from diptych.kernel.search.domain import saved
from diptych.kernel.search.queries.saved import search_removed, searches_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from diptych.kernel.permissions.person import Person
    from diptych.kernel.search.models import SavedSearch


class Kept(Record):
    """A search as the list shows it."""

    id: int
    name: str
    text: str
    """What is looked for."""
    choices: tuple[str, ...]
    """What it is narrowed to."""
    new: int
    new_said: str
    since: str
    """When it was looked at last, in words."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def searches(request: HttpRequest) -> HttpResponse:
    """The list, with what is new in each: one query, and one to the index for each. What is done to one of them."""
    if request.method != "POST":
        return _list(request)
    try:
        return _done(request)
    except Refused as error:
        if error.code not in ("no_search", "search_name_taken", "too_many_searches"):
            raise
        return _list(request, error=refusal_said(current_language(), error))


def _list(request: HttpRequest, *, error: str = "") -> HttpResponse:
    person = person_here(request)
    if not error:
        spend(request, "search", account=f"#{person.id}", by_address=False)
    removed = search_removed(_number(request.GET.get("removed", "")), person=person)
    said = SAID["back"] if request.GET.get("said") == "back" and "name" in request.GET else ""
    context = {
        "searches": list(_rows(person)),
        "removed": removed,
        "gone": current_language().gettext(SAID["gone"]).format(name=removed.name) if removed else "",
        "back": current_language().gettext(said).format(name=request.GET["name"][:100]) if said else "",
        "error": error,
    }
    return render(request, "account/searches.html", context, status=422 if error else 200)


def _rows(person: Person) -> Iterator[Kept]:
    language = current_language()
    for search in searches_of(person):
        wish = wish_of(QueryDict(search.query))
        new = count_of(wish, language, person, since=search.seen)
        yield Kept(
            id=search.pk,
            name=search.name,
            text=wish.text,
            choices=tuple(value_word(language, facet, value) for facet, values in wish.chosen for value in values),
            new=new,
            new_said=language.number(new),
            since=language.date(search.seen_at.date()),
        )


def _done(request: HttpRequest) -> HttpResponse:
    """What a form asks: to keep a question, to look at one, to remove one, to bring it back."""
    person, at = person_here(request), timezone.now()
    do, id = request.POST.get("do", ""), _number(request.POST.get("id", ""))
    where = reverse("account-searches")
    if do == "look":
        found = saved.look_at_search(id, by=person, at=at)
        wish = wish_of(QueryDict(found.query))
        return HttpResponseRedirect(wish.replace(order="newest", saved=found.pk).address)
    if do == "remove":
        return HttpResponseRedirect(f"{where}?removed={saved.remove_search(id, by=person, at=at).pk}")
    if do == "back":
        found = saved.bring_back_search(id, by=person)
        return HttpResponseRedirect(f"{where}?{_named(found)}")
    return _keep(request, person)


def _keep(request: HttpRequest, person: Person) -> HttpResponse:
    """Keep a question as it stands in an address. Where that cannot be, the page comes again with what was typed."""
    wish = wish_of(QueryDict(request.POST.get("query", "")[: saved.LONGEST_QUERY * 2]))
    name = request.POST.get("name", "")
    try:
        saved.save_search(name=name, query=wish.query, by=person, at=timezone.now())
    except Refused as error:
        return page_of(request, wish, name=name[:1000], error=refusal_said(current_language(), error))
    return HttpResponseRedirect(f"{wish.address}&said=kept#keep")


def _named(search: SavedSearch) -> str:
    fields = QueryDict(mutable=True)
    fields["said"], fields["name"] = "back", search.name
    return fields.urlencode()


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
