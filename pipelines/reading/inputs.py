"""What the input folders hold: the raw files to read, and those still being written."""

import glob
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from pipelines.errors import WrongUsage
from pipelines.reading.drafts import Reject, RejectReason
from pipelines.reading.raw_bytes import hash_file
from pipelines.settings import Settings

_TEMPORARY_SUFFIXES = frozenset(
    {".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".swp", ".filepart"}
)
"""Endings under which browsers, editors and transfer programs write what is not whole yet."""

_FRESH_SECONDS = 10.0
"""A file changed less than this ago may still be growing; older ones are taken to be whole."""


__all__ = ["InputError", "Listing", "RawFile", "hash_file", "list_inputs"]


class InputError(WrongUsage, ValueError):
    """An INPUT that names nothing; the message says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file to read: where it lies, its path relative to the input, and what it held when listed.

    `sha256` is None for a file over the size limit or one that could not be opened; reading it says
    why.
    """

    file: str
    path: str
    size: int
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a run will read, sorted by path, the paths that wait for the next run, and what lies in
    the input but is not read: folders that cannot be listed, links that are not followed.
    """

    files: tuple[RawFile, ...]
    deferred: tuple[str, ...]
    rejects: tuple[Reject, ...] = ()

    def digest(self) -> str:
        """Return a SHA-256 of every path and content; the same for the same input in any folder."""
        return hashlib.sha256(
            json.dumps(
                [(f.path, f.sha256, f.size) for f in self.files]
                + [(reject.path, str(reject.reason)) for reject in self.rejects]
            ).encode()
        ).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """Return the listing as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the listing that `to_json` wrote."""
        return cls(
            files=tuple(RawFile(**entry) for entry in data["files"]),
            deferred=tuple(data["deferred"]),
            rejects=tuple(
                Reject(**entry | {"reason": RejectReason(entry["reason"])})
                for entry in data["rejects"]
            ),
        )


def list_inputs(settings: Settings) -> Listing:
    """List the raw files under the inputs, hashed, leaving those that are still being written for
    the next run.

    Hidden files are passed over. A file under a temporary name, or whose size changes while it is
    watched, is deferred.

    Raises:
        InputError: an input names no file, no folder and no pattern that matches.
    """
    found = sorted(set(_named(_walk(settings))))
    whole = [(path, file) for path, file in found if file.suffix.lower() not in _TEMPORARY_SUFFIXES]
    whole = [(path, file) for path, file in whole if not file.name.endswith("~")]
    growing = _growing([file for _, file in whole], settings.settle_seconds)
    files = [
        _raw_file(path, file, settings.max_file_bytes)
        for path, file in whole
        if file not in growing
    ]
    listed = {raw.path for raw in files}
    return Listing(
        files=tuple(files), deferred=tuple(path for path, _ in found if path not in listed)
    )


def _walk(settings: Settings) -> Iterator[tuple[Path, Path]]:
    """Yield each file once, with the folder that its path is relative to."""
    output = settings.output.resolve()
    seen: set[Path] = set()
    for given in settings.inputs:
        for root, file in _files_of(given):
            resolved = file.resolve()
            if resolved not in seen and not resolved.is_relative_to(output):
                seen.add(resolved)
                yield root, file


def _files_of(given: str) -> Iterator[tuple[Path, Path]]:
    root = Path(given)
    if root.is_file():
        yield root.parent, root
    elif root.is_dir():
        files = (file for file in root.rglob("*") if file.is_file())
        yield from ((root, file) for file in files if not _is_hidden(file.relative_to(root)))
    elif glob.has_magic(given):
        base = Path(*_before_pattern(root.parts))
        matches = [Path(match) for match in sorted(glob.glob(given, recursive=True))]  # noqa: PTH207 - pathlib takes no absolute pattern
        if not matches:
            raise InputError(f"no file matches {given!r}; quote the pattern and check its folder")
        yield from ((base, file) for file in matches if file.is_file())
    else:
        raise InputError(
            f"there is no file or folder {given!r}; name one that exists, or a pattern in quotes"
        )


def _before_pattern(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part


def _is_hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def _named(walked: Iterable[tuple[Path, Path]]) -> Iterator[tuple[str, Path]]:
    """Give each file its path relative to its input; where two inputs hold the same path, to the
    input's parent.
    """
    pairs = [(file.relative_to(root).as_posix(), root, file) for root, file in walked]
    counts = Counter(path for path, _, _ in pairs)
    taken: set[str] = set()
    for path, root, file in pairs:
        name = path if counts[path] == 1 else f"{root.resolve().name}/{path}"
        while name in taken:
            name = f"_/{name}"
        taken.add(name)
        yield name, file


def _growing(files: Sequence[Path], settle_seconds: float) -> set[Path]:
    """Return the files whose size or time of change moves while the fresh ones are watched for a
    moment.
    """
    now = time.time()
    before = {
        file: state for file in files if (state := _state(file)) and now - state[1] < _FRESH_SECONDS
    }
    if not before or not settle_seconds:
        return set()
    time.sleep(settle_seconds)
    return {file for file, state in before.items() if _state(file) != state}


def _state(file: Path) -> tuple[int, float] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime


def _raw_file(path: str, file: Path, max_bytes: int) -> RawFile:
    state = _state(file)
    size = state[0] if state else 0
    return RawFile(
        file=str(file), path=path, size=size, sha256=hash_file(file) if size <= max_bytes else None
    )
