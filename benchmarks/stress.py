"""How the work on hostile texts grows: ``python -m benchmarks.stress [--seed 1] [--most 500]``.

Reads texts that are made of words of every lexicon, or of brackets, figures, bullets and the like,
again and again (`benchmarks.hostile_texts`), each at several lengths, and times the pipeline's
reading, every extractor and the statements by themselves. Prints the worst ten by exponent (1 is
linear in the text's length, 2 its square) and by seconds for 100,000 characters, and the worst of
each stage. The times are processor times; those that stand out are taken again, the least counts.

Another seed takes other words. A stage that takes longer than ``--bound`` seconds is broken off and
printed as such; exits with 1 if there is one, or one over ``--exponent`` or ``--seconds``.
"""

import argparse
import gc
import math
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

import extractors
from benchmarks.hostile_texts import HostileText, hostile_texts
from extractors.language import has_parser, parser_of, read_documents
from extractors.statements import build_statements
from extractors.text import ArticleText

SIZES = (3_000, 12_000)
MOST = 500
BOUND = 30.0
EXPONENT = 1.15
SECONDS = 3.0
SHOWN = 10
COUNTS_FROM = 0.03
"""Seconds below which a time says little of how it grows."""


class Measured(NamedTuple):
    """Seconds of one stage on one hostile text, by the text's length; infinite if broken off."""

    stage: str
    text: HostileText
    seconds: dict[int, float]

    @property
    def exponent(self) -> float:
        """The power of the length with which the time grows, between the two greatest lengths."""
        (short, least), (long, most) = sorted(self.seconds.items())[-2:]
        if most < COUNTS_FROM:
            return 0.0
        return math.log(most / max(least, 1e-4)) / math.log(long / short)

    @property
    def dearness(self) -> float:
        """Seconds for 100,000 characters, by the greatest length."""
        return self.seconds[max(self.seconds)] / max(self.seconds) * 100_000


class TooSlowError(Exception):
    """A stage is over the bound."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Break off what takes longer, in a regular expression too.

    Raises:
        TooSlowError: it did.
    """

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def stages(nlp: Language, text: str) -> dict[str, Callable[[], object]]:
    """Return what is timed, in the order in which it runs; each starts from the text or its `Doc`,
    with nothing kept of the others.
    """
    docs: list[Doc] = []
    mentions: list[extractors.records.Mention] = []
    found: dict[str, Callable[[], object]] = {
        "reading": lambda: docs.__setitem__(slice(None), read_documents(nlp, [text]))
    }
    for module in extractors.EXTRACTORS:
        found[module.KIND] = lambda module=module: list(  # type: ignore[misc]
            module.extract(ArticleText.of(docs[0]), None)
        )
    found["all mentions"] = lambda: mentions.__setitem__(slice(None), extractors.extract(docs[0]))
    parser = parser_of(nlp) if has_parser(nlp) else None
    found["statements"] = lambda: build_statements(ArticleText.of(docs[0]), mentions, None, parser)
    return found


def measure(nlp: Language, text: HostileText, sizes: Sequence[int], bound: float) -> list[Measured]:
    """Time every stage on one hostile text at each length."""
    measured: dict[str, dict[int, float]] = {}
    for size in sizes:
        broken = False
        for stage, run in stages(nlp, text.of_length(size)).items():
            taken = math.inf if broken else timed(run, bound)
            broken = broken or (math.isinf(taken) and stage in ("reading", "all mentions"))
            measured.setdefault(stage, {})[size] = taken
    return [Measured(stage, text, seconds) for stage, seconds in measured.items()]


def timed(run: Callable[[], object], bound: float) -> float:
    """Return the seconds of processor time, infinite if broken off."""
    gc.collect()  # lest one stage pay for what another left
    started = time.process_time()
    try:
        with bounded(bound):
            run()
    except TooSlowError:
        return math.inf
    return time.process_time() - started


def measured_again(nlp: Language, found: Sequence[Measured], bound: float) -> list[Measured]:
    """Return the measurements, of those with a text that stands out the least of two."""
    suspects = {
        each.text for each in found if EXPONENT < each.exponent < math.inf and each.dearness > 0.5
    }
    kept = {(each.stage, each.text): each for each in found}
    for text in suspects:
        for again in measure(nlp, text, sorted(found[0].seconds), bound):
            first = kept[again.stage, text].seconds
            least = {size: min(first[size], taken) for size, taken in again.seconds.items()}
            kept[again.stage, text] = again._replace(seconds=least)
    return list(kept.values())


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print what is worst; return 1 if something is over a limit, else 0."""
    options = _parser().parse_args(arguments)
    nlp = extractors.load_pipeline()
    warm = "Peru paid $5 million for 5 tanks and 2 bcm of gas on May 5, said Adam Abel.\n"
    measure(nlp, HostileText("warm", (warm,)), (2_000,), BOUND)
    gc.collect()
    gc.freeze()  # the lexicons and the model are no rubbish to look through again and again
    texts = hostile_texts(options.seed, options.most)
    found: list[Measured] = []
    for place, text in enumerate(texts):
        found.extend(measure(nlp, text, options.sizes, options.bound))
        if sys.stderr.isatty():
            print(f"\r{place + 1} of {len(texts)}", end="", file=sys.stderr)
    found = measured_again(nlp, found, options.bound)
    print(f"{len(texts)} texts of {', '.join(f'{size:,}' for size in options.sizes)} characters")
    _print_worst("by exponent", found, key=lambda each: each.exponent)
    _print_worst("by seconds for 100,000 characters", found, key=lambda each: each.dearness)
    _print_stages(found)
    over = [
        each
        for each in found
        if each.dearness > options.seconds
        or (each.exponent > options.exponent and each.dearness > 0.5)
    ]
    print(f"{len(over)} measurements over the limits")
    return int(bool(over))


def _print_worst(
    title: str, found: Sequence[Measured], *, key: Callable[[Measured], float]
) -> None:
    print(f"\nThe worst {title}\n{'exponent':>8}{'s/100k':>9}  {'stage':14}text")
    worst = sorted((each for each in found if each.stage != "all mentions"), key=key, reverse=True)
    for each in worst[:SHOWN]:
        print(f"{each.exponent:8.2f}{each.dearness:9.2f}  {each.stage:14}{each.text}")


def _print_stages(found: Sequence[Measured]) -> None:
    print("\nThe worst of each stage")
    for stage in dict.fromkeys(each.stage for each in found):
        own = [each for each in found if each.stage == stage]
        steep = max(own, key=lambda each: each.exponent)
        dear = max(own, key=lambda each: each.dearness)
        print(f"{stage:14} exponent {steep.exponent:5.2f}  {steep.text}")
        print(f"{'':14} s/100k {dear.dearness:7.2f}  {dear.text}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stress", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the choice of words (default 1)")
    parser.add_argument("--most", type=int, default=MOST, help=f"texts (default {MOST})")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="lengths in characters")
    parser.add_argument("--bound", type=float, default=BOUND, help="seconds that a stage may take")
    parser.add_argument("--exponent", type=float, default=EXPONENT)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
