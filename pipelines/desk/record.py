"""The verdicts as the desk keeps them at hand: read once, added to, and read again when a file has
changed.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from pipelines.verdicts.records import Content, Ruling, Verdict
from pipelines.verdicts.standing import Standing
from pipelines.verdicts.store import REVIEWS, append_verdicts, read_verdicts


class Record:
    """What all reviewers ruled, and what this one rules."""

    def __init__(self, output: Path, reviewer: str) -> None:
        self.reviewer = reviewer
        self.output = output
        self._lock = RLock()
        self._state: object = None
        self._standing = Standing.of([])
        self._judged: dict[str, Verdict] = {}

    def standing(self) -> Standing:
        """Return the verdicts that stand now, those of other reviewers too."""
        with self._lock:
            state = self._look()
            if state != self._state:
                self._standing = Standing.of(read_verdicts(self.output))
                self._judged = {key_of(verdict): verdict for verdict in self._standing.verdicts}
                self._state = state
            return self._standing

    def _look(self) -> object:
        files = sorted((self.output / REVIEWS).glob("*.jsonl"))
        return [(file.name, (s := file.stat()).st_size, s.st_mtime_ns) for file in files]

    def judged(self) -> dict[str, Verdict]:
        """Return the last verdict on each thing that was ruled on, by what the page calls it."""
        with self._lock:
            self.standing()
            return self._judged

    def rule(
        self,
        subjects: Iterable[Verdict],
        ruling: Ruling,
        *,
        why: str | None = None,
        correction: Content | None = None,
    ) -> None:
        """Write one ruling on one or many subjects down, as one action."""
        action, now = secrets.token_hex(8), datetime.now(UTC)
        verdicts = [
            replace(
                subject,
                action=action,
                at=now,
                reviewer=self.reviewer,
                ruling=ruling,
                why=why or None,
                correction=correction,
            )
            for subject in subjects
        ]
        append_verdicts(self.output, verdicts)

    def undo(self) -> Sequence[Verdict]:
        """Take this reviewer's last action back; return its verdicts, none where there is none."""
        own = [verdict for verdict in self.standing().verdicts if verdict.reviewer == self.reviewer]
        if not own:
            return ()
        action = own[-1].action
        withdrawal = Verdict(
            action=secrets.token_hex(8),
            at=datetime.now(UTC),
            reviewer=self.reviewer,
            ruling="withdrawn",
            withdraws=action,
        )
        append_verdicts(self.output, [withdrawal])
        return [verdict for verdict in own if verdict.action == action]


def key_of(verdict: Verdict) -> str:
    """Return what the page calls a subject: a change by its id, anything else by table and row."""
    return verdict.change_id or f"{verdict.table}/{verdict.row_id}"


def subject(table: str, row_id: str, content: Content | None, **others: Any) -> Verdict:
    """Return what is to be ruled on, as a verdict that nobody has given yet; `others` are further
    fields of `Verdict`.
    """
    return Verdict(
        action="",
        at=datetime.fromtimestamp(0, UTC),
        reviewer="",
        ruling="skipped",
        table=table,
        row_id=row_id,
        content=content,
        **others,
    )
