"""What can be done: every code that the ledger may hold, registered with its sentence where it is done."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages

LONGEST = 100
"""Letters a code may have."""

_CODE = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")

_sentences: dict[str, str] = {}


class Misused(AssertionError):
    """A mistake in the program that asks, never in what somebody typed."""


def action(code: str, sentence: str) -> str:
    """Register what a verb does, as in ``works.create_work``, with its English sentence; returns the code."""
    if not _CODE.fullmatch(code) or len(code) > LONGEST:
        raise Misused(f"{code!r} is not written as subject.verb_and_object")
    if code in _sentences:
        raise Misused(f"{code!r} is registered twice")
    _sentences[code] = sentence
    return code


def is_registered(code: str) -> bool:
    return code in _sentences


def sentence_of(code: str) -> str:
    """The English sentence of a code, for a face to translate; the code itself where no verb has it any more."""
    if code not in _sentences:
        _load_verbs()
    return _sentences.get(code, code)


@cache
def _load_verbs() -> None:
    """Import what registers codes. A reader of the ledger has no other reason to know a single verb."""
    # A file of the ledger is verified where there is no site, and without waiting for one to be loaded.
    from django.apps import apps

    root = __name__.partition(".")[0] + "."
    for config in apps.get_app_configs():
        name = f"{config.name}.domain"
        if config.name.startswith(root) and find_spec(name) is not None:
            package = import_module(name)
            for module in walk_packages(package.__path__, f"{name}."):
                import_module(module.name)
