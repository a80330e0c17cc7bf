"""The database itself refuses to change or remove an entry of the log."""

from __future__ import annotations

from typing import Any

_REFUSE = "RAISE(ABORT, 'the log is only added to')"
_SQLITE = tuple(
    f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit_logentry BEGIN SELECT {_REFUSE}; END"
    for verb in ("UPDATE", "DELETE")
)
_NAMES = {"audit_no_change", "audit_no_truncate"}
_POSTGRESQL = (
    """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql
       AS $$ BEGIN RAISE EXCEPTION 'the log is only added to'; END $$""",
    """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit_logentry
       FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit_logentry EXECUTE FUNCTION audit_refuse()""",
)


def protect(_apps: Any, schema_editor: Any) -> None:
    """For a migration: put the triggers in place."""
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement)


def protected(connection: Any) -> bool:
    """Whether the triggers are there; a database made by somebody else may lack them."""
    found = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor != "sqlite":
        found = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    with connection.cursor() as cursor:
        cursor.execute(found)
        there = {name for (name,) in cursor.fetchall()}
    wanted = {"audit_no_update", "audit_no_delete"} if connection.vendor == "sqlite" else _NAMES
    return wanted <= there
