"""The example programme: all of it is kept, nothing is dropped, and it comes back as it was."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from diptych.apps.programme.bundles import FORMATS, ORDER, json_schema
from diptych.apps.programme.models import Drive, Event, Market
from diptych.apps.programme.queries.exporting import IN_ONE_FILE, as_yaml, documents, names
from diptych.kernel.audit.models import Entry
from diptych.kernel.audit.queries.walk import Walk
from diptych.kernel.keeping.thing import named
from diptych.registers.authority.models import Agent, Name
from diptych.registers.sources.models import Article, Claim, Conflict, Source
from diptych.registers.sources.queries import claims
from diptych.registers.sources.queries.unverified import unverified_facts
from diptych.registers.works.models import Title, Work
from tests.factories.registers import EXAMPLE, NOW, agent, keep, load, name, source, work

pytestmark = pytest.mark.django_db


def parsed(folder: object) -> dict[str, Any]:
    """Every document of a folder, as any YAML library reads it: numbers are numbers, texts are texts."""
    return {path.stem: read(path.read_text("utf-8")) for path in Path(str(folder)).glob("*.yaml")}


def read(text: str) -> Any:
    """By the library's parser in C, where it comes with one."""
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def test_every_document_comes_back_record_by_record() -> None:
    load()
    given, found = parsed(EXAMPLE), {file: read(as_yaml(data)) for file, data in documents()}
    assert sorted(found) == sorted(given) == sorted(form.file for form in FORMATS)
    for form in FORMATS:
        assert sorted(found[form.file]) == sorted(given[form.file])
        for key in form.lists:
            assert found[form.file][key] == given[form.file][key]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_documents_meet_the_schema_that_is_published(form: Any) -> None:
    schema = json_schema(form, {kind: named(kind).shape for kind in form.lists.values()})
    Draft202012Validator.check_schema(schema)
    given = parsed(EXAMPLE)[form.file]
    assert [error.message for error in Draft202012Validator(schema).iter_errors(given)] == []
    assert list(Draft202012Validator(schema).iter_errors({**given, "colour": []})) != []


def test_what_is_exported_is_imported_to_the_same(tmp_path: Path) -> None:
    load()
    for file, data in documents():
        (tmp_path / f"{file}.yaml").write_text(as_yaml(data), encoding="utf-8")
    assert parsed(tmp_path) == parsed(EXAMPLE)
    assert load(tmp_path).changes == 0


def test_everything_of_the_programme_is_there() -> None:
    report = load()
    sizes = {kind: len(outcome.created) for kind, outcome in report.outcomes.items()}
    assert sizes == {
        "source": 363,
        "agent": 152,
        "work": 50,
        "document": 11,
        "event": 43,
        "expedition": 1,
        "drive": 11,
        "market": 1,
        "programme": 1,
        "article": 49,
    }
    assert (Name.objects.count(), Title.objects.count(), Conflict.objects.count()) == (520, 181, 98)
    assert Claim.objects.filter(article=None).count() == 282 + 23 + 100 + 27 + 15
    assert Claim.objects.filter(article__isnull=False).count() == 186
    assert claims.claims_of("work", "red-silk").filter(measure="box_office").count() == 26
    assert Entry.objects.count() == sum(sizes.values())
    assert Walk(None).first_break(lambda _good, _all: None) is None


def test_what_nobody_looked_up_is_marked_and_listed() -> None:
    load()
    assert (Title.objects.filter(unverified=True).count(), Name.objects.filter(unverified=True).count()) == (51, 135)
    listed = list(unverified_facts())
    assert sum(item.number for item in listed if (item.kind, item.field) == ("agent", "names")) == 135
    assert {item.field for item in unverified_facts("work")} == {
        *("titles", "spoken_languages", "companies", "releases")
    }


def test_every_fact_has_its_source() -> None:
    load()
    cited = [rows.model for kind in ORDER for _path, rows in named(kind).tables() if hasattr(rows.model, "unverified")]
    assert len({*cited}) > 15
    assert [model.__name__ for model in cited if model.objects.filter(source=None).exists()] == []


def test_second_import_changes_nothing() -> None:
    load()
    entries = Entry.objects.count()
    again = load()
    assert again.changes == 0
    assert sum(outcome.unchanged for outcome in again.outcomes.values()) == 682
    assert Entry.objects.count() == entries


def test_dry_run_says_what_would_change_and_keeps_nothing() -> None:
    assert load(dry=True).changes == 682
    assert [model.objects.count() for model in (Source, Article, Market)] == [0, 0, 0]
    assert not Entry.objects.exists()


def test_changed_record_is_corrected_with_what_was_there_before(tmp_path: Path) -> None:
    load()
    works = parsed(EXAMPLE)["works"]
    works["works"][0]["year"] = 2024
    works["works"][0]["titles"][0]["text"] = "Красный шелк!"
    (tmp_path / "works.yaml").write_text(as_yaml(works), encoding="utf-8")

    assert load(tmp_path, dry=True).outcomes["work"].changed == (("red-silk", ("year", "titles")),)
    report = load(tmp_path)

    assert (report.changes, report.outcomes["work"].unchanged) == (1, 49)
    last = Entry.objects.order_by("sequence").last()
    assert last is not None
    assert (last.thing_id, last.action, last.before["year"], last.after["year"]) == (
        *("red-silk", "works.correct_work"),
        *(2025, 2024),
    )
    assert Work.objects.get(pk="red-silk").revision == 2


def test_what_the_files_do_not_name_stays_and_is_said() -> None:
    load()
    keep("agent", agent("new-one", name("Новый", sources=["tass-2025-09-13"])))
    report = load()
    assert (report.changes, report.kept["agent"], report.kept["work"]) == (0, ("new-one",), ())
    assert Agent.objects.filter(pk="new-one").exists()


def test_one_document_is_imported_alone() -> None:
    load()
    assert list(load(os.path.join(EXAMPLE, "works.yaml")).outcomes) == ["work", "market"]


def test_unknown_is_written_as_unknown() -> None:
    load()
    drive = Drive.objects.get(pk="cmg-vgtrk-2025")
    assert (drive.consent, drive.lines.filter(list="form_fields").count()) == ("", 0)
    given = dict(documents())["events"]["drives"][0]
    assert {given[key] for key in ("form_fields", "consent", "contributor_gets", "items")} == {None}


def test_events_know_first_and_last_day() -> None:
    load()
    rows = Event.objects.filter(pk__in=["beijing-meeting-2025-03", "forum-torch-of-peace-2025"]).order_by("id")
    assert [(row.start, str(row.start_earliest), str(row.end_latest)) for row in rows] == [
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("2025-05-07", "2025-05-07", "2025-05-07"),
    ]


def test_many_things_are_written_into_several_files() -> None:
    keep("source", source())
    Source.objects.bulk_create(
        Source(**{**source(f"s{n}"), "title_supplied": False}, position=n, changed_at=NOW) for n in range(IN_ONE_FILE)
    )
    assert names() == ["sources", "sources-2"]
    assert [(file, len(data["sources"])) for file, data in documents()] == [("sources", IN_ONE_FILE), ("sources-2", 1)]


def test_work_of_another_programme_is_exported_with_the_rest() -> None:
    keep("source", source())
    keep("work", work())
    assert dict(documents())["works"]["works"] == [{**work(), "spoken_languages": []}]
