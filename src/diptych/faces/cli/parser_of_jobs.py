"""The words of ``diptych work``, ``jobs`` and ``mails``."""

from __future__ import annotations

from diptych.faces.cli.parser import common, in_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from diptych.faces.cli.parser import Parser


def _(text: str) -> str:
    return text


def work(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import work as verbs

    worker = commands.add_parser("work", help=say(_("work off jobs without answering anybody")))
    worker.add_argument("--threads", metavar="N", help=say(_("how many jobs at a time (4)")))
    worker.set_defaults(run=verbs.run)
    in_language(worker, say)


def jobs(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import jobs as verbs

    group = commands.add_parser("jobs", help=say(_("what waits to be done, and what was given up")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    listing = actions.add_parser("list", help=say(_("jobs that wait, run or were given up")))
    listing.add_argument("--state", choices=verbs.STATES, help=say(_("only those that stand so")))
    listing.set_defaults(run=verbs.listing)
    retry = actions.add_parser("retry", help=say(_("try again what was given up")))
    _chosen(retry, say)
    retry.set_defaults(run=verbs.retry)
    drop = actions.add_parser("drop", help=say(_("no longer list what was given up")))
    _chosen(drop, say)
    drop.set_defaults(run=verbs.drop)
    for action in (listing, retry, drop):
        common(action, say)


def mails(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import mails as verbs

    group = commands.add_parser("mails", help=say(_("the outbox: what was sent, what was not and why")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    listing = actions.add_parser("list", help=say(_("mails, the newest first")))
    listing.add_argument("--state", choices=verbs.STATES, help=say(_("only those that stand so")))
    listing.add_argument("--last", metavar="N", help=say(_("how many (50)")))
    listing.set_defaults(run=verbs.listing)
    send = actions.add_parser("send", help=say(_("send what waited while no mail server was named")))
    send.set_defaults(run=verbs.send)
    retry = actions.add_parser("retry", help=say(_("try again what was given up")))
    _chosen(retry, say)
    retry.set_defaults(run=verbs.retry)
    for action in (listing, send, retry):
        common(action, say)


def _chosen(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument("id", metavar="ID", nargs="*", help=say(_("as “list” shows them")))
    parser.add_argument("--all", action="store_true", help=say(_("every one")))
