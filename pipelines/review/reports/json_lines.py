"""Changes for machines: a JSON object a line."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from pipelines.review.changes import Change


def render_line(change: Change) -> str:
    """Return a change as one line of JSON: the fields of `Change`, days as ISO 8601."""
    return json.dumps(as_json(change), ensure_ascii=False, default=str)


def as_json(change: Change) -> dict[str, Any]:
    """Return a change as JSON can hold it; of its rows without the articles' whole texts."""
    data = asdict(change)
    if change.table == "articles":
        for side in ("row_before", "row_after"):
            if data[side] is not None:
                data[side] = {name: cell for name, cell in data[side].items() if name != "text"}
    return data


def render_lines(changes: Iterable[Change]) -> Iterable[str]:
    """Yield a line for each change."""
    return map(render_line, changes)
