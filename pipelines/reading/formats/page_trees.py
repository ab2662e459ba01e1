"""HTML pages as the trees that trafilatura and htmldate work on.

Text is never handed to these libraries: htmldate takes a text that looks like an address for one,
and fetches it. Parsing here loads nothing either: no network, no document type, no entities.
"""

import re
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, fromstring

from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.formats.markup import without_controls

_DOCTYPE = re.compile(r"\A<\s?!\s?DOCTYPE[^>]{0,499}/[^<>]{0,499}>", re.IGNORECASE)
_EMPTY_ROOT = re.compile(
    r"\A(?:[^\n]{0,999}\n){0,3}[^\n]{0,999}<html\b[^>\n]{0,999}/>$", re.IGNORECASE | re.MULTILINE
)
MOST_CHILDREN = 10_000
"""Children of one element; trafilatura's time grows with the square of their number."""
_START = 50
"""Characters among which a page says that it is HTML."""


def page_tree(text: str, *, comments: bool) -> Any:
    """Return the tree of a page, with or without its comments; None where a text is hardly HTML.

    Args:
        text: the page.
        comments: whether the tree holds them.
    """
    parser = HTMLParser(
        encoding="utf-8",
        no_network=True,
        collect_ids=False,
        default_doctype=False,
        remove_comments=not comments,
        remove_pis=True,
    )
    try:
        tree = fromstring(_mended(text).encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree if len(tree) > 1 or "html" in text[:_START].lower() else None


def check_tree(root: Any) -> None:
    """See that the cost of finding the main text of a page is in proportion to its size.

    Raises:
        UnreadableError: an element has more children than any article's.
    """
    most = max(map(len, root.iter()))
    if most > MOST_CHILDREN:
        raise UnreadableError(
            RejectReason.TOO_COMPLEX,
            f"an element with {most:,} children; {MOST_CHILDREN:,} are read",
        )


def _mended(text: str) -> str:
    """Return a page without what libxml2 stumbles over: control characters, odd document types, and
    a root element that is closed where it opens.
    """
    text = _DOCTYPE.sub("", without_controls(text), count=1)
    root = _EMPTY_ROOT.match(text)
    return f"{text[: root.end() - 2]}>{text[root.end() :]}" if root else text
