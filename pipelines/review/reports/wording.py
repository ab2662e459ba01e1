"""How reports put the parts of a change into words."""

from collections.abc import Mapping, Sequence

from pipelines.review.changes import Cause, Change, FieldChange, Group, shorten_cause
from pipelines.review.comparison import Comparison

MOST_NAMES = 3
"""Articles that are named as the cause of one change; of more their number is told."""


def say_cause(cause: Cause, comparison: Comparison) -> str:
    """Return a cause with the files of the articles that it names, not with their ids; of many
    their number.
    """
    names = [comparison.path_of(name) or name for name in cause.names]
    if len(names) > MOST_NAMES and cause.kind.startswith(("article", "linking")):
        return f"{cause.kind}: {len(names)} articles"
    return shorten_cause(f"{cause.kind}: {', '.join(names)}" if names else cause.kind)


def say_total(comparison: Comparison, total: int) -> str:
    """Return how many changes there are, of how many where filters leave some out."""
    if not len(comparison):
        return "nothing changed"
    of_all = f" of {len(comparison):,}" if total != len(comparison) else ""
    return f"{total:,}{of_all} change{'' if len(comparison) == 1 else 's'}"


def say_effect(group: Group) -> str:
    """Return what the changes of a group did, without their kind; empty where that is all.

    >>> cause = Cause(kind="model")
    >>> what = {"table": "money", "kind": "added", "effect": "added per day"}
    >>> say_effect(Group(cause=cause, count=2, first_change_id="", **what))
    'per day'
    """
    return group.effect.removeprefix(group.kind).strip()


def say_value(value: str | float | bool | None) -> str:
    """Return a field's value.

    >>> say_value(6.95e9), say_value(None), say_value(True), say_value("USD")
    ('6,950,000,000', 'none', 'true', 'USD')
    """
    if value is None:
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else f"{value:,.15g}"


def say_field(field: FieldChange) -> str:
    """Return a field with both values.

    >>> say_field(FieldChange(field="per", before=None, after="year"))
    'per: none → year'
    """
    return f"{field.field}: {say_value(field.before)} → {say_value(field.after)}"


def shown_fields(change: Change, comparison: Comparison) -> list[FieldChange]:
    """Return the fields that say something beside the values before and after: none of a row that
    was added or removed, low and high once where they are the same, nothing that the effect
    says already, and not the text of an article, of which the passages are shown. Claims that
    became one, or that one went into, are told by their summaries.
    """
    if change.kind in ("added", "removed"):
        return []
    return [
        _by_summaries(field, comparison) if field.field == "claims" else field
        for field in ends_together(change.fields)
        if say_field(field) not in change.effect
        and field.field not in _SAID_BY_VALUES.get(change.table, ())
    ]


_SAID_BY_VALUES: Mapping[str, tuple[str, ...]] = {
    "articles": ("text",),
    "conflicts": ("value_a", "value_b", "number_a", "number_b"),
}
"""Fields that the passages, or the values before and after, show."""


def _by_summaries(field: FieldChange, comparison: Comparison) -> FieldChange:
    before = [comparison.summary_of(each, "before") for each in str(field.before).split("; ")]
    after = [comparison.summary_of(each, "after") for each in str(field.after).split("; ")]
    return FieldChange(field=field.field, before=" | ".join(before), after=" | ".join(after))


def ends_together(fields: Sequence[FieldChange]) -> list[FieldChange]:
    """Return fields with the lower and the upper end of a value as one where they are the same."""
    low = {f.field: (f.before, f.after) for f in fields if f.field.endswith("_low")}
    return [
        FieldChange(field=f.field.removesuffix("_low"), before=f.before, after=f.after)
        if f.field in low and _is_same_high(fields, f)
        else f
        for f in fields
        if low.get(f.field.removesuffix("_high") + "_low") != (f.before, f.after)
        or f.field.endswith("_low")
    ]


def _is_same_high(fields: Sequence[FieldChange], low: FieldChange) -> bool:
    name = low.field.removesuffix("_low") + "_high"
    return any((f.field, f.before, f.after) == (name, low.before, low.after) for f in fields)
