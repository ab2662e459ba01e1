"""Score the reading of web pages beside plain trafilatura and htmldate: ``python -m
benchmarks.reading FOLDER``.

FOLDER holds pages with what is right about them (`benchmarks.ground_truth` says in which formats).
Printed are precision, recall and F1 of the bodies over word 4-grams, counted as
article-extraction-benchmark does; titles and authors that are exact; and days right, wrong and
missing by their basis.
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura
from htmldate import find_date
from trafilatura.metadata import extract_metadata

from benchmarks.ground_truth import TruePage, read_pages
from pipelines.reading.articles import Article, read_file
from pipelines.reading.formats.page_trees import page_tree

_LATEST = "2199-12-31"
_LARGEST = 50_000_000
_WORD = re.compile(r"\w+")
OURS, TRAFILATURA, HTMLDATE = "pressledger", "trafilatura", "htmldate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one reader makes of a page."""

    body: str = ""
    title: str | None = None
    author: str | None = None
    published: str | None = None
    basis: str = "none"


@dataclass(slots=True)
class Tally:
    """What is counted over all pages: shares of bodies, outcomes of fields by name."""

    shares: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)

    def count_body(self, reader: str, found: str, wanted: str) -> None:
        """Count what a reader found of a body."""
        self.shares.setdefault(reader, []).append(body_shares(found, wanted))

    def count(self, name: str, found: str | None, wanted: str | None) -> None:
        """Count a value under a name, where the right one is known."""
        if wanted:
            self.outcomes.setdefault(name, Counter())[outcome(found, wanted)] += 1


def body_shares(found: str, wanted: str) -> tuple[float, float]:
    """Return how much of the word 4-grams of a text is right, and how much of the right ones it
    has.

    >>> body_shares("Gas flows in May again", "Gas flows in May.")
    (0.5, 1.0)
    """
    ours, theirs = _grams(found), _grams(wanted)
    shared = (ours & theirs).total()
    return shared / ours.total(), shared / theirs.total()


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def outcome(found: str | None, wanted: str) -> str:
    """Say whether a value is right, wrong or missing.

    >>> outcome("Gas  flows", "Gas flows"), outcome(None, "Gas flows")
    ('right', 'missing')
    """
    if not found:
        return "missing"
    return "right" if found.split() == wanted.split() else "wrong"


def read_ours(page: TruePage) -> Found:
    """Read a page as a run does."""
    [item, *_] = read_file(page.file, page.file.name, max_bytes=_LARGEST)
    if not isinstance(item, Article):
        return Found()
    return Found(
        body=item.text.removeprefix(item.title or "").strip(),
        title=item.title,
        author=item.author,
        published=str(item.published_on) if item.published_on else None,
        basis=item.published_basis or "none",
    )


def read_plain(html: str) -> Found:
    """Read a page with trafilatura as it is; the page is handed over as a tree, never as a text
    that could be taken for an address.
    """
    tree, headed = (page_tree(html, comments=False) for _ in range(2))
    if tree is None:
        return Found()
    about = extract_metadata(headed)
    return Found(
        body=trafilatura.extract(tree, include_comments=False) or "",
        title=about.title,
        author=about.author,
        published=about.date,
    )


def plain_day(html: str) -> str | None:
    """Return the day that htmldate finds in a page."""
    tree = page_tree(html, comments=True)
    found = None if tree is None else find_date(tree, original_date=True, max_date=_LATEST)
    return str(found) if found else None


def measure(pages: Sequence[TruePage]) -> Tally:
    """Read every page with all readers and count."""
    tally = Tally()
    for page in pages:
        html = page.html()
        ours, plain = read_ours(page), read_plain(html)
        for reader, found in ((OURS, ours), (TRAFILATURA, plain)):
            tally.count_body(reader, found.body, page.body)
            tally.count(f"title, {reader}", found.title, page.title)
            tally.count(f"author, {reader}", found.author, page.author)
            tally.count(f"day, {reader}", found.published, page.published)
        tally.count(f"day, {OURS}, by {ours.basis}", ours.published, page.published)
        tally.count(f"day, {HTMLDATE}", plain_day(html), page.published)
    return tally


def show(tally: Tally) -> None:
    """Print the scores."""
    print(f"{'':<32}{'precision':>10}{'recall':>10}{'F1':>10}")
    for reader, shares in tally.shares.items():
        precision, recall = (sum(each) / len(shares) for each in zip(*shares, strict=True))
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{f'body, {reader}':<32}{precision:>10.3f}{recall:>10.3f}{both:>10.3f}")
    print(f"{'':<32}{'right':>10}{'wrong':>10}{'missing':>10}")
    for name, counts in sorted(tally.outcomes.items()):
        print(
            f"{name:<32}" + "".join(f"{counts[each]:>10}" for each in ("right", "wrong", "missing"))
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    show(measure(read_pages(parser.parse_args(arguments).folder)))


if __name__ == "__main__":
    main()
