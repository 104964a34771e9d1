"""Taking a view out: the file, its record in the ledger, and the keys that sign it."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.domain.exports import Exported, export
from diptych.kernel.audit.domain.keys import register_key
from diptych.kernel.audit.files.comparing import compare
from diptych.kernel.audit.files.keys import public_of
from diptych.kernel.audit.files.reading import verify_file
from diptych.kernel.audit.models import Entry, Export, Key
from diptych.kernel.audit.queries import views
from diptych.kernel.audit.queries.views import key_of
from tests.kernel.audit.files.making import key, name_of
from tests.kernel.audit.ledger import IMPORT, NOW, at_once, tamper, write


def register(name: str = "CN", party: str = "CN", programme: str = "ru-cn", **moment: int) -> Key:
    at = NOW + timedelta(**moment)
    return register_key(public_of(key(name)), party=party, programme=programme, by=IMPORT, at=at)


def take_out(path: Path, *, party: str = "CN", signer: str | None = "CN", since: int = 0, **moment: int) -> Exported:
    by = key(signer) if signer else None
    at = NOW + timedelta(**moment)
    return export(path, party=party, programme="ru-cn", since=since, key=by, by=IMPORT, at=at)


def six() -> None:
    for number, audience in enumerate(["", "CN", "RU", "parties", "proposal:7", "producers:7"], start=1):
        write(number, audience=audience, programme="ru-cn")


def refusal(**options: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refused) as caught:
        take_out(**options)
    return caught.value.code, caught.value.facts


# Keys -----------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_key_is_registered_for_all_parties_to_see() -> None:
    found = register()
    entry = Entry.objects.get()
    assert (found.fingerprint, found.public, found.since, found.until) == (name_of(), public_of(key()), NOW, None)
    assert (entry.action, entry.audience, entry.programme, entry.label) == (
        "audit.register_key",
        "parties",
        "ru-cn",
        "CN",
    )
    assert (entry.before, entry.after) == (None, {"fingerprint": name_of(), "public": public_of(key())})


@pytest.mark.django_db
def test_other_key_takes_the_place_of_the_former() -> None:
    register()
    register("CN's second", days=1)
    assert list(Key.objects.order_by("since").values_list("fingerprint", "until")) == [
        (name_of(), NOW + timedelta(days=1)),
        (name_of("CN's second"), None),
    ]
    assert Entry.objects.order_by("-pk")[0].before == {"fingerprint": name_of(), "public": public_of(key())}
    with pytest.raises(Refused) as caught:
        register(days=2)
    assert caught.value.code == "key_registered"


@pytest.mark.django_db
def test_each_party_of_each_programme_has_its_key() -> None:
    register()
    register("RU", "RU")
    register("NL", "CN", "nl-cn")
    found = [key_of("CN", "ru-cn"), key_of("RU", "ru-cn"), key_of("CN", "nl-cn"), key_of("RU", "nl-cn")]
    assert [one and one.fingerprint for one in found] == [name_of("CN"), name_of("RU"), name_of("NL"), None]


@pytest.mark.django_db(transaction=True)
def test_two_who_register_at_once_leave_one_key() -> None:
    def one(name: str) -> Any:
        try:
            return register(name).fingerprint
        except (Refused, IntegrityError) as error:
            return type(error)

    at_once(lambda: one("a"), lambda: one("b"))
    assert Key.objects.filter(until=None).count() == 1


# Files ----------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_export_is_signed_and_recorded(tmp_path: Path) -> None:
    six()
    register()
    path = tmp_path / "cn.jsonl"
    found = take_out(path)

    verified = verify_file(path, key=name_of())
    assert (verified.fault, verified.count, verified.hash, verified.root) == (None, 5, found.hash, found.root)
    assert path.stat().st_mode & 0o777 == 0o600
    kept, entry = Export.objects.get(), Entry.objects.order_by("-pk")[0]
    end = json.loads(path.read_text("utf-8").splitlines()[-1])
    assert (kept.head, kept.public, kept.signature) == (end["head"], end["public"], end["signature"])
    assert (entry.action, entry.audience, entry.programme, entry.party) == ("audit.export_view", "CN", "ru-cn", "")
    assert (entry.thing_type, entry.thing_id) == ("audit.export", str(kept.id))
    assert entry.after == {"since": 0, "count": 5, "hash": found.hash, "root": found.root, "key": name_of()}


@pytest.mark.django_db
def test_later_export_continues_and_names_the_earlier(tmp_path: Path) -> None:
    six()
    register()
    first, second, third = tmp_path / "1", tmp_path / "2", tmp_path / "3"
    take_out(first)
    write(7, audience="CN", programme="ru-cn")
    write(8, audience="RU", programme="ru-cn")
    take_out(second, days=1)
    take_out(third, days=2, since=5)

    assert [verify_file(path).count for path in (first, second, third)] == [5, 7, 8]
    assert [verify_file(path).earlier for path in (first, second, third)] == [0, 1, 2]
    for later, earlier in ((second, first), (third, first), (third, second)):
        assert compare(later, earlier).agrees
    assert len(third.read_text("utf-8").splitlines()) == 2 + 3


@pytest.mark.django_db
def test_parties_were_shown_the_same(tmp_path: Path) -> None:
    six()
    register()
    register("RU", "RU")
    one, other = tmp_path / "cn", tmp_path / "ru"
    take_out(one)
    take_out(other, party="RU", signer="RU", days=1)
    found = compare(one, other)
    assert (found.agrees, found.common) == (True, 5)


@pytest.mark.django_db
def test_export_needs_no_key(tmp_path: Path) -> None:
    six()
    assert take_out(tmp_path / "cn", signer=None).key is None
    fault = verify_file(tmp_path / "cn").fault
    assert fault is not None
    assert fault.code == "unsigned"


@pytest.mark.django_db
def test_key_that_is_not_the_party_s_signs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cn"
    assert refusal(path=path) == ("key_not_registered", {"party": "CN", "programme": "ru-cn"})
    register()
    assert refusal(path=path, signer="RU") == (
        "key_is_another",
        {"party": "CN", "found": name_of("RU"), "registered": name_of()},
    )
    assert (list(tmp_path.iterdir()), Export.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_end_that_is_not_reached_is_refused(tmp_path: Path) -> None:
    six()
    assert take_out(tmp_path / "all", signer=None, since=4).count == 4
    assert refusal(path=tmp_path / "more", signer=None, since=6) == ("nothing_since", {"since": 6, "count": 5})


@pytest.mark.django_db
def test_altered_ledger_is_not_exported(tmp_path: Path) -> None:
    six()
    tamper("UPDATE audit_entry SET reason = 'x' WHERE sequence = 4")
    assert refusal(path=tmp_path / "cn", signer=None) == ("ledger_broken", {"sequence": 4})
    assert (list(tmp_path.iterdir()), Export.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    assert refusal(path=tmp_path / "none" / "cn", signer=None)[0] == "unwritable"


@pytest.mark.django_db
@pytest.mark.parametrize("batch", [1, 2, 4, 100])
def test_ledger_is_read_in_batches_of_any_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(views, "BATCH", batch)
    six()
    assert take_out(tmp_path / "cn", signer=None).count == 4


@pytest.mark.django_db
def test_queries_grow_with_batches_alone(tmp_path: Path, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """The heads before, the end, a batch; a savepoint and its end, the export, and three for its entry."""
    six()
    with django_assert_num_queries(9):
        take_out(tmp_path / "cn", signer=None)


@pytest.mark.django_db(transaction=True)
def test_export_while_others_write_is_whole(tmp_path: Path) -> None:
    def take(name: str) -> int:
        take_out(tmp_path / name, signer=None)
        return verify_file(tmp_path / name).count

    def writing() -> None:
        for number in range(30):
            with transaction.atomic():
                write(number, audience=("CN", "RU")[number % 2], programme="ru-cn")

    at_once(writing, writing, lambda: [take(f"a{n}") for n in range(5)], lambda: [take(f"b{n}") for n in range(5)])
    files = sorted(tmp_path.iterdir(), key=lambda path: verify_file(path).count)
    for earlier, later in pairwise(files):
        found = compare(later, earlier)
        assert found.differences == ()
    assert len(files) == 10
    connection.close()
