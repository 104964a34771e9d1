"""Write the one migration that each of our applications has, until there is a release to migrate from.

    python tools/initial_migrations.py [APP…]

What ``makemigrations`` wrote there is put together: all tables at once, with their constraints and indexes (see
``diptych.kernel.migrating``). Statements written by hand stay behind them as they are.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NAME = "0001_initial"


def main(labels: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diptych.config.settings")
    import django

    django.setup()
    from django.apps import apps

    for config in apps.get_app_configs():
        path = Path(config.path) / "migrations" / f"{NAME}.py"
        if config.name.startswith("diptych.") and path.exists() and (not labels or config.label in labels):
            rewrite(config.name, path)


def rewrite(app: str, path: Path) -> None:
    """Have all tables of a migration come in one operation."""
    from django.db.migrations.writer import MigrationWriter

    from diptych.kernel.migrating import CreateTables

    migration: Any = importlib.import_module(f"{app}.migrations.{NAME}").Migration(NAME, app.rpartition(".")[2])
    tables, rest = put_together(migration.operations)
    if not tables or any(type(operation).__name__ in ("RunSQL", "RunPython", "Triggers") for operation in rest):
        return
    migration.operations = [CreateTables(tables=tables), *rest]
    path.write_text(MigrationWriter(migration, include_header=False).as_string(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(path)], check=True)
    print(f"{app}: {len(tables)} tables")


def put_together(operations: list[Any]) -> tuple[list[Any], list[Any]]:
    """Tables, each with all that was added to it afterwards; and what is left."""
    from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel

    tables: dict[str, Any] = {}
    rest = []
    for operation in operations:
        table = tables.get(getattr(operation, "model_name_lower", ""))
        if isinstance(operation, CreateModel):
            tables[operation.name_lower] = operation
        elif table is not None and isinstance(operation, AddField):
            table.fields = [*table.fields, (operation.name, operation.field)]
        elif table is not None and isinstance(operation, AddConstraint):
            table.options = {
                **table.options,
                "constraints": [*table.options.get("constraints", ()), operation.constraint],
            }
        elif table is not None and isinstance(operation, AddIndex):
            table.options = {**table.options, "indexes": [*table.options.get("indexes", ()), operation.index]}
        else:
            rest.append(operation)
    return list(tables.values()), rest


if __name__ == "__main__":
    main(sys.argv[1:])
