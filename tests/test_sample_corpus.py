"""The sample corpus: every file is described, and is read or rejected as its description says."""

import re
from pathlib import Path

import pytest

from pipelines.claims.copies.near_duplicates import ComparedArticle, find_near_duplicates
from pipelines.reading.articles import Article, Reject, read_file

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"


def read(name: str) -> list[Article | Reject]:
    return read_file(CORPUS / name, name, max_bytes=1_000_000)


def test_every_file_is_described() -> None:
    page = (ROOT / "docs" / "sample_corpus.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `([^`]+)`", page, re.MULTILINE)
    assert sorted(described) == sorted(file.name for file in CORPUS.iterdir())


# Languages of the articles and reasons of the rejects that a file gives, and the first one's date
# and where it is from.
READINGS = [
    pytest.param("adriatic-energy-lng.xml", ["en"], "2025-04-02", "metadata", id="nitf"),
    pytest.param(
        "andean-wire-2025-03-11-howitzers.txt", ["en"], "2025-03-11", "dateline", id="text"
    ),
    pytest.param("baltic-bulletin-2025-02-20.txt", ["en"], "2025-02-20", "dateline", id="utf-16"),
    pytest.param(
        "danube-times-2025-04-07-visit.md", ["en"], "2025-04-07", "metadata", id="markdown"
    ),
    pytest.param(
        "gas-desk-2025-04.jsonl",
        ["en", "en", "en", "no_article"],
        "2025-04-03",
        "metadata",
        id="jsonl",
    ),
    pytest.param("lima-post-denial.html", ["en"], "2025-03-20", "metadata", id="html-meta"),
    pytest.param("maghreb-business-lng.json.gz", ["en"], "2025-04-03", "metadata", id="gzip"),
    pytest.param("market-note.txt", ["en"], None, None, id="undated"),
    pytest.param("orient-press-drones.xml", ["en"], "2025-06-18", "metadata", id="newsml"),
    pytest.param(
        "pacific-defence-review-k9.html", ["en"], "2025-03-12", "metadata", id="html-json-ld"
    ),
    pytest.param("seoul-ledger-k9-export.json", ["en"], "2025-03-12", "metadata", id="json"),
    pytest.param("wire-archive-1987.sgm", ["en", "en"], "1987-03-16", "metadata", id="sgml"),
    pytest.param("ostsee-kurier-2025-04-04.txt", ["de"], "2025-04-04", None, id="german-latin-1"),
    pytest.param("feed-2025-05-02.json", ["invalid_json"], None, None, id="cut-json"),
    pytest.param("harbour-gazette-2024-11.txt.gz", ["truncated"], None, None, id="cut-gzip"),
    pytest.param("session-expired.html", ["no_article"], None, None, id="no-article"),
]


@pytest.mark.parametrize(("name", "outcomes", "published_on", "basis"), READINGS)
def test_reading(
    name: str, outcomes: list[str], published_on: str | None, basis: str | None
) -> None:
    results = read(name)
    assert [
        item.language if isinstance(item, Article) else str(item.reason) for item in results
    ] == outcomes
    first = results[0]
    if isinstance(first, Article):
        assert (first.published_on.isoformat() if first.published_on else None) == published_on
        assert basis is None or first.published_basis == basis


FURNITURE = [
    pytest.param("pacific-defence-review-k9.html", "cookies", id="cookie banner"),
    pytest.param("pacific-defence-review-k9.html", "$4 a month", id="navigation"),
    pytest.param("pacific-defence-review-k9.html", "gunner77", id="comments"),
    pytest.param("pacific-defence-review-k9.html", "Leave a Reply", id="comment form"),
    pytest.param("lima-post-denial.html", "Javascript", id="script notice"),
    pytest.param("lima-post-denial.html", "Ceviche", id="related articles"),
    pytest.param("northern-monitor-2025-03-13-peru.md", "Read more", id="read more"),
]


@pytest.mark.parametrize(("name", "words"), FURNITURE)
def test_furniture_is_dropped(name: str, words: str) -> None:
    assert words in (CORPUS / name).read_text(encoding="utf-8")
    [article] = read(name)
    assert isinstance(article, Article)
    assert words not in article.text


def test_only_the_syndicated_copy_is_a_repetition() -> None:
    found = [
        item
        for file in sorted(CORPUS.iterdir())
        for item in read(file.name)
        if isinstance(item, Article)
    ]
    texts = [
        ComparedArticle(
            article_id=f"{a.path}:{a.record}", text=a.text, published_on=a.published_on, path=a.path
        )
        for a in found
    ]
    assert find_near_duplicates(texts) == {
        "coastal-herald-2025-03-12-artillery.txt:None": "andean-wire-2025-03-11-howitzers.txt:None"
    }
