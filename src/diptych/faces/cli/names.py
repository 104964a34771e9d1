"""``diptych names match`` and ``answer``: two names or one, with the reasons; and many at once, for evaluation."""

from __future__ import annotations

import json

from diptych.engines.values.errors import Refused
from diptych.faces.cli import reading
from diptych.faces.cli.tables import room, table
from diptych.faces.wording.matching import BANDS, CLASHES, LEFT_OVER, RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from typing import Any

    from diptych.engines.names.scoring import Match, Matcher
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


ONE, TWO = 0, 1
"""Exit codes of ``match``: the score reaches the threshold, or not."""

MOST = 20
"""Candidates named for a query."""

TOGETHER = 20_000
"""Pairs scored at a time."""


def match(arguments: argparse.Namespace) -> int:
    """Print the score of two forms with its reasons; 0 where it reaches the threshold, 1 where not."""
    from diptych.engines.names.scoring import Question
    from diptych.kernel.names import matcher

    for text in (arguments.a, arguments.b):
        if not text.strip():
            raise Refused("name_missing")
    question = Question(
        a=arguments.a,
        b=arguments.b,
        kind=arguments.kind,
        language_a=arguments.language_a,
        language_b=arguments.language_b,
    )
    found = matcher().match(question)
    if arguments.json:
        print(json.dumps(told(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_said(found, _language(arguments))))
    return ONE if found.same else TWO


def told(found: Match) -> dict[str, Any]:
    """A match as plain data."""
    from diptych.engines.names.learned import REVIEW, THRESHOLD, band

    return {
        "score": round(found.score, 4),
        "band": band(found.score),
        "threshold": THRESHOLD,
        "review": REVIEW,
        "same": found.same,
        "meetings": [
            {
                "a": meeting.a,
                "b": meeting.b,
                "rule": meeting.rule,
                "log_odds": meeting.log_odds,
                "letters": [list(pair) for pair in meeting.letters],
                "symbols": list(meeting.symbols),
            }
            for meeting in found.meetings
        ],
        "left_a": list(found.left_a),
        "left_b": list(found.left_b),
        "clashes": [{"a": list(clash.a), "b": list(clash.b), "role": clash.role} for clash in found.clashes],
    }


def _said(found: Match, language: Language) -> list[str]:
    from diptych.engines.names.learned import REVIEW, THRESHOLD, band

    facts = {
        "score": f"{found.score:.2f}",
        "verdict": language.gettext(BANDS[band(found.score)]),
        "threshold": f"{THRESHOLD:.2f}",
        "review": f"{REVIEW:.2f}",
    }
    said = _("{score}: {verdict} (one from {threshold} on, to be looked at from {review} on)")
    lines = [language.gettext(said).format(**facts), *reasons(found, language)]
    if not found.meetings:
        lines.append(language.gettext(_("Nothing of the one could be laid beside anything of the other.")))
    return lines


def reasons(found: Match, language: Language, *, wide: int | None = None) -> list[str]:
    """Which word met which, by which rule, and which words met nobody: lines for a terminal."""
    rows = [
        (
            meeting.a,
            meeting.b,
            f"{meeting.log_odds:+.1f}",
            language.gettext(RULES[meeting.rule])
            + (": " + " ".join(f"{one}={other or '–'}" for one, other in meeting.letters) if meeting.letters else ""),
        )
        for meeting in found.meetings
    ]
    lines = list(table(rows, room=wide or room()))
    against = language.gettext(_("Against: {a} – {b}, {why}"))
    for clash in found.clashes:
        why = language.gettext(CLASHES[clash.role])
        lines.append(against.format(a=language.listed(clash.a), b=language.listed(clash.b), why=why))
    left = [*found.left_a, *found.left_b]
    if left:
        lines.append(language.gettext(LEFT_OVER).format(words=language.listed(tuple(left))))
    return lines


# questions ------------------------------------------------------------------------------------------------------------


def answer(arguments: argparse.Namespace) -> int:
    """Answer a file of questions: a score for every pair, candidates for every query, and the threshold."""
    most = MOST
    if arguments.most is not None:
        if not arguments.most.isdecimal() or not 1 <= int(arguments.most) <= 1000:
            raise Refused("bad_setting", name="--most", found=arguments.most, expected="1–1000")
        most = int(arguments.most)
    questions = _questions(arguments.questions)
    from diptych.kernel.names import matcher

    found = answers(questions, matcher(), most=most)
    text = json.dumps(found, ensure_ascii=False)
    if arguments.output:
        reading.write(arguments.output, text + "\n")
    else:
        print(text)
    return 0


def answers(questions: Mapping[str, Any], by: Matcher, *, most: int = MOST) -> dict[str, Any]:
    """Scores of ``pairs`` by id, ids of candidates for ``queries`` by id (the best first), and the threshold."""
    from diptych.engines.names.learned import THRESHOLD
    from diptych.engines.names.retrieval import Index
    from diptych.engines.names.scoring import Question

    scores: dict[str, float] = {}
    pairs = questions.get("pairs", [])
    for begin in range(0, len(pairs), TOGETHER):
        some = pairs[begin : begin + TOGETHER]
        asked = [
            Question(
                a=pair["a"],
                b=pair["b"],
                kind=_kind(pair.get("kind")),
                language_a=pair.get("lang_a"),
                language_b=pair.get("lang_b"),
            )
            for pair in some
        ]
        scores.update(zip((pair["id"] for pair in some), (round(score, 6) for score in by.scores(asked)), strict=True))
    indexes: dict[str, Index] = {}
    ranked: dict[str, list[str]] = {}
    for query in questions.get("queries", []):
        target = query["target"]
        if target not in indexes:
            indexes[target] = Index(by)
            candidates = questions.get("candidates", {}).get(target, {})
            indexes[target].extend(candidates.items(), kind="person", language=target)
        hits = indexes[target].find(query["text"], kind="person", language=query.get("lang"), most=most)
        ranked[query["id"]] = [hit.id for hit in hits]
    return {"pairs": scores, "queries": ranked, "threshold": THRESHOLD}


def _kind(text: str | None) -> Any:
    """``place_RU`` is a place like any other; what is not said is a person."""
    kind = (text or "person").partition("_")[0]
    return kind if kind in ("person", "place", "organisation") else None


FIELDS = {"pairs": ("id", "a", "b"), "queries": ("id", "text", "target")}


def _questions(path: str) -> dict[str, Any]:
    """A file of questions; Refused for what the disk or the file says."""
    try:
        with open(path, "rb") as file:
            data = json.loads(file.read())
    except (FileNotFoundError, NotADirectoryError):
        raise Refused("not_found", path=path) from None
    except IsADirectoryError:
        raise Refused("is_folder", path=path) from None
    except OSError as error:
        raise Refused("unreadable", path=path, why=error.strerror or str(error)) from None
    except (ValueError, RecursionError):
        raise Refused("no_questions", path=path, place="JSON") from None
    if not isinstance(data, dict):
        raise Refused("no_questions", path=path, place="{…}")
    for group, fields in FIELDS.items():
        rows = data.get(group, [])
        if not isinstance(rows, list):
            raise Refused("no_questions", path=path, place=group)
        for at, row in enumerate(rows):
            for field in fields:
                if not isinstance(row, dict) or not isinstance(row.get(field), str):
                    raise Refused("no_questions", path=path, place=f"{group}[{at}].{field}")
            for field in ("kind", "lang", "lang_a", "lang_b"):
                if not isinstance(row.get(field), str | None):
                    raise Refused("no_questions", path=path, place=f"{group}[{at}].{field}")
    candidates = data.get("candidates", {})
    if not isinstance(candidates, dict) or not all(isinstance(names, dict) for names in candidates.values()):
        raise Refused("no_questions", path=path, place="candidates")
    for language, names in candidates.items():
        for id, name in names.items():
            if not isinstance(name, str):
                raise Refused("no_questions", path=path, place=f"candidates.{language}.{id}")
    return data


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
