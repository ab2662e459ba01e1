"""What the files of a run gave: entries of the cache, or of the folder for this run only."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from pipelines.reading.drafts import Reject
from pipelines.reading.inputs import RawFile
from pipelines.runs.cache import CacheError, entry_file, load_entry, load_heads
from pipelines.runs.entries import Head, Item
from pipelines.runs.fingerprints import Fingerprints

Loaded = TypeVar("Loaded")


class FoundFiles:
    """Finds what each file gave."""

    def __init__(
        self, *, passing: Path, cache: Path, fingerprints: Fingerprints, max_file_bytes: int
    ) -> None:
        """Take the folders of entries: those for this run only, and those for whenever."""
        self._passing = passing
        self._cache = cache
        self._fingerprints = fingerprints
        self._max_file_bytes = max_file_bytes

    def heads(self, raw: RawFile) -> tuple[Sequence[Head | Reject], bool]:
        """Return what decides the identities of a file's articles, with its rejects; and whether
        reading the file again would give the same.
        """
        return self._load(raw, load_heads)

    def items(self, raw: RawFile) -> Sequence[Item]:
        """Return all that a file gave."""
        return self._load(raw, load_entry)[0]

    def _load(self, raw: RawFile, load: Callable[[Path], Loaded | None]) -> tuple[Loaded, bool]:
        for folder, is_lasting in ((self._passing, False), (self._cache, True)):
            place = entry_file(folder, raw, self._fingerprints, self._max_file_bytes)
            if (loaded := load(place)) is not None:
                return loaded, is_lasting
        raise CacheError(
            f"{raw.path}: its entry in the cache is gone; run again, "
            "and leave the cache alone meanwhile"
        )
