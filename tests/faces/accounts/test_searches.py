"""Searches that somebody keeps: from the page of a question, with what is new in each, removed and brought back."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diptych.apps.programme.queries.members import person_of
from diptych.kernel.search.domain.following import follow
from diptych.kernel.search.domain.rebuilding import rebuild
from diptych.kernel.search.models import SavedSearch
from diptych.kernel.search.queries.searching import counted, indexed_until
from tests.faces.accounts.conftest import text_of
from tests.faces.accounts.test_own import prove
from tests.factories.people import account
from tests.factories.registers import keep, source, title, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _indexed(ru_cn: Any) -> None:
    keep("source", source())
    film("silk-one", "Red Silk")
    rebuild()


def film(id: str, text: str) -> None:
    keep("work", work(id, titles=[title(text, lang="en")]))


def post(client: Client, do: str, **fields: Any) -> Any:
    return client.post(reverse("account-searches"), {"do": do, **fields})


def kept(client: Client, name: str = "Шёлк", query: str = "q=silk") -> SavedSearch:
    answer = post(client, "keep", name=name, query=query)
    assert answer["Location"] == "/en/search/?q=silk&said=kept#keep"
    return SavedSearch.objects.get(name=name)


def test_question_is_kept_from_its_page_and_its_page_says_so(hers: Client) -> None:
    assert "Keep this search" in text_of(hers.get("/en/search/?q=silk"))
    kept(hers)
    page = text_of(hers.get("/en/search/?q=silk&said=kept"))
    assert "Kept as Шёлк ." in page
    assert "what is new in it since you looked last" in page
    assert "Kept as" not in text_of(hers.get("/en/search/?q=silk&kind=work"))


def test_who_is_not_signed_in_is_led_there_and_back(client: Client) -> None:
    page = client.get("/en/search/?q=silk&kind=work").content.decode()
    assert 'href="/en/desk/sign-in/?next=%2Fen%2Fsearch%2F%3Fq%3Dsilk%26kind%3Dwork"' in page


def test_list_says_what_is_new_since_the_last_look(hers: Client) -> None:
    found = kept(hers)
    assert "nothing new" in text_of(hers.get(reverse("account-searches")))
    film("silk-two", "Black Silk")
    film("snow", "Snow")
    follow()
    assert "1 new" in text_of(hers.get(reverse("account-searches")))
    answer = post(hers, "look", id=found.pk)
    assert answer["Location"] == f"/en/search/?q=silk&order=newest&saved={found.pk}"
    looked = text_of(hers.get(answer["Location"]))
    assert "1 new since" in looked
    only = text_of(hers.get(f"{answer['Location']}&new=1"))
    assert "1 found." in only
    assert "Black Silk" in only
    assert "Red Silk" not in only
    assert "nothing new" in text_of(hers.get(reverse("account-searches")))


def test_it_is_removed_and_brought_back(hers: Client) -> None:
    found = kept(hers)
    answer = post(hers, "remove", id=found.pk)
    page = text_of(hers.get(answer["Location"]))
    assert "“Шёлк” is kept no longer. Undo" in page
    assert "You keep no searches yet." in page
    back = post(hers, "back", id=found.pk)
    assert "“Шёлк” is kept again." in text_of(hers.get(back["Location"]))


def test_what_was_typed_comes_back_where_it_cannot_be_kept(hers: Client) -> None:
    answer = post(hers, "keep", name="x" * 105, query="q=silk&kind=work")
    assert answer.status_code == 422
    assert "That is too long by 5 letters." in text_of(answer)
    assert "x" * 105 in answer.content.decode()
    assert "Red Silk" in text_of(answer)
    assert post(hers, "keep", name="x", query="").status_code == 422


def test_nobody_sees_or_opens_those_of_another(hers: Client, anna: User) -> None:
    found = kept(hers)
    other = Client()
    other.force_login(account("boris", email="boris@example.org"))
    assert "Шёлк" not in text_of(other.get(reverse("account-searches")))
    assert "Шёлк" not in text_of(other.get(f"{reverse('account-searches')}?removed={found.pk}"))
    assert "new since" not in text_of(other.get(f"/en/search/?q=silk&saved={found.pk}"))
    for do in ("look", "remove", "back"):
        answer = post(other, do, id=found.pk)
        assert (answer.status_code, "not there any more" in text_of(answer)) == (422, True)


def test_answers_for_somebody_are_kept_by_nobody(hers: Client) -> None:
    for path in ("/en/search/?q=silk", "/en/search/suggest/?q=silk", reverse("account-searches")):
        answer = hers.get(path)
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        assert "Cookie" in answer["Vary"]


def test_they_go_along_and_go_with_the_account(hers: Client) -> None:
    kept(hers)
    assert "Searches you keep 1" in text_of(hers.get(reverse("account")))
    prove(hers)
    (told,) = json.loads(hers.get(reverse("account-data")).content)["searches"]
    assert (told["name"], told["query"]) == ("Шёлк", "q=silk")
    assert hers.post(reverse("account-close"), {"sure": "1"}).status_code == 200
    assert not SavedSearch.objects.exists()


def test_list_asks_the_index_once_for_each(hers: Client, anna: User) -> None:
    told = []
    for number in range(4):
        post(hers, "keep", name=f"{number}", query="q=silk")
        # What a process remembers is not asked for again.
        hers.get(reverse("account-searches"))
        with CaptureQueriesContext(connection) as found:
            hers.get(reverse("account-searches"))
        told.append(len(found))
    her, seen = person_of(anna), indexed_until()
    with CaptureQueriesContext(connection) as once:
        assert counted("silk", person=her, language="en", since=seen) == 0
    assert [one - before for before, one in pairwise(told)] == [len(once)] * 3
