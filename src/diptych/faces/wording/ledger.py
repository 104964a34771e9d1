"""What became of the ledger: one sentence for each way in which its chain can break."""

from __future__ import annotations


def _(text: str) -> str:
    return text


BREAKS = {
    "altered": _("Entry {sequence} was altered: it does not say what it said when it was written."),
    "removed": _("Entries are missing: {sequence} to {last}."),
    "inserted": _("Entry {sequence} was inserted: it was not written where it stands."),
    "reordered": _("Entries were reordered: entry {sequence} stands in place {last}."),
    "replaced": _("Entry {sequence} was replaced: what follows was written after another one."),
    "truncated": _("The end is missing: entries {sequence} to {last}."),
    "headless": _("The record of where the ledger ends is missing; entry {sequence} is the last there is."),
    "shortened": _(
        "The end is missing: entries {sequence} to {last}, which were there when the ledger was verified on {on}. "
        "If this is another database or an earlier copy, delete {path} and verify again."
    ),
    "rewritten": _(
        "Everything up to entry {sequence} was written anew since the ledger was verified on {on}. "
        "If this is another database, delete {path} and verify again."
    ),
}
