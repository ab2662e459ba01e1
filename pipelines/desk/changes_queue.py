"""Changes as they wait for a ruling: by what they did, or one by one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pipelines.desk.details import (
    ClaimBlock,
    Detail,
    TextSide,
    claims_about,
    claims_named,
    form_of,
    shown_of,
    text_side,
    told_once,
)
from pipelines.desk.ledger import Columns, Ledger
from pipelines.desk.queues import Entry
from pipelines.desk.record import subject
from pipelines.desk.shown_text import one_line
from pipelines.review.changed_words import Range, changed_stretches, changed_words
from pipelines.review.changes import MOST_NAMES, Cause, Change, Filters, Group, shorten_cause
from pipelines.review.comparison import Comparison
from pipelines.review.reports.wording import say_cause
from pipelines.verdicts.content import JUDGED_COLUMNS, content_of
from pipelines.verdicts.records import Content, Verdict

ALIKE = 8
"""Members of a group that are listed beside its first."""

AT_ONCE = 20_000
"""Changes that are read at once when a group is ruled on."""


class Changes:
    """The changes from one snapshot to another."""

    def __init__(self, comparison: Comparison, base: Ledger, head: Ledger) -> None:
        self._comparison = comparison
        self._base = base
        self._head = head
        self._judged: Collection[str] | None = None

    def remember(self, judged: Collection[str]) -> None:
        """Tell which changes were ruled on, by their ids; those that verdicts made count too."""
        if judged is not self._judged:
            self._comparison.mark_judged([*judged, *self._by_reviewers])
            self._judged = judged

    @cached_property
    def _by_reviewers(self) -> list[str]:
        """The changes that verdicts made themselves: nobody need rule on them."""
        return self._comparison.change_ids(Filters(cause="reviewer"))

    def total(self, filters: Filters) -> int:
        """Return how many changes are as the filters say."""
        return self._comparison.total(filters)

    @cached_property
    def whole(self) -> int:
        """How many changes there are."""
        return self._comparison.total()

    @cached_property
    def choices(self) -> Mapping[str, list[str]]:
        """What the changes can be filtered by: tables, kinds and causes."""
        found = {name: self._comparison.counts((name,)) for name in ("table", "kind", "cause")}
        return {name: sorted(key for (key,) in counts) for name, counts in found.items()}

    def groups(self, filters: Filters, offset: int, limit: int) -> tuple[list[Entry], int]:
        """Return groups of changes that did the same, and how many there are."""
        found = self._comparison.groups(filters, offset, limit)
        alone = [group.first_change_id for group in found if group.count == 1]
        single = {change.change_id: change for change in self._comparison.find_all(alone)}
        entries = [
            change_entry(single[group.first_change_id])
            if group.first_change_id in single
            else _group_entry(group)
            for group in found
        ]
        return entries, self._comparison.group_count(filters)

    def each(self, filters: Filters, offset: int, limit: int) -> tuple[list[Entry], int]:
        """Return changes one by one, and how many there are."""
        found = self._comparison.page(filters, offset, limit)
        return [change_entry(change) for change in found], self._comparison.total(filters)

    def members(self, filters: Filters) -> list[Change]:
        """Return the first changes of a group."""
        return self._comparison.page(filters, 0, ALIKE + 1)

    def find(self, change_id: str) -> Change | None:
        """Return a change by its id."""
        return self._comparison.find(change_id)

    def subjects(self, filters: Filters) -> list[Verdict]:
        """Return all changes that are as the filters say, as what is to be ruled on."""
        found: list[Verdict] = []
        while changes := self._comparison.page(filters, len(found), AT_ONCE):
            found += self.subjects_of(changes)
        return found

    def subjects_of(self, changes: Sequence[Change]) -> list[Verdict]:
        """Return changes as what is to be ruled on."""
        contents = {
            side: self._contents(side, changes, row)
            for side, row in (("before", "row_before"), ("after", "row_after"))
        }
        gone = [each.row_id for each in changes if each.table == "statements" and _is_gone(each)]
        values = self._base.values(gone) if gone else {}
        return [
            subject(
                change.table,
                change.row_id,
                contents["after"].get(change.change_id),
                article_id=change.article_id if change.table in _OF_ARTICLES else None,
                before=contents["before"].get(change.change_id),
                change_id=change.change_id,
                shown=_shown(change, values.get(change.row_id)),
            )
            for change in changes
        ]

    def _contents(self, side: str, changes: Sequence[Change], row: str) -> dict[str, Content]:
        ledger = self._base if side == "before" else self._head
        rows = {each.change_id: getattr(each, row) for each in changes}
        statements = [
            str(rows[each.change_id]["statement_id"])
            for each in changes
            if each.table == "statements" and rows[each.change_id]
        ]
        parties = ledger.parties(statements) if statements else {}
        return {
            each.change_id: content_of(
                each.table, found, parties.get(str(found.get("statement_id")), ())
            )
            for each in changes
            if (found := rows[each.change_id]) and each.table in JUDGED_COLUMNS
        }

    def detail(self, change: Change) -> Detail:
        """Return a change with both texts, its claims and their sources."""
        [own] = self.subjects_of([change])
        after = _row(change.row_after)
        sides = self._sides(change)
        return Detail(
            key=change.change_id,
            subject=own,
            table=change.table,
            title=_title(change),
            asks="Is this change right?",
            kind=change.kind,
            cause=say_cause(change.cause, self._comparison),
            files=change.cause.names if len(change.cause.names) > MOST_NAMES else (),
            fields=told_once(
                (each.field, each.before, each.after)
                for each in change.fields
                if (change.table, each.field) not in _SHOWN_BELOW
            ),
            texts=[text for side in sides if (text := _text(change, side))],
            claims=_told_once(*(side.claims for side in sides)),
            form=form_of(self._head, change.table, after),
        )

    def _sides(self, change: Change) -> tuple["_Side", "_Side"]:
        """Return what each snapshot has of a change."""
        differing = _differing(change)
        before, after = _row(change.row_before), _row(change.row_after)
        return (
            _Side(
                label="before",
                name="base",
                ledger=self._base,
                row=before,
                sentence=change.sentence_before,
                begins=change.sentence_start_before,
                differing=differing[0],
                claims=_claims(change, self._base, "before", before),
            ),
            _Side(
                label="after",
                name="head",
                ledger=self._head,
                row=after,
                sentence=change.sentence_after,
                begins=change.sentence_start_after,
                differing=differing[1],
                claims=_claims(change, self._head, "after", after),
            ),
        )


_OF_ARTICLES = frozenset(JUDGED_COLUMNS) - {"claims", "conflicts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """What one snapshot has of a change: its row, its sentence and where this begins, where its
    words differ from the other's, and the claims that the row has a part in.
    """

    label: str
    name: str
    ledger: Ledger
    row: Columns | None
    sentence: str | None
    begins: int | None
    differing: Sequence[Range]
    claims: Sequence[ClaimBlock]


def _same_place(change: Change, side: _Side) -> Columns | None:
    """Return where a side that has no row has its sentence: in another version, or word for word
    where the other side has it.
    """
    is_after = side.label == "after"
    sentence = change.sentence_before if is_after else change.sentence_after
    begins = change.sentence_start_before if is_after else change.sentence_start_after
    if side.sentence and side.begins is not None:
        sentence, begins = side.sentence, side.begins
    if sentence is None or begins is None:
        return None
    end = begins + len(sentence)
    article = side.ledger.row("articles", str(change.article_id))
    is_there = article is not None and article["text"][begins:end] == sentence
    return {"sentence_start": begins, "sentence_end": end} if is_there else None


_SHOWN_BELOW = frozenset({("articles", "text"), ("claims", "claims")})
"""Fields that the texts and the claims show, which stand below."""


def _claims(change: Change, ledger: Ledger, label: str, row: Columns | None) -> list[ClaimBlock]:
    """Return the claims that a change has a part in; all that became one or that one went into."""
    for field in change.fields:
        if (change.table, field.field) == ("claims", "claims"):
            named = field.before if label == "before" else field.after
            return claims_named(ledger, label, str(named).split("; "))
    return claims_about(ledger, label, change.table, row)


def _text(change: Change, side: _Side) -> TextSide | None:
    """Return the text in which a change stands; a claim's is that of its statement which the change
    is told by.
    """
    row: Columns | None = side.row
    if row and change.table == "claims":
        told = (member for block in side.claims for member in block.members)
        own = (dict(each) for each in told if each["sentence"].startswith(side.sentence or "\n"))
        row = next(own, None) or side.ledger.speaking_for(row["claim_id"])
    article = row.get("article_id") if row else None
    if row is None and change.article_id:
        row = _same_place(change, side)
    return text_side(
        side.ledger, side.label, side.name, article or change.article_id, row, side.differing
    )


def _is_gone(change: Change) -> bool:
    return change.row_after is None


def _shown(change: Change, values: Sequence[tuple[str, str]] | None) -> Content:
    """Return what helps to place a change in its article again; of a statement that went its values
    too, which nothing else tells by then.
    """
    row = change.row_after or change.row_before or {}
    found = shown_of(row, {"path": change.path})
    found |= {"sentence": change.sentence} if change.sentence else {}
    return found | ({"values": [list(value) for value in values]} if values else {})


def _told_once(earlier: Sequence[ClaimBlock], later: Sequence[ClaimBlock]) -> list[ClaimBlock]:
    """Return the claims of both sides, those that say the same once."""
    same = {_said(block) for block in earlier} & {_said(block) for block in later}
    return [
        *(block for block in earlier if _said(block) not in same),
        *(replace(b, label="") if _said(b) in same else b for b in later),
    ]


def _said(block: ClaimBlock) -> tuple[Any, ...]:
    members = tuple(member["statement_id"] for member in block.members)
    return block.claim["claim_id"], block.claim["summary"], members


def _differing(change: Change) -> tuple[list[Range], list[Range]]:
    """Return where the two texts of a change have other words: in its sentence; anywhere, where it
    is the article that changed.
    """
    old, new = change.sentence_before, change.sentence_after
    begin, start = change.sentence_start_before, change.sentence_start_after
    if change.table == "articles" and change.row_before and change.row_after:
        return changed_stretches(change.row_before["text"], change.row_after["text"])
    if old is None or new is None or begin is None or start is None:
        return [], []
    words = changed_words(old, new) or ([], [])
    return _moved(words[0], begin), _moved(words[1], start)


def _moved(stretches: Sequence[Range], by: int) -> list[Range]:
    return [(start + by, end + by) for start, end in stretches]


def _row(row: Mapping[str, Any] | None) -> Columns | None:
    return None if row is None else dict(row)


def _title(change: Change) -> str:
    if change.table in ("claims", "conflicts"):  # long, and told field by field
        return change.after or change.before or change.effect
    if change.before is not None and change.after is not None and change.before != change.after:
        return f"{change.before} → {change.after}"
    return change.after or change.before or change.effect


def change_entry(change: Change) -> Entry:
    """Return the line of one change."""
    named = change.sentence or change.title or ""
    return Entry(
        key=change.change_id,
        table=change.table,
        headline=change.effect,
        kind=change.kind,
        note=one_line(named)[:240],
        cause=_briefly(change.cause),
    )


def _briefly(cause: Cause) -> str:
    """Return a cause for a line of the list, without the ids of articles."""
    is_of_articles = cause.kind.startswith(("article", "linking"))
    return cause.kind if is_of_articles else shorten_cause(str(cause))


def _group_entry(group: Group) -> Entry:
    key = {
        "table": group.table,
        "kind": group.kind,
        "cause": str(group.cause),
        "effect": group.effect,
    }
    return Entry(
        key="group:" + "\x1f".join(key.values()),
        table=group.table,
        headline=group.effect,
        kind=group.kind,
        cause=_briefly(group.cause),
        count=group.count,
        group=key,
    )


def group_of(key: str) -> dict[str, str] | None:
    """Return the filters of the group that a line of the list stands for, None for one change.

    >>> group_of("group:money\\x1fchanged\\x1frules\\x1famount: 5 → 6")["effect"]
    'amount: 5 → 6'
    """
    if not key.startswith("group:"):
        return None
    parts = key.removeprefix("group:").split("\x1f")
    names = ("table", "kind", "cause", "effect")
    return dict(zip(names, parts, strict=True)) if len(parts) == len(names) else None
