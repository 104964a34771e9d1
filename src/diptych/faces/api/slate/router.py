"""Where the operations of the slate are gathered: methods of one address have to stand in one place."""

from __future__ import annotations

from ninja import Router

router = Router(tags=["Slate"])
