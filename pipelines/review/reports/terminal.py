"""Changes in a terminal: the counts, then samples of each group, the most telling first."""

from collections.abc import Iterator

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipelines.control_characters import show_controls, show_line
from pipelines.review.changes import Change, Filters, Group, shorten_cause
from pipelines.review.comparison import Comparison
from pipelines.review.reports.passages import Passage, find_passages
from pipelines.review.reports.samples import Sample, count_table, sample_groups
from pipelines.review.reports.wording import (
    say_cause,
    say_effect,
    say_field,
    say_total,
    shown_fields,
)

LIMIT = 20
"""Changes that are shown unless more are asked for."""

BEFORE, AFTER, QUIET = "red", "green", "dim"


def render(comparison: Comparison, filters: Filters, limit: int) -> Iterator[RenderableType]:
    """Yield what is printed of the changes that are as the filters say, at most `limit` of them."""
    total = comparison.total(filters)
    head = f"{comparison.base.run_id} → {comparison.head.run_id}: {say_total(comparison, total)}"
    yield Text(show_line(head), style="bold")
    if not total:
        return
    yield _counts(comparison, filters)
    shown = 0
    for sample in sample_groups(comparison, filters, limit):
        shown += len(sample.changes)
        yield Text()
        yield _sample(sample, comparison)
    if shown < total:
        more = f"{total - shown:,} more; --limit N shows more of them, --format json all"
        yield Text(f"\n{more}", style=QUIET)


def _counts(comparison: Comparison, filters: Filters) -> Table:
    kinds, rows = count_table(comparison, filters)
    table = Table("cause", "table", *kinds, box=None, header_style="bold", pad_edge=False)
    for column in table.columns[2:]:
        column.justify = "right"
    table.columns[0].overflow = "fold"
    causes = ["", *(cause for cause, _, _ in rows)]
    for before, (cause, name, counts) in zip(causes, rows, strict=False):
        told = "" if cause == before else shorten_cause(cause)
        table.add_row(told, name, *(f"{count:,}" if count else "·" for count in counts))
    return table


def _sample(sample: Sample, comparison: Comparison) -> RenderableType:
    changes = [_change(each, comparison) for each in sample.changes]
    apart = [part for each in changes for part in (Text(), each)][1:]
    return Lines(_title(sample.group), *apart)


def _title(group: Group) -> Text:
    title = Text(f"{group.table} {group.kind}", style="bold")
    if effect := say_effect(group):
        title.append(f" · {show_line(effect)}", style="not bold")
    if group.count > 1:
        title.append(f"  ({group.count:,} times)", style=QUIET)
    return title


def _change(change: Change, comparison: Comparison) -> RenderableType:
    where = " · ".join(part for part in (change.path, change.source, change.title) if part)
    lines = [Text(show_line(where), style=QUIET)] if where else []
    lines += list(_passages(change))
    lines += list(_values(change, comparison))
    lines.append(Text(show_line(say_cause(change.cause, comparison)), style=QUIET))
    return Padding(Lines(*lines), (0, 0, 0, 2))


def _passages(change: Change) -> Iterator[Text]:
    passages = find_passages(change)
    if passages.after is None and passages.before is not None:
        sign = "− " if change.row_after is None else "  "
        yield _passage(sign, passages.before, BEFORE if change.row_after is None else "bold")
        return
    if passages.before is not None:
        yield _passage("− ", passages.before, BEFORE)
    if passages.after is not None:
        yield _passage("+ ", passages.after, AFTER)


def _passage(sign: str, passage: Passage, style: str) -> Text:
    text = Text(sign, style=style if sign.strip() else "")
    for piece, is_marked in passage.pieces:
        if is_marked:
            text.append(show_controls(f"[{piece}]"), style=f"bold {style}")
        else:
            text.append(show_controls(piece), style="default")
    return text


def _values(change: Change, comparison: Comparison) -> Iterator[Text]:
    """Yield the value before and after, and the fields that differ."""
    if change.before != change.after:
        yield _arrow(change.before, change.after)
    elif change.kind in ("moved", "split", "merged"):
        yield Text(show_line(change.after or ""))
    for field in shown_fields(change, comparison):
        yield Text(show_line(say_field(field)), style=QUIET)


def _arrow(before: str | None, after: str | None) -> Text:
    text = Text()
    if before is not None:
        text.append(show_line(before), style=BEFORE)
    if before is not None and after is not None:
        text.append(" → ")
    if after is not None:
        text.append(show_line(after), style=AFTER)
    return text
