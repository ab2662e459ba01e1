"""The formats that are read, and whether this installation reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from extractors.lexicon import read_toml

_EXTRA = "pressledger[formats]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, the endings of its files, what is taken from them, and what must be
    installed to read it, if it is not.
    """

    name: str
    endings: str
    taken: str
    missing: str | None


def formats() -> Iterator[Format]:
    """Yield the formats in the order of ``formats.toml``.

    >>> next(formats()).name
    'plain text'
    """
    for row in read_toml(__package__, "formats")["format"]:
        module = row.get("module")
        missing = _EXTRA if module and find_spec(module) is None else None
        yield Format(name=row["name"], endings=row["endings"], taken=row["taken"], missing=missing)
