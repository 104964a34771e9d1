"""Logs: one JSON object a line, each with the id of the request it belongs to; readable ones while developing."""

from __future__ import annotations

import logging.config
import re

import structlog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# What stands behind these in an address opens somebody's draft, or an account.
_SECRET = re.compile(
    r"(/check/d/|/account/invitation/|/account/address/(?!sent/)|/account/password/new/(?!done/))[^/\s?#\"']+"
)


def masked(text: str) -> str:
    """The text without the secrets of links: ``GET /ru/check/d/…/pdf``."""
    return _SECRET.sub(r"\1…", text)


def _mask(_logger: object, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Whoever writes a line, and whatever it quotes: links that open something do not reach the logs."""
    return {key: masked(value) if isinstance(value, str) else value for key, value in event.items()}


def configure(*, readable: bool) -> None:
    """Set up logging for this process; ``readable`` prints lines for people instead of JSON."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    last: list[Any] = (
        [_mask, structlog.dev.ConsoleRenderer()]
        if readable
        else [structlog.processors.format_exc_info, _mask, structlog.processors.JSONRenderer(ensure_ascii=False)]
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "lines": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": shared,
                    "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
            "root": {"handlers": ["stderr"], "level": "WARNING"},
            "loggers": {
                "diptych": {"level": "INFO"},
                "django_structlog": {"level": "INFO"},
                # What it says of a failure is said by the line of the request, with its id.
                "django.request": {"level": "CRITICAL"},
                "django.security.csrf": {"level": "ERROR"},
                "_granian": {"level": "WARNING"},
            },
        }
    )
