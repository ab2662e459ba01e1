"""Raw news files in, published snapshots of tables out.

>>> import pipelines
>>> pipelines.run(["corpus"], output="outputs")              # doctest: +SKIP
>>> claims = pipelines.load("claims", output="outputs")      # doctest: +SKIP
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from pipelines.review.comparison import Comparison
    from pipelines.snapshots.store import Snapshot

__all__ = ["connect", "diff", "latest_run", "load", "read_texts", "run"]

# The functions import what they need when they are called, so that the command line starts at once.


def run(
    inputs: Sequence[str | Path] = ("corpus",),
    output: str | Path = "outputs",
    *,
    direct: bool = False,
    show_progress: bool = False,
    **options: object,
) -> "Snapshot":
    """Run once and return the published snapshot; in a notebook, and more than once, too.

    Args:
        inputs: files, folders, glob patterns, and addresses such as ``s3://bucket/prefix``.
        output: the output folder, or an address.
        direct: call the stages without Prefect.
        show_progress: print on standard error how far the run is.
        options: further fields of `pipelines.settings.Settings`, such as ``workers`` and ``model``.
    """
    from pipelines.runs.launch import run_settings
    from pipelines.settings import Settings

    fields = {"inputs": tuple(map(str, inputs)), "output": output} | options
    settings = Settings.model_validate(fields)
    if not show_progress:
        return run_settings(settings, direct=direct)
    from pipelines import terminal

    with terminal.show_progress() as progress:
        return run_settings(settings, direct=direct, progress=progress)


def load(
    table: str,
    output: str | Path = "outputs",
    run: str = "latest",
    *,
    with_sources: bool = False,
    **filters: Any,
) -> "pd.DataFrame":
    """Return a table of a snapshot as a data frame; see `pipelines.analysis.frames.load`."""
    from pipelines.analysis import frames

    return frames.load(table, output, run, with_sources=with_sources, **filters)


def connect(output: str | Path = "outputs", run: str = "latest") -> "duckdb.DuckDBPyConnection":
    """Open a snapshot in DuckDB; see `pipelines.analysis.connection.connect`."""
    from pipelines.analysis import connection

    return connection.connect(output, run)


def read_texts(
    texts: "Sequence[str] | pd.DataFrame",
    text: str = "text",
    date: str | None = None,
    output: str | Path | None = None,
    **options: Any,
) -> "dict[str, pd.DataFrame]":
    """Read texts that are no files; see `pipelines.analysis.texts.read_texts`."""
    from pipelines.analysis import texts as reading

    return reading.read_texts(texts, text, date, output, **options)


def latest_run(output: str | Path = "outputs") -> str:
    """Return the run id of the latest snapshot; see `pipelines.analysis.frames.latest_run`."""
    from pipelines.analysis import frames

    return frames.latest_run(output)


def diff(
    base: "Snapshot | str | Path | None" = None,
    head: "Snapshot | str | Path" = "latest",
    output: str | Path = "outputs",
) -> "Comparison":
    """Compare two snapshots; see `pipelines.review.comparison.Comparison` for what that can be
    asked. It is iterable, and a notebook shows it.

    Args:
        base: the older snapshot; None is the one that `head` was made upon.
        head: the newer one. Both may be snapshots, run ids or beginnings of one, ``latest``,
            ``previous``, and folders.
        output: the output folder of the run ids.
    """
    from pipelines.review.comparison import compare
    from pipelines.snapshots.store import Snapshot
    from pipelines.storage import open_pair, open_snapshot

    newer = head if isinstance(head, Snapshot) else open_snapshot(output, str(head))
    if base is None:
        return compare(*open_pair(output, None, newer.run_id))
    older = base if isinstance(base, Snapshot) else open_snapshot(output, str(base))
    return compare(older, newer)
