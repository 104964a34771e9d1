"""What the ledger tells those who follow it."""

from __future__ import annotations

from django.dispatch import Signal

recorded = Signal()
"""Entries were added, in a transaction that is not over. Sent once for each call that added some; ``sequence`` is the
number of the last."""
