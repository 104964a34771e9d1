"""Whether something is refused."""

from __future__ import annotations

from collections.abc import Callable


def refuses(parse: Callable[[str], object], text: str) -> bool:
    """Whether a parser refuses a text in the agreed way, by ValueError."""
    try:
        parse(text)
    except ValueError:
        return True
    return False
