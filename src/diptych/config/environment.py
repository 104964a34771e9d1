"""What the surroundings say: one variable per outside service, and a data folder that holds the rest.

Nothing has to be set. Every variable is named here, documented in ``docs/serving.md`` and looked
at by ``diptych check``.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from diptych.config.mailing import mail_server
from diptych.config.ministries import OIDC_EXAMPLE, oidc_providers
from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diptych.config.mailing import MailServer

VARIABLES = (
    "DIPTYCH_ADDRESS",
    "DIPTYCH_CLAMAV",
    "DIPTYCH_CONTACT",
    "DIPTYCH_DATA",
    "DIPTYCH_DATABASE_URL",
    "DIPTYCH_DEBUG",
    "DIPTYCH_DEMO",
    "DIPTYCH_FORMER_SECRET_KEYS",
    "DIPTYCH_HOOK_HOSTS",
    "DIPTYCH_HOSTS",
    "DIPTYCH_HSTS_SUBDOMAINS",
    "DIPTYCH_KEEP_UNSCANNED",
    "DIPTYCH_LIMITS_URL",
    "DIPTYCH_MAIL",
    "DIPTYCH_MAIL_FROM",
    "DIPTYCH_MEANING",
    "DIPTYCH_OIDC",
    "DIPTYCH_OPERATOR",
    "DIPTYCH_PROXIES",
    "DIPTYCH_SEARCH",
    "DIPTYCH_SECRET_KEY",
    "DIPTYCH_SECRET_KEY_FILE",
    "DIPTYCH_SESSION_HOURS",
    "DIPTYCH_SESSION_IDLE",
)
"""Every variable that is read."""

SECRET_LENGTH = 50
"""Letters a secret key must have."""

LIMITS_SCHEMES = ("memory", "none", "redis", "rediss")
"""Where counts of requests are kept: in each worker, nowhere, or in a store all of them share."""


class Environment:
    """The variables as values; Refused("bad_setting") says which cannot be meant and what was expected."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self.data = Path(variables.get("DIPTYCH_DATA") or "diptych-data").absolute()
        self.debug = self._flag("DIPTYCH_DEBUG")
        self.hosts = self._listed("DIPTYCH_HOSTS")
        self.proxies = self._count("DIPTYCH_PROXIES")
        self.limits = self._limits()
        self.clamav = self._clamav()
        self.keep_unscanned = self._flag("DIPTYCH_KEEP_UNSCANNED")
        self.search = self._search()
        self.meaning = self._flag("DIPTYCH_MEANING")
        self.operator = variables.get("DIPTYCH_OPERATOR", "").strip()
        self.contact = variables.get("DIPTYCH_CONTACT", "").strip()
        self.address = self._address()
        self.mail = self._mail()
        self.mail_from = self._mail_from()
        self.demo = self._demo()
        self.oidc = self._oidc()
        self.hook_hosts = [name.lower() for name in self._listed("DIPTYCH_HOOK_HOSTS")]
        self.hsts_subdomains = self._flag("DIPTYCH_HSTS_SUBDOMAINS")
        self.session_idle = self._between("DIPTYCH_SESSION_IDLE", least=5, most=24 * 60, otherwise=30)
        self.session_hours = self._between("DIPTYCH_SESSION_HOURS", least=1, most=7 * 24, otherwise=12)
        self.former_secrets = self._former()

    @property
    def database(self) -> dict[str, Any]:
        """Django's description of the database: PostgreSQL by one URL, else a file in the data folder."""
        import dj_database_url

        url = self.variables.get("DIPTYCH_DATABASE_URL", "")
        if not url:
            return sqlite(self._folder() / "diptych.sqlite3")
        try:
            found = dict(dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True))
        except ValueError:
            found = {}
        kind, name = str(found.get("ENGINE", "")).rpartition(".")[2], str(found.get("NAME") or "")
        # A database in memory would be another one in every worker.
        if kind == "sqlite3" and name not in ("", ":memory:"):
            return sqlite(Path(name))
        if kind != "postgresql" or not name:
            raise self._refused("DIPTYCH_DATABASE_URL", "postgresql://user:password@host:5432/name")
        return found

    @property
    def cache(self) -> dict[str, Any]:
        """What all workers know for a while: beside the counts of requests if they are shared, else in the folder."""
        if self.limits.startswith("redis"):
            return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": self.limits}}
        folder = self._folder() / "cache"
        return {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": folder}}

    @property
    def secret(self) -> str:
        """The key that signs cookies: the one given, or in the file named, else one made at the first start and kept
        in the data folder."""
        name, found = "DIPTYCH_SECRET_KEY", self.variables.get("DIPTYCH_SECRET_KEY", "")
        given = self.variables.get("DIPTYCH_SECRET_KEY_FILE", "").strip()
        if not found and given:
            # What a vault, or whoever starts the site, hands over: it is never made here.
            name = given
            try:
                found = Path(given).read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError):
                raise self._refused("DIPTYCH_SECRET_KEY_FILE", "/run/secrets/diptych") from None
        elif not found:
            path = self._folder() / "secret-key"
            name = str(path)
            try:
                if not path.exists():
                    _keep(path, secrets.token_urlsafe(SECRET_LENGTH))
                found = path.read_text("ascii").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise _unusable(self.data, error) from None
        if len(found) < SECRET_LENGTH:
            raise Refused("short_secret", name=name, least=SECRET_LENGTH)
        return found

    def _folder(self) -> Path:
        """The data folder, made where there is none, for nobody but who runs the site: drafts are private."""
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(self.data, error) from None
        return self.data

    def _flag(self, name: str) -> bool:
        found = self.variables.get(name, "").lower()
        if found not in ("", "0", "1", "false", "true", "no", "yes"):
            raise self._refused(name, "1, 0")
        return found in ("1", "true", "yes")

    def _count(self, name: str) -> int:
        found = self.variables.get(name, "") or "0"
        if not (found.isascii() and found.isdigit()):
            raise self._refused(name, "0, 1, 2 …")
        return int(found)

    def _between(self, name: str, *, least: int, most: int, otherwise: int) -> int:
        found = self.variables.get(name, "").strip()
        if not found:
            return otherwise
        if not (found.isascii() and found.isdigit() and least <= int(found) <= most):
            raise self._refused(name, f"{least} … {most}")
        return int(found)

    def _former(self) -> list[str]:
        """Secret keys of before, the latest first: what was kept under them can still be read."""
        found = self._listed("DIPTYCH_FORMER_SECRET_KEYS")
        if any(len(key) < SECRET_LENGTH for key in found):
            raise Refused("short_secret", name="DIPTYCH_FORMER_SECRET_KEYS", least=SECRET_LENGTH)
        return found

    def _limits(self) -> str:
        found = self.variables.get("DIPTYCH_LIMITS_URL") or "memory://"
        if found.partition("://")[0] not in LIMITS_SCHEMES:
            raise self._refused("DIPTYCH_LIMITS_URL", "redis://host:6379")
        return found

    def _clamav(self) -> str:
        found = self.variables.get("DIPTYCH_CLAMAV", "").strip()
        scheme, _mark, rest = found.partition("://" if found.startswith("tcp:") else ":")
        host, _colon, port = rest.rpartition(":")
        meant = rest.startswith("/") if scheme == "unix" else bool(scheme == "tcp" and host and port.isdecimal())
        if found and not meant:
            raise self._refused("DIPTYCH_CLAMAV", "unix:/path, tcp://host:3310")
        return found

    def _search(self) -> str:
        found = self.variables.get("DIPTYCH_SEARCH", "").strip().lower()
        if found not in ("", "database", "tantivy"):
            raise self._refused("DIPTYCH_SEARCH", "database, tantivy")
        return "" if found == "database" else found

    def _listed(self, name: str) -> list[str]:
        return [found for part in self.variables.get(name, "").split(",") if (found := part.strip())]

    def _address(self) -> str:
        """Where the site is reached, for links that leave it in mails: as said, else by its first name."""
        found = self.variables.get("DIPTYCH_ADDRESS", "").strip().rstrip("/")
        if not found:
            named = [host.lstrip(".") for host in self.hosts if host != "*"]
            return f"https://{named[0]}" if named else "http://localhost:8000"
        if not re.fullmatch(r"https?://[\w.-]+(:\d+)?|https?://\[[\da-fA-F:]+\](:\d+)?", found):
            raise self._refused("DIPTYCH_ADDRESS", "https://films.example.org")
        return found

    def _mail(self) -> MailServer | None:
        found = self.variables.get("DIPTYCH_MAIL", "").strip()
        server = mail_server(found)
        if found and server is None:
            raise self._refused("DIPTYCH_MAIL", "smtp://user:password@host:587")
        return server

    def _mail_from(self) -> str:
        """Whom mails are from: as said, else the operator's own address, else nobody who could be answered."""
        found = self.variables.get("DIPTYCH_MAIL_FROM", "").strip()
        plain = r"[^\s<>@,;:\"]+@[^\s<>@,;:\"]+"
        if found and not re.fullmatch(rf"{plain}|[^<>@\r\n\"]*<{plain}>", found):
            raise self._refused("DIPTYCH_MAIL_FROM", "films@example.org")
        if not found and re.fullmatch(plain, self.contact):
            return self.contact
        return found or f"no-reply@{self.address.partition('://')[2].partition(':')[0]}"

    def _demo(self) -> str:
        """The password of a demonstration, which others must not be able to reach."""
        found = self.variables.get("DIPTYCH_DEMO", "")
        if found and self.hosts:
            raise Refused("demo_in_public")
        return found

    def _oidc(self) -> list[dict[str, Any]]:
        found = self.variables.get("DIPTYCH_OIDC", "").strip()
        providers = oidc_providers(found) if found else []
        if providers is None:
            raise self._refused("DIPTYCH_OIDC", OIDC_EXAMPLE)
        return providers

    def _refused(self, name: str, expected: str) -> Refused:
        found = self.variables[name]
        if name.endswith("_OIDC"):
            found = "…"
        elif name.endswith(("_URL", "_MAIL")):
            # An address may hold a password, and what is refused is printed.
            scheme, mark, _rest = found.partition("://")
            found = f"{scheme}{mark}…" if mark else "…"
        return Refused("bad_setting", name=name, found=found, expected=expected)


def sqlite(path: Path) -> dict[str, Any]:
    """The embedded database. Writers queue instead of failing (IMMEDIATE), readers do not wait for them (WAL)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"
            ),
        },
    }


def _keep(path: Path, secret: str) -> None:
    """Write a secret that only its owner may read: whole, or not at all, and never over one that is there.

    Two servers may start at once, and the power may fail: the file gets its name when all of it is on the disk.
    """
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        with open(new, "x", encoding="ascii", opener=_private) as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(new, path)
    finally:
        new.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _unusable(folder: Path, error: OSError | UnicodeDecodeError) -> Refused:
    return Refused("data_unusable", path=str(folder), why=getattr(error, "strerror", None) or str(error))
