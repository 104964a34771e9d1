"""Hold every record of a programme's documents against what the site and its API show of it: nothing may be dropped.

    python tools/compare_programme.py                        the example programme, in a database of its own
    python tools/compare_programme.py --site http://localhost:8000 PATH      a site that has imported these documents

Of every field, at any depth, the value is looked for on the page of its thing, worded as the site words it: a code by
its word, a date as the language writes it, an id by the name of what it stands for or a link to it, a claim by its
figure and circumstances. The API has to give back each record as it was written. What is missing is listed; the exit
code is then 1.

Spaces do not count, and what only machines read (the head of a page, its scripts) does not count as shown.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

Data = dict[str, Any]
Fetch = Callable[[str], str]

CODES = ("ru", "zh-hans", "en")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNSEEN = {"head", "script", "style", "template", "noscript"}
SPOKEN = {"title", "datetime", "aria-label", "alt", "value", "placeholder"}
"""Attributes that are shown or read out."""

SHORT = 40
HAN = re.compile("[\u2e80-\u9fff]")
"""Letters of scripts that set no spaces between words."""
LETTER = "[^\\W\u2e80-\u9fff]"
"""Any other letter, or a digit."""

SUPPLIED = ("title supplied by us", "No headline was seen; the title is ours.")

PAGE_LISTS = {
    "work": "films",
    "agent": "people",
    "event": "events",
    "drive": "drives",
    "expedition": "expeditions",
    "document": "documents",
    "source": "sources",
}
REGISTERS = {
    "work": "works",
    "agent": "agents",
    "event": "events",
    "drive": "drives",
    "expedition": "expeditions",
    "document": "documents",
    "source": "sources",
    "article": "articles",
    "programme": "programmes",
}


class Missing(NamedTuple):
    """A value that is not where it should be."""

    where: str
    """The address."""
    kind: str
    id: str
    path: str
    """The field, without the numbers of lists."""
    looked_for: str


# Pages ----------------------------------------------------------------------------------------------------------------


class Shown(HTMLParser):
    """What a page shows, and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._unseen: list[str] = []
        self._pieces: list[str] = []
        self._mentions = False
        self._joins = False
        self.links: set[str] = set()
        self.feed(html)
        self.text = squeezed(" ".join(self._pieces))
        self.words = spaced(" ".join(self._pieces))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        # A name marked up within a text is still that text.
        self._joins = self._mentions = "mention" in found.get("class", "").split()
        # Numbers of sources stand within sentences, and are no part of them.
        if tag in UNSEEN or tag == "sup" or "tongue" in found.get("class", "").split():
            if tag not in VOID:
                self._unseen.append(tag)
        elif self._unseen:
            return
        if "href" in found and "head" not in self._unseen:
            self.links.add(found["href"])
        if "lang" in found:
            self._pieces.append(marked(found["lang"]))
        if not self._unseen:
            self._pieces += [value for name, value in found.items() if name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        self._joins, self._mentions = self._mentions, False
        if self._unseen and self._unseen[-1] == tag:
            self._unseen.pop()

    def handle_data(self, data: str) -> None:
        if self._joins and self._pieces and not self._unseen:
            self._pieces[-1] += data
        elif not self._unseen:
            self._pieces.append(data)
        self._joins = False

    def says(self, text: str) -> bool:
        """Whether a text is on the page; a short one as words of its own, not as a part of others."""
        if squeezed(text) not in self.text:
            return False
        if len(text) > SHORT or "://" in text or HAN.search(text):
            return True
        return re.search(rf"(?<!{LETTER}){re.escape(spaced(text))}(?!{LETTER})", self.words) is not None

    def leads_to(self, end: str) -> bool:
        return any(link.partition("#")[0].endswith(end) for link in self.links)


def marked(tag: str) -> str:
    """How a page is noted to say that a text on it is in some language."""
    return f"⟨lang={tag}⟩"


def spaced(text: str) -> str:
    """A text with one plain space wherever there are some, but none beside dashes, in small letters."""
    text = re.sub(r"[\u00ad\u200b-\u200f\u2060-\u2069]+", "", text)
    return re.sub(" ?([–—-]) ?", r"\1", " ".join(text.split())).casefold()


def squeezed(text: str) -> str:
    """A text without spaces of any kind, seen or unseen, in small letters."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060-\u2069]+", "", text).casefold()


# The documents --------------------------------------------------------------------------------------------------------


class Programme:
    """Every record of the documents, as written and as the registers read it."""

    def __init__(self, path: str) -> None:
        import yaml

        from diptych.apps.programme.bundles import FORMATS
        from diptych.kernel.keeping.thing import named

        self.written: dict[str, dict[str, Data]] = {}
        for file in sorted(Path(path).glob("*.y*ml")):
            document = yaml.safe_load(file.read_text("utf-8"))
            form = next(form for form in FORMATS if form.schema == document["schema"])
            for key, kind in form.lists.items():
                records = document.get(key, [])
                if kind == "market":
                    records = [{"id": "market", "claims": records}] if records else []
                self.written.setdefault(kind, {}).update((data["id"], data) for data in records)
        self.read = {
            kind: {id: named(kind).shape.read(data, (), []) for id, data in records.items()}
            for kind, records in self.written.items()
        }
        self.kinds = {id: kind for kind, records in self.written.items() for id in records}
        self.claims = {claim["id"]: claim for claim in self._claims()}

    def _claims(self) -> Iterator[Data]:
        for records in self.read.values():
            for data in records.values():
                yield from data.get("claims", ())
                yield from data.get("items", ())

    def name(self, id: str, tag: str) -> str:
        """What a thing is called for a reader of a language."""
        from diptych.registers.authority.queries.agents import best
        from diptych.registers.works.queries.works import BEST_TITLES

        kind = self.kinds.get(id)
        if kind is None:
            return id
        data = self.written[kind][id]
        if kind == "source":
            return str(data["title"])
        names = data.get("titles") or data.get("names") or []
        types = {"work": BEST_TITLES, "agent": ("preferred",)}.get(kind, ("",))
        rows = [(id, row["text"], row["lang"], row.get("type", "")) for row in names]
        return best(rows, tag, types).get(id, (id, ""))[0]

    def claim(self, id: str) -> Any:
        """A claim as the wording takes it, with its source and what it was converted from; nothing is kept."""
        from diptych.kernel.keeping.thing import Rows, named
        from diptych.registers.sources.models import Claim, Source

        data = self.claims[id]
        found = Claim(**{**Rows(Claim).values(data), "source_id": None, "converted_from_id": None})
        found.source = Source(**named("source").rows.values(self.read["source"][data["source"]]))
        found.converted_from = self.claim(data["converted_from"]) if data.get("converted_from") else None
        return found


# What is looked for ---------------------------------------------------------------------------------------------------


class Words:
    """Which wordings of a value would do, in one language."""

    def __init__(self, programme: Programme, code: str) -> None:
        from diptych.faces.wording.registers import terms
        from diptych.faces.wording.registers.figures import Figures
        from diptych.kernel.texts import Language

        self.programme = programme
        self.language = Language(code)
        self.figures = Figures(self.language, lambda id: programme.name(id, self.language.tag))
        self.tables = [
            table
            for name, table in vars(terms).items()
            if name.isupper() and isinstance(table, dict) and all(isinstance(item, str) for item in table.values())
        ]

    def code(self, code: str) -> set[str]:
        from diptych.faces.wording.registers.terms import term

        return {term(self.language, table, code) for table in self.tables} | {code.replace("_", " ")}

    def date(self, text: str) -> set[str]:
        from diptych.faces.wording.registers.dates import dates

        ends = [dates(end, self.language) for end in text.split("/")]
        return {dates(text, self.language), "–".join(ends), text.replace("/", "–"), text}

    def number(self, value: object) -> set[str]:
        from fractions import Fraction

        return {str(value), self.language.number(Fraction(str(value)))}

    def territory(self, code: str) -> set[str]:
        from diptych.faces.wording.registers.terms import territory

        return {territory(self.language, code)}

    def claim(self, id: str) -> Iterator[tuple[str, set[str]]]:
        """Every part of a claim, with what would do for it."""
        from diptych.faces.wording.registers import terms

        claim = self.programme.claim(id)
        yield "measure", {terms.term(self.language, terms.MEASURES, claim.measure)}
        yield "figure", {self.figures.figure(claim)}
        for piece in self.figures.circumstances(claim):
            yield "circumstances", {piece, piece.rpartition(": ")[2], piece.rpartition("：")[2]}
        for name in ("printed", "note", "text"):
            if getattr(claim, name):
                yield name, {getattr(claim, name)}


class Leaf(NamedTuple):
    """A value somewhere in a record, and where."""

    path: tuple[str, ...]
    shape: Any
    value: Any
    beside: Data
    """The mapping it stands in."""


def leaves(shape: Any, value: Any, path: tuple[str, ...] = (), beside: Data | None = None) -> Iterator[Leaf]:
    """Every value of a record as it is written, and every claim and conflict as one."""
    from diptych.engines.values.shape import ListOf, Records

    if value in (None, [], {}):
        return
    if isinstance(shape, ListOf):
        for item in value:
            yield from leaves(shape.item, item, path, beside)
    elif isinstance(shape, Records) and path[-1:] not in (("claims",), ("items",), ("conflicts",)):
        for name, item in value.items():
            yield from leaves(shape.fields[name], item, (*path, name), value)
    else:
        yield Leaf(path, shape, value, beside or {})


class Comparison:
    """One programme against one site, in one language."""

    def __init__(self, programme: Programme, code: str, fetch: Fetch) -> None:
        self.programme = programme
        self.words = Words(programme, code)
        self.code = code
        self.fetch = fetch
        self.pages: dict[str, Shown] = {}

    def page(self, address: str) -> Shown:
        if address not in self.pages:
            self.pages[address] = Shown(self.fetch(address))
        return self.pages[address]

    def addresses(self, kind: str, id: str) -> list[str]:
        """The pages on which a thing is shown, which is shown if it is on one of them."""
        root = f"/{self.code}/"
        if kind in PAGE_LISTS:
            return [f"{root}{PAGE_LISTS[kind]}/{id}/"]
        if kind == "article":
            return [f"{root}sources/{self.programme.written[kind][id]['source']}/"]
        return [f"{root}market/"] if kind == "market" else [root, f"{root}about/"]

    def missing(self, kind: str, id: str) -> Iterator[Missing]:
        from diptych.kernel.keeping.thing import named

        addresses = self.addresses(kind, id)
        try:
            pages = [self.page(address) for address in addresses]
        except (LookupError, urllib.error.URLError) as error:
            yield Missing(addresses[0], kind, id, "", f"the page: {error}")
            return
        for leaf in leaves(named(kind).shape, self.programme.written[kind][id]):
            if kind == "programme" and self.is_for_others(leaf):
                continue
            for path, wanted, ends in self.wanted(leaf):
                if not any(any(map(page.says, wanted)) or any(map(page.leads_to, ends)) for page in pages):
                    yield Missing(addresses[0], kind, id, path, " | ".join(sorted({*wanted, *ends})))

    def is_for_others(self, leaf: Leaf) -> bool:
        """Whether it is a translation of ours for the readers of another language of the site."""
        return leaf.path[-2:-1] == ("names",) and leaf.beside["lang"] != self.words.language.tag

    def wanted(self, leaf: Leaf) -> Iterator[tuple[str, set[str], set[str]]]:
        """For a value: its field, the texts any of which would do, the ends of links any of which would do."""
        path, name = ".".join(leaf.path), leaf.path[-1]
        if name in ("claims", "items"):
            for part, texts in self.words.claim(leaf.value["id"]):
                # What a drive counts is said by the place where it stands.
                if (name, part) != ("items", "measure"):
                    yield f"{path}.{part}", texts, set()
            if "source" in leaf.value:
                yield f"{path}.source", *self.reference("source", leaf.value["source"])
        elif name == "conflicts":
            yield from self.conflict(path, leaf.value)
        elif name not in ("id", "converted_from"):
            texts, ends = self.of_one(leaf, name)
            if texts or ends:
                yield path, texts, ends

    def conflict(self, path: str, conflict: Data) -> Iterator[tuple[str, set[str], set[str]]]:
        yield f"{path}.about", {conflict["about"]}, set()
        yield f"{path}.reason", self.words.code(conflict["reason"]), set()
        if conflict.get("note"):
            yield f"{path}.note", {conflict["note"]}, set()
        for id in conflict.get("claims", ()):
            yield f"{path}.claims", {self.words.figures.figure(self.programme.claim(id))}, set()
        for value in conflict.get("values", ()):
            yield f"{path}.values", {value, *self.words.date(value)}, set()
        for source in conflict.get("sources", ()):
            yield f"{path}.sources", *self.reference("source", source)

    def reference(self, kind: str, id: str) -> tuple[set[str], set[str]]:
        """What a thing is called, or a link to it. What is from memory is called so."""
        if id == "memory":
            return {self.say("unverified")}, set()
        kind = self.programme.kinds.get(id, kind)
        ends = {f"/{PAGE_LISTS[kind]}/{id}/"} if kind in PAGE_LISTS else set()
        return {self.programme.name(id, self.words.language.tag)}, ends

    def say(self, text: str) -> str:
        return self.words.language.gettext(text)

    def of_one(self, leaf: Leaf, name: str) -> tuple[set[str], set[str]]:
        from diptych.engines.values.shape import CURRENCY, FLAG, LANGUAGE, Code
        from diptych.kernel.keeping import shapes

        shape, value = leaf.shape, leaf.value
        if isinstance(shape, shapes.Ref):
            if shape.kind == "claim":
                return {self.words.figures.figure(self.programme.claim(value))}, set()
            if shape.kind == "content":
                return set(), {f"/{value.partition('/')[0]}/"}
            return self.reference(shape.kind, value)
        if isinstance(shape, shapes.Key) or shape is CURRENCY:
            return set(), set()
        if name == "pack":
            return set(), {f"/agreements/{value}/"}
        if name in ("page", "query"):
            return set(), set()
        if name == "basis":
            return {self.say("unverified")}, set()
        if shape is FLAG:
            return ({self.say(text) for text in SUPPLIED} if value else set()), set()
        if name == "syndication_group":
            return set(), self.syndicated(value, leaf.beside["id"])
        if shape is LANGUAGE or name == "code":
            return {self.words.language.language(value), value, marked(value)}, set()
        if shape is shapes.TERRITORY:
            return self.words.territory(value), set()
        if shape is shapes.DAY or isinstance(shape, shapes.Span):
            return self.dated(leaf, name), set()
        if shape in (shapes.CODE, shapes.SCRIPT) or isinstance(shape, Code):
            return self.words.code(str(value)), set()
        if name == "relation":
            word, _, of = value.partition(":")
            return self.words.code(word), self.reference("source", of)[1] if of else set()
        if isinstance(value, int | float):
            return self.words.number(value), set()
        return {str(value), *self.words.code(str(value)), *self.words.date(str(value))}, set()

    def syndicated(self, group: str, id: str) -> set[str]:
        """Links to the other texts that go back to the same original."""
        articles = self.programme.written["article"].values()
        others = [row["source"] for row in articles if row.get("syndication_group") == group and row["id"] != id]
        return {f"/sources/{source}/" for source in others}

    def dated(self, leaf: Leaf, name: str) -> set[str]:
        """A date, or the time that begins or ends with it."""
        found = self.words.date(leaf.value)
        for first, last in (("start", "end"), ("since", "until"), ("opens", "closes")):
            if name in (first, last) and first in leaf.beside and last in leaf.beside:
                found |= self.words.date(f"{leaf.beside[first]}/{leaf.beside[last]}")
        return found

    # The API ------------------------------------------------------------------------------------------------------

    def missing_in_api(self, kind: str, id: str) -> Iterator[Missing]:
        """Fields of a record that the API does not give back as they were written."""
        data = self.programme.written[kind][id]
        if kind == "market":
            for claim in data["claims"]:
                yield from self._held(f"/api/v1/claims/{claim['id']}", kind, id, claim)
        else:
            yield from self._held(f"/api/v1/{REGISTERS[kind]}/{id}", kind, id, data)

    def _held(self, address: str, kind: str, id: str, data: Data) -> Iterator[Missing]:
        try:
            found = json.loads(self.fetch(address))
        except (LookupError, urllib.error.URLError) as error:
            yield Missing(address, kind, id, "", f"the record: {error}")
            return
        for name, item in data.items():
            if found.get(name) != item:
                yield Missing(address, kind, id, name, json.dumps(item, ensure_ascii=False)[:200])


def compare(
    programme: Programme, fetch: Fetch, codes: Iterable[str] = CODES, only: Callable[[str, str], bool] | None = None
) -> list[Missing]:
    """Everything that is not where it should be; ``only`` says of which things, by kind and id."""
    chosen = [
        (kind, id) for kind, records in programme.written.items() for id in records if only is None or only(kind, id)
    ]
    found: list[Missing] = []
    for number, code in enumerate(codes):
        comparison = Comparison(programme, code, fetch)
        for kind, id in chosen:
            # What is from memory is no document, and its page says so instead.
            if (kind, id) != ("source", "memory"):
                found += comparison.missing(kind, id)
            if number == 0:
                found += comparison.missing_in_api(kind, id)
    return found


# The site -------------------------------------------------------------------------------------------------------------


def over_http(site: str) -> Fetch:
    def fetch(address: str) -> str:
        with urllib.request.urlopen(f"{site.rstrip('/')}{address}", timeout=60) as answer:
            return str(answer.read().decode())

    return fetch


def within_process() -> Fetch:
    """Answers of the site in this process, which Django has been set up for."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost", raise_request_exception=False)

    def fetch(address: str) -> str:
        answer = client.get(address)
        if answer.status_code != 200:
            raise LookupError(f"{address} answers {answer.status_code}")
        return answer.content.decode()

    return fetch


def _own_site(path: str, folder: str) -> Fetch:
    """A site with nothing but this programme."""
    for name in [name for name in os.environ if name.startswith("DIPTYCH_")]:
        del os.environ[name]
    os.environ.update(
        DIPTYCH_DATA=folder, DIPTYCH_LIMITS_URL="none://", DJANGO_SETTINGS_MODULE="diptych.config.settings"
    )
    import logging

    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.CRITICAL)
    from datetime import UTC, datetime

    from diptych.apps.programme.domain.importing import import_bundle
    from diptych.apps.programme.domain.reading import read_bundle
    from diptych.kernel.audit import Actor

    call_command("migrate", verbosity=0)
    import_bundle(read_bundle(path), by=Actor.command("import"), at=datetime.now(UTC))
    return within_process()


def main(arguments: list[str] | None = None) -> int:
    from diptych import programmes

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="?", default=programmes.folder(programmes.EXAMPLE), help="a folder of documents")
    parser.add_argument("--site", help="the address of a site that has imported them")
    parser.add_argument("--language", action="append", choices=CODES, help="instead of all three")
    parser.add_argument("--all", action="store_true", help="list everything that is missing, not some of each field")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="diptych-compare-", ignore_cleanup_errors=True) as folder:
        # The words of the site are needed even where the site itself is elsewhere.
        fetch = _own_site(asked.path, folder)
        programme = Programme(asked.path)
        found = compare(programme, over_http(asked.site) if asked.site else fetch, asked.language or CODES)
    report(found, everything=asked.all)
    things = sum(map(len, programme.written.values()))
    print(f"{things} records, {len(found)} values missing")
    return 1 if found else 0


def report(found: list[Missing], *, everything: bool = False, some: int = 5) -> None:
    """What is missing, by kind and field."""
    shown: Counter[tuple[str, str, str]] = Counter()
    for item in found:
        key = ("api" if item.where.startswith("/api/") else item.where[1:3], item.kind, item.path)
        shown[key] += 1
        if everything or shown[key] <= some:
            print(f"{item.where}  {item.kind} {item.id}  {item.path}: {item.looked_for[:300]}")
    for (where, kind, path), number in sorted(shown.items()):
        if number:
            print(f"{number:6}  {where}  {kind}.{path}")


if __name__ == "__main__":
    sys.exit(main())
