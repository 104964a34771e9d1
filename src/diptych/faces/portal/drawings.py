"""What the drawing macros are given, worked out from what the wording says."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.faces.wording.shares import Shares


def share_bar(shares: Shares) -> dict[str, Any]:
    """Arguments of the macro ``share_bar``: in per cent, one band for two sides that meet, else one for each."""
    band = (float(shares.low * 100), float(shares.high * 100))
    words = (shares.low_text, shares.high_text)
    own = {} if shares.meeting else {"band": band, "band_words": words}
    known = all(side.low == side.high for side in shares.sides)
    return {
        "parts": [
            {
                "name": side.name,
                "words": side.text,
                "share": float(side.low * 100) if side.low == side.high else None,
                "range": None if side.low == side.high else (float(side.low * 100), float(side.high * 100)),
                **own,
            }
            for side in shares.sides
        ],
        "text": shares.sentence,
        "caption": shares.must[:1].upper() + shares.must[1:],
        "band": band if shares.meeting else None,
        "band_words": words if shares.meeting else (),
        "within": all(shares.low <= side.low and side.high <= shares.high for side in shares.sides) if known else None,
    }
