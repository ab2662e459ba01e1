"""ZIP and TAR archives and web archives (WARC): the members are read as files of their own.

Nothing is unpacked to the disk and no path or link in an archive is followed; how many members and
bytes are read is limited.
"""

import contextlib
import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError

_MOST_MEMBERS = 100_000
_ZIP = b"PK\x03\x04"
_TAR_MAGIC = slice(257, 262)
Member = tuple[str, bytes, str | None]
"""A member's name, its bytes and its web address."""
ReadMember = Callable[[bytes, str], Sequence[Draft | Fault]]


def members_of(data: bytes, max_bytes: int) -> Iterator[Member] | None:
    """Return the members of an archive, or None where the bytes are none.

    Args:
        data: the bytes.
        max_bytes: how large its members may be together.
    """
    if data.startswith(_ZIP):
        return _zipped(data, max_bytes)
    if data[_TAR_MAGIC] == b"ustar":
        return _tarred(data, max_bytes)
    if data.startswith(b"WARC/"):
        return _crawled(data, max_bytes)
    return None


def read_members(members: Iterable[Member], read: ReadMember) -> list[Draft | Fault]:
    """Read every member; their records are counted through the whole archive."""
    found: list[Draft | Fault] = []
    for name, data, url in members:
        for item in _read_member(name, data, read):
            addressed = replace(item, url=item.url or url) if isinstance(item, Draft) else item
            found.append(replace(addressed, record=len(found)))
    return found


def _read_member(name: str, data: bytes, read: ReadMember) -> Sequence[Draft | Fault]:
    try:
        return read(data, name.rpartition("/")[2])
    except UnreadableError as error:
        return [Fault(reason=error.reason, detail=f"{name}: {error.detail}"[:300])]
    except RecursionError:
        return [Fault(reason=RejectReason.UNREADABLE, detail=f"{name}: nested too deep"[:300])]


class _Budget:
    """How many members and bytes may still be read."""

    def __init__(self, max_bytes: int) -> None:
        self._limit = self._left = max_bytes
        self._members = _MOST_MEMBERS

    @property
    def next_read(self) -> int:
        """Return how many bytes are asked for: one more than may come."""
        return self._left + 1

    def take(self, data: bytes) -> bytes:
        """Count a member.

        Raises:
            UnreadableError: it is one too many, or too large.
        """
        self._left -= len(data)
        self._members -= 1
        if self._left < 0 or self._members < 0:
            raise UnreadableError(
                RejectReason.TOO_LARGE,
                f"more than {self._limit:,} bytes or {_MOST_MEMBERS:,} members when unpacked",
            )
        return data


def _zipped(data: bytes, max_bytes: int) -> Iterator[Member]:
    budget = _Budget(max_bytes)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in sorted(archive.infolist(), key=lambda each: each.filename):
                if _is_wanted(member.filename) and not member.is_dir():
                    with archive.open(member) as stream:
                        yield member.filename, budget.take(stream.read(budget.next_read)), None
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise _damaged("ZIP", error) from error
    except RuntimeError as error:
        raise UnreadableError(
            RejectReason.UNSUPPORTED, "an encrypted ZIP archive; unpack it"
        ) from error


def _tarred(data: bytes, max_bytes: int) -> Iterator[Member]:
    budget = _Budget(max_bytes)
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                stream = archive.extractfile(member) if member.isreg() else None
                if stream is not None and _is_wanted(member.name):
                    yield member.name, budget.take(stream.read(budget.next_read)), None
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise _damaged("TAR", error) from error


def _is_wanted(name: str) -> bool:
    """Say whether a member is a file that a person put there, as in a folder."""
    return not any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _damaged(kind: str, error: Exception) -> UnreadableError:
    return UnreadableError(
        RejectReason.DAMAGED, f"the {kind} archive cannot be unpacked: {error}"[:300]
    )


def _crawled(data: bytes, max_bytes: int) -> Iterator[Member]:
    """Yield the pages of a web archive (ISO 28500): what servers answered with success."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise UnreadableError(
            RejectReason.UNSUPPORTED, "a web archive (WARC); install pressledger[formats]"
        ) from error
    budget = _Budget(max_bytes)
    records = iter(ArchiveIterator(io.BytesIO(data)))
    try:
        while (record := _next_quietly(records)) is not None:
            if _is_page(record):
                content = budget.take(record.content_stream().read(budget.next_read))
                url = record.rec_headers.get_header("WARC-Target-URI")
                yield f"{url}.html", content, url
    # warcio stumbles over a record without an address with an AttributeError.
    except (ArchiveLoadFailed, AttributeError, OSError, EOFError, ValueError, zlib.error) as error:
        raise _damaged("WARC", error) from error


def _next_quietly(records: Iterator[Any]) -> Any:
    """Return the next record; warcio prints what it finds amiss, and bytes of the file with it."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type") or "text/html"
    return record.http_headers.get_statuscode() == "200" and "html" in kind.lower()
