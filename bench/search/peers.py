"""What others make of the same corpus: FTS5 with tokenizers of its own, tantivy with its own, on texts as they are."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from bench.search.corpus import entries
from bench.search.questions import Question

TEN, BATCH = 10, 1000
WORD = re.compile(r"\w+")


class Measured(NamedTuple):
    """What one peer took, and how well it found: whether the record that a question was taken from is among ten."""

    documents: int
    seconds: float
    times: list[float]
    in_ten: int
    none: int


def fts5(tokenizer: str) -> Callable[[Path, Path, Sequence[Question]], Measured]:
    def measured(corpus: Path, place: Path, asked: Sequence[Question]) -> Measured:
        database = sqlite3.connect(place / f"{tokenizer}.sqlite3", isolation_level=None)
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;")
        database.execute(f"CREATE VIRTUAL TABLE texts USING fts5(title, text, tokenize='{tokenizer}')")
        begin, count = perf_counter(), 0
        database.execute("BEGIN")
        for number, entry in enumerate(entries(corpus)):
            database.execute(
                "INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)", (number, entry.title, entry.text)
            )
            count += 1
            if count % BATCH == 0:
                database.execute("COMMIT")
                database.execute("BEGIN")
        database.execute("COMMIT")
        seconds = perf_counter() - begin

        def ask(question: Question) -> list[int]:
            words = " AND ".join(f'"{word}"' for word in WORD.findall(question.text))
            rows = database.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (words, TEN))
            return [number for (number,) in rows]

        return Measured(count, seconds, *answered(asked, ask))

    return measured


def tantivy(corpus: Path, place: Path, asked: Sequence[Question]) -> Measured:
    import tantivy as library

    fields = library.SchemaBuilder()
    fields.add_unsigned_field("id", fast=True)
    fields.add_text_field("title")
    fields.add_text_field("text")
    schema = fields.build()
    (place / "tantivy").mkdir()
    index = library.Index(schema, path=str(place / "tantivy"))
    writer = index.writer(200_000_000, 1)
    begin, count = perf_counter(), 0
    for number, entry in enumerate(entries(corpus)):
        told: dict[str, Any] = {"id": number, "title": [entry.title], "text": [entry.text]}
        writer.add_document(library.Document.from_dict(told, schema))
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    seconds = perf_counter() - begin
    index.reload()
    searcher = index.searcher()

    def ask(question: Question) -> list[int]:
        words = " AND ".join(f'"{word}"' for word in WORD.findall(question.text))
        hits = searcher.search(index.parse_query(words, ["title", "text"]), TEN, count=False).hits
        return [int(id or 0) for id in searcher.fast_field_values("id", [address for _score, address in hits])]

    return Measured(count, seconds, *answered(asked, ask))


def answered(asked: Sequence[Question], ask: Callable[[Question], Iterable[int]]) -> tuple[list[float], int, int]:
    """Seconds of each question, how many have their source in ten, and how many nothing at all."""
    times, in_ten, none = [], 0, 0
    for question in asked[:5]:
        ask(question)
    for question in asked:
        begin = perf_counter()
        found = list(ask(question))
        times.append(perf_counter() - begin)
        in_ten += int(question.id) in found
        none += not found
    return times, in_ten, none


PEERS: dict[str, Callable[[Path, Path, Sequence[Question]], Measured]] = {
    "FTS5, unicode61": fts5("unicode61"),
    "FTS5, trigram": fts5("trigram"),
    "tantivy, its own tokens": tantivy,
}
