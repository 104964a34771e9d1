"""Answers that have no language."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import override
from django.views.decorators.http import require_safe

from diptych.faces.portal.templating import assets, styles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """To the front page in the language the browser asks for."""
    return _in_language("front")


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    return _in_language("design")


def _in_language(name: str) -> HttpResponse:
    answer = HttpResponseRedirect(reverse(name))
    patch_vary_headers(answer, ("Accept-Language", "Cookie"))
    return answer


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:
    """200 while the process answers at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when requests can be served: database reached, its tables up to date, front end built. Else 503, and why."""
    state = {"database": _database(), "front_end": "ok" if assets() else "missing"}
    good = all(word == "ok" for word in state.values())
    return JsonResponse({"ready": good, **state}, status=200 if good else 503, headers={"Cache-Control": "no-store"})


_current: set[str] = set()
"""Databases whose tables this process has found up to date; they do not fall behind while it runs."""


def _database() -> str:
    try:
        if connection.alias in _current:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        else:
            executor = MigrationExecutor(connection)
            if executor.migration_plan(executor.loader.graph.leaf_nodes()):
                return "outdated"
            _current.add(connection.alias)
    except Error:
        return "unreachable"
    return "ok"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Drafts are for those who have their link, and what a search finds is for whoever asks; everything else may be
    found."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: /{code}/{part}" for code in ("ru", "zh-hans", "en") for part in ("check/d/", "search/?")]
    lines += [f"Disallow: /{code}/search/suggest/" for code in ("ru", "zh-hans", "en")]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap-index'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that shows a page of ours where there is no connection, with the list of what it takes along."""
    source = Path(settings.STATIC_ROOT) / "diptych" / "service-worker.js"
    if not source.exists():
        raise Http404
    body = source.read_text("utf-8")
    pages = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            pages[code] = reverse("offline")
    kept = {"pages": pages, "files": styles()}
    name = hashlib.sha256(json.dumps([kept, body]).encode()).hexdigest()[:12]
    script = f"const KEPT = {json.dumps({'name': f'offline-{name}', **kept})};\n{body}"
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
