"""How fast the rule extractors read a folder of articles, beside spaCy's bare tokenizer in the same run.

Prints words per second of each extractor and of all together, and what each costs in passes of the tokenizer. Each pays
for joining the text of a `Doc`, all together once. The times are processor times, the least of several rounds.

    python -m benchmarks.rule_extractors corpus
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import spacy
from spacy.tokens import Doc

from extractors import dates, document_text, gas_volumes, money, weapons
from pipelines.articles import Article, read_file

_MOST_BYTES = 50_000_000
_FIGURES: tuple[ModuleType, ...] = (money, gas_volumes)
_RULES: tuple[ModuleType, ...] = (money, gas_volumes, weapons, dates)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the folder, time the extractors and print a table; 1 if there is no article in the folder."""
    options = _parser().parse_args(arguments)
    texts = list(_texts(options.folder))
    words = sum(len(text.split()) for text in texts)
    if not words:
        print(f"{options.folder}: no article", file=sys.stderr)
        return 1
    tokenizer = spacy.blank("en").tokenizer
    docs = [tokenizer(text) for text in texts]
    bare = _least(options.rounds, lambda: [tokenizer(text) for text in texts])
    print(f"{words:,} words in {len(texts):,} articles; the least of {options.rounds} rounds")
    print(f"{'':24}{'words/s':>12}{'tokenizer passes':>18}")
    _print_row("tokenizer", words, bare, bare)
    _print_row("text of a Doc", words, _least(options.rounds, lambda: _join(docs)), bare)
    for module in _RULES:
        _print_row(module.KIND, words, _time(options.rounds, docs, (module,)), bare)
    _print_row("money and gas_volumes", words, _time(options.rounds, docs, _FIGURES), bare)
    _print_row("all four", words, _time(options.rounds, docs, _RULES), bare)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rule_extractors", description=__doc__)
    parser.add_argument("folder", type=Path, help="raw articles in any form that pressledger reads")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is timed (default 3)")
    return parser


def _texts(folder: Path) -> Iterator[str]:
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        for found in read_file(file, str(file.relative_to(folder)), max_bytes=_MOST_BYTES):
            if isinstance(found, Article):
                yield found.text


def _join(docs: Sequence[Doc]) -> None:
    for doc in docs:
        document_text.text_of(doc)


def _time(rounds: int, docs: Sequence[Doc], modules: Sequence[ModuleType]) -> float:
    _extract(docs, modules)  # patterns are compiled when they are first needed
    return _least(rounds, lambda: _extract(docs, modules))


def _extract(docs: Sequence[Doc], modules: Sequence[ModuleType]) -> None:
    for doc in docs:
        for module in modules:
            for _ in module.extract(doc, None):
                pass


def _least(rounds: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def _print_row(name: str, words: int, seconds: float, bare: float) -> None:
    print(f"{name:24}{words / seconds:12,.0f}{seconds / bare:18.2f}")


if __name__ == "__main__":
    sys.exit(main())
