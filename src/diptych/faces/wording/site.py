"""What is wrong with how a site is set up, and what to do: one sentence for each code of ``diptych check``."""

from __future__ import annotations

from diptych.faces.wording.troubles import REFUSALS


def _(text: str) -> str:
    return text


PROBLEMS = {
    "data_unusable": REFUSALS["data_unusable"],
    "data_open": _(
        "Other accounts of this machine can look into the data folder {path}, where drafts are kept. "
        "Close it: chmod 700 {path}"
    ),
    "disk_low": _("The disk of the data folder has {free} MB left. Make room, or drafts can soon no longer be saved."),
    "secret_open": _(
        "Other accounts of this machine can read the secret key {path}. Close it: chmod 600 {path} – and if somebody "
        "may have read it, delete it: the next start makes a new one."
    ),
    "database_unreachable": _(
        "The database does not answer ({why}). See that it runs, and that DIPTYCH_DATABASE_URL leads to it."
    ),
    "database_too_old": _("The database is too old ({why}). Install a later one."),
    "database_outdated": _(
        "The database lacks what this version needs ({missing}). The next “diptych serve” brings it up to date."
    ),
    "database_newer": _(
        "The database was made by a later version of Diptych ({unknown}). Install that version again, or a later one."
    ),
    "front_end_missing": REFUSALS["front_end_missing"],
    "catalogues_missing": _(
        "The translations are not compiled ({missing}), so everything would be English. "
        "In the source tree, run make demo; the wheel carries them compiled."
    ),
    "debug": _(
        "DIPTYCH_DEBUG is on: errors show the inside of the program to everybody. Leave it unset where others can come."
    ),
    "hosts_missing": REFUSALS["hosts_missing"],
    "any_host": _("DIPTYCH_HOSTS is *: whoever asks can put a false address into links. Name the site instead."),
    "proxies_missing": _(
        "DIPTYCH_PROXIES is not set. If a proxy stands before the site, all visitors count as one and https is not "
        "seen: set DIPTYCH_PROXIES=1."
    ),
    "operator_missing": _(
        "The imprint does not say who runs the site and how to reach them ({missing} not set). Say so: "
        "DIPTYCH_OPERATOR takes the name, DIPTYCH_CONTACT a mail address, a web address or a postal address."
    ),
    "scanner_unreachable": _(
        "The virus scanner does not answer ({why}), so that no files are taken. "
        "See that clamd runs where DIPTYCH_CLAMAV says, or leave the variable unset."
    ),
    "limits_unreachable": _(
        "The store of request limits does not answer ({why}). "
        "See that it runs, and that DIPTYCH_LIMITS_URL leads to it; without that variable limits are kept in memory."
    ),
    "limits_library": REFUSALS["limits_library"],
    "search_library": REFUSALS["search_library"],
    "limits_in_memory": _(
        "Limits of requests are counted in memory, by each of {workers} workers for itself: a client may ask for up to "
        "{workers} times as much. Set DIPTYCH_LIMITS_URL=redis://… to count together."
    ),
    "limits_off": _("Limits of requests are off. Leave DIPTYCH_LIMITS_URL unset to count in memory."),
}

GOOD = _("Everything is in order.")
