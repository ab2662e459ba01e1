"""What a reviewer is shown of one thing to rule on: its values, its texts, and who else says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from extractors.records import Modality
from pipelines.claims.telling.periods import say_period
from pipelines.desk.ledger import Columns, Ledger, day
from pipelines.desk.shown_text import CHANGED, Excerpt, Mark, excerpt
from pipelines.review.changed_words import Range
from pipelines.review.changes import FieldChange
from pipelines.review.describe import describe_value
from pipelines.review.reports.wording import ends_together
from pipelines.review.wanted import statement_types
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.verdicts.records import Verdict

MENTIONS = frozenset(table.name for table in MENTION_TABLES)
TYPED_IN = frozenset({"money", "gas_volumes", "weapons", "dates"})
"""The tables of mentions whose values can be typed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSide:
    """An article's text with what is marked in it; `place` leads to the whole article."""

    label: str
    article: Mapping[str, Any]
    excerpt: Excerpt
    place: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBlock:
    """A claim with the statements that make it, each with its article."""

    label: str
    claim: Mapping[str, Any]
    members: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A line of the form in which a correction is typed: its name, what stands there, and what may
    be chosen.
    """

    name: str
    label: str
    value: str
    choices: Sequence[str] = ()
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One thing to rule on, and all that is shown of it.

    `asks` is the question that a ruling answers, `files` are those of a cause that are too many to
    be named in it, `fields` are name, before and after; `notes` lines that explain; `form` what can
    be typed in.
    """

    key: str
    subject: Verdict
    table: str
    title: str
    asks: str = ""
    kind: str = ""
    cause: str = ""
    files: Sequence[str] = ()
    fields: Sequence[tuple[str, Any, Any]] = ()
    labels: tuple[str, str] = ("before", "after")
    texts: Sequence[TextSide] = ()
    claims: Sequence[ClaimBlock] = ()
    notes: Sequence[str] = ()
    form: Sequence[Field] = ()
    verdict: Verdict | None = None
    is_pair: bool = False


def text_side(
    ledger: Ledger,
    label: str,
    side: str,
    article_id: str | None,
    row: Columns | None,
    changed: Sequence[Range] = (),
) -> TextSide | None:
    """Return the text around a row with its sentence and its span marked, and the words in
    `changed`, which another version of the text has not.
    """
    article = ledger.row("articles", article_id) if article_id else None
    if article is None:
        return None
    marks = list(_marks(ledger, row)) if row else []
    shown = [*marks, *(Mark(start, end, CHANGED) for start, end in changed)]
    place = {"side": side, "article": article_id} | (
        {"start": marks[-1].start, "end": marks[-1].end} if marks else {}
    )
    return TextSide(
        label=label, article=article, excerpt=excerpt(article["text"], shown), place=place
    )


def _marks(ledger: Ledger, row: Columns) -> Iterator[Mark]:
    if row.get("sentence_start") is not None:
        yield Mark(row["sentence_start"], row["sentence_end"], "sentence")
    if row.get("start") is not None:
        yield Mark(row["start"], row["end"], "span")
    elif row.get("statement_id"):
        for mention in ledger.mentions_of(row["statement_id"]):
            if mention["start"] is not None:
                name = "span" if mention["role"] == "value" else "role"
                yield Mark(mention["start"], mention["end"], name)


def claims_about(ledger: Ledger, label: str, table: str, row: Columns | None) -> list[ClaimBlock]:
    """Return the claims that a row has a part in, with their statements."""
    return [] if row is None else claims_named(ledger, label, _claim_ids(ledger, table, row))


def claims_named(ledger: Ledger, label: str, claim_ids: Iterable[str | None]) -> list[ClaimBlock]:
    """Return the claims with these ids, with their statements."""
    ids = list(dict.fromkeys(each for each in claim_ids if each))
    found = ledger.all_of("claims", ids)
    return [
        ClaimBlock(label=label, claim=found[each], members=ledger.members(each))
        for each in ids
        if each in found
    ]


def _claim_ids(ledger: Ledger, table: str, row: Columns) -> list[str]:
    if table in ("claims", "statements"):
        return [row["claim_id"]]
    if table == "conflicts":
        return [row["claim_id_a"], row["claim_id_b"]]
    if table in MENTIONS:
        return [statement["claim_id"] for statement in ledger.resting_on(row["mention_id"])]
    return []


def form_of(ledger: Ledger, table: str, row: Columns | None) -> list[Field]:
    """Return the lines in which a correction of a row can be typed."""
    if row is None:
        return []
    if table in TYPED_IN:
        return [Field(name="value", label="Value", value=_typed_value(table, row))]
    return _statement_form(ledger, row) if table == "statements" else []


def _typed_value(table: str, row: Columns) -> str:
    """Return a value as a reviewer could type it."""
    if table == "dates":
        return str(row["value"] or "")
    return describe_value(table, row)


def _statement_form(ledger: Ledger, row: Columns) -> list[Field]:
    parties = ledger.parties([row["statement_id"]]).get(row["statement_id"], [])
    lines = "\n".join(f"{role}: {name}" for role, name in parties)
    return [
        Field(
            name="statement_type",
            label="Type",
            value=row["statement_type"],
            choices=statement_types(),
        ),
        Field(name="modality", label="Modality", value=row["modality"], choices=get_args(Modality)),
        Field(name="period", label=_time_label(row["period"]), value=row["period"] or ""),
        Field(name="parties", label="Parties, a line each: role: name", value=lines, lines=4),
    ]


def _time_label(period: str | None) -> str:
    """Return the label of a time that is typed as EDTF; what stands there is told in words.

    >>> _time_label("2023-11/2024-03"), _time_label(None)
    ('Time (November 2023 to March 2024)', 'Time, as in 2024-05 or 2023-11/2024-03')
    """
    return f"Time ({say_period(period)})" if period else "Time, as in 2024-05 or 2023-11/2024-03"


def shown_of(row: Mapping[str, Any] | None, article: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what helps a person to read a verdict's line, and to place it in its article again."""
    row, article = row or {}, article or {}
    published = day(article.get("published_on"))
    found = {
        "path": article.get("path"),
        "published_on": published.isoformat() if published else None,
        **{
            name: row.get(name)
            for name in ("start", "end", "sentence_start", "sentence", "rule", "rules")
        },
    }
    return {name: value for name, value in found.items() if value is not None}


def row_fields(row: Mapping[str, Any], names: Sequence[str]) -> list[tuple[str, Any, Any]]:
    """Return the columns of one row as the fields of a detail, without those that are null."""
    known = [(name, None, row.get(name)) for name in names]
    return told_once([line for line in known if line[2] is not None])


def told_once(fields: Iterable[tuple[str, Any, Any]]) -> list[tuple[str, Any, Any]]:
    """Return the fields of a detail, the two ends of a value as one where they are the same.

    >>> told_once([("amount_low", 5, 6), ("amount_high", 5, 6), ("currency", "USD", "USD")])
    [('amount', 5, 6), ('currency', 'USD', 'USD')]
    """
    changes = [FieldChange(field=name, before=old, after=new) for name, old, new in fields]
    return [(each.field, each.before, each.after) for each in ends_together(changes)]
