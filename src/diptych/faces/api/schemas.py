"""What answers look like, for OpenAPI. Answers are built elsewhere; tests hold them against these."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from diptych.engines.treaty.dossier import FORMS
from diptych.engines.treaty.outcome import OUTCOMES, STATUSES
from diptych.engines.treaty.pack import CONFIDENCES, LAYERS
from diptych.faces.api.asking import STANDS
from diptych.faces.api.problems import KINDS


def _one_of(*codes: str) -> Any:
    return Field(json_schema_extra={"enum": list(codes)})


class Answer(BaseModel):
    """Nothing stands in an answer that is not described."""

    model_config = ConfigDict(extra="forbid")


class Exact(Answer):
    """An exact number; where the decimal does not end it is cut, so compute with the fraction."""

    fraction: str = Field(examples=["9999/50000"])
    decimal: str = Field(examples=["0.19998"])


class Amount(Answer):
    """A sum of money."""

    amount: str = Field(examples=["500000000"])
    currency: str = Field(examples=["RUB"])


Value = TypeAliasType("Value", "bool | int | str | Exact | Amount | list[Value] | None")

Outcome = Annotated[str, _one_of(*OUTCOMES)]
Status = Annotated[str, _one_of(*STATUSES)]
Stands = Annotated[str, _one_of(*STANDS)]
Layer = Annotated[str, _one_of(*LAYERS)]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Sentence = Annotated[str, Field(description="The same in words, in the language of the answer.")]
Address = Annotated[str, Field(description="A path on this host.", examples=["/api/v1/agreements/rucn-2017"])]


class Fact(Answer):
    """One fact that a finding rests on."""

    code: str
    subject: str | None = Field(description="A country, producer, person, document or language.")
    value: Value = Field(description="Null is not known.")
    at_most: Value = Field(None, description="The upper end, where only a range is known.")
    terms: list[Value] = Field([], description="What the value was computed from, in order.")
    outcome: Outcome | None = None
    sentence: Sentence


class Requirement(Answer):
    """What a rule demands."""

    code: str
    relation: str = Field(examples=[">="])
    value: Value
    subject: str | None


class Remedy(Answer):
    """Whose consent, or which facts, would settle a finding."""

    consent_of: list[str]
    missing: list[str] = Field(description="Places in the dossier, as in `dates.shooting_start`.")


class Finding(Answer):
    """The outcome of one rule on one dossier, with everything needed to check it by hand."""

    rule: str
    article: str | None
    outcome: Outcome
    code: str
    title: str = Field(description="The title of the rule, in the language of the answer.")
    sentence: Sentence
    facts: list[Fact]
    required: list[Requirement]
    cure: Remedy
    warnings: list[str]
    source: list[str] = Field(description="Ids of sources of the agreement.")
    confidence: Annotated[str, _one_of(*CONFIDENCES)]
    layer: str | None = Field(description="The guideline the rule belongs to, if it is not the text's own.")


class Change(Answer):
    """Set one place of the dossier; null takes away what stands there."""

    path: list[str | int]
    value: Any
    before: Any


class Move(Answer):
    """Money (or a share, where the dossier has only shares) given to a producer or, below nought, taken from one."""

    producer: str
    country: str | None
    amount: Value


class Cure(Answer):
    """The smallest change found that makes rules hold, tried before it is shown."""

    code: str
    rules: list[str]
    size: Value
    subjects: list[Value]
    moves: list[Move]
    changes: list[Change]
    outcomes: dict[str, Outcome] = Field(description="The outcome of each rule after the change.")
    status: Status | None = Field(description="The overall status after the change.")
    sentence: Sentence


class Assessment(Answer):
    """All findings of a dossier under one agreement on one date of law."""

    agreement: str
    on: Day
    status: Status
    force: Annotated[str, _one_of("confirmed", *STANDS)]
    sentence: Sentence
    findings: list[Finding]
    cures: list[Cure]


class Entry(Answer):
    """One agreement of the survey."""

    agreement: str
    title: str
    layer: Layer
    applies: bool | None
    status: Status
    why: str
    subjects: list[str]
    sentence: Sentence
    assessment: Assessment | None


class Remark(Answer):
    """How agreements stand to each other in this film."""

    code: str
    agreements: list[str]
    subjects: list[str]
    sentence: Sentence


class Survey(Answer):
    """Every agreement of the library tried on one dossier, the likeliest first."""

    on: Day
    carriers: list[str] = Field(description="Agreements that could carry the film.")
    entries: list[Entry]
    remarks: list[Remark]


class Agreement(Answer):
    """One agreement in the list."""

    id: str
    title: str
    layer: Layer
    parties: list[str]
    forms: list[Annotated[str, _one_of(*FORMS)]]
    status: Stands
    signed: str | None = Field(description="To the precision it is known.", examples=["2017-07-04"])
    in_force: str | None
    address: Address
    page: Address


class Agreements(Answer):
    """Agreements that meet every filter."""

    on: Day
    agreements: list[Agreement]


class Deciding(Answer):
    """The authority of one party on the day."""

    country: str
    name: str


class Law(Answer):
    """The agreement on one day."""

    on: Day
    force: Stands
    parties: list[str] = Field(description="Countries bound on the day.")
    authorities: list[Deciding]
    parameters: dict[str, Value] = Field(description="Thresholds at their value of the day; null before the first.")
    rules: list[str] = Field(description="Ids of the rules that are law on the day.")


class WholeAgreement(Agreement):
    """One agreement: its law on a day, and the pack it is made from."""

    law: Law
    pack: Any


class Rule(Answer):
    """One rule of an agreement."""

    agreement: str
    id: str
    on: Day
    is_law: bool = Field(description="Whether it is law on the day.")
    title: str
    text: str = Field(description="What the article says, in the language of the answer: a paraphrase.")
    article: str | None
    parameters: dict[str, Value] = Field(description="The thresholds it uses, at their value of the day.")
    rule: Any = Field(description="As in the pack.")
    address: Address
    page: Address


class Example(Answer):
    """One example in the list."""

    id: str
    title: str
    agreement: str | None
    address: Address


class Examples(Answer):
    """Made-up dossiers to try things with."""

    examples: list[Example]


class WholeExample(Example):
    """One example with its dossier."""

    dossier: Any


class ProblemKind(Answer):
    """One kind of problem."""

    code: Annotated[str, _one_of(*KINDS)]
    status: int
    title: str


class ProblemKinds(Answer):
    """Every kind of problem, as the member `type` of a problem names it after `#`."""

    problems: list[ProblemKind]


class Error(Answer):
    """One thing wrong, and where."""

    pointer: str | None = Field(None, description="A place in the body (RFC 6901); empty is the whole body.")
    parameter: str | None = Field(None, description="A parameter of the address.")
    code: str
    detail: str
    found: str | None
    expected: str | None
    line: int | None = Field(None, description="Where the reading of the body ended, from 1.")
    column: int | None = None


class Problem(Answer):
    """What went wrong (RFC 9457). Codes stay, sentences may change."""

    type: str = Field(json_schema_extra={"format": "uri-reference"})
    title: str
    status: int
    code: Annotated[str, _one_of(*KINDS)]
    detail: str
    instance: str
    request_id: str | None = Field(description="Name it when you report the problem.")
    count: int = Field(0, description="How many errors there are; at most 1000 are listed.")
    errors: list[Error] = []
    facts: dict[str, Any] = Field({}, description="What a refusal of the slate is about, as plain data.")
