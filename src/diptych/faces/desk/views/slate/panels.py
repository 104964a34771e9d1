"""The parts of a proposal's page, worded: sides, texts, papers, reviews, rooms."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from django.urls import reverse

from diptych.apps.slate.enums import Room
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.record import Record
from diptych.faces.desk.views.slate.common import Due, due, publication, say
from diptych.faces.desk.wording import slate as words
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.catalogue import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any

    from diptych.apps.slate.queries.deciding import DecisionSeen
    from diptych.apps.slate.queries.page import ProposalPage, RoomSeen
    from diptych.apps.slate.queries.seeing import TrackSeen
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


class Side(Record):
    """One party: how far it is, and its decision as far as the reader may see it."""

    party: str
    name: str
    own: bool
    state: str
    state_word: str
    stage: str
    since: datetime
    due: Due | None
    waits: str
    """Whom the deadline binds."""
    decision: dict[str, Any] | None


def side(seen: ProposalPage, track: TrackSeen) -> Side:
    holding = (row for row in seen.decisions if row.party == track.party and row.ended_at is None)
    decision = next(iter(sorted(holding, key=lambda row: row.stage != track.stage)), None)
    language = current_language()
    return Side(
        party=track.party,
        name=language.country(track.party),
        own=track.own,
        state=track.state,
        state_word=say(words.TRACK[track.state]),
        stage=say(words.STAGES[track.stage]),
        since=track.since,
        due=due(track.deadline, track.party) if track.state not in ("closed", "none") else None,
        waits=say(_("The producers answer until")) if track.state == "asked" else say(_("Deadline")),
        decision=_decision(seen, decision) if decision else None,
    )


def past_decisions(seen: ProposalPage) -> list[dict[str, Any]]:
    """Decisions that do not hold any more, the last one first."""
    return [_decision(seen, row) for row in seen.decisions if row.ended_at is not None]


def _decision(seen: ProposalPage, row: DecisionSeen) -> dict[str, Any]:
    language = current_language()
    may_settle = row.own and row.ended_at is None and seen.may("settle_condition", row.party)
    return {
        "id": row.id,
        "party": language.country(row.party),
        "own": row.own,
        "mark": words.OUTCOMES_OF_VERDICTS[row.verdict],
        "verdict": say(words.VERDICTS[row.verdict]),
        "stage": say(words.STAGES[row.stage]),
        "revision": row.revision,
        "reasons": row.reasons,
        "lang": row.lang,
        "published_at": row.published_at,
        "publication": publication(row.publish_on) if row.publish_on else "",
        "decided_by": row.decided_by,
        "decided_at": row.decided_at,
        "ended_at": row.ended_at,
        "end_reason": row.end_reason,
        "waived": row.waived_reviews,
        "appeal_until": row.appeal_until,
        "conditions": [
            {
                "number": condition.number,
                "text": condition.text,
                "lang": condition.lang,
                "public": condition.is_public,
                "due": due(condition.due, row.party) if condition.due and condition.met_at is None else None,
                "met_at": condition.met_at,
                "met_by": condition.met_by if row.own else "",
                "evidence": condition.evidence,
                "waived": condition.is_waived,
                "settle": reverse("desk-condition", kwargs={"id": seen.id, "condition": condition.pk})
                if may_settle and condition.met_at is None
                else "",
            }
            for condition in row.conditions
        ],
        "appeals": [
            {
                "grounds": appeal.grounds,
                "lang": appeal.lang,
                "filed_at": appeal.filed_at,
                "outcome": say(words.APPEALS[appeal.outcome]) if appeal.outcome else "",
                "reasons": appeal.reasons,
                "reasons_lang": appeal.reasons_lang,
                "settled_at": appeal.settled_at,
            }
            for appeal in row.appeals
        ],
    }


# What was filed -------------------------------------------------------------------------------------------------------


def texts(seen: ProposalPage) -> list[dict[str, Any]]:
    """Texts by kind, each in all its languages, the original first."""
    language = current_language()
    found: dict[str, list[dict[str, str]]] = {}
    for row in seen.now.texts:
        if row.kind == "title":
            continue
        found.setdefault(row.kind, []).append(
            {
                "lang": row.lang,
                "language": language.language(row.lang),
                "status": say(words.TEXT_STATUS[row.status]),
                "translator": row.translator,
                "text": row.text,
            }
        )
    return [
        {"kind": kind, "word": say(words.TEXTS[kind]), "panels": found[kind]} for kind in words.TEXTS if kind in found
    ]


def backings(seen: ProposalPage) -> list[list[str]]:
    language = current_language()
    return [
        [
            row.agency,
            language.country(row.country) if row.country else "",
            say(words.BACKINGS[row.kind]),
            f"{language.number(Fraction(row.amount))} {row.currency}" if row.amount is not None else "",
            say(words.BACKING_STATES[row.state]),
            row.terms,
        ]
        for row in seen.now.backings
    ]


def milestones(seen: ProposalPage) -> list[dict[str, Any]]:
    """The schedule as the macro ``timeline`` takes it."""
    language = current_language()
    return [
        {
            "what": say(words.MILESTONES[row.kind]),
            "when": language.date(row.reached) if row.reached else _partial(row.planned) or say(_("no date yet")),
            "datetime": row.reached.isoformat() if row.reached else row.planned,
            "note": row.note,
            "state": "" if row.reached else "awaited" if row.planned else "unknown",
        }
        for row in seen.now.milestones
    ]


def _partial(text: str) -> str:
    try:
        return current_language().date(PartialDate.parse(text)) if text else ""
    except ValueError:
        return text


def answers(seen: ProposalPage) -> list[dict[str, Any]]:
    """Answers to the questions of the call, each with what was asked."""
    if seen.round is None or not seen.now.answers:
        return []
    language = current_language()
    asked = {row.position + 1: row.texts for row in seen.round.questions.all()}
    return [
        {"question": language.pick(asked.get(row.question, {})), "text": row.text, "lang": row.lang}
        for row in seen.now.answers
    ]


def documents(seen: ProposalPage) -> dict[str, list[dict[str, Any]]]:
    """Papers of the dossier, and those of the reader's own side."""
    language = current_language()
    found: dict[str, list[dict[str, Any]]] = {"filed": [], "own": []}
    for row in seen.documents:
        found["own" if row.party else "filed"].append(
            {
                "title": row.title,
                "kind": say(words.DOCUMENTS[row.kind]),
                "visibility": say(words.VISIBILITY[row.visibility]),
                "version": reverse("desk-side-document-version", kwargs={"id": seen.id, "document": row.id})
                if row.party and seen.may("add_side_document", row.party)
                else "",
                "out": reverse("desk-side-document-out", kwargs={"id": seen.id, "document": row.id})
                if row.party and seen.may("add_side_document", row.party)
                else "",
                "versions": [
                    {
                        "number": version.number,
                        "name": version.name,
                        "href": reverse("desk-document", kwargs={"id": version.id}),
                        "at": version.at,
                        "by": version.by,
                        "size": size(version.file.size, language),
                        "sha256": version.file.sha256,
                    }
                    for version in row.versions
                ],
            }
        )
    return found


def size(count: int, language: Any) -> str:
    """Bytes as people say them: ``1.4 MB``."""
    for unit, step in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= step:
            return f"{language.number(Fraction(round(10 * count / step), 10), digits=1)} {unit}"
    return f"{language.number(count)} B"


# What the side makes of it --------------------------------------------------------------------------------------------


def reviews(seen: ProposalPage) -> list[dict[str, Any]]:
    language = current_language()
    names = {}
    if seen.round is not None:
        names = {row.pk: (language.pick(row.names), row.most) for row in seen.round.criteria.all()}
    return [
        {
            "id": row.id,
            "name": row.name,
            "mine": row.mine,
            "party": row.party,
            "stage": say(words.STAGES[row.stage]),
            "interest": row.interest,
            "interest_word": say(words.INTERESTS[row.interest]),
            "interest_note": row.interest_note,
            "state": _review_state(row),
            "due": due(row.due, row.party) if row.due and not row.submitted_at and not row.ended_at else None,
            "submitted_at": row.submitted_at,
            "ended_at": row.ended_at,
            "end_reason": row.end_reason,
            "recommendation": say(words.RECOMMENDATIONS[row.recommendation]) if row.recommendation else "",
            "text": row.text,
            "lang": row.lang,
            "scores": [
                (names[score.criterion][0], score.points, names[score.criterion][1])
                for score in row.scores
                if score.criterion in names
            ],
            "mean": percent(row.mean),
            "release": reverse("desk-release", kwargs={"id": seen.id, "assignment": row.id})
            if row.ended_at is None and row.submitted_at is None and seen.may("release_reviewer", row.party)
            else "",
            "give_back": reverse("desk-give-back", kwargs={"id": seen.id, "assignment": row.id})
            if row.ended_at is None and row.submitted_at is not None and seen.may("reopen_review", row.party)
            else "",
        }
        for row in seen.reviews
    ]


def percent(mean: Fraction | None) -> str:
    """A mean of full marks as whole per cent; empty where there are no points."""
    if mean is None:
        return ""
    return _percent(mean.numerator, mean.denominator, current_language())


@lru_cache(maxsize=4096)
def _percent(above: int, below: int, language: Language) -> str:
    whole = round(Fraction(above, below) * 100)
    return language.share(Fraction(whole, 100)) if whole % 100 else f"{whole} %"


def _review_state(row: Any) -> str:
    if row.interest == "conflict":
        return say(words.INTERESTS["conflict"])
    if row.submitted_at is not None:
        return say(_("Handed in"))
    if row.ended_at is not None:
        return say(_("Released"))
    if row.interest == "undeclared":
        return say(words.INTERESTS["undeclared"])
    return say(_("Begun")) if row.begun else say(_("Not begun"))


def requests(seen: ProposalPage) -> list[dict[str, Any]]:
    return [
        {
            "kind": say(words.REQUESTS[row.kind][0]),
            "text": row.text,
            "lang": row.lang,
            "party": row.party,
            "asked_by": row.asked_by,
            "asked_at": row.asked_at,
            "due": due(row.due, row.party) if row.due and row.answered_at is None else None,
            "answered_at": row.answered_at,
            "answered_by": row.answered_by,
        }
        for row in seen.requests
    ]


# Words between people -------------------------------------------------------------------------------------------------


def rooms(seen: ProposalPage) -> list[dict[str, Any]]:
    """The rooms that the reader enters, each unmistakable: its name, and who reads what is written there."""
    language = current_language()
    parties = language.listed(language.country(track.party) for track in seen.tracks)
    order = [Room.INTERNAL, Room.PRODUCERS, Room.PARTIES]
    return [_room(room, parties) for kind in order for room in seen.rooms if room.room == kind]


def _room(room: RoomSeen, parties: str) -> dict[str, Any]:
    language = current_language()
    word, who = words.ROOMS[room.room]
    party = language.country(room.party) if room.party else ""
    return {
        "room": room.room,
        "party": room.party,
        "id": f"{room.room}-{room.party}" if room.party else room.room,
        "word": say(word),
        "who": say(who).format(party=party, parties=parties),
        "may_write": room.may_write,
        "messages": [
            {
                "author": message.author_label,
                "party": language.country(message.author_party) if message.author_party else say(_("producers")),
                "at": message.at,
                "text": message.text,
                "lang": message.lang,
            }
            for message in room.messages
        ],
    }


def revisions(seen: ProposalPage) -> list[dict[str, Any]]:
    rows = list(seen.revisions)
    numbers = {row.number for row in rows}
    return [
        {
            "number": row.number,
            "kind": say(words.REVISIONS[row.kind]),
            "stage": say(words.STAGES[row.stage]),
            "status": say(STATUSES[row.status]) if row.status in STATUSES else "",
            "reason": row.reason,
            "filed_by": row.filed_by,
            "filed_at": row.filed_at,
            "digest": row.digest,
            "compare": f"{reverse('desk-difference', kwargs={'id': seen.id})}?from={row.number - 1}&to={row.number}"
            if row.number - 1 in numbers
            else "",
        }
        for row in rows
    ]


def parties_named(codes: Iterable[str]) -> str:
    language = current_language()
    return language.listed(language.country(code) for code in codes)
