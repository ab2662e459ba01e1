"""Our own gold: its format, its agreement with the sample corpus, and the floors the extractors
must reach on it.
"""

import hashlib
import itertools
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipelines.evaluation.evaluate import evaluate
from pipelines.evaluation.gold import Gold, GoldArticle, read_gold
from pipelines.evaluation.report import as_dict
from pipelines.reading.articles import Article, read_file

GOLD_DIR = Path(__file__).parent / "gold"
FILES = sorted(GOLD_DIR.glob("*.json"))
FLOORS: dict[str, Any] = tomllib.loads((GOLD_DIR / "floors.toml").read_text(encoding="utf-8"))
DAY = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X)"
EDTF = re.compile(rf"{DAY}|(?:{DAY}|\.\.)/(?:{DAY}|\.\.)|P\d+[YMWD]")


@pytest.fixture(scope="module")
def gold() -> Gold:
    return read_gold(GOLD_DIR)


def article_of(gold: Gold, file: Path) -> GoldArticle:
    return next(article for article in gold.articles if article.article_id == file.stem)


ARTICLES = [pytest.param(file, id=file.stem) for file in FILES if file.stem != "cross_article"]


@pytest.mark.parametrize("file", ARTICLES)
def test_text_is_what_the_reader_reads(gold: Gold, file: Path) -> None:
    record = json.loads(file.read_text(encoding="utf-8"))
    raw = (GOLD_DIR.parent / record["file"]).resolve()
    [read] = read_file(raw, raw.name, max_bytes=1_000_000)
    assert isinstance(read, Article)
    annotated = article_of(gold, file)
    # Where the reader puts blank lines is its own affair.
    assert read.text.split() == annotated.text.split()
    assert read.published_on == annotated.published_on


@pytest.mark.parametrize("file", ARTICLES)
def test_mentions_are_in_order_and_apart(gold: Gold, file: Path) -> None:
    article = article_of(gold, file)
    spans = [(mention.start, mention.end) for mention in article.mentions]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert all(mention.text == mention.text.strip() for mention in article.mentions)
    assert not any(
        low < end and start < high for low, high in article.ignore for start, end in spans
    )


@pytest.mark.parametrize("file", ARTICLES)
def test_claims_rest_on_values_in_their_sentence(gold: Gold, file: Path) -> None:
    for claim in article_of(gold, file).claims:
        assert claim.parties
        assert all(value.kind != "dates" for value in claim.values)
        assert all(value.text in claim.sentence for value in claim.values)
        assert claim.period is None or EDTF.fullmatch(claim.period)


def test_conflicts_lie_within_clusters(gold: Gold) -> None:
    assert gold.links is not None
    clusters = [set(cluster) for cluster in gold.links.clusters]
    assert all(
        any(cluster.issuperset(pair) for cluster in clusters) for pair in gold.links.conflicts
    )
    assert not any(
        cluster.issuperset(pair) for cluster in clusters for pair in gold.links.hard_negatives
    )


def test_floors_were_set_for_these_annotations() -> None:
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in FILES)).hexdigest()[:16]
    assert FLOORS["digest"] == digest, (
        "the annotations changed: look at the floors again, then set the digest"
    )


@pytest.fixture(scope="module")
def scores() -> dict[str, Any]:
    return as_dict(evaluate(GOLD_DIR))


@pytest.mark.model
@pytest.mark.parametrize("path", FLOORS["floors"])
def test_floor(scores: dict[str, Any], path: str) -> None:
    reached: Any = scores
    for name in path.split("."):
        reached = reached[name]
    assert reached >= FLOORS["floors"][path]
