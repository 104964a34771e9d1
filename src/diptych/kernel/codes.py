"""Lists of codes that subjects register where they use them, and that readers of codes have loaded."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages

from django.apps import apps

from diptych.kernel.audit.actions import LONGEST, Misused

_CODE = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")


class Codes:
    """The codes of one sort, each registered once."""

    def __init__(self, sort: str) -> None:
        self.sort = sort
        self._known: set[str] = set()

    def register(self, code: str) -> str:
        """Add a code such as ``slate.proposal_filed``; returns it. Misused for one known, or of another form."""
        if not _CODE.fullmatch(code) or len(code) > LONGEST:
            raise Misused(f"{code!r} is not written as subject.what_happened")
        if code in self._known:
            raise Misused(f"the {self.sort} {code!r} is registered twice")
        self._known.add(code)
        return code

    def demand(self, code: str) -> None:
        """Misused for a code that is not registered."""
        if code not in self._known:
            raise Misused(f"no {self.sort} is registered as {code!r}")

    def all(self) -> list[str]:
        """Every code of the product, by name."""
        load_verbs()
        return sorted(self._known)


@cache
def load_verbs() -> None:
    """Import every package ``domain``, where codes are registered."""
    root = __name__.partition(".")[0] + "."
    for config in apps.get_app_configs():
        name = f"{config.name}.domain"
        if config.name.startswith(root) and find_spec(name) is not None:
            package = import_module(name)
            for module in walk_packages(package.__path__, f"{name}."):
                import_module(module.name)
