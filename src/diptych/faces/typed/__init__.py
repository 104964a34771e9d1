"""What people type into a field, in their language, and how a value stands in the field for them.

Every kind of value has two functions. ``read_*`` turns what was typed into the text that a dossier file would hold;
what cannot be understood with certainty comes back as it was typed, so that the dossier format names the trouble at
the field and the person finds their own words there. Where the format would take the same letters for something else
than was perhaps meant (``500.000`` in Russian), the point comes back in full width, which it refuses, and ``show_*``
turns it back. ``show_*`` turns the text of a dossier file into what a reader of the language would have typed; text
that is no value is shown as it is. Neither raises, whatever the text.

For every value ``x`` as the format writes it, ``read(show(x)) == x`` in every language.
"""

from __future__ import annotations

from diptych.faces.typed.amounts import split_amount
from diptych.faces.typed.dates import read_date, show_date
from diptych.faces.typed.names import (
    nearest,
    options,
    read_country,
    read_currency,
    read_language,
    show_country,
    show_currency,
    show_language,
)
from diptych.faces.typed.numbers import (
    read_amount,
    read_count,
    read_rate,
    read_share,
    show_amount,
    show_count,
    show_rate,
    show_share,
)

__all__ = [
    "nearest",
    "options",
    "read_amount",
    "read_count",
    "read_country",
    "read_currency",
    "read_date",
    "read_language",
    "read_rate",
    "read_share",
    "show_amount",
    "show_count",
    "show_country",
    "show_currency",
    "show_date",
    "show_language",
    "show_rate",
    "show_share",
    "split_amount",
]
