"""The request that is being answered."""

from __future__ import annotations

import structlog


def request_id() -> str:
    """What this request is called in the logs; the answer carries it as X-Request-ID. Empty outside of requests."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))
