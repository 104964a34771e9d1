"""Tables of the slate."""

from diptych.apps.slate.models.draft import Draft

__all__ = ["Draft"]
