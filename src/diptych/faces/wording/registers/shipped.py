"""Words for what the programmes that come with the product say in their own way.

Series of festivals, cities, and phrases that stand in their files in English alone: they are no codes of the product,
and another programme brings others, which are shown as they stand.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


EVENT_SERIES = {
    "russian-film-festival-china": _("Russian Film Festival in China"),
    "china-film-festival-russia": _("China Film Festival in Russia"),
    "miff": _("Moscow International Film Festival"),
    "siff": _("Shanghai International Film Festival"),
    "bjiff": _("Beijing International Film Festival"),
    "sco-film-festival": _("Shanghai Cooperation Organisation Film Festival"),
    "film-subcommission": _("Sub-commission on cooperation in film"),
}

CITIES = {
    "Almaty": _("Almaty"),
    "Beijing": _("Beijing"),
    "Berlin": _("Berlin"),
    "Chongqing": _("Chongqing"),
    "Guangzhou": _("Guangzhou"),
    "Harbin": _("Harbin"),
    "Heihe": _("Heihe"),
    "Kaliningrad": _("Kaliningrad"),
    "Kazan": _("Kazan"),
    "Lanzhou": _("Lanzhou"),
    "Moscow": _("Moscow"),
    "Mumbai": _("Mumbai"),
    "Nanjing": _("Nanjing"),
    "Pyongyang": _("Pyongyang"),
    "Qingdao": _("Qingdao"),
    "Saint Petersburg": _("Saint Petersburg"),
    "Shanghai": _("Shanghai"),
    "Shenzhen": _("Shenzhen"),
    "Suzhou": _("Suzhou"),
    "Veliky Novgorod": _("Veliky Novgorod"),
    "Xining": _("Xining"),
    "Yekaterinburg": _("Yekaterinburg"),
    "Odessa": _("Odessa"),
    "unknown": _("City not known"),
    "Lake Baikal": _("Lake Baikal"),
    "China": _("China"),
    "Trans-Siberian Railway": _("Trans-Siberian Railway"),
    "border town in north-east China": _("Border town in north-east China"),
}

MEASURES = {
    "red_silk_release": _("Release of “Red Silk”"),
    "wizard_in_china": _("Release of “The Wizard of the Emerald City” in China"),
    "title_ru": _("Title in Russian"),
    "name_ru": _("Name in Russian"),
    "arrival_china": _("Arrival in China"),
    "russian_dialogue_share": _("Share of dialogue in Russian in per cent"),
    "russian_entry": _("Russian entry"),
    "book_zh": _("Book in Chinese"),
    "passengers": _("Passengers of the train"),
    "bremen_release_lanzhou": _("“The Bremen Town Musicians” in Lanzhou"),
    "release_lanzhou": _("Release in Lanzhou"),
    "opened_lanzhou": _("Opening in Lanzhou"),
    "director_stolen_melody": _("Director of “The Stolen Melody”"),
    "sco_week": _("In the film week of the Shanghai Cooperation Organisation"),
    "films_bought_by_chinese_distributors": _("Films bought by Chinese distributors"),
    "provinces_named_on_way_to_chongqing": _("Provinces named on the way to Chongqing"),
    "arrival_yanan": _("Arrival in Yan’an"),
    "meeting_mao": _("Meeting with Mao Zedong"),
    "lunch_lu_xun_academy": _("Lunch at the Lu Xun Academy"),
}

SCOPES = {
    "first nine months of 2025": _("first nine months of 2025"),
    "first nine months of 2024": _("first nine months of 2024"),
    "Chinese films incl. co-productions, 2025 to late August": _(
        "Chinese films including co-productions, 2025 to late August"
    ),
    "Chinese films incl. co-productions, 2024": _("Chinese films including co-productions, 2024"),
    "Russian films abroad, 2025": _("Russian films abroad, 2025"),
    "Russian films abroad, 2024": _("Russian films abroad, 2024"),
    "five Russian films, 2017": _("five Russian films, 2017"),
    "eighteen Russian films in five years to 2018": _("eighteen Russian films in five years to 2018"),
    "all films, 2024": _("all films, 2024"),
    "foreign films, 2024": _("foreign films, 2024"),
    "of Russian films’ foreign takings, nine months 2025": _("of Russian films’ foreign takings, nine months of 2025"),
    "about two dozen, minister in December 2025": _("“about two dozen”, minister in December 2025"),
}

VALUES = {
    "animation": _("animation"),
    "script": _("script"),
    "development": _("development"),
    "in production": _("in production"),
    "prequel": _("prequel"),
    "free": _("free"),
    "discussed": _("discussed"),
    "possible": _("release possible"),
    "soon": _("soon"),
    "open": _("open for sale"),
    "first": _("first"),
    "not yet first": _("not yet first"),
    "now showing": _("now showing"),
    "being finalised": _("being finalised"),
    "same event": _("same event"),
    "new project": _("new project"),
    "director": _("director"),
    "producer": _("producer"),
    "general producer": _("general producer"),
    "director and producer": _("director and producer"),
    "speaker": _("speaker"),
    "photojournalist": _("photojournalist"),
    "cameraman": _("cameraman"),
    "wide release": _("wide release"),
    "festival screening 2025-09-05": _("festival screening on 5 September 2025"),
    "local picture, outside the import quota": _("local picture, outside the import quota"),
    "national film": _("national film"),
    "not foreign under local law": _("not foreign under local law"),
    "framework agreement": _("framework agreement"),
    "agreement": _("agreement"),
    "spring to summer 2025": _("spring to summer 2025"),
    "summer 2025": _("summer 2025"),
    "after August 2018": _("after August 2018"),
    "potential release discussed": _("potential release discussed"),
    "failed in both countries": _("failed in both countries"),
    "gaining popularity in China": _("gaining popularity in China"),
    "American journalist": _("American journalist"),
    "China-Russia co-produced": _("co-produced by China and Russia"),
    "joint Russian-Chinese": _("joint Russian-Chinese"),
    "made with the help of VGTRK": _("made with the help of VGTRK"),
    "US-Russian": _("US-Russian"),
    "first joint Russian-Chinese film project in history": _("first joint Russian-Chinese film project in history"),
    "first joint Russian-Chinese film project": _("first joint Russian-Chinese film project"),
    "first large Russian-Chinese co-production": _("first large Russian-Chinese co-production"),
    "first joint film project": _("first joint film project"),
    "second joint project": _("second joint project"),
    "second joint project, after How I Became Russian": _("second joint project, after “How I Became Russian”"),
    "first film under the co-production agreement": _("first film under the co-production agreement"),
    "highest box office for a Russian film in China": _("highest box office for a Russian film in China"),
}
