"""What the pages of producers share: refusals in words, at their fields; pages that are drawn, and the way on."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponseRedirect
from django.shortcuts import render

from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Refused
from diptych.faces import typed
from diptych.faces.desk.wording import proposals as words
from diptych.faces.desk.wording.refusals import sentence as said_elsewhere
from diptych.faces.portal.templating import current_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.faces.desk.proposals.written import Written

REFUSED = 422
"""The status of a page that shows what was typed, with what is wrong with it."""


def sentence(error: Refused) -> str:
    """A refusal as producers are told it."""
    if error.code not in words.REFUSALS:
        return said_elsewhere(error)
    language = current_language()
    facts = {key: language.date(value) if isinstance(value, date) else value for key, value in error.facts.items()}
    return language.gettext(words.REFUSALS[error.code]).format_map(_Open(facts))


class _Open(dict[str, object]):
    """Facts of a refusal; what one does not say is left out of its sentence."""

    def __missing__(self, key: str) -> str:
        return "…"


def errors_of(error: Refused, at: Mapping[str, str]) -> dict[str, str]:
    """A refusal by the field it belongs to: the one it names, else that of its code; else above the form."""
    field = str(error.facts.get("field") or at.get(error.code, ""))
    return {field: sentence(error)}


def shown(written: Written, template: str, tab: str = "", *, status: int = 200, **more: Any) -> HttpResponse:
    """A page of a proposal."""
    context = written.page(tab, **more)
    return render(written.request, f"desk/proposals/{template}.html", context, status=status)


def on_to(written: Written, name: str, said: str = "", *, anchor: str = "", **arguments: Any) -> HttpResponseRedirect:
    """The way on, with the word of what was done."""
    where = written.address(name, **arguments)
    return HttpResponseRedirect(f"{where}{f'?said={said}' if said else ''}{f'#{anchor}' if anchor else ''}")


# What people type -----------------------------------------------------------------------------------------------------


def day_typed(text: str) -> date | None:
    """A whole day, however the reader's language writes it; None for nothing.

    Refused("bad_day"), Refused("full_date").
    """
    found = date_typed(text)
    if not found:
        return None
    partial = PartialDate.parse(found)
    if partial.day is None:
        raise Refused("full_date", found=text.strip()[:40])
    return partial.earliest


def date_typed(text: str) -> str:
    """A date to the day, the month or the year as it is kept; empty for nothing. Refused("bad_day", found=…)."""
    if not text.strip():
        return ""
    found = typed.read_date(text.strip(), current_language())
    try:
        PartialDate.parse(found)
    except (Refused, ValueError):
        raise Refused("bad_day", found=text.strip()[:40]) from None
    return found


def country_typed(text: str) -> str:
    """The code of a country, by its name or code; empty for nothing. What is none stays as typed, to be refused."""
    return typed.read_country(text.strip(), current_language()) if text.strip() else ""


def posted(request: HttpRequest, *names: str) -> dict[str, str]:
    """What a form sent under these names, as typed."""
    return {name: request.POST.get(name, "") for name in names}
