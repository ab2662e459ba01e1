"""Taking out of a page's tree what its article does not say: links to other stories, comments,
footnote marks, program code.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.lexicon import read_toml
from pipelines.reading.formats.markup import local_name

_LEXICON: Mapping[str, Sequence[str]] = read_toml("pipelines.reading", "pages")
_LABELS = re.compile(
    rf"(?:{'|'.join(map(re.escape, _LEXICON['link_labels']))})(?!\w)", re.IGNORECASE
)
_LONGEST_LABEL = 60
"""Characters beside a link that may be its label."""
_COMMENTS = re.compile(
    rf"(?:^|[\W_])(?:{'|'.join(_LEXICON['comment_marks'])})(?:$|[\W_])", re.IGNORECASE
)
_PARAGRAPHS = ("p", "h2", "h3", "h4", "h5", "h6", "li")
_SENTENCE_ENDS = (".", "?", "!", "”", '"', "’", ")", "。")
_FEWEST_WORDS = 2
_UNITS = re.compile(r"(?:^|[\s\d(/])(?:[mckdf]?m|ft|mi|yd|in|10|n)$", re.IGNORECASE)
"""What stands before a raised figure that is an exponent: metres, feet, ten to the power."""
_CODE = re.compile(r"\bfunction\s{0,3}\(|addEventListener\(|\bvar\s\w{1,40}\s?=|window\.\w{1,40}")
_LONGEST_READ = 4_000
_MOST_INNER = 40
"""Elements within a paragraph that are looked at; one with more is no link to a story."""


def prune(root: Any) -> None:
    """Take everything out of a page's tree, in place, that its article does not say."""
    for element in list(root.iter("sup", "p", "h2", "h3", "h4", "h5", "h6", "li", "span")):
        name = local_name(element)
        if name == "sup" and _is_footnote_mark(element):
            _drop(element)
        elif name == "span":
            _part_spans(element)
        elif name in _PARAGRAPHS and (_is_link_to_a_story(element) or _is_code(element)):
            _drop(element)
    for element in list(root.iter("details", "div", "section", "aside", "ul", "ol")):
        if _is_comments(element):
            _drop(element)


def _drop(element: Any) -> None:
    """Take an element out of its tree, leaving the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _text(element: Any) -> str:
    """Return the first characters of an element's text."""
    pieces, size = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size > _LONGEST_READ:
            break
    return " ".join("".join(pieces).split())


def _is_link_to_a_story(element: Any) -> bool:
    """Say whether a paragraph is a link to another story, with or without a label before it."""
    links = list(_links(element))
    if not links:
        return False
    text, linked = _text(element), " ".join(map(_text, links)).strip()
    label = text[: len(text) - len(linked)].strip() if text.endswith(linked) else text
    if not linked or len(linked.split()) < _FEWEST_WORDS or len(label) > _LONGEST_LABEL:
        return False
    if label:
        return _LABELS.match(label) is not None
    return not linked.endswith(_SENTENCE_ENDS)


def _links(element: Any) -> Iterator[Any]:
    for number, inner in enumerate(element.iter()):
        if number > _MOST_INNER:
            return
        if inner.tag == "a" and inner.get("href"):
            yield inner


def _is_code(element: Any) -> bool:
    text = _text(element) if len(element) < _MOST_INNER else ""
    return "{" in text and ";" in text and _CODE.search(text) is not None


def _is_comments(element: Any) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(marks) > 1_000 or not _COMMENTS.search(_spaced(marks)):
        return False
    return all(next(element.iter(name), None) is None for name in ("h1", "article", "main"))


def _spaced(marks: str) -> str:
    """Return class names with their words apart: CommentBox -> Comment Box."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", marks)


def _is_footnote_mark(element: Any) -> bool:
    """Say whether a raised text is a mark of a footnote, not an exponent or the end of "1st"."""
    text = _text(element).strip("[]() ")
    if len(text) > 3 or not text:
        return False
    if element.find(".//a") is not None or not text.isalnum():
        return True
    return text.isdigit() and not _UNITS.search(_before(element)[-8:])


def _before(element: Any) -> str:
    """Return the text right before an element."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ("".join(previous.itertext()) if len(previous) == 0 else "")
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _part_spans(element: Any) -> None:
    """Put a space between two spans where the page's style sheet parts them: a date and the text
    behind it.
    """
    following = element.getnext()
    if following is None or local_name(following) != "span" or element.tail:
        return
    end, start = _text(element)[-4:], _text(following)[:1]
    if len(end) == 4 and end[-1].isalnum() and start.isupper():
        element.tail = " "
