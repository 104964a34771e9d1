"""Give the programme of the database that the surroundings name another English name, the one in the argument."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from diptych.faces.cli import site


def rename(text: str) -> None:
    site.set_up()
    from diptych.apps.programme.domain.things import PROGRAMME
    from diptych.kernel.audit import Actor
    from diptych.kernel.keeping import reading
    from diptych.kernel.keeping.domain import keeping

    row = PROGRAMME.model.objects.get()
    names = reading.record(PROGRAMME, row.pk)["names"]
    changed = [{**name, "text": text} if name["lang"] == "en" else name for name in names]
    by, at = Actor.command("bench"), datetime.now(UTC)
    keeping.correct(PROGRAMME, row.pk, changes={"names": changed}, revision=row.revision, by=by, at=at)


if __name__ == "__main__":
    rename(sys.argv[1])
