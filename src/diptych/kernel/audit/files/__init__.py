"""Files that a party takes out of the ledger: written, signed, verified, compared, and single entries proved.

Nothing in this package needs the database, the data folder or Django: whoever is given such a file can verify it.
"""
