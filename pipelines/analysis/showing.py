"""``show()`` of a data frame that `pipelines.load` gave: a claim back to its highlighted sentences.

>>> claims = pipelines.load("claims")                        # doctest: +SKIP
>>> claims.show(0)                                           # doctest: +SKIP
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from pipelines.analysis.evidence import ClaimEvidence

SNAPSHOT = "snapshot"
"""The key of a frame's ``attrs`` under which the folder of its snapshot stands."""


@pd.api.extensions.register_dataframe_accessor("show")
class Shown:
    """What ``frame.show`` is, for frames with a column ``claim_id``."""

    def __init__(self, frame: pd.DataFrame) -> None:
        if "claim_id" not in frame.columns or SNAPSHOT not in frame.attrs:
            raise AttributeError("show() is for tables with a claim_id that pipelines.load gave")
        self._frame = frame

    def __call__(self, row: int = 0) -> "ClaimEvidence":
        """Return what the claim of a row rests on, the first row's if none is named.

        Args:
            row: the position of the row, from 0.

        Raises:
            IndexError: there is no such row.
        """
        if not -len(self._frame) <= row < len(self._frame):
            raise IndexError(f"there is no row {row}; the table has {len(self._frame)} rows")
        # Imported late: pandas keeps this class to the end of the process, and what it refers to;
        # DuckDB, held so long, complains on standard error that it leaks.
        from pipelines.analysis.connection import connect_snapshot
        from pipelines.analysis.evidence import find_evidence
        from pipelines.snapshots.store import Snapshot

        folder = Path(self._frame.attrs[SNAPSHOT])
        with connect_snapshot(Snapshot(folder.name, folder)) as connection:
            return find_evidence(connection, str(self._frame["claim_id"].iloc[row]))
