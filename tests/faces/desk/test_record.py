"""The form of a record: what it holds is what is kept, and nothing that was typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from diptych import programmes
from diptych.apps.programme.domain.reading import read_bundle
from diptych.engines.values.shape import ListOf, Records, Shape
from diptych.faces.desk import urls as of_desk
from diptych.faces.desk.forms.building import Builder
from diptych.faces.desk.forms.entering import document_of, tidied, without_blanks
from diptych.faces.desk.versions import _rows_of_both, at_revision, differing
from diptych.faces.places import PAGES
from diptych.faces.portal import urls as of_portal
from diptych.faces.wording.registers_fields import FIELDS
from diptych.kernel.audit import history_of
from diptych.kernel.keeping.reading import record
from diptych.kernel.keeping.shapes import RESERVED_IDS
from diptych.kernel.keeping.thing import named, things
from diptych.kernel.texts import Language
from diptych.registers.sources.formats import PARTS, Told
from diptych.registers.works.models import Work
from tests.faces.desk.forms import form_of, opened, text_of
from tests.factories.registers import agent, claim, keep, name, source, work

HTML = '<script>alert(1)</script> & "quotes"'


def where(kind: str = "work", id: str = "silk", page: str = "record") -> str:
    return reverse(f"desk-{page}", kwargs={"kind": kind, "id": id})


# Everything there is can be edited ------------------------------------------------------------------------------------


def fields_of(shape: Shape) -> set[str]:
    if isinstance(shape, Told):
        return fields_of(PARTS)
    if isinstance(shape, ListOf):
        return fields_of(shape.item)
    if isinstance(shape, Records):
        return set(shape.fields).union(*(fields_of(inner) for inner in shape.fields.values()))
    return set()


@pytest.mark.parametrize("kind", list(things()))
def test_field_of_a_form_has_a_name_in_words(kind: str) -> None:
    assert fields_of(named(kind).shape) - set(FIELDS) == set()


@pytest.mark.parametrize("kind", list(things()))
def test_field_of_the_ledger_has_a_name_in_words(kind: str) -> None:
    told = {column for _path, rows in named(kind).tables() for column in rows.columns}
    told |= {name for _path, rows in named(kind).tables() for name in rows.lists}

    assert told - set(FIELDS) == set()


def sent_by(nodes: Any) -> dict[str, str]:
    """What a browser would send of a form."""
    found: dict[str, str] = {}
    for node in nodes:
        if node.node == "field":
            found[node.name] = node.value
        elif node.node == "list":
            found |= sent_by(node.items)
        elif node.node == "group":
            found |= sent_by(node.parts)
        else:
            for row in node.rows:
                found |= sent_by(row.parts)
    return found


@pytest.mark.parametrize("code", ["ru", "zh-hans", "en"])
def test_form_of_every_record_of_the_example_sends_what_it_shows(db: None, code: str) -> None:
    """Shown, sent and read again, a record is what it was: nothing is lost in a form, whatever its language."""
    language = Language(code)
    bundle = read_bundle(str(programmes.folder(programmes.EXAMPLE)))
    for kind, records in bundle.records.items():
        thing = named(kind)
        for data in records:
            document = thing.shape.write(data)
            sent = sent_by(Builder(thing, document, language).nodes())
            read = without_blanks(
                tidied(thing.shape, document_of(thing.shape, [(name, [text]) for name, text in sent.items()], language))
            )
            again = thing.shape.write(thing.shape.read(read, (), []))
            assert differing(document, again) == [], (kind, data["id"])


# One record -----------------------------------------------------------------------------------------------------------


def test_saving_corrects_what_was_changed(desk: Client, silk: Any) -> None:
    typed = opened(desk, where()) | {"year": "2025", "titles.1.text": HTML, "reason": "seen in print", "do": "save"}

    answer = desk.post(where(), typed)

    assert answer["Location"] == where() + "?said=saved"
    assert record(named("work"), "silk")["titles"][1]["text"] == HTML
    entry = history_of(silk).last()
    assert entry is not None
    assert (entry.actor_kind, entry.actor_id, entry.actor_label) == ("person", "anna", "Анна Ли")
    assert (entry.reason, set(entry.after)) == ("seen in print", {"year", "titles"})


def test_saving_without_a_change_adds_nothing_to_the_ledger(desk: Client, silk: Any) -> None:
    answer = desk.post(where(), opened(desk, where()) | {"do": "save"})

    assert answer["Location"] == where() + "?said=nothing"
    assert history_of(silk).count() == 1


def test_tags_in_a_record_are_shown_as_they_are_typed(desk: Client, silk: Any) -> None:
    desk.post(where(), opened(desk, where()) | {"titles.0.text": HTML, "titles.1.text": HTML, "do": "save"})

    for page in ("record", "history", "links", "remove"):
        body = desk.get(where(page=page)).content.decode()
        assert "<script>alert" not in body
        assert "&lt;script&gt;" in body


def test_trouble_stands_at_its_field_and_all_stays_typed(desk: Client, silk: Any) -> None:
    typed = opened(desk, where()) | {
        "year": "soon",
        "titles.1.lang": "1",
        "titles.0.text": "",
        "credits.0.agent": "nobody-there",
        "notes": "мой текст",
        "reason": "why not",
        "do": "save",
    }

    answer = desk.post(where(), typed)

    assert answer.status_code == 422
    back = form_of(answer).found
    assert {name: back[name] for name in ("year", "titles.1.lang", "notes", "reason")} == {
        name: typed[name] for name in ("year", "titles.1.lang", "notes", "reason")
    }
    body = answer.content.decode()
    for place in ("year", "titles-1-lang", "titles-0-text"):
        assert f'<p class="field-error" id="f-{place}-error"></p>' not in body
    assert "Text: this has to be filled in." in text_of(answer)
    assert Work.objects.get(pk="silk").revision == 1


def test_reference_to_nothing_is_said_at_its_field(desk: Client, silk: Any) -> None:
    answer = desk.post(where(), opened(desk, where()) | {"credits.0.agent": "nobody-there", "do": "save"})

    assert answer.status_code == 422
    assert '<p class="field-error" id="f-credits-0-agent-error"></p>' not in answer.content.decode()
    assert "nobody-there" in text_of(answer)


def test_letters_that_look_alike_are_refused_in_words(desk: Client, silk: Any) -> None:
    answer = desk.post(where(), opened(desk, where()) | {"titles.1.text": "Rеd Silk", "do": "save"})

    assert "look alike" in text_of(answer)


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "save"},
        {"do": "save", "revision": "x", "titles": "no list", "titles.0": "x", "titles.999999999.text": "x"},
        {"do": "remove:titles.99", "titles.0.text": "x"},
        {"do": "add:ghost.0.list"},
        {"do": "add:kind"},
        {"do": "up:titles.x"},
        {"do": "take:ghost"},
        {"do": "open:notes"},
        {"do": "ghost", "a.b.c.d.e.f.g.h.i.j": "x", ".": "x", "..": "y"},
        {"do": "save", "titles.0.text": "\0", "revision": "9" * 30},
    ],
)
def test_nonsense_is_answered_with_the_form(desk: Client, silk: Any, sent: dict[str, str]) -> None:
    assert desk.post(where(), sent).status_code in (200, 422)
    assert Work.objects.get(pk="silk").revision == 1


def test_what_may_stand_once_is_refused_twice(desk: Client, silk: Any) -> None:
    answer = desk.post(where(), opened(desk, where()) | {"countries.0": "RU", "countries.1": "RU", "do": "save"})

    assert answer.status_code == 422
    assert "stands here twice" in text_of(answer)


def test_identifier_of_another_work_is_refused_in_words(desk: Client, silk: Any) -> None:
    keep("work", work("other", identifiers=[{"scheme": "imdb", "value": "tt1", "sources": ["tass"]}]))
    identifier = {"scheme": "imdb", "value": "tt1", "sources.0": "tass"}
    typed = opened(desk, where()) | {f"identifiers.0.{field}": text for field, text in identifier.items()}

    answer = desk.post(where(), typed | {"do": "save"})

    assert answer.status_code == 409
    assert "may stand only once" in text_of(answer)


def test_claim_of_another_thing_cannot_be_taken_over(desk: Client, silk: Any) -> None:
    keep("work", work("other", claims=[claim("other/c1", value="26")]))
    mine = {"id": "other/c1", "measure": "box_office", "source": "tass", "value": "1"}
    typed = opened(desk, where()) | {f"claims.0.{field}": text for field, text in mine.items()}

    answer = desk.post(where(), typed | {"do": "save"})

    assert "“other/c1” is taken already" in text_of(answer)
    assert record(named("work"), "other")["claims"][0]["value"] == "26"


def test_two_claims_of_one_id_are_refused(desk: Client, silk: Any) -> None:
    mine = {"id": "silk/c1", "measure": "box_office", "source": "tass", "value": "1"}
    typed = opened(desk, where()) | {f"claims.{n}.{field}": text for field, text in mine.items() for n in (0, 1)}

    assert "“silk/c1” is taken already" in text_of(desk.post(where(), typed | {"do": "save"}))


# Rows, without a script -----------------------------------------------------------------------------------------------


def press(client: Client, button: str, typed: dict[str, str] | None = None, **more: str) -> dict[str, str]:
    """What the form holds after a button was pressed."""
    typed = opened(client, where()) if typed is None else typed
    answer = client.post(where(), typed | more | {"do": button})
    assert answer.status_code == 200
    return form_of(answer).found


def test_row_is_added_filled_in_and_saved(desk: Client, silk: Any) -> None:
    typed = press(desk, "add:titles", notes="typed before")
    assert typed["notes"] == "typed before"
    filled = {
        "titles.2.text": "红丝绸",
        "titles.2.lang": "zh-Hans",
        "titles.2.type": "translated",
        "titles.2.sources.0": "cctv",
    }

    desk.post(where(), typed | filled | {"do": "save"})

    assert record(named("work"), "silk")["titles"][2] == {
        "text": "红丝绸",
        "lang": "zh-Hans",
        "type": "translated",
        "sources": ["cctv"],
    }


def test_row_without_anything_in_it_is_not_kept(desk: Client, silk: Any) -> None:
    typed = press(desk, "add:claims", press(desk, "add:titles"))

    assert desk.post(where(), typed | {"do": "save"})["Location"].endswith("said=nothing")


def test_row_is_moved_and_removed(desk: Client, silk: Any) -> None:
    moved = press(desk, "down:titles.0")
    assert moved["titles.0.text"] == "Red Silk"
    assert press(desk, "up:titles.1", moved)["titles.0.text"] == "Красный шёлк"
    left = press(desk, "remove:titles.0", moved)
    assert left["titles.0.text"] == "Красный шёлк"
    assert "titles.1.text" not in left

    desk.post(where(), moved | {"do": "save"})

    assert [row["text"] for row in record(named("work"), "silk")["titles"]] == ["Red Silk", "Красный шёлк"]


def test_new_claim_has_an_id_of_its_own(desk: Client, silk: Any) -> None:
    typed = press(desk, "add:claims", press(desk, "add:claims"))

    assert (typed["claims.0.id"], typed["claims.1.id"]) == ("silk/c1", "silk/c2")


def test_field_that_holds_nothing_is_shown_when_asked_for(desk: Client, silk: Any) -> None:
    keep("work", work("other", claims=[claim("other/c1", value="26")]))
    address = where(id="other")
    typed = opened(desk, address)
    assert "claims.0.screens" not in typed

    shown = form_of(desk.post(address, typed | {"do": "open:claims.0"})).found

    assert shown["claims.0.screens"] == ""
    desk.post(address, shown | {"claims.0.screens": "120", "do": "save"})
    assert record(named("work"), "other")["claims"][0]["screens"] == 120


def test_country_may_be_typed_by_name(desk: Client, silk: Any) -> None:
    desk.post(where(), opened(desk, where()) | {"countries.0": "China", "do": "save"})

    assert record(named("work"), "silk")["countries"] == ["CN"]


# New and gone ---------------------------------------------------------------------------------------------------------


def test_new_thing_is_kept(desk: Client, silk: Any) -> None:
    address = reverse("desk-new", kwargs={"kind": "agent"})
    typed = opened(desk, address) | {
        "id": "mosfilm",
        "kind": "organisation",
        "names.0.text": "Мосфильм",
        "names.0.lang": "ru",
        "names.0.script": "Cyrl",
        "names.0.type": "preferred",
        "names.0.sources.0": "tass",
        "do": "save",
    }

    assert desk.post(address, typed)["Location"] == where("agent", "mosfilm") + "?said=created"


def test_new_thing_with_a_taken_id_is_refused_in_words(desk: Client, silk: Any) -> None:
    address = reverse("desk-new", kwargs={"kind": "source"})
    typed = {
        "id": "tass",
        "outlet": "x",
        "outlet_country": "RU",
        "lang": "ru",
        "kind": "news",
        "title": "t",
        "do": "save",
    }

    answer = desk.post(address, typed)

    assert answer.status_code == 409
    assert "taken already" in text_of(answer)
    assert form_of(answer).found["title"] == "t"


def test_thing_is_removed_for_a_reason_and_brought_back(desk: Client, silk: Any) -> None:
    address = where(page="remove")
    revision = {"revision": "1"}
    assert "Give a reason" in text_of(desk.post(address, revision | {"reason": " "}))

    answer = desk.post(address, revision | {"reason": "a mistake"}, follow=True)

    assert answer.status_code == 410
    assert "not in the registers any more" in text_of(answer)
    entry = history_of(silk).last()
    assert entry is not None
    assert desk.get(where(page="history")).status_code == 200
    assert desk.post(where(page="undo"), {"entry": entry.pk}).status_code == 302
    assert opened(desk, where())["titles.0.text"] == "Красный шёлк"


def test_form_that_was_opened_before_a_thing_went_and_came_back_meets_what_changed(desk: Client, silk: Any) -> None:
    opened_before = opened(desk, where())
    desk.post(where(), opened(desk, where()) | {"year": "2024", "do": "save"})
    desk.post(where(page="remove"), {"revision": "2", "reason": "a mistake"})
    entry = history_of(silk).last()
    assert entry is not None
    desk.post(where(page="undo"), {"entry": entry.pk})

    answer = desk.post(where(), opened_before | {"year": "2023", "do": "save"})

    assert answer.status_code == 409
    assert record(named("work"), "silk")["year"] == 2024


def test_form_of_what_was_made_anew_under_an_id_knows_nothing_of_what_had_it_before(desk: Client, silk: Any) -> None:
    desk.post(where(page="remove"), {"revision": "1", "reason": "a mistake"})
    keep("work", work(year=2020))

    found, now = at_revision(named("work"), "silk", 1)

    assert "year" not in found.document
    assert (now.document["year"], now.revision) == (2020, 3)


@pytest.mark.parametrize("id", sorted(RESERVED_IDS))
def test_word_of_the_addresses_is_refused_as_an_id_in_words(desk: Client, db: None, id: str) -> None:
    address = reverse("desk-new", kwargs={"kind": "source"})
    answer = desk.post(address, opened(desk, address) | {"id": id, "title": "t", "do": "save"})

    assert answer.status_code == 422
    assert f"“{id}” cannot be an id" in text_of(answer)


def flattened(patterns: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Every route, those of included addresses too, with its name."""
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if hasattr(pattern, "url_patterns"):
            yield from flattened(pattern.url_patterns, route)
        else:
            yield route, pattern.name


def test_every_word_of_the_addresses_that_stands_where_ids_do_is_kept_free() -> None:
    taken = set()
    for patterns in (of_desk.urlpatterns, of_portal.urlpatterns):
        routes = dict(flattened(patterns))
        for_ids = [route for route, name in routes.items() if name in PAGES.values() or name == "desk-record"]
        # What stands before and after an id, as a pattern of other addresses with a word in its place.
        kinds = "|".join(["<slug:kind>", *things()])
        alike = [route.replace("<slug:kind>", f"(?:{kinds})") for route in for_ids]
        alike = [re.sub("<(?!slug:id|str:id|slug:kind)[^>]+>", "[^/]+", route) for route in alike]
        words = [re.sub("<(slug|str):id>", "([a-z0-9-]+)", route) for route in alike]
        taken |= {found[1] for route in routes for word in words if (found := re.fullmatch(word, route))}
    assert taken == RESERVED_IDS


def test_thing_in_use_is_not_removed_and_its_users_are_named(desk: Client, silk: Any) -> None:
    answer = desk.post(where("agent", "volgin", "remove"), {"revision": "1", "reason": "why"})

    assert answer.status_code == 409
    assert "“volgin” cannot go" in text_of(answer)
    assert f'href="{where()}"' in answer.content.decode()


def test_what_is_typed_stays_when_the_thing_is_removed_meanwhile(desk: Client, silk: Any) -> None:
    typed = opened(desk, where()) | {"notes": "мой текст", "do": "save"}
    desk.post(where(page="remove"), {"revision": "1", "reason": "a mistake"})

    answer = desk.post(where(), typed)

    assert answer.status_code == 409
    assert form_of(answer).found["notes"] == "мой текст"


# Two at once ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def other(boris: User) -> Client:
    client = Client()
    client.force_login(boris)
    return client


def test_two_who_change_different_fields_both_have_their_way(desk: Client, other: Client, silk: Any) -> None:
    mine, theirs = opened(desk, where()), opened(other, where())
    other.post(where(), theirs | {"year": "2024", "do": "save"})

    answer = desk.post(where(), mine | {"notes": "мой текст", "do": "save"})

    assert answer["Location"] == where() + "?said=joined"
    kept = record(named("work"), "silk")
    assert (kept["year"], kept["notes"]) == (2024, "мой текст")


def test_two_who_change_different_rows_of_a_list_both_have_their_way(desk: Client, other: Client, silk: Any) -> None:
    mine, theirs = opened(desk, where()), opened(other, where())
    other.post(where(), theirs | {"titles.0.text": "Шёлк", "do": "save"})

    answer = desk.post(where(), mine | {"titles.1.text": "Silk", "do": "save"})

    assert answer["Location"] == where() + "?said=joined"
    assert [row["text"] for row in record(named("work"), "silk")["titles"]] == ["Шёлк", "Silk"]


@pytest.mark.parametrize(
    ("was", "now", "mine", "both"),
    [
        ("abc", "xbc", "aby", "xby"),
        ("abc", "bc", "abcd", "bcd"),
        ("abc", "abxc", "yabc", "yabxc"),
        ("abc", "xbc", "xbc", "xbc"),
        ("abc", "xbcd", "xbc", "xbcd"),
        ("abc", "xbc", "ybc", None),
        ("abc", "abcx", "abcy", None),
        ("abc", "ac", "axc", None),
        ("", "x", "y", None),
    ],
)
def test_changes_to_a_list_meet_or_clash(was: str, now: str, mine: str, both: str | None) -> None:
    assert _rows_of_both(list(was), list(now), list(mine)) == (None if both is None else list(both))


def test_two_who_change_one_field_see_both_and_what_it_was(desk: Client, other: Client, silk: Any) -> None:
    mine, theirs = opened(desk, where()), opened(other, where())
    other.post(where(), theirs | {"notes": "их текст", "year": "2024", "do": "save"})

    answer = desk.post(where(), mine | {"notes": "мой текст", "do": "save"})

    assert answer.status_code == 409
    said = text_of(answer)
    assert "Борис Ван has changed the same meanwhile" in said
    assert "их текст" in said
    form = form_of(answer).found
    assert (form["notes"], form["year"], form["revision"]) == ("мой текст", "2024", "2")
    assert record(named("work"), "silk")["notes"] == "их текст"

    taken = form_of(desk.post(where(), form | {"do": "take:notes"})).found
    assert taken["notes"] == "их текст"
    assert desk.post(where(), form | {"do": "save"})["Location"].endswith("said=saved")
    assert record(named("work"), "silk")["notes"] == "мой текст"


def test_the_same_change_by_two_is_one(desk: Client, other: Client, silk: Any) -> None:
    mine, theirs = opened(desk, where()), opened(other, where())
    other.post(where(), theirs | {"year": "2024", "do": "save"})

    assert desk.post(where(), mine | {"year": "2024", "do": "save"})["Location"].endswith("said=nothing")


# How many questions it takes ------------------------------------------------------------------------------------------


def test_pages_ask_the_same_number_of_questions_however_long_the_record(
    desk: Client, silk: Any, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        return len(queries)

    short, long = agent("short", name("Краткий")), agent("long", *[name(f"Имя {n}", kind="variant") for n in range(40)])
    keep("agent", short)
    keep("agent", long)
    asked(where("agent", "short"))
    for page in ("record", "history", "links"):
        assert asked(where("agent", "short", page)) == asked(where("agent", "long", page))
    before = asked(reverse("desk-registers"))
    for number in range(30):
        keep("source", source(f"more-{number}"))
    assert asked(reverse("desk-registers")) == before
