"""Front matter: the YAML or TOML block between fences at the head of a text."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

_LONGEST = 65_536
"""Characters of front matter that are read; a longer block is no front matter."""
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
    try:
        return {
            name: value if isinstance(value, list) else str(value)
            for name, value in tomllib.loads(block).items()
        }
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _parse_yaml(block: str) -> dict[str, Any] | None:
    try:
        # BaseLoader makes strings, lists and mappings only: no object, no date, no number is built.
        data = yaml.load(block, Loader=yaml.BaseLoader)
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
