"""Every secret of one side or of one producer is asked for by everybody, and nobody finds it who may not read it.

What is secret is a word of :mod:`tests.factories.secrets` that stands nowhere else. So it is simply typed into the
search, whole, begun and with a slip in it; and all that comes back is looked through for words that are not theirs.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from diptych.apps.slate.models import Proposal
from diptych.apps.slate.queries.proposals import proposals_listed
from diptych.kernel.permissions.person import Person
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.queries.searching import Results, search, suggested
from tests.factories import secrets, slate

pytestmark = pytest.mark.django_db

NOBODY = "nobody"


@pytest.fixture(scope="module")
def world(database: None, django_db_blocker: DjangoDbBlocker) -> Generator[secrets.Secrets]:
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = secrets.make()
            rebuild()
            yield made
            transaction.set_rollback(True)
        connection.close()


def everybody() -> dict[str, Person | None]:
    return {**slate.everybody(), NOBODY: None}


def found(question: str, person: Person | None, **more: object) -> Results:
    return search(question, person=person, language="ru", **more)  # type: ignore[arg-type]


def things(results: Results) -> set[tuple[str, str]]:
    return {(hit.kind, hit.id) for hit in results.hits}


def said(results: Results) -> str:
    """Everything that an answer says beside what was asked."""
    return repr((results.hits, results.facets, results.names, results.words, results.nearest, results.corrected))


AT_ONCE = 20
"""Words of one question: where none has them all, what has any is found."""


def test_secret_words_lead_nobody_anywhere_but_producers_to_their_draft(world: secrets.Secrets) -> None:
    words = sorted(world.readers)
    finders: dict[str, set[str]] = {}
    for name, person in everybody().items():
        for begin in range(0, len(words), AT_ONCE):
            some = words[begin : begin + AT_ONCE]
            results = found(" ".join(some), person)
            if results.total or results.hits:
                finders.setdefault(name, set()).update(word for word in some if found(word, person).total)
            assert not any(word in said(results) for word in words if word not in some), (name, some)
    assert finders == {name: {secrets.word("pp", "drafttitle")} for name in secrets.PRODUCERS}
    # A question of so many words does find what has one of them.
    one = found(" ".join([*words[:AT_ONCE], "Туман"]), slate.officer("RU"))
    assert things(one) == {("proposal", str(world.proposals["asked"].pk))}


@pytest.mark.parametrize("beginning", ["qz", "qzpp", "qzpp*", "qzru*", "qzppdraft", "qzppdrafttitlezz"])
def test_beginnings_and_slips_betray_no_secret(world: secrets.Secrets, beginning: str) -> None:
    """A word with a slip in it is not put right for who may not read it; a beginning is not completed."""
    for name, person in everybody().items():
        results = found(beginning, person)
        offered = suggested(beginning, person=person, language="ru")
        seen = {word for word in world.readers if word in said(results) or any(word in row.text for row in offered)}
        mine = {secrets.word("pp", "drafttitle")} if name in secrets.PRODUCERS else set()
        assert seen <= mine, name
        assert bool(results.total) <= (name in secrets.PRODUCERS), name


TITLES = ("Снег", "Лёд", "Вода", "Туман", "Иней", "Оттепель", "Роса")


@pytest.mark.parametrize("title", TITLES)
def test_proposals_are_found_by_those_whose_lists_have_them(world: secrets.Secrets, title: str) -> None:
    told = set()
    for name, person in everybody().items():
        results = found(title, person, kinds=("proposal", "draft"))
        listed = proposals_listed(person, text=title) if person else Proposal.objects.none()
        assert things(results) == {("proposal", str(row.pk)) for row in listed}, name
        assert results.total == len(listed), name
        counts = {row.value: row.count for row in found(title, person).facets.get("kind", ())}
        assert counts.get("proposal", 0) == len(listed), name
        told.add(len(listed))
    assert min(told) == 0 < max(told), "some may read it and others may not"


def test_what_is_public_of_the_slate_is_found_by_everybody_and_no_more_of_it(world: secrets.Secrets) -> None:
    film = str(world.proposals["on the slate"].pk)
    for name, person in everybody().items():
        assert ("film", film) in things(found("Оттепель", person)), name
        # Its synopsis is known to the authorities alone.
        assert ("film", film) not in things(found('"Оттепель: synopsis"', person)), name
    assert {hit.kind for hit in found("Афиша", None).hits} == {"film"}


def test_hidden_and_unannounced_calls_are_found_by_nobody(world: secrets.Secrets) -> None:
    assert things(found("Набор 2027 года", None, kinds=("call",))) == {("call", str(world.rounds["open"].pk))}
    for _name, person in everybody().items():
        for kind in ("hidden", "unannounced"):
            assert ("call", str(world.rounds[kind].pk)) not in things(found(secrets.word("pp", f"{kind}name"), person))


# To programs ----------------------------------------------------------------------------------------------------------


def test_answers_of_programs_tell_by_no_header_what_others_did(world: secrets.Secrets) -> None:
    """There is no tag by which one could ask whether anything changed, and nobody keeps an answer."""
    client = Client(headers={"host": "localhost"})
    for address in ("/api/v1/search?q=Снег", "/api/v1/suggest?q=Снег"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers.get("ETag")) == (200, None)
        assert answer["Cache-Control"] == "no-store"
        assert "Снег" not in answer.content.decode().replace('"Снег"', "")
        assert client.get(address, headers={"if-none-match": "*"}).status_code == 200


def test_token_finds_what_its_owner_may_read_and_is_shown_no_more_of_it(world: secrets.Secrets) -> None:
    client = Client(headers={"host": "localhost"})
    counts = {}
    for name, secret in world.tokens.items():
        asked = {"headers": {"authorization": f"Bearer {secret}"}}
        answer = client.get("/api/v1/search?q=Туман&kind=proposal", **asked)
        assert answer.status_code == 200, name
        counts[name] = answer.json()["total"]
        # With what is shown of every hit: names, excerpts, facets.
        shown = client.get("/api/v1/search?q=synopsis&limit=100", **asked).content.decode()
        assert not [word for word in world.readers if word in shown and word not in world.readable(name)], name
    finders = {name for name, count in counts.items() if count}
    assert finders == set(secrets.BOTH | secrets.PRODUCERS)
