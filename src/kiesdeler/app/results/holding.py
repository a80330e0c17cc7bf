"""The database itself refuses to change what a document says, and to let a withdrawn one hold again."""

from __future__ import annotations

from typing import Any

_FIXED = ("session_id", "name", "kind", "content", "size", "sha256", "made_at", "made_by")
_MESSAGE = "a document does not change"
_SQLITE = (
    f"""CREATE TRIGGER results_document_fixed BEFORE UPDATE OF {", ".join(_FIXED)} ON results_document
        BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END""",
    f"""CREATE TRIGGER results_document_withdrawn BEFORE UPDATE ON results_document WHEN OLD.withdrawn_at IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END""",
)
_POSTGRESQL = (
    f"""CREATE FUNCTION results_document_refuse() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$""",
    f"""CREATE TRIGGER results_document_fixed BEFORE UPDATE OF {", ".join(_FIXED)} ON results_document
        FOR EACH ROW EXECUTE FUNCTION results_document_refuse()""",
    """CREATE TRIGGER results_document_withdrawn BEFORE UPDATE ON results_document
       FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL) EXECUTE FUNCTION results_document_refuse()""",
)


def protect(_apps: Any, schema_editor: Any) -> None:
    """For a migration: put the triggers in place."""
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement)
