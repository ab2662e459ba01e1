"""How fast the rule extractors read a folder of articles, beside spaCy's bare tokenizer in the same
run.

Prints words per second of each extractor and of all together, and what each costs in passes of the
tokenizer. They are handed the text beside its `Doc`, as in a run; what it costs to join it, as
components of a pipeline do, has a line of its own. The times are processor times, the least of
several rounds.

The last column compares first passes, over texts that neither side has seen: the tokenizer
remembers every word it has split, so that it reads the same texts again some three times as fast,
which no run over new articles does. The rules' first pass pays for the patterns that are compiled
when they are first needed; money and gas volumes alone come after both together and pay no more.

    python -m benchmarks.rule_extractors corpus
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import spacy
from spacy.tokens import Doc

from extractors import dates, money, weapons
from extractors import gas as gas_volumes
from extractors.text import ArticleText
from pipelines.reading.articles import Article, read_file

_MOST_BYTES = 50_000_000
_RULES: tuple[ModuleType, ...] = (money, gas_volumes, weapons, dates)
_ROWS: dict[str, tuple[ModuleType, ...]] = {
    "money and gas_volumes": (money, gas_volumes),
    **{module.KIND: (module,) for module in _RULES},
    "all four": _RULES,
}


class _Times(NamedTuple):
    """Seconds of processor time of the first pass and of the quickest."""

    first: float
    least: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the folder, time the extractors and print a table; 1 if there is no article in the
    folder.
    """
    options = _parser().parse_args(arguments)
    texts = list(_texts(options.folder))
    words = sum(len(text.split()) for text in texts)
    if not words:
        print(f"{options.folder}: no article", file=sys.stderr)
        return 1
    print(f"{words:,} words in {len(texts):,} articles; the least of {options.rounds} rounds")
    print(f"{'':24}{'words/s':>12}{'tokenizer passes':>18}{'first passes':>14}")
    tokenizer = spacy.blank("en").tokenizer
    docs: list[Doc] = []
    bare = _timed(options.rounds, lambda: docs.__setitem__(slice(None), map(tokenizer, texts)))
    _print_row("tokenizer", words, bare, bare)
    _print_row("text of a Doc", words, _timed(options.rounds, lambda: _join(docs)), bare)
    read = list(zip(texts, docs, strict=True))
    _extract(read[:1], _RULES)  # reads the lexicons
    for name, modules in _ROWS.items():
        _print_row(name, words, _timed(options.rounds, partial(_extract, read, modules)), bare)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rule_extractors", description=__doc__
    )
    parser.add_argument("folder", type=Path, help="raw articles in any form that pressledger reads")
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often everything is timed (default 3)"
    )
    return parser


def _texts(folder: Path) -> Iterator[str]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        for found in read_file(file, str(file.relative_to(folder)), max_bytes=_MOST_BYTES):
            if isinstance(found, Article):
                yield found.text


def _join(docs: Sequence[Doc]) -> None:
    for doc in docs:
        ArticleText.of(doc)


def _extract(read: Sequence[tuple[str, Doc]], modules: Sequence[ModuleType]) -> None:
    for text, doc in read:
        article = ArticleText(text, doc)
        for module in modules:
            for _ in module.extract(article, None):
                pass


def _timed(rounds: int, work: Callable[[], object]) -> _Times:
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return _Times(first=times[0], least=min(times))


def _print_row(name: str, words: int, taken: _Times, bare: _Times) -> None:
    ratios = f"{taken.least / bare.least:18.2f}{taken.first / bare.first:14.2f}"
    print(f"{name:24}{words / taken.least:12,.0f}{ratios}")


if __name__ == "__main__":
    sys.exit(main())
