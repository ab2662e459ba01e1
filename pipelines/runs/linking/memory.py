"""Where what is kept of the comparison of statements lies: in the cache, for the run that left it.

It stands among what the same code, rules and model made, and may be deleted at any time.
"""

import shutil
from pathlib import Path

from pipelines.claims.updating.kept import Kept, read_kept, write_kept
from pipelines.snapshots.parts import share


class Memory:
    """What runs keep of their comparisons."""

    def __init__(self, generation: Path) -> None:
        """Take the cache's folder of what the same code, rules and model made."""
        self._folder = generation / "claims"

    def of(self, run_id: str) -> Kept | None:
        """Return what a run left, None if it is there no more."""
        return read_kept(self._folder / run_id)

    def leave(self, kept: Kept, run_id: str, parent: str | None) -> None:
        """Keep what a run leaves, and what its parent left, should the run not be published."""
        write_kept(kept, self._folder / run_id)
        self._forget_but(run_id, parent)

    def carry(self, run_id: str, parent: str) -> None:
        """Let a run that changed nothing leave what its parent left."""
        for file in sorted((self._folder / parent).glob("*.parquet")):
            if not (place := self._folder / run_id / file.name).exists():
                share(file, place)
        self._forget_but(run_id, parent)

    def _forget_but(self, *runs: str | None) -> None:
        for folder in self._folder.glob("*"):
            if folder.name not in runs:
                shutil.rmtree(folder, ignore_errors=True)
