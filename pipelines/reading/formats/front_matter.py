"""Front matter: the YAML or TOML block between fences at the head of a text."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml
from yaml.composer import Composer

_LONGEST = 65_536
"""Characters of front matter that are read; a longer block is no front matter."""
_DEEPEST = 20
"""Lists and mappings within each other; front matter that nests deeper is read line by line."""
_ALIASED = 200
"""Characters of a YAML value that may be repeated by an alias; lists and mappings may not, as a few
of them within each other stand for millions of values.
"""
_MOST_DOTS = 100
"""Dots in a line of TOML: each may be a table within the one before, and tomllib's time and memory
grow with the square of their number.
"""
_YAML = re.compile(
    r"\A\s{0,20}---[ \t]*\n(?P<block>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(
    r"\A\s{0,20}\+\+\+[ \t]*\n(?P<block>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"([A-Za-z][\w .-]{0,40}+)(?<! ):[ \t]+(\S.*)$|([A-Za-z][\w.-]{0,40}):[ \t]*$")


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields of the front matter and the text below it; no fields and the whole text
    where there is none.

    Every YAML value is read as the string that is written, so a date keeps its time zone. A block
    that is not valid YAML is read line by line.

    >>> split_front_matter("---\\ntitle: Gas\\n---\\nBody")
    ({'title': 'Gas'}, 'Body')
    """
    head = text[:_LONGEST]
    for pattern, parse in ((_YAML, _parse_yaml), (_TOML, _parse_toml)):
        match = pattern.match(head)
        if match:
            fields = parse(match["block"])
            return (fields, text[match.end() :]) if fields is not None else ({}, text)
    return {}, text


def _parse_toml(block: str) -> dict[str, Any] | None:
    if any(line.count(".") > _MOST_DOTS for line in block.split("\n")):
        return None
    try:
        return {
            name: value if isinstance(value, list) else str(value)
            for name, value in tomllib.loads(block).items()
        }
    except (ValueError, RecursionError):
        return None


class _Loader(Composer, yaml.CBaseLoader):
    """Makes strings, lists and mappings only: no object, no date, no number is built; and stops at
    what would grow. libyaml parses, in a seventh of PyYAML's own time; PyYAML composes, where the
    growth can be seen.
    """

    def __init__(self, block: str) -> None:
        yaml.CBaseLoader.__init__(self, block)
        Composer.__init__(self)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose the next node.

        Raises:
            YAMLError: it is nested too deep, or repeats a list or a mapping.
        """
        repeated = self.check_event(yaml.AliasEvent)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise yaml.YAMLError("nested too deep for front matter")
        node: yaml.Node | None = super().compose_node(parent, index)
        self._depth -= 1
        if repeated and not (isinstance(node, yaml.ScalarNode) and len(node.value) <= _ALIASED):
            raise yaml.YAMLError("an alias of more than a short text")
        return node


def _parse_yaml(block: str) -> dict[str, Any] | None:
    try:
        data = yaml.load(block, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        data = None
    if isinstance(data, Mapping):
        return {str(name): value for name, value in data.items()}
    return _parse_lines(block)


def _parse_lines(block: str) -> dict[str, Any] | None:
    """Read ``name: value`` lines, or names with their value on the next lines, from a block that is
    broken YAML.

    Where less than half of the lines look so, the block is text between two rules, not front
    matter.
    """
    fields: dict[str, Any] = {}
    open_name, strangers = None, 0
    for line in block.split("\n"):
        match = _FIELD.match(line)
        if match:
            name, value = (match[1], match[2].strip().strip("\"'")) if match[1] else (match[3], "")
            fields.setdefault(name, value)
            open_name = None if match[1] else name
        elif line.strip() and line[0].isspace() and open_name:
            fields[open_name] = f"{fields[open_name]} {line.strip()}".strip()
        elif line.strip():
            strangers += 1
    return fields if len(fields) > strangers else None
