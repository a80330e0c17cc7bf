"""Whether the tables of a database are those of this version of the program."""

from __future__ import annotations

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from kiesdeler.problems import Problem, Refused


def newer(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Changes of the tables that this version does not know."""
    loader = MigrationExecutor(connections[using]).loader
    return sorted(f"{room}.{name}" for room, name in set(loader.applied_migrations) - set(loader.disk_migrations))


def waiting() -> list[str]:
    """Changes of the tables that have yet to be made."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return sorted(f"{migration.app_label}.{migration.name}" for migration, _ in plan)


def update_tables() -> None:
    """Make the changes that wait. Raises `Refused` when the database was made by a newer version."""
    unknown = newer()
    if unknown:
        message = f"Deze gegevens zijn van een nieuwere versie van Kiesdeler ({unknown[0]}). Gebruik die versie."
        raise Refused([Problem(message)])
    call_command("migrate", verbosity=0, interactive=False)


def need_tables() -> None:
    """Raises `Refused` when the tables are not those of this version."""
    if newer() or waiting():
        message = "Hier zijn nog geen gegevens, of ze zijn van een andere versie. Start eerst één keer kiesdeler serve."
        raise Refused([Problem(message)])
