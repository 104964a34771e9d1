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
    from collections.abc import Callable, Iterator
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
        "work": _jobs("work"),
        "jobs": _jobs("jobs"),
        "mails": _jobs("mails"),
        "check": _check,
        "ledger": _ledger,
        "files": _files,
        "members": _members,
        "import": _import,
        "export": _export,
        "names": _names,
        "search": _search,
        "thesaurus": _thesaurus,
    }
    asked = adders.get(argv[0] if argv else "")
    for add in [asked] if asked else adders.values():
        add(commands, say)
    arguments = parser.parse_args(_in_full(argv))
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
        common(action, say)


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
    common(assess, say)


def _schema(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import agreements as verbs

    schema = commands.add_parser("schema", help=say(_("print the JSON Schema of a format")))
    schema.add_argument("format", choices=("dossier", "agreement", *verbs.OF_PROGRAMMES))
    schema.set_defaults(run=verbs.schema)
    common(schema, say)


def _serve(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import serve as verbs

    serve = commands.add_parser("serve", help=say(_("open the site")))
    _place(serve, say)
    serve.add_argument("--port", metavar="PORT", help=say(_("the port to listen on (PORT, else 8000)")))
    serve.add_argument("--no-jobs", action="store_true", help=say(_("leave jobs to “diptych work”")))
    serve.set_defaults(run=verbs.serve)
    in_language(serve, say)


def _demo(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import serve as verbs

    demo = commands.add_parser("demo", help=say(_("open the site with its examples, on this machine alone")))
    demo.add_argument("--port", metavar="PORT", help=say(_("the port to listen on (PORT, else 8000)")))
    demo.set_defaults(run=verbs.demo)
    in_language(demo, say)


def _jobs(name: str) -> Callable[[argparse._SubParsersAction[Parser], Callable[[str], str]], None]:
    def add(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
        from diptych.faces.cli import parser_of_jobs

        getattr(parser_of_jobs, name)(commands, say)

    return add


def _names(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import parser_of_names

    parser_of_names.names(commands, say)


def _search(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import parser_of_search

    parser_of_search.search(commands, say)


def _thesaurus(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import parser_of_thesaurus

    parser_of_thesaurus.thesaurus(commands, say)


def _in_full(argv: list[str]) -> list[str]:
    if argv[:1] != ["search"]:
        return argv
    from diptych.faces.cli.parser_of_search import in_full

    return in_full(argv)


def _check(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import site_check as verbs

    check = commands.add_parser("check", help=say(_("say what is wrong with how the site is set up")))
    _place(check, say)
    check.set_defaults(run=verbs.check)
    common(check, say)


def _ledger(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import ledger as verbs

    group = commands.add_parser("ledger", help=say(_("who changed what, and whether the record of it is whole")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    show = actions.add_parser("show", help=say(_("the last changes, or those of one thing")))
    show.add_argument("--thing", metavar="TYPE:ID", help=say(_("only of this thing, as in works.work:12")))
    show.add_argument("--last", metavar="N", help=say(_("how many, the newest last (20)")))
    show.set_defaults(run=verbs.show)
    verify = actions.add_parser("verify", help=say(_("prove that nothing was altered or removed")))
    verify.add_argument(
        "file", metavar="FILE", nargs="?", help=say(_("not the ledger of the site, but what a party took out"))
    )
    verify.add_argument(
        "--key", metavar="KEY", help=say(_("who has to have signed it: a public key, or its fingerprint"))
    )
    verify.add_argument("--against", metavar="FILE", help=say(_("an earlier export, or that of another party")))
    verify.set_defaults(run=verbs.verify)
    for action in (show, verify, *_ledger_files(actions, say)):
        common(action, say)


def _ledger_files(actions: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> Iterator[Parser]:
    from diptych.faces.cli import ledger_files as files
    from diptych.faces.cli import ledger_keys as keys

    export = actions.add_parser("export", help=say(_("what a party may see, signed, to be verified elsewhere")))
    _party(export, say, required=True)
    export.add_argument(
        "--since", metavar="N", help=say(_("leave out the first N entries, which an earlier file holds"))
    )
    export.add_argument("-o", "--output", metavar="FILE", required=True, help=say(_("the file to write")))
    export.set_defaults(run=files.export)
    sign = actions.add_parser("sign", help=say(_("sign such a file, where the key is")))
    sign.add_argument("file", metavar="FILE")
    sign.add_argument("-o", "--output", metavar="FILE", help=say(_("write a new file (FILE itself)")))
    sign.set_defaults(run=files.sign)
    prove = actions.add_parser("prove", help=say(_("prove one entry of such a file without showing the others")))
    prove.add_argument("file", metavar="FILE")
    prove.add_argument("number", metavar="N", help=say(_("the number of the entry in the file")))
    prove.add_argument("-o", "--output", metavar="FILE", help=say(_("the file to write (standard output)")))
    prove.set_defaults(run=files.prove)
    group = actions.add_parser("key", help=say(_("the keys that parties sign with")))
    verbs = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    new = verbs.add_parser("new", help=say(_("make a key")))
    new.set_defaults(run=keys.new)
    show = verbs.add_parser("show", help=say(_("the public half of a key, and its fingerprint")))
    show.set_defaults(run=keys.show)
    register = verbs.add_parser("register", help=say(_("have a party sign with a key from now on")))
    register.add_argument("--public", metavar="FILE", help=say(_("the public half of a key that is elsewhere")))
    register.set_defaults(run=keys.register)
    for action in (new, show, register):
        _party(action, say, required=action is register)
    for action in (export, sign, new, show, register):
        action.add_argument("--key-file", metavar="FILE", help=say(_("the private key (that in the data folder)")))
        action.add_argument(
            "--passphrase-from-stdin", action="store_true", help=say(_("read its passphrase from standard input"))
        )
    yield from (export, sign, prove, new, show, register)


def _party(parser: argparse.ArgumentParser, say: Callable[[str], str], *, required: bool) -> None:
    parser.add_argument("--party", metavar="CN", required=required, help=say(_("the party, by its country code")))
    parser.add_argument("--programme", metavar="ID", help=say(_("of this programme (the only one it is in)")))


def _members(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import members as verbs

    group = commands.add_parser("members", help=say(_("who sits for which party, and who may sign in")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    add = actions.add_parser("add", help=say(_("give somebody a seat, under a new account or one that is there")))
    add.add_argument("name", metavar="NAME", help=say(_("what one signs in with")))
    add.add_argument("--full-name", metavar="TEXT", help=say(_("what the ledger calls them (NAME)")))
    add.add_argument("--email", metavar="ADDRESS", help=say(_("where mails reach them; taken as looked up")))
    listing = actions.add_parser("list", help=say(_("everybody who holds a seat")))
    end = actions.add_parser("end", help=say(_("end a seat, or all of somebody for a party")))
    end.add_argument("name", metavar="NAME")
    invite = actions.add_parser("invite", help=say(_("send somebody a link to come by; without a role, as a producer")))
    invite.add_argument("email", metavar="EMAIL")
    password = actions.add_parser("password", help=say(_("give an account another password")))
    password.add_argument("name", metavar="NAME")
    administrator = actions.add_parser("administrator", help=say(_("let somebody ask for administrator sessions")))
    administrator.add_argument("name", metavar="NAME")
    administrator.add_argument("--dismiss", action="store_true", help=say(_("let them no more")))
    for action in (add, end, invite):
        some: dict[str, Any] = {"action": "append", "metavar": "ROLE", "required": action is add}
        action.add_argument("--role", help=say(_("what for, as in officer; may be given several times")), **some)
    for action in (add, listing, end, invite):
        must = action is not listing
        action.add_argument("--party", metavar="CC", required=must, help=say(_("the party, by its country: CN")))
        action.add_argument("--programme", metavar="ID", help=say(_("the programme (the only one there is)")))
    for action in (add, invite):
        action.add_argument("--reads", metavar="ru|zh-hans|en", help=say(_("the language they are written to in")))
    for action in (add, password):
        piped = say(_("read the password from standard input"))
        action.add_argument("--password-from-stdin", action="store_true", help=piped)
    runs = {add: verbs.add, listing: verbs.listing, end: verbs.end, invite: verbs.invite}
    for action, run in {**runs, password: verbs.password, administrator: verbs.administrator}.items():
        action.set_defaults(run=run)
        common(action, say)


def _files(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import files as verbs

    group = commands.add_parser("files", help=say(_("whether the files that were handed in are what they were")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    verify = actions.add_parser("verify", help=say(_("read every file again and compare checksum and size")))
    verify.set_defaults(run=verbs.verify)
    scan = actions.add_parser("scan", help=say(_("send to the virus scanner what was kept without it")))
    scan.set_defaults(run=verbs.scan)
    for action in (verify, scan):
        common(action, say)


def _import(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli.parser_of_programme import bring_in

    bring_in(commands, say)


def _export(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli.parser_of_programme import give_out

    give_out(commands, say)


def _place(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument(
        "--host", metavar="HOST", help=say(_("the address to listen on (127.0.0.1: this machine alone)"))
    )
    parser.add_argument("--workers", metavar="N", help=say(_("how many processes answer (one for each core)")))


def common(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    parser.add_argument("--json", action="store_true", help=say(_("print JSON for machines")))
    in_language(parser, say)


def in_language(parser: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
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
