"""Text as it came -> text as it is kept: Unicode NFC, plain newlines, no control characters."""

import re
import unicodedata

_NEWLINE = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\xad\ufff9-\ufffb]")
"""Control characters, and the invisible ones that would part a word or a figure: zero-width space,
word joiner, byte order mark, soft hyphen, interlinear marks.
"""
_INVISIBLE = re.compile(
    "[\u200b\u2060\ufeff\xad\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    "|(?<=[\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\x7f])"
)
"""What no reader sees and what parts words and figures: zero-width characters, soft hyphens, marks
of direction; joiners beside ASCII only, as other scripts need them.
"""
_MOJIBAKE = re.compile(
    "[\xc2\xc3\xc5\xe2\xd0\xd1\xf0][\x80-\xbf\u20ac\u201a-\u2122\u0152-\u0178\u0192\u02c6\u02dc]"
)
"""The look of UTF-8 that was read as windows-1252 or Latin-1."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
"""Where many combining marks may stand on one letter."""
_MOST_MARKS = 30
"""Marks on one letter at most, after Unicode's stream-safe text (UAX 15); no language needs ten,
and the work of normalising grows with the square of their number.
"""
_CHARACTERS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SPACED = re.compile("[^\\s\u3040-\u30ff\u3400-\u9fff]+")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """Return `text` in Unicode NFC with ``\\n`` for newlines and everything else as it is.

    Invisible characters go, and text that was decoded wrongly before it came is
    mended. A lone surrogate, which no UTF-8 file can hold, becomes U+FFFD; of marks that are heaped
    on one letter the first thirty stay.
    """
    text = _INVISIBLE.sub("", _mended(text.replace("\r\n", "\n").replace("\r", "\n")))
    return unicodedata.normalize("NFC", _MARKS.sub(_few_marks, _SURROGATE.sub("�", text)))


def _mended(text: str) -> str:
    """Return text with its mojibake mended, line by line, where ftfy is installed."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        from ftfy import fix_encoding  # an extra, which few texts need
    except ImportError:
        return text
    return "\n".join(
        fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n")
    )


def _few_marks(match: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in match[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def clean_plain(text: str) -> str:
    """Return plain text without control characters and trailing spaces; its lines stay as they are.

    >>> clean_plain("Gas\\x07 \\r\\n flows\\x00")
    'Gas\\n flows'
    """
    text = _CONTROL.sub("", _NEWLINE.sub("\n", text))
    return normalise("\n".join(line.rstrip() for line in text.split("\n")).strip("\n"))


def clean_markup(text: str) -> str:
    """Return text that was taken out of markup, where white space means little: one space, one
    blank line.

    >>> clean_markup("  Gas\\xa0 flows  \\n\\n\\n\\nagain ")
    'Gas flows\\n\\nagain'
    """
    text = _SPACES.sub(" ", _CONTROL.sub("", _NEWLINE.sub("\n", text)))
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return normalise(_BLANK_LINES.sub("\n\n", lines).strip())


def one_line(text: str | None, limit: int = 500) -> str | None:
    """Return a field of metadata on one line, cut at `limit` characters, or None if nothing is
    left.

    >>> one_line("  Gas \\n flows ") , one_line(" ")
    ('Gas flows', None)
    """
    if text is None:
        return None
    line = " ".join(clean_markup(text[: 4 * limit]).split())
    return line[:limit].rstrip() or None


def word_count(text: str) -> int:
    """Return the number of words; of Chinese and Japanese characters two are one.

    >>> word_count("Gas flows"), word_count("国防部周四表示")
    (2, 3)
    """
    return len(_SPACED.findall(text)) + len(_CHARACTERS.findall(text)) // 2


def join_title(title: str | None, body: str) -> str:
    """Return the title, a blank line and the body; a title with which the body begins is not put
    twice.

    >>> join_title("Gas flows", "GAS  FLOWS\\nagain"), join_title("Gas", "Gasoline")
    ('GAS  FLOWS\\nagain', 'Gas\\n\\nGasoline')
    """
    if not title or begins_with(body, title):
        return body
    return f"{title}\n\n{body}" if body else title


def begins_with(body: str, title: str) -> bool:
    """Say whether `body` begins with `title`, whatever the case, the spacing and the kind of
    quotes.
    """
    head, wanted = _comparable(body[: 4 * len(title) + 100]), _comparable(title)
    return head.startswith(wanted) and not head[len(wanted) : len(wanted) + 1].isalnum()


def _comparable(text: str) -> str:
    folded = text.translate(_QUOTES).casefold()
    return " ".join(folded.split())


_QUOTES = str.maketrans("‘’‚‛“”„‟´`", "''''\"\"\"\"''")
