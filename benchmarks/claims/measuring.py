"""What the claims stage finds and costs on made-up news: ``python -m benchmarks.claims
[SIZE ...]``.

For each size (3,000 and 30,000 unless others are given; 1000000 for a million) prints, against the
claims and conflicts that are right (`benchmarks.claims.news`): pairwise and B-cubed precision,
recall and F1 (Bagga and Baldwin, 1998), precision and recall of conflicts, CPU seconds, peak memory
with the statements themselves, and how much dearer ten times the statements were. ``--drop`` adds
what an update by 1 % of the articles costs. ``--splink`` scores splink (Fellegi and Sunter's model,
fitted by expectation maximisation) on the same rows, where it is installed; ``--fit`` scores pairs
by the weights set by hand and by weights fitted to an archive of another seed
(`benchmarks.claims.fitting`), and with ``--write`` writes the fitted ones into ``weights.toml``
where they score better.
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from benchmarks.claims.news import News, World
from pipelines.claims.building import build_claims, in_order
from pipelines.claims.records import ClaimSet, ReportedStatement
from pipelines.claims.updating.kept import NOTHING
from pipelines.claims.updating.update import update_claims

if TYPE_CHECKING:
    from benchmarks.claims.fitting import Fitted

SIZES = (3_000, 30_000)
DROP = 0.01
OTHER_SEED = 2
LEAST_GAIN = 0.002
"""What fitted weights must be better by, in F1, to be written."""
KIBIBYTES_A_GIBIBYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seed", type=int, default=1, help="of the made-up news")
    parser.add_argument("--drop", action="store_true", help="measure an update, too")
    parser.add_argument("--splink", action="store_true", help="score splink, too")
    parser.add_argument("--fit", action="store_true", help="fit the weights of evidence, too")
    parser.add_argument("--write", action="store_true", help="write fitted weights if better")
    given = parser.parse_args(arguments)
    before: tuple[int, float] | None = None
    for size in given.sizes:
        news = World(size, given.seed).tell()
        began = time.process_time()
        made = build_claims(told.report for told in news.told)
        seconds = time.process_time() - began
        print(f"{len(news.told):,} statements: {', '.join(scores(news, made))}")
        cost = f"{seconds:.1f} CPU seconds, at most {peak_memory():.1f} GiB"
        print(f"  {cost}{growth(before, (size, seconds))}")
        before = size, seconds
        if given.drop:
            measure_drop(news, seconds)
        if given.splink:
            score_splink(news)
        if given.fit:
            score_fitted(news, size, write=given.write)


def peak_memory() -> float:
    """Return the most memory that this process held, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES_A_GIBIBYTE


def growth(before: tuple[int, float] | None, now: tuple[int, float]) -> str:
    """Say how the cost grew from one size to the next."""
    if before is None:
        return ""
    return (
        f"; {now[0] / before[0]:.0f} times the statements, {now[1] / before[1]:.1f} times the cost"
    )


def scores(news: News, made: ClaimSet) -> Iterator[str]:
    """Yield the figures of one result."""
    right = {told.report.statement_id: told.claim for told in news.told}
    yield f"pairwise {pairwise(right, made.claim_of)}"
    yield f"B-cubed {b_cubed(right, made.claim_of)}"
    yield f"conflicts {conflicts(news, made)}"


def pairwise(right: Mapping[str, int], found: Mapping[str, str]) -> Rates:
    """Score pairs of statements in one claim.

    >>> str(pairwise({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "x"}))
    'P 0.333 R 1.000 F1 0.500'
    """
    both = Counter((right[name], found[name]) for name in right)
    pairs = _pairs(both)
    return Rates(
        precision=pairs / max(_pairs(Counter(found[name] for name in right)), 1),
        recall=pairs / max(_pairs(Counter(right.values())), 1),
    )


def _pairs(sizes: Mapping[object, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def b_cubed(right: Mapping[str, int], found: Mapping[str, str]) -> Rates:
    """Score, for each statement, who is in its claim.

    >>> str(b_cubed({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "x", "c": "x"}))
    'P 0.556 R 1.000 F1 0.714'
    """
    both = Counter((right[name], found[name]) for name in right)
    ours, theirs = Counter(found[name] for name in right), Counter(right.values())
    total = len(right)
    return Rates(
        precision=sum(many * many / ours[claim] for (_, claim), many in both.items()) / total,
        recall=sum(many * many / theirs[claim] for (claim, _), many in both.items()) / total,
    )


def conflicts(news: News, made: ClaimSet) -> Rates:
    """Score the pairs of claims that cannot both hold; a claim counts as that of most members."""
    right = {told.report.statement_id: told.claim for told in news.told}
    most: dict[str, int] = {}
    for claim in made.claims:
        most[claim.claim_id] = Counter(right[name] for name in claim.statement_ids).most_common(1)[
            0
        ][0]
    found = {
        tuple(sorted((most[each.claim_id_a], most[each.claim_id_b]))) for each in made.conflicts
    }
    met = len(found & {tuple(sorted(pair)) for pair in news.conflicts})
    return Rates(precision=met / max(len(found), 1), recall=met / max(len(news.conflicts), 1))


def measure_drop(news: News, whole: float) -> None:
    """Print what it costs to add the last 1 % of the statements to the others."""
    articles: dict[str, list[ReportedStatement]] = {}
    for told in news.told:
        articles.setdefault(told.report.article_id, []).append(told.report)

    def read(names: Set[str]) -> Iterator[ReportedStatement]:
        return (report for name in names for report in articles[name])

    new = {told.report.article_id for told in news.told[-max(int(DROP * len(news.told)), 1) :]}
    before = update_claims(NOTHING, articles.keys() - new, read)
    began = time.process_time()
    after = update_claims(before.kept, new, read, earlier=before.made.claim_of)
    in_order(after.made)  # they are made when they are asked for
    seconds = time.process_time() - began
    many = sum(len(articles[name]) for name in new)
    print(f"  a drop of {many:,}: {seconds:.2f} CPU seconds, {seconds / whole:.1%} of the whole")
    print(f"    {len(after.made.claims):,} of {len(before.made.claims):,} claims were made anew")


def score_fitted(news: News, size: int, *, write: bool = False) -> None:
    """Print which candidate pairs are brought together by hand and by fitted weights; write these
    down where they are better.
    """
    from benchmarks.claims import fitting

    pairs = fitting.label(news)
    ways = {
        "by hand": fitting.by_hand(pairs.kinds),
        "by logistic regression": fitting.fit(fitting.label(World(size, seed=OTHER_SEED).tell())),
    }
    f1 = []
    for name, fitted in ways.items():
        joined = fitted.joins(pairs)
        both = int((joined & pairs.same).sum())
        rates = Rates(
            precision=both / max(int(joined.sum()), 1), recall=both / max(int(pairs.same.sum()), 1)
        )
        f1.append(rates.f1)
        print(f"  one matter, {name}: {rates}; {fitting.show(fitted)}")
    if write:
        print(f"  {write_fitted([*ways.values()][1], gain=f1[1] - f1[0])}")


def write_fitted(fitted: "Fitted", gain: float) -> str:
    """Write fitted weights down, if they are better and no evidence speaks for its contrary; say
    what was done.
    """
    from benchmarks.claims.fitting import rescaled

    if gain < LEAST_GAIN:
        return f"not written: they gain {gain:.3f}, and {LEAST_GAIN} are wanted"
    if turned := [kind for kind, factor in fitted.factors.items() if factor < 0]:
        return f"not written: these pairs turn evidence round ({', '.join(turned)})"
    with as_file(files("pipelines.claims") / "lexicon" / "weights.toml") as file:
        file.write_text(rescaled(file.read_text(encoding="utf-8"), fitted), encoding="utf-8")
    return "written; score them on pairs of real news before they are committed"


def score_splink(news: News) -> None:
    """Print what splink makes of the same rows."""
    from benchmarks.claims.record_linkage import link

    began = time.process_time()
    found = link([told.report for told in news.told])
    right = {told.report.statement_id: told.claim for told in news.told}
    seconds = time.process_time() - began
    print(f"  splink: pairwise {pairwise(right, found)}, B-cubed {b_cubed(right, found)}")
    print(f"  splink: {seconds:.1f} CPU seconds")
