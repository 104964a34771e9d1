"""Files that people hand in: looked at before they are kept, kept bit for bit, and never given out as part of the site.

A face hands what was sent to :func:`diptych.kernel.files.domain.keeping.keep_file` before it opens a transaction, and
the verb of a subject refers to the row that comes back. The row is that of the *content*: whoever hands in the same
again gets the same row, so neither its id nor its time may be shown; both would say that somebody else has it too.
"""
