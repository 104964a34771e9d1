"""The desk: where editors change what the registers hold. Every change goes through the verbs and into the ledger."""
