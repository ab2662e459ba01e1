"""The mirror of an output at an address: a local output folder with what was published there.

At the address lie ``runs/<run_id>/`` with the files of each run, ``reviews/``, and ``latest``, an
object that holds the id of the latest run: a store knows no renaming, so writing it, last, is what
publishes. A run's ``run.json`` is the last of its files to be written; without it there is no run.
"""

import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipelines.snapshots.integrity import find_faults, published_digests
from pipelines.snapshots.mending import point_latest
from pipelines.snapshots.parts import share
from pipelines.snapshots.store import (
    HELD_SUFFIX,
    LATEST,
    MANIFEST,
    RUNS,
    SET_ASIDE,
    Snapshot,
    SnapshotError,
    held_runs,
    linked_run,
    run_folders,
    run_number,
)
from pipelines.storage.copies import Copies
from pipelines.storage.objects import Entry, Objects

REVIEWS = "reviews"

Files = dict[str, Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What an address holds: the files of each run folder by key, those of reviewers, and the
    latest run with the version of the object that names it.
    """

    runs: Mapping[str, Files]
    reviews: Files
    latest: str | None
    version: str | None

    def shown(self) -> list[str]:
        """Return the folders of complete runs: those that ``latest`` leads to, and those held."""
        newest = run_number(self.latest or "")
        return [
            name
            for name, files in self.runs.items()
            if f"{RUNS}/{name}/{MANIFEST}" in files
            and (name.endswith(HELD_SUFFIX) or newest is None or _number(name) <= newest)
        ]


def _number(folder: str) -> int:
    return run_number(folder.removesuffix(HELD_SUFFIX)) or 0


def look(objects: Objects) -> Published:
    """Return what an address holds."""
    pointer = objects.read(LATEST)  # first: what it names was there before it
    runs: dict[str, dict[str, Entry]] = defaultdict(dict)
    for key, entry in objects.list(RUNS).items():
        name = key.split("/")[1]
        if _number(name):
            runs[name][key] = entry
    named = pointer[0].decode("utf-8", "replace").strip() if pointer else None
    return Published(
        runs=dict(runs),
        reviews=objects.list(REVIEWS),
        latest=named if named in runs else None,
        version=pointer[1] if pointer else None,
    )


class Mirror:
    """A folder with copies of what an address holds, in the shape of a local output folder."""

    def __init__(self, copies: Copies, folder: Path, published: Published) -> None:
        self._copies = copies
        self.folder = folder
        self.published = published

    def follow(self) -> None:
        """Have the runs that the address has and no others, each with its ``run.json``, its
        ``latest``, and its reviewers' verdicts.
        """
        shown = self.published.shown()
        self.drop([path.name for path in (self.folder / RUNS).glob("*") if path.name not in shown])
        manifests = {
            key: entry
            for name in shown
            for key, entry in self.published.runs[name].items()
            if key == f"{RUNS}/{name}/{MANIFEST}"
        }
        self.drop(
            key.split("/")[1]
            for key, entry in manifests.items()
            if not self._copies.is_current(key, entry)
        )
        self._copies.fetch(manifests | self.published.reviews)
        point_latest(self.folder, self.published.latest)

    def drop(self, names: Iterable[str]) -> None:
        """Delete the copies of runs."""
        dropped = list(names)
        for name in dropped:
            shutil.rmtree(self.folder / RUNS / name, ignore_errors=True)
        self._copies.forget([f"{RUNS}/{name}" for name in dropped])

    def complete(self, snapshot: Snapshot) -> bool:
        """Have all files of a run that was followed; what another has as the same bytes is shared,
        not fetched. Return whether anything was not here.
        """
        files = self.published.runs[snapshot.folder.name]
        stale = {k: entry for k, entry in files.items() if not self._copies.is_current(k, entry)}
        if not stale:
            return False
        digests = dict(_listed(snapshot))
        known = {d: k for k, d in self._digests() if (self.folder / k).is_file()}
        for key in [key for key in stale if digests.get(key) in known]:
            source = self.folder / known[digests[key]]
            if source != self.folder / key:
                (self.folder / key).unlink(missing_ok=True)
                share(source, self.folder / key)
                self._copies.note(key, stale.pop(key).version)
        self._copies.fetch(stale)
        return True

    def complete_all(self) -> None:
        """Have all files of every run."""
        for snapshot in self.snapshots():
            self.complete(snapshot)

    def complete_newest(self) -> None:
        """Have all files of what is held, and of the newest run that is as it was published, with
        those after it.
        """
        for held in held_runs(self.folder):
            self.complete(held)
        for snapshot in run_folders(self.folder):
            self.complete(snapshot)
            if self._is_whole(snapshot):
                return

    def _is_whole(self, snapshot: Snapshot) -> bool:
        """Whether a run is as it was published; what was damaged here only is fetched again."""
        if next(find_faults(snapshot), None) is None:
            return True
        self.drop([snapshot.folder.name])
        self._copies.fetch(self.published.runs[snapshot.folder.name])
        return next(find_faults(snapshot), None) is None

    def snapshots(self) -> list[Snapshot]:
        """Return the runs that are here, published and held."""
        return [*run_folders(self.folder), *held_runs(self.folder)]

    def send(self, objects: Objects) -> None:
        """Bring the address to what the folder holds now: first what is new, then ``latest``, and
        last what is no more is taken away.

        Raises:
            ConflictError: another run was published there meanwhile.
        """
        before, here = set(self.published.shown()), self.snapshots()
        for snapshot in here:
            if snapshot.folder.name not in before:
                self._send_run(objects, snapshot, before)
        latest = linked_run(self.folder)
        if latest is not None and latest != self.published.latest:
            objects.write(LATEST, f"{latest}\n".encode(), replacing=self.published.version)
        kept = {snapshot.folder.name for snapshot in here}
        for name in self.published.runs.keys() - kept:
            self._take_away(objects, name)
        self._copies.save()

    def _send_run(self, objects: Objects, snapshot: Snapshot, before: Collection[str]) -> None:
        """Send a run's files, ``run.json`` last; those that the store has already are copied there
        from an older run.
        """
        place = f"{RUNS}/{snapshot.folder.name}"
        objects.delete(_manifest_first(self.published.runs.get(snapshot.folder.name, {})))
        files = [path for path in snapshot.folder.rglob("*") if path.is_file()]
        keys = {path.relative_to(self.folder).as_posix(): path for path in files}
        digests = dict(_listed(snapshot))
        known = {digest: key for key, digest in self._digests() if key.split("/")[1] in before}
        there = {key: known[digests[key]] for key in keys if digests.get(key) in known}
        manifest = f"{place}/{MANIFEST}"
        objects.copy(there)
        objects.send({k: path for k, path in keys.items() if k not in there and k != manifest})
        objects.send({manifest: keys[manifest]})
        for key, entry in objects.list(place).items():
            self._copies.note(key, entry.version)

    def _take_away(self, objects: Objects, name: str) -> None:
        """Delete a run's files from the store; what was set aside here is set aside there."""
        keys = _manifest_first(self.published.runs[name])
        if any(path.name.partition("-")[2] == name for path in self.folder.glob(f"{SET_ASIDE}*/*")):
            objects.copy({key.replace(RUNS, SET_ASIDE, 1): key for key in keys})
        objects.delete(keys)
        self._copies.forget([f"{RUNS}/{name}"])

    def _digests(self) -> Iterator[tuple[str, str]]:
        """Yield the keys of the Parquet files of all runs, whether they are here or not, and their
        digests.
        """
        for snapshot in self.snapshots():
            yield from _listed(snapshot)


def _manifest_first(files: Iterable[str]) -> list[str]:
    return sorted(files, key=lambda key: not key.endswith(f"/{MANIFEST}"))


def _listed(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield the keys of a run's Parquet files and the digests that its ``run.json`` gives them;
    none where that is damaged.
    """
    place = PurePosixPath(RUNS, snapshot.folder.name)
    with suppress(SnapshotError):
        for folder, digests in published_digests(snapshot).items():
            for name, digest in digests.items():
                yield str(place / folder / name), digest
