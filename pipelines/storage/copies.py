"""Copies: a folder of this machine that holds objects of an address as they were when fetched.

A hidden file in the folder says of each object which version is here, so that only what is new or
changed is fetched again. A copy gets its name when it is whole.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipelines.locations import mirrors
from pipelines.snapshots.publishing import write_whole
from pipelines.storage.objects import Entry, Objects

_VERSIONS = ".versions.json"
_FETCHING = ".fetching"
_LOCK = ".fetching.lock"

_AT_ONCE = 64
"""Copies that are fetched before they get their names."""


class Copies:
    """The copies in a folder, which one process at a time brings up to date (`open_copies`)."""

    def __init__(self, objects: Objects, folder: Path) -> None:
        self._objects = objects
        self._folder = folder
        self._versions = _read_versions(folder / _VERSIONS)

    def place(self, key: str) -> Path:
        """Return where the copy of an object lies, or would."""
        return self._folder / key

    def known(self) -> list[str]:
        """Return the keys of the objects of which there are copies."""
        return list(self._versions)

    def is_current(self, key: str, entry: Entry) -> bool:
        """Whether the copy of an object is there, as the store lists it."""
        return self._versions.get(key) == entry.version and self.place(key).is_file()

    def fetch(self, wanted: Mapping[str, Entry]) -> list[str]:
        """Fetch what is not here as it is listed, and return the keys of what was fetched; what is
        there no more is left out.
        """
        stale = [key for key, entry in wanted.items() if not self.is_current(key, entry)]
        fetched: list[str] = []
        try:
            for at in range(0, len(stale), _AT_ONCE):
                fetched += self._fetch({key: wanted[key] for key in stale[at : at + _AT_ONCE]})
        finally:
            self.save()
        return fetched

    def _fetch(self, wanted: Mapping[str, Entry]) -> list[str]:
        passing = self._folder / _FETCHING
        shutil.rmtree(passing, ignore_errors=True)
        passing.mkdir()
        places = {key: passing / str(number) for number, key in enumerate(wanted)}
        gone = set(self._objects.fetch(places))
        fetched = [key for key in wanted if key not in gone]
        for key in fetched:
            self.keep(key, places[key], wanted[key])
        shutil.rmtree(passing)
        return fetched

    def keep(self, key: str, file: Path, entry: Entry) -> None:
        """Let a file be the copy of an object, as old as the object is."""
        os.utime(file, (entry.changed_at, entry.changed_at))
        place = self.place(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
        self._versions[key] = entry.version

    def drop(self, keys: Iterable[str]) -> None:
        """Delete copies, and the folders that they leave empty."""
        for key in keys:
            self._versions.pop(key, None)
            place = self.place(key)
            place.unlink(missing_ok=True)
            for folder in place.parents:
                if folder == self._folder or not folder.is_dir() or any(folder.iterdir()):
                    break
                folder.rmdir()

    def note(self, key: str, version: str) -> None:
        """Keep of a file that is here already that it is what the store has under a key."""
        self._versions[key] = version

    def forget(self, below: Sequence[str]) -> None:
        """Forget the versions of all that lies below some folders, which are gone."""
        gone = tuple(f"{each}/" for each in below)
        for key in [key for key in self._versions if key.startswith(gone)]:
            del self._versions[key]

    def save(self) -> None:
        """Write down which versions are here."""
        write_whole(self._folder / _VERSIONS, json.dumps(self._versions))


def _read_versions(file: Path) -> dict[str, str]:
    """Return what the folder holds; where that is lost, all is fetched again."""
    try:
        versions = json.loads(file.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(versions, dict):
        return {}
    return {str(key): str(version) for key, version in versions.items()}


def make_private() -> None:
    """Make the folder of the mirrors, which nobody else may enter."""
    mirrors().mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def open_copies(objects: Objects, folder: Path) -> Iterator[Copies]:
    """Open the copies in a folder, which is made if need be; whoever comes meanwhile waits."""
    make_private()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Copies(objects, folder)
