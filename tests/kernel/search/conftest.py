"""A library of documents that tests put on shelves, in the place of everything that subjects declare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from diptych.kernel.permissions.person import Person
from diptych.kernel.search import declaring
from diptych.kernel.search.documents import Document, Text


class Library:
    """Documents by kind; what a test changes here is found once the index was built or has followed."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, Document]] = {}
        self.fetched: list[tuple[str, ...]] = []

    def declare(self, kind: str, **options: Any) -> None:
        self.kinds.setdefault(kind, {})

        def documents(ids: Sequence[str]) -> Iterable[Document]:
            self.fetched.append(tuple(ids))
            return [self.kinds[kind][id] for id in ids if id in self.kinds[kind]]

        declaring.searchable(kind, documents=documents, ids=lambda: sorted(self.kinds[kind]), **options)

    def add(self, kind: str, id: str, text: str = "", *, title: str = "", lang: str = "", **fields: Any) -> Document:
        texts = ((Text(text=title, lang=lang, title=True),) if title else ()) + (Text(text=text, lang=lang),)
        document = Document(kind=kind, id=id, texts=texts, **fields)
        self.kinds.setdefault(kind, {})[id] = document
        return document


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    """With the kinds ``work`` and ``event``, which everybody may read; nothing else helps to find them."""
    declaring.load()
    monkeypatch.setattr(declaring, "_kinds", {})
    monkeypatch.setattr(declaring, "_helpers", {})
    found = Library()
    found.declare("work", follows={"works.work": declaring.same})
    found.declare("event")
    return found


ANNA = Person(id=1, name="anna", label="Анна Ли", language="ru")
BORIS = Person(id=2, name="boris", label="Борис Чэнь", language="zh-hans")
