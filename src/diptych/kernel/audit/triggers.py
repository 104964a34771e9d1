"""What the database itself refuses: to change, remove or insert an entry, and to move the end of the chain back.

Whoever may change tables can drop these first. Then the chain shows what they did.
"""

from __future__ import annotations

from diptych.kernel.audit.chain import GENESIS

_REFUSED = "the ledger is only added to"

_SQLITE = {
    "audit_entry_no_update": f"""
        BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    "audit_entry_no_delete": f"""
        BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    # INSERT OR REPLACE would remove a row without asking the trigger above, so nothing may meet what is there.
    "audit_entry_follows": f"""
        BEFORE INSERT ON audit_entry
        WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit_entry)
          OR NEW.previous <> coalesce((SELECT hash FROM audit_entry ORDER BY sequence DESC LIMIT 1), '{GENESIS}')
          OR EXISTS (SELECT 1 FROM audit_entry WHERE hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    "audit_head_forward": f"""
        BEFORE UPDATE ON audit_head WHEN NEW.sequence <= OLD.sequence
        BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
    "audit_head_no_delete": f"""
        BEFORE DELETE ON audit_head
        BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END""",
}

# Class 23 of SQLSTATE reaches Python as an IntegrityError, as on SQLite.
_RAISE = f"RAISE EXCEPTION '{_REFUSED}' USING ERRCODE = 'integrity_constraint_violation'"

_POSTGRESQL_FUNCTIONS = {
    "audit_refuse": f"BEGIN {_RAISE}; END",
    "audit_entry_follows": f"""
        BEGIN
          IF NEW.previous IS DISTINCT FROM (CASE WHEN NEW.sequence = 1 THEN '{GENESIS}'
            ELSE (SELECT hash FROM audit_entry WHERE sequence = NEW.sequence - 1) END)
          THEN {_RAISE}; END IF;
          RETURN NULL;
        END""",
    "audit_head_forward": f"BEGIN IF NEW.sequence <= OLD.sequence THEN {_RAISE}; END IF; RETURN NEW; END",
}

_POSTGRESQL = {
    "audit_entry_no_change": "BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "audit_entry_no_truncate": "BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    # After, not before: only then are all rows of one statement there, in whatever order they came.
    "audit_entry_follows": "AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_follows()",
    "audit_head_forward": "BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_head_forward()",
    "audit_head_no_delete": "BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "audit_head_no_truncate": "BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
}


def _table(body: str) -> str:
    return body.partition(" ON ")[2].split()[0]


INSTALL = {
    "sqlite": [f"CREATE TRIGGER {name} {body}" for name, body in _SQLITE.items()],
    "postgresql": [
        *(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
            for name, body in _POSTGRESQL_FUNCTIONS.items()
        ),
        *(f"CREATE TRIGGER {name} {body}" for name, body in _POSTGRESQL.items()),
    ],
}
"""Statements by the vendor of the database, in order."""

REMOVE = {
    "sqlite": [f"DROP TRIGGER {name}" for name in _SQLITE],
    "postgresql": [
        *(f"DROP TRIGGER {name} ON {_table(body)}" for name, body in _POSTGRESQL.items()),
        *(f"DROP FUNCTION {name}()" for name in _POSTGRESQL_FUNCTIONS),
    ],
}
"""The same undone."""
