"""What one side keeps to itself, nobody else is given: no page, list, file, feed, mail, ledger or refusal tells it.

Every secret of :mod:`tests.factories.secrets` is a word that stands nowhere else. Everybody asks for whatever there is
to ask for, and what they get is searched for words that are not theirs. What has no words, such as a number, an order
or a moment, is looked for by comparing: secret acts of one side change nothing that the other is given, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from diptych.apps.slate.domain import deciding, documents, messaging, reviewing, reviews
from diptych.apps.slate.models import Assignment
from diptych.kernel.audit.queries.views import rows_of
from diptych.kernel.hooks.models import Delivery
from diptych.kernel.notices.models import Mail, Notice
from diptych.kernel.notices.queries.mails import text_of
from tests.faces import whole_site as site
from tests.factories import secrets, slate

pytestmark = pytest.mark.database

ROLES = ("coordinator", "officer", "analyst", "reviewer", "editor", "programmer")
NAMES = (
    *(f"{party} {role}" for party in slate.PARTIES for role in ROLES),
    *("lead", "partner", "stranger", site.NOBODY, site.ADMINISTRATOR),
)
"""Who asks. Curators and programmers have no pages of their own yet; one of them stands for both."""

OF_PROGRAMS = "/api/v1/({})".format(
    "|".join(
        (
            *("proposals", "rounds", "inbox", "reviews", "statistics", "notices", "ledger", "token", "hooks"),
            *("terms", "members", "invitations", "mails", "views"),
        )
    )
)
PRIVATE = re.compile(rf"/desk/|/account/(searches/)?$|/search/(suggest/)?$|{OF_PROGRAMS}")
"""What is another for each who asks; all else knows nobody, and is read by nobody alone."""


ASKED = {
    "/api/v1/rounds/[slug]/spread": "?per_proposal=1",
    "/api/v1/proposals/[id]/difference": "?before=1&after=1",
    "desk/proposals/[id]/write/": "?room=internal",
}
"""What an address asks without which it says nothing."""


class World:
    """What was made, who asks, and where."""

    def __init__(self) -> None:
        self.secrets = secrets.make()
        self.visitors = site.visitors(self.secrets)
        self.routes = site.routes()
        self.things = site.Things(self.secrets)

    def addresses(self, name: str) -> Iterator[str]:
        for route in self.routes:
            if not re.search(r"/(acts|undo|again|revoke|end|read)/", f"{route.path}/"):
                for arguments in self.things.of(route):
                    where = site.address(route, arguments) + ASKED.get(route.path, "")
                    if name == site.NOBODY or PRIVATE.search(where):
                        yield where

    def wrong(self, name: str, words: set[str]) -> set[str]:
        """Those of the words that are secrets, and not this visitor's."""
        return (words & set(self.secrets.readers)) - self.secrets.readable(name)

    def unseen(self, name: str) -> set[int]:
        """Points that somebody may come across and does not: a reviewer's own are all that they are shown."""
        return {given for draft, given in secrets.POINTS.values()} if name.endswith("reviewer") else set()

    def get(self, name: str, where: str, **data: str) -> str:
        with transaction.atomic():
            found = site.content(self.visitors[name].get(where, data or None))
            transaction.set_rollback(True)
        return found

    def exact(self, name: str, where: str) -> str:
        with transaction.atomic():
            found = site.lasting(site.exact(self.visitors[name].get(where)))
            transaction.set_rollback(True)
        return found

    def told(self, name: str, where: str) -> tuple[set[str], set[int]]:
        """The words of an answer, but those that were asked by; and the points that it tells."""
        with transaction.atomic():
            answer = self.visitors[name].get(where)
            head, raw = site.said(answer)
            transaction.set_rollback(True)
        words = site.words_in(f"{head}\n{site.plain(raw)}") - site.words_in(where)
        return words, site.numbers_in(raw) & set(self.secrets.numbers)


@pytest.fixture(scope="module")
def world(database: None, django_db_blocker: DjangoDbBlocker) -> Generator[World]:
    """Made once, and taken back; it stays the moment at which the factories act."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: slate.NOW)
        with transaction.atomic():
            yield World()
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture(autouse=True)
def _as_it_was(world: World) -> Generator[None]:
    """Whatever a test does is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Words ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_nobody_gets_what_is_not_theirs(name: str, world: World) -> None:
    found = {where: world.told(name, where) for where in world.addresses(name)}

    assert {where: wrong for where, (words, _points) in found.items() if (wrong := world.wrong(name, words))} == {}
    theirs = {number for number, names in world.secrets.numbers.items() if name in names}
    assert {where: points - theirs for where, (_words, points) in found.items() if points - theirs} == {}
    # The search has teeth: whoever may read something found it.
    read = set().union(*(words for words, _points in found.values()))
    assert theirs - set().union(*(points for _words, points in found.values())) <= world.unseen(name)
    staff = any(name.endswith(role) for role in ("coordinator", "officer", "analyst"))
    own = {word for word in secrets.word_list(world.secrets, name) if staff or name in secrets.PRODUCERS}
    assert own - read == set()


@pytest.mark.parametrize("name", ["RU officer", "CN officer", "RU reviewer", "lead", "stranger"])
def test_refusals_tell_nothing(name: str, world: World) -> None:
    """Empty forms, and wrong ones for the other side, sent to every page of a proposal; and the page asked for so."""
    other = "RU" if name.startswith("CN") else "CN"
    wrong = {"party": other, "revision": "9", "saved": "9", "opened": "2020-01-01T00:00:00+00:00", "verdict": "x"}
    things = site.Things(world.secrets, ["open", "undecided"])
    visitor, found = world.visitors[name], {}
    for route in world.routes:
        if re.match(rf"desk/(proposals|rounds|reviews|members|settings)|{OF_PROGRAMS}", route.path):
            where = site.address(route, things.of(route)[0])
            text = world.get(name, where, **wrong)
            methods = ("POST", "PUT", "PATCH", "DELETE") if where.startswith("/api/") else ("POST",)
            for method in methods:
                for sent in ({}, wrong):
                    with transaction.atomic():
                        text += site.content(visitor.send(method, where, sent))
                        transaction.set_rollback(True)
            found[where] = world.wrong(name, site.words_in(text) - site.words_in(where))

    assert {where: words for where, words in found.items() if words} == {}


@pytest.mark.parametrize("name", ["RU coordinator", "CN analyst", "RU editor", "lead", "stranger"])
def test_search_finds_no_more_for_a_secret_than_for_nonsense(name: str, world: World) -> None:
    lists = ["desk-proposals", "desk-rounds", "desk-members", "desk-ledger", "desk-registers", "desk-suggest"]
    nonsense = "qzxxnothingatallzq"
    for word in sorted(set(world.secrets.readers) - world.secrets.readable(name)):
        if word.endswith(("reasonszq", "internalzq", "titlezq", "namezq")):
            for where in [reverse(page) for page in lists] if word.endswith("titlezq") else [reverse(lists[0])]:
                seen, empty = (world.get(name, where, text=text, q=text) for text in (word, nonsense))
                assert without(seen, word) == without(empty, nonsense), (where, word)


def without(text: str, word: str) -> str:
    """An answer without the word that was looked for, which the page repeats, and without what that makes longer."""
    return re.sub(r"Content-Length: \d+", "", site.lasting(text)).replace(word, "")


def test_mails_and_notices_tell_nobody_what_is_not_theirs(world: World) -> None:
    names = {person.id: name for name, person in slate.everybody().items()}
    mails = [(mail.user_id, text_of(mail)) for mail in Mail.objects.all()]
    told = [(id, f"{text.subject} {text.body}") for id, text in mails]
    told += [(row.user_id, f"{row.code} {row.arguments} {row.facts}") for row in Notice.objects.all()]

    assert len(told) > 50
    for id, text in told:
        assert world.wrong(names.get(id or 0, site.NOBODY), site.words_in(text)) == set(), (names.get(id or 0), text)


@pytest.mark.parametrize("party", slate.PARTIES)
def test_ledger_and_webhooks_of_a_side_tell_nothing_of_the_other(party: str, world: World) -> None:
    entries = " ".join(str(row) for row in rows_of(party, slate.PROGRAMME))
    events = " ".join(str(row.payload) for row in Delivery.objects.filter(hook__party=party))
    own = {word for word in world.secrets.readers if word.startswith(f"qz{party.lower()}")}
    read = site.words_in(entries) | site.words_in(events)

    theirs = set().union(*(world.secrets.readable(f"{party} {role}") for role in slate.Role))
    assert world.wrong(f"{party} analyst", read) - theirs == set()
    assert {word for word in own if "unpublishedreasons" in word} <= read


# What has no words ----------------------------------------------------------------------------------------------------


def acts_of(party: str, world: World) -> None:
    """What a side does in secret, later than anything that was seen before."""
    at = slate.later(minutes=7)
    officer, boss = slate.officer(party), slate.coordinator(party)
    found = world.secrets.proposals["open"]
    about = {"room": "internal", "party": party, "text": "Между нами", "lang": "ru"}
    messaging.write_message(found.pk, by=officer, at=at, **about)
    paper = {"kind": "other", "title": "Справка", "name": "a.txt", "stream": secrets.paper("Справка"), "party": party}
    documents.add_document(found.pk, by=officer, at=at, **paper)
    who = slate.reviewer(party, 7)
    (row,) = reviewing.assign_reviewers(found.pk, party=party, reviewers=[who.id], by=boss, at=at)
    reviewing.declare_interest(row.pk, interest="clear", by=who, at=at)
    points = {criterion.pk: 5 for criterion in world.secrets.rounds["open"].criteria.all()}
    written = {"recommendation": "approve", "text": "Хорошо", "lang": "ru", "scores": points}
    reviews.submit_review(row.pk, by=who, at=at, **written)
    row = Assignment.objects.get(proposal=found, reviewer__username=f"{party.lower()}-reviewer-1")
    reviewing.release_reviewer(row.pk, reason="Болен", by=boss, at=at)
    told = {"verdict": "refused", "reasons": "Нет", "lang": "ru", "publish": False}
    deciding.decide(found.pk, party=party, by=officer, at=at, **told)
    deciding.take_back_decision(found.pk, party=party, reason="Рано", by=officer, at=at)
    deciding.decide(found.pk, party=party, by=officer, at=at, **told)


@pytest.mark.parametrize(("party", "other"), [("CN", "RU"), ("RU", "CN")])
def test_secret_acts_change_nothing_for_others_to_the_byte(party: str, other: str, world: World) -> None:
    names = (*(f"{other} {role}" for role in ("coordinator", "analyst", "reviewer")), "lead", "stranger", site.NOBODY)
    pages = [(name, where) for name in names for where in world.addresses(name) if _about_the_slate(where, world, name)]
    before = {(name, where): world.exact(name, where) for name, where in pages}
    again = {(name, where): world.exact(name, where) for name, where in pages[::7]}
    assert {place for place, text in again.items() if before[place] != text} == set()

    acts_of(party, world)

    after = {(name, where): world.exact(name, where) for name, where in pages}
    assert {place for place, text in after.items() if before[place] != text} == set()


def _about_the_slate(where: str, world: World, name: str) -> bool:
    """Pages of the one proposal that is acted on, and all that are of none: lists, counts, files, feeds, ledgers."""
    ids = {str(found.pk) for key, found in world.secrets.proposals.items() if key != "open"}
    if any(id in where for id in ids):
        return False
    return bool(re.search(rf"/(desk|slate|calls|news|ledger|sitemap)|{OF_PROGRAMS}", where))
