"""Stored files as answers: taken home, never part of the site, and only by whom the view has let in."""

from __future__ import annotations

import re
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from diptych.kernel.files.kinds import INLINE
from diptych.kernel.files.names import shown_name
from diptych.kernel.files.queries.files import opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, Any

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from diptych.kernel.files.models import StoredFile

PART = 1 << 16

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def stored_response(request: HttpRequest, file: StoredFile, name: str, *, inline: bool = False) -> HttpResponseBase:
    """A stored file as the answer to GET or HEAD; the view has looked whether this person may have it.

    A browser is told to save it under ``name``, to take it for nothing but what it is, and to let it do nothing. Only
    pictures of three kinds are ever shown in a page, and those only where ``inline`` is asked for. One range may be
    asked for. Nobody but the person's browser keeps it, and it asks each time whether that is still allowed.

    Refused("file_lost"), Refused("file_infected").
    """
    shown = shown_name(name, file.media_type)
    content = opened(file, name=shown)
    headers = _headers(file, shown, inline=inline and file.media_type in INLINE)
    try:
        empty = HttpResponse(headers=headers)
        known = get_conditional_response(request, etag=headers["ETag"], response=empty)
        if known is not None and known is not empty:
            content.close()
            return known
        begin, end, status = _asked(request, file)
        if status == 416:
            content.close()
            headers["Content-Range"] = f"bytes */{file.size}"
            return _without_type(HttpResponse(status=416, headers=headers))
        if status == 206:
            headers["Content-Range"] = f"bytes {begin}-{end - 1}/{file.size}"
        headers["Content-Length"] = str(end - begin)
        # Packed on its way, neither its length nor its parts would be those that were asked for.
        request.META.pop("HTTP_ACCEPT_ENCODING", None)
        if request.method == "HEAD":
            content.close()
            return HttpResponse(status=status, headers=headers)
        content.seek(begin)
    except BaseException:
        content.close()
        raise
    answer = StreamingHttpResponse(_parts(content, end - begin), status=status, headers=headers)
    answer._resource_closers.append(content.close)  # type: ignore[attr-defined]
    return answer


def disposition(name: str, *, inline: bool) -> str:
    """What RFC 6266 says of a name: letters of ASCII for old programs, and the name itself as RFC 8187 writes it.

    >>> disposition("红绸.pdf", inline=False)
    'attachment; filename="__.pdf"; filename*=UTF-8\\'\\'%E7%BA%A2%E7%BB%B8.pdf'
    """
    plain = "".join(char if " " <= char <= "~" and char not in '"\\%' else "_" for char in name)
    said = f'{"inline" if inline else "attachment"}; filename="{plain}"'
    return said if plain == name else f"{said}; filename*=UTF-8''{quote(name, safe='')}"


def _headers(file: StoredFile, name: str, *, inline: bool) -> dict[str, str]:
    letters = "; charset=utf-8" if file.media_type.startswith("text/") else ""
    return {
        "Content-Type": f"{file.media_type}{letters}",
        "Content-Disposition": disposition(name, inline=inline),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "private, no-cache",
        "Vary": "Cookie, Authorization",
        "Accept-Ranges": "bytes",
        "ETag": f'"{file.sha256}"',
    }


def _asked(request: HttpRequest, file: StoredFile) -> tuple[int, int, int]:
    """The first byte, the one behind the last, the status: everything where no range is asked for."""
    whole = (0, file.size, 200)
    asked = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if not asked or request.headers.get("If-Range", f'"{file.sha256}"') != f'"{file.sha256}"':
        return whole
    first, last = asked.groups()
    if first:
        if last and int(last) < int(first):
            return whole
        begin, end = int(first), min(int(last) + 1 if last else file.size, file.size)
    elif last:
        begin, end = max(0, file.size - int(last)), file.size
    else:
        return whole
    return (begin, end, 206) if begin < end else (0, 0, 416)


def _parts(content: IO[Any], left: int) -> Iterator[bytes]:
    while left > 0 and (part := content.read(min(PART, left))):
        left -= len(part)
        yield part


def _without_type(answer: HttpResponse) -> HttpResponse:
    for name in ("Content-Type", "Content-Disposition", "ETag"):
        del answer[name]
    patch_vary_headers(answer, ("Cookie",))
    return answer
