"""The public pages of the slate: calls, films that all parties approved, what is known of the ledger."""
