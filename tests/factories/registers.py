"""Things to test with: whatever a test does not say is filled in with something plain."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from diptych import programmes
from diptych.apps.programme.domain.importing import Report, import_bundle
from diptych.apps.programme.domain.reading import read_bundle
from diptych.engines.values.errors import Malformed, Refused
from diptych.kernel.audit import Actor, history_of
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.thing import named

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ANNA = Actor("person", "anna", "Анна Ли", "RU")
BORIS = Actor("person", "boris", "Борис Ван", "CN")
EXAMPLE = programmes.folder(programmes.EXAMPLE)


def source(id: str = "tass", **fields: Any) -> dict[str, Any]:
    plain = {"outlet": "TASS", "outlet_country": "RU", "lang": "ru", "date": "2025-02", "kind": "news", "title": "…"}
    return {"id": id, **plain, **fields}


def name(text: str, lang: str = "ru", kind: str = "preferred", **fields: Any) -> dict[str, Any]:
    script = {"ru": "Cyrl", "en": "Latn", "zh-Hans": "Hans"}[lang]
    return {"text": text, "lang": lang, "script": script, "type": kind, "sources": ["tass"], **fields}


def agent(id: str = "karmen", *names: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"id": id, "kind": "person", "names": list(names) or [name("Роман Кармен")], **fields}


def title(text: str = "Красный шёлк", lang: str = "ru", kind: str = "original", **fields: Any) -> dict[str, Any]:
    return {"text": text, "lang": lang, "type": kind, "sources": ["tass"], **fields}


def claim(id: str = "silk/c1", **fields: Any) -> dict[str, Any]:
    return {"id": id, "measure": "box_office", "source": "tass", **fields}


def work(id: str = "silk", **fields: Any) -> dict[str, Any]:
    return {"id": id, "kind": "feature", "titles": [title()], **fields}


def keep(kind: str, data: dict[str, Any]) -> Any:
    """Have the registers hold one more thing."""
    return keeping.create(named(kind), data, by=ANNA, at=NOW)


def load(path: object = EXAMPLE, *, dry: bool = False) -> Report:
    """Import a bundle in which nothing is wrong."""
    bundle = read_bundle(str(path))
    assert [trouble for error in bundle.complaints for trouble in error.troubles] == []
    return import_bundle(bundle, by=Actor.command("import"), at=NOW, dry=dry)


def actions_on(row: Any) -> list[str]:
    """What the ledger says was done to a thing, in order."""
    return list(history_of(row).values_list("action", flat=True))


def refusal(call: Callable[[], object]) -> tuple[str, dict[str, Any]]:
    """With which code and facts something is refused."""
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.code, caught.value.facts


def troubles(call: Callable[[], object]) -> list[tuple[str, str]]:
    """What is wrong with a document: codes and places."""
    with pytest.raises(Malformed) as caught:
        call()
    return [(trouble.code, ".".join(map(str, trouble.path))) for trouble in caught.value.troubles]


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Call all of them at the same moment, each on its own connection; what they gave, or the code of a refusal."""
    ready = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            ready.wait(30)
            return call()
        except Refused as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return [future.result() for future in [threads.submit(run, call) for call in calls]]
