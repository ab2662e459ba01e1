"""Reading the lexicons: the data files that a domain expert can review and correct.

A lexicon is a TOML file or a CSV table in ``extractors/lexicons``. Each says in its head where its
facts come from. The module that uses a lexicon turns its rows into records of its own.
"""

import csv
import tomllib
from importlib.resources import files
from typing import Any


class LexiconError(ValueError):
    """A lexicon's row that cannot be used; the message names the file, the row and the remedy."""


def read_toml(name: str) -> dict[str, Any]:
    """Return the lexicon ``lexicons/<name>.toml`` as plain data.

    Raises:
        LexiconError: the file is not valid TOML.
    """
    file = files("extractors") / "lexicons" / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}.toml: {error}; mend the line it names") from error


def read_csv(name: str) -> list[dict[str, str]]:
    """Return the rows of ``lexicons/<name>.csv``, keyed by the header; lines that begin with ``#`` are notes.

    Raises:
        LexiconError: a row has more or fewer cells than the header.
    """
    file = files("extractors") / "lexicons" / f"{name}.csv"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, restkey="", strict=True))
    for row in rows:
        if "" in row or None in row.values():
            first = next(iter(row.values()))
            raise LexiconError(f"{name}.csv: the row {first!r} has not as many cells as the header; quote commas")
    return rows
