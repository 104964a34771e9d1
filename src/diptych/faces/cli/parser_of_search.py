"""The words of ``diptych search``."""

from __future__ import annotations

from diptych.faces.cli.parser import common

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from diptych.faces.cli.parser import Parser


def _(text: str) -> str:
    return text


ACTIONS = ("find", "rebuild", "status")


def in_full(argv: list[str]) -> list[str]:
    """The words with the action that is meant: ``search red silk`` is ``search find red silk``. Whoever looks for the
    word "rebuild" says ``search find rebuild``.

    >>> in_full(["search", "red", "silk"]), in_full(["search", "status"]), in_full(["search", "--help"])
    (['search', 'find', 'red', 'silk'], ['search', 'status'], ['search', '--help'])
    """
    asked = argv[1:]
    return argv if not asked or asked[0] in (*ACTIONS, "-h", "--help") else [argv[0], "find", *asked]


def search(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import search as verbs
    from diptych.faces.cli import search_index as index

    group = commands.add_parser("search", help=say(_("find what is on record, in whatever language")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="QUERY|ACTION", required=True)
    find = actions.add_parser("find", help=say(_("what a question finds; the word may be left out")))
    find.add_argument("query", metavar="QUERY", nargs="+", help=say(_("what to look for, as one types it on the site")))
    find.add_argument(
        "--kind",
        metavar="KIND",
        action="append",
        default=[],
        help=say(_("only this kind, as in work or source; may be given several times")),
    )
    find.add_argument("--most", metavar="N", help=say(_("how many to name (20)")))
    find.add_argument("--as", metavar="NAME", dest="account", help=say(_("as the account of this name finds it")))
    find.set_defaults(run=verbs.find)
    rebuild = actions.add_parser("rebuild", help=say(_("build the index anew, beside the one that is asked")))
    rebuild.set_defaults(run=index.rebuild)
    status = actions.add_parser("status", help=say(_("what the index holds, and whether it is up to date")))
    status.set_defaults(run=index.status)
    for action in (find, rebuild, status):
        common(action, say)
