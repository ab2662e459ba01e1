"""Web pages with what is right about them, in the formats of two public suites.

article-extraction-benchmark: ``ground-truth.json`` maps each ID to ``articleBody`` and, where
known, ``title``, ``author`` and ``published``; the page is ``html/ID.html[.gz]``.

fundus' test data (``tests/resources/parser/test_data``): a folder a country, in it for each
publisher ``Name.json`` with ``title``, ``authors``, ``publishing_date`` and the ``body``'s summary
and sections for each version of its parser, and a page ``Name_YYYY_MM_DD.html.gz`` a version.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePage:
    """A page and what is right about it; None where that is not known."""

    file: Path
    body: str
    title: str | None = None
    author: str | None = None
    published: str | None = None

    def html(self) -> str:
        """Return the page's text."""
        data = self.file.read_bytes()
        return (gzip.decompress(data) if self.file.suffix == ".gz" else data).decode(
            "utf-8", "replace"
        )


def read_pages(folder: Path) -> list[TruePage]:
    """Return the pages of a folder in either format.

    Raises:
        SystemExit: it holds neither.
    """
    truth = folder / "ground-truth.json"
    pages = list(_of_benchmark(truth) if truth.exists() else _of_fundus(folder))
    if not pages:
        raise SystemExit(
            f"{folder}: no page with its truth; give a folder of article-extraction-benchmark "
            "(ground-truth.json, html/) or of fundus (COUNTRY/Name.json, COUNTRY/Name_DAY.html.gz)"
        )
    return pages


def _of_benchmark(truth: Path) -> Iterator[TruePage]:
    rows: Mapping[str, Mapping[str, Any]] = json.loads(truth.read_text("utf-8"))
    for name, row in sorted(rows.items()):
        plain = truth.parent / "html" / f"{name}.html"
        yield TruePage(
            file=plain if plain.exists() else plain.with_suffix(".html.gz"),
            body=row["articleBody"],
            title=row.get("title"),
            author=row.get("author"),
            published=row.get("published"),
        )


def _of_fundus(folder: Path) -> Iterator[TruePage]:
    for truth in sorted(folder.rglob("*.json")):
        pages = sorted(truth.parent.glob(f"{truth.stem}_????_??_??.html*"))
        versions = [row for _, row in sorted(json.loads(truth.read_text("utf-8")).items())]
        for file, row in zip(pages, versions, strict=False):
            day = str(row.get("publishing_date") or "")[:10]
            yield TruePage(
                file=file,
                body="\n".join(_paragraphs(row.get("body") or {})),
                title=row.get("title"),
                author="; ".join(row.get("authors") or ()) or None,
                published=day or None,
            )


def _paragraphs(body: Mapping[str, Any]) -> Iterator[str]:
    yield from body.get("summary") or ()
    for section in body.get("sections") or ():
        yield from section.get("headline") or ()
        yield from section.get("paragraphs") or ()
