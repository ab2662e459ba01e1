"""Changes as Markdown for a pull request, and as one page to send to somebody."""

import re
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from markupsafe import Markup

from pipelines.review.changes import Change, Filters, shorten_cause
from pipelines.review.comparison import Comparison
from pipelines.review.reports.passages import Passage, find_passages
from pipelines.review.reports.samples import count_table, sample_groups
from pipelines.review.reports.wording import (
    say_cause,
    say_effect,
    say_field,
    say_total,
    say_value,
    shown_fields,
)
from pipelines.review.templates import templates
from pipelines.snapshots.store import Snapshot

MARKDOWN_LIMIT = 50
PAGE_LIMIT = 1_000
"""Changes that a page shows unless more are asked for; it says how many more there are."""


def render_page(comparison: Comparison, filters: Filters, limit: int = PAGE_LIMIT) -> str:
    """Return the changes as a page that loads nothing and runs nothing."""
    return _render("changes.html", comparison, filters, limit)


def render_markdown(comparison: Comparison, filters: Filters, limit: int = MARKDOWN_LIMIT) -> str:
    """Return counts and samples as Markdown, in which nothing that an article says is markup."""
    return _render("changes.md", comparison, filters, limit)


def _render(template: str, comparison: Comparison, filters: Filters, limit: int) -> str:
    environment = templates()
    environment.filters["markdown"] = escape_markdown
    kinds, counts = count_table(comparison, filters)
    samples = list(sample_groups(comparison, filters, limit))
    total = comparison.total(filters)
    return environment.get_template(template).render(
        base=_facts(comparison.base),
        head=_facts(comparison.head),
        kinds=kinds,
        counts=counts,
        by_cause=[(cause, list(rows)) for cause, rows in groupby(counts, itemgetter(0))],
        samples=samples,
        total=total,
        told=say_total(comparison, total),
        more=total - sum(len(sample.changes) for sample in samples),
        cause=lambda change: say_cause(change.cause, comparison),
        passages=_passages,
        fields=lambda change: shown_fields(change, comparison),
        shorten_cause=shorten_cause,
        say_effect=say_effect,
        say_field=say_field,
        say_value=say_value,
    )


def _facts(snapshot: Snapshot) -> dict[str, Any]:
    finished = snapshot.manifest().get("finished_at")
    when = datetime.fromisoformat(finished).strftime("%Y-%m-%d %H:%M UTC") if finished else ""
    return {"run_id": snapshot.run_id, "finished": when}


def _passages(change: Change) -> list[tuple[str, Passage]]:
    """Return a change's passages with what they are: ``both``, ``before`` or ``after``."""
    found = find_passages(change)
    if found.before is not None and found.after is None and change.row_after is not None:
        return [("both", found.before)]
    sides = (("before", found.before), ("after", found.after))
    return [(side, passage) for side, passage in sides if passage is not None]


_BLANKS = re.compile(r"\s+")
_MARKUP = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()#+!|<>~&@-"})


def escape_markdown(text: str) -> Markup:
    """Return a text on one line as Markdown that shows it as it is; blanks at its ends stay one.

    >>> str(escape_markdown("*[a](b)* <i>"))
    '\\\\*\\\\[a\\\\]\\\\(b\\\\)\\\\* &lt;i&gt;'
    """
    flat = _BLANKS.sub(" ", text).translate(_MARKUP)
    return Markup(flat.replace("\\&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;"))
