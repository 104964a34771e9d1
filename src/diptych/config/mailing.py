"""The server that takes mails, from one address such as ``smtp://user:password@mail.example.org:587``."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

from diptych.engines.values.record import Record

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""How a line is protected, and the port that is usual for it."""

SCHEMES = {"smtp": "starttls", "smtps": "tls"}


class MailServer(Record):
    """Where mails are handed over."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: str = "starttls"
    """``starttls`` protects the line before anything is said, ``tls`` from its beginning, ``none`` not at all."""


def mail_server(address: str) -> MailServer | None:
    """The server that an address names; None for an address that names none.

    >>> mail_server("smtp://anna:s%40d@mail.example.org")
    MailServer(host='mail.example.org', port=587, user='anna', password='s@d', tls='starttls')
    >>> mail_server("smtp://localhost:2525?tls=none")
    MailServer(host='localhost', port=2525, user='', password='', tls='none')
    >>> mail_server("mail.example.org") is None
    True
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError:
        return None
    tls = options.pop("tls", SCHEMES.get(parts.scheme, ""))
    if parts.scheme not in SCHEMES or not host or tls not in PORTS or options or parts.path not in ("", "/"):
        return None
    if parts.scheme == "smtps" and tls != "tls":
        return None
    return MailServer(
        host=host,
        port=port or PORTS[tls],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
    )
