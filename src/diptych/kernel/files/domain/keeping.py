"""Keeping files. There is no verb that deletes one: what was handed in stays."""

from __future__ import annotations

from typing import cast

import structlog
from django.conf import settings
from django.core.files import File
from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.files import scanning
from diptych.kernel.files.enums import Scanned
from diptych.kernel.files.kinds import KINDS, admits, labels
from diptych.kernel.files.looking import Seen, look_at
from diptych.kernel.files.models import StoredFile
from diptych.kernel.files.models.stored import path_of
from diptych.kernel.files.names import contradicts, recorded_name
from diptych.kernel.files.queries.files import waiting_for_scanner
from diptych.kernel.files.receiving import Received, received
from diptych.kernel.files.storage import storage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import IO, Any, BinaryIO

    from django.core.files.uploadedfile import UploadedFile

    from diptych.kernel.audit import Actor

log = structlog.get_logger(__name__)


def keep_file(
    stream: BinaryIO | UploadedFile[Any],
    *,
    name: str,
    kinds: frozenset[str],
    most: int,
    by: Actor | None = None,
    at: datetime,
) -> StoredFile:
    """Keep a content bit for bit, if it is one of these kinds and harmless as far as can be told; returns its row.

    Who has kept the same before gets the same row. The row says nothing about names:
    :func:`diptych.kernel.files.names.shown_name` and ``recorded_name`` give what the caller keeps with its own row. To
    be called outside of a transaction: a large file takes its time, and SQLite lets one writer in.

    Side effects, in order: 1. the content lies in the data folder for a while; 2. the scanner is asked, where there is
    one; 3. the content is in the storage, brought to the disk; 4. the row is there, or knows what the scanner says now.
    An infected content is logged and not kept.

    Refused, always with the ``name``: ``upload_empty``, ``upload_too_large``, ``upload_too_much``,
    ``upload_disk_full``, ``upload_signed_out``, ``upload_mismatch``, ``upload_kind`` with the kinds that are ``known``,
    ``upload_infected``, ``upload_unscanned``, ``upload_beyond_scanner``, and whatever
    :func:`diptych.kernel.files.looking.look_at` refuses.
    """
    try:
        with received(stream, most=most) as content:
            seen = _seen(content, name, kinds)
            state = _scanned(content, by, at)
            _keep(content)
            facts = {"size": content.size, "media_type": KINDS[seen.code].media_type, "remarks": list(seen.remarks)}
            with transaction.atomic():
                row, made = StoredFile.objects.get_or_create(
                    sha256=content.sha256, defaults={**facts, **state, "kept_at": at}
                )
                if not made and state["scanned"] == Scanned.CLEAN:
                    _note(row, state)
            return row
    except Refused as error:
        known = {"known": labels(kinds)} if error.code in ("upload_kind", "upload_unknown") else {}
        raise Refused(error.code, **{**error.facts, **known, "name": recorded_name(name)}) from None


def _seen(content: Received, name: str, kinds: frozenset[str]) -> Seen:
    """What the content is. Refused where its name says another thing, or where nobody asked for such a thing."""
    seen = look_at(content.file)
    kind = KINDS[seen.code]
    if ending := contradicts(name, seen.code):
        raise Refused("upload_mismatch", found=kind.label, ending=ending)
    if not admits(kinds, seen.code):
        raise Refused("upload_kind", found=kind.label)
    return seen


def _scanned(content: Received, by: Actor | None, at: datetime) -> dict[str, Any]:
    """What the columns say of the scanner. Refused for a virus, and where the scanner does not answer and has to."""
    if not scanning.configured():
        return {"scanned": Scanned.NO_SCANNER}
    try:
        verdict = scanning.scan(content.file)
    except Refused as error:
        log.error("scanner_silent", why=error.facts["why"])
        if settings.KEEP_UNSCANNED:
            return {"scanned": Scanned.UNSCANNED}
        raise Refused("upload_unscanned") from None
    if verdict.beyond:
        if settings.KEEP_UNSCANNED:
            return {"scanned": Scanned.UNSCANNED}
        raise Refused("upload_beyond_scanner")
    if verdict.infection:
        who = by.id if by else None
        log.warning("upload_infected", infection=verdict.infection, sha256=content.sha256, size=content.size, by=who)
        # The same may have been kept when the scanner did not know it yet.
        state = {"scanned": Scanned.INFECTED, "scanned_at": at, "infection": verdict.infection}
        StoredFile.objects.filter(sha256=content.sha256).update(**state)
        raise Refused("upload_infected", infection=verdict.infection)
    return {"scanned": Scanned.CLEAN, "scanned_at": at}


def _keep(content: Received) -> None:
    """Have the content in the storage, unless it is there. What has another size was damaged: it is mended."""
    path, kept_in = path_of(content.sha256), storage()
    if kept_in.exists(path) and kept_in.size(path) == content.size:
        return
    content.file.seek(0)
    file = File(content.file, name=path)
    file.on_disk = content.file.name  # type: ignore[attr-defined]
    name = kept_in.save(path, file)
    if name != path:
        # Somebody kept the same in this moment, in a storage that gives other names then.
        kept_in.delete(name)


# Scanning later -------------------------------------------------------------------------------------------------------


class Scans(Record):
    """What the scanner said of files that waited for it."""

    clean: int
    infected: tuple[str, ...]
    """Ids of files that are given to nobody from now on."""
    beyond: int
    """Files that are larger than it takes."""
    missing: int
    """Files whose content is not there."""


def scan_waiting(*, at: datetime, seen: Callable[[int, int], None] = lambda _done, _all: None) -> Scans:
    """Send to the scanner what was kept without it, the oldest first.

    ``seen`` is told how many of how many were sent. Side effects: each row knows what the scanner said as soon as it is
    said; an infection is logged. Refused("scanner_missing"), Refused("scanner_silent", why=…): what was scanned until
    then stays so.
    """
    if not scanning.configured():
        raise Refused("scanner_missing")
    rows = list(waiting_for_scanner())
    clean, beyond, missing, infected = 0, 0, 0, []
    for number, row in enumerate(rows, start=1):
        try:
            with storage().open(row.path) as file:
                verdict = scanning.scan(cast("IO[bytes]", file))
        except OSError:
            missing += 1
            continue
        if verdict.beyond:
            beyond += 1
        elif verdict.infection:
            log.warning("stored_file_infected", infection=verdict.infection, sha256=row.sha256)
            infected.append(str(row.id))
            _note(row, {"scanned": Scanned.INFECTED, "scanned_at": at, "infection": verdict.infection})
        else:
            clean += 1
            _note(row, {"scanned": Scanned.CLEAN, "scanned_at": at})
        seen(number, len(rows))
    return Scans(clean=clean, infected=tuple(infected), beyond=beyond, missing=missing)


def _note(row: StoredFile, state: dict[str, Any]) -> None:
    for name, value in {"infection": "", **state}.items():
        setattr(row, name, value)
    row.save(update_fields=["scanned", "scanned_at", "infection"])
