"""What comes first of what is found."""

from __future__ import annotations

import pytest

from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.queries import reading, searching
from diptych.kernel.search.queries.searching import search
from tests.kernel.search.conftest import Library


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
    monkeypatch.setattr(searching, "RANKED", 10)
    found = search("silk lantern", person=None, language="en")
    assert (found.loosened, found.total, found.hits[0].id) == (True, 31, "whole")


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
