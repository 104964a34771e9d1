"""Programmes, documents, events, drives and expeditions as things that are kept."""

from __future__ import annotations

from diptych.apps.programme import formats, models
from diptych.apps.programme.enums import Lines
from diptych.kernel.audit import action
from diptych.kernel.keeping.thing import Rows, Thing, declare_part, names_by_language
from diptych.registers.sources.domain.things import claims, conflicts


def _(text: str) -> str:
    return text


declare_part("content", models.DocumentContent)

DOCUMENT = Thing(
    "document",
    Rows(
        models.Document,
        lists={
            "names": Rows(models.DocumentName, owner="document_id"),
            "parties": Rows(models.DocumentParty, owner="document_id"),
            "witnesses": Rows(models.DocumentWitness, owner="document_id", scalar="agent"),
            "contents": Rows(models.DocumentContent, owner="document_id"),
            "timeline": Rows(models.DocumentStep, owner="document_id"),
            "conflicts": conflicts("document"),
        },
    ),
    formats.DOCUMENT,
    label=names_by_language,
    actions={
        "create": action("programme.create_document", _("Document added")),
        "correct": action("programme.correct_document", _("Document corrected")),
        "remove": action("programme.remove_document", _("Document removed")),
        "undo": action("programme.undo_document", _("Change of a document undone")),
    },
)

EVENT = Thing(
    "event",
    Rows(
        models.Event,
        lists={
            "names": Rows(models.EventName, owner="event_id"),
            "places": Rows(models.EventPlace, owner="event_id"),
            "organisers": Rows(models.EventOrganiser, owner="event_id", scalar="agent"),
            "works": Rows(models.EventWork, owner="event_id"),
            "people": Rows(models.EventPerson, owner="event_id"),
            "claims": claims("event"),
            "conflicts": conflicts("event"),
        },
        words=("names.text",),
    ),
    formats.EVENT,
    label=names_by_language,
    actions={
        "create": action("programme.create_event", _("Event added")),
        "correct": action("programme.correct_event", _("Event corrected")),
        "remove": action("programme.remove_event", _("Event removed")),
        "undo": action("programme.undo_event", _("Change of an event undone")),
    },
)

DRIVE = Thing(
    "drive",
    Rows(
        models.Drive,
        lists={
            "names": Rows(models.DriveName, owner="drive_id"),
            "organisers": Rows(models.DriveOrganiser, owner="drive_id"),
            "territories": Rows(models.DriveTerritory, owner="drive_id", scalar="territory"),
            **{
                name: Rows(models.DriveLine, owner="drive_id", scalar="text", constants={"list": name})
                for name in Lines.values
            },
            "windows": Rows(models.DriveWindow, owner="drive_id"),
            "items": claims("drive"),
            "variants": Rows(models.DriveVariant, owner="drive_id"),
            "conflicts": conflicts("drive"),
        },
    ),
    formats.DRIVE,
    label=names_by_language,
    actions={
        "create": action("programme.create_drive", _("Collecting drive added")),
        "correct": action("programme.correct_drive", _("Collecting drive corrected")),
        "remove": action("programme.remove_drive", _("Collecting drive removed")),
        "undo": action("programme.undo_drive", _("Change of a collecting drive undone")),
    },
)

EXPEDITION = Thing(
    "expedition",
    Rows(
        models.Expedition,
        lists={
            "names": Rows(models.ExpeditionName, owner="expedition_id"),
            "claims": claims("expedition"),
            "conflicts": conflicts("expedition"),
        },
    ),
    formats.EXPEDITION,
    label=names_by_language,
    actions={
        "create": action("programme.create_expedition", _("Expedition added")),
        "correct": action("programme.correct_expedition", _("Expedition corrected")),
        "remove": action("programme.remove_expedition", _("Expedition removed")),
        "undo": action("programme.undo_expedition", _("Change of an expedition undone")),
    },
)

PROGRAMME = Thing(
    "programme",
    Rows(
        models.Programme,
        lists={
            "names": Rows(models.ProgrammeName, owner="programme_id"),
            "parties": Rows(
                models.Party,
                owner="programme_id",
                lists={"authorities": Rows(models.PartyAuthority, owner="party_id")},
            ),
            "agreements": Rows(models.ProgrammeAgreement, owner="programme_id"),
            "fields": Rows(
                models.ProgrammeField,
                owner="programme_id",
                lists={"names": Rows(models.ProgrammeFieldName, owner="field_id")},
            ),
        },
    ),
    formats.PROGRAMME,
    label=names_by_language,
    actions={
        "create": action("programme.create_programme", _("Programme added")),
        "correct": action("programme.correct_programme", _("Programme corrected")),
        "remove": action("programme.remove_programme", _("Programme removed")),
        "undo": action("programme.undo_programme", _("Change of a programme undone")),
    },
)

MARKET = Thing(
    "market",
    Rows(models.Market, lists={"claims": claims("market")}),
    formats.MARKET,
    label=lambda data: str(data["id"]),
    actions={
        "create": action("programme.create_market", _("Figures of the market added")),
        "correct": action("programme.correct_market", _("Figures of the market corrected")),
        "remove": action("programme.remove_market", _("Figures of the market removed")),
        "undo": action("programme.undo_market", _("Change of the market's figures undone")),
    },
)
