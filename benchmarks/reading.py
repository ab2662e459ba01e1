"""Score the reading of web pages beside plain trafilatura and htmldate: ``python -m
benchmarks.reading FOLDER``.

FOLDER holds ``ground-truth.json`` and ``html/ID.html[.gz]``, as article-extraction-benchmark does:
the truth maps each ID to ``articleBody`` and, where known, ``title``, ``author`` and
``published`` (a day, YYYY-MM-DD). Printed are F1 of the body over word 4-grams,
titles and authors that are exact, and days right, wrong and missing by their basis.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import trafilatura
from htmldate import find_date

from pipelines.reading.articles import Article, read_file
from pipelines.reading.formats.page_trees import page_tree

_LATEST = "2199-12-31"


def body_f1(found: str, wanted: str) -> float:
    """Return F1 of the word 4-grams of a text against the right ones.

    >>> body_f1("gas flows in May again", "gas flows in May")
    0.6666666666666666
    """
    ours, theirs = _grams(found), _grams(wanted)
    shared = (ours & theirs).total()
    return 2 * shared / max(1, ours.total() + theirs.total())


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def outcome(found: str | None, wanted: str) -> str:
    """Say whether a value is right, wrong or missing."""
    if not found:
        return "missing"
    return "right" if found == wanted else "wrong"


def peers(page: str) -> tuple[str, str | None]:
    """Return trafilatura's body and htmldate's day; the page is handed over as a tree, never as a
    text that could be taken for an address.
    """
    tree, dated = page_tree(page, comments=False), page_tree(page, comments=True)
    body = "" if tree is None else trafilatura.extract(tree, include_comments=False) or ""
    day = None if dated is None else find_date(dated, original_date=True, max_date=_LATEST)
    return body, day


def _page(folder: Path, name: str) -> Path:
    plain = folder / "html" / f"{name}.html"
    return plain if plain.exists() else plain.with_suffix(".html.gz")


def measure(folder: Path) -> None:
    """Read every page of the truth and print the scores."""
    truth: dict[str, dict[str, Any]] = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    bodies: dict[str, list[float]] = {"pressledger": [], "trafilatura": []}
    days: Counter[tuple[str, str]] = Counter()
    fields: Counter[tuple[str, str]] = Counter()
    for name, wanted in sorted(truth.items()):
        file = _page(folder, name)
        data = file.read_bytes()
        page = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8", "replace")
        [item, *_] = read_file(file, file.name, max_bytes=50_000_000)
        article = item if isinstance(item, Article) else None
        body, day = peers(page)
        text = article.text.removeprefix(article.title or "").strip() if article else ""
        bodies["pressledger"].append(body_f1(text, wanted["articleBody"]))
        bodies["trafilatura"].append(body_f1(body, wanted["articleBody"]))
        if wanted.get("published"):
            own = str(article.published_on) if article and article.published_on else None
            basis = (article.published_basis if article else None) or "none"
            days[basis, outcome(own, wanted["published"])] += 1
            days["htmldate", outcome(day, wanted["published"])] += 1
        for field in ("title", "author"):
            if wanted.get(field):
                fields[field, outcome(getattr(article, field, None), wanted[field])] += 1
    _show(bodies, days, fields)


def _show(
    bodies: dict[str, list[float]],
    days: Counter[tuple[str, str]],
    fields: Counter[tuple[str, str]],
) -> None:
    for name, scores in bodies.items():
        print(f"body F1, {name:<20}{sum(scores) / max(1, len(scores)):>8.3f}")
    print(f"{'':<29}{'right':>8}{'wrong':>8}{'missing':>8}")
    for title, table in (("day", days), ("field", fields)):
        for kind in sorted({kind for kind, _ in table}):
            counts = (table[kind, each] for each in ("right", "wrong", "missing"))
            print(f"{title}: {kind:<24}" + "".join(f"{count:>8}" for count in counts))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    measure(parser.parse_args(arguments).folder)


if __name__ == "__main__":
    main()
