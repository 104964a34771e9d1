"""What is wrong with an input, and what to do: one sentence per code."""

from __future__ import annotations


def _(text: str) -> str:
    return text


TROUBLES = {
    "wrong_type": _("{field}: found “{found}”, expected {expected}."),
    "too_long": _("{field}: too long; at most {expected}."),
    "too_many_items": _("{field}: {found} entries; at most {expected} can be read."),
    "too_small": _("{field}: “{found}” is less than {expected}."),
    "too_large": _("{field}: “{found}” is more than {expected}."),
    "unknown_code": _("{field}: “{found}” is not among those known here: {expected}."),
    "unknown_country": _("{field}: “{found}” is not a country code; write two letters of ISO 3166-1, as in CN."),
    "unknown_currency": _("{field}: “{found}” is not a currency; write three letters of ISO 4217, as in CNY."),
    "unknown_language": _("{field}: “{found}” is not a language tag; write one of BCP 47, as in zh or pt-BR."),
    "twice": _("{field}: “{found}” stands here twice; keep one."),
    "unknown_field": _("{field}: there is no such field; known here: {expected}."),
    "missing_field": _("{field}: the field “{expected}” is missing."),
    "negative_amount": _("{field}: “{found}” is negative; an amount is zero or more."),
    "absurd_amount": _("{field}: “{found}” cannot be meant; the limit is {expected}."),
    "wrong_format": _("The file must begin with “diptych: {expected}”."),
    "unknown_reference": _("{field}: “{found}” is not among the {expected} of this file."),
    "missing_language": _("{field}: the text in “{expected}” is missing."),
    "share_and_money": _("{field}: give either a share or amounts of money, not both."),
    "shares_above_budget": _("{field}: contributions come to {found}, more than the budget of {expected}."),
    "shares_below_budget": _("{field}: contributions come to {found}, less than the budget of {expected}."),
    "same_currency": _("{field}: {found} converts a currency into itself."),
    "circular_ownership": _("{field}: ownership runs in a circle: {found}."),
    "owners_above_whole": _("{field}: the owners' shares come to {found}, more than {expected}."),
    "not_held": _("{field}: counted as {found}, but the nationalities given are {expected}."),
    "person_twice": _("{field}: {found} is already listed as “{expected}”; one person counts once."),
    "dates_out_of_order": _("{field}: {found} comes before {expected}."),
    "too_early": _("{field}: {found} is earlier than film itself ({expected})."),
    "too_late": _("{field}: {found} lies too far ahead (after {expected})."),
    "more_than_whole": _("{field}: together more than {expected}. {found}"),
    "unknown_id": _("{field}: “{found}” is not {expected} that these files or the registers know."),
    "duplicate_id": _("{field}: the id “{found}” is taken already ({expected}); every id stands for one thing."),
    "reserved_id": _("{field}: “{found}” cannot be an id, since addresses of the site use the word; take another."),
    "mixed_scripts": _(
        "{field}: letters of two alphabets that look alike stand together in “{found}”. "
        "Write the word in one, or mark it as a misspelling."
    ),
    "itself": _("{field}: “{found}” names itself."),
    "unequal_lists": _("{field}: {found} sources for {expected} values; give every value its source."),
    "unknown_schema": _("{field}: “{found}” is no format that can be imported; known here: {expected}."),
    "file_too_large": _("The file is too large; at most {expected}."),
    "not_utf8": _("The file is not UTF-8 text (byte {found}); save it as UTF-8."),
    "duplicate_key": _("The key “{found}” stands twice; keep one."),
    "not_json": _("Not valid JSON: {expected}."),
    "not_yaml": _("Not valid YAML: {expected}."),
    "too_deep": _("Nested too deeply; at most {expected} levels."),
    "too_many_parts": _("The file has too many parts."),
    "empty": _("The file is empty."),
    "several_documents": _("The file holds several documents; keep one."),
    "alias": _("Anchors and aliases (& and *) are not used here; write the value out."),
    "tag": _("Tags (!) are not used here; write the value alone."),
    "key_not_text": _("A key must be plain text."),
    "control_character": _("{field}: holds a control character ({found}); leave it out."),
}

EXPECTED = {
    "cursor": _("a cursor, as it stands in next"),
    "value": _("a value"),
    "text": _("text"),
    "identifier": _("an identifier of letters, digits, dots and hyphens"),
    "true or false": _("true or false"),
    "list": _("a list"),
    "mapping": _("fields with their values"),
    "number": _("a number"),
    "positive number": _("a positive number"),
    "whole number": _("a whole number"),
    "share": _("a share, as in 20 %"),
    "date": _("a date, as in 2026-11-21"),
    "article": _("the number of an article"),
    "amount and ISO 4217 currency": _("an amount and a currency, as in 500 000 RUB"),
    "permanent id": _("an id of small letters, digits and hyphens"),
    "ISO 15924": _("a script, as in Cyrl"),
    "ISO 639-3": _("a language in three letters, as in cmn"),
}
"""What a shape expects; what is not here (a number, a code, a name of a field) is said as it stands."""

REFERENCES = {
    "id of any": _("the id of anything"),
    "id of source": _("the id of a source"),
    "id of article": _("the id of the reading of an article"),
    "id of agent": _("the id of a person or an organisation"),
    "id of work": _("the id of a work"),
    "id of event": _("the id of an event"),
    "id of document": _("the id of a document"),
    "id of claim": _("the id of a claim"),
}
"""What a reference has to lead to."""

REFUSALS = {
    "unknown_agreement": _("There is no agreement “{id}”. There are: {known}."),
    "unknown_example": _("There is no example “{id}”. There are: {known}."),
    "not_found": _("{path}: no such file."),
    "is_folder": _("{path}: a folder; name a file in it."),
    "unreadable": _("{path}: cannot be read ({why})."),
    "unwritable": _("{path}: cannot be written ({why})."),
    "bad_date": _("“{found}” is not a date; write it as 2026-11-21."),
    "nothing_to_assess": _("Name a dossier file, or --example with one of: {known}."),
    "one_input": _("Give a dossier file or an example, not both."),
    "one_agreement": _("Give --agreement or --all, not both."),
    "no_pack": _("{path}: no pack.yaml in this folder."),
    "bad_setting": _("{name}: “{found}” cannot be meant; expected {expected}."),
    "short_secret": _("{name}: the secret is too short; give it at least {least} characters."),
    "data_unusable": _(
        "The data folder {path} cannot be used ({why}). "
        "Let the account that runs Diptych write there, or name another folder with DIPTYCH_DATA."
    ),
    "bad_thing": _("“{found}” names no thing of the ledger; write its type and its id, as in works.work:12."),
    "mark_unreadable": _(
        "{path} does not say how far the ledger was verified before. "
        "If nothing else is wrong here, delete it and verify again."
    ),
    "database_unusable": _("The database cannot be used ({why}). “diptych check” looks into it."),
    "front_end_missing": _(
        "The front end is not built, so pages would have neither style nor script. "
        "In the source tree, run make demo (it needs Node 20); the wheel carries it built."
    ),
    "limits_library": _(
        "DIPTYCH_LIMITS_URL names a store whose library is not installed. Install it: pip install 'diptych[redis]'"
    ),
    "hosts_missing": _(
        "{host} can be reached from other machines, but DIPTYCH_HOSTS does not say under which names. "
        "Set it to the names of the site, as in DIPTYCH_HOSTS=films.example.org"
    ),
    "port_taken": _(
        "Port {port} is taken by another program. Stop that one, or take a free port: --port {free}, or PORT={free}"
    ),
    "port_forbidden": _("Port {port} is for the administrator alone. Take one from 1024 on, as in --port 8000"),
    "no_such_host": _("{host} is no address of this machine ({why}). Take one of its own, as in --host 127.0.0.1"),
    "nothing_to_import": _("{path}: no documents in this folder; they end in .yaml, .yml or .json."),
    "nothing_to_read": _("Name a folder or a file, or --example with one of: {known}."),
    "folder_holds_others": _(
        "{path} holds other documents ({files}), which would be read with these. Name another folder."
    ),
    "in_use": _("“{id}” cannot go: “{by}” refers to it."),
    "duplicate_id": _("The id “{id}” is taken already; every id stands for one thing."),
    "bad_name": _("“{found}” cannot be the name of an account: letters, digits and @ . + - _ only, up to 150."),
    "editor_there": _("“{name}” is an editor already."),
    "no_editor": _("There is no editor “{name}”."),
    "weak_password": _("This password cannot be taken: {why}"),
    "passwords_differ": _("The two passwords are not the same; type them again."),
    "no_terminal": _("There is no terminal to ask for the password. Send it in with --password-from-stdin."),
    "no_language": _("There is no language “{found}”. There are: {known}."),
}
"""A command that cannot be carried out."""

PAGES = {
    "no_thing": _("There is no “{id}” in the registers."),
    "changed_meanwhile": _("“{id}” has been changed meanwhile by {who}: {changed}. Look at it again, then change it."),
    "reason_missing": _("Give a reason; it is kept in the ledger."),
    "no_name": _("“{text}” is not among the names of “{id}” in this language."),
    "nothing_left": _("“{id}” would be left without a name; leave it one."),
    "merge_with_itself": _("“{id}” cannot be merged with itself."),
    "not_the_same": _("“{id}” and “{other}” are marked as not the same. Take that back first if it is wrong."),
    "wrong_name_or_password": _("The name or the password is not right. Look whether capital letters are locked."),
    "wrong_password": _("That is not the password you have now."),
    "stands_once": _(
        "Something here may stand only once and stands already, in this record or in another, such as an identifier."
    ),
    "too_fast": _("Too many requests at once. Try again in {wait} seconds."),
    "no_draft": _("No draft lies behind this link. Look whether the address is whole."),
    "draft_expired": _("The draft behind this link has expired or was deleted ({on}); its content is gone."),
    "cure_gone": _("The dossier has changed meanwhile, and this suggestion no longer fits it."),
    "changed_since": _("What this step set has been changed since; change it by hand."),
    "no_row": _("The form has no such row any more."),
    "no_file": _("Choose a file first."),
    "nothing_to_print": _(
        "There is nothing to print yet: choose an agreement, or say where the co-producers come from."
    ),
}
"""A request to the site that cannot be carried out."""
