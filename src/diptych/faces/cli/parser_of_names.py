"""The words of ``diptych names``."""

from __future__ import annotations

from diptych.faces.cli.parser import common

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from diptych.faces.cli.parser import Parser


def _(text: str) -> str:
    return text


KINDS = ("person", "place", "organisation")
AGENTS = ("person", "organisation", "collective", "place")


def names(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import names as verbs
    from diptych.faces.cli import names_duplicates as duplicates
    from diptych.faces.cli import names_finding as finding
    from diptych.faces.cli import names_training as training

    group = commands.add_parser("names", help=say(_("whether two names, in any scripts, are one")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    match = actions.add_parser("match", help=say(_("score two forms of a name, and say why")))
    match.add_argument("a", metavar="A", help=say(_("a name")))
    match.add_argument("b", metavar="B", help=say(_("another, or the same in other letters")))
    match.add_argument("--kind", choices=KINDS, default="person", help=say(_("what is named (person)")))
    for side in ("a", "b"):
        match.add_argument(
            f"--language-{side}", metavar="TAG", help=say(_("the language of that form, as in zh, where it is known"))
        )
    match.set_defaults(run=verbs.match)
    find = actions.add_parser("find", help=say(_("who in the registers a name may be, in any script")))
    find.add_argument("name", metavar="NAME", help=say(_("a name, in any letters")))
    find.add_argument("--kind", choices=AGENTS, default="", help=say(_("what is named (anything)")))
    find.add_argument("--language-of", metavar="TAG", help=say(_("the language of the name, where it is known")))
    find.add_argument("--most", metavar="N", help=say(_("how many at the most (20)")))
    find.set_defaults(run=finding.find)
    rebuild = actions.add_parser("rebuild", help=say(_("make anew what names in the registers are found by")))
    rebuild.set_defaults(run=finding.rebuild)
    pairs = actions.add_parser("duplicates", help=say(_("look for records of the registers that may be one")))
    pairs.add_argument(
        "--again", action="store_true", help=say(_("compare everything anew, not only what has changed"))
    )
    pairs.add_argument("--most", metavar="N", help=say(_("how many at the most (20)")))
    pairs.set_defaults(run=duplicates.duplicates)
    answer = actions.add_parser("answer", help=say(_("answer a file of questions, for evaluation")))
    answer.add_argument("questions", metavar="QUESTIONS", help=say(_("pairs, queries and candidates, JSON")))
    answer.add_argument("-o", "--output", metavar="FILE", help=say(_("the file to write (standard output)")))
    answer.add_argument("--most", metavar="N", help=say(_("candidates named for a query (20)")))
    answer.set_defaults(run=verbs.answer)
    train = actions.add_parser("train", help=say(_("learn the tables anew from lists of words and judged pairs")))
    several = {"action": "append", "metavar": "FILE", "required": True}
    train.add_argument("--tokens", help=say(_("words in several scripts, TSV; may be given several times")), **several)  # type: ignore[arg-type]
    train.add_argument("--pairs", metavar="FILE", required=True, help=say(_("judged pairs of names, TSV")))
    train.add_argument("--out", metavar="DIR", required=True, help=say(_("the folder to write the tables to")))
    train.add_argument("--licence", metavar="TEXT", required=True, help=say(_("under what the words may be used")))
    train.add_argument(
        "--pairs-licence", metavar="TEXT", help=say(_("under what the pairs may be used (as the words)"))
    )
    train.add_argument("--date", metavar="DATE", required=True, help=say(_("the day to note in the tables")))
    train.set_defaults(run=training.train)
    for action in (match, find, rebuild, pairs, answer, train):
        common(action, say)
