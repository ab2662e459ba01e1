"""Where what is kept of comparisons lies: in the cache, for the run that left it.

It stands among what the same code, rules and model made, and may be deleted at any time.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from pipelines.claims.copies.known_articles import Known
from pipelines.claims.kept_tables import read_tables, write_tables
from pipelines.claims.updating.kept import Kept
from pipelines.snapshots.parts import share

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Tables = TypeVar("Tables", bound="DataclassInstance")


class Memory(Generic[Tables]):
    """What runs keep of their comparisons: tables of one kind."""

    def __init__(self, folder: Path, kind: type[Tables]) -> None:
        """Take the folder in which each run has one of its own."""
        self._folder = folder
        self._kind = kind

    def of(self, run_id: str) -> Tables | None:
        """Return what a run left, None if it is there no more."""
        return read_tables(self._kind, self._folder / run_id)

    def leave(self, kept: Tables, run_id: str, parent: str | None) -> None:
        """Keep what a run leaves, and what its parent left, should the run not be published."""
        write_tables(kept, self._folder / run_id)
        self._forget_but(run_id, parent)

    def carry(self, run_id: str, parent: str) -> None:
        """Let a run that changed nothing leave what its parent left."""
        files = (self._folder / parent).glob("*.parquet")
        for file in sorted(file for file in files if file.is_file()):  # what is not is damaged
            if not (place := self._folder / run_id / file.name).exists():
                share(file, place)
        self._forget_but(run_id, parent)

    def _forget_but(self, *runs: str | None) -> None:
        for folder in self._folder.glob("*"):
            if folder.name not in runs:
                shutil.rmtree(folder, ignore_errors=True)


def memory_of_claims(generation: Path) -> Memory[Kept]:
    """Return what is kept of statements in the cache's folder of the same code, rules and model."""
    return Memory(generation / "claims", Kept)


def memory_of_copies(generation: Path) -> Memory[Known]:
    """Return what is kept there of the texts of articles."""
    return Memory(generation / "copies", Known)
