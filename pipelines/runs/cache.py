"""The cache: what each raw file gave, a file an entry, which may be deleted at any time.

An entry is a line with the SHA-256 of what follows, and then its items as JSON. The digest tells a
whole entry from a damaged one without reading the JSON, so a run reads that once only.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from pipelines.reading.inputs import RawFile
from pipelines.runs.entries import Item, item_from_json, item_to_json
from pipelines.runs.fingerprints import Fingerprints


def entry_file(cache: Path, raw: RawFile, fingerprints: Fingerprints) -> Path:
    """Return where the cache keeps what a file gives; another content, path, rule or model is
    another entry.
    """
    key = hashlib.sha256(json.dumps([raw.path, raw.sha256, raw.size]).encode()).hexdigest()
    return generation(cache, fingerprints) / key[:2] / f"{key}.json"


def generation(cache: Path, fingerprints: Fingerprints) -> Path:
    """Return the folder of the entries that the same code, rules and model made."""
    return cache / hashlib.sha256(json.dumps(fingerprints.as_dict()).encode()).hexdigest()[:16]


def drop_other_generations(cache: Path, fingerprints: Fingerprints) -> None:
    """Delete the entries that other code, other rules or another model made; nothing will ask for
    them again.
    """
    current = generation(cache, fingerprints)
    for folder in cache.glob("*"):
        if folder != current:
            shutil.rmtree(folder, ignore_errors=True)


def write_entry(file: Path, items: Sequence[Item]) -> None:
    """Keep what a file gave under its name in the cache, whole or not at all."""
    content = json.dumps([item_to_json(item) for item in items], ensure_ascii=False).encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(f".{os.getpid()}.tmp")
    partial.write_bytes(_digest(content) + b"\n" + content)
    partial.replace(file)


def has_entry(file: Path) -> bool:
    """Say whether the cache has this entry, undamaged."""
    return _content(file) is not None


def load_entry(file: Path) -> list[Item] | None:
    """Return what a file gave, or None where the cache has no such entry or a damaged one."""
    content = _content(file)
    return None if content is None else [item_from_json(data) for data in json.loads(content)]


def _content(file: Path) -> bytes | None:
    """Return the JSON of an entry, None where there is none or its digest says it is damaged."""
    try:
        head, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if head == _digest(content) else None


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
