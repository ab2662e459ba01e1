"""What a run takes over from the snapshot before it, file by file.

The rows of a file stay as they are while the file, the code, the rules and the model do. So do
those of a file that is being written, or that the disk does not give just now: it is not gone. And
so do those of a file that was withdrawn from the input, unless the run prunes.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import PurePosixPath

import pyarrow.parquet as pq

from pipelines.reading.drafts import Reject, RejectReason
from pipelines.reading.inputs import Listing, RawFile
from pipelines.runs.fingerprints import Fingerprints
from pipelines.snapshots.inventory import Source, read_inventory
from pipelines.snapshots.parts import ARTICLE_TABLES, conforms
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import part_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Inheritance:
    """The snapshot before a run, if its tables can be taken over.

    `is_current` says that the same code, rules and model made it, with the same limit of size.
    """

    snapshot: Snapshot | None = None
    is_current: bool = False

    def sources(self) -> Iterator[Source]:
        """Yield where its articles are from, by path: of many it would take much memory to hold
        all.
        """
        return iter(()) if self.snapshot is None else read_inventory(self.snapshot)


def inherit(
    parent: Snapshot | None, fingerprints: Fingerprints, max_file_bytes: int
) -> Inheritance:
    """Return what a run may take over from the snapshot before it.

    From one whose tables have not the columns that today's must have, nothing can be.
    """
    if parent is None or not _has_our_columns(parent):
        return Inheritance()
    manifest = parent.manifest()
    made_by = manifest["fingerprints"], manifest["input"].get("max_file_bytes")
    return Inheritance(
        snapshot=parent,
        is_current=made_by == (fingerprints.as_dict(), max_file_bytes),
    )


def _has_our_columns(parent: Snapshot) -> bool:
    for spec in ARTICLE_TABLES:
        file = next(iter(part_files(parent.table_folder(spec.name))), None)
        if file is None or not conforms(spec, pq.read_schema(file)):
            return False
    return True


def kept_paths(
    inheritance: Inheritance, files: Iterable[RawFile], judged: Set[str] = frozenset()
) -> set[str]:
    """Return the paths of the files that need not be read again.

    Args:
        inheritance: what may be taken over.
        files: those of the input.
        judged: ids of articles whose rows in the snapshot are not as they were extracted.
    """
    if not inheritance.is_current:
        return set()
    known = {
        path: {
            (source.sha256, source.size, source.is_lasting and source.article_id not in judged)
            for source in sources
        }
        for path, sources in _by_path(inheritance.sources())
    }
    return {raw.path for raw in files if known.get(raw.path) == {(raw.sha256, raw.size, True)}}


def _by_path(sources: Iterable[Source]) -> Iterator[tuple[str, Iterator[Source]]]:
    return groupby(sources, key=attrgetter("path"))


def carried_sources(
    inheritance: Inheritance, listing: Listing, *, kept: Set[str], unread: Set[str], prune: bool
) -> Iterator[Source]:
    """Yield the sources whose articles stay as they are, and those of kept files without any.

    Args:
        inheritance: what may be taken over.
        listing: the files of this run, and those that are being written.
        kept: paths of files that are as they were.
        unread: paths of files and folders that could not be read.
        prune: drop the articles of files that are no longer in the input.
    """
    staying = unread | set(listing.deferred)
    listed = {raw.path for raw in listing.files}
    moved = {raw.sha256 for raw in listing.files}
    for source in inheritance.sources():
        lasting = replace(
            source, is_lasting=source.is_lasting and inheritance.is_current, is_withdrawn=False
        )
        if source.path in kept:
            yield lasting
        elif source.article_id is None:
            continue
        elif _is_within(source.path, staying):
            yield lasting
        elif source.path not in listed and source.sha256 not in moved and not prune:
            yield replace(lasting, is_withdrawn=True)


def _is_within(path: str, places: Set[str]) -> bool:
    """Whether a path is one of the places or lies in one."""
    return path in places or any(str(folder) in places for folder in PurePosixPath(path).parents)


def is_unread(reject: Reject) -> bool:
    """Whether a file or folder is there, but its bytes could not be had."""
    return reject.reason == RejectReason.UNREADABLE and reject.content_hash is None
