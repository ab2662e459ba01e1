"""Throughput of the whole run, and in the same process of bare spaCy NER over the same texts, and
their ratio.

    python -m benchmarks.throughput [INPUT ...] [--model NAME_OR_PATH]

Both are measured in one process on one core, the pipeline loaded and warm; CPU seconds are the
figure to trust on a busy machine.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import pyarrow.compute as pc
import typer

from extractors import load_pipeline
from pipelines.runs.extraction import EXTRACTED_LANGUAGE
from pipelines.runs.launch import run_settings
from pipelines.settings import Settings
from pipelines.snapshots.tables import read_table


def measure(work: Callable[[], object]) -> tuple[float, float]:
    """Return the wall and the CPU seconds that `work` takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def main(
    inputs: Annotated[list[str] | None, typer.Argument()] = None, model: str | None = None
) -> None:
    """Measure both over INPUT (default: corpus) and print words per second and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            inputs=tuple(inputs or ("corpus",)),
            output=Path(folder),
            workers=1,
            model=model,
            full=True,
        )
        run_settings(settings, direct=True)  # warms the pipeline and the lazily loaded parts
        whole = measure(lambda: run_settings(settings, direct=True))
        articles = read_table(
            Path(folder) / "latest" / "articles", ["text", "language", "word_count"]
        )
    english = articles.filter(pc.equal(articles["language"], EXTRACTED_LANGUAGE))
    texts: Sequence[str] = english["text"].to_pylist()
    words = sum(english["word_count"].to_pylist())
    nlp = load_pipeline(model)
    tokenizer = measure(lambda: [nlp.tokenizer(text) for text in texts])
    nlp.enable_pipe("ner")  # spaCy's own, in whose place the pipeline has a faster reader
    with nlp.select_pipes(enable=["ner"]):
        list(nlp.pipe(texts[:5]))
        bare = measure(lambda: list(nlp.pipe(texts)))
    print(f"{len(texts)} English articles, {words:,} words, of {articles.num_rows} articles")
    for name, (wall, cpu) in {
        "whole run": whole,
        "bare spaCy NER": bare,
        "bare tokenizer": tokenizer,
    }.items():
        print(
            f"{name:15} {wall:7.2f} s wall {cpu:7.2f} s CPU "
            f"{words / cpu:10,.0f} words per CPU second"
        )
    print(
        f"whole run / bare spaCy NER: {whole[0] / bare[0]:.2f} wall, {whole[1] / bare[1]:.2f} CPU"
    )


if __name__ == "__main__":
    typer.run(main)
