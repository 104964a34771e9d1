"""Search: what subjects declare to be found, an index of it in the database, and the questions put to it.

A subject says in its module ``searching`` what of it can be found::

    searchable("work", documents=documents, ids=ids, follows={"works.work": named})

The index follows the ledger: what an act has changed is indexed anew a moment after it, by a job. Nothing is found that
the person who asks may not read, nor counted, suggested or told of by a hint: see :mod:`diptych.kernel.search.shelves`.
"""
