"""Encodings from before Unicode: what their labels mean on the web, and which one explains a text.

The labels follow the WHATWG's Encoding Standard, as browsers do.
"""

import codecs
import unicodedata
from collections.abc import Iterator, Mapping

from extractors.lexicon import read_toml

_LABELS: Mapping[str, Mapping[str, str]] = read_toml(__package__, "encodings")
_CANDIDATES = ("cp1252", "mac_roman")
"""Encodings of texts in the Latin letters of western Europe, the more frequent first."""
_ASCII = bytes(range(128))
_BROKEN = 0.01
"""Share of the bytes beyond ASCII that may be no character of the declared encoding."""
_WORST = 5.0


def decode_label(data: bytes, label: str) -> str | None:
    """Return the text of bytes that are declared to be in an encoding, or None where the label is
    unknown or the bytes are not in it.

    >>> decode_label(b"at \\x8048m", "ISO-8859-1")
    'at €48m'
    """
    encoding = _encoding(label)
    if encoding is None:
        return None
    if encoding == "cp1252":
        return data.decode("cp1252", errors="windows-control")
    text = data.decode(encoding, errors="replace")
    beyond = len(data.translate(None, _ASCII))
    return text if text.count("�") <= _BROKEN * beyond else None


def _encoding(label: str) -> str | None:
    """Return Python's name of the encoding that a label stands for on the web."""
    name = label.strip().lower()
    name = _LABELS["labels"].get(name, name)
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    if not found._is_text_encoding:  # rot13, base64
        return None
    return _LABELS["wider"].get(found.name, found.name)


def _windows_control(error: UnicodeError) -> tuple[str, int]:
    """Read the five bytes that windows-1252 leaves free as the web does: as control characters."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("windows-control", _windows_control)


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    """Read bytes among UTF-8 that are none as windows-1252, which pasted words are in; a character
    that the end of the text cuts stays broken.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    end = error.end
    if end == len(error.object) and "end of data" in error.reason:
        return "�", end
    return error.object[error.start : end].decode("cp1252", errors="replace"), end


codecs.register_error("stray-byte", _stray_byte)


def decode_western(data: bytes, *, many: bool) -> str | None:
    """Return the text of bytes as windows-1252 or Mac Roman, whichever makes better sense; None
    where neither does.

    Args:
        data: the bytes.
        many: whether so many of them are beyond ASCII that a third must be signs, not letters, of
            which other languages have others at the same bytes.
    """
    texts = [data.decode(encoding, errors="replace") for encoding in _CANDIDATES]
    scores = [_strangeness(text) for text in texts]
    best = min(range(len(texts)), key=scores.__getitem__)
    beyond = len(data.translate(None, _ASCII))
    signs = sum(character > "\x7f" and not character.isalpha() for character in texts[best])
    if scores[best] > min(_WORST, 0.5 * beyond) or (many and 3 * signs < beyond):
        return None
    return texts[best]


def _strangeness(text: str) -> float:
    """Return how many of the characters beyond ASCII stand where no writer puts them."""
    padded = f" {text} "
    places = (place for place, character in enumerate(padded) if character > "\x7f")
    return sum(weight for place in places for weight in _oddities(padded, place))


def _oddities(text: str, place: int) -> Iterator[float]:
    before, character, after = text[place - 1], text[place], text[place + 1]
    kind = unicodedata.category(character)
    if character == "�" or kind in ("Cc", "Co"):
        yield 2.0
    elif kind[0] == "L":
        yield float(_is_odd_letter(before, character, after))
    elif kind == "Sc":
        yield float(before.isalpha() and after.isalpha())
    elif kind in ("Pi", "Pf") and character != "’":
        yield float(before.isalnum() and after.isalnum())
    elif character not in "’–—…·•":
        yield 0.5 + float(before.isalpha() and after.isalpha())


def _is_odd_letter(before: str, character: str, after: str) -> bool:
    if before.isdigit() or after.isdigit():
        return True
    if character.isupper():
        return before.islower()
    return after.isupper() or unicodedata.category(character) in ("Lo", "Lm")
