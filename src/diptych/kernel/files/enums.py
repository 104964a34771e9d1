"""Words of a closed vocabulary."""

from __future__ import annotations

from django.db.models import TextChoices


class Scanned(TextChoices):
    """What the virus scanner said of a content."""

    UNSCANNED = "unscanned"
    """It did not answer, and the site keeps files all the same."""
    CLEAN = "clean"
    INFECTED = "infected"
    """Found after it was kept: it is given to nobody. What is found before is not kept at all."""
    NO_SCANNER = "no_scanner"


class Remark(TextChoices):
    """What a reader should know before opening a file: it was kept as it is, and it can do more than be read."""

    PDF_SCRIPT = "pdf_script"
    PDF_LAUNCH = "pdf_launch"
    PDF_SUBMIT = "pdf_submit"
    PDF_FORM = "pdf_form"
    PDF_MEDIA = "pdf_media"
    PDF_ATTACHMENT = "pdf_attachment"
    PDF_ENCRYPTED = "pdf_encrypted"
    PDF_UNREAD = "pdf_unread"
    OFFICE_EMBEDDED = "office_embedded"
    OFFICE_REMOTE = "office_remote"
    IMAGE_APPENDED = "image_appended"


HARMLESS = frozenset({Remark.IMAGE_APPENDED})
"""Remarks that do not make a file active: there is something in it that nothing carries out."""
