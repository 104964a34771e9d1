"""Lists as files: the rows of the list, the words of the reader, nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diptych.faces.portal import spreadsheets
from diptych.faces.portal.registers import files
from diptych.faces.portal.registers.files import SHEETS
from diptych.faces.portal.spreadsheets import as_csv, as_xlsx, plain
from diptych.kernel import limits
from tests.factories.registers import keep, source, title, work

pytestmark = pytest.mark.usefixtures("programme", "db")

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def body(path: str, language: str = "en", **asked: str) -> bytes:
    answer = Client().get(f"/{language}/{path}", asked)
    assert answer.status_code == 200
    return b"".join(answer)


def rows(path: str, language: str = "en", **asked: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(path, language, **asked).decode("utf-8-sig"), newline="")))


def cells(file: bytes, sheet: int = 1) -> list[list[tuple[str, str]]]:
    """Every cell of a sheet: the kind it is kept as, and what it says."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        tree = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
        assert b"<f>" not in archive.read(f"xl/worksheets/sheet{sheet}.xml"), "no formula anywhere"
    return [
        [(cell.get("t", "n"), "".join(cell.itertext())) for cell in row.iter(f"{SPACE}c")]
        for row in tree.iter(f"{SPACE}row")
    ]


@pytest.mark.parametrize(
    ("name", "number"),
    [("films", 50), ("people", 152), ("events", 43), ("drives", 11), ("documents", 11), ("sources", 362)],
)
def test_file_has_every_row_of_its_list(name: str, number: int) -> None:
    found = rows(f"{name}.csv")
    assert len({row["Id"] for row in found}) == len(found) == number
    assert all(row["Address"].startswith(f"http://testserver/en/{name}/{row['Id']}/") for row in found)
    assert len(cells(body(f"{name}.xlsx"))) == number + 1


def test_file_of_the_market_and_of_the_box_office_has_every_claim() -> None:
    assert len(rows("market.csv")) >= 27
    told = rows("box-office.csv", subject="red-silk")
    assert len([row for row in told if row["What is measured"] == "Box office"]) == 26
    assert {row["What it speaks of"] for row in told} == {"Red Silk"}
    one = next(row for row in told if row["Id"] == "red-silk/ru-w1")
    assert (one["Number"], one["Currency or unit"], one["As printed"]) == ("199200000", "RUB", "199,2 млн")
    assert one["Address"] == "http://testserver/en/films/red-silk/#red-silk-ru-w1"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"text": "丝绸", "year": "2025"}, {"red-silk"}),
        ({"year": "not a year", "text": "丝绸"}, {"red-silk", "black-silk"}),
        ({"text": "nothing is called so"}, set()),
    ],
)
def test_file_goes_by_the_filters_of_its_list(asked: dict[str, str], found: set[str]) -> None:
    assert {row["Id"] for row in rows("films.csv", **asked)} == found


def test_events_are_chosen_by_years() -> None:
    found = rows("events.csv", **{"from": "2025", "to": "2025"})
    assert found
    assert all(row["Begin"][:4] <= "2025" <= row["End"][:4] for row in found)


def test_words_are_those_of_the_reader() -> None:
    told = {language: rows("films.csv", language, text="шелк", year="2025")[0] for language in ("ru", "zh-hans", "en")}
    titles = [list(row.values())[2] for row in told.values()]
    assert titles == ["Красный шёлк", "红丝绸", "Red Silk"]
    assert "Россия; Китай" in told["ru"].values()


def test_page_of_the_list_leads_to_the_files_of_what_it_found() -> None:
    html = Client().get("/en/films/", {"year": "2025"}).content.decode()
    assert re.findall(r'href="(/en/films\.\w+\?year=2025)"', html) == [
        "/en/films.csv?year=2025",
        "/en/films.xlsx?year=2025",
    ]


@pytest.mark.parametrize("name", list(SHEETS))
def test_queries_are_as_many_for_one_row_as_for_thirty(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = SHEETS[name]
    numbers = []
    for most in (1, 30):
        limited = sheet.replace(query=lambda _most=most, **chosen: _Head(sheet.query(**chosen), _most))
        monkeypatch.setitem(SHEETS, name, limited)
        with CaptureQueriesContext(connection) as queries:
            found = rows(f"{name}.csv")
        assert 1 <= len(found) <= most
        numbers.append(len(queries))
    # One row may speak of nobody, and then no names are asked for.
    assert numbers[1] - numbers[0] <= 2
    assert numbers[1] <= 16


class _Head:
    """The beginning of what a query finds, handed out as a whole."""

    def __init__(self, query: object, most: int) -> None:
        self.query, self.most = query, most

    def iterator(self, chunk_size: int) -> object:
        return self.query[: self.most].iterator(chunk_size)  # type: ignore[index]


def test_rows_come_a_batch_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "AT_ONCE", 20)
    pieces = list(Client().get("/en/films.csv"))
    assert len(pieces) == 1 + 3
    assert len(list(csv.reader(io.StringIO(b"".join(pieces).decode("utf-8-sig"))))) == 51


# What is in a cell ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "＝1+1", "＋1", "－1", "＠SUM"],
)
def test_text_that_could_be_a_formula_is_none(text: str) -> None:
    assert plain(text) == f"'{text}"


def test_other_cells_stay_as_they_are() -> None:
    assert [plain(cell) for cell in ("5 – 3 = 2", "", None, -5, Decimal("-0.5"))] == [
        "5 – 3 = 2",
        "",
        None,
        -5,
        Decimal("-0.5"),
    ]


EVIL = '=HYPERLINK("http://evil.example","@x")'


def test_title_that_is_a_formula_stays_a_text_in_both_formats() -> None:
    keep("source", source("evil-source"))
    keep("work", work("evil", titles=[title(EVIL, "en", sources=["evil-source"])]))
    assert next(row for row in rows("films.csv") if row["Id"] == "evil")["Title"] == f"'{EVIL}"
    kept = next(row for row in cells(body("films.xlsx")) if row[0][1] == "evil")
    assert ("inlineStr", EVIL) in kept


def test_numbers_are_numbers_and_texts_are_texts() -> None:
    with as_xlsx("T", ["a", "b", "c"], [[("2025", 2025, Decimal("0.5"))], [("", None, -1)]]) as file:
        made = file.read()
    assert cells(made)[1:] == [[("inlineStr", "2025"), ("n", "2025"), ("n", "0.5")], [("n", "-1")]]


def test_what_one_sheet_cannot_hold_goes_on_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "ROWS_OF_A_SHEET", 2)
    with as_xlsx("T", ["n"], [[(number,) for number in range(3)]]) as file:
        made = file.read()
    assert [row[0][1] for row in cells(made)] == ["n", "0", "1"]
    assert [row[0][1] for row in cells(made, sheet=2)] == ["n", "2"]


def test_quotation_marks_commas_and_new_lines_come_back() -> None:
    row = ['says "so", and', "two\r\nlines", "и кириллица", "红丝绸"]
    text = b"".join(as_csv(["a", "b", "c", "d"], [[row]])).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == row


# Sending it -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "media"),
    [("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")],
)
def test_file_is_saved_under_a_name_and_not_guessed_at(kind: str, media: str) -> None:
    answer = Client().get(f"/ru/people.{kind}")
    assert answer["Content-Type"].startswith(media)
    assert re.fullmatch(
        rf'attachment; filename="diptych-people-\d{{4}}-\d\d-\d\d\.{kind}"', answer["Content-Disposition"]
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer)[:3] == (b"\xef\xbb\xbf" if kind == "csv" else b"PK\x03")


def test_file_is_sent_again_only_when_something_has_changed() -> None:
    etag = Client().get("/en/films.csv")["ETag"]
    assert Client().get("/en/films.csv", headers={"If-None-Match": etag}).status_code == 304
    assert Client().get("/ru/films.csv", headers={"If-None-Match": etag}).status_code == 200
    keep("source", source("one-more"))
    assert Client().get("/en/films.csv", headers={"If-None-Match": etag}).status_code == 200


def test_asking_for_the_head_makes_no_file() -> None:
    answer = Client().head("/en/people.xlsx")
    assert (answer.status_code, answer.content) == (200, b"")


def test_files_are_limited(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    settings.LIMITS_URL = "memory://"  # type: ignore[attr-defined]
    limits._limiter.cache_clear()
    monkeypatch.setitem(limits.PER_MINUTE, "file", 1)
    try:
        assert [Client().get("/en/drives.csv").status_code for _ in range(2)] == [200, 429]
    finally:
        limits._limiter.cache_clear()


def test_no_other_name_or_format_is_there() -> None:
    assert {Client().get(f"/en/{name}").status_code for name in ("films.ods", "secrets.csv", "films.csv/")} == {404}
