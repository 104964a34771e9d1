"""Tables of the ledger."""

from diptych.kernel.audit.models.entry import CONTENT, Entry
from diptych.kernel.audit.models.head import Head

__all__ = ["CONTENT", "Entry", "Head"]
