"""The PDF says everything, in fonts of its own, the same each time, whatever was typed."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject

from diptych.faces.portal.printing import pdf, typesetting
from diptych.kernel.texts import LANGUAGES
from tests.faces.portal.printing.conftest import CASES, bare, example_report, glyphs, opened, printed, typed_report

MARKUP = [
    '#read("/etc/passwd")',
    '#import "/etc/passwd": *',
    "#sys.inputs",
    "$ x^2 $",
    "*bold* _slanted_ `raw`",
    "= Heading",
    "- item",
    "<label> @reference",
    "// comment",
    "/* comment",
    "\\u{41} \\",
    "]#panic()[",
    '"}',
]


@pytest.mark.parametrize(("example", "language"), CASES)
def test_pdf_says_everything_the_report_says(example: str, language: str) -> None:
    report = example_report(example, language)
    text = printed(report)
    told = [finding.said for group in report.groups for finding in group.findings]
    said = [
        *(report.verdict, report.law, report.title.text, report.disclaimer, report.printed, report.agreement_title),
        *(title.text for title in report.titles),
        *(group.heading for group in report.groups),
        *(text for one in told for text in (one.title, one.word, one.sentence, one.rule, *one.facts, *one.notes)),
        *(cure.sentence for cure in report.cures),
        *(section.heading for section in report.dossier),
        *(text for section in report.dossier for line in section.lines for text in (line.label, *line.texts)),
        *(side.authority for side in report.sides),
        *report.open,
        *(text for source in report.sources for text in (source.title, source.about, source.address)),
        *((side.text for side in report.shares.sides) if report.shares else ()),
    ]
    assert [one for one in said if bare(one) not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_embedded_and_no_letter_is_an_empty_box(language: str) -> None:
    reader = opened(example_report("red-silk", language))
    fonts: dict[str, DictionaryObject] = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[descendant["/BaseFont"].split("+")[1]] = descendant["/FontDescriptor"].get_object()
        assert 0 not in glyphs(page, reader)
    assert {"SourceSerif4-Regular", "GolosText-Regular"} <= set(fonts)
    assert [name for name, font in fonts.items() if not {"/FontFile2", "/FontFile3"} & set(font)] == []


def test_pages_are_numbered() -> None:
    reader = opened(example_report("three-countries", "ru"))
    many = len(reader.pages)
    assert many > 2
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number} / {many}" in page.extract_text()


@pytest.mark.parametrize(("language", "tag"), [("ru", "ru"), ("zh-hans", "zh"), ("en", "en")])
def test_pdf_names_itself_and_its_language_and_can_be_heard(language: str, tag: str) -> None:
    report = example_report("red-silk", language)
    reader = opened(report)
    root = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert report.title.text in (reader.metadata.title or "")
    assert root["/Lang"].startswith(tag)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(rb"pdfuaid:part\W+1", root["/Metadata"].get_data())


def test_pdf_is_dated_by_the_report_and_the_same_each_time() -> None:
    report = example_report("qualifies", "zh-hans")
    metadata = opened(report).metadata
    assert metadata is not None
    assert metadata["/CreationDate"] == "D:20261121000000Z"
    assert pdf(report) == pdf(example_report("qualifies", "zh-hans"))


def test_reports_set_at_the_same_time_do_not_mix() -> None:
    reports = [example_report(example, language) for example, language in CASES]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pdf, reports)) == [pdf(report) for report in reports]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_that_was_typed_is_printed_as_it_was_typed(text: str) -> None:
    people = [{"id": "p", "name": text, "roles": ["director"]}]
    producers = [{"id": "a", "name": text, "country": "CN"}]
    text_of_pdf = printed(typed_report(title={"en": text, "fr": text}, people=people, producers=producers))
    assert text_of_pdf.count(bare(text)) >= 4
    assert "root:" not in text_of_pdf


@pytest.mark.parametrize(
    "title",
    [
        "Ғ. Ўзбекова – «Чўл», Đặng & Þóra, Łódź",
        "㐂𬺓𠳐鿿",
        "한국 영화와 日本のアニメ",
        "«Кино» “电影” ‘film’ —……！",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_every_language_of_the_library_are_printed(title: str, language: str) -> None:
    report = typed_report(language, title={"en": title})
    reader = opened(report)
    assert bare(title) in printed(report)
    assert all(0 not in glyphs(page, reader) for page in reader.pages)


def test_letters_no_font_has_are_printed_as_their_numbers() -> None:
    assert bare("A [U+1F3AC] B [U+0628]") in printed(typed_report(title={"en": "A 🎬 B ب"}))


@settings(max_examples=40)
@given(title=st.text(min_size=1, max_size=60), name=st.text(min_size=1, max_size=60))
def test_nothing_that_can_be_typed_stops_the_press(title: str, name: str) -> None:
    report = example_report("out-of-scope")
    typed = report.replace(title=report.title.replace(text=title), open=(name,), address="")
    assert pdf(typed).startswith(b"%PDF-")


def test_word_without_end_stays_on_the_paper() -> None:
    reader = opened(typed_report(title={"en": "W" * 300, "fr": "é" * 300}))
    width = float(reader.pages[0].mediabox.width)
    places: list[float] = []
    reader.pages[0].extract_text(visitor_text=lambda _text, _cm, tm, _font, _size: places.append(tm[4]))
    assert [place for place in places if not 0 <= place < width] == []


def test_three_hundred_people_are_all_printed() -> None:
    people = [{"id": f"p{n}", "name": f"Person {n} 王小明", "roles": ["performer"]} for n in range(300)]
    report = typed_report(people=people)
    text = printed(report)
    assert [person["name"] for person in people if bare(str(person["name"])) not in text] == []
    assert len(pdf(report)) < 1_000_000


def test_address_stands_on_the_paper_only_when_asked_for() -> None:
    address = "https://example.org/en/check/d/n0t-a-real-secret/"
    assert bare(address) in printed(example_report("red-silk", address=address))
    assert "example.org" not in printed(example_report("red-silk"))


@pytest.mark.parametrize("path", ["/etc/passwd", "../typesetting.py", "../../../../../../../etc/passwd"])
def test_even_a_template_reads_nothing_of_the_machine(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "assessment.typ"
    template.write_text(f'#set document(title: "x")\n#read("{path}")')
    monkeypatch.setattr(typesetting, "TEMPLATE", template)
    with pytest.raises(typst.TypstError, match=r"not found|escape"):
        pdf(typed_report())
