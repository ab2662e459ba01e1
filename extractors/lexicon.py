"""Reading the lexicons: the data files that a domain expert can review and correct.

A lexicon is a TOML file, a CSV table or a text in the folder ``lexicon`` of the room whose code
reads it. Each says in its head where its facts come from. The module that uses a lexicon turns its
rows into records of its own.
"""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any


class LexiconError(ValueError):
    """A lexicon's row that cannot be used; the message names the file, the row and the remedy."""


def lexicon_file(package: str | None, name: str) -> Traversable:
    """Return the file ``lexicon/<name>`` of a room.

    Args:
        package: the room's package, which its modules know as ``__package__``.
        name: the file's name with its ending.

    Raises:
        LexiconError: the room has no such file.
    """
    file = files(str(package)) / "lexicon" / name
    if not file.is_file():
        raise LexiconError(
            f"{package}: there is no lexicon {name}; put it into the room's folder 'lexicon'"
        )
    return file


@cache
def read_toml(package: str | None, name: str) -> Mapping[str, Any]:
    """Return ``lexicon/<name>.toml`` of the room `package` as plain data, parsed once and shared.

    Nobody can change what all readers share: tables are read-only mappings, lists are tuples.

    Raises:
        LexiconError: the room has no such lexicon, or it is not valid TOML.
    """
    file = lexicon_file(package, f"{name}.toml")
    try:
        lexicon: Mapping[str, Any] = _frozen(tomllib.loads(file.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}.toml: {error}; mend the line it names") from error
    return lexicon


def _frozen(value: Any) -> Any:
    """Return TOML data with read-only mappings for its tables and tuples for its lists."""
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


@cache
def read_csv(package: str | None, name: str) -> Sequence[Mapping[str, str]]:
    """Return the rows of ``lexicon/<name>.csv`` of the room `package`, keyed by the header, parsed
    once and shared: read-only, as with `read_toml`.

    Lines that begin with ``#`` are notes.

    Raises:
        LexiconError: the room has no such lexicon, or a row has more or fewer cells than the
            header.
    """
    file = lexicon_file(package, f"{name}.csv")
    lines = [
        line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    rows = list(csv.DictReader(lines, restkey="", strict=True))
    for row in rows:
        if "" in row or None in row.values():
            first = next(iter(row.values()))
            raise LexiconError(
                f"{name}.csv: the row {first!r} has not as many cells as the header; quote commas"
            )
    return tuple(map(MappingProxyType, rows))
