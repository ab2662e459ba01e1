"""Bytes -> text: unpacking within a limit, telling text from binary data, finding the encoding."""

import codecs
import gzip
import io
import re
import zlib

from pipelines.reading.drafts import RejectReason, UnreadableError

_GZIP = b"\x1f\x8b"
_DOCUMENTS = {
    b"%PDF-": "a PDF document",
    b"{\\rtf": "an RTF document",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ\x00": "xz data",
    b"\x28\xb5\x2f\xfd": "zstandard data",
    b"PAR1": "a Parquet file",
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
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))


def unpack(data: bytes, max_bytes: int) -> bytes:
    """Return the bytes, decompressed if they are gzip data.

    Raises:
        UnreadableError: more than `max_bytes` (found out while unpacking), cut short, or damaged.
    """
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            content = stream.read(max_bytes + 1)
    except EOFError as error:
        raise UnreadableError(
            RejectReason.TRUNCATED, "the gzip data end in the middle; copy the file again"
        ) from error
    except (OSError, zlib.error) as error:
        raise UnreadableError(
            RejectReason.DAMAGED, f"the gzip data cannot be unpacked: {error}"
        ) from error
    if len(content) > max_bytes:
        raise UnreadableError(
            RejectReason.TOO_LARGE, f"more than {max_bytes:,} bytes when unpacked"
        )
    return content


def decode(data: bytes) -> str:
    """Return the text of the bytes, without byte order mark.

    A byte order mark decides; else UTF-8 if the bytes are (but for a few); else UTF-16 by its zero
    bytes; else what the markup declares; else what charset-normalizer finds.

    Raises:
        UnreadableError: the bytes are no text, or a document of a kind that has no reader.
    """
    for magic, kind in _DOCUMENTS.items():
        if data.startswith(magic):
            raise UnreadableError(RejectReason.UNSUPPORTED, f"{kind}; save its text as a text file")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    if b"\x00" in data or _is_noise(data):
        raise UnreadableError(RejectReason.BINARY, "bytes that are no text")
    text = _decode_utf8(data) or _decode_declared(data) or _decode_by_statistics(data)
    if text is None:
        raise UnreadableError(RejectReason.BINARY, "bytes that no text encoding explains")
    return text


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
    """Say whether more of the bytes are control characters than any text has."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > 0.05 * len(sample)


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
    return text if sound >= 4 * broken else None


def _decode_declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        text = data.decode((match[1] or match[2]).decode("ascii"))
    except (LookupError, UnicodeError):
        return None
    return text if isinstance(text, str) else None


def _decode_by_statistics(data: bytes) -> str | None:
    """Decode by what the bytes most likely are.

    A few bytes beyond ASCII are the signs and foreign names of an English text in Windows-1252
    ("£", "–", "é"), which kindred code pages would explain as well; from more of them
    charset-normalizer tells the language.
    """
    sample = data[:_SAMPLE]
    if len(sample.translate(None, _ASCII)) <= _FEW * len(sample):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # imported here: few files need it

    best = from_bytes(sample, threshold=0.2).best()
    return None if best is None else data.decode(best.encoding, errors="replace")
