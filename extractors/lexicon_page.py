"""The page ``docs/lexicons.md``: every list of every lexicon with the comment above it.

Run ``python -m extractors.lexicon_page docs/lexicons.md extractors pipelines`` after a change of
the lexicons.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HEAD = """# The lexicons

Every list of words and facts that the rules read, with the comment that stands above it. Written by
`python -m extractors.lexicon_page docs/lexicons.md extractors pipelines`: do not edit this page,
edit the lexicon and write the page again.

A lexicon lies in the folder `lexicon` of the room whose code reads it, so the table that is wrong
leads to its words: a wrong amount to `extractors/money/lexicon/`, a wrong claim to
`pipelines/claims/lexicon/`. After a change of any of them a run reads every article anew, and
`pressledger diff` names the cause `rules`.
"""

_HEADER = re.compile(r"\[\[?(?P<name>[^\[\]]+)\]\]?")
_KEY = re.compile(r'(?P<name>"[^"]+"|[\w-]+)\s*=')
_SHOWN = 6
"""Words of a list that the page shows."""
_MOST_KEYS = 40
"""Lists that a table without a comment inside of it may have to be shown one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """A list of a lexicon: its name, what it holds in a few words, and the comment above it."""

    name: str
    content: str
    comment: str


def build_page(packages: Sequence[Path]) -> str:
    """Return the whole page as Markdown.

    Args:
        packages: folders of packages, whose rooms have folders ``lexicon``.
    """
    lines = [_HEAD]
    for package in packages:
        for folder in sorted(package.rglob("lexicon")):
            room = (package.name, *folder.parent.relative_to(package).parts)
            lines.append(f"## {'/'.join(room)}\n")
            for file in sorted(folder.iterdir()):
                lines += _describe(file)
    return "\n".join(lines)


def _describe(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    yield f"### {file.name}\n"
    yield f"{_cell(head_comment(text))}\n"
    if file.suffix == ".csv":
        rows = [line for line in text.splitlines() if line and not line.startswith("#")]
        yield f"{len(rows) - 1:,} rows of `{rows[0]}`.\n"
    elif file.suffix == ".toml":
        yield "| list | holds | what it is for |\n|---|---|---|"
        for each in word_lists(text):
            yield f"| `{each.name}` | {_cell(each.content)} | {_cell(each.comment)} |"
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def head_comment(text: str) -> str:
    """Return the comment that a lexicon begins with, as one line.

    >>> head_comment("# Words of money.\\n# Source: Babel.\\n\\n# Letters.\\na = []")
    'Words of money. Source: Babel.'
    """
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# ").rstrip())
    return " ".join(line for line in lines if line)


def word_lists(text: str) -> Iterator[WordList]:
    """Yield the lists of a lexicon in TOML, in its order.

    >>> for each in word_lists("# Head.\\n\\n# Letters\\n# alone.\\nweak = ['a', 'b']"):
    ...     print(each.name, each.content, each.comment, sep=" | ")
    weak | 2: a, b | Letters alone.
    """
    comments = _comments(text)
    for name, value in tomllib.loads(text).items():
        yield from _lists_of((name,), value, comments)


def _lists_of(
    path: tuple[str, ...], value: Any, comments: Mapping[tuple[str, ...], str]
) -> Iterator[WordList]:
    if len(path) == 1 and isinstance(value, dict) and _is_opened(path[0], value, comments):
        if path in comments:
            yield WordList(name=f"[{path[0]}]", content="", comment=comments[path])
        for name, each in value.items():
            yield from _lists_of((*path, name), each, comments)
    else:
        yield WordList(name=".".join(path), content=_content(value), comment=comments.get(path, ""))


def _is_opened(
    name: str, table: Mapping[str, Any], comments: Mapping[tuple[str, ...], str]
) -> bool:
    """Whether a table is shown key by key: some key has a comment, or it holds a few lists."""
    if any(len(path) > 1 and path[0] == name for path in comments):
        return True
    return len(table) <= _MOST_KEYS and any(
        isinstance(each, list | dict) for each in table.values()
    )


def _content(value: Any) -> str:
    """Say in a few words what a list holds.

    >>> _content({"a": 1, "b": 2}), _content([{"id": "x"}]), _content("0.5")
    ('2: a, b', '1 row', '0.5')
    """
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"{len(value):,} rows" if len(value) > 1 else "1 row"
    if isinstance(value, list | dict):
        shown = ", ".join(str(each) for each in list(value)[:_SHOWN])
        return f"{len(value):,}: {shown}{', …' if len(value) > _SHOWN else ''}"
    return str(value)


def _comments(text: str) -> dict[tuple[str, ...], str]:
    """Return the comment above each key and each head of a table; of a repeated table the first."""
    found: dict[tuple[str, ...], str] = {}
    section: tuple[str, ...] = ()
    above: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            above.append(line.lstrip("# "))
            continue
        if header := _HEADER.match(line):
            section = tuple(header["name"].split("."))
        key = _KEY.match(line)
        if above and (header or key):
            path = (*section, key["name"].strip('"')) if key and not header else section
            found.setdefault(path, " ".join(above))
        above = []
    return found


def main() -> None:
    """Write the page to the path that the command line names, of the packages that it names."""
    if len(sys.argv) < 3:
        sys.exit("usage: python -m extractors.lexicon_page PATH PACKAGE ...")
    page, *packages = map(Path, sys.argv[1:])
    page.write_text(build_page(packages), encoding="utf-8")


if __name__ == "__main__":
    main()
