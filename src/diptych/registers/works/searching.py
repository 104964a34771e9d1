"""Works as they are searched: by any title, by who made them, by where they were shown and what is said of them."""

from __future__ import annotations

from diptych.kernel.keeping.reading import records
from diptych.kernel.search.declaring import names_provider, same, searchable, user_words
from diptych.kernel.search.documents import Document, Text
from diptych.kernel.search.phrasing import cities, coded, countries, distinct, facets, named, said
from diptych.registers.authority.queries.asked import names_in
from diptych.registers.authority.searching import runs_of_han
from diptych.registers.sources.searching import claimed, disputed
from diptych.registers.works.domain.things import WORK
from diptych.registers.works.enums import AS_PRINTED
from diptych.registers.works.models import Title, Work
from diptych.registers.works.queries.asked import titles_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from diptych.kernel.search.planning import NameMatch


LONGEST_WORD = 8
"""Characters of a title that is one word; of longer ones people type a part."""


def documents(ids: Sequence[str]) -> Iterator[Document]:
    """Works with what is on record of them. Their people are named by reference: whoever is called otherwise from now
    on is found in them all the same. At most twenty queries for every 500."""
    for id, work in records(WORK, ids).items():
        parts = [*work.get("credits", ()), *work.get("companies", ())]
        releases = work.get("releases", ())
        shown = [release["event"] for release in releases if release.get("event")]
        yield Document(
            kind="work",
            id=id,
            texts=distinct(_texts(work)),
            refs=tuple(
                dict.fromkeys(
                    (
                        f"work:{id}",
                        *(f"agent:{part['agent']}" for part in parts),
                        *(f"event:{event}" for event in shown),
                    )
                )
            ),
            facets=facets(
                year=work.get("year"),
                type=work["kind"],
                country=work.get("countries", ()),
                status=work.get("status"),
                relation=work.get("relation"),
                territory=[release["territory"] for release in releases],
            ),
            year=work.get("year"),
            weight=len(parts) + len(releases) + len(work.get("claims", ())),
            names=distinct(named(row for row in work["titles"] if row["type"] not in AS_PRINTED)),
        )


def _texts(work: Mapping[str, Any]) -> Iterator[Text]:
    """Titles, what is told in sentences, then single words: of those that say as much, a reader is shown the first."""
    yield from named(work["titles"])
    yield from (Text(text=row["value"], title=True) for row in work.get("identifiers", ()))
    yield from said(work.get("notes"))
    yield from claimed(work.get("claims", ()))
    yield from disputed(work.get("conflicts", ()))
    releases = work.get("releases", ())
    for name in ("note", "venue", "channel"):
        for release in releases:
            yield from said(release.get(name))
    yield from cities(release.get("city") for release in releases)
    setting = work.get("setting", {})
    yield from said(setting.get("place"))
    yield from said(setting.get("year"))
    if year := work.get("year"):
        yield from said(str(year))
    yield from coded("" if "series" in work["kind"] else "film")
    yield from coded(work["kind"], work.get("relation"), work.get("status"), *(row["type"] for row in releases))
    yield from countries(work.get("countries", ()))


searchable(
    "work",
    documents=documents,
    ids=lambda: Work.objects.order_by("pk").values_list("pk", flat=True).iterator(),
    follows={"works.work": same},
)


@names_provider
def names(text: str, language: str) -> list[NameMatch]:
    """Who and what a question names: works by a title, people and organisations by any form of their names."""
    titled = titles_in(text, language)
    return [*titled, *names_in(text, language, alike=not titled)]


@user_words
def titles_in_han() -> Iterator[str]:
    """Chinese titles, each of which is one word to whoever looks for it."""
    rows = Title.objects.filter(lang__startswith="zh").exclude(type__in=AS_PRINTED)
    for text in rows.order_by("text").values_list("text", flat=True).distinct().iterator():
        yield from (run for run in runs_of_han(text) if len(run) <= LONGEST_WORD)
