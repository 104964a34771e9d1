"""Files of every kind, good and hostile, made here: none of them lies in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""What every virus scanner takes for a virus, and nobody else for anything; in halves, so that none takes this file."""

# Pictures -------------------------------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 2, height: int = 2, *extra: bytes) -> bytes:
    rows = b"".join(b"\0" + b"\x20\x40\x60" * 2 for _ in range(2))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


GPS = (
    b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0"
    + b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0"
)
"""EXIF with a place where the picture was taken."""


def jpeg(*extra: bytes, width: int = 2, height: int = 2) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56\x78"
    quantised = segment(0xDB, b"\0" + bytes(range(1, 65)))
    return b"\xff\xd8" + segment(0xE1, GPS) + b"".join(extra) + quantised + segment(0xC0, frame) + scan + b"\xff\xd9"


def tiff() -> bytes:
    return b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 256, 4, 1, 2) + b"\0\0\0\0"


def webp() -> bytes:
    data = b"VP8L" + struct.pack("<I", 5) + b"\x2f\0\0\0\0\0"
    return b"RIFF" + struct.pack("<I", 4 + len(data)) + b"WEBP" + data


# Films and sounds -----------------------------------------------------------------------------------------------------


def box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data) + 8) + kind + data


def mp4(brand: bytes = b"isom") -> bytes:
    return (
        box(b"ftyp", brand + b"\0\0\2\0" + brand) + box(b"moov", box(b"mvhd", b"\0" * 100)) + box(b"mdat", b"\x11" * 64)
    )


def mp3(*, described: bool = True) -> bytes:
    frame = bytes.fromhex("fffb9064") + b"\0" * 413
    return (b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 10 if described else b"") + frame * 4


def wav() -> bytes:
    form = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    data = form + b"data" + struct.pack("<I", 8) + b"\x80" * 8
    return b"RIFF" + struct.pack("<I", 4 + len(data)) + b"WAVE" + data


# Documents ------------------------------------------------------------------------------------------------------------


def pdf(*objects: bytes, trailer: bytes = b"<</Root 1 0 R>>") -> bytes:
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, data) for number, data in enumerate(objects, start=2))
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n" + body + b"trailer\n" + trailer + b"\n%%EOF\n"
    )


def packed(data: bytes, described: bytes = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode") -> bytes:
    """Objects of a PDF, packed together so that nobody sees them who does not unpack them."""
    text = zlib.compress(data)
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (described, len(text), text)


def archive(parts: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name), data, method)
    return made.getvalue()


_OOXML = "application/vnd.openxmlformats-officedocument"
WORD = f"{_OOXML}.wordprocessingml.document.main+xml"
SHEET = f"{_OOXML}.spreadsheetml.sheet.main+xml"
SLIDES = f"{_OOXML}.presentationml.presentation.main+xml"


def ooxml(kind: str = WORD, parts: dict[str, bytes] | None = None) -> bytes:
    types = f'<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="{kind}"/></Types>'.encode()
    main = b'<?xml version="1.0"?><w:document/>'
    return archive(
        {"[Content_Types].xml": types, "_rels/.rels": b"<Relationships/>", "main.xml": main, **(parts or {})}
    )


ODT = b"application/vnd.oasis.opendocument.text"


def odf(kind: bytes = ODT, parts: dict[str, bytes] | None = None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, data in {"content.xml": b"<office:document-content/>", **(parts or {})}.items():
            file.writestr(name, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def relation(kind: str, mode: str = "External") -> bytes:
    return (
        f'<Relationships><Relationship Id="a" Type="http://example.org/{kind}" Target="http://example.org/x" '
        f'TargetMode="{mode}"/></Relationships>'
    ).encode()


def bomb() -> bytes:
    """A document of some 100 kB with 100 MB inside."""
    return ooxml(parts={"word/media/zeros.bin": b"\0" * (100 * 1024**2)})


def lying() -> bytes:
    """A document one part of which holds more than it says, in both places where it says so."""
    data = bytearray(ooxml(parts={"word/long.xml": b"A" * 100_000}))
    for at in range(len(data) - 4):
        if data[at : at + 4] == struct.pack("<I", 100_000):
            data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def overlapping() -> bytes:
    """A document in whose list two parts lie at one place."""
    data = bytearray(ooxml(parts={"word/a.xml": b"A" * 1000, "word/b.xml": b"A" * 1000}))
    lists = [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]
    data[lists[-1] + 42 : lists[-1] + 46] = data[lists[-2] + 42 : lists[-2] + 46]
    return bytes(data)


def many_parts() -> bytes:
    return ooxml(parts={f"word/{number}.xml": b"" for number in range(6000)})


EXE = b"MZ\x90\0" + b"\0" * 60 + b"PE\0\0" + b"\0" * 100
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

GOOD = {
    "pdf": pdf(),
    "docx": ooxml(),
    "xlsx": ooxml(SHEET),
    "odt": odf(),
    "ods": odf(b"application/vnd.oasis.opendocument.spreadsheet"),
    "png": png(),
    "jpeg": jpeg(),
    "tiff": tiff(),
    "webp": webp(),
    "mp4": mp4(),
    "mov": mp4(b"qt  "),
    "m4a": mp4(b"M4A "),
    "mp3": mp3(),
    "wav": wav(),
    "txt": "Красный шёлк\n红绸\n".encode(),
    "csv": b"title,year\nRed Silk,2025\n",
    "srt": b"1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\n",
    "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.500\nHello\n",
}
"""One good file of each kind."""

BAD: dict[str, tuple[bytes, str]] = {
    "page": (HTML, "upload_runs"),
    "page after blanks": (b" \n\t" + HTML, "upload_runs"),
    "page after a mark of order": (b"\xef\xbb\xbf" + HTML, "upload_runs"),
    "page after comments": (b"<!-- a -->\n" * 900 + b"<html>", "upload_runs"),
    "page after a comment without end": (b"<!-- " + b"a" * 9000 + b"--><html>", "upload_runs"),
    "page in two bytes a letter": (b"\xff\xfe" + HTML.decode().encode("utf-16-le"), "upload_runs"),
    "drawing": (SVG, "upload_runs"),
    "drawing as XML": (b'<?xml version="1.0"?>' + SVG, "upload_runs"),
    "XML": (b'<?xml version="1.0"?><data/>', "upload_runs"),
    "program of Windows": (EXE, "upload_runs"),
    "program of Linux": (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "upload_runs"),
    "shell script": (b"#!/bin/sh\necho a\n", "upload_runs"),
    "shortcut": (b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60, "upload_runs"),
    "RTF": (rb"{\rtf1 hello}", "upload_runs"),
    "old document": (OLE, "upload_old_office"),
    "GIF": (b"GIF89a\x01\0\x01\0\0\0\0;", "upload_kind"),
    "RAR": (b"Rar!\x1a\x07\x01\0" + b"\0" * 60, "upload_kind"),
    "HEIC": (mp4(b"heic"), "upload_kind"),
    "bare archive": (archive({"a.txt": b"a"}), "upload_kind"),
    "Java": (archive({"META-INF/MANIFEST.MF": b"Main-Class: A", "A.class": b"\xca\xfe\xba\xbe"}), "upload_kind"),
    "slides": (ooxml(SLIDES), "upload_kind"),
    "book": (odf(b"application/epub+zip"), "upload_kind"),
    "noise": (bytes(range(256)) * 4, "upload_unknown"),
    "letters of Windows": ("Красный шёлк".encode("cp1251"), "upload_not_utf8"),
    "letters of two bytes": (b"\xff\xfe" + "Красный шёлк".encode("utf-16-le"), "upload_not_utf8"),
    "PNG that breaks off": (png()[:-10], "upload_broken"),
    "PNG with a wrong checksum": (png().replace(b"\x08\x02\0\0\0", b"\x08\x02\0\0\1"), "upload_broken"),
    "PNG of too many pixels": (png(60_000, 60_000), "upload_pixels"),
    "PNG with an archive": (png() + archive({"a": b"a"}), "upload_mixed"),
    "PNG with a page": (png() + HTML, "upload_mixed"),
    "PNG with noise": (png() + b"\x01\x02\x03", "upload_appended"),
    "PNG that is a PDF": (png(2, 2, chunk(b"tEXt", pdf())), "upload_mixed"),
    "JPEG of too many pieces": (b"\xff\xd8" + b"\xff\xe0\0\x02" * 100_001 + jpeg()[2:], "upload_broken"),
    "JPEG with filling alone": (b"\xff\xd8" + b"\xff" * 2_000_000, "upload_broken"),
    "JPEG that breaks off": (jpeg()[:-6], "upload_broken"),
    "JPEG of too many pixels": (jpeg(width=65_000, height=65_000), "upload_pixels"),
    "JPEG with an archive": (jpeg() + archive({"a": b"a"}), "upload_mixed"),
    "JPEG with a page": (jpeg() + b"\n" + HTML, "upload_mixed"),
    "JPEG with a PDF": (jpeg() + pdf(), "upload_mixed"),
    "TIFF that breaks off": (tiff()[:12], "upload_broken"),
    "TIFF with an archive": (tiff() + archive({"a": b"a"}), "upload_mixed"),
    "WebP that breaks off": (webp()[:-3], "upload_broken"),
    "WebP with noise": (webp() + b"more", "upload_appended"),
    "MP4 that breaks off": (mp4()[:-3], "upload_broken"),
    "MP4 with an archive": (mp4() + archive({"a": b"a"}), "upload_broken"),
    "MP4 in which an archive ends": (mp4() + box(b"free", archive({"a": b"a"})), "upload_mixed"),
    "MP3 without a sound": (b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 10 + b"no sound", "upload_broken"),
    "MP3 with an archive": (mp3() + archive({"a": b"a"}), "upload_mixed"),
    "WAV that breaks off": (wav()[:-3], "upload_broken"),
    "PDF behind a page": (HTML + pdf(), "upload_runs"),
    "PDF behind noise": (b"\x01\x02" + pdf(), "upload_appended"),
    "PDF with a page in its head": (b"%PDF-1.7\n" + HTML + pdf()[9:], "upload_mixed"),
    "PDF with an archive": (pdf() + archive({"a.class": b"a"}), "upload_mixed"),
    "PDF with a page behind it": (pdf(b"<</Long (" + b"a" * 2000 + b")>>") + HTML, "upload_appended"),
    "PDF that breaks off": (pdf()[:-8], "upload_broken"),
    "document that breaks off": (ooxml()[:-10], "upload_broken"),
    "document behind noise": (b"PK\x03\x04" + ooxml(), "upload_appended"),
    "document with noise behind it": (ooxml() + b"noise", "upload_appended"),
    "document that lies": (lying(), "upload_broken"),
    "document with overlapping parts": (overlapping(), "upload_bomb"),
    "document of too many parts": (many_parts(), "upload_bomb"),
    "bomb": (bomb(), "upload_bomb"),
    "document with an archive": (ooxml(parts={"word/media/a.bin": archive({"a": b"a"})}), "upload_archive_inside"),
    "document in a document in a document": (
        ooxml(parts={"word/embeddings/a.docx": ooxml(parts={"word/embeddings/b.docx": ooxml()})}),
        "upload_archive_inside",
    ),
    "document with an embedded archive": (
        ooxml(parts={"word/embeddings/a.bin": archive({"a": b"a"})}),
        "upload_archive_inside",
    ),
    "document with a compressed tar": (ooxml(parts={"word/a.bin": b"\x1f\x8b\x08\0"}), "upload_archive_inside"),
    "document with an embedded bomb": (ooxml(parts={"word/embeddings/a.docx": bomb()}), "upload_bomb"),
    "document with many embedded bombs": (
        ooxml(parts={f"word/embeddings/{n}.docx": ooxml(parts={"a.xml": b"\0" * (30 * 1024**2)}) for n in range(18)}),
        "upload_bomb",
    ),
    "document with a program": (ooxml(parts={"word/media/a.bin": EXE}), "upload_parts"),
    "document with a path upwards": (ooxml(parts={"../../evil.xml": b"<a/>"}), "upload_parts"),
    "document with an absolute path": (ooxml(parts={"/etc/passwd": b"<a/>"}), "upload_parts"),
    "document with a drive": (ooxml(parts={"C:evil.xml": b"<a/>"}), "upload_parts"),
    "document with two parts of one name": (
        ooxml(parts={"word/A.xml": b"<a/>", "word/a.XML": b"<b/>"}),
        "upload_parts",
    ),
    "document with entities": (ooxml(parts={"word/a.xml": b'<!DOCTYPE a [<!ENTITY a "aa">]><a/>'}), "upload_parts"),
    "document with macros": (ooxml(parts={"word/vbaProject.bin": b"\0"}), "upload_macros"),
    "document that says it has macros": (
        ooxml("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "upload_macros",
    ),
    "open document with macros": (odf(parts={"Basic/Standard/Module1.xml": b"<a/>"}), "upload_macros"),
}
"""Hostile and broken contents, with the code of what is said of them."""

REMARKED: dict[str, tuple[bytes, list[str]]] = {
    "script": (pdf(b"<</S /JavaScript /JS (app.alert\\(1\\))>>"), ["pdf_script"]),
    "script written in numbers": (pdf(b"<</S /J#61va#53cript /JS (x)>>"), ["pdf_script"]),
    "script that is packed": (pdf(packed(b"3 0 <</S /JavaScript>>")), ["pdf_script"]),
    "script that is packed without saying so": (
        pdf(packed(b"3 0 <</S /JavaScript>>", b"/N 1 /First 4 /F#69lter [ /FlateDecode ]")),
        ["pdf_script"],
    ),
    "what is packed in another way": (pdf(packed(b"3 0 x", b"/Type /ObjStm /Filter [/LZWDecode]")), ["pdf_unread"]),
    "launching": (pdf(b"<</S /Launch /F (cmd.exe)>>"), ["pdf_launch"]),
    "attached file": (pdf(b"<</Type /EmbeddedFile>>"), ["pdf_attachment"]),
    "encrypted": (pdf(trailer=b"<</Root 1 0 R /Encrypt 9 0 R>>"), ["pdf_encrypted"]),
    "sent form": (pdf(b"<</S/SubmitForm/F(http://example.org)>>", b"<</XFA []>>"), ["pdf_submit", "pdf_form"]),
    "harmless names": (pdf(b"<</JavaScripts 1 /Launcher 2 /OpenAction [3 0 R /Fit]>>"), []),
    "embedded table": (ooxml(parts={"word/embeddings/a.xlsx": ooxml(SHEET)}), ["office_embedded"]),
    "remote template": (
        ooxml(parts={"word/_rels/settings.xml.rels": relation("attachedTemplate")}),
        ["office_remote"],
    ),
    "link to a page": (ooxml(parts={"word/_rels/main.xml.rels": relation("hyperlink")}), []),
    "film behind a picture": (jpeg() + mp4(), ["image_appended"]),
}
"""Contents that are kept, with what is remarked on them."""
