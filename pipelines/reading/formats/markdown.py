"""Markdown: front matter, title and story; what stands above the title and below the last line is
looked through.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.addresses import is_web_address
from pipelines.reading.cleaning import begins_with, clean_markup
from pipelines.reading.drafts import Draft, RejectReason, UnreadableError
from pipelines.reading.fields import WORDS, Fields
from pipelines.reading.formats.front_matter import split_front_matter
from pipelines.reading.formats.markdown_lines import Line, join_lines, markdown_lines
from pipelines.reading.formats.plain_text import find_title
from pipelines.reading.furniture import drop_furniture, is_furniture
from pipelines.reading.headlines import byline, is_date_line

_LONGEST = 2_000_000
"""Characters of Markdown that are parsed; the parser needs up to 20 seconds for a million that are
all brackets.
"""
_MOST_LINES = 25_000
"""Lines, blank ones aside, that are parsed: as many as so many characters wrapped at a usual width
make; each may be a block, which costs the parser a tenth of a millisecond however short it is.
"""
_HEAD_LINES = 12
"""Among how many lines the title is looked for."""
_LONG = 100
"""A line of so many characters above the title is part of the story, not of the page's head."""


def read_markdown(text: str) -> list[Draft]:
    """Read a Markdown text as one draft.

    Raises:
        UnreadableError: it is longer than any article.
    """
    values, below = split_front_matter(text)
    _check_length(below)
    fields = Fields(values)
    lines: Sequence[Line] = markdown_lines(clean_markup_source(below))
    head, title, lines = _split_head(lines, fields.first("title"))
    names = _names(values, fields)
    dates, lines = _split_dates(lines, names)
    kept, crumb = _split_tail(lines, names)
    body = drop_furniture(clean_markup(join_lines(kept)))
    return [
        Draft(
            body=body,
            title=title or find_title(body),
            title_in_body=title is None,
            url=fields.url() or (crumb.href if crumb else None),
            source=fields.source() or _crumb_source(crumb),
            author=fields.author()
            or next((name for line in kept[:4] if (name := byline(line.text))), None),
            published=fields.published() + dates,
            head=clean_markup("\n".join(line.text.lstrip("*-+ ") for line in head)),
            language=fields.first("language"),
        )
    ]


def _check_length(text: str) -> None:
    if len(text) > _LONGEST:
        raise UnreadableError(
            RejectReason.TOO_LARGE,
            f"{len(text):,} characters of Markdown; split it into its articles",
        )
    lines = sum(1 for line in text.split("\n") if line.strip())
    if lines > _MOST_LINES:
        raise UnreadableError(
            RejectReason.TOO_COMPLEX,
            f"{lines:,} lines of Markdown, of which {_MOST_LINES:,} are read; split it",
        )


def clean_markup_source(text: str) -> str:
    """Return Markdown without NUL, which its parser would show, and without tabs."""
    return text.replace("\x00", "").expandtabs(4)


def _names(values: dict[str, object], fields: Fields) -> frozenset[str]:
    """Return what a line of nothing but a link may be labelled with when it is the article's own
    address.
    """
    groups = [values.get(name) for name in ("categories", "category", "tags", "tag")]
    names = [name for group in groups for name in (group if isinstance(group, list) else [group])]
    return frozenset(str(name).casefold() for name in (*names, fields.source()) if name)


def _split_head(
    lines: Sequence[Line], title: str | None
) -> tuple[Sequence[Line], str | None, Sequence[Line]]:
    """Return the lines above the title, the title, and the lines below it.

    The title is the one that the front matter names, else the first heading. Lines that are long,
    or many, above a heading are the story: then the heading is within it, and everything stays.
    """
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if title and len(line.text) < 2 * len(title) + 20 and begins_with(line.text, title):
            return lines[:index], title, lines[index + 1 :]
        if not title and line.kind == "heading":
            return lines[:index], line.text, lines[index + 1 :]
        if len(line.text) > _LONG:
            break
    return (), title, lines


def _split_dates(
    lines: Sequence[Line], names: frozenset[str]
) -> tuple[tuple[str, ...], Sequence[Line]]:
    """Part lines of nothing but a date, with or without label and source, from the first lines of
    the story.
    """
    words = frozenset(word for name in names for word in name.split())
    dated = [line for line in lines[:4] if is_date_line(line.text, words)]
    return tuple(line.text for line in dated), [line for line in lines if line not in dated]


def _split_tail(lines: Sequence[Line], names: frozenset[str]) -> tuple[Sequence[Line], Line | None]:
    """Part crumbs below the story from it: links to itself and to other articles, their dates,
    empty headings.

    Returns the story's lines and the line with the article's own address, if there was one.
    """
    kept = list(lines)
    crumb = None
    while kept and _is_crumb(kept[-1]):
        last = kept.pop()
        crumb = last if _is_own_address(last, names) else crumb
    # A text that is nothing but crumbs is a list of links: left as it is, whatever comes of it.
    return (kept, crumb) if kept else (lines, None)


def _is_crumb(line: Line) -> bool:
    label = line.text.strip(" :*|").casefold()
    return (
        line.only_links
        or line.kind == "heading"
        or label in WORDS["tail_labels"]
        or is_furniture(line.text)
        or is_date_line(line.text)
    )


def _is_own_address(line: Line, names: frozenset[str]) -> bool:
    if line.href is None or not is_web_address(line.href):
        return False
    label = line.text.strip(" :*|").casefold()
    return label in names or label.startswith(("source", "original"))


def _crumb_source(crumb: Line | None) -> str | None:
    label = replace(crumb, text=crumb.text.strip(" :*|")).text if crumb else ""
    return label if label and not label.casefold().startswith(("source", "original")) else None
