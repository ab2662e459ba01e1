"""What a run costs by the number of articles: ``python -m benchmarks.scale [--articles 1000 10000]
[--years 1] [--workers 2] [--place FOLDER]``.

For each size, made-up articles (`benchmarks.scale.made_up_news`) are read in a first run, a second
over the same input, a third after a drop of 1 % more, and a fourth after 1 % were edited. Printed
for each run: processor seconds (of the processes that extract too; the figure to trust on a busy
machine) and by the clock, articles a second, the share of the first run's cost, the peak memory of
a process, seconds a stage, and what the run added to the disk. Below, the growth from size to size.

With ``--years 10`` the largest size is then told again of so many years (`benchmarks.scale.years`),
so that a hundred thousand articles need the extraction of ten thousand: the first run over them
finds in the cache what the files give. Shares there are of what a first run would have cost that
extracts them, by that of a single year.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.scale.made_up_news import write_articles
from benchmarks.scale.years import tell_again

_RUN = """
import json, resource, sys
from pipelines.settings import Settings
from pipelines.runs.launch import run_settings
snapshot = run_settings(Settings.model_validate_json(sys.argv[1]), direct=True)
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
cpu = sum(each.ru_utime + each.ru_stime for each in used)
memory = [each.ru_maxrss for each in used]
print(json.dumps({"cpu": cpu, "memory": memory, "folder": str(snapshot.folder)}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run cost: seconds of processor and clock, megabytes of memory and of disk."""

    name: str
    cpu: float
    wall: float
    main_memory: float
    worker_memory: float
    disk: float
    manifest: dict[str, Any]


def measure(name: str, place: Path, workers: int) -> Cost:
    """Run once over the drop of a place, in a process of its own."""
    settings = {
        "inputs": [str(place / "drop")],
        "output": str(place / "outputs"),
        "workers": workers,
        "settle_seconds": 0,
    }
    before, began = disk_of(place / "outputs"), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps(settings)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return Cost(
        name=name,
        cpu=told["cpu"],
        wall=time.monotonic() - began,
        main_memory=told["memory"][0] / 1024,
        worker_memory=told["memory"][1] / 1024,
        disk=disk_of(place / "outputs") - before,
        manifest=json.loads((Path(told["folder"]) / "run.json").read_text(encoding="utf-8")),
    )


def disk_of(folder: Path) -> float:
    """Return how many megabytes the files of a folder take, the cache left out, each file once."""
    sizes = {
        (status.st_dev, status.st_ino): status.st_size
        for file in folder.rglob("*")
        if file.is_file() and ".cache" not in file.parts and (status := file.stat())
    }
    return sum(sizes.values()) / 1e6


def edit(drop: Path, number: int) -> None:
    """Add a sentence to so many articles, spread over the drop."""
    files = sorted(drop.rglob("*.md"))
    for file in files[:: max(len(files) // number, 1)][:number]:
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text} The talks go on in Varna.\n", encoding="utf-8")


def scale(articles: int, place: Path, workers: int) -> list[Cost]:
    """Return the costs of the four runs over so many articles."""
    write_articles(place / "drop", articles)
    return [measure("first", place, workers), *later_runs(articles, place, workers)]


def later_runs(articles: int, place: Path, workers: int) -> list[Cost]:
    """Return the costs of the runs after the first over so many articles."""
    costs = [measure("unchanged", place, workers)]
    write_articles(place / "drop", articles // 100, begin=articles)
    costs.append(measure("1 % added", place, workers))
    edit(place / "drop", articles // 100)
    return [*costs, measure("1 % edited", place, workers)]


def scale_years(years: int, place: Path, workers: int, one: Cost) -> None:
    """Print the costs of the runs over what a place has, told of so many years.

    Args:
        years: how many.
        place: of the runs over a single year.
        workers: how many extract.
        one: the cost of the first of these.
    """
    more = place / "years"
    articles = tell_again(place / "drop", place / "outputs" / ".cache", more, years)
    costs = [measure("extracted", more, workers), *later_runs(articles, more, workers)]
    tell(costs, articles, one.cpu * years)
    tell_growth(one.manifest["articles"]["total"], one, articles, costs[0])


def tell(costs: list[Cost], articles: int, whole: float) -> None:
    """Print the costs of the runs of one size; a first run takes `whole` seconds of processor."""
    print(f"\n{articles:,} articles, {costs[0].manifest['gauges']['words']:,} words")
    for cost in costs:
        print(
            f"  {cost.name:<12}{cost.cpu:9.1f} CPU s {cost.wall:8.1f} s "
            f"{articles / cost.cpu:8.1f} articles/CPU s {cost.cpu / whole:8.1%} of a first run"
            f"{cost.main_memory:7.0f} MB {cost.worker_memory:7.0f} MB a worker {cost.disk:8.1f} MB"
        )
        stages = cost.manifest["metrics"]["seconds"].items()
        print("              " + ", ".join(f"{name} {seconds:.1f}" for name, seconds in stages))


def tell_growth(small: int, one: Cost, large: int, other: Cost) -> None:
    """Print how the cost of a first run grows from one number of articles to another."""
    print(
        f"\n{small:,} to {large:,}: {large / small:.1f} times the articles, "
        f"{other.cpu / one.cpu:.1f} times the processor, "
        f"{other.main_memory / one.main_memory:.2f} times the memory, "
        f"{other.disk / one.disk:.1f} times the disk"
    )


def main() -> None:
    """Measure the sizes that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--place", type=Path, help="folder that is kept [a temporary one]")
    arguments = parser.parse_args()
    first: list[tuple[int, Cost]] = []
    with tempfile.TemporaryDirectory() as temporary:
        for articles in sorted(arguments.articles):
            place = (arguments.place or Path(temporary)) / str(articles)
            costs = scale(articles, place, arguments.workers)
            tell(costs, articles, costs[0].cpu)
            first.append((articles, costs[0]))
        for (small, one), (large, other) in pairwise(first):
            tell_growth(small, one, large, other)
        if arguments.years > 1:
            scale_years(arguments.years, place, arguments.workers, costs[0])


if __name__ == "__main__":
    main()
