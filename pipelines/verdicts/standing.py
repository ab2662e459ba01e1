"""Which verdicts stand: those not withdrawn, on each row the last one about what it now says."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.verdicts.content import is_unchanged
from pipelines.verdicts.records import DECISIVE, Content, Verdict


@dataclass(frozen=True)
class Standing:
    """The verdicts that were not withdrawn, in the order in which they were given."""

    verdicts: Sequence[Verdict]

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> "Standing":
        """Return what stands of all verdicts ever given; only a reviewer's own are withdrawn."""
        given = sorted(verdicts, key=lambda verdict: verdict.order)
        taken_back = {
            (verdict.reviewer, verdict.withdraws)
            for verdict in given
            if verdict.ruling == "withdrawn"
        }
        return cls(
            [
                verdict
                for verdict in given
                if verdict.ruling != "withdrawn"
                and (verdict.reviewer, verdict.action) not in taken_back
            ]
        )

    def digest(self) -> str | None:
        """Return a digest of what the verdicts decide; None where there is none."""
        lines = "".join(verdict.to_line() for verdict in self.decisive)
        return hashlib.sha256(lines.encode()).hexdigest() if lines else None

    @cached_property
    def decisive(self) -> Sequence[Verdict]:
        """The verdicts that decide something, the first ones first."""
        return [verdict for verdict in self.verdicts if verdict.ruling in DECISIVE]

    @cached_property
    def on_rows(self) -> Mapping[tuple[str, str], Sequence[Verdict]]:
        """The decisive verdicts on each row, by table and row, the first ones first."""
        found: dict[tuple[str, str], list[Verdict]] = {}
        for verdict in self.decisive:
            found.setdefault(verdict.subject, []).append(verdict)
        return found

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles of which something was judged: their rows must be looked at."""
        return frozenset(verdict.article_id for verdict in self.decisive if verdict.article_id)

    def latest(self, table: str, row_id: str, now: Content) -> Verdict | None:
        """Return the last decisive verdict on a row that was about what it now says."""
        for verdict in reversed(self.on_rows.get((table, row_id), ())):
            if is_unchanged(verdict.content, now):
                return verdict
        return None
