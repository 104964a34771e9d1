"""Names of files as people send them, made harmless: what is shown, and what is recorded."""

from __future__ import annotations

import re
import unicodedata

from diptych.kernel.files.kinds import BY_MEDIA_TYPE, ENDINGS, KINDS, TEXTS

LONGEST = 120
"""Letters a shown name may have, its ending included; with three bytes each it fits what file systems take."""

LONGEST_BYTES = 240

LONGEST_RECORDED = 500

NAMELESS = "file"

RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
"""Names that open a device on Windows, whatever stands behind the dot."""

DANGEROUS = frozenset(
    """
    7z ace ade adp apk app appx arj asp aspx bash bat bin bz2 cab cgi chm class cmd com cpl deb dll dmg
    docm dotm elf exe gadget gz hta htm html img inf ins iso jar jnlp js jse jsp ksh lnk lzh mht mhtml
    mjs msc msi msp phar php phtml pif pkg pl ppam pptm ps1 psm1 py pyc rar rb reg rpm rtf scr sct sh
    shtml so svg svgz swf sys tar tgz url vb vbe vbs wasm ws wsc wsf wsh xht xhtml xlam xlsb xlsm xltm
    xml xsl xslt xz zip
    """.split()  # noqa: SIM905 - a list of so many words cannot be read
)
"""Endings that carry something out, or hold what may."""

_SEPARATORS = re.compile(r"[/\\\u2044\u2215\u29f8\uff0f\uff3c]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")


def ending_of(name: str) -> str:
    """What stands behind the last dot of a name, small, with nothing invisible in it; empty where there is no dot.

    >>> ending_of("Script.PDF "), ending_of("README"), ending_of(".profile")
    ('pdf', '', '')
    """
    stem, dot, ending = _visible(name).rpartition(".")
    return ending.strip().lower() if dot and stem.strip(" .") else ""


def dangerous(name: str) -> str:
    """The ending under which a name would be carried out, or nothing."""
    ending = ending_of(name)
    return ending if ending in DANGEROUS else ""


def contradicts(name: str, code: str) -> str:
    """The ending of a name that says another kind than the content is, or nothing. An unknown ending says nothing.

    >>> contradicts("film.docx", "pdf"), contradicts("film.pdf", "pdf"), contradicts("a.txt", "srt")
    ('docx', '', '')
    """
    ending = ending_of(name)
    if ending in DANGEROUS:
        return ending
    said = ENDINGS.get(ending, code)
    if said == code or {said, code} <= TEXTS or {said, code} <= {"mp4", "mov", "m4a"}:
        return ""
    return ending


def shown_name(name: str, media_type: str) -> str:
    """The name under which a file is shown and given out: one line, no path, no tricks, the ending of its content.

    >>> shown_name("../../Сценарий\\u202efdp.exe.pdf", "application/pdf")
    'Сценарийfdp_exe.pdf'
    >>> shown_name("CON", "text/plain")
    '_CON.txt'
    """
    kind = BY_MEDIA_TYPE[media_type]
    text = _visible(name)
    stem, dot, ending = text.rpartition(".")
    if dot and ENDINGS.get(ending.strip().lower()) and not contradicts(text, kind.code):
        ending = ending.strip().lower()
    else:
        stem, ending = text, kind.endings[0]
    *parts, last = stem.split(".")
    # An ending in the middle of a name is read as one by some servers, and by people in a hurry.
    parts = [
        part + ("_" if after.strip().lower() in DANGEROUS else ".")
        for part, after in zip(parts, _after(stem), strict=True)
    ]
    stem = "".join(parts) + last
    stem = _FORBIDDEN.sub("_", stem).strip(" .-~$") or NAMELESS
    if stem.partition(".")[0].strip().lower() in RESERVED:
        stem = f"_{stem}"
    return f"{_cut(stem, LONGEST - len(ending) - 1, LONGEST_BYTES - len(ending) - 1)}.{ending}"


def recorded_name(name: str) -> str:
    """The name as it was sent, for the record: whatever cannot be seen is written as an escape.

    >>> recorded_name("a\\u202egnp.exe\\n")
    'a\\\\u202egnp.exe\\\\n'
    """
    said = "".join(char if _is_plain(char) else char.encode("unicode_escape").decode() for char in name)
    return said if len(said) <= LONGEST_RECORDED else f"{said[: LONGEST_RECORDED - 1]}…"


def _after(stem: str) -> list[str]:
    return stem.split(".")[1:]


def _visible(name: str) -> str:
    """The last part of a path, composed, without what has no shape of its own."""
    text = unicodedata.normalize("NFC", name[: LONGEST_RECORDED * 20])
    text = _SEPARATORS.split(text.rstrip("/\\"))[-1] if _SEPARATORS.search(text) else text
    text = "".join(char for char in _SPACES.sub(" ", text) if _is_plain(char))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _is_plain(char: str) -> bool:
    """Whether a character has a shape: no control, no change of direction, no half of a letter, nothing private."""
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _cut(stem: str, letters: int, size: int) -> str:
    stem = stem[:letters]
    while len(stem.encode()) > size:
        stem = stem[:-1]
    return stem.rstrip(" .")


def ending_for(media_type: str) -> str:
    """The usual ending of a kind, as in ``pdf``."""
    return BY_MEDIA_TYPE[media_type].endings[0]


assert set(KINDS) == set(ENDINGS.values())
