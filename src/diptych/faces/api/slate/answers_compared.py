"""What the difference between two revisions looks like."""

from __future__ import annotations

from diptych.faces.api.slate.answers import Facts, Out


class FactChange(Out):
    path: str
    before: Facts
    after: Facts


class TextChange(Out):
    kind: str
    lang: str
    before: str
    after: str
    status_before: str
    status_after: str


class DocumentChange(Out):
    id: str
    kind: str
    before: str
    after: str
    version_before: int | None
    version_after: int | None


class FindingChange(Out):
    rule: str
    article: str | None
    before: str | None
    after: str | None


class Difference(Out):
    """In what two revisions differ."""

    before: int
    after: int
    facts: list[FactChange]
    texts: list[TextChange]
    documents: list[DocumentChange]
    rest: list[FactChange]
    findings: list[FindingChange]
