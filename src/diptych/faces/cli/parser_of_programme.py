"""The words of ``diptych import`` and ``diptych export``."""

from __future__ import annotations

from diptych.faces.cli.parser import common

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from diptych.faces.cli.parser import Parser


def _(text: str) -> str:
    return text


def bring_in(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import programme as verbs

    group = commands.add_parser("import", help=say(_("bring documents into the registers")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="WHAT", required=True)
    load = actions.add_parser("programme", help=say(_("works, people, events, documents, sources of a programme")))
    load.add_argument("path", metavar="PATH", nargs="?", help=say(_("a folder of documents, or one of them")))
    load.add_argument("--example", metavar="NAME", help=say(_("a programme that comes with the package")))
    load.add_argument("--dry-run", action="store_true", help=say(_("say what would change, and keep nothing")))
    load.add_argument(
        "--compare",
        choices=("auto", "all", "alike", "none"),
        default="auto",
        help=say(_("how new people and organisations are compared with those that are there (auto)")),
    )
    load.set_defaults(run=verbs.load)
    common(load, say)


def give_out(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import programme as verbs

    group = commands.add_parser("export", help=say(_("write the registers as documents")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="WHAT", required=True)
    write = actions.add_parser("programme", help=say(_("works, people, events, documents, sources of a programme")))
    write.add_argument("path", metavar="PATH", nargs="?", help=say(_("the folder to write into (programme)")))
    write.set_defaults(run=verbs.write)
    common(write, say)
