"""Elements of HTML and XML -> their text, with paragraphs parted by blank lines."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pipelines.reading.drafts import RejectReason, UnreadableError

MOST_ELEMENTS = 50_000
"""Elements and comments of a page, far more than a story has; each costs time and memory, whatever
is in it, and htmldate's time grows with the square of the comments.
"""
MOST_ATTRIBUTES = 1_000
"""Attributes of an element: libxml2 holds each against all before it."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OPENING = re.compile(r"<[A-Za-z!]")
_CROWDED = re.compile(
    rf"""
    <[A-Za-z][^\s<>/]*+
    (?:
        [\s/]++ [^\s/<>=]++                                    # a name,
        (?>(?: \s*+ = \s*+ (?: "[^"]*+" | '[^']*+' | [^\s"'>]++ ) )?)  # and what it is
    ){{{MOST_ATTRIBUTES}}}
    """,
    re.VERBOSE,
)
"""An element with too many attributes; matching goes over a text once, for it never goes back."""

_BLOCK_NAMES = (
    "address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hl1 hl2 hr main nav ol p pre section table tbody tfoot thead ul "
    "body.content body.head block"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LINES = frozenset(("br", "li", "tr"))
_CELLS = frozenset(("td", "th"))
_SKIPPED_ELEMENTS = (
    "script style noscript template iframe object embed svg math button input select textarea "
    "option head title media video audio canvas map"
)
_SKIPPED = frozenset(_SKIPPED_ELEMENTS.split())


def block_tags() -> frozenset[str]:
    """Return the names of the elements that begin a paragraph or a line of their own."""
    return _BLOCKS | _LINES


def is_skipped(element: Any) -> bool:
    """Say whether an element's text is left out of the text of those around it."""
    return local_name(element) in _SKIPPED


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, in lower case; nothing for comments and the
    like.
    """
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def parse_html(text: str) -> Any:
    """Return the root element of an HTML page or fragment, or None where it has no element.

    Broken markup is mended as browsers do; nothing outside the text is loaded.

    Raises:
        UnreadableError: it has more elements or attributes than any article.
    """
    check_markup(text)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return etree.fromstring(without_controls(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def parse_xml(data: bytes, *, recover: bool = False) -> Any:
    """Parse XML in UTF-8 so that it can load nothing and grow to nothing.

    Args:
        data: the document.
        recover: whether to go on behind what is not well formed.

    Raises:
        XMLSyntaxError: it is not well formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    return etree.fromstring(data, parser)


def without_controls(text: str) -> str:
    """Return a text without the characters that no tree can hold."""
    return _CONTROL.sub("", text)


def check_markup(text: str) -> None:
    """See that the cost of reading markup is in proportion to its size.

    Raises:
        UnreadableError: it has more elements or attributes than any article.
    """
    elements = sum(1 for _ in _OPENING.finditer(text))
    if elements > MOST_ELEMENTS:
        said = f"{elements:,} elements of markup; {MOST_ELEMENTS:,} are read"
        raise UnreadableError(RejectReason.TOO_COMPLEX, said)
    if _CROWDED.search(text):
        said = f"an element with {MOST_ATTRIBUTES:,} attributes or more"
        raise UnreadableError(RejectReason.TOO_COMPLEX, said)


def html_text(text: str) -> str:
    """Return the text of an HTML fragment.

    Raises:
        UnreadableError: it has more elements or attributes than any article.

    >>> html_text("<p>Gas &amp; oil</p><p>flow<br>again</p>")
    'Gas & oil\\n\\nflow\\nagain'
    """
    root = parse_html(text)
    return "" if root is None else element_text(root)


def element_text(element: Any, skipped: frozenset[str] = frozenset()) -> str:
    """Return the text of an element without that of scripts, embedded media and the elements named
    in `skipped`.

    List items begin with ``* `` and table rows read ``| a | b |``. White space is as one space, but
    for line breaks.
    """
    text = "".join(_pieces(element, _SKIPPED | skipped))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    paragraphs = "\n".join("" if line in ("*", "|") else line for line in lines).split("\n\n")
    return "\n\n".join(stripped for paragraph in paragraphs if (stripped := paragraph.strip("\n")))


def _pieces(element: Any, skipped: frozenset[str]) -> Iterator[str]:
    """Walk the element without recursion, as markup may nest deeper than Python's stack."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = local_name(node)
        if event == "start":
            if name in skipped and node is not element:
                walk.skip_subtree()
                continue
            yield _opening(name)
            yield _flat(node.text)
        elif event == "end":
            yield "" if name in skipped else _closing(name)
        if event != "start" and node is not element:
            yield _flat(node.tail)


def _flat(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""


def _opening(name: str) -> str:
    if name in _BLOCKS:
        return "\n\n"
    return {"br": "\n", "li": "\n* ", "tr": "\n| "}.get(name, "")


def _closing(name: str) -> str:
    if name in _BLOCKS:
        return "\n\n"
    return " | " if name in _CELLS else ""
