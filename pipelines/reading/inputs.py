"""What the input folders hold: the raw files to read, and those still being written."""

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from glob import has_magic
from pathlib import Path
from typing import Any, Self

from pipelines.reading.drafts import Reject, RejectReason
from pipelines.reading.file_names import raw_name, readable_name
from pipelines.reading.raw_bytes import hash_file
from pipelines.reading.walking import Fault, Found, InputError, UnreadableInputError, Walk, require
from pipelines.settings import Settings

_TEMPORARY_SUFFIXES = frozenset(
    {".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".swp", ".filepart"}
)
"""Endings under which browsers, editors and transfer programs write what is not whole yet."""

_FRESH_SECONDS = 10.0
"""A file changed less than this ago may still be growing; older ones are taken to be whole."""


__all__ = [
    "InputError",
    "Listing",
    "RawFile",
    "UnreadableInputError",
    "check_inputs",
    "hash_file",
    "list_inputs",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file to read: where it lies, its path relative to the input as tables hold it
    (`pipelines.reading.file_names`), and what it held when listed.

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

    def with_rejects(self, rejects: Sequence[Reject]) -> Self:
        """Return the listing with more that is not read."""
        return replace(self, rejects=tuple(sorted([*self.rejects, *rejects], key=_path)))

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
        names = RawFile.__dataclass_fields__
        return {
            "files": [
                {name: getattr(raw, name) for name in names} | {"file": readable_name(raw.file)}
                for raw in self.files
            ],
            "deferred": self.deferred,
            "rejects": [asdict(reject) for reject in self.rejects],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the listing that `to_json` wrote."""
        return cls(
            files=tuple(
                RawFile(**entry | {"file": raw_name(entry["file"])}) for entry in data["files"]
            ),
            deferred=tuple(data["deferred"]),
            rejects=tuple(
                Reject(**entry | {"reason": RejectReason(entry["reason"])})
                for entry in data["rejects"]
            ),
        )


def check_inputs(inputs: Sequence[str]) -> None:
    """See that each input that is no pattern is there.

    Raises:
        InputError: one is not.
    """
    for given in inputs:
        if not has_magic(given):
            require(given)


def list_inputs(settings: Settings) -> Listing:
    """List the raw files under the inputs, hashed, leaving those that are still being written for
    the next run.

    Hidden files are passed over. A file under a temporary name, or whose size changes while it is
    watched, is deferred.

    Raises:
        InputError: an input names no file, no folder and no pattern that matches.
        UnreadableInputError: an input is a folder that cannot be listed.
    """
    walk = _walk(settings)
    names = list(_named([*walk.files, *(fault.found for fault in walk.faults)]))
    found = sorted(zip(names, (found.place for found in walk.files), strict=False))
    whole = [(path, file) for path, file in found if file.suffix.lower() not in _TEMPORARY_SUFFIXES]
    whole = [(path, file) for path, file in whole if not file.name.endswith("~")]
    growing = _growing([file for _, file in whole], settings.settle_seconds)
    files = [
        _raw_file(path, file, settings.max_file_bytes)
        for path, file in whole
        if file not in growing
    ]
    listed = {raw.path for raw in files}
    faults = zip(names[len(walk.files) :], walk.faults, strict=True)
    return Listing(
        files=tuple(files),
        deferred=tuple(path for path, _ in found if path not in listed),
        rejects=tuple(sorted((_reject(path, fault) for path, fault in faults), key=_path)),
    )


def _walk(settings: Settings) -> Walk:
    walk = Walk(output=os.path.realpath(settings.output), follow_links=settings.follow_links)
    for given in sorted(settings.inputs, key=os.path.islink):  # a file's own path before its link's
        walk.add(given)
    walk.follow()
    return walk


def _reject(path: str, fault: Fault) -> Reject:
    error = fault.error
    return Reject(
        path=path,
        record=None,
        reason=error.reason,
        detail=readable_name(error.detail),
        content_hash=None,
        momentary=error.momentary,
    )


def _path(reject: Reject) -> str:
    return reject.path


def _named(walked: Sequence[Found]) -> Iterator[str]:
    """Give each file its path relative to its input; where two inputs hold the same path, to the
    input's parent.
    """
    paths = [readable_name(place.relative_to(root).as_posix()) for root, place in walked]
    counts = Counter(paths)
    taken: set[str] = set()
    for path, (root, _) in zip(paths, walked, strict=True):
        name = path if counts[path] == 1 else f"{readable_name(root.resolve().name)}/{path}"
        while name in taken:
            name = f"_/{name}"
        taken.add(name)
        yield name


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
