"""Things with their lists, kept in tables and written as documents: one declaration of each serves both.

A *thing* is what has an address of its own: a work, an agent, an event. Its *record* is plain data, in the form in
which tables hold it. A shape (:mod:`.shapes`) turns what a file says into a record and back; a :class:`~.thing.Thing`
says which tables hold the record. :mod:`.reading` reads records, :mod:`.domain.keeping` is the only code that writes
them, each change with its entry in the ledger.

Nothing here knows a subject: registers and apps declare their things.
"""
