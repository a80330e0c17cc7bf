"""Which database: SQLite in the folder of the installation, or PostgreSQL where DATABASE_URL asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# IMMEDIATE: a transaction that reads and then writes must wait for its turn, not fail (Django's default loses saves).
# FULL: an acknowledged save survives a power cut.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for the default database. A ValueError for an address that is not of PostgreSQL."""
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "kiesdeler.sqlite3", "OPTIONS": _SQLITE}
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL must start with postgresql://, found {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
