"""What the site tells people of: every code that a notice may have."""

from __future__ import annotations

from diptych.kernel.codes import Codes

_kinds = Codes("kind of notice")


def kind(code: str) -> str:
    """Register a kind of notice, in the package ``domain`` of its subject; returns its code.

    Its words are those of a face: see :mod:`diptych.faces.wording.notices`.
    """
    return _kinds.register(code)


def kinds() -> list[str]:
    """Every code of the product."""
    return _kinds.all()


def demand(code: str) -> None:
    """Misused for a code that is not registered."""
    _kinds.demand(code)
