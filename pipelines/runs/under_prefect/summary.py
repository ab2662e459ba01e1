"""A run in a page of Markdown: what it read and published, against the run before."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.control_characters import show_line
from pipelines.runs.gates import hold_cells
from pipelines.snapshots.store import Snapshot, SnapshotError, open_snapshot
from pipelines.snapshots.tables import read_rows

MOST_REJECTS = 500
"""Rows of rejects that are shown; the table has them all."""


def summarise(snapshot: Snapshot) -> str:
    """Return a page about a published run: counts, changes against the run before, seconds."""
    manifest = snapshot.manifest()
    return "\n".join([*_head(manifest), *_tables(snapshot, manifest), *_costs(manifest)]) + "\n"


def list_rejects(snapshot: Snapshot) -> list[dict[str, str]]:
    """Return the first rejects of a run, each cell fit to be shown."""
    rows = read_rows(snapshot.table_folder("rejects"), ["path", "reason", "detail"])
    return [
        {name: show_line(str(cell or "")) for name, cell in row.items()}
        for row in rows[:MOST_REJECTS]
    ]


def _head(manifest: Mapping[str, Any]) -> Iterator[str]:
    read, articles = manifest["input"], manifest["articles"]
    yield f"# Run {manifest['run_id']}"
    yield ""
    yield f"- after: {manifest['parent'] or 'none'}"
    yield f"- finished: {manifest['finished_at']}"
    yield f"- files: {read['files']} read, {read['extracted']} new or changed"
    yield (
        f"- articles: {articles['total']}, of them {articles['new']} new and "
        f"{articles['changed']} changed; {articles['gone']} gone"
    )
    rejects = ", ".join(f"{reason} {count}" for reason, count in manifest["rejects"].items())
    yield f"- rejected: {rejects or 'none'}"
    for warning in manifest["warnings"]:
        yield f"- look at this: {_escaped(warning)}"
    yield ""
    if manifest["held"]:
        yield f"Held: `pressledger accept {manifest['run_id']}` publishes it all the same."
        yield ""
        yield "| gate | measured | now | before | let through |"
        yield "|---|---|--:|--:|---|"
        for hold in manifest["held"]:
            yield f"| {' | '.join(_escaped(cell) for cell in hold_cells(hold))} |"
        yield ""


def _tables(snapshot: Snapshot, manifest: Mapping[str, Any]) -> Iterator[str]:
    before = _rows_of_parent(snapshot, manifest["parent"])
    yield "| table | rows | before | change |"
    yield "|---|--:|--:|--:|"
    for name, facts in manifest["tables"].items():
        rows, earlier = facts["rows"], before.get(name)
        change = "" if earlier is None else f"{rows - earlier:+,}"
        yield f"| {name} | {rows:,} | {'' if earlier is None else f'{earlier:,}'} | {change} |"
    yield ""


def _rows_of_parent(snapshot: Snapshot, parent: str | None) -> dict[str, int]:
    if parent is None:
        return {}
    try:
        tables = open_snapshot(snapshot.folder.parent.parent, parent).manifest()["tables"]
    except SnapshotError:  # it was pruned
        return {}
    return {name: int(facts["rows"]) for name, facts in tables.items()}


def _costs(manifest: Mapping[str, Any]) -> Iterator[str]:
    metrics = manifest["metrics"]
    yield "| stage | seconds |"
    yield "|---|--:|"
    for stage, seconds in metrics["seconds"].items():
        yield f"| {stage} | {seconds:.1f} |"
    yield ""
    slowest = metrics.get("slowest", ())
    if slowest:
        yield "| slowest | record | seconds |"
        yield "|---|--:|--:|"
        for each in slowest:
            record = "" if each["record"] is None else each["record"]
            yield f"| {_escaped(each['path'])} | {record} | {each['seconds']:.1f} |"
        yield ""
    if metrics["words_per_second"] is not None:
        yield f"{metrics['words_per_second']:,} words a second"


def _escaped(text: str) -> str:
    """Return a text in which nothing is markup.

    >>> _escaped("[a](http://x) <b> `c` | d")
    '\\\\[a\\\\](http://x) &lt;b> \\\\`c\\\\` \\\\| d'
    """
    for sign in "\\`*_[]|":
        text = text.replace(sign, f"\\{sign}")
    return show_line(text).replace("<", "&lt;")
