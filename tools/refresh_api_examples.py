"""Asks the API about the example programme and writes down what it answers, for its description.

python tools/refresh_api_examples.py
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "src" / "diptych" / "faces" / "api" / "registers" / "examples.json"


def asked() -> dict[str, str]:
    """What is asked, by operation: each register's example, and the beginning of its list by names."""
    from diptych.faces.api.registers.declared import MARKET_FIGURES, REGISTERS
    from diptych.faces.api.registers.described import list_id, one_id

    lists = {list_id(item): f"/api/v1/{item.name}?fields=label,address,page&limit=2" for item in REGISTERS}
    ones = {one_id(item): item.address(item.example) for item in REGISTERS}
    return {**lists, **ones, one_id(MARKET_FIGURES): f"{MARKET_FIGURES.address('')}?fields=id,label,address,page"}


def answered() -> dict[str, Any]:
    """What is answered, by operation, with what was asked."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    return {name: {"asked": address, "answer": client.get(address).json()} for name, address in asked().items()}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "diptych.config.settings", "DIPTYCH_DATA": folder}
        sys.path.insert(0, str(ROOT))
        import django
        from django.core.management import call_command

        django.setup()
        logging.disable()
        call_command("migrate", verbosity=0)
        from tests.factories.registers import load

        load()
        text = json.dumps(answered(), ensure_ascii=False, indent=1)
    EXAMPLES.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
