"""Where the time goes: ``python -m benchmarks.profile [INPUT ...] [--markdown]``.

For each input (default ``corpus``) a whole run in one process, the pipeline loaded and warm, every
article extracted anew: microseconds of processor time a word by stage and room, each without what
it calls of the others. An input is what `pressledger run` reads, such as a folder of articles about
arms and gas, and one of general news. ``--markdown`` prints the rows as docs/speed.md has them.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow.compute as pc

from extractors import EXTRACTORS, extraction
from extractors.language import SentenceParser, load_pipeline
from pipelines.runs import extraction as extracting
from pipelines.runs import stages
from pipelines.runs.launch import run_settings
from pipelines.settings import Settings
from pipelines.snapshots.tables import read_table

_REST = "everything else"
_WIDTH = 40
"""Characters of the longest bar of the chart."""


class Profile:
    """Processor time by name; what is entered inside another is not counted there.

    >>> profile = Profile()
    >>> with profile.of("outer"), profile.of("inner"):
    ...     pass
    >>> sorted(profile.seconds)
    ['inner', 'outer']
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._entered: list[str] = []
        self._since = 0.0

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Count what is done inside under `name`."""
        self._count()
        self._entered.append(name)
        try:
            yield
        finally:
            self._count()
            self._entered.pop()

    def _count(self) -> None:
        now = time.process_time()
        if self._entered:
            self.seconds[self._entered[-1]] += now - self._since
        self._since = now

    def function(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time counted."""

        @wraps(work)
        def counted(*arguments: Any, **options: Any) -> Any:
            with self.of(name):
                return work(*arguments, **options)

        return counted

    def generator(self, name: str, work: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
        """Return the function with the time of each of its results counted."""

        @wraps(work)
        def counted(*arguments: Any, **options: Any) -> Iterator[Any]:
            with self.of(name):
                results = iter(work(*arguments, **options))
            while True:
                with self.of(name):
                    try:
                        result = next(results)
                    except StopIteration:
                        return
                yield result

        return counted


@contextmanager
def _watched(profile: Profile, model: str | None) -> Iterator[None]:
    """Count every stage and room of the runs inside."""
    nlp = extracting._pipeline(model)
    with ExitStack() as stack:

        def watch(name: str, owner: Any, attribute: str, *, lazy: bool = False) -> None:
            count = profile.generator if lazy else profile.function
            stack.enter_context(
                patch.object(owner, attribute, count(name, getattr(owner, attribute)))
            )

        watch("reading files", extracting, "read_file")
        watch("tokenizer", nlp, "make_doc")
        watch("model of names", extracting, "read_documents", lazy=True)
        watch("settling overlaps", extracting.extractors, "read")
        for room in EXTRACTORS:
            watch(f"rules: {room.KIND}", room, "extract", lazy=True)
        watch("statements", extraction, "build_statements")
        watch("parse", SentenceParser, "parse")
        watch("rows and cache", extracting, "build_entry")
        watch("rows and cache", extracting, "write_entry")
        watch("listing", stages, "list_stage")
        watch("extraction, the rest", stages, "extract_stage")
        watch("assembly of tables", stages, "assemble_stage")
        watch("claims", stages, "link_stage")
        watch("checks", stages, "check_stage")
        watch("publishing", stages, "publish_stage")
        yield


def measure(source: str, model: str | None = None) -> dict[str, float]:
    """Return the microseconds of processor time a word of a whole run by stage and room."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            inputs=(source,), output=Path(folder), workers=1, model=model, full=True
        )
        run_settings(settings, direct=True)  # warms the pipeline and the lazily loaded parts
        profile = Profile()
        with _watched(profile, model), profile.of(_REST):
            run_settings(settings, direct=True)
        articles = read_table(Path(folder) / "latest" / "articles", ["language", "word_count"])
    words = pc.sum(
        articles.filter(pc.equal(articles["language"], extracting.EXTRACTED_LANGUAGE))["word_count"]
    ).as_py()
    return {name: seconds / words * 1e6 for name, seconds in profile.seconds.items()}


def main() -> None:
    """Print a chart an input."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile", description=__doc__)
    parser.add_argument("inputs", nargs="*", default=["corpus"])
    parser.add_argument("--model", help="a spaCy package or a model's folder")
    parser.add_argument("--markdown", action="store_true", help="as docs/speed.md has it")
    given = parser.parse_args()
    load_pipeline(given.model)
    for source in given.inputs:
        shares = measure(source, given.model)
        total, most = sum(shares.values()), max(shares.values())
        fence = "```text" if given.markdown else ""
        print(f"{Path(source).name}: {total:.1f} microseconds a word\n\n{fence}")
        for name, share in sorted(shares.items(), key=lambda row: -row[1]):
            bar = "█" * round(share / most * _WIDTH)
            print(f"{name:24}{share:7.2f} {share / total:6.1%} {bar}")
        print("```" if given.markdown else "")


if __name__ == "__main__":
    main()
