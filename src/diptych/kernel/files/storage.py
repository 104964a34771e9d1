"""The storage of files on a disk: what is kept survives a loss of power, or was never kept."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.utils.functional import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.core.files import File
    from django.core.files.storage import Storage

NAME = "files"
"""Of the entry in STORAGES, and of the folder in the data folder."""

PART = 1 << 20

INCOMING = "incoming"
"""The folder beside it in which files lie until they were looked at."""


def storage() -> Storage:
    """The storage that the settings name."""
    return storages[NAME]


def summed_up(path: str) -> tuple[int | None, str | None]:
    """Size and SHA-256 of a content as it lies in the storage, read in parts; neither where it cannot be read."""
    found, size = hashlib.sha256(), 0
    try:
        with storage().open(path) as content:
            while part := content.read(PART):
                found.update(part)
                size += len(part)
    except OSError:
        return None, None
    return size, found.hexdigest()


def incoming() -> Path:
    """The folder for what has not been looked at yet, made where there is none."""
    folder = Path(settings.DATA) / INCOMING
    private_folder(folder)
    return folder


def private_folder(folder: Path) -> list[Path]:
    """Make a folder for its owner alone, and those above it that are not there; returns what was made, top down."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()][::-1]
    for path in missing:
        path.mkdir(mode=0o700, exist_ok=True)
    return missing


class DurableStorage(FileSystemStorage):
    """Files below the data folder, for nobody but who runs the site.

    A file is written under another name, brought to the disk, renamed, and the folder is brought to the disk too.
    """

    @cached_property
    def base_location(self) -> Any:
        return self._location or Path(settings.DATA) / NAME  # type: ignore[attr-defined]

    def url(self, name: str | None) -> str:
        raise NotImplementedError("no file has an address of its own: a view that may refuse gives it out")

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name that is asked for: it is that of the content, so whatever is there already is the same."""
        return name

    def _save(self, name: str, content: File[Any]) -> str:
        target = Path(self.path(name))
        root = Path(self.location)
        made = private_folder(target.parent)
        new = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        try:
            if not _linked(content, new):
                with open(new, "xb", opener=_private) as file:
                    for chunk in content.chunks():
                        file.write(chunk)
                    file.flush()
                    os.fsync(file.fileno())
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
        # A folder is known to be there once the folder above it says so.
        for folder in {target.parent, *(folder.parent for folder in made)}:
            if folder == root.parent or folder.is_relative_to(root):
                sync_folder(folder)
        return name


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _linked(content: File[Any], new: Path) -> bool:
    """Whether what lies on the same disk already, and was brought to it, got the name too."""
    path = getattr(content, "on_disk", None)
    if path is None:
        return False
    try:
        os.link(path, new)
    except OSError:
        return False  # another disk, or one that knows no links: it is copied
    return True


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
