"""History in words, undoing, what links here, merging and splitting."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diptych.kernel.audit import history_of
from diptych.kernel.keeping.domain import keeping
from diptych.kernel.keeping.reading import record
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.models import Agent
from tests.faces.desk.forms import opened, text_of
from tests.factories.registers import ANNA, LATER, agent, keep, name, source, work


def where(kind: str, id: str, page: str) -> str:
    return reverse(f"desk-{page}", kwargs={"kind": kind, "id": id})


def changed(client: Client, **typed: str) -> Any:
    """Save the work with other texts; its last entry."""
    address = where("work", "silk", "record")
    assert client.post(address, opened(client, address) | typed | {"do": "save"}).status_code == 302
    entry = history_of(named("work").model(pk="silk")).last()
    assert entry is not None
    return entry


def test_history_says_who_did_what_and_why(desk: Client, silk: Any) -> None:
    changed(desk, **{"titles.1.text": "Red Silk!", "year": "2024", "reason": "seen in print"})

    said = text_of(desk.get(where("work", "silk", "history")))

    assert "Work corrected" in said
    assert "Анна Ли" in said
    assert "seen in print" in said
    assert "changed Red Silk" in said
    assert "Text: Red Silk → Red Silk!" in said
    assert "{" not in said


def test_history_tells_rows_that_were_added_removed_and_moved(desk: Client, silk: Any) -> None:
    rows = record(named("work"), "silk")["titles"]
    extra = {"text": "红丝绸", "lang": "zh-Hans", "type": "translated", "sources": ["cctv"]}
    keeping.correct(named("work"), "silk", changes={"titles": [rows[1], extra]}, revision=1, by=ANNA, at=LATER)
    said = text_of(desk.get(where("work", "silk", "history")))
    assert "removed Красный шёлк" in said
    assert "added 红丝绸" in said

    keeping.correct(named("work"), "silk", changes={"titles": [extra, rows[1]]}, revision=2, by=ANNA, at=LATER)
    assert "moved" in text_of(desk.get(where("work", "silk", "history")))


def test_history_of_nothing_is_a_missing_page(desk: Client, silk: Any) -> None:
    assert desk.get(where("work", "ghost", "history")).status_code == 404


def test_history_is_shown_page_by_page(desk: Client, silk: Any) -> None:
    for revision in range(1, 26):
        changes = {"notes": f"version {revision}"}
        keeping.correct(named("work"), "silk", changes=changes, revision=revision, by=ANNA, at=LATER)
    address = where("work", "silk", "history")

    first, second = text_of(desk.get(address)), text_of(desk.get(f"{address}?page=2"))

    assert "version 25" in first
    assert "Earlier entries" in first
    assert "Work added" in second
    assert desk.get(f"{address}?page=no").status_code == 200


def test_entry_is_undone(desk: Client, silk: Any) -> None:
    entry = changed(desk, year="2024")

    answer = desk.post(where("work", "silk", "undo"), {"entry": entry.pk}, follow=True)

    assert "Undone." in text_of(answer)
    assert "year" not in record(named("work"), "silk")


def test_entry_that_was_changed_again_is_not_undone(desk: Client, silk: Any) -> None:
    entry = changed(desk, year="2024")
    changed(desk, year="2023")

    answer = desk.post(where("work", "silk", "undo"), {"entry": entry.pk})

    assert answer.status_code == 409
    assert "Year" in text_of(answer)
    assert record(named("work"), "silk")["year"] == 2023


def test_entry_of_another_thing_is_not_undone_here(desk: Client, silk: Any) -> None:
    entry = history_of(Agent(pk="volgin")).last()
    assert entry is not None

    assert desk.post(where("work", "silk", "undo"), {"entry": entry.pk}).status_code == 404
    assert desk.post(where("work", "silk", "undo"), {"entry": "x"}).status_code == 404
    assert desk.get(where("work", "silk", "undo")).status_code == 405


def test_what_links_here_is_named_with_its_fields(desk: Client, silk: Any) -> None:
    answer = desk.get(where("agent", "volgin", "links"))

    assert f'href="{where("work", "silk", "record")}"' in answer.content.decode()
    assert "Film or series · Credits" in text_of(answer)


# Merging --------------------------------------------------------------------------------------------------------------


def merge(id: str = "volgin") -> str:
    return reverse("desk-merge", kwargs={"id": id})


def test_two_stand_side_by_side_before_they_are_merged(desk: Client, silk: Any) -> None:
    said = text_of(desk.get(merge(), {"with": "volgin-2"}))

    assert "Андрей Волгин" in said
    assert "А. Волгин" in said
    assert "1 reference" in said


def test_other_one_is_found_by_name(desk: Client, silk: Any) -> None:
    assert f"{merge()}?with=volgin-2" in desk.get(merge(), {"with": "Волгин"}).content.decode()


@pytest.mark.parametrize("kept", ["volgin", "volgin-2"])
def test_two_become_one_and_two_again(desk: Client, silk: Any, kept: str) -> None:
    gone = {"volgin": "volgin-2", "volgin-2": "volgin"}[kept]
    sent = {
        "with": "volgin-2",
        "kept": kept,
        "revision.volgin": "1",
        "revision.volgin-2": "1",
        "reason": "the same man",
        "besides": "he says so himself",
    }

    answer = desk.post(merge(), sent, follow=True)

    assert "one now" in text_of(answer)
    assert {row["text"] for row in record(named("agent"), kept)["names"]} == {"Андрей Волгин", "А. Волгин"}
    assert record(named("work"), "silk")["credits"][0]["agent"] == kept
    assert desk.get(where("agent", gone, "record"))["Location"].startswith(where("agent", kept, "record"))
    history = where("agent", kept, "history")
    assert "Undo the merge" in text_of(desk.get(history))

    entry = history_of(Agent(pk=kept)).last()
    assert entry is not None
    assert desk.post(where("agent", kept, "undo"), {"entry": entry.pk}).status_code == 302
    assert record(named("work"), "silk")["credits"][0]["agent"] == "volgin"
    assert Agent.objects.filter(pk__in=["volgin", "volgin-2"]).count() == 2


def test_merging_with_itself_is_refused_in_words(desk: Client, silk: Any) -> None:
    assert "cannot be merged with itself" in text_of(desk.get(merge(), {"with": "volgin"}))
    answer = desk.post(merge(), {"with": "volgin", "reason": "why", "revision.volgin": "1"})
    assert answer.status_code == 409
    assert "cannot be merged with itself" in text_of(answer)


def test_merging_asks_for_a_reason(desk: Client, silk: Any) -> None:
    answer = desk.post(merge(), {"with": "volgin-2", "revision.volgin": "1", "revision.volgin-2": "1"})

    assert "Give a reason" in text_of(answer)


def test_merging_on_a_name_alone_asks_what_else_speaks_for_it(desk: Client, silk: Any) -> None:
    sent = {"with": "volgin-2", "revision.volgin": "1", "revision.volgin-2": "1", "reason": "why"}
    page = desk.get(merge(), {"with": "volgin-2"})
    assert "What else than the name speaks for it" in text_of(page)

    answer = desk.post(merge(), sent)
    assert answer.status_code == 409
    assert "Only their names speak for" in text_of(answer)
    assert Agent.objects.filter(pk__in=["volgin", "volgin-2"]).count() == 2


def test_two_marked_as_not_the_same_stay_two(desk: Client, silk: Any) -> None:
    keep("agent", agent("namesake", name("Андрей Волгин"), not_same_as=["volgin"]))

    assert "marked as not the same" in text_of(desk.get(merge(), {"with": "namesake"}))
    sent = {"with": "namesake", "revision.volgin": "1", "revision.namesake": "1", "reason": "why"}
    assert desk.post(merge(), sent).status_code == 409
    assert record(named("agent"), "namesake")["not_same_as"] == ["volgin"]


# Splitting ------------------------------------------------------------------------------------------------------------


def test_one_becomes_two(desk: Client, silk: Any) -> None:
    keep("agent", agent("both", name("Первый"), name("Второй", kind="variant")))
    keep("work", work("second", credits=[{"agent": "both", "role": "director", "sources": ["tass"]}]))
    address = reverse("desk-split", kwargs={"id": "both"})
    sent = {
        "id": "the-second",
        "kind": "person",
        "names": "1",
        "links": "work/second",
        "revision": "1",
        "reason": "two men",
    }

    answer = desk.post(address, sent)

    assert answer["Location"] == where("agent", "the-second", "record") + "?said=split"
    assert record(named("agent"), "the-second")["names"][0]["text"] == "Второй"
    assert record(named("agent"), "both")["not_same_as"] == ["the-second"]
    assert record(named("work"), "second")["credits"][0]["agent"] == "the-second"


def test_split_that_leaves_nothing_is_refused_in_words(desk: Client, silk: Any) -> None:
    address = reverse("desk-split", kwargs={"id": "volgin"})
    sent = {"id": "other", "kind": "person", "names": "0", "revision": "1", "reason": "why"}

    answer = desk.post(address, sent)

    assert answer.status_code == 409
    assert "left without a name" in text_of(answer)
    assert 'value="other"' in answer.content.decode()


# Finding --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["silk", "sil", "Красный", "шёлк", "red"])
def test_record_is_found_by_id_and_by_name(desk: Client, silk: Any, text: str) -> None:
    answer = desk.get(reverse("desk-registers"), {"q": text})

    assert f'href="{where("work", "silk", "record")}"' in answer.content.decode()


def test_words_are_offered_for_an_id(desk: Client, silk: Any) -> None:
    address = reverse("desk-suggest")

    assert '<option value="cctv">红丝绸' in desk.get(address, {"kind": "source", "text": "cct"}).content.decode()
    for kind in ("claim", "any", "ghost", ""):
        assert desk.get(address, {"kind": kind, "text": "a b"}).status_code == 200


def test_facts_from_memory_are_listed(desk: Client, silk: Any) -> None:
    keep("source", source("memory"))
    keep("work", work("recalled", spoken_languages=[{"code": "rus", "basis": "memory"}]))

    for address in (reverse("desk-registers"), reverse("desk-unverified")):
        assert f'href="{where("work", "recalled", "record")}"' in desk.get(address).content.decode()


def test_desk_shows_what_was_done_lately(desk: Client, silk: Any) -> None:
    changed(desk, year="2024", reason="seen in print")

    said = text_of(desk.get(reverse("desk-registers")))

    assert "seen in print" in said
    assert "Work corrected" in said
