"""The words of the command: what may be asked, and how."""

from __future__ import annotations

import argparse
import os
import sys

from diptych.faces.cli import BAD_INPUT
from diptych.faces.cli.tables import room
from diptych.kernel.texts import LANGUAGES, Language, preferred

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn


def _(text: str) -> str:
    return text


class Layout(argparse.HelpFormatter):
    """Help as wide as everything else; argparse would load half of the file system's tools to ask the terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=room())


class Parser(argparse.ArgumentParser):
    """Refuses bad usage with exit code 64, as every other bad input."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=Layout, **options)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(BAD_INPUT, f"{self.prog}: {message}\n")


def parse(argv: list[str]) -> argparse.Namespace:
    """Read the arguments; ``run`` in the result is the function that carries the command out."""
    language = Language(_language(argv))
    _speak(language)
    say = language.gettext
    parser = Parser(
        prog="diptych",
        description=say(
            _("Joint films between countries: does a film qualify, under which agreement, what would cure it?")
        ),
    )
    parser.add_argument("--version", action="store_true", help=say(_("print the version and stop")))
    commands = parser.add_subparsers(title=say(_("commands")), metavar="COMMAND")
    # Only the command asked for is loaded; help, and a word that is none, need them all.
    adders = {
        "agreements": _agreements,
        "assess": _assess,
        "schema": _schema,
        "serve": _serve,
        "demo": _demo,
        "check": _check,
        "ledger": _ledger,
        "editors": _editors,
        "import": _import,
        "export": _export,
    }
    asked = adders.get(argv[0] if argv else "")
    for add in [asked] if asked else adders.values():
        add(commands, say)
    arguments = parser.parse_args(argv)
    if arguments.version:
        arguments.run = _version
    elif not hasattr(arguments, "run"):
        parser.print_help()
        arguments.run = lambda _arguments: 0
    return arguments


def _agreements(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import agreements as verbs

    group = commands.add_parser("agreements", help=say(_("list, show and validate agreements")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    listing = actions.add_parser("list", help=say(_("every agreement in the library")))
    listing.set_defaults(run=verbs.listing)
    show = actions.add_parser("show", help=say(_("one agreement with its rules, dates and sources")))
    show.add_argument("id", metavar="ID")
    show.add_argument("--on", metavar="DATE", help=say(_("the law of this day (today)")))
    show.set_defaults(run=verbs.show)
    validate = actions.add_parser("validate", help=say(_("check a pack: a file, or a folder with pack.yaml")))
    validate.add_argument("path", metavar="PATH")
    validate.set_defaults(run=verbs.validate)
    for action in (listing, show, validate):
        _common(action, say)


def _assess(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import assess as verbs

    assess = commands.add_parser("assess", help=say(_("hold a dossier against an agreement, or against all")))
    assess.add_argument("dossier", metavar="DOSSIER", nargs="?", help=say(_("a dossier, YAML or JSON")))
    assess.add_argument("--example", metavar="NAME", help=say(_("a dossier that comes with the package")))
    assess.add_argument("--examples", action="store_true", help=say(_("every example, one after another")))
    assess.add_argument("--agreement", metavar="ID", help=say(_("under this agreement")))
    assess.add_argument("--all", action="store_true", help=say(_("survey every agreement in the library")))
    assess.add_argument("--on", metavar="DATE", help=say(_("the law of this day (today)")))
    assess.add_argument("--cures", action="store_true", help=say(_("suggest the smallest changes that would help")))
    assess.add_argument("--html", metavar="FILE", help=say(_("also write a report to read in a browser")))
    assess.set_defaults(run=verbs.run)
    _common(assess, say)


def _schema(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import agreements as verbs

    schema = commands.add_parser("schema", help=say(_("print the JSON Schema of a format")))
    schema.add_argument("format", choices=("dossier", "agreement", *verbs.OF_PROGRAMMES))
    schema.set_defaults(run=verbs.schema)
    _common(schema, say)


def _serve(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import serve as verbs

    serve = commands.add_parser("serve", help=say(_("open the site")))
    _place(serve, say)
    serve.add_argument("--port", metavar="PORT", help=say(_("the port to listen on (PORT, else 8000)")))
    serve.set_defaults(run=verbs.serve)
    _in_language(serve, say)


def _demo(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import serve as verbs

    demo = commands.add_parser("demo", help=say(_("open the site with its examples, on this machine alone")))
    demo.add_argument("--port", metavar="PORT", help=say(_("the port to listen on (PORT, else 8000)")))
    demo.set_defaults(run=verbs.demo)
    _in_language(demo, say)


def _check(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import site_check as verbs

    check = commands.add_parser("check", help=say(_("say what is wrong with how the site is set up")))
    _place(check, say)
    check.set_defaults(run=verbs.check)
    _common(check, say)


def _ledger(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import ledger as verbs

    group = commands.add_parser("ledger", help=say(_("who changed what, and whether the record of it is whole")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    show = actions.add_parser("show", help=say(_("the last changes, or those of one thing")))
    show.add_argument("--thing", metavar="TYPE:ID", help=say(_("only of this thing, as in works.work:12")))
    show.add_argument("--last", metavar="N", help=say(_("how many, the newest last (20)")))
    show.set_defaults(run=verbs.show)
    verify = actions.add_parser("verify", help=say(_("prove that nothing was altered or removed")))
    verify.set_defaults(run=verbs.verify)
    for action in (show, verify):
        _common(action, say)


def _editors(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import editors as verbs

    group = commands.add_parser("editors", help=say(_("who may sign in to the desk and change the registers")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    add = actions.add_parser("add", help=say(_("make somebody an editor")))
    add.add_argument("name", metavar="NAME", help=say(_("what one signs in with")))
    add.add_argument("--full-name", metavar="TEXT", help=say(_("what the ledger calls them (NAME)")))
    add.add_argument("--password-from-stdin", action="store_true", help=say(_("read the password from standard input")))
    add.set_defaults(run=verbs.add)
    listing = actions.add_parser("list", help=say(_("every editor")))
    listing.set_defaults(run=verbs.listing)
    remove = actions.add_parser("remove", help=say(_("take the role from somebody")))
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=verbs.remove)
    for action in (add, listing, remove):
        _common(action, say)


def _import(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import programme as verbs

    group = commands.add_parser("import", help=say(_("bring documents into the registers")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="WHAT", required=True)
    load = actions.add_parser("programme", help=say(_("works, people, events, documents, sources of a programme")))
    load.add_argument("path", metavar="PATH", nargs="?", help=say(_("a folder of documents, or one of them")))
    load.add_argument("--example", metavar="NAME", help=say(_("a programme that comes with the package")))
    load.add_argument("--dry-run", action="store_true", help=say(_("say what would change, and keep nothing")))
    load.set_defaults(run=verbs.load)
    _common(load, say)


def _export(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import programme as verbs

    group = commands.add_parser("export", help=say(_("write the registers as documents")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="WHAT", required=True)
    write = actions.add_parser("programme", help=say(_("works, people, events, documents, sources of a programme")))
    write.add_argument("path", metavar="PATH", nargs="?", help=say(_("the folder to write into (programme)")))
    write.set_defaults(run=verbs.write)
    _common(write, say)


def _place(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument(
        "--host", metavar="HOST", help=say(_("the address to listen on (127.0.0.1: this machine alone)"))
    )
    parser.add_argument("--workers", metavar="N", help=say(_("how many processes answer (one for each core)")))


def _common(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument("--json", action="store_true", help=say(_("print JSON for machines")))
    _in_language(parser, say)


def _in_language(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument(
        "--language",
        metavar="ru|zh-hans|en",
        help=say(_("the language to answer in (that of the environment)")),
    )


ARGPARSE = (
    _("usage: "),
    _("options"),
    _("positional arguments"),
    _("show this help message and exit"),
    _("the following arguments are required: %s"),
    _("unrecognized arguments: %s"),
    _("expected one argument"),
    _("argument %(argument_name)s: %(message)s"),
    _("invalid choice: %(value)r (choose from %(choices)s)"),
    _("ambiguous option: %(option)s could match %(matches)s"),
    _("ignored explicit argument %r"),
)
"""What argparse says by itself, marked here so that it is translated with the rest."""


def _speak(language: Language) -> None:
    """Have argparse look its own words up in our catalogue: it knows them by the names gettext gives them."""
    vars(argparse).update(_=language.gettext, ngettext=language.ngettext)


def _language(argv: list[str]) -> str:
    """The language asked for, looked at before the arguments are read so that help speaks it too."""
    for index, word in enumerate(argv):
        name = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and index + 1 < len(argv):
            name = argv[index + 1]
        if name in LANGUAGES:
            return name
    return preferred(os.environ)


def language(arguments: argparse.Namespace | None) -> Language:
    """The language to answer in; Refused("no_language") if it is none of ours."""
    asked = getattr(arguments, "language", None)
    return Language(asked or preferred(os.environ))


def _version(_arguments: argparse.Namespace) -> int:
    from diptych import __version__

    print(f"diptych {__version__}")
    return 0
