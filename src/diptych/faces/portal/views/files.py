"""Lists of the registers as files for spreadsheets, with the filters that their pages have."""

from __future__ import annotations

import hashlib

from django.http import FileResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from diptych import __version__
from diptych.faces.portal.registers.files import SHEETS, batches, heads
from diptych.faces.portal.registers.listing import chosen, values
from diptych.faces.portal.shelved import without_content
from diptych.faces.portal.spreadsheets import as_csv, as_xlsx
from diptych.faces.portal.templating import current_language, origin_of
from diptych.kernel import clock
from diptych.kernel.audit.queries.entries import public_edition
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def file(request: HttpRequest, name: str, kind: str) -> HttpResponseBase:
    """Everything that the filters in the address let through, in the language of the address.

    CSV is sent while it is made. Whoever has the file as it is in the registers now is told so.
    """
    language, sheet, origin = current_language(), SHEETS[name], origin_of(request)
    filters, _refused = chosen(request, sheet.filters(language))
    asked = values(filters)
    edition = repr((public_edition(), __version__, language.code, name, kind, origin, sorted(asked.items())))
    headers = {
        "Content-Disposition": f'attachment; filename="diptych-{name}-{clock.today().isoformat()}.{kind}"',
        "Cache-Control": "no-cache",
        "ETag": f'W/"{hashlib.sha256(edition.encode()).hexdigest()[:32]}"',
    }
    if known := without_content(request, headers, TYPES[kind]):
        return known
    spend(request, "file")
    rows = batches(sheet, language, origin, asked)
    if kind == "csv":
        return StreamingHttpResponse(as_csv(heads(sheet, language), rows), headers=headers, content_type=TYPES[kind])
    made = as_xlsx(language.gettext(sheet.title), heads(sheet, language), rows)
    return FileResponse(made, headers=headers, content_type=TYPES[kind])
