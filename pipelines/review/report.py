"""Rendering the changes between two snapshots for the terminal, as Markdown, HTML or JSON; nothing
is compared here.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from jinja2 import Environment, PackageLoader
from rich.table import Table

from pipelines.review.row_changes import Change
from pipelines.snapshots.store import Snapshot

SAMPLES = 20
"""Changes of each table that the terminal lists; the other formats list all."""


def templates() -> Environment:
    """Return the templates' environment, which escapes everything that an article says."""
    return Environment(
        loader=PackageLoader("pipelines"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def count_changes(changes: Sequence[Change]) -> Counter[tuple[str, str, str]]:
    """Count the changes by table, kind and cause."""
    return Counter((change.table, change.kind, change.cause) for change in changes)


def render_json(base: Snapshot, head: Snapshot, changes: Sequence[Change]) -> str:
    """Return the changes as one JSON object with ``base``, ``head``, ``counts`` and ``changes``."""
    document: dict[str, Any] = {
        "base": base.run_id,
        "head": head.run_id,
        "counts": [
            {"table": table, "kind": kind, "cause": cause, "rows": rows}
            for (table, kind, cause), rows in sorted(count_changes(changes).items())
        ],
        "changes": [asdict(change) for change in changes],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def render_markup(template: str, base: Snapshot, head: Snapshot, changes: Sequence[Change]) -> str:
    """Return the changes by the template ``changes.html`` or ``changes.md``."""
    counts = sorted(count_changes(changes).items())
    return (
        templates()
        .get_template(template)
        .render(base=base, head=head, counts=counts, changes=changes)
    )


def render_tables(base: Snapshot, head: Snapshot, changes: Sequence[Change]) -> list[Table]:
    """Return tables for the terminal: the counts, then the first changes of each table."""
    counts = Table(
        "table",
        "change",
        "cause",
        "rows",
        title=f"{base.run_id} → {head.run_id}",
        title_justify="left",
    )
    for (table, kind, cause), rows in sorted(count_changes(changes).items()):
        counts.add_row(table, kind, cause, str(rows))
    listed = Table("table", "change", "what", "fields")
    shown: Counter[str] = Counter()
    for change in changes:
        shown[change.table] += 1
        if shown[change.table] <= SAMPLES:
            fields = "\n".join(f"{f.field}: {f.before} → {f.after}" for f in change.fields)
            listed.add_row(change.table, change.kind, change.label[:100], fields)
    return [counts, listed] if changes else [counts]
