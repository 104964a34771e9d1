"""The corpus as documents of one kind, in a database of their own: filled and asked in a process beside the bench.

python -m bench.search.shelved fill | ask
"""

from __future__ import annotations

import json
import os
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.search.corpus import FILE, FOLDER, Entry

KIND = "record"
PROCESSES = 2
TEN = 10
LANGUAGES = {"": "en"}


def declared(folder: Path, most: int = 0) -> None:
    """Have the corpus found, as if a subject had declared it."""
    from diptych.kernel.search import declaring

    declaring.load()
    path = folder / FILE
    places = offsets(path)
    if most:
        places = places[:: max(1, len(places) // most)]

    def documents(ids: Sequence[str]) -> Iterator[Any]:
        with path.open("rb") as lines:
            for id in ids:
                lines.seek(int(id))
                yield document(id, Entry(**json.loads(lines.readline())))

    def ids() -> Iterable[str]:
        return (str(place) for place in places)

    declaring.searchable(KIND, documents=documents, ids=ids)


def document(id: str, entry: Entry) -> Any:
    from diptych.kernel.search.documents import Document, Text

    facets = {
        "part": (entry.part,),
        "language": (entry.lang,) if entry.lang else (),
        "country": (entry.country,) if entry.country else (),
        "genre": (entry.genre,) if entry.genre else (),
    }
    texts = (Text(text=entry.title, lang=entry.lang, title=True), Text(text=entry.text, lang=entry.lang))
    return Document(kind=KIND, id=id, texts=texts, facets=facets, year=entry.year)


def offsets(path: Path) -> array[int]:
    """Where each record begins."""
    found, at = array("Q"), 0
    with path.open("rb") as lines:
        for line in lines:
            found.append(at)
            at += len(line)
    return found


def begun() -> None:
    """Django, with the tables of all applications."""
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diptych.config.settings")
    django.setup()
    call_command("migrate", verbosity=0)


def filled(folder: Path, processes: int = PROCESSES) -> dict[str, float]:
    """Make the index; how many documents, and in how long."""
    from diptych.kernel.search.domain.rebuilding import rebuild
    from diptych.kernel.search.queries import reading
    from diptych.kernel.search.queries.state import current, shelf_of

    declared(folder)
    begin = perf_counter()
    rebuild(processes=processes)
    seconds = perf_counter() - begin
    return {"documents": reading.size(shelf_of(current(), "public")), "seconds": seconds}


def asked(folder: Path, questions: Sequence[tuple[str, str]], begun: Sequence[str]) -> dict[str, Any]:
    """Seconds of each question and of each beginning of a name, warm; the first ten that each question finds, and
    everything that has all of it, as a digest."""
    from diptych.kernel.search.queries.searching import search, suggested

    declared(folder)
    for text, language in questions[:5]:
        search(text, person=None, language=language)
    for text in begun[:5]:
        suggested(text, person=None, language="en")
    times, first, typed = [], [], []
    for text, language in questions:
        begin = perf_counter()
        found = search(text, person=None, language=language)
        times.append(perf_counter() - begin)
        first.append([hit.id for hit in found.hits[:TEN]])
    for text in begun:
        begin = perf_counter()
        suggested(text, person=None, language="en")
        typed.append(perf_counter() - begin)
    return {"times": times, "first": first, "typed": typed, "sets": [found_by(text) for text, _ in questions]}


def found_by(text: str) -> str:
    """Everything that has all of a question, as a digest: the same on every engine. Empty where nothing has."""
    from hashlib import sha256

    from diptych.kernel.search.asking import asked as read
    from diptych.kernel.search.planning import plan
    from diptych.kernel.search.queries import matching
    from diptych.kernel.search.queries.allowed import Allowed
    from diptych.kernel.search.queries.state import current, shelf_of, tokenizer_of
    from diptych.kernel.search.queries.wanting import strict

    state = current()
    tokenizer = tokenizer_of(state.words)
    question = strict(plan(read(text, tokenizer), tokenizer))
    if not question.groups:
        return ""
    found = matching.keys(shelf_of(state, "public"), question, Allowed(sql=""))
    return f"{len(found)} {sha256(repr(sorted(found)).encode()).hexdigest()[:16]}" if found else ""


def main(arguments: list[str]) -> None:
    folder = Path(os.environ[FOLDER])
    begun()
    if arguments[0] == "fill":
        print(json.dumps(filled(folder)))
    else:
        told = json.load(sys.stdin)
        print(json.dumps(asked(folder, [tuple(one) for one in told["questions"]], told["begun"])))


if __name__ == "__main__":
    main(sys.argv[1:])
