"""Prefect's database in the output folder: set aside where it is damaged, since it holds nothing
that a snapshot needs.
"""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from pipelines.control_characters import show_line

DATABASE = "prefect.db"

log = logging.getLogger(__name__)


def is_damaged(database: Path) -> bool:
    """Say whether the database is there and is not what SQLite can read whole."""
    if not database.exists():
        return False
    try:
        with closing(sqlite3.connect(f"file:{quote(str(database))}?mode=ro", uri=True)) as opened:
            (verdict,) = opened.execute("pragma quick_check(1)").fetchone()
    except sqlite3.Error as error:
        # A database that another server writes at this moment is not damaged.
        return getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY
    return bool(verdict != "ok")


def set_aside(database: Path) -> None:
    """Rename the database, and what SQLite keeps beside it, out of the way of a fresh one."""
    number = 1
    while (aside := database.with_name(f"{database.name}.damaged-{number}")).exists():
        number += 1
    for suffix in ("", "-wal", "-shm"):
        part = database.with_name(f"{database.name}{suffix}")
        if part.exists():
            part.rename(aside.with_name(f"{aside.name}{suffix}"))
    log.warning(
        "%s was damaged; it is set aside as %s, and Prefect begins a fresh one",
        show_line(str(database)),
        aside.name,
    )
