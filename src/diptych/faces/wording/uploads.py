"""What is said of files that are handed in: why one is refused, what to know before one is opened."""

from __future__ import annotations


def _(text: str) -> str:
    return text


UPLOADS = {
    "upload_empty": _("“{name}” is empty. Look whether it is the file you meant."),
    "upload_too_large": _("“{name}” is too large: a file may have {most} MB here. Make it smaller, or split it."),
    "upload_too_much": _(
        "“{name}” was not taken: the files sent at once may have {most} MB together. Send it by itself."
    ),
    "upload_disk_full": _(
        "“{name}” could not be kept, since the disk of the site is full. Those who run the site have it in their log. "
        "Send the file again later."
    ),
    "upload_signed_out": _(
        "“{name}” was not taken, since you are not signed in any more. Sign in and choose it again."
    ),
    "upload_mismatch": _(
        "The name “{name}” ends in .{ending}, but the content is {found}. "
        "Choose the file you meant, or give it the ending of what it is."
    ),
    "upload_kind": _("“{name}” holds {found}, which is not taken here. Taken are: {known}."),
    "upload_unknown": _("“{name}” is of no kind that is known here. Taken are: {known}."),
    "upload_runs": _(
        "“{name}” holds {found}. Such files can carry something out where they are opened, and are never taken. "
        "Save what is to be read as PDF."
    ),
    "upload_old_office": _(
        "“{name}” is in the old format of office programs, or locked with a password. "
        "Save it as DOCX, XLSX or PDF, without a password."
    ),
    "upload_not_utf8": _("The letters of “{name}” are not written in UTF-8. Save the text as UTF-8."),
    "upload_broken": _("“{name}” begins as {found} and is damaged or breaks off. Save it anew and send it again."),
    "upload_mixed": _(
        "“{name}” is {found} and {other} at once, which may hide something. Save it anew as one of them."
    ),
    "upload_appended": _(
        "“{name}” is {found} with something before or behind it that does not belong to it. Save it anew."
    ),
    "upload_pixels": _("“{name}” says that it is {width} × {height} pixels large. Save it smaller."),
    "upload_bomb": _("“{name}” would unpack to far more than a document holds. Save it anew, or as PDF."),
    "upload_parts": _("“{name}” holds a part that no document has: {part}. Save it anew, or as PDF."),
    "upload_archive_inside": _("“{name}” holds an archive: {part}. Take it out and save the document again."),
    "upload_macros": _(
        "“{name}” holds macros, which are never taken. Save it as DOCX or XLSX without macros, or as PDF."
    ),
    "upload_locked": _("“{name}” is locked with a password, so that it cannot be looked into. Save it without one."),
    "upload_infected": _(
        "“{name}” holds a virus ({infection}), says the scanner. It was not kept; mend your own copy."
    ),
    "upload_unscanned": _(
        "“{name}” cannot be checked for viruses at the moment, so it was not kept. Try again in a few minutes."
    ),
    "upload_beyond_scanner": _(
        "“{name}” is larger than the virus scanner of this site takes, so it was not kept. "
        "Make it smaller, or ask those who run the site."
    ),
    "file_lost": _(
        "The content of “{name}” cannot be read at the moment. What was handed in is on record; "
        "tell those who run the site."
    ),
    "file_infected": _("“{name}” is not given out: the virus scanner found something in it after it was kept."),
}
"""Why a file is not taken, or not given out."""

SCANNED = {
    "clean": _("Checked for viruses: nothing was found."),
    "unscanned": _("Not yet checked for viruses."),
    "no_scanner": _("Not checked for viruses: this site has no scanner."),
    "infected": _("The virus scanner found something in it: it is given to nobody."),
}
"""What the scanner said, to whoever is about to open a file."""

REMARKS = {
    "pdf_script": _("This PDF holds a program (JavaScript), which some readers carry out."),
    "pdf_launch": _("This PDF can ask to open another program. Do not let it."),
    "pdf_submit": _("This PDF can send what is typed into it elsewhere."),
    "pdf_form": _("This PDF is a form of a kind (XFA) that some readers do not show."),
    "pdf_media": _("This PDF holds film, sound or other media that play inside it."),
    "pdf_attachment": _("Other files are attached inside this PDF; nobody has looked into them."),
    "pdf_encrypted": _("This PDF is encrypted, so that nobody could look into it."),
    "pdf_unread": _("Parts of this PDF are packed in an unusual way, so that nobody could look into them."),
    "office_embedded": _("Other documents are embedded in this document."),
    "office_remote": _("This document loads something from elsewhere when it is opened."),
    "image_appended": _("Behind the picture this file holds something else, such as the film of a telephone's camera."),
}
"""What a reader should know before opening a file, by :class:`diptych.kernel.files.enums.Remark`."""

FAULTS = {
    "missing": _("{path}: the content is not there, or cannot be read."),
    "altered": _("{path}: the content is not what was handed in ({found_size} bytes, {size} were kept)."),
}
"""What became of a stored file, as ``diptych files verify`` says it."""
