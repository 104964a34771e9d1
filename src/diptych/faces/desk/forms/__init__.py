"""The form of a record, made from the shape of its kind: what it shows, what it sends, what its buttons do.

The form holds the record as a document says it (:meth:`Fields.write`), with every value as text. A row that is open
shows all its fields; it carries the mark :data:`OPEN` beside them, and so it goes with the row wherever it is moved.
"""

from __future__ import annotations

OPEN = "*"
"""In a row of a form: all its fields are shown. No field of a document has such a name."""
