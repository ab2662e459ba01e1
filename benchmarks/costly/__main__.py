"""How the cost of reading grows with the size of the file: ``python -m benchmarks.costly [--sizes
100000 400000] [--only NAME] [--seconds 20]``.

Each kind of made-up file (`benchmarks.costly.made_up_files`) is read at several sizes, each in a
process of its own. Printed by kind: processor seconds and megabytes of memory at the largest size,
the exponent with which the seconds grow between the last two sizes (1 is linear in the size), the
seconds for a megabyte, and what came of it. Exits with 1 if an exponent is over ``--exponent`` or a
megabyte takes longer than ``--seconds``.
"""

import argparse
import math
import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.costly.made_up_files import FILES
from pipelines.reading.articles import Reject, read_file

SIZES = (100_000, 400_000)
EXPONENT = 1.3
SECONDS = 20.0
BOUND = 300
"""Processor seconds after which a reading is broken off."""

COUNTS_FROM = 0.2
"""Seconds below which a time says little of how it grows."""


class Cost(NamedTuple):
    """What reading a file cost: seconds of the processor, megabytes; and what came of it."""

    seconds: float
    megabytes: float
    outcome: str


def read_alone(file: Path) -> Cost:
    """Read a file in a process of its own, which has the libraries but nothing read before."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(file, theirs))
    process.start()
    theirs.close()
    try:
        cost: Cost = ours.recv()
    except EOFError:
        cost = Cost(math.inf, math.inf, "broken off")
    process.join()
    return cost


def _read(file: Path, told: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (BOUND, BOUND))
    before, began = _peak(), time.process_time()
    items = read_file(file, file.name, max_bytes=200_000_000)
    seconds = time.process_time() - began
    outcomes = Counter(
        str(item.reason) if isinstance(item, Reject) else "article" for item in items
    )
    told.send(Cost(seconds, _peak() - before, ", ".join(f"{n} {o}" for o, n in outcomes.items())))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, sizes: Sequence[int], folder: Path) -> dict[int, Cost]:
    """Return what a kind of file costs, by size in bytes."""
    made_up, costs = FILES[name], {}
    for size in sizes:
        file = folder / f"file.{made_up.ending}"
        file.write_text(made_up.of_size(size), encoding="utf-8")
        costs[file.stat().st_size] = read_alone(file)
    return costs


def exponent(costs: dict[int, Cost]) -> float:
    """Return the power of the size with which the seconds grow, between the two largest sizes.

    >>> exponent({10: Cost(1.0, 0, ""), 100: Cost(100.0, 0, "")})
    2.0
    """
    (small, one), (large, other) = sorted(costs.items())[-2:]
    if other.seconds < COUNTS_FROM:
        return 0.0
    return math.log(other.seconds / max(one.seconds, 0.01)) / math.log(large / small)


def main() -> int:
    """Measure what the command line asks for, print it, and return the exit code."""
    options = _parser().parse_args()
    over = 0
    print(f"{'kind':<22}{'exponent':>9}{'s':>8}{'s/MB':>8}{'MB':>7}  came of it")
    with TemporaryDirectory() as temporary:
        warm = Path(temporary) / "warm.html"
        warm.write_text(FILES["paragraphs"].of_size(1_000), encoding="utf-8")
        read_file(warm, warm.name, max_bytes=1_000_000)
        for name in options.only or FILES:
            costs = measure(name, options.sizes, Path(temporary))
            size, cost = max(costs.items())
            by_size = cost.seconds / size * 1e6
            power = exponent(costs)
            is_over = power > options.exponent or by_size > options.seconds
            over += is_over
            print(
                f"{name:<22}{power:9.2f}{cost.seconds:8.2f}{by_size:8.2f}{cost.megabytes:7.0f}"
                f"  {cost.outcome}{'  <-- over' if is_over else ''}",
                flush=True,
            )
    print(f"{over} kinds over the limits")
    return int(bool(over))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.costly", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="bytes")
    parser.add_argument("--only", nargs="+", choices=FILES, help="kinds of files")
    parser.add_argument("--exponent", type=float, default=EXPONENT)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="that a megabyte may take")
    return parser


if __name__ == "__main__":
    sys.exit(main())
