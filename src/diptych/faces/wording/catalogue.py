"""What engines' codes mean in sentences. Every code an engine can give has an entry; a test walks the code and checks.

Entries are English here and translated through gettext; ``_`` only marks them for extraction. Fields in braces are
filled by :mod:`diptych.faces.wording.speaker`.
"""

from __future__ import annotations

from diptych.faces.wording.findings import FINDINGS as FINDINGS
from diptych.faces.wording.findings import WARNINGS as WARNINGS


def _(text: str) -> str:
    return text


OUTCOMES = {
    "pass": _("holds"),
    "fail": _("fails"),
    "needs_consent": _("with consent"),
    "needs_human": _("to decide"),
    "unknown": _("not known"),
    "not_applicable": _("does not apply"),
}

STATUSES = {
    "qualifies": _("qualifies"),
    "qualifies_with_consent": _("qualifies with consent"),
    "open": _("open"),
    "does_not_qualify": _("does not qualify"),
    "out_of_scope": _("out of scope"),
}

FORCES = {
    "in_force": _("In force on that date."),
    "signed": _("Signed; the date of entry into force is not known to us."),
    "draft": _("A draft: not law yet."),
    "terminated": _("Terminated by that date."),
    "not_yet": _("Not yet law on that date."),
    "unknown": _("Whether it was law on that date is not known to us."),
    "confirmed": _("In force on that date, as the dossier says."),
}

CONFIDENCES = {
    "A": _("text read"),
    "B": _("official guidance or two agreeing summaries"),
    "C": _("one summary"),
}

LAYERS = {
    "agreement": _("bilateral agreement"),
    "convention": _("convention"),
    "protocol": _("protocol"),
    "domestic": _("domestic law"),
}

EVENTS = {
    "draft": _("draft"),
    "signed": _("signed"),
    "in_force": _("in force"),
    "amended": _("amended"),
    "replaced": _("replaced"),
    "terminated": _("terminated"),
}

FORMS = {
    "fiction": _("fiction"),
    "documentary": _("documentary"),
    "animation": _("animation"),
    "popular_science": _("popular science"),
    "educational": _("educational"),
    "special_topic": _("special topic"),
    "other": _("other"),
}

FORMATS = {
    "film": _("film"),
    "tv_film": _("television film"),
    "tv_series": _("television series"),
    "tv_programme": _("television programme"),
    "web_series": _("web series"),
}

EXHIBITIONS = {
    "cinema": _("cinemas"),
    "television": _("television"),
    "online": _("online"),
    "mobile": _("mobile devices"),
    "home_video": _("home video"),
}

ROLES = {
    "director": _("director"),
    "writer": _("scriptwriter"),
    "composer": _("composer"),
    "performer": _("performer"),
    "cinematographer": _("director of photography"),
    "sound": _("head of sound"),
    "editor": _("editor"),
    "production_designer": _("production designer"),
    "costume_designer": _("costume designer"),
    "visual_effects": _("head of visual effects"),
    "producer": _("producer"),
    "technician": _("technician"),
    "author": _("author"),
    "creative": _("creative collaborator"),
    "crew": _("crew member"),
    "lead": _("leading role"),
    "supporting": _("supporting role"),
    "small": _("small role"),
    "crowd": _("crowd"),
}

WORKS = {
    "location": _("location shooting"),
    "studio": _("studio shooting"),
    "laboratory": _("laboratory"),
    "post_production": _("post-production"),
    "effects": _("visual effects"),
    "sound": _("sound"),
    "dubbing": _("dubbing"),
    "music": _("music"),
    "other": _("other work"),
}

BASES = {
    "budget": _("the total budget"),
    "creative": _("the creative contribution"),
    "spend": _("the spend"),
    "points": _("the points"),
}

OF = {
    "each_party": _("each side"),
    "each_country": _("each country"),
    "each_producer": _("each co-producer"),
    "largest": _("the largest side"),
    "minority": _("the minority side"),
    "each_third": _("each third state"),
    "all_third": _("third states together"),
    "each_finance_only": _("each country that only finances"),
    "all_finance_only": _("co-producers that only finance, together"),
    "group": _("the group together"),
    "each_in_group": _("each country of the group"),
    "country": _("the country"),
    "all_but_country": _("all other countries together"),
    "third": _("third states"),
    "finance_only": _("co-producers that only finance"),
    "parties": _("the parties"),
    "members": _("member states"),
    "lesser_party": _("the smaller of the parties' shares"),
}

RIVALS = {
    "each_party": _("the share of each side"),
    "lesser_party": _("the smaller of the two sides' shares"),
}
"""What a share is measured against, where a text compares shares and names no number."""

GROUPS = {"EU": _("the European Union"), "EEA": _("the European Economic Area")}

STAGES = {
    "provisional": _("provisional approval"),
    "final": _("final approval"),
    "national": _("national film status"),
}

ACTS = {
    "filed": _("application filed"),
    "documents_sent": _("documents sent"),
    "opinion": _("opinion given"),
    "decision_due": _("decision due"),
    "decided": _("decided"),
    "festival_notified": _("authority told of the festival"),
}

MOMENTS = {
    "shooting_start": _("shooting begins"),
    "shooting_end": _("shooting ends"),
    "completed": _("the film is completed"),
    "first_shown": _("the first showing"),
    "festival": _("the festival"),
    "settlements_end": _("settlements between the co-producers end"),
    "filed": _("the application is filed"),
    "documents_sent": _("the documents are sent"),
    "opinion": _("the opinion is given"),
    "decision_due": _("the decision is due"),
    "decided": _("the decision"),
    "festival_notified": _("the authority is told of the festival"),
}

ATTRIBUTED = {
    "quota": _("the import quota"),
    "festival": _("entry to festivals"),
    "credit": _("the credit"),
    "nationality": _("nationality"),
}

FALLBACKS = {
    "majority": _("the majority co-producer"),
    "best_export": _("the best export conditions"),
    "director": _("the director's country"),
    "agreed": _("agreement between the co-producers"),
}

FACTS = {
    "share_of_budget": _("{subject}: {value} of the budget"),
    "share_of_creative": _("{subject}: {value} of the creative contribution"),
    "share_of_spend": _("{subject}: {value} of the spend"),
    "share_of_points": _("{subject}: {value} of the points"),
    "share_against_budget": _("{subject}: {value} of the budget; {other}: {theirs}"),
    "share_against_creative": _("{subject}: {value} of the creative contribution; {other}: {theirs}"),
    "share_against_spend": _("{subject}: {value} of the spend; {other}: {theirs}"),
    "share_against_points": _("{subject}: {value} of the points; {other}: {theirs}"),
    "amount": _("{subject}: {value}; at least {first} is asked"),
    "proportion": _("{subject}: {value} of {measure}, against {first} of {base}"),
    "participant": _("{subject}: {value}"),
    "participants_counted": _("people counted: {value}"),
    "foreign_heads": _("foreign: {first} of {second} = {value}"),
    "own_heads": _("own: {first} of {second} = {value}"),
    "heads_supplied": _("{subject} supplies: {part} – {value}"),
    "points_total": _("{value} of {first} points"),
    "points": _("{subject}: {value} of {first}"),
    "points_held": _("{subject}: {value} of {first} ({holders})"),
    "documents": _("{subject}: {answer}"),
    "clauses": _("{subject}: {answer}"),
    "statement": _("{subject} {answer}"),
    "version": _("{subject}: {answer}"),
    "version_made_in": _("{subject} version made in: {value}"),
    "original_language": _("original language: {value}"),
    "footage.specially_shot": _("specially shot: {value}"),
    "footage.archive": _("archive: {value}"),
    "form": _("form: {value}"),
    "format": _("format: {value}"),
    "first_exhibition": _("first shown in: {value}"),
    "parties_count": _("parties taking part: {value}"),
    "third_state": _("third state: {subject}"),
    "third_treaty": _("{subject} ({value}): treaty with {countries}"),
    "producer_country": _("{subject}: established in {value}"),
    "producer_owners": _("{subject}: owned by nationals – {verdict}"),
    "producer_managers": _("{subject}: managed by nationals – {verdict}"),
    "producer_active": _("{subject}: takes an active part – {verdict}"),
    "link": _("{subject} is tied to {value}"),
    "common_owner": _("{subject} and {value} share an owner: {first}"),
    "work_place": _("{subject}: {value}"),
    "work_share": _("share of the work done there: {value}"),
    "work_elsewhere": _("work elsewhere: {value} of the budget"),
    "work_in_lead_unknown": _("mostly in the majority country – {verdict}"),
    "work_in_lead": _("mostly in the majority country {subject} – {verdict}"),
    "act_by": _("{subject}, {act}: {value}; last day: {first}"),
    "act_by_calendar": _("{subject}, {act}: {value}; last day: {first}, {calendar}"),
    "same_day": _("on the same day with every authority – {verdict}"),
    "decision": _("{subject}: {answer}"),
    "decided_after_shooting": _("{subject} decided on {value}, after shooting had begun"),
    "decided_before_majority": _("{subject} decided on {value}, before the majority's authority"),
    "change": _("{subject}: approved by {countries}"),
    "falls_to": _("{what} falls to {value}"),
    "fallback": _("{step}: {value}"),
    "limb": _("{subject}: {sentence}"),
    "consent": _("{subject} has consented"),
    "judgement": _("{subject} has judged – {answer}"),
}

QUANTITIES = {
    "footage.specially_shot": _("footage shot for the film"),
    "footage.archive": _("archive footage"),
}

ANSWERS = {
    "documents": (_("there"), _("missing"), _("not known")),
    "clauses": (_("there"), _("missing"), _("not known")),
    "version": (_("planned"), _("not planned"), _("not known")),
    "decision": (_("approved"), _("refused"), _("not decided yet")),
    "statement": (_("Yes."), _("No."), _("Not known.")),
    "judgement": (_("it holds"), _("it does not hold"), _("not known")),
}

RELATIONS = {
    ">=": _("at least {value}"),
    ">": _("more than {value}"),
    "<=": _("at most {value}"),
    "<": _("less than {value}"),
    "=": _("{value}"),
    "in": _("one of: {value}"),
}

CALENDARS = {
    "weekdays": _("counted Monday to Friday (the text names no calendar)"),
    "country": _("counted by the calendar of {country}"),
}

FIELDS = {
    "budget": _("the total budget of the film"),
    "rates": _("the rate of exchange"),
    "form": _("the form of the film"),
    "format": _("whether it is a film or a series"),
    "first_exhibition": _("where it is to be shown first"),
    "producers": _("the co-producers"),
    "producers.country": _("the country of each co-producer"),
    "producers.money": _("what each co-producer puts in"),
    "producers.creative": _("each side's share of the creative contribution"),
    "producers.spend": _("what is spent in each country"),
    "producers.points": _("each side's share of the points"),
    "producers.finance_only": _("whether a co-producer only finances"),
    "producers.owners": _("who owns each company"),
    "producers.managers": _("who manages each company"),
    "producers.links": _("ties between the co-producers"),
    "producers.treaty_with": _("with which party the third state has a treaty"),
    "producers.active": _("whether each co-producer takes an active part"),
    "complete.producers": _("whether these are all the co-producers"),
    "complete.people": _("whether these are all the people"),
    "complete.places": _("whether these are all the places"),
    "complete.versions": _("whether these are all the versions"),
    "people": _("who takes part and which side supplies them"),
    "people.nationality": _("nationalities"),
    "people.counted_as": _("for which nationality a person counts"),
    "people.residence": _("where people live"),
    "people.standing": _("how large the parts are"),
    "people.days": _("days worked by the leading performers"),
    "people.role": _("who it is: {name}"),
    "places": _("where the work is done"),
    "places.spend": _("what the work costs there"),
    "places.share": _("how the work is divided between places"),
    "versions": _("language versions"),
    "versions.kind": _("what kind of version it is"),
    "original_languages": _("the original language"),
    "filings": _("dates of filing and decision at each authority"),
    "statements": _("an answer to a question that the text asks"),
    "documents": _("documents to enclose"),
    "clauses": _("clauses of the contract"),
    "changes": _("changes since the approval"),
    "footage": _("how much of the footage was specially shot"),
    "dates": _("dates of the film"),
    "dates.shooting_start": _("the first day of shooting"),
    "dates.festival": _("the date of the festival"),
    "dates.settlements_end": _("the end of settlements"),
}

CURES = {
    "shift_shares": _("Move {size} between the co-producers: {moves}."),
    "move_give": _("{producer} puts in {amount} more"),
    "move_take": _("{producer} puts in {amount} less"),
    "recast_for_points": _("Fill from a country that counts: {subjects}."),
    "recast_for_ratio": _("Recast: {subjects}."),
    "supply_people": _("Add: {subjects}."),
    "ask_consent": _("Ask for the consent of {subjects}."),
    "approve_in_kind": _("Have the contributions in kind accepted as finance: {subjects}."),
    "approve_changes": _("Have the changes approved by {subjects}."),
    "add_documents": _("Add the documents: {subjects}."),
    "add_clauses": _("Add to the contract: {subjects}."),
    "add_versions": _("Plan the versions: {subjects}."),
    "put_right": _("Put right what the text asks about."),
    "change_footage": _("Bring the share to {size}: {subjects}."),
    "act_by": _("Keep the last day: {subjects}."),
    "should_have_acted_by": _("The last day has passed: {subjects}."),
    "start_later": _("Begin shooting no earlier than {subjects}."),
}

WHY = {
    "applies": _("applies"),
    "scope_open": _("applies if open questions are answered so"),
    "gate": _("does not apply; not met: {subjects}"),
    "party_missing": _("does not apply: no co-producer from {subjects}"),
    "no_party": _("does not apply: no co-producer from a party"),
    "force_draft": _("does not apply: a draft, not law"),
    "force_terminated": _("does not apply: terminated"),
    "force_not_yet": _("does not apply: not law on that date"),
}

REMARKS = {
    "countries_counted": _("Countries are counted, not companies: {first} co-producers from {rest}."),
    "convention_prevails": _("{agreement}: for a film of this many parties it prevails over {others}."),
    "replaced_between": _("{agreement}: between states bound by both it replaces {others}."),
    "bilateral_first": _("{agreement}: for a film of two parties their own agreement comes first: {others}."),
    "bilateral_not_in_library": _(
        "{agreement}: it serves films of two parties only where no bilateral agreement stands between {rest_all}; "
        "none is in this library."
    ),
    "third_own_treaty": _("{agreement}: {first} is a third state and answers to its own treaty: {others}."),
    "third_treaty_not_in_library": _(
        "{agreement}: {first} is a third state; a treaty of its own is not in this library."
    ),
    "domestic_on_top": _("{agreement}: domestic law applies on top of any treaty."),
    "treaty_saves": _("{agreement}: not met, yet a film made under a treaty may be national all the same ({rule})."),
    "no_agreement": _("No agreement of this library binds {rest_all} together."),
}
