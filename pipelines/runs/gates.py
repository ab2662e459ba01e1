"""Gates: what about a run is so unlike the snapshots before it that a person should look first.

The measure is the median of the last snapshots, back to the last that a person has accepted: what
was accepted once is the new measure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from pipelines.settings import Gates
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.store import SnapshotError, list_snapshots

Manifest = Mapping[str, Any]

FEWEST_MENTIONS = 100
"""Of a kind with fewer mentions a rate says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A reason to hold a run: what was measured, now and before, and what is let through."""

    gate: str
    measure: str
    now: float | None
    before: float | None
    allowed: str

    def as_dict(self) -> dict[str, Any]:
        """Return the reason as ``run.json`` keeps it."""
        return asdict(self)


def hold_cells(hold: Mapping[str, Any]) -> list[str]:
    """Return a reason, as ``run.json`` keeps it, as the cells of a table.

    >>> hold_cells(Hold(gate="a", measure="b", now=0.25, before=None, allowed="c").as_dict())
    ['a', 'b', '0.25', '', 'c']
    """
    figures = ("" if hold[name] is None else f"{hold[name]:,.6g}" for name in ("now", "before"))
    return [hold["gate"], hold["measure"], *figures, hold["allowed"]]


def hold_line(hold: Mapping[str, Any]) -> str:
    """Return a reason, as ``run.json`` keeps it, in a line.

    >>> hold_line(Hold(gate="a", measure="claims", now=4, before=9, allowed="at least 5").as_dict())
    'claims: 4, before 9, at least 5 is let through'
    """
    _, measure, now, before, allowed = hold_cells(hold)
    figures = f": {now}, before {before}" if now else ""
    return f"{measure}{figures}, {allowed} is let through"


def earlier_manifests(output: Path, gates: Gates) -> list[Manifest]:
    """Return what a run is held against: the manifests of the last snapshots, newest first."""
    return list(islice(_since_accepted(output), gates.snapshots))


def _since_accepted(output: Path) -> Iterator[Manifest]:
    for snapshot in list_snapshots(output):
        try:
            manifest = snapshot.manifest()
        except SnapshotError:
            continue
        if "gauges" in manifest:
            yield manifest
        if manifest.get("accepted_at"):
            return


def check_gates(manifest: Manifest, earlier: Sequence[Manifest], gates: Gates) -> list[Hold]:
    """Return why a run should be held; nothing where there is no measure for it.

    Args:
        manifest: what ``run.json`` will say of the run.
        earlier: what it says of the snapshots before, newest first.
        gates: what is let through.
    """
    large = [each for each in earlier if each["articles"]["total"] >= gates.fewest_articles]
    if not large:
        return []
    return [
        *_amounts(manifest, large, gates),
        *_rates(manifest, large, gates),
        *_shares(manifest, large, gates),
        *_versions(manifest, large[0], gates),
    ]


def _amounts(now: Manifest, earlier: Sequence[Manifest], gates: Gates) -> Iterator[Hold]:
    for table, floor, ceiling in (
        ("articles", gates.articles_floor, gates.articles_ceiling),
        ("claims", gates.claims_floor, gates.claims_ceiling),
    ):
        before = median(each["tables"][table]["rows"] for each in earlier)
        yield from _compared(table, now["tables"][table]["rows"], before, floor, ceiling)


def _rates(now: Manifest, earlier: Sequence[Manifest], gates: Gates) -> Iterator[Hold]:
    for table in MENTION_TABLES:
        rows = median(each["tables"][table.name]["rows"] for each in earlier)
        rate, before = _rate(now, table.name), median(_rate(each, table.name) for each in earlier)
        if rows >= FEWEST_MENTIONS:
            measure = f"{table.name} a thousand words"
            yield from _compared(
                measure, rate, before, gates.mentions_floor, gates.mentions_ceiling
            )


def _rate(manifest: Manifest, table: str) -> float:
    rows: int = manifest["tables"][table]["rows"]
    words: int = manifest["gauges"]["words"]
    return 1000 * rows / max(words, 1)


def _compared(
    measure: str, now: float, before: float, floor: float | None, ceiling: float | None
) -> Iterator[Hold]:
    gate = measure.partition(" ")[0]
    if floor is not None and now < floor * before:
        allowed = f"at least {floor * before:,.6g}"
        yield Hold(gate=f"{gate}_floor", measure=measure, now=now, before=before, allowed=allowed)
    if ceiling is not None and now > ceiling * before > 0:
        allowed = f"at most {ceiling * before:,.6g}"
        yield Hold(gate=f"{gate}_ceiling", measure=measure, now=now, before=before, allowed=allowed)


def _shares(now: Manifest, earlier: Sequence[Manifest], gates: Gates) -> Iterator[Hold]:
    for name, measure, share, ceiling in (
        ("rejects", "share of files rejected", _rejected, gates.rejects_ceiling),
        ("undated", "share of articles without a day", _undated, gates.undated_ceiling),
    ):
        before = median(map(share, earlier))
        limit = (ceiling or 0) + (before if name == "undated" else 0)
        if ceiling is not None and share(now) > limit:
            yield Hold(
                gate=f"{name}_ceiling",
                measure=measure,
                now=share(now),
                before=before,
                allowed=f"at most {limit:.6g}",
            )


def _rejected(manifest: Manifest) -> float:
    rejected: int = manifest["gauges"]["rejected_files"]
    files: int = manifest["input"]["files"]
    return rejected / max(files, 1)


def _undated(manifest: Manifest) -> float:
    undated: int = manifest["gauges"]["undated"]
    articles: int = manifest["articles"]["total"]
    return undated / max(articles, 1)


def _versions(now: Manifest, before: Manifest, gates: Gates) -> Iterator[Hold]:
    changed = [
        name
        for name in ("model", "rules")
        if now["fingerprints"][name] != before["fingerprints"][name]
    ]
    if gates.model_and_rules and len(changed) == 2:
        yield Hold(
            gate="model_and_rules",
            measure="model and rules changed at once",
            now=None,
            before=None,
            allowed="one of them at a time",
        )
