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

FAULTS = {
    "garbled": _("Line {line} is not written as such lines are: something in it was changed."),
    "altered": BREAKS["altered"],
    "removed": BREAKS["removed"],
    "reordered": BREAKS["reordered"],
    "inserted": _("In place {number} stands an entry that does not belong there."),
    "unchained": _(
        "Entry {number} does not follow the one before it: entries before it were removed, inserted or replaced."
    ),
    "truncated": _("The end is missing: the file breaks off where entry {number} or its last line should be."),
    "surplus": _("Line {line} and what follows it were added after the end."),
    "other_end": _(
        "The last line belongs to another file: it tells of another party, another number or other entries."
    ),
    "other_root": _("What was signed is a tree of other entries than these."),
    "forged": _(
        "The signature is not one of this file: the file was changed after it was signed, or never was signed."
    ),
    "earlier": _("What the file says of earlier exports is not what was signed then."),
    "rewritten": _("Everything up to entry {number} was written anew since the export of {on} was signed."),
    "unsigned": _(
        "Nobody has signed the file. It holds together, but anybody could have made it. "
        "Whoever has the key of the party signs it: diptych ledger sign FILE --key-file KEY"
    ),
    "other_key": _("Another key has signed the file: {found}."),
    "not_proved": _("Entry {number} is not among those that were signed, or was altered."),
}
"""What is wrong with a file of the ledger."""

DIFFERENCES = {
    "rewritten": _("From entry {number} on this file tells otherwise than the other one of the same party."),
    "shortened": _("Entries {number} to {last} of the other file are missing in this one."),
    "apart": _("This file begins after entry {number}, where the other one has ended before; give the ones between."),
    "differs": _("Entry {number} is not what the other party was shown as entry {last}."),
    "missing": _("Entry {number} of the other file is missing in this one, though its party may see it."),
    "withheld": _("Entry {number} is missing in the other file, though its party may see it."),
    "reordered": _("Entry {number} stands before another one that it follows in the other file."),
}
"""In what two files do not agree."""
