"""Compressed bytes -> what they hold, within a limit: gzip, bzip2, xz and zstandard."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from pipelines.reading.drafts import RejectReason, UnreadableError

_MOST_MEMORY = 128 * 1024 * 1024
"""Bytes that unpacking xz data may take: their head asks for it, up to gigabytes."""
ENDINGS = (".gz", ".bz2", ".xz", ".zst")
"""Endings that compressing programs put behind a file's own."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool:
        """Say whether the data are at their end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return up to so many bytes of what `data` hold."""


def unpack(data: bytes, max_bytes: int) -> bytes:
    """Return the bytes, decompressed if they are gzip, bzip2, xz or zstandard data.

    Raises:
        UnreadableError: more than `max_bytes` (found out while unpacking), cut short, or damaged.
    """
    found = next((entry for magic, entry in _KINDS.items() if data.startswith(magic)), None)
    if found is None:
        return data
    name, read = found
    try:
        content = read(data, max_bytes + 1)
    except EOFError as error:
        raise UnreadableError(
            RejectReason.TRUNCATED, f"the {name} data end in the middle; copy the file again"
        ) from error
    except (OSError, ValueError, zlib.error, lzma.LZMAError) as error:
        raise UnreadableError(
            RejectReason.DAMAGED, f"the {name} data cannot be unpacked: {error}"
        ) from error
    if len(content) > max_bytes:
        raise UnreadableError(
            RejectReason.TOO_LARGE, f"more than {max_bytes:,} bytes when unpacked"
        )
    return content


def _gunzip(data: bytes, limit: int) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        return stream.read(limit)


def _whole(decompressor: _Decompressor, data: bytes, limit: int) -> bytes:
    content = decompressor.decompress(data, limit)
    if not decompressor.eof and len(content) < limit:
        raise EOFError
    return content


def _unzstd(data: bytes, limit: int) -> bytes:
    import pyarrow as arrow  # imported here: few files need it

    pieces, size = [], 0
    with arrow.CompressedInputStream(arrow.BufferReader(data), "zstd") as stream:
        while size < limit and (piece := stream.read(min(1 << 20, limit - size))):
            pieces.append(piece)
            size += len(piece)
    return b"".join(pieces)


_KINDS: dict[bytes, tuple[str, Callable[[bytes, int], bytes]]] = {
    b"\x1f\x8b": ("gzip", _gunzip),
    b"BZh": ("bzip2", lambda data, limit: _whole(bz2.BZ2Decompressor(), data, limit)),
    b"\xfd7zXZ\x00": (
        "xz",
        lambda data, limit: _whole(lzma.LZMADecompressor(memlimit=_MOST_MEMORY), data, limit),
    ),
    b"\x28\xb5\x2f\xfd": ("zstandard", _unzstd),
}
"""How data with these first bytes are called and unpacked."""
