"""What was learned about names, as one value: tables from script to script, and how scores are to be read.

It is made by :mod:`learning`, shipped as documents, and handed to whoever scores; an engine opens no file.
"""

from __future__ import annotations

from math import exp, log1p

from diptych.engines.names.likeness import ORDER, Likeness
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

FORMAT = "names/1"

REVIEW = 0.1
"""The threshold of review: from this score on, and below the other, somebody should look. Nearly all true pairs lie
above it, and many that are none."""

PIVOT = "Latn"
"""The script through which two others are compared as well."""

THRESHOLD = 0.5
"""From this score on two forms are held to be one name: scores are bent so that of those above it at least 95 of 100
are, in every kind and between every two scripts, among pairs as hard as those the tables were measured on."""


def band(score: float) -> str:
    """What a score is to be taken for: ``same``, ``review`` or ``apart``.

    >>> [band(score) for score in (0.5, 0.49, 0.1, 0.09)]
    ['same', 'review', 'review', 'apart']
    """
    return "same" if score >= THRESHOLD else "review" if score >= REVIEW else "apart"


class Bend(Record):
    """How the log-odds of a whole name become a score: 1 / (1 + exp(-(slope * odds + offset)))."""

    slope: float = 1.0
    offset: float = -1.0

    def __call__(self, chance: float) -> float:
        """The score of the logarithm of a chance."""
        value = self.slope * odds(chance) + self.offset
        return 1 / (1 + exp(-value)) if value > -700 else 0.0


def odds(chance: float) -> float:
    """Log-odds of the logarithm of a chance.

    >>> round(odds(-0.6931471805599453), 6)
    0.0
    """
    least = min(chance, -1e-12)
    return least - log1p(-exp(least)) if least > -700 else least


class Learned:
    """Tables by (source script, target script), bends by kind and scripts, and where all that comes from."""

    def __init__(
        self,
        likenesses: Mapping[tuple[str, str], Likeness],
        bends: Mapping[tuple[str, str, str], Bend],
        provenance: Mapping[str, Any],
    ) -> None:
        self.likenesses = dict(likenesses)
        for (source, target), likeness in self.likenesses.items():
            ways = [self.likenesses.get((script, PIVOT)) for script in (source, target)]
            if likeness.pivot is None and ways[0] is not None and ways[1] is not None:
                likeness.pivot = ways[0].emission, ways[1].emission
        self.bends = dict(bends)
        self.provenance = provenance

    def between(self, one: str, other: str) -> tuple[Likeness, bool] | None:
        """The table between two scripts, and whether the first is the target; None where nothing was learned."""
        found = self.likenesses.get((one, other))
        if found is not None:
            return found, False
        found = self.likenesses.get((other, one))
        return (found, True) if found is not None else None

    def bend(self, kind: str, one: str, other: str) -> Bend:
        """How scores of a kind between two scripts are read; as for persons where that kind was not measured."""
        source, target = sorted((one, other), key=rank)
        for known in (kind, "person"):
            if (known, source, target) in self.bends:
                return self.bends[known, source, target]
        return Bend()


def rank(script: str) -> int:
    """Where a script stands among sources; those without tables behind the others."""
    return ORDER.index(script) if script in ORDER else len(ORDER)


def written(learned: Learned) -> dict[str, dict[str, Any]]:
    """The documents to ship, by name: one for each table, one for the bends."""
    documents: dict[str, dict[str, Any]] = {
        "bends": {
            "diptych": FORMAT,
            "provenance": learned.provenance,
            "bends": [
                {"kind": kind, "source": source, "target": target, "slope": bend.slope, "offset": bend.offset}
                for (kind, source, target), bend in sorted(learned.bends.items())
            ],
        }
    }
    for (source, target), likeness in sorted(learned.likenesses.items()):
        name = f"{source}-{target}".lower()
        documents[name] = {"diptych": FORMAT, "provenance": learned.provenance, **likeness.written()}
    return documents


def read(documents: Iterable[Mapping[str, Any]]) -> Learned:
    """What :func:`written` gave. Raises ValueError for another format."""
    likenesses: dict[tuple[str, str], Likeness] = {}
    bends: dict[tuple[str, str, str], Bend] = {}
    provenance: Mapping[str, Any] = {}
    for document in documents:
        if document.get("diptych") != FORMAT:
            raise ValueError(f"a table of names is {document.get('diptych')!r}, not {FORMAT!r}")
        provenance = document["provenance"]
        if "bends" in document:
            for each in document["bends"]:
                bends[each["kind"], each["source"], each["target"]] = Bend(slope=each["slope"], offset=each["offset"])
        else:
            likeness = Likeness.read(document)
            likenesses[likeness.source, likeness.target] = likeness
    return Learned(likenesses, bends, provenance)
