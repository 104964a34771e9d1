"""Sign-in services of ministries and others (OpenID Connect), as one variable names them."""

from __future__ import annotations

import json
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OIDC_EXAMPLE = '[{"id": "ministry", "name": "Ministry", "server": "https://…", "client": "…", "secret": "…"}]'

NEEDED = {"id", "name", "server", "client", "secret"}

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")


def oidc_providers(text: str) -> list[dict[str, Any]] | None:
    """The services as django-allauth takes them; None where the text cannot be meant.

    >>> service = {"id": "m", "name": "M", "server": "https://id.example", "client": "c", "secret": "s"}
    >>> oidc_providers(json.dumps([service]))[0]["settings"]
    {'server_url': 'https://id.example'}
    >>> oidc_providers('[{"id": "m"}]') is None
    True
    """
    try:
        rows = json.loads(text)
    except ValueError:
        return None
    if not isinstance(rows, list):
        return None
    found = []
    for row in rows:
        if not (isinstance(row, dict) and set(row) == NEEDED and all(row.values())):
            return None
        if not all(isinstance(value, str) for value in row.values()) or not ID.fullmatch(row["id"]):
            return None
        # What is asked there is a secret; only a service on this machine may be asked in plain.
        if not re.match(r"https://|http://(localhost|127\.0\.0\.1)[:/]", f"{row['server']}/"):
            return None
        found.append(
            {
                "provider_id": row["id"],
                "name": row["name"],
                "client_id": row["client"],
                "secret": row["secret"],
                "settings": {"server_url": row["server"].rstrip("/")},
            }
        )
    return found if len({row["provider_id"] for row in found}) == len(found) else None
