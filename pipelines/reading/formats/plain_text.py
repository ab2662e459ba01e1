"""Plain text: an address or labelled lines at its head, a headline, and the story as it stands."""

import re
from itertools import pairwise
from typing import Any

from pipelines.reading.addresses import is_web_address
from pipelines.reading.cleaning import clean_plain
from pipelines.reading.drafts import Draft
from pipelines.reading.fields import WORDS, Fields
from pipelines.reading.formats.front_matter import split_front_matter
from pipelines.reading.furniture import drop_furniture
from pipelines.reading.headlines import byline, is_date_line, is_headline, is_slug

_LABELLED = re.compile(r"([A-Za-z][A-Za-z ]{1,18}):[ \t]+(\S[^\n]*)\n?")
_PUBLICATION = re.compile(
    r"""
    ^ (?: Publication | Source | Publisher ) : [ \t]+    # Publication: Northland Gazette Vol. 3
    (?P<name> [^\n]{2,80}? )
    (?: [ \t]+ (?: Volume | Vol\. | Issue ) \b [^\n]{0,80} )? $
    """,
    re.VERBOSE | re.MULTILINE,
)
_HEAD = 1500
_TITLE_LINES = 12
"""Among how many lines at its head a text's title is looked for."""


def read_plain_text(text: str) -> list[Draft]:
    """Read a plain text as one draft; its lines stay as they are, but for an address or labels at
    its head.
    """
    values, body = split_front_matter(text)
    notes, body = _split_notes(drop_furniture(clean_plain(body)))
    labels, body = _split_labels(body)
    address, body = _split_address(body)
    fields = Fields(labels | values)
    title = fields.first("title")
    return [
        Draft(
            body=body,
            title=title or find_title(body),
            title_in_body=title is None,
            url=fields.url() or address,
            source=fields.source() or _publication(body),
            author=fields.author() or find_author(body),
            published=fields.published(),
            head=notes,
            language=fields.first("language"),
        )
    ]


def _split_address(body: str) -> tuple[str | None, str]:
    """Part a first line that is nothing but a web address from the text."""
    first, _, rest = body.partition("\n")
    return (first.strip(), rest.lstrip("\n")) if is_web_address(first.strip()) else (None, body)


def _split_notes(body: str) -> tuple[str, str]:
    """Part a wire service's notes at the head, slugs and embargoes, from the text."""
    rest = body
    while rest and is_slug(rest.partition("\n")[0]):
        rest = rest.partition("\n")[2].lstrip("\n")
    return (body[: len(body) - len(rest)].strip(), rest) if rest else ("", body)


def _split_labels(body: str) -> tuple[dict[str, Any], str]:
    """Part "Title: …", "Date: …" lines at the head from the text, where there are two or more of
    them.
    """
    labels: dict[str, Any] = {}
    position = 0
    while (match := _LABELLED.match(body, position)) and match[1].lower() in WORDS["head_labels"]:
        labels.setdefault(match[1], match[2].strip())
        position = match.end()
    return (labels, body[position:].lstrip("\n")) if len(labels) > 1 else ({}, body)


def _publication(body: str) -> str | None:
    match = _PUBLICATION.search(body[:_HEAD])
    return match["name"].strip() if match else None


def find_title(body: str) -> str | None:
    """Return the headline: the line below a date on a line of its own, else the first line if it
    reads like one.

    A site's name or motto may stand above such a date.
    """
    lines = body[:_HEAD].split("\n")[: _TITLE_LINES + 1]
    position = 0
    starts = [
        (position := position + length) - length for length in (len(line) + 1 for line in lines)
    ]
    texts = [index for index, line in enumerate(lines) if line.strip()]
    for above, below in pairwise(texts):
        if is_date_line(lines[above]) and is_headline(
            lines[below], body[starts[below] + len(lines[below]) :]
        ):
            return lines[below].strip()
    if texts and is_headline(lines[texts[0]], body[starts[texts[0]] + len(lines[texts[0]]) :]):
        return lines[texts[0]].strip()
    return None


def find_author(body: str) -> str | None:
    """Return the author that a byline among the first lines names."""
    lines = [line for line in body[:_HEAD].split("\n") if line.strip()]
    return next((name for line in lines[:4] if (name := byline(line))), None)
