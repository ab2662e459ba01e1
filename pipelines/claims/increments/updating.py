"""From the claims of one run to those of the next: the reports that stay are read from a side file,
and the result is what a full run gives. All reports are compared again.

A run that builds all its claims calls `build_with_state`, and keeps the folder that this writes
beside its snapshot: a side file, which may be deleted at any time (the next run then builds all).
A run that knows what changed calls `update_claims` with the folder of its parent.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.claims.building import build_claims
from pipelines.claims.increments.state import read_state, write_state
from pipelines.claims.records import ClaimSet, ReportedStatement, Verdict

Fetch = Callable[[Sequence[str]], Iterable[ReportedStatement]]
"""Returns the reports of statements that stay as they were in the run before, by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is different from the run before.

    `reports` are all statements of each article of which anything differs that a
    `ReportedStatement` holds: a new or edited article, one that is now a copy of another
    (`story_id`), one whose day, title, source or agency was read anew. `gone` are the ids of the
    statements of before that are no longer there (those of `reports` that stay are not among them).
    `verdicts` are all verdicts of reviewers, old and new.
    """

    reports: Sequence[ReportedStatement]
    gone: Sequence[str] = ()
    verdicts: Sequence[Verdict] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What takes the place of rows of the run before.

    `touched` are the statements, of before or new, whose matters were settled anew; `replaced` the
    claims of before that held one of them. Of the tables of the run before these rows give way to
    those of `made`: claims and their parties by `replaced`; conflicts of which one claim is in
    `replaced`; links of which one statement is in `touched`. All other rows stand.
    `made.claim_of` tells the claim of each touched statement that is still there.
    """

    made: ClaimSet
    touched: frozenset[str]
    replaced: frozenset[str]


def build_with_state(
    reports: Iterable[ReportedStatement],
    folder: Path,
    verdicts: Iterable[Verdict] = (),
    earlier: Mapping[str, str] | None = None,
) -> ClaimSet:
    """Build all claims, as `build_claims` does, and write what `update_claims` needs to a folder.

    Args:
        reports: the statements of all articles.
        folder: a folder that does not exist yet.
        verdicts: all verdicts of reviewers.
        earlier: the claim that each statement was in before.
    """
    made = build_claims(reports, verdicts, earlier)
    write_state(folder, made.claim_of)
    return made


def update_claims(before: Path, change: Change, fetch: Fetch, folder: Path) -> Update:
    """Bring the claims of the run before up to date.

    Args:
        before: the folder of the run before, as `build_with_state` or this function wrote it.
        change: what is different from it.
        fetch: gives the reports of statements that stay; it is asked for those of the matters that
            the change touches.
        folder: where the state of this run is written; it does not exist yet.
    """
    earlier = read_state(before)
    anew = {report.statement_id for report in change.reports} | set(change.gone)
    stay = [statement for statement in earlier if statement not in anew]
    made = build_claims([*change.reports, *fetch(stay)], change.verdicts, earlier)
    write_state(folder, made.claim_of)
    return Update(
        made=made,
        touched=frozenset(earlier) | frozenset(made.claim_of),
        replaced=frozenset(earlier.values()),
    )
