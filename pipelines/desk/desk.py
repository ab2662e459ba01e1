"""The desk: two snapshots, what waits for a ruling in them, and the rulings."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self, get_args

from pipelines.desk.changes_queue import Changes
from pipelines.desk.details import Detail
from pipelines.desk.ledger import Ledger, day
from pipelines.desk.queues import Conflicts, Pairs, Sample
from pipelines.desk.record import Record, key_of
from pipelines.desk.typed import TypedError, read_typed
from pipelines.errors import WrongUsage
from pipelines.review.changes import Filters
from pipelines.review.comparison import compare
from pipelines.snapshots.store import Snapshot, SnapshotError, open_pair, open_snapshot
from pipelines.verdicts.records import Content, Ruling, Verdict
from pipelines.verdicts.standing import Standing

QUEUES = ("changes", "conflicts", "pairs", "sample")
OF_PAIRS = frozenset({"same", "different", "unsure"})


def open_sides(output: Path, base: str | None, head: str) -> tuple[Snapshot | None, Snapshot]:
    """Return the snapshots to compare, as `pipelines.snapshots.store.open_pair` does; where none is
    named and there is none before `head`, the base is None.

    Raises:
        SnapshotError: a snapshot that was named is not there, or there is none at all.
    """
    newer = open_snapshot(output, head)
    try:
        return open_pair(output, base, head)
    except SnapshotError:
        if base is not None:
            raise
        return None, newer


class RulingError(WrongUsage, ValueError):
    """A ruling that cannot be given; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What a ruling or its withdrawal did: to how many things, and how far the queue is now."""

    keys: Sequence[str]
    done: int
    whole: int


class Desk:
    """Two snapshots side by side, and what reviewers say of them."""

    def __init__(self, base: Snapshot | None, head: Snapshot, record: Record) -> None:
        self._resources = ExitStack()
        self.record = record
        self.base, self.head = base, head
        self.ledgers = {"head": Ledger(head)} | ({"base": Ledger(base)} if base else {})
        self.conflicts = Conflicts(self.ledgers["head"])
        self.pairs = Pairs(self.ledgers["head"])
        self.sample = Sample(self.ledgers["head"])
        self.changes: Changes | None = None
        if base is not None:
            comparison = self._resources.enter_context(compare(base, head))
            self.changes = Changes(comparison, self.ledgers["base"], self.ledgers["head"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._resources.close()

    @property
    def output(self) -> Path:
        """The output folder of the snapshots."""
        return self.record.output

    def other(self, queue: str) -> Conflicts | Pairs | Sample:
        """Return the queue of this name; changes are no such queue."""
        queues: dict[str, Conflicts | Pairs | Sample] = {
            "conflicts": self.conflicts,
            "pairs": self.pairs,
            "sample": self.sample,
        }
        return queues[queue]

    def progress(self, queue: str) -> tuple[int, int]:
        """Return how many things of a queue were ruled on, and how many there are."""
        judged = self.record.judged()
        if queue == "changes":
            if self.changes is None:
                return 0, 0
            self.changes.remember(judged)
            return self.changes.total(Filters(judged=True)), self.changes.whole
        entries = self.other(queue).entries()
        return sum(entry.key in judged for entry in entries), len(entries)

    def detail(self, queue: str, key: str) -> Detail | None:
        """Return what is shown of one thing, with the verdict on it."""
        if queue == "changes":
            change = self.changes.find(key) if self.changes else None
            found = self.changes.detail(change) if self.changes and change else None
        else:
            found = self.other(queue).detail(key)
        return replace(found, verdict=self.record.judged().get(key)) if found else None

    def rule(
        self,
        queue: str,
        ruling: str,
        subjects: Sequence[Verdict],
        *,
        why: str = "",
        typed: Mapping[str, str] | None = None,
    ) -> Ruled:
        """Write a ruling down.

        Raises:
            RulingError: nothing is left to be ruled on, or this cannot be said of it.
            TypedError: what was typed cannot be read.
        """
        fits = (ruling in OF_PAIRS) == (queue == "pairs") and ruling != "withdrawn"
        if ruling not in get_args(Ruling) or not fits:
            raise RulingError(f"{ruling!r} cannot be said of {queue}")
        if not subjects:
            raise RulingError("that is no longer there: load the page anew")
        correction = None
        if ruling == "corrected":
            correction = self.understand(subjects[0], typed or {})
        given: Any = ruling
        standing = self.record.standing()
        own = [_as_read(each, standing) for each in subjects]
        self.record.rule(own, given, why=why[:500], correction=correction)
        return self._ruled(queue, subjects)

    def understand(self, subject: Verdict, typed: Mapping[str, str]) -> Content:
        """Return the columns that what was typed stands for.

        Raises:
            TypedError: it cannot be read.
        """
        if subject.content is None:
            raise TypedError("it is not in the head snapshot: there is nothing to correct")
        article = None
        if subject.article_id:
            article = self.ledgers["head"].row("articles", subject.article_id)
        return read_typed(subject.table, typed, day(article["published_on"]) if article else None)

    def undo(self, queue: str) -> Ruled:
        """Take the reviewer's last action back."""
        return self._ruled(queue, self.record.undo())

    def _ruled(self, queue: str, subjects: Sequence[Verdict]) -> Ruled:
        done, whole = self.progress(queue)
        return Ruled(keys=[key_of(subject) for subject in subjects], done=done, whole=whole)

    @cached_property
    def sides(self) -> str:
        """Which snapshots are compared, in a few words."""
        return f"{self.base.run_id[:10] if self.base else 'nothing'} → {self.head.run_id[:10]}"


def _as_read(subject: Verdict, standing: Standing) -> Verdict:
    """Return a subject as the rules read it: what a reviewer corrected was judged as it was."""
    for verdict in reversed(standing.on_rows.get(subject.subject, ())):
        typed = verdict.correction or {}
        content, judged = subject.content, verdict.content
        if (
            typed
            and content is not None
            and judged is not None
            and {**judged, **typed} == {**judged, **content}
        ):
            return replace(subject, content=judged)
    return subject
