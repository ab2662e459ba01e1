"""Reading metadata whatever its fields are called: a mapping -> title, text, URL, source, author,
dates.

The names stand in ``fields.toml``.
"""

import html
from collections.abc import Iterator, Mapping
from typing import Any

from extractors.lexicon import read_toml
from pipelines.reading.addresses import is_web_address, target
from pipelines.reading.authors import join_authors
from pipelines.reading.cleaning import one_line

_VALUES = (
    "name", "main", "basic", "rendered", "original", "title", "value", "@value", "$date",
    "$numberLong", "@id", "url", "href", "text", "by",
)  # fmt: skip
"""Keys under which an object holds what it stands for: schema.org, WordPress, the New York
Times, Arc, ninjs, MongoDB.
"""
_LONGEST = 4_000
_DEPTH = 4
"""How deep a value may be nested ({"author": [{"name": [...]}]}) and still be read."""


def _key(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


_LEXICON: Mapping[str, list[str]] = read_toml(__package__, "fields")
_FIELDS = ("title", "text", "markup", "summary", "url", "source", "author", "language", "published")
_NAMES: Mapping[str, tuple[str, ...]] = {
    field: tuple(dict.fromkeys(map(_key, _LEXICON[field]))) for field in _FIELDS
}
WORDS: Mapping[str, frozenset[str]] = {
    name: frozenset(words) for name, words in _LEXICON.items() if name not in _FIELDS
}
"""The lists of ``fields.toml`` that name no fields, by their names."""


class Fields:
    """The metadata of one article, under the names of ``fields.toml``."""

    def __init__(self, data: Mapping[Any, Any]) -> None:
        self._values: dict[str, Any] = {}
        nested = [data[name] for name in WORDS["wrappers"] if isinstance(data.get(name), Mapping)]
        for mapping in (data, *nested):
            for name, value in mapping.items():
                if value is not None and value != "":
                    self._values.setdefault(_key(str(name)), value)

    def raw(self, field: str) -> Iterator[Any]:
        """Yield the values under the field's names, the most trusted first, as they are."""
        for name in _NAMES[field]:
            if name in self._values:
                yield self._values[name]

    def strings(self, field: str) -> Iterator[str]:
        """Yield the field's usable values as single lines of text."""
        for value in self.raw(field):
            for text in _strings(value, _DEPTH):
                line = one_line(_unescape(text))
                if line and line.casefold() not in WORDS["empty"]:
                    yield line

    def first(self, field: str) -> str | None:
        """Return the field's first usable value."""
        return next(self.strings(field), None)

    def url(self) -> str | None:
        """Return the first web address under the field's names, or one given as the source."""
        candidates = [*self.strings("url"), *self.strings("source")]
        return next((target(url) for url in candidates if is_web_address(url)), None)

    def source(self) -> str | None:
        """Return the publisher's name, or None where only an address stands for it."""
        return next((name for name in self.strings("source") if not is_web_address(name)), None)

    def author(self) -> str | None:
        """Return the authors, joined with ``"; "``."""
        for value in self.raw("author"):
            texts = [_unescape(text) for text in _strings(value, _DEPTH)]
            joined = join_authors(texts)
            if joined:
                return joined
        return None

    def published(self) -> tuple[str, ...]:
        """Return everything that may be the time of publication, as written, the most trusted
        first.
        """
        return tuple(self.strings("published"))


def _strings(value: Any, depth: int) -> Iterator[str]:
    """Yield the texts in a value: a string, a number, a list, or a mapping that has a name, a URL
    or a text.
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool) or value is None or depth == 0:
        return
    elif isinstance(value, int | float):
        yield str(value)[:40] if abs(value) < 1e18 else ""
    elif isinstance(value, list | tuple):
        for item in value[:50]:
            yield from _strings(item, depth - 1)
    elif isinstance(value, Mapping):
        named = next(
            (value[key] for key in _VALUES if value.get(key) not in (None, "", [])),
            None,
        )
        yield from _strings(_full_name(value) or named, depth - 1)


def _full_name(value: Mapping[Any, Any]) -> str | None:
    """Return the name of a person whose names stand in fields of their own."""
    names = {_key(str(name)): part for name, part in value.items() if isinstance(part, str)}
    first, last = names.get("firstname"), names.get("lastname")
    return f"{first} {last}".strip() if first and last else None


def _unescape(text: str) -> str:
    """Resolve character references, twice where a site escaped them twice."""
    return html.unescape(html.unescape(text[:_LONGEST]))
