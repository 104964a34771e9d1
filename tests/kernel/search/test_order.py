"""What comes first of what is found."""

from __future__ import annotations

from uuid import UUID

import pytest

from diptych.kernel.jobs.models import Job
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.queries import ordering, reading, searching
from diptych.kernel.search.queries.results import Results
from diptych.kernel.search.queries.searching import search
from tests.kernel.search.conftest import ANNA, Library


def first(text: str) -> str:
    return search(text, person=None, language="en").hits[0].id


@pytest.mark.django_db
def test_what_has_all_of_a_question_goes_before_the_many_that_have_some(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        library.add("work", f"part-{number:02}", "silk", title="Silk")
    library.add("work", "whole", "a long story of silk and of a lantern " + "and so on " * 40)
    rebuild()
    # As with many thousands: the engine measures a few, and takes those first whose titles fit.
    monkeypatch.setattr(reading, "SCORED", 5)
    monkeypatch.setattr(ordering, "RANKED", 10)
    found = search("silk lantern", person=None, language="en")
    assert (found.loosened, found.total, found.hits[0].id) == (True, 31, "whole")


@pytest.mark.django_db
@pytest.mark.parametrize("order", ["best", "newest"])
@pytest.mark.parametrize(("text", "total"), [("silk", 59), ("silk lantern", 14), ("silk crane", 59), ("", 59)])
def test_all_pages_together_show_each_hit_once(
    library: Library, monkeypatch: pytest.MonkeyPatch, text: str, total: int, order: str
) -> None:
    """Of somebody who reads both shelves, and of more hits than are put in order here."""
    library.declare("letter", shelf="restricted", readable=lambda person: Job.objects.all() if person else None)
    at = "2026-11-22T12:00:00Z"
    secret = [UUID(int=number) for number in range(1, 20)]
    Job.objects.bulk_create(Job(id=id, name="test.test", next_at=at, rung_at=at, created_at=at) for id in secret)
    for number in range(40):
        library.add("work", f"w{number:02}", "silk " * (1 + number % 7), title="Silk" if number % 3 else "Of a lantern")
    for number, id in enumerate(secret):
        library.add("letter", str(id), "silk " * (1 + number % 5), weight=number % 2)
    rebuild()
    for module, name, value in (
        *((ordering, "RANKED", 7), (ordering, "HAVE_ALL", 3), (reading, "SCORED", 35)),
        *((ordering, "MOST_SHOWN", 30), (searching, "MOST_SHOWN", 30)),
    ):
        monkeypatch.setattr(module, name, value)

    def page(number: int) -> Results:
        return search(text, person=ANNA, language="en", page=number, per_page=9, order=order)

    first = page(1)
    hits = [(hit.kind, hit.id) for number in range(1, first.pages + 1) for hit in page(number).hits]
    assert (first.total, len(hits), len(set(hits))) == (total, min(total, 30), min(total, 30))


@pytest.mark.django_db
def test_short_text_that_is_about_it_goes_before_a_long_one_that_names_it(library: Library) -> None:
    library.add("work", "long", "silk " + "and so on " * 400, title="A story")
    library.add("work", "short", "of silk and nothing else", title="Another")
    library.add("work", "none", "of cotton")
    rebuild()
    assert first("silk") == "short"


@pytest.mark.django_db
def test_title_that_is_the_question_comes_first(library: Library) -> None:
    library.add("work", "more", "red silk, silk and red silk", title="Red silk and red lanterns")
    library.add("work", "same", "a film", title="Red Silk")
    rebuild()
    assert first("red silk") == "same"
