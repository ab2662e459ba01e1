"""What statements cost: ``python -m benchmarks.statement_cost INPUT [INPUT ...] [--rounds N]``.

For each input, in processor seconds on one core: reading the texts for their mentions, making
statements of them, and how many times the former both are. Article by article the one follows the
other, so that a busy machine slows both alike. Then the same of the whole run, from raw files to
the published snapshot, with statements and without, by turns; the least of the rounds counts.

An input is a folder of raw articles, or a file of one text a line (``.txt.gz``).
"""

import argparse
import gc
import gzip
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from spacy.language import Language

import extractors
from extractors import extraction, load_pipeline
from extractors.language import parser_of, read_documents
from extractors.statements import build_statements
from extractors.text import ArticleText
from pipelines.reading.articles import Article, read_file
from pipelines.runs.launch import run_settings
from pipelines.settings import Settings

_MOST_BYTES = 50_000_000
_LINES = 300  # texts that are read of a file of lines
_SHORTEST = 200  # characters of a line that is worth reading


class Cost(NamedTuple):
    """Processor seconds without statements, and those that statements add."""

    without: float
    added: float

    @property
    def ratio(self) -> float:
        """How many times what it costs without statements it costs with them."""
        return 1 + self.added / self.without if self.without else 1.0


def texts_of(source: Path) -> Iterator[tuple[str, date | None]]:
    """Yield the English texts of a folder or a file of lines, each with its day of publication."""
    if source.is_file():
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            yield from islice(
                ((one.strip(), None) for one in lines if len(one) > _SHORTEST), _LINES
            )
        return
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        for found in read_file(file, str(file.relative_to(source)), max_bytes=_MOST_BYTES):
            if isinstance(found, Article) and found.language == "en":
                yield found.text, found.published_on


def cost_of_reading(texts: Sequence[tuple[str, date | None]], nlp: Language) -> Cost:
    """Return what the extractors cost over some texts."""
    without = added = 0.0
    parser = parser_of(nlp)
    for text, published_on in texts:
        began = time.process_time()
        article = ArticleText.of(next(read_documents(nlp, [text])))
        mentions = extractors.extract(article.doc, published_on) if article.doc else []
        read = time.process_time()
        build_statements(article, mentions, published_on, parser)
        without += read - began
        added += time.process_time() - read
    return Cost(without, added)


def cost_of_run(source: Path, rounds: int) -> Cost:
    """Return what whole runs over a folder cost, the least of some rounds."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(inputs=(str(source),), output=Path(folder), workers=1, full=True)
        run_settings(settings, direct=True)  # warms the pipeline and the lazily loaded parts
        least = [float("inf"), float("inf")]
        for _ in range(rounds):
            least[0] = min(least[0], _seconds(settings))
            with patch.object(extraction, "build_statements", return_value=[]):
                least[1] = min(least[1], _seconds(settings))
    return Cost(least[1], least[0] - least[1])


def _seconds(settings: Settings) -> float:
    began = time.process_time()
    run_settings(settings, direct=True)
    return time.process_time() - began


def main() -> None:
    """Print the costs of each input."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.statement_cost", description=__doc__
    )
    parser.add_argument("inputs", type=Path, nargs="+", help="folders, or files of one text a line")
    parser.add_argument("--rounds", type=int, default=0, help="whole runs of each kind (default 0)")
    given = parser.parse_args()
    began = time.process_time()
    nlp = load_pipeline()
    print(f"load_pipeline: {time.process_time() - began:.2f} s CPU")
    for source in given.inputs:
        texts = list(texts_of(source))
        cost_of_reading(texts[:3], nlp)  # warms the lazily loaded parts
        gc.freeze()  # as a worker does
        _print(f"{source.name}: extractors, {len(texts)} texts", cost_of_reading(texts, nlp))
        if given.rounds and source.is_dir():
            _print(f"{source.name}: whole run", cost_of_run(source, given.rounds))


def _print(name: str, cost: Cost) -> None:
    print(
        f"{name}: {cost.without:.2f} s CPU without statements, {cost.added:.2f} s more with them, "
        f"ratio {cost.ratio:.2f}"
    )


if __name__ == "__main__":
    main()
