"""The checker as a browser meets it, with a script and without."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from diptych import agreements as library
from diptych.apps.slate.domain.drafts import delete_draft
from diptych.apps.slate.models import Draft
from diptych.engines.treaty.dossier_format import read_dossier, write_dossier
from diptych.kernel.texts import LANGUAGES

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}
FAILING = {
    "agreement": "rucn-2017",
    "budget.amount": "500,000,000",
    "budget.currency": "RUB",
    "producers.0.id": "producer-1",
    "producers.0.country": "Russia",
    "producers.0.money.0.amount": "405,000,000",
    "producers.1.id": "producer-2",
    "producers.1.country": "China",
    "producers.1.money.0.amount": "95,000,000",
    "complete": "producers",
}


def state(page: str) -> dict[str, str]:
    """The hidden fields that a form carries."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def verdict(page: str) -> str:
    found = re.search(r'class="verdict-words">([^<]*)<', page)
    return unescape(found[1]) if found else ""


def values(page: str, pattern: str) -> dict[str, str]:
    found = re.findall(rf'<input[^>]* name="({pattern})"[^>]*? value="([^"]*)"', page)
    return {name: unescape(text) for name, text in found}


def press(page: str, label: str) -> str:
    """The value of the first button that does this."""
    found = re.search(rf'name="do" value="({label}[^"]*)"', page)
    assert found, f"no button {label}"
    return found[1]


class Person:
    """Somebody at the form: sends what stands in it, with a script or without, and sees the page that follows."""

    def __init__(self, client: Client, *, script: bool, language: str = "en", query: str = "") -> None:
        self.client, self.script = client, script
        self.do = f"/{language}/check/do/"
        self.address = f"/{language}/check/{query}"
        self.page = client.get(self.address).content.decode()
        self.fields: dict[str, Any] = {}
        self.headers: dict[str, str] = {}

    def send(self, do: str = "check", **fields: Any) -> str:
        self.fields |= {name.replace("__", "."): text for name, text in fields.items()}
        data = {**self.fields, **state(self.page), "do": do}
        answer = self.client.post(self.do, data, **(HTMX if self.script else {}))
        if self.script:
            assert answer.status_code == 200
            self.address = answer["HX-Replace-Url"]
            self.headers = dict(answer.headers)
        else:
            assert answer.status_code == 302
            self.address = answer["Location"]
            answer = self.client.get(self.address.split("#")[0])
            assert answer.status_code == 200
        self.page = answer.content.decode()
        return self.page


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def person(request: pytest.FixtureRequest, client: Client) -> Person:
    return Person(client, script=request.param)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", library.example_ids())
def test_every_example_opens_in_every_language(client: Client, example: str, language: str) -> None:
    answer = client.get(f"/{language}/check/", {"example": example})
    assert answer.status_code == 200
    assert verdict(answer.content.decode())


def test_opening_the_form_keeps_nothing(client: Client) -> None:
    client.get("/en/check/", {"example": "qualifies"})
    assert Draft.objects.count() == 0


def test_failing_dossier_is_cured_and_the_cure_undone(person: Person) -> None:
    page = person.send(**FAILING)
    assert verdict(page).startswith("Does not qualify yet. 1 thing stands in the way.")
    page = person.send(press(page, "apply:"))
    assert verdict(page).startswith("Nothing stands in the way so far.")
    assert values(page, r"producers\.\d\.money\.0\.amount") == {
        "producers.0.money.0.amount": "400,000,000",
        "producers.1.money.0.amount": "100,000,000",
    }
    person.fields |= values(page, r"producers\.\d\.money\.0\.amount")
    page = person.send(press(page, "undo:"))
    assert verdict(page).startswith("Does not qualify yet.")
    assert Draft.objects.count() == 1


def test_link_reopens_the_same_dossier_in_another_browser(person: Person) -> None:
    person.send(**FAILING)
    page = Client().get(person.address.split("#")[0].replace("/en/", "/ru/")).content.decode()
    assert values(page, r"producers\.\d\.country") == {"producers.0.country": "Россия", "producers.1.country": "Китай"}
    assert values(page, r"budget\.amount") == {"budget.amount": "500\u00a0000\u00a0000"}


def test_what_cannot_be_read_is_said_at_its_field_and_shown_as_typed(person: Person) -> None:
    page = person.send(**{**FAILING, "budget.amount": "lots of money"})
    assert "Found “lots of money RUB”" in unescape(page)
    page = Client().get(person.address.split("#")[0]).content.decode()
    assert values(page, r"budget\.amount") == {"budget.amount": "lots of money"}
    assert re.search(r'name="budget.amount"[^>]*aria-invalid="true"', page)


def test_row_added_and_removed_and_brought_back(person: Person) -> None:
    page = person.send("add:people", **FAILING)
    assert "people.0.name" in values(page, r"people\.\d\.name")
    page = person.send("check", people__0__id="person-1", people__0__name="Anna")
    page = person.send("remove:people.0")
    assert "people.0.name" not in values(page, r"people\.\d\.name")
    assert "Removed: Anna." in unescape(page)
    del person.fields["people.0.id"], person.fields["people.0.name"]
    page = person.send(press(page, "undo:"))
    assert values(page, r"people\.\d\.name") == {"people.0.name": "Anna"}


def test_typing_answers_with_findings_alone(client: Client) -> None:
    person = Person(client, script=True)
    person.send(**FAILING)
    page = person.send(producers__0__money__0__amount="400,000,000", producers__1__money__0__amount="100,000,000")
    assert "HX-Retarget" not in person.headers
    assert "<form" not in page
    figures = json.loads(unescape(re.search(r'data-figures="([^"]*)"', page)[1]))  # type: ignore[index]
    assert figures == {"producers.0": "80%", "producers.1": "20%"}


def test_form_is_drawn_anew_when_it_has_other_fields(client: Client) -> None:
    person = Person(client, script=True)
    person.send(**FAILING)
    person.send(agreement="nlcn-2015")
    assert person.headers["HX-Retarget"] == "#checker"


def test_page_left_open_in_another_window_overwrites_nothing(client: Client) -> None:
    one = Person(client, script=True)
    one.send(**FAILING)
    other = Person(client, script=True)
    other.page = client.get(one.address).content.decode()
    other.fields = dict(one.fields)
    other.send(minutes="100")
    page = one.send(minutes="90")
    assert "changed in another window" in page
    assert one.address != other.address
    kept = {draft.dossier["minutes"] for draft in Draft.objects.all()}
    assert kept == {"90", "100"}


def test_back_and_on_again_keeps_writing_to_the_same_draft(client: Client) -> None:
    person = Person(client, script=False)
    person.send(**FAILING)
    person.page = client.get(person.address.split("#")[0]).content.decode()
    person.send(minutes="90")
    assert Draft.objects.get().dossier["minutes"] == "90"


def test_expired_link_says_so(client: Client) -> None:
    person = Person(client, script=False)
    person.send(**FAILING)
    Draft.objects.update(expires_at=Draft.objects.get().created_at + timedelta(microseconds=1))
    answer = client.get(person.address.split("#")[0])
    assert answer.status_code == 410
    assert "has expired or was deleted" in unescape(answer.content.decode())


def test_link_that_never_was_says_so(client: Client) -> None:
    answer = client.get("/en/check/d/AAAAAAAAAAAAAAAAAAAAAA/")
    assert answer.status_code == 404
    assert "No draft lies behind this link" in answer.content.decode()


def test_what_stands_on_the_page_of_an_expired_draft_is_kept_under_a_new_link(person: Person) -> None:
    person.send(**FAILING)
    old = person.address.split("#")[0]
    secret = old.rstrip("/").rpartition("/")[2]
    delete_draft(secret, at=Draft.objects.get().changed_at + timedelta(seconds=1))
    page = person.send(minutes="90")
    assert person.address.split("?")[0].split("#")[0] != old
    assert "What stands here is kept under a new link." in page
    assert Draft.objects.get(emptied_at=None).dossier["minutes"] == "90"


def test_draft_deleted_at_its_writers_wish(client: Client) -> None:
    person = Person(client, script=False)
    person.send(**FAILING)
    address = person.address.split("#")[0]
    assert "Delete this draft?" in client.get(f"{address}delete/").content.decode()
    assert Draft.objects.get().dossier != {}
    answer = client.post(f"{address}delete/", follow=True)
    assert "The draft is deleted" in answer.content.decode()
    assert Draft.objects.get().dossier == {}
    assert client.get(address).status_code == 410


def test_draft_pages_are_found_by_no_search_and_kept_by_no_cache(client: Client) -> None:
    person = Person(client, script=False)
    person.send(**FAILING)
    answer = client.get(person.address.split("#")[0])
    assert answer["X-Robots-Tag"] == "noindex"
    assert "private" in answer["Cache-Control"]


# Files ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["yaml", "json"])
@pytest.mark.parametrize("example", library.example_ids())
def test_file_saved_opens_again_as_the_same_dossier(client: Client, example: str, kind: str) -> None:
    saved = client.get(f"/en/check/dossier.{kind}", {"example": example})
    assert saved["Content-Disposition"].startswith("attachment")
    file = SimpleUploadedFile(f"dossier.{kind}", saved.content)
    answer = client.post("/en/check/upload/", {"file": file})
    assert answer.status_code == 302
    assert read_dossier(Draft.objects.get().dossier) == library.example(example)


def test_saved_file_says_what_was_left_out(client: Client) -> None:
    person = Person(client, script=False)
    person.send(**{**FAILING, "minutes": "ninety"})
    text = client.get(f"{person.address.split('#')[0]}dossier.yaml").content.decode()
    assert text.startswith("# Left out, since it could not be read:\n# minutes: found “ninety”")


BROKEN = {
    "not YAML": b"budget: [1, 2",
    "not UTF-8": b"title: \xff\xfe",
    "twice": b"minutes: 90\nminutes: 100\n",
    "unknown field": b"minutes: 90\nlength: 100\n",
    "wrong values": b"minutes: ninety\nbudget: 5 roubles\n",
    "empty": b"",
    "an alias": b"title: &a {en: Silk}\nid: *a\n",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_broken_file_changes_nothing_and_is_explained(client: Client, raw: bytes, language: str) -> None:
    answer = client.post(f"/{language}/check/upload/", {"file": SimpleUploadedFile("film.yaml", raw)})
    assert answer.status_code == 422
    assert "film.yaml" in answer.content.decode()
    assert Draft.objects.count() == 0


def test_broken_file_is_explained_line_by_line(client: Client) -> None:
    file = SimpleUploadedFile("film.yaml", BROKEN["wrong values"])
    page = unescape(client.post("/en/check/upload/", {"file": file}).content.decode())
    assert re.findall(r"(minutes|budget): found", page) == ["minutes", "budget"]


def test_no_file_chosen_is_said_in_words(client: Client) -> None:
    answer = client.post("/en/check/upload/")
    assert answer.status_code == 422
    assert "Choose a file first." in answer.content.decode()


def test_file_of_ten_megabytes_is_refused_before_it_is_read(client: Client) -> None:
    file = SimpleUploadedFile("film.yaml", b"# " + b"x" * 10_000_000)
    answer = client.post("/en/check/upload/", {"file": file})
    assert answer.status_code == 413


def test_file_of_an_unknown_kind_is_not_found(client: Client) -> None:
    assert client.get("/en/check/dossier.exe").status_code == 404


# Other pages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_survey_sets_every_agreement_side_by_side(client: Client, language: str) -> None:
    page = client.get(f"/{language}/check/survey/", {"example": "three-countries"}).content.decode()
    assert all(f"/{language}/agreements/{id}/" in page for id in library.ids())


def test_survey_of_a_draft_leads_back_to_it(client: Client) -> None:
    person = Person(client, script=False)
    person.send(**FAILING)
    address = person.address.split("#")[0]
    assert f'href="{address}"' in client.get(f"{address}survey/").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_assessment_is_printed_and_set_as_pdf(client: Client, language: str) -> None:
    assert client.get(f"/{language}/check/print/", {"example": "does-not-qualify"}).status_code == 200
    answer = client.get(f"/{language}/check/assessment.pdf", {"example": "does-not-qualify"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_nothing_to_print_is_said_in_words(client: Client) -> None:
    answer = client.get("/en/check/assessment.pdf")
    assert answer.status_code == 400
    assert "There is nothing to print yet" in answer.content.decode()


def test_law_of_another_day_is_applied(client: Client) -> None:
    person = Person(client, script=False)
    page = person.send(**FAILING, on="1 January 2016")
    assert "law of 1\u00a0January 2016" in page
    assert Draft.objects.get().law_of.isoformat() == "2016-01-01"


def test_what_is_no_date_of_law_is_said_and_changes_nothing(person: Person) -> None:
    page = person.send(**FAILING, on="next year")
    assert "The date of law was not changed" in page
    assert Draft.objects.get().law_of is None


# What protects it ----------------------------------------------------------------------------------------------------


def test_form_whose_cookie_is_gone_is_sent_once_more_with_all_that_was_typed() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/en/check/do/", {**FAILING, "minutes": "90"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert 'name="minutes" value="90"' in page
    token = state(page)["csrfmiddlewaretoken"]
    again = client.post("/en/check/do/", {**FAILING, "minutes": "90", "csrfmiddlewaretoken": token})
    assert again.status_code == 302
    assert Draft.objects.get().dossier["minutes"] == "90"


def test_script_is_given_a_new_token_when_the_cookie_is_gone() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/en/check/do/", FAILING, **HTMX)
    assert answer.status_code == 403
    token = answer["X-CSRF-Renewed"]
    assert client.post("/en/check/do/", {**FAILING, "csrfmiddlewaretoken": token}, **HTMX).status_code == 200


def test_form_of_another_site_is_refused_without_showing_what_it_sent() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/en/check/do/", {"minutes": "90"}, HTTP_SEC_FETCH_SITE="cross-site")
    assert answer.status_code == 403
    assert "minutes" not in answer.content.decode()


def test_what_was_typed_is_never_markup(person: Person) -> None:
    evil = '"><script>alert(1)</script>{{ 7*7 }}'
    page = person.send(**{**FAILING, "title.en": evil, "producers.0.name": evil, "minutes": evil})
    assert "<script>alert" not in page
    page = Client().get(person.address.split("#")[0]).content.decode()
    assert "<script>alert" not in page
    assert "49" not in values(page, r"title\.en")["title.en"]


def test_too_many_requests_are_refused_in_words(client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from diptych.kernel import limits

    settings.LIMITS_URL = "memory://"
    limits._limiter.cache_clear()
    monkeypatch.setitem(limits.PER_MINUTE, "survey", 2)
    try:
        codes = [client.get("/en/check/survey/").status_code for _ in range(3)]
        answer = client.get("/en/check/survey/")
    finally:
        limits._limiter.cache_clear()
    assert codes == [200, 200, 429]
    assert int(answer["Retry-After"]) >= 1
    assert "Too many requests" in answer.content.decode()


def test_dossier_saved_by_the_form_is_one_the_format_reads(client: Client) -> None:
    person = Person(client, script=False)
    person.send(**FAILING)
    dossier = read_dossier(Draft.objects.get().dossier)
    assert write_dossier(dossier)["budget"] == "500000000 RUB"
