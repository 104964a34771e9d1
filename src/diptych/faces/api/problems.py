"""What went wrong, as RFC 9457 problem details: stable codes for machines, sentences in the language asked for."""

from __future__ import annotations

import json

import structlog
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.engines.values.shape import excerpt
from diptych.faces.api.languages import language_of
from diptych.faces.api.slate import kinds
from diptych.faces.wording import tokens
from diptych.faces.wording.complaints import complaint, dotted
from diptych.faces.wording.slate.saying import fact, refusal
from diptych.faces.wording.troubles import PAGES, REFUSALS
from diptych.kernel.documents import LARGEST_FILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from django.http import HttpRequest

    from diptych.engines.values.errors import Trouble
    from diptych.kernel.texts import Language

MEDIA_TYPE = "application/problem+json"

MOST_ERRORS = 1_000
"""Errors listed at the most; ``count`` tells how many there are."""


def _(text: str) -> str:
    return text


class Kind(Record):
    """One kind of problem: its status, what it is, and what to do about this one of it."""

    status: int
    title: str
    detail: str = ""
    """Filled with the facts of the problem; empty where the detail follows from its errors."""
    of_slate: bool = False
    """Whether the detail is the sentence that the desk has for it."""


KINDS = {
    "bad_request": Kind(
        status=400,
        title=_("The request cannot be understood"),
        detail=_("The server cannot make sense of this request; see the documentation at {documentation}."),
    ),
    "bad_parameter": Kind(status=400, title=_("A parameter cannot be used")),
    "bad_cursor": Kind(
        status=400,
        title=_("The cursor cannot be used"),
        detail=_(
            "The cursor “{found}” is damaged or belongs to another list. "
            "Ask for the first page without one, and then for the address that stands in next."
        ),
    ),
    "unreadable": Kind(status=400, title=_("The body cannot be read")),
    "unknown_address": Kind(
        status=404,
        title=_("Nothing stands at this address"),
        detail=_("There is nothing at {path}; {documentation} lists every address."),
    ),
    "unknown_agreement": Kind(status=404, title=_("There is no such agreement"), detail=REFUSALS["unknown_agreement"]),
    "unknown_rule": Kind(
        status=404,
        title=_("The agreement has no such rule"),
        detail=_("The agreement {agreement} has no rule “{id}”. It has: {known}."),
    ),
    "unknown_concept": Kind(status=404, title=_("There is no such concept"), detail=REFUSALS["unknown_concept"]),
    "unknown_example": Kind(status=404, title=_("There is no such example"), detail=REFUSALS["unknown_example"]),
    "unknown_record": Kind(
        status=404,
        title=_("The registers have no such record"),
        detail=PAGES["no_thing"],
    ),
    "wrong_method": Kind(
        status=405,
        title=_("This address answers other methods"),
        detail=_("{path} answers {allowed}, not {found}."),
    ),
    "not_acceptable": Kind(
        status=406,
        title=_("Answers are JSON"),
        detail=_("The header Accept says {found}; let it admit application/json."),
    ),
    "length_required": Kind(
        status=411,
        title=_("The length of the body is not given"),
        detail=_("Send the header Content-Length, so that what is too large can be refused unread."),
    ),
    "precondition_failed": Kind(
        status=412,
        title=_("This is not the version you hold"),
        detail=_("What stands at {path} has another ETag than the one in If-Match; fetch it anew."),
    ),
    "too_large": Kind(
        status=413,
        title=_("The body is too large"),
        detail=_("A body may have {most}, far more than any dossier needs. This one was refused unread."),
    ),
    "wrong_media_type": Kind(
        status=415,
        title=_("The body must be JSON"),
        detail=_("The header Content-Type says “{found}”; send JSON in UTF-8 as application/json."),
    ),
    "malformed": Kind(status=422, title=_("The request does not say what it should")),
    "too_fast": Kind(status=429, title=_("Too many requests")),
    "failed": Kind(
        status=500,
        title=_("Something went wrong on our side"),
        detail=_("The request could not be answered, through no fault of yours. It is on record as {request_id}."),
    ),
    **{
        code: Kind(status=status, title=kinds.TITLES[status], of_slate=True)
        for status, codes in kinds.CODES.items()
        for code in codes
    },
}
"""Every kind by its code. Codes are promised to stay; sentences are not."""

BODY = {
    "empty": _("The request has no body; send a JSON object."),
    "not_utf8": _("The body is not UTF-8 (byte {found}); send JSON in UTF-8."),
    "too_many_parts": _("The body has too many parts."),
    "file_too_large": _("The body is too large; at most {expected}."),
}
"""Troubles that are said of files elsewhere, said of a body."""


class Problem(Exception):
    """A request that is answered with a problem; ``facts`` fill the sentence, ``headers`` go with the answer."""

    def __init__(
        self,
        code: str,
        *,
        status: int | None = None,
        troubles: Iterable[Trouble] = (),
        place: str = "pointer",
        mark: tuple[int, int] | None = None,
        headers: Mapping[str, str] | None = None,
        **facts: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status = KINDS[code].status if status is None else status
        self.troubles = tuple(troubles)
        self.place = place
        """What tells where a trouble is: a ``pointer`` into the body, or the name of a ``parameter``."""
        self.mark = mark
        """Line and column of the trouble that ended the reading of a body."""
        self.headers = dict(headers or {})
        self.facts = facts


def from_refusal(refusal: Refused) -> Problem:
    """The problem that a refusal of an inner storey amounts to."""
    if refusal.code == "too_fast":
        wait = str(refusal.facts["wait"])
        return Problem("too_fast", headers={"Retry-After": wait}, **refusal.facts)
    return Problem(refusal.code, **refusal.facts)


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as an answer, in the language asked for."""
    language = language_of(request)
    body = document(problem, language, path=escape_uri_path(request.path))
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    response = HttpResponse(text, status=problem.status, content_type=MEDIA_TYPE, headers=problem.headers)
    response["Content-Language"] = language.tag
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ("Accept-Language",))
    return response


def document(problem: Problem, language: Language, *, path: str) -> dict[str, Any]:
    """The members of the problem; ``errors`` and ``count`` stand there when single places are wrong."""
    kind = KINDS[problem.code]
    found: dict[str, Any] = {
        "type": f"/api/v1/problems#{problem.code}",
        "title": language.gettext(kind.title),
        "status": problem.status,
        "code": problem.code,
        "instance": path,
        "request_id": structlog.contextvars.get_contextvars().get("request_id"),
    }
    if kind.of_slate and problem.facts:
        found["facts"] = {name: plain(value) for name, value in problem.facts.items()}
    errors = [_error(trouble, problem, language) for trouble in problem.troubles[:MOST_ERRORS]]
    found["detail"] = _detail(problem, language, errors, path=path, request_id=found["request_id"])
    if errors:
        found |= {"count": len(problem.troubles), "errors": errors}
    return found


def plain(value: Any) -> Any:
    """A fact as JSON has it: records and lists by their parts, days and moments as ISO 8601, whatever else as text.

    >>> plain(Kind(status=404, title="Gone"))
    {'status': 404, 'title': 'Gone', 'detail': '', 'of_slate': False}
    """
    if value is None or isinstance(value, (bool, int)) or type(value) is str:
        return value
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in type(value)._fields}
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _detail(problem: Problem, language: Language, errors: list[dict[str, Any]], **more: Any) -> str:
    if problem.code == "too_fast":
        wait = int(problem.facts["wait"])
        many = language.ngettext("Ask again in {n} second.", "Ask again in {n} seconds.", wait)
        return many.format(n=wait)
    if len(errors) == 1:
        return str(errors[0]["detail"])
    if errors:
        count = len(problem.troubles)
        many = language.ngettext(
            "{n} thing is wrong; errors names it.", "{n} things are wrong; errors names each.", count
        )
        return many.format(n=count)
    if KINDS[problem.code].of_slate:
        own = tokens.REFUSALS.get(problem.code)
        if own is None:
            return refusal(problem.code, problem.facts, language)
        said = {name: fact(name, value, language) for name, value in problem.facts.items()}
        return language.gettext(own).format(**said)
    if problem.facts.get("near"):
        return language.gettext(_("There is no “{id}” in the registers. Did you mean {near}?")).format(
            id=excerpt(problem.facts["id"]), near=language.listed(problem.facts["near"])
        )
    most = f"{LARGEST_FILE // 1024**2} MiB"
    facts = {"documentation": "/api/v1/", "most": most, **more, **problem.facts}
    said = {
        name: language.listed(value) if isinstance(value, tuple) else excerpt(value) for name, value in facts.items()
    }
    return language.gettext(KINDS[problem.code].detail).format(**said)


def _error(trouble: Trouble, problem: Problem, language: Language) -> dict[str, Any]:
    """One thing wrong: where, its code, its sentence, what was found and what was expected."""
    line, column = problem.mark or (None, None)
    whole = language.gettext(_("the body"))
    if trouble.code in BODY:
        said = language.gettext(BODY[trouble.code]).format(found=trouble.found, expected=trouble.expected)
    else:
        said = complaint(trouble, language, field=dotted(trouble.path) or whole)
    return {
        problem.place: pointer(trouble.path) if problem.place == "pointer" else str(trouble.path[0]),
        "code": trouble.code,
        "detail": said,
        "found": trouble.found,
        "expected": trouble.expected,
        **({"line": line, "column": column} if problem.mark else {}),
    }


def pointer(path: tuple[str | int, ...]) -> str:
    """A place in a document as RFC 6901 writes it.

    >>> pointer(("dossier", "documents", "a/b", 0))
    '/dossier/documents/a~1b/0'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
