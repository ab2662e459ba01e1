"""Score near-identical articles, claims and conflicts on labelled pairs: ``python -m
benchmarks.deduplication FOLDER``.

FOLDER holds ``articles.jsonl`` and ``articles_pairs.jsonl``, ``claims.jsonl`` and
``claims_pairs.jsonl``. The claims are amounts in sentences, without parties; they are read with the
money grammar. Pairs labelled ``grey`` or ``unsure`` are left out; "rounded" is "same" where
verdicts are counted. Figures of simpler methods on the
same pairs stand beside.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import spacy

from extractors import money
from extractors.records import Money
from pipelines.claims.building import build_claims
from pipelines.claims.copies.near_duplicates import ComparedArticle, find_near_duplicates
from pipelines.claims.records import ReportedStatement
from pipelines.evaluation.scores import Score

Row = dict[str, Any]
NO_LABELS = frozenset({"grey", "unsure"})
SAME, ROUNDED, CONFLICT, DIFFERENT = "same", "rounded", "conflict", "different"
NLP = spacy.blank("en")
CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "A$": "AUD",
    "C$": "CAD",
    "€": "EUR",
}


def read_rows(file: Path) -> list[Row]:
    """Read a file of JSON Lines."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def score(pairs: Iterable[Row], right: frozenset[str], joined: Callable[[str, str], bool]) -> Score:
    """Count the pairs that are joined against those whose label is in ``right``."""
    total = Score()
    for pair in pairs:
        if pair["label"] not in NO_LABELS:
            predicted, gold = joined(pair["a"], pair["b"]), pair["label"] in right
            total += Score(right=predicted and gold, predicted=predicted, gold=gold)
    return total


def read_report(row: Row) -> ReportedStatement:
    """Return an amount in its sentence as a report without parties, read by the money grammar."""
    read = money.extract(NLP.make_doc(row["sentence"]), None)
    within = (
        match for match in read if match.start >= row["start"] - 1 and match.end <= row["end"] + 1
    )
    value = next(
        (match.value for match in within), None
    )  # one end of a range, say, is labelled on its own
    return ReportedStatement(
        statement_id=row["id"],
        article_id=row["doc"],
        story_id=row["doc"],
        published_on=date(*map(int, row["published"].split("/"))),
        source=row["outlet"],
        statement_type="other",
        predicate=None,
        sentence=row["sentence"],
        amount_low=float(value.low) if isinstance(value, Money) else row["value"],
        amount_high=float(value.high) if isinstance(value, Money) else row["value"],
        currency=value.currency
        if isinstance(value, Money)
        else CURRENCIES.get(row["currency"], row["currency"]),
        m3_low=None,
        m3_high=None,
        per=value.per if isinstance(value, Money) else None,
        comparator=value.comparator if isinstance(value, Money) else "=",
        systems=(),
        weapon_class=None,
        quantity_low=None,
        quantity_high=None,
        period=None,
        period_start=None,
        period_end=None,
        modality="asserted",
        attributed_to=None,
        parties=(),
    )


def show(name: str, found: Score, note: str = "") -> None:
    """Print a score as one line."""
    rates = [
        f"{rate:>10.3f}" if rate is not None else f"{'-':>10}"
        for rate in (found.precision, found.recall, found.f1)
    ]
    print(f"{name:<34}{''.join(rates)}{found.gold:>8}  {note}")


def measure_articles(folder: Path) -> None:
    """Score the near-identical articles."""
    texts = [
        ComparedArticle(article_id=row["id"], text=row["text"], published_on=None, path=row["id"])
        for row in read_rows(folder / "articles.jsonl")
    ]
    find_near_duplicates(texts[:2])  # what is loaded once
    began = time.process_time()
    earliest = find_near_duplicates(texts)
    seconds = time.process_time() - began
    leaders = {text.article_id: earliest.get(text.article_id, text.article_id) for text in texts}
    found = score(
        read_rows(folder / "articles_pairs.jsonl"),
        frozenset({"pos"}),
        lambda a, b: leaders[a] == leaders[b],
    )
    show(
        "near-identical articles",
        found,
        f"shingles, verified and vetoed: 0.96; {len(texts) / seconds:,.0f} articles/s",
    )


def measure_claims(folder: Path) -> None:
    """Score the claims and the conflicts, and the plain equality of values; of either half of the
    pairs the conflicts, and the mean accuracy over the three verdicts.
    """
    reports = [read_report(row) for row in read_rows(folder / "claims.jsonl")]
    pairs = read_rows(folder / "claims_pairs.jsonl")
    linked = build_claims(reports)
    claim_of = linked.claim_of
    rivals = {frozenset((each.claim_id_a, each.claim_id_b)) for each in linked.conflicts}
    values = {
        each.statement_id: (each.amount_low, each.amount_high, each.currency) for each in reports
    }

    def verdict(a: str, b: str) -> str:
        ends = frozenset((claim_of[a], claim_of[b]))
        return SAME if len(ends) == 1 else CONFLICT if ends in rivals else DIFFERENT

    same, rounded = frozenset({SAME}), frozenset({SAME, ROUNDED})
    show("claims: same", score(pairs, same, lambda a, b: verdict(a, b) == SAME))
    show(
        "claims: same or rounded",
        score(pairs, rounded, lambda a, b: verdict(a, b) == SAME),
        "rounding-aware: 0.89",
    )
    show("  by equal value alone", score(pairs, rounded, lambda a, b: values[a] == values[b]))
    looked_at, kept = halves(pairs)
    for name, some in (("", pairs), (", looked at", looked_at), (", kept aside", kept)):
        found = score(some, frozenset({CONFLICT}), lambda a, b: verdict(a, b) == CONFLICT)
        show(f"conflicts{name}", found, f"macro accuracy {macro_accuracy(some, verdict):.3f}")


def halves(pairs: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Cut pairs in two by a hash of the earlier id, the first half for looking at."""
    parts: tuple[list[Row], list[Row]] = ([], [])
    for pair in pairs:
        digest = hashlib.sha256(min(pair["a"], pair["b"]).encode()).digest()
        parts[1 - digest[-1] % 2].append(pair)
    return parts


def macro_accuracy(pairs: Iterable[Row], verdict: Callable[[str, str], str]) -> float:
    """Return the share of right verdicts, the mean over the three of them.

    >>> labelled = [{"a": "1", "b": "2", "label": "rounded"}, {"a": "1", "b": "3", "label": "same"}]
    >>> macro_accuracy(labelled, lambda a, b: "same" if b == "2" else "conflict")
    0.5
    """
    right: dict[str, list[bool]] = {}
    for pair in pairs:
        if pair["label"] not in NO_LABELS:
            label = SAME if pair["label"] == ROUNDED else pair["label"]
            right.setdefault(label, []).append(verdict(pair["a"], pair["b"]) == label)
    return sum(sum(each) / len(each) for each in right.values()) / max(len(right), 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    print(f"{'':<34}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}")
    measure_articles(given.folder)
    measure_claims(given.folder)


if __name__ == "__main__":
    main()
