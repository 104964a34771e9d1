"""Tables of the ledger."""

from diptych.kernel.audit.models.entry import Circle, Entry
from diptych.kernel.audit.models.export import Export, Key
from diptych.kernel.audit.models.head import Head

__all__ = ["Circle", "Entry", "Export", "Head", "Key"]
