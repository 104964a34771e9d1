"""Benchmarks of the slate and of the ledger beneath it."""
