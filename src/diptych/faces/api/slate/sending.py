"""What goes out, and what has to be seen to before anything is done: bodies, keys, versions."""

from __future__ import annotations

import hashlib
import json

from django.db import transaction
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from diptych.apps.slate.queries.page import proposal_seen
from diptych.apps.slate.queries.reaching import held
from diptych.faces.api.asking import parsed
from diptych.faces.api.problems import Problem, plain
from diptych.faces.api.slate.callers import Caller
from diptych.kernel.permissions.domain.answers import begin_once, keep_answer, release_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest

    from diptych.apps.slate.queries.page import ProposalPage
    from diptych.engines.values.errors import Trouble
    from diptych.kernel.keeping.shapes import Fields

VARY = ("Authorization", "Accept-Language")
VERSIONED = ("joint", "saved", "now", "documents", "tracks", "requests", "decisions", "revisions", "ended_at")
"""What a version of a proposal is: neither messages, nor what may be done, nor how it came about."""


def answered(caller: Caller, data: Any, *, status: int = 200, etag: str = "", following: str = "") -> HttpResponse:
    """Data for whoever asks, which nobody keeps; ``following`` is the address of the next page, if there is one.

    ``etag`` names the version that a change may rest on. The answer's own has what is told beside it in a second part,
    so that whoever holds an older answer to the same version is not told that it is what there is.
    """
    body = "" if status == 204 else json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    headers = {"ETag": f'{etag[:-1]}.{hashlib.sha256(body.encode()).hexdigest()[:16]}"'} if etag else {}
    if following:
        headers["Link"] = f'<{following}>; rel="next"'
    return _answer(caller, body, status, headers)


def _answer(caller: Caller, body: str, status: int, headers: dict[str, str]) -> HttpResponse:
    answer = HttpResponse(body, status=status, content_type="application/json", headers=headers)
    answer["Content-Language"] = caller.language.tag
    answer["Cache-Control"] = "private, no-store"
    patch_vary_headers(answer, VARY)
    if status == 204:
        del answer["Content-Type"]
    return answer


# What was sent --------------------------------------------------------------------------------------------------------


def read_body(request: HttpRequest, shape: Fields) -> dict[str, Any]:
    """The body of a request, read by its shape; a body that is not there is an empty one, where nothing is required."""
    if not request.body and not shape.required:
        return {}
    if request.content_type != "application/json":
        raise Problem("wrong_media_type", found=request.content_type, headers={"Accept": "application/json"})
    troubles: list[Trouble] = []
    found: dict[str, Any] | None = shape.read(parsed(request), (), troubles)
    if troubles:
        raise Problem("malformed", troubles=troubles)
    assert found is not None, "what has no trouble was read"
    return found


# Once -----------------------------------------------------------------------------------------------------------------


def once(
    request: HttpRequest,
    caller: Caller,
    do: Callable[[], HttpResponse],
    *,
    whole: bool = True,
    digest: str = "",
    secret: str = "",
) -> HttpResponse:
    """Do what is asked, or give the first answer to it again where its Idempotency-Key says that this is it.

    What is asked and its answer are one transaction, unless ``whole`` is false: then the key is taken before. What is
    refused has done nothing, and its key is free again. ``secret`` names what stands in the first answer alone: it is
    not kept, and null where the answer is given again. Refused("key_unfit"), Refused("key_used"),
    Refused("key_under_way").
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return _within(do, whole=whole)
    digest = digest or digest_of(request, request.body)

    def keyed() -> HttpResponse:
        row, there = begin_once(caller.token, key=key, digest=digest, at=caller.at)
        if there:
            return _answer(caller, row.body, row.status, {"Idempotent-Replayed": "true"})
        try:
            answer = do()
        except BaseException:
            if not whole:
                release_key(row)
            raise
        keep_answer(row, status=answer.status_code, body=_without(secret, answer.content.decode()))
        return answer

    return _within(keyed, whole=whole)


def _without(secret: str, body: str) -> str:
    if not secret:
        return body
    return json.dumps({**json.loads(body), secret: None}, ensure_ascii=False, separators=(",", ":"))


def digest_of(request: HttpRequest, *parts: bytes) -> str:
    """What is asked: method, address and body."""
    asked = f"{request.method} {request.get_full_path()}".encode()
    return hashlib.sha256(b"\0".join((asked, *parts))).hexdigest()


def _within(do: Callable[[], HttpResponse], *, whole: bool) -> HttpResponse:
    if not whole:
        return do()
    with transaction.atomic():
        return do()


# Versions -------------------------------------------------------------------------------------------------------------


def version_of(page: ProposalPage) -> str:
    """The ETag of a proposal, as this person sees it."""
    told = {name: _told(getattr(page, name)) for name in VERSIONED}
    text = json.dumps([str(page.id), told], ensure_ascii=False, sort_keys=True)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def _told(value: Any) -> Any:
    """Values as they are, and of rows what their columns hold."""
    if isinstance(value, tuple):
        return [_told(item) for item in value]
    if hasattr(value, "sha256"):
        # Of a file its content alone: the row says when somebody had it first.
        return value.sha256
    if hasattr(value, "_meta"):
        return {field.attname: plain(getattr(value, field.attname)) for field in value._meta.concrete_fields}
    if hasattr(value, "_fields"):
        return {name: _told(getattr(value, name)) for name in value._fields}
    return plain(value)


def demand_version(
    request: HttpRequest, caller: Caller, id: UUID, written: Callable[[ProposalPage], Any], *, needed: bool
) -> ProposalPage | None:
    """Hold a proposal still, and see that it is the version that If-Match names; the proposal, if it was looked at.

    Within a transaction. Problem("if_match_missing") where one is ``needed``; Problem("saved_meanwhile") for another,
    with what is there.
    """
    if not is_matched(request, needed=needed):
        return None
    held(id)
    page = proposal_seen(caller.person, id, at=caller.at)
    demand_match(request, version_of(page), lambda: written(page), "saved_meanwhile")
    return page


def is_matched(request: HttpRequest, *, needed: bool) -> bool:
    """Whether a request names the version it rests on; Problem("if_match_missing") where it has to, and does not."""
    if request.headers.get("If-Match", "").strip():
        return True
    if needed:
        raise Problem("if_match_missing")
    return False


def demand_match(request: HttpRequest, there: str, written: Callable[[], Any], code: str) -> None:
    """A Problem of this code, with what is ``written`` there, unless the version that stands there is what If-Match
    names; ``*`` names any."""
    asked = [_version_in(tag) for tag in request.headers.get("If-Match", "*").split(",")]
    if "*" not in asked and _version_in(there) not in asked:
        raise Problem(code, headers={"ETag": there}, there=written())


def _version_in(tag: str) -> str:
    return tag.strip().removeprefix("W/").strip('"').partition(".")[0]


def tag_of(*parts: object) -> str:
    """An ETag of what these say."""
    return f'"{hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()[:32]}"'
