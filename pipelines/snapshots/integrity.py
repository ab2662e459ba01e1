"""Whether a snapshot is still what was published: each file by its digest in ``run.json``."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipelines.digests import digest_file
from pipelines.snapshots.store import Snapshot, SnapshotError
from pipelines.snapshots.tables import part_files


def find_faults(snapshot: Snapshot) -> Iterator[str]:
    """Yield in a line each what is not as ``run.json`` says: tables missing, changed or added to.

    Raises:
        OSError: a file is there but cannot be read.
    """
    try:
        digests = published_digests(snapshot)
    except SnapshotError as error:
        yield str(error)
        return
    for folder, expected in digests.items():
        yield from _file_faults(snapshot.folder / folder, expected)


def published_digests(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """Return the digests that ``run.json`` gives of the Parquet files, by their folders below the
    snapshot's (a table's each, last its own, ``.``) and their names.

    Raises:
        SnapshotError: ``run.json`` is damaged, or does not list them.
    """
    manifest = snapshot.manifest()
    try:
        digests = {name: dict(facts["sha256"]) for name, facts in manifest["tables"].items()}
        return digests | {".": dict(manifest.get("history", {}).get("sha256", {}))}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SnapshotError(
            f"{snapshot.folder}/run.json does not list the tables with their digests"
        ) from error


def _file_faults(folder: Path, expected: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the Parquet files of a folder."""
    for name, digest in expected.items():
        file = folder / name
        if file.is_symlink() or not file.is_file():
            yield f"{file} is missing"
        elif digest_file(file) != digest:
            yield f"{file} is not as it was published"
    for file in part_files(folder):
        if file.name not in expected:
            yield f"{folder}/{file.name!r} was not published with the table"
