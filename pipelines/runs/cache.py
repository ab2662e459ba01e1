"""The cache: what each raw file gave, a file an entry, which may be deleted at any time.

An entry is a line with a SHA-256, and then its items as JSON. The digest is of the entry's name,
which stands for the raw file's path and content, and of what follows: it tells a whole entry in its
place from a damaged one, and from one that another file gave, without reading the JSON.
"""

import functools
import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import orjson

from pipelines.errors import Failure
from pipelines.reading.drafts import Reject
from pipelines.reading.inputs import RawFile
from pipelines.runs.entries import Head, Item, head_from_json, item_from_json, item_to_json
from pipelines.runs.fingerprints import Fingerprints
from pipelines.snapshots.publishing import remove
from pipelines.snapshots.store import is_generation


class CacheError(Failure, RuntimeError):
    """An entry that was there is gone; the message says of which file."""


def entry_file(folder: Path, raw: RawFile, fingerprints: Fingerprints, max_file_bytes: int) -> Path:
    """Return where a folder keeps what a file gives; another content, path, rule, model or limit is
    another entry.
    """
    name = entry_name(raw, max_file_bytes)
    return generation(folder, fingerprints) / name[:2] / name


def entry_name(raw: RawFile, max_file_bytes: int) -> str:
    """Return the name that the entry of a file has in the folder of any code, rules and model."""
    decisive = json.dumps([raw.path, raw.sha256, raw.size, max_file_bytes])
    return f"{hashlib.sha256(decisive.encode()).hexdigest()}.json"


def generation(cache: Path, fingerprints: Fingerprints) -> Path:
    """Return the folder of the entries that the same code, rules and model made."""
    return cache / _generation_name(fingerprints)


@functools.cache
def _generation_name(fingerprints: Fingerprints) -> str:
    return hashlib.sha256(json.dumps(fingerprints.as_dict()).encode()).hexdigest()[:16]


def tidy(cache: Path, fingerprints: Fingerprints) -> None:
    """Delete the entries that other code, other rules or another model made, for nothing will ask
    for them again, and what a killed worker left half written.
    """
    current = generation(cache, fingerprints)
    for folder in cache.glob("*"):
        if folder != current and is_generation(folder) and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
    for partial in current.glob("*/*.tmp"):
        partial.unlink(missing_ok=True)


def write_entry(file: Path, items: Sequence[Item]) -> None:
    """Keep what a file gave under its name in the cache, whole or not at all."""
    content = orjson.dumps([item_to_json(item) for item in items])
    for folder in (file.parent.parent, file.parent):
        _clear(folder, unless=folder.is_dir() and not folder.is_symlink())
        folder.mkdir(parents=True, exist_ok=True)
    _clear(file, unless=not file.is_dir() or file.is_symlink())
    partial = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        partial.write_bytes(_digest(file, content) + b"\n" + content)
        partial.replace(file)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def _clear(place: Path, *, unless: bool) -> None:
    """Remove what stands where a folder or an entry should; another worker may be faster."""
    if not unless and os.path.lexists(place):
        with suppress(FileNotFoundError):
            remove(place)


def has_entry(file: Path) -> bool:
    """Say whether the cache has this entry, undamaged."""
    return _content(file) is not None


def load_entry(file: Path) -> list[Item] | None:
    """Return what a file gave, or None where the cache has no such entry or a damaged one."""
    content = _content(file)
    return None if content is None else [item_from_json(data) for data in orjson.loads(content)]


def load_heads(file: Path) -> list[Head | Reject] | None:
    """Return what decides the identities of the articles that a file gave, and its rejects."""
    content = _content(file)
    return None if content is None else [head_from_json(data) for data in orjson.loads(content)]


def _content(file: Path) -> bytes | None:
    """Return the JSON of an entry, None where there is none, or its digest says that it is damaged
    or in another's place.
    """
    try:
        head, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if head == _digest(file, content) else None


def _digest(file: Path, content: bytes) -> bytes:
    """Return the digest of an entry: of the code that made it, its file, and what it holds."""
    place = f"{file.parent.parent.name}/{file.stem}\n"
    return hashlib.sha256(place.encode() + content).hexdigest().encode()
