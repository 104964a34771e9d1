"""Files while they come in: on the disk of the data folder, no more of them than is allowed, and none for strangers.

What is too much, or finds no room, is thrown away while it comes, and the rest of the form is read: the file that the
view gets says in ``refused`` why there is nothing in it, so that nothing else that was typed is lost.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
import time
from contextlib import contextmanager, suppress
from io import BytesIO

import structlog
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.urls import Resolver404, resolve
from django.utils.translation import get_language, get_language_from_path, override

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.files.storage import incoming

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO, TypeVar

    from django.http import HttpRequest

    View = TypeVar("View", bound=Callable[..., Any])

log = structlog.get_logger(__name__)

PART = 1 << 16
SUFFIX = ".upload"
FORGOTTEN = 24 * 3600
"""Seconds after which nobody sends a file any more."""

FULL = {errno.ENOSPC, errno.EDQUOT}

MOST_TOGETHER = 2 * 1024**3
"""Bytes that the files of one request may come to, unless its address says less."""


def megabytes(size: int) -> str:
    """A size as it is said: whole megabytes, or tenths of one.

    >>> megabytes(50 * 1024**2), megabytes(1536 * 1024)
    ('50', '1.5')
    """
    return f"{size / 1024**2:.1f}".removesuffix(".0")


# Requests -------------------------------------------------------------------------------------------------------------


def takes_files(most: int = MOST_TOGETHER) -> Callable[[View], View]:
    """Mark a view as one that may be sent files, up to so many bytes together; any other takes no more than a form."""

    def marked(view: View) -> View:
        view.takes_files = most  # type: ignore[attr-defined]
        return view

    return marked


def most_for(request: HttpRequest) -> int:
    """How many bytes of files the address of a request takes; 0 where it takes none."""
    # Asked before anything has looked which language the address is in.
    with override(get_language_from_path(request.path_info) or get_language()):
        try:
            view = resolve(request.path_info).func
        except Resolver404:
            return 0
    return int(getattr(view, "takes_files", 0))


def _temporary() -> Any:
    """A file in the data folder that goes when it is closed. Those of a process that was killed go after a day."""
    folder = incoming()
    for left in folder.glob(f"*{SUFFIX}"):
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > FORGOTTEN:
                left.unlink()
    return tempfile.NamedTemporaryFile(dir=folder, suffix=SUFFIX)


class InDataFolder(UploadedFile):  # type: ignore[type-arg]
    """A file that came in, lying in the data folder until it is closed."""

    def __init__(self, name: str, content_type: str, charset: str | None) -> None:
        super().__init__(_temporary(), name, content_type, 0, charset)

    def temporary_file_path(self) -> str:
        assert self.file is not None
        return str(self.file.name)


class DataFolderHandler(FileUploadHandler):
    """Writes files into the data folder, up to what their request may bring; counts and throws away what is more."""

    file: InDataFolder | None = None
    refused: Refused | None = None
    left: int = 0

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 - Django calls it so
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        assert self.request is not None, "Django gives every handler the request"
        self.left = self.most = most_for(self.request)

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.file, self.refused = None, None
        assert self.request is not None
        if not _is_known(self.request):
            self.refused = Refused("upload_signed_out")
            return
        with self._room():
            self.file = InDataFolder(self.file_name or "", self.content_type or "", self.charset)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.left -= len(raw_data)
        if self.left < 0 and self.refused is None:
            self.refused = Refused("upload_too_much", most=megabytes(self.most))
        if self.refused is None and self.file is not None:
            with self._room():
                self.file.write(raw_data)
        if self.refused is not None:
            self._throw_away()

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        if self.file is not None:
            with self._room():
                self.file.seek(0)
        if self.refused is not None or self.file is None:
            self._throw_away()
            nothing = UploadedFile(BytesIO(), self.file_name, self.content_type, 0, self.charset)
            nothing.refused = self.refused  # type: ignore[attr-defined]
            return nothing
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        self._throw_away()

    def _throw_away(self) -> None:
        if self.file is not None:
            file, self.file = self.file, None
            with self._room():
                file.close()

    @contextmanager
    def _room(self) -> Iterator[None]:
        """A full disk is no failure of the program: it is said to whoever sends the file, and logged."""
        try:
            yield
        except OSError as error:
            if error.errno not in FULL:
                raise
            log.error("upload_disk_full")
            self.refused = Refused("upload_disk_full")


def _is_known(request: HttpRequest) -> bool:
    """Whether somebody is signed in, or the face that answers has looked who asks and said so in ``may_upload``."""
    user = getattr(request, "user", None)
    return bool(getattr(request, "may_upload", False) or (user is not None and user.is_authenticated))


# Contents -------------------------------------------------------------------------------------------------------------


class Received(Record):
    """A content on the disk, whole: the file stands at its beginning."""

    file: BinaryIO
    sha256: str
    size: int


@contextmanager
def received(stream: BinaryIO | UploadedFile[Any], *, most: int) -> Iterator[Received]:
    """Bring a content to the disk in parts, for as long as a block lasts, counting and summing it up on the way.

    Refused("upload_empty"), Refused("upload_too_large", most=…) as soon as it is, Refused("upload_disk_full"), and what
    was noticed when the file came in.
    """
    if refused := getattr(stream, "refused", None):
        raise refused
    try:
        if isinstance(stream, InDataFolder):
            yield _summed_up(stream, None, most)
            return
        with _temporary() as file:
            yield _summed_up(stream, file, most)
    except OSError as error:
        if error.errno not in FULL:
            raise
        log.error("upload_disk_full")
        raise Refused("upload_disk_full") from None


def _summed_up(stream: Any, copy: Any, most: int) -> Received:
    stream.seek(0) if stream.seekable() else None
    sum_, size = hashlib.sha256(), 0
    while part := stream.read(PART):
        size += len(part)
        if size > most:
            raise Refused("upload_too_large", most=megabytes(most))
        sum_.update(part)
        if copy is not None:
            copy.write(part)
    if not size:
        raise Refused("upload_empty")
    file = stream.file if copy is None else copy
    file.flush()
    os.fsync(file.fileno())
    file.seek(0)
    return Received(file=file, sha256=sum_.hexdigest(), size=size)
