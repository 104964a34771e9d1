"""Views of django-allauth as pages of this site: counted, private, drawn with our words."""

from __future__ import annotations

from contextlib import nullcontext
from functools import wraps

from allauth.account.internal.stagekit import unstash_login
from django.template.response import TemplateResponse

from diptych.faces.accounts.access import person_at, private
from diptych.faces.accounts.adapters import SAID_HERE
from diptych.faces.accounts.receivers import one_change
from diptych.faces.accounts.watching import counted
from diptych.faces.accounts.words import AUTOCOMPLETE, HELPS, LABELS
from diptych.faces.portal.templating import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.forms import Form
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from diptych.faces.accounts.words import Page

    View = Callable[..., HttpResponseBase]

REFUSED = 422
"""The status of a page that shows a form again because something in it is wrong."""

NAMING = ("login", "email")
"""Fields in which somebody says who they want to be."""

FORM = "account/form.html"
"""The template of a page with nothing but one form."""


def drawn(view: View, words: Page | None = None, *, spends: str = "sign_in", changes: bool = True) -> View:
    """A view of allauth as a page: what it is sent is counted, what was done before is said, nobody keeps it.

    ``words`` are what its template says around the form. ``changes`` says that it may change how somebody signs in:
    the change and its entry of the ledger are one transaction then. Refused("too_fast").
    """

    @private
    @wraps(view)
    def page(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        if request.method == "POST":
            counted(request, spends, account=named_in(request))
        with one_change() if changes and request.method == "POST" else nullcontext():
            answer = view(request, **arguments)
        if isinstance(answer, TemplateResponse):
            person_at(request)
            found: dict[str, Any] = dict(answer.context_data or {})
            form = found.get("form")
            rows = {"fields": fields_of(form), "hidden": hidden_of(form), "errors": errors_of(form)}
            answer.context_data = {**found, **rows, "words": words, "said": said(request)}
            if request.method == "POST" and answer.status_code == 200 and form is not None and form.errors:
                answer.status_code = REFUSED
        return answer

    return page


def named_in(request: HttpRequest) -> str:
    """Whose account is tried: the one named, the one half signed in, or one's own."""
    typed = next((request.POST[name].strip().lower() for name in NAMING if request.POST.get(name)), "")
    if typed:
        return typed
    if request.user.is_authenticated:
        return f"#{request.user.pk}"
    login = unstash_login(request, peek=True)
    return f"#{login.user.pk}" if login is not None and login.user is not None else ""


def said(request: HttpRequest) -> list[str]:
    """What was done before this page; it is said once."""
    found = request.session.pop(SAID_HERE, []) if SAID_HERE in request.session else []
    return [str(text) for _level, text in found]


def fields_of(form: Form | None) -> list[dict[str, Any]]:
    """The fields that one sees of a form, as the macros of fields take them. Passwords are never sent back."""
    rows = []
    for bound in form.visible_fields() if form is not None else ():
        kind = getattr(bound.field.widget, "input_type", "text")
        value = "" if kind == "password" else bound.value() or ""
        rows.append(
            {
                "name": bound.html_name,
                "label": _(LABELS[bound.name]) if bound.name in LABELS else bound.label,
                "value": value,
                "kind": kind,
                "help": _(HELPS.get(bound.name, "")) if bound.name in HELPS else "",
                "error": " ".join(map(str, bound.errors)),
                "autocomplete": AUTOCOMPLETE.get(bound.name, "off"),
                "required": bound.field.required,
            }
        )
    return rows


def hidden_of(form: Form | None) -> list[tuple[str, Any]]:
    return [(bound.html_name, bound.value() or "") for bound in (form.hidden_fields() if form is not None else ())]


def errors_of(form: Form | None) -> list[str]:
    """What is wrong with a form as a whole, or with what one does not see of it."""
    if form is None or not form.is_bound:
        return []
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    return [str(error) for error in (*form.non_field_errors(), *hidden)]
