"""Write src/diptych/locale/country_names.json: further names of countries from CLDR that Babel leaves out, as «США».

Run it from the top of the source tree, with the folder of an unpacked npm package ``cldr-localenames-full``::

    python tools/make_country_names.py PACKAGE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "diptych" / "locale" / "country_names.json"
LOCALES = {"en": "en", "ru": "ru", "zh_Hans": "zh-Hans"}


def names(package: Path, locale: str) -> dict[str, str]:
    """Each further name of a country, and its code."""
    file = json.loads((package / "main" / locale / "territories.json").read_text("utf-8"))
    territories = file["main"][locale]["localeDisplayNames"]["territories"]
    keyed = ((key.partition("-alt-")[0], key, name) for key, name in territories.items() if "-alt-" in key)
    return {name: code for code, _key, name in keyed if len(code) == 2 and code not in ("UN", "IO")}


if __name__ == "__main__":
    package = Path(sys.argv[1])
    about = json.loads((package / "package.json").read_text("utf-8"))
    found = {
        "source": f"Unicode CLDR {about['version']}, cldr-localenames-full",
        "licence": about["license"],
        "names": {ours: names(package, theirs) for ours, theirs in LOCALES.items()},
    }
    TARGET.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
