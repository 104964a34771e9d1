"""What is wrong with an input, and what to do: one sentence per code."""

from __future__ import annotations

from diptych.faces.wording import accounts, hooks, matching
from diptych.faces.wording.slate import refusals as slate
from diptych.faces.wording.uploads import UPLOADS


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
    "list of whole numbers": _("whole numbers with commas between them"),
    "share": _("a share, as in 20 %"),
    "date": _("a date, as in 2026-11-21"),
    "time zone, as in Asia/Shanghai": _("a time zone, as in Asia/Shanghai"),
    "moment with its offset, as in 2027-03-01T18:00+08:00": _(
        "a day and a time with its distance from UTC, as in 2027-03-01T18:00+08:00"
    ),
    "article": _("the number of an article"),
    "amount and ISO 4217 currency": _("an amount and a currency, as in 500 000 RUB"),
    "small letters, digits and hyphens": _("small letters, digits and hyphens"),
    "permanent id": _("an id of small letters, digits and hyphens"),
    "ISO 15924": _("a script, as in Cyrl"),
    "UUID": _("an id, as in 0192f1d4-9a35-7c1e-8a39-2f6c0d9f6b10"),
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
    # The index of the search.
    "search_library": _(
        "DIPTYCH_SEARCH names a library that is not installed. Install it: pip install 'diptych[tantivy]'"
    ),
    "index_being_built": _("The index is being made anew by somebody else already: diptych search status"),
    # Jobs and mails.
    "nothing_named": _("Name what is meant, or say --all: diptych {action} --help"),
    "no_job": _("There is no job {id}."),
    "job_not_given_up": _("The job {id} was not given up, so there is nothing to do about it."),
    "no_mail": _("There is no mail {id}."),
    "mail_not_given_up": _("The mail {id} was not given up, so there is nothing to do about it."),
    "mail_off": _(
        "No mail server is named, so nothing can be sent. Name one: DIPTYCH_MAIL=smtp://user:password@host:587"
    ),
    "unknown_scheme": _("There is no way of writing names in other letters called “{found}”. There are: {known}."),
    "unknown_agreement": _("There is no agreement “{id}”. There are: {known}."),
    "unknown_example": _("There is no example “{id}”. There are: {known}."),
    "unknown_concept": _("The thesaurus has no concept “{id}”."),
    "unknown_dictionary": _("There is no dictionary “{id}”. There are: {known}."),
    "no_dictionary": _("The dictionary {id} is not on this machine. It comes with: {package}"),
    "no_dictionary_taken": _(
        "No dictionary “{id}” was taken, so there is nothing to give up; diptych thesaurus dictionaries list says "
        "which were."
    ),
    "no_terms": _("{path}: no terms in it; is it the dictionary {id}?"),
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
    "demo_in_public": _(
        "DIPTYCH_DEMO opens accounts whose password is printed, and DIPTYCH_HOSTS lets others come. Unset one of them."
    ),
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
    "file_missing": _("{option} is about a file; name it: diptych ledger verify FILE"),
    "file_there": _("{path} is there already, and is not written over. Name another file."),
    "no_ledger_file": _("{path} is nothing that was taken out of a ledger, or its first line is damaged."),
    "no_entry": _("{path} has no such entry; it holds {first} to {last}."),
    "signed_already": _("{path} is signed already, with the key {key}."),
    "ledger_broken": _(
        "Entry {sequence} of the ledger does not say what it said when it was written, so nothing is exported. "
        "diptych ledger verify says more."
    ),
    "nothing_since": _("There are {count} entries to see, so none can come after number {since}."),
    "party_unknown": _(
        "“{found}” is no party here; write two capital letters of ISO 3166-1, as in CN. There are: {known}."
    ),
    "which_of_programmes": _("{party} is a party of several programmes; choose one with --programme: {known}."),
    "not_party_of": _("{party} is no party of “{found}”. It is one of: {known}."),
    "no_private_key": _("{path} is no private Ed25519 key in PEM; make one with diptych ledger key new."),
    "no_public_key": _("{path} is no public Ed25519 key in PEM; diptych ledger key show prints one."),
    "passphrase_missing": _(
        "{path} is locked. Give its passphrase in DIPTYCH_LEDGER_PASSPHRASE, or with --passphrase-from-stdin."
    ),
    "passphrase_wrong": _("The passphrase does not open {path}."),
    "key_missing": _("There is no key yet at {path}. Make one: diptych ledger key new"),
    "key_registered": _("The key {key} is or was registered already; a party never returns to a former key."),
    "key_not_registered": _(
        "No key is registered for {party} in “{programme}”, so nobody could tell whose signature it is. "
        "Register one: diptych ledger key register"
    ),
    "key_is_another": _(
        "{party} signs with the key {registered}, and this is {found}. Register it first, or use that one."
    ),
    "key_file_missing": _("Name the private key that signs: --key-file FILE"),
    "key_or_party": _("Name a party, or a file with --key-file."),
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
    "scanner_missing": _("No virus scanner is named. Set DIPTYCH_CLAMAV, as in DIPTYCH_CLAMAV=unix:/run/clamd.sock"),
    "scanner_silent": _("The virus scanner does not answer ({why}). See that clamd runs where DIPTYCH_CLAMAV says."),
    "no_language": _("There is no language “{found}”. There are: {known}."),
    **accounts.REFUSALS,
    **matching.REFUSALS,
}
"""A command that cannot be carried out."""

PAGES = {
    **accounts.PAGES,
    **UPLOADS,
    **hooks.REFUSALS,
    **slate.REFUSALS,
    "no_thing": _("There is no “{id}” in the registers."),
    "changed_meanwhile": _("“{id}” has been changed meanwhile by {who}: {changed}. Look at it again, then change it."),
    "reason_missing": _("Give a reason; it is kept in the ledger."),
    "no_name": _("“{text}” is not among the names of “{id}” in this language."),
    "nothing_left": _("“{id}” would be left without a name; leave it one."),
    "merge_with_itself": _("“{id}” cannot be merged with itself."),
    "not_the_same": _("“{id}” and “{other}” are marked as not the same. Take that back first if it is wrong."),
    "name_alone": _(
        "Only their names speak for “{id}” and “{other}” being one, and names are shared. Say what else does: a date, "
        "a role, a film, somebody who knows."
    ),
    "no_pair": _("“{one}” and “{other}” do not stand among the possible duplicates, or not any more."),
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
