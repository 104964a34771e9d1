"""The words of rounds."""

from __future__ import annotations


def _(text: str) -> str:
    return text


SORTS = {
    "": _("By form and country"),
    "mean": _("By points"),
    "state": _("By state"),
    "title": _("By title"),
    "reference": _("By reference"),
}
