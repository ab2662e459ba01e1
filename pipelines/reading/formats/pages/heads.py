"""What stands between a page's heading and its story: the day and the standfirst."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from pipelines.reading.cleaning import one_line, word_count
from pipelines.reading.fields import WORDS, Fields
from pipelines.reading.formats.markup import element_text
from pipelines.reading.furniture import fold_line, is_furniture
from pipelines.reading.headlines import byline, is_date_line

_LINES = ("p", "div", "span", "h2", "h3", "h4", "li", "td", "small")
_MOST_LINES = 400
"""Elements of a page that are looked at for a date or a standfirst."""
_SHORTEST, _LONGEST_STANDFIRST = 6, 600
"""Words of a standfirst at least, and characters at most."""
_OPENING = 60
"""Characters by which a standfirst is known again in the text or the page's description."""
_STANDFIRST = re.compile(
    r"stand-?first|sub-?title|sub-?head(?:line)?|\bdeck\b|\bdek\b|\blede\b|summary|excerpt|\bintro\b|chapo",
    re.IGNORECASE,
)
_MODIFIED = WORDS["modified_words"]


def date_line(root: Any) -> str:
    """Return the first line of the page that holds the day of publication and nothing else."""
    for element in islice(root.iter(*_LINES), _MOST_LINES):
        text = one_line(element_text(element), 100) if len(element) <= 3 else None
        if text and is_date_line(text) and not _MODIFIED & set(text.lower().split()):
            return text
    return ""


def with_standfirst(body: str, root: Any, fields: Sequence[Fields]) -> str:
    """Return the body with the standfirst that the page shows above it and trafilatura drops."""
    described = next((text for item in fields if (text := item.first("summary"))), "")
    folded = fold_line(body)
    for element in islice(_after_heading(root), _MOST_LINES):
        text = one_line(element_text(element), _LONGEST_STANDFIRST) or ""
        if word_count(text) < _SHORTEST or byline(text) or is_furniture(text):
            continue
        if fold_line(text)[:_OPENING] in folded:
            return body
        if _is_standfirst(element, text, described):
            return f"{text}\n\n{body}"
    return body


def _after_heading(root: Any) -> Iterator[Any]:
    """Yield the small elements with text behind the page's heading."""
    heading = next(root.iter("h1"), None)
    if heading is None:
        return
    passed = False
    for element in root.iter():
        passed = passed or element is heading
        if passed and element is not heading and element.tag in _LINES and len(element) <= 3:
            yield element


def _is_standfirst(element: Any, text: str, described: str) -> bool:
    marks = " ".join(
        each.get(name) or "" for each in (element, element.getparent()) for name in ("class", "id")
    )
    wanted = fold_line(described)[:_OPENING]
    return _STANDFIRST.search(marks) is not None or bool(
        len(wanted) >= 40 and fold_line(text).startswith(wanted)
    )
