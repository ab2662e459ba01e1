"""Before a run: what died runs left is cleared away, and what is damaged is set aside, so that one
bad thing in the output folder stops no run.

Nothing is deleted but what was never published. All else is moved to ``set-aside/``, under a number
that counts up, for a person to look at; the run goes on from the newest whole snapshot.
"""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from pipelines.snapshots.integrity import find_faults
from pipelines.snapshots.publishing import remove, unpublish
from pipelines.snapshots.store import (
    CACHE,
    HELD_SUFFIX,
    LATEST,
    PARTIAL_SUFFIX,
    RUNS,
    SET_ASIDE,
    Snapshot,
    SnapshotError,
    is_generation,
    linked_run,
    run_folders,
    run_number,
)

MENDED = f".{LATEST}-mended"
"""The link that becomes ``latest`` when it must name an older snapshot."""

_LONGEST_NAME = 200
"""Bytes of a name that are kept when a thing is set aside; file systems take 255 in all."""


def mend(output: Path) -> list[str]:
    """Make the output folder one that a run can go on from; the caller holds its lock.

    Returns:
        For each thing set aside a line that says what was wrong and where it lies now.

    Raises:
        OSError: something can be neither read nor moved.
    """
    _drop_unpublished(output)
    said = list(_set_strays_aside(output))
    latest = linked_run(output)
    if latest is None and os.path.lexists(output / LATEST):
        said.append(_set_aside(output, output / LATEST, "it is no link to a snapshot"))
    bad = dict(_bad_snapshots(output, latest))
    whole = next((run.run_id for run in run_folders(output) if run.run_id not in bad), None)
    if whole != latest:
        point_latest(output, whole)
    for run_id, fault in bad.items():
        said.append(_set_aside(output, output / RUNS / run_id, fault))
    if bad or whole != latest:
        said.append(f"{output}: going on from {f'run {whole}' if whole else 'no snapshot'}")
    return said


def _drop_unpublished(output: Path) -> None:
    """Delete the run that a pending link names, for this link never became ``latest``."""
    for link in output.glob(f".{LATEST}.*"):
        run_id = link.readlink().name if link.is_symlink() else ""
        run = Snapshot(run_id, output / RUNS / run_id)
        if run_number(run_id) and run.folder.is_dir() and linked_run(output) != run_id:
            unpublish(run)
        remove(link)
    if os.path.lexists(output / MENDED):
        remove(output / MENDED)


def _set_strays_aside(output: Path) -> Iterator[str]:
    """Set aside what stands where folders of ours should; hidden files are left alone."""
    for folder, is_ours in ((output / RUNS, _is_run), (output / CACHE, is_generation)):
        if os.path.lexists(folder) and not folder.is_dir():
            yield _set_aside(output, folder, "it is no folder")
        elif folder.is_symlink() and not all(map(is_ours, _shown(folder))):
            yield _set_aside(output, folder, "it leads to what is not ours")
    for path in sorted(_shown(output / RUNS)):
        if not _is_run(path):
            yield _set_aside(output, path, "it is no run")


def _shown(folder: Path) -> Iterator[Path]:
    return (path for path in folder.glob("*") if not path.name.startswith("."))


def _is_run(path: Path) -> bool:
    run = path.name.removesuffix(HELD_SUFFIX)
    return path.suffix == PARTIAL_SUFFIX or bool(run_number(run) and path.is_dir())


def _bad_snapshots(output: Path, latest: str | None) -> Iterator[tuple[str, str]]:
    """Yield the runs that no run can go on from, with the reason.

    Each must have its ``run.json``; of the newest the tables are read too, until one is whole.
    """
    number = run_number(latest) if latest else None
    found = False
    for run in run_folders(output):
        if number is not None and (run_number(run.run_id) or 0) > number:
            yield run.run_id, f"it is newer than {LATEST} and no part of its line"
            continue
        fault = _manifest_fault(run) if found else next(find_faults(run), None)
        if fault:
            yield run.run_id, fault
        else:
            found = True


def _manifest_fault(run: Snapshot) -> str | None:
    try:
        run.manifest()
    except SnapshotError as error:
        return str(error).partition("; ")[0]
    return None


def point_latest(output: Path, run_id: str | None) -> None:
    """Let ``latest`` name another run, in one step, or be gone."""
    if run_id is None:
        (output / LATEST).unlink(missing_ok=True)
        return
    (output / MENDED).unlink(missing_ok=True)
    (output / MENDED).symlink_to(Path(RUNS) / run_id, target_is_directory=True)
    (output / MENDED).replace(output / LATEST)


def _set_aside(output: Path, path: Path, fault: str) -> str:
    """Move a thing out of the way and return the line that says so."""
    folder = next(place for place in _places_aside(output) if _is_free(place))
    folder.mkdir(exist_ok=True)
    numbers = (each.name.partition("-")[0] for each in folder.iterdir())
    number = max((int(n) for n in numbers if n.isascii() and n.isdecimal()), default=0) + 1
    name = os.fsdecode(os.fsencode(path.name)[:_LONGEST_NAME])
    path.rename(folder / f"{number:04d}-{name}")
    return f"{str(path)!r} is set aside as {f'{folder.name}/{number:04d}-{name}'!r}: {fault}"


def _places_aside(output: Path) -> Iterator[Path]:
    yield output / SET_ASIDE
    for number in count(2):
        yield output / f"{SET_ASIDE}-{number}"


def _is_free(place: Path) -> bool:
    """Whether a place is a folder, or can become one."""
    return not os.path.lexists(place) or (place.is_dir() and not place.is_symlink())
