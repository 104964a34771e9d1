"""Tables of stored files."""

from diptych.kernel.files.models.stored import StoredFile

__all__ = ["StoredFile"]
