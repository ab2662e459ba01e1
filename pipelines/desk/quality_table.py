"""Quality over time, in a terminal and for machines: what came and went, what was judged right."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from rich.console import RenderableType
from rich.table import Table

from pipelines.desk.quality import JUDGED, RunQuality
from pipelines.snapshots.store import Snapshot
from pipelines.verdicts.statistics import Agreement, Precision


def say_count(quality: RunQuality, table: str) -> str:
    """Return the rows of a table, and how many came and went since the run before."""
    added, lost = quality.added.get(table, 0), quality.lost.get(table, 0)
    moves = [f"+{added:,}" if added else "", f"−{lost:,}" if lost else ""]
    return " ".join([f"{quality.counts.get(table, 0):,}", *(move for move in moves if move)])


def render_runs(snapshots: Sequence[Snapshot], runs: Sequence[RunQuality]) -> Table:
    """Return a table of snapshots; of those whose quality is known with what came and went."""
    known = {run.run_id: run for run in runs}
    table = Table(
        "run", "finished", "files", "articles", "withdrawn", "statements", "claims", "conflicts",
        "rejects",
    )  # fmt: skip
    for snapshot in snapshots:
        manifest = snapshot.manifest()
        finished = datetime.fromisoformat(manifest["finished_at"]).strftime("%Y-%m-%d %H:%M:%S UTC")
        held = " (held)" if snapshot.is_held else ""
        rows = {name: f"{facts['rows']:,}" for name, facts in manifest["tables"].items()}
        if (run := known.get(snapshot.run_id)) is not None and not held:
            rows |= {name: say_count(run, name) for name in run.counts}
        table.add_row(
            snapshot.run_id + held, finished, f"{manifest['input']['files']:,}", rows["articles"],
            f"{manifest['articles'].get('withdrawn', 0):,}",
            *(rows[name] for name in ("statements", "claims", "conflicts", "rejects")),
        )  # fmt: skip
    return table


def say_precision(precision: Precision) -> str:
    """Return a precision in per cent with its interval and what it rests on.

    >>> say_precision(Precision(9, 10)), say_precision(Precision(0, 0))
    ('90 % (60 to 98) of 10', '')
    """
    share, interval = precision.share, precision.interval
    if share is None or interval is None:
        return ""
    low, high = (f"{end * 100:.0f}" for end in interval)
    return f"{share * 100:.0f} % ({low} to {high}) of {precision.judged:,}"


def say_agreement(agreement: Agreement) -> str:
    """Return how far two reviewers agree, where both judged the same.

    >>> say_agreement(Agreement(both=10, alike=9, kappa=0.78))
    'reviewers agree in 9 of 10 that two of them judged (kappa 0.78)'
    """
    kappa = "" if agreement.kappa is None else f" (kappa {agreement.kappa:.2f})"
    return (
        f"reviewers agree in {agreement.alike:,} of {agreement.both:,} "
        f"that two of them judged{kappa}"
    )


def render_judged(runs: Sequence[RunQuality], agreement: Agreement) -> Iterator[RenderableType]:
    """Yield the precision of each run as judged so far, newest first; nothing where nothing was."""
    judged = [name for name in JUDGED if any(run.precision[name].judged for run in runs)]
    if judged:
        table = Table("run", *judged, title="right, as judged so far", title_justify="left")
        for run in runs:
            table.add_row(run.run_id, *(say_precision(run.precision[name]) for name in judged))
        yield table
    if agreement.both:
        yield say_agreement(agreement)


def as_json(runs: Sequence[RunQuality], agreement: Agreement) -> dict[str, Any]:
    """Return the quality of runs as JSON can hold it."""
    return {
        "runs": [
            {
                "run_id": run.run_id,
                "finished_at": run.finished_at,
                "rejects": run.rejects,
                "tables": {
                    name: {
                        "rows": count,
                        "added": run.added.get(name, 0),
                        "lost": run.lost.get(name, 0),
                    }
                    for name, count in run.counts.items()
                },
                "precision": _precisions(run.precision),
                "precision_of_sample": _precisions(run.sampled),
            }
            for run in runs
        ],
        "agreement": {
            "judged_twice": agreement.both,
            "alike": agreement.alike,
            "kappa": agreement.kappa,
        },
    }


def _precisions(found: Mapping[str, Precision]) -> dict[str, Any]:
    return {
        name: {
            "right": precision.right,
            "judged": precision.judged,
            "share": precision.share,
            "interval": precision.interval,
        }
        for name, precision in found.items()
        if precision.judged
    }
