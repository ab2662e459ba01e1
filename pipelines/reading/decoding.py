"""Bytes -> text: telling text from binary data, finding the encoding."""

import codecs
import re

from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.legacy_encodings import decode_label, decode_western

_DOCUMENTS = {
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
}
"""First bytes of common files that hold no plain text, after the Unix ``file`` command's table."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml\b[^>]{0,200}?\bencoding\s{0,3}=\s{0,3}["']([\w.:-]{1,40})
       | <meta\b[^>]{0,200}?\bcharset\s{0,3}=\s{0,3}["']?([\w.:-]{1,40})""",
    re.VERBOSE | re.IGNORECASE,
)
_SAMPLE = 200_000
"""Bytes that are looked at to tell the encoding."""
_ASCII = bytes(range(128))
_FEW = 0.04
"""Share of letters beyond ASCII up to which a text in Latin letters is likely English."""
_SHORT, _FEW_OF_SHORT = 400, 0.15
"""The same for a text of so few bytes."""
_STRAY = 3
"""Broken bytes that are mended in a text with little else beyond ASCII."""
_FEW_ZEROS = 0.01
"""Share of zero bytes that a text may have and be read without them."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b\0"))


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of the bytes, without byte order mark.

    A byte order mark decides; else UTF-8 if the bytes are (but for a few); else UTF-16 by its zero
    bytes; else the encoding that is declared beside the bytes or in their markup; else what
    explains them best.

    Args:
        data: the bytes.
        declared: the label of the encoding that an envelope gives them.

    Raises:
        UnreadableError: the bytes are no text, or a document of a kind that has no reader.
    """
    for magic, kind in _DOCUMENTS.items():
        if data.startswith(magic):
            raise UnreadableError(RejectReason.UNSUPPORTED, f"{kind}; save its text as a text file")
    text = _decode_wide(data)
    if text is not None:
        return text
    if _is_noise(data):
        raise UnreadableError(RejectReason.BINARY, "bytes that are no text")
    text = _decode_narrow(data.replace(b"\x00", b""), declared)
    if text is None:
        raise UnreadableError(RejectReason.BINARY, "bytes that no text encoding explains")
    return text


def _decode_wide(data: bytes) -> str | None:
    """Decode by a byte order mark, or as the UTF-16 that zero bytes show."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    return data.decode(wide, errors="replace") if wide else None


def _decode_narrow(data: bytes, declared: str | None) -> str | None:
    if not data:
        return ""
    return _decode_utf8(data) or _decode_declared(data, declared) or _decode_by_statistics(data)


def _wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 that the bytes must be in when every other one of them is mostly zero."""
    sample = data[: _SAMPLE // 2 * 2]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _is_noise(data: bytes) -> bool:
    """Say whether more of the bytes are control characters than any text has, or zero bytes than a
    fault of the line leaves in one.
    """
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 0.05 * len(sample) or sample.count(0) > _FEW_ZEROS * len(sample)


def _decode_utf8(data: bytes) -> str | None:
    """Decode UTF-8, forgiving a few broken bytes among many sound characters (a cut end, a pasted
    word).
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("�")
    sound = sum(byte >= 0xC2 for byte in data[:_SAMPLE]) - broken
    if sound >= 4 * broken or (broken <= _STRAY and sound > broken):
        return data.decode("utf-8", errors="stray-byte")
    return None


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    if declared and (text := decode_label(data, declared)):
        return text
    match = _DECLARED.search(data[:4096])
    return decode_label(data, (match[1] or match[2]).decode("ascii")) if match else None


def _decode_by_statistics(data: bytes) -> str | None:
    """Decode by what the bytes most likely are.

    A few bytes beyond ASCII are the signs and foreign names of an English text in Windows-1252 or
    Mac Roman ("£", "–", "é"), which kindred code pages would explain as well; from more of them
    charset-normalizer tells the language.
    """
    sample = data[:_SAMPLE]
    beyond = len(sample.translate(None, _ASCII)) / len(sample)
    if beyond <= (_FEW if len(sample) > _SHORT else _FEW_OF_SHORT):
        text = decode_western(data, many=beyond > _FEW)
        if text is not None:
            return text
    from charset_normalizer import from_bytes  # imported here: few files need it

    best = from_bytes(sample, threshold=0.2).best()
    return None if best is None else data.decode(best.encoding, errors="replace")
