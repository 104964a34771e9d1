"""The words of ``diptych thesaurus``."""

from __future__ import annotations

from diptych.faces.cli.parser import common

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from diptych.faces.cli.parser import Parser


def _(text: str) -> str:
    return text


FORMATS = ("turtle", "json-ld")


def thesaurus(commands: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> None:
    from diptych.faces.cli import thesaurus as verbs

    group = commands.add_parser("thesaurus", help=say(_("words of film, archives and museums in three languages")))
    actions = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    find = actions.add_parser("find", help=say(_("what a word is in the other languages")))
    find.add_argument("word", metavar="WORD", nargs="*", help=say(_("a word or a part of it, in any language (all)")))
    find.set_defaults(run=verbs.find)
    export = actions.add_parser("export", help=say(_("all concepts as SKOS")))
    export.add_argument("--format", choices=FORMATS, default="turtle", help=say(_("how it is written (turtle)")))
    export.add_argument("--base", metavar="URI", help=say(_("what concepts are named by, before their ids")))
    export.add_argument("-o", "--output", metavar="FILE", help=say(_("the file to write (standard output)")))
    export.set_defaults(run=verbs.export)
    check = actions.add_parser("check", help=say(_("whether it is sound, by the rules of SKOS")))
    check.set_defaults(run=verbs.check)
    for action in (find, export, check, *_dictionaries(actions, say)):
        common(action, say)


def _dictionaries(actions: argparse._SubParsersAction[Parser], say: Callable[[str], str]) -> tuple[Parser, ...]:
    from diptych.faces.cli import dictionaries as verbs

    group = actions.add_parser("dictionaries", help=say(_("dictionaries of other packages that help the search")))
    inner = group.add_subparsers(title=say(_("commands")), metavar="ACTION", required=True)
    listing = inner.add_parser("list", help=say(_("which there are, under what licence, and which were taken")))
    listing.set_defaults(run=verbs.listing)
    take = inner.add_parser("take", help=say(_("take one from the package that has it")))
    take.add_argument("id", metavar="ID")
    take.add_argument("--from", metavar="PATH", dest="path", help=say(_("where it is (where its package puts it)")))
    take.set_defaults(run=verbs.take)
    forget = inner.add_parser("forget", help=say(_("give one up")))
    forget.add_argument("id", metavar="ID")
    forget.set_defaults(run=verbs.forget)
    return listing, take, forget
