"""What waits for a ruling beside changes: conflicts, pairs of statements, samples of mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.desk.details import (
    Detail,
    claims_about,
    form_of,
    row_fields,
    shown_of,
    text_side,
    told_once,
)
from pipelines.desk.doubtful import DoubtfulPair, find_doubtful_pairs
from pipelines.desk.ledger import Columns, Ledger
from pipelines.desk.record import key_of, subject
from pipelines.desk.shown_text import one_line
from pipelines.review.describe import describe_field, describe_row, describe_side
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.verdicts.content import JUDGED_COLUMNS, content_of, pair_content
from pipelines.verdicts.content import key_of as row_key
from pipelines.verdicts.records import PAIRS, Verdict

SAMPLE = 200
"""Mentions of a kind that are drawn at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a list: what is to be ruled on, in brief; `count` things at once in a group."""

    key: str
    table: str
    headline: str
    kind: str = ""
    note: str = ""
    cause: str = ""
    before: str | None = None
    after: str | None = None
    count: int = 1
    group: Mapping[str, str] | None = None


class Conflicts:
    """The conflicts of a snapshot: does the one claim contradict the other?"""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def _rows(self) -> dict[str, Columns]:
        rows = self._ledger.rows(
            "select c.*, a.summary as summary_of_a, b.summary as summary_of_b from conflicts c "
            "join claims a on a.claim_id = claim_id_a join claims b on b.claim_id = claim_id_b "
            "order by reason, claim_id_a, claim_id_b, field"
        )
        return {key_of(_conflict_subject(row)): row for row in rows}

    def entries(self, kind: str | None = None) -> Sequence[Entry]:
        """Return the conflicts, those of one reason together; `kind` chooses a reason."""
        return [
            Entry(
                key=key,
                table="conflicts",
                headline=row["summary_of_a"],
                note=row["summary_of_b"],
                kind=row["reason"],
                before=describe_side(row, "a"),
                after=describe_side(row, "b"),
                cause=describe_field(row["field"]),
            )
            for key, row in self._rows.items()
            if kind in (None, row["reason"])
        ]

    def kinds(self) -> list[str]:
        """Return the reasons that there are."""
        return sorted({row["reason"] for row in self._rows.values()})

    def detail(self, key: str) -> Detail | None:
        """Return a conflict with the statements of both claims."""
        row = self._rows.get(key)
        if row is None:
            return None
        return Detail(
            key=key,
            subject=_conflict_subject(row),
            table="conflicts",
            title=describe_row("conflicts", row),
            kind=row["reason"],
            asks="Do these two claims contradict each other?",
            fields=[
                (describe_field(row["field"]), describe_side(row, "a"), describe_side(row, "b"))
            ],
            labels=("one claim", "the other"),
            claims=claims_about(self._ledger, "", "conflicts", row),
        )


def _conflict_subject(row: Columns) -> Verdict:
    key = row_key("conflicts", row)
    shown = {"sentence": f"{row['sentence_a']} | {row['sentence_b']}"}
    return subject("conflicts", key, content_of("conflicts", row), shown=shown)


class Pairs:
    """The pairs of statements about which the rules were least sure whether they are one claim."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def _pairs(self) -> dict[str, DoubtfulPair]:
        pairs = find_doubtful_pairs(self._ledger)
        return {f"{PAIRS}/{pair.row_id}": pair for pair in pairs}

    @cached_property
    def _statements(self) -> dict[str, Columns]:
        ids = {each for pair in self._pairs.values() for each in pair.row_id.split(" ")}
        return self._ledger.all_of("statements", ids)

    def entries(self, kind: str | None = None) -> Sequence[Entry]:
        """Return the pairs, the most doubtful first; `kind` chooses those over or under the
        threshold.
        """
        return [
            self._entry(key, pair)
            for key, pair in self._pairs.items()
            if kind in (None, pair.side) and all(i in self._statements for i in pair.ids)
        ]

    def kinds(self) -> list[str]:
        """Return on which sides of the threshold there are pairs."""
        return sorted({pair.side for pair in self._pairs.values()})

    def _entry(self, key: str, pair: DoubtfulPair) -> Entry:
        one, other = (self._statements[each] for each in pair.ids)
        return Entry(
            key=key,
            table=PAIRS,
            headline=one_line(one["sentence"]),
            note=one_line(other["sentence"]),
            kind=pair.side,
            cause=f"{abs(pair.bits):.1f} bits",
        )

    def detail(self, key: str) -> Detail | None:
        """Return a pair with both sentences in their articles."""
        pair = self._pairs.get(key)
        if pair is None or any(each not in self._statements for each in pair.ids):
            return None
        one, other = (self._statements[each] for each in pair.ids)
        texts = [
            text_side(self._ledger, label, "head", row["article_id"], row)
            for label, row in (("one", one), ("the other", other))
        ]
        names = [name for name in JUDGED_COLUMNS["statements"] if name != "sentence"]
        said = [(name, one[name], other[name]) for name in names]
        return Detail(
            key=key,
            subject=subject(
                PAIRS,
                pair.row_id,
                pair_content(one, other),
                shown={"sentence": f"{one['sentence']} | {other['sentence']}"},
            ),
            table=PAIRS,
            title="Is this one claim?",
            kind=pair.side,
            cause=f"{abs(pair.bits):.1f} bits from the threshold",
            fields=told_once(line for line in said if line[1] is not None or line[2] is not None),
            labels=("one", "the other"),
            texts=[text for text in texts if text],
            notes=[f"What the rules weighed: {pair.reason}"],
            is_pair=True,
        )


class Sample:
    """A random sample of the mentions of each kind, the same ones while they last."""

    def __init__(self, ledger: Ledger, seed: str = "") -> None:
        self._ledger = ledger
        self._seed = seed

    @cached_property
    def _rows(self) -> dict[str, tuple[str, Columns]]:
        found: dict[str, tuple[str, Columns]] = {}
        for table in MENTION_TABLES:
            rows = self._ledger.rows(
                f"select m.*, a.path, a.source from {table.name} m join articles a using "
                "(article_id) order by md5(mention_id || ?) limit ?",
                [self._seed, SAMPLE],
            )
            found |= {f"{table.name}/{row['mention_id']}": (table.name, row) for row in rows}
        return found

    def entries(self, kind: str | None = None) -> Sequence[Entry]:
        """Return the mentions, kind by kind; `kind` chooses one."""
        return [
            Entry(
                key=key,
                table=table,
                headline=row["text"],
                after=describe_row(table, row),
                note=row["source"] or row["path"],
                cause=row["rule"],
            )
            for key, (table, row) in self._rows.items()
            if kind in (None, table)
        ]

    def kinds(self) -> list[str]:
        """Return the kinds that there are mentions of."""
        return list(dict.fromkeys(table for table, _ in self._rows.values()))

    def detail(self, key: str) -> Detail | None:
        """Return a mention in its article."""
        table, _, mention_id = key.partition("/")
        row = self._ledger.row(table, mention_id) if key in self._rows else None
        return mention_detail(self._ledger, key, table, row) if row else None


def mention_detail(ledger: Ledger, key: str, table: str, row: Columns) -> Detail:
    """Return a mention as it stands in its article, with the claims that rest on it."""
    text = text_side(ledger, "as it stands", "head", row["article_id"], row)
    article = text.article if text else None
    names = [name for name in JUDGED_COLUMNS[table] if name != "text"]
    return Detail(
        key=key,
        subject=subject(
            table,
            row["mention_id"],
            content_of(table, row),
            article_id=row["article_id"],
            shown=shown_of(row, article) | {"sampled": True},
        ),
        table=table,
        title=f"{row['text']} → {describe_row(table, row)}",
        asks="Is this mention right, its place and its value?",
        cause=row["rule"],
        fields=row_fields(row, names),
        labels=("", "value"),
        texts=[text] if text else [],
        claims=claims_about(ledger, "rests on it", table, row),
        form=form_of(ledger, table, row),
    )
