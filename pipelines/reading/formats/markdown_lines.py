"""Markdown -> its lines of text, each with what the article's edges are told by: kind, links,
address.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipelines.reading.formats.markup import block_tags, html_text

LineKind = Literal["text", "heading", "item", "row"]

_WRAP = range(40, 101)
"""Widths to which writers and converters wrap their lines."""
_TAG = re.compile(r"</?([A-Za-z][\w-]{0,30})")
_HREF = re.compile(r"""\bhref\s{0,3}=\s{0,3}["']([^"'\s]{1,2000})""", re.IGNORECASE)
# Indented code is off: in news an indented paragraph is a paragraph.
_PARSER = MarkdownIt("commonmark").enable("table").disable("code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an article in Markdown, without its markup.

    `href` is the address of the line's last link, `only_links` says that there is no word outside
    its links, and `starts_block` that a blank line stands above it.
    """

    text: str
    kind: LineKind = "text"
    href: str | None = None
    only_links: bool = False
    starts_block: bool = True


@dataclass(slots=True)
class _Pen:
    """The line being written while the parts of a paragraph are walked through."""

    pieces: list[str] = field(default_factory=list)
    href: str | None = None
    depth: int = 0
    words_outside: bool = False

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.words_outside |= self.depth == 0 and any(map(str.isalnum, text))

    def link(self, href: str | None) -> None:
        self.href = href or self.href
        self.depth += 1

    def unlink(self) -> None:
        self.depth = max(0, self.depth - 1)

    def finish(self) -> Line:
        line = Line(
            text=" ".join("".join(self.pieces).split()),
            href=self.href,
            only_links=self.href is not None and not self.words_outside,
        )
        self.pieces, self.href, self.words_outside = [], None, False
        return line


def markdown_lines(text: str) -> list[Line]:
    """Return the lines of a Markdown text; images and rules are left out.

    Lines that were wrapped to a width are joined again; where each line is a paragraph of its own
    they are not.
    """
    tokens = _PARSER.parse(text)
    joined = _is_wrapped([token.content for token in tokens if token.type == "inline"])
    lines = [
        line
        for line in _lines(tokens, joined)
        if any(map(str.isalnum, line.text)) or line.text.strip("|\\ ")
    ]
    return [
        replace(line, starts_block=False) if index and _continues(lines[index - 1], line) else line
        for index, line in enumerate(lines)
    ]


def join_lines(lines: Sequence[Line]) -> str:
    """Return the lines as text, blocks parted by a blank line."""
    return "".join(("\n\n" if line.starts_block else "\n") + line.text for line in lines).lstrip(
        "\n"
    )


def _continues(above: Line, line: Line) -> bool:
    """Say whether a line stands directly below another: within a paragraph, a list or a table."""
    return not line.starts_block or (line.kind in ("item", "row") and above.kind == line.kind)


def _is_wrapped(paragraphs: Sequence[str]) -> bool:
    """Say whether most lines that another follows in a paragraph are as long as a wrapped line."""
    lengths = [len(line) for text in paragraphs for line in text.split("\n")[:-1]]
    return sum(length in _WRAP for length in lengths) > 0.6 * len(lengths)


def _lines(tokens: Sequence[Token], joined: bool) -> Iterator[Line]:
    marker = ""
    row: list[str] = []
    for above, token in pairwise([Token("", "", 0), *tokens]):
        if token.type == "inline" and above.type in ("td_open", "th_open"):
            row.append(" ".join(line.text for line in _inline_lines(token, joined=True)))
        elif token.type == "inline":
            kind: LineKind = "heading" if above.type == "heading_open" else "text"
            yield from _mark(_inline_lines(token, joined or bool(marker)), kind, marker)
            marker = ""
        elif token.type == "list_item_open":
            marker = f"{token.info}{token.markup} "
        elif token.type == "tr_close":
            yield Line(text=" ".join(f"| {' | '.join(row)} |".split()), kind="row")
            row = []
        elif token.type in ("html_block", "fence"):
            yield from _block_lines(
                html_text(token.content) if token.type == "html_block" else token.content
            )


def _mark(lines: Iterator[Line], kind: LineKind, marker: str) -> Iterator[Line]:
    for index, line in enumerate(lines):
        if index == 0 and marker:
            yield replace(line, text=marker + line.text, kind="item")
        else:
            yield replace(line, kind=kind)


def _block_lines(content: str) -> Iterator[Line]:
    for paragraph in content.split("\n\n"):
        for index, line in enumerate(paragraph.strip("\n").split("\n")):
            yield Line(text=" ".join(line.split()), starts_block=index == 0)


def _inline_lines(token: Token, joined: bool) -> Iterator[Line]:
    """Walk through the parts of a paragraph; a part that breaks the line ends the one being
    written.
    """
    pen = _Pen()
    starts_block = True
    for part in token.children or ():
        ended = _write(pen, part, joined)
        if ended and any(piece.strip() for piece in pen.pieces):
            yield replace(pen.finish(), starts_block=starts_block)
            starts_block = part.type == "html_inline" and _tag(part) != "br"
    if any(piece.strip() for piece in pen.pieces):
        yield replace(pen.finish(), starts_block=starts_block)


def _write(pen: _Pen, part: Token, joined: bool) -> bool:
    """Write one part of a paragraph; return whether it ends the line."""
    if part.type in ("text", "text_special", "code_inline"):
        pen.write(part.content)
    elif part.type == "link_open":
        pen.link(str(part.attrs.get("href", "")))
    elif part.type == "link_close":
        pen.unlink()
    elif part.type == "html_inline":
        return _write_tag(pen, part)
    elif part.type == "softbreak" and joined:
        pen.write(" ")
        return False
    return part.type in ("softbreak", "hardbreak")


def _write_tag(pen: _Pen, part: Token) -> bool:
    name = _tag(part)
    if name == "a" and part.content.startswith("</"):
        pen.unlink()
    elif name == "a":
        match = _HREF.search(part.content)
        pen.link(match[1] if match else None)
    return name in block_tags()


def _tag(part: Token) -> str:
    match = _TAG.match(part.content)
    return match[1].lower() if match else ""
