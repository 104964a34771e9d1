"""Writes the table of moves into docs/the-way-of-a-proposal.md.

    python tools/refresh_way.py            # rewrite the tables of the page
    python tools/refresh_way.py --check    # only say whether they would change

The table itself is ``diptych.apps.slate.transitions``; here are the words of the page for what it names.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from diptych.apps.slate import transitions as way
from diptych.engines.workflow.table import Move, Table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "the-way-of-a-proposal.md"
PART = re.compile(
    r"(?P<head><!-- table of a (?P<level>track|proposal) -->\n\n).*?(?=<!-- end of the table -->)", re.DOTALL
)

WHO = {
    (way.PRODUCER,): "producers",
    way.DECIDING: "officer or coordinator",
    way.COORDINATOR: "coordinator",
    (*way.DECIDING, way.SITE): "officer or coordinator; the site, when a new revision touches what was decided",
}
ACTS = {
    "file": "hand the proposal in, to all parties at once",
    "find_complete": "find the dossier complete",
    "request_information": "ask the producers for something",
    "answer": "answer with a revised dossier",
    "decide": "decide: approve, approve with conditions, refuse",
    "publish": "publish the decision",
    "take_back": "take back a decision that is not published",
    "appeal": "contest a decision",
    "uphold_appeal": "find that the producers are right",
    "dismiss_appeal": "stay with the decision",
    "reopen": "look again at what was decided",
    "file_final": "hand in the finished film, to all parties at once",
    "withdraw": "take the proposal back from all parties",
    "lapse": "end it because nothing came",
    "begin_production": "say that production has begun",
    "reach_milestone": "report a milestone",
    "notify_change": "give notice of a change",
    "duplicate": "begin a new proposal with the same content",
    "hand_over": "give the proposal to other producers",
}
GUARDS = {
    "ready": "the dossier says enough to be handed in",
    "round_open": "the round takes proposals of this form now, or the proposal is for no round",
    "reviews_in": "no review is outstanding, or those that are were waived with a reason",
    "within_term": "the term for an appeal is running",
    "cause": "a change or a revised dossier touches the decision, or the parties disagree",
    "conditions_met": "every condition is met or waived",
    "deadline_passed": "a deadline of this party has passed in vain",
}
SEVERAL = {
    frozenset(set(way.TRACKS.states) - {"closed"}): "anything but `closed`",
    frozenset(set(way.TRACKS.states) - {"closed", "none"}): "anything but `none` and `closed`",
    frozenset(way.PROPOSALS.states): "anything",
    frozenset(way.NOT_ENDED): "anything that is not ended",
    frozenset(way.FILED): "anything filed and not ended",
}
"""Sets of states that are said shorter than by naming each."""


def states(found: tuple[str, ...]) -> str:
    return SEVERAL.get(frozenset(found)) or ", ".join(f"`{state}`" for state in map(str, found))


def provided(move: Move) -> str:
    """What must be true beside the state."""
    said = [f"{GUARDS[guard]} (`{guard}`)" for guard in move.guards]
    return "; ".join([*said, "a reason is given"] if move.reason_required else said)


def table(of: Table) -> str:
    """The moves of one level in Markdown."""
    leads = not of.derived
    head = ["move", "what it is", "who", "from", *(["to"] if leads else []), "only if"]
    rows = [
        [
            f"`{move.name}`",
            ACTS[move.name],
            WHO[move.who],
            states(move.sources),
            *([states(move.targets)] if leads else []),
            provided(move),
        ]
        for move in of.moves
    ]
    lines = (" | ".join(cells) for cells in (head, ["---"] * len(head), *rows))
    return "".join(f"| {line} |\n" for line in lines)


def refreshed(text: str) -> str:
    """The page with its tables as they are now."""
    tables = {"track": way.TRACKS, "proposal": way.PROPOSALS}
    return PART.sub(lambda found: f"{found['head']}{table(tables[found['level']])}\n", text)


def main(argv: list[str]) -> int:
    text = PAGE.read_text(encoding="utf-8")
    fresh = refreshed(text)
    if fresh != text:
        print(f"{PAGE.name}: {'stale' if '--check' in argv else 'refreshed'}")
        if "--check" not in argv:
            PAGE.write_text(fresh, encoding="utf-8")
    return int(fresh != text and "--check" in argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
