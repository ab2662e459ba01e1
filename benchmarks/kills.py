"""Kill runs at random moments, and see that the next is as if nothing had been: ``python -m
benchmarks.kills [--kills 200] [--seed 1] [--german]``.

A ledger with two snapshots stands before a drop in which an article has changed, one has come back
and one is new; what the files give is in the cache. A run over it is killed with SIGKILL: at a
moment of its whole time, or at one of the steps of publishing, each time Python asks the system for
something (an audit event). Up to three runs after it are killed too. Then one is left in peace, and
its tables, their digests and the line of snapshots must be those of a ledger in which no run was
killed, but which had as many runs. Prints what was found and exits with 1 on a difference.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pipelines.runs.fingerprints import take_fingerprints
from pipelines.runs.stages import run_stages
from pipelines.settings import Settings
from pipelines.snapshots.integrity import find_faults
from pipelines.snapshots.store import list_snapshots, sole_writer

DEAL = (
    "BELGRADE, March {day}, 2025 - Northland will buy {count} Nora B-52 howitzers from Serbia for "
    "$310 million, the ministry in Belgrade said on Tuesday.\n"
)
NOTE = (
    "Das Ministerium in Belgrad teilte am {day}. März 2025 mit, dass der Vertrag über {count} "
    "Haubitzen unterzeichnet wurde und die ersten im nächsten Jahr geliefert werden sollen.\n"
)
PUBLISHING = "publishing"
STEPS = 205
"""Rather more steps than publishing takes."""

LAST_STEPS = 30
"""In these the folder gets its name and ``latest`` is replaced."""


def write_articles(drop: Path, text: str, **counts: int) -> None:
    """Let a drop hold these articles, each with its number of howitzers, and no others."""
    drop.mkdir(exist_ok=True)
    for file in drop.iterdir():
        file.unlink()
    for day, (name, count) in enumerate(sorted(counts.items()), start=1):
        article = text.format(day=day, count=count)
        (drop / f"{name}.txt").write_text(article, encoding="utf-8")


def settings_of(place: Path) -> Settings:
    """Return the settings of a run in a place."""
    return Settings(
        inputs=(str(place / "drop"),), output=place / "outputs", workers=1, settle_seconds=0
    )


def run_once(place: Path, kill_at: int | None = None) -> None:
    """Run over the drop of a place; end at so many steps of publishing, if a number is given."""
    settings = settings_of(place)

    def progress(stage: str, done: int, total: int) -> None:
        if stage == PUBLISHING and kill_at is not None:
            _end_at(kill_at)

    with sole_writer(settings.output):
        run_stages(settings, progress)


def _end_at(step: int) -> None:
    steps = iter(range(1, step))

    def count(event: str, _: object) -> None:
        counts = event != "os.kill" and event.startswith(("os.", "open", "shutil."))
        if counts and next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def in_a_process(work: Callable[[], None], seconds: float | None = None) -> bool:
    """Do something in a process of its own, killed after so many seconds; say whether it ended
    itself.
    """
    child = os.fork()
    if not child:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the child ends here
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a run failed")
    return os.WIFEXITED(status)


def prepare(place: Path, text: str) -> None:
    """Make a ledger of two snapshots whose cache knows all of the third drop."""
    drop = place / "drop"
    for articles in ({"a": 24, "b": 30, "c": 40}, {"a": 24, "c": 41}):
        write_articles(drop, text, **articles)
        in_a_process(lambda: run_once(place))
    write_articles(drop, text, a=24, b=30, c=42, d=50)
    copy_of(place / "outputs", place / "spare")
    in_a_process(lambda: run_once(place))
    cache = place / "outputs" / ".cache"
    shutil.rmtree(place / "spare" / ".cache")
    cache.rename(place / "spare" / ".cache")
    shutil.rmtree(place / "outputs")
    (place / "spare").rename(place / "outputs")


def state_of(output: Path) -> Mapping[str, Any]:
    """Return what two ledgers must have in common: the line, and all that the tables hold."""
    line = list_snapshots(output)
    manifests = [snapshot.manifest() for snapshot in line]
    return {
        "line": [(manifest["run_id"], manifest["parent"]) for manifest in manifests],
        "tables": [manifest["tables"] for manifest in manifests],
        "faults": [fault for snapshot in line for fault in find_faults(snapshot)],
        "beside": sorted(path.name for path in output.iterdir() if path.name != ".cache"),
        "runs": sorted(path.name for path in (output / "runs").iterdir()),
    }


def copy_of(template: Path, place: Path) -> Path:
    """Return a fresh copy of the template."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, place, symlinks=True)
    return place


def kill_one(place: Path, chance: random.Random, duration: float) -> str | None:
    """Kill a run in a place at a random moment and say where; `None` if it had ended before."""
    if chance.random() < 0.5:
        seconds = chance.uniform(0, duration)
        return None if in_a_process(lambda: run_once(place), seconds) else "any time"
    step = chance.choice((chance.randint(1, STEPS), STEPS - chance.randint(0, LAST_STEPS)))
    return None if in_a_process(lambda: run_once(place, step)) else "publishing"


class Undisturbed:
    """Ledgers in which no run was killed, by the number of their runs."""

    def __init__(self, template: Path, place: Path) -> None:
        self.place = copy_of(template, place)
        self._states = {2: state_of(place / "outputs")}
        self.durations: list[float] = []

    def after(self, runs: int) -> Mapping[str, Any]:
        """Return the state after so many runs."""
        while max(self._states) < runs:
            start = time.monotonic()
            in_a_process(lambda: run_once(self.place))
            self.durations.append(time.monotonic() - start)
            self._states[max(self._states) + 1] = state_of(self.place / "outputs")
        return self._states[runs]


def kill_many(place: Path, text: str, kills: int, seed: int) -> Iterator[tuple[str, str | None]]:
    """Yield for each kill that struck where and, if anything differs afterwards, what.

    A run that ended before it was killed counts for nothing, but for one snapshot more.
    """
    template = place / "template"
    template.mkdir()
    prepare(template, text)
    undisturbed = Undisturbed(template, place / "undisturbed")
    undisturbed.after(4)
    duration = sum(undisturbed.durations) / len(undisturbed.durations)
    chance = random.Random(seed)
    killed = 0
    while killed < kills:
        work = copy_of(template, place / "work")
        rounds = min(chance.randint(1, 4), kills - killed)
        tried = [kill_one(work, chance, duration) for _ in range(rounds)]
        struck = [where for where in tried if where]
        killed += len(struck)
        published = len(list_snapshots(work / "outputs"))
        in_a_process(partial(run_once, work))
        found, expected = state_of(work / "outputs"), undisturbed.after(published + 1)
        differs = [name for name in expected if found[name] != expected[name]]
        fault = json.dumps({name: [found[name], expected[name]] for name in differs})
        yield from ((where, None) for where in struck[1:])
        if struck or differs:
            first = struck[0] if struck else "not killed"
            yield f"{first}, {published - 2} published", fault if differs else None


def main() -> None:
    """Run the kills that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--german", action="store_true", help="articles that need no model")
    arguments = parser.parse_args()
    text = NOTE if arguments.german else DEAL
    take_fingerprints(None)  # once, for all the processes that are forked from this one
    counts: Counter[str] = Counter()
    faults = []
    with tempfile.TemporaryDirectory() as place:
        for where, fault in kill_many(Path(place), text, arguments.kills, arguments.seed):
            counts[where] += 1
            if fault:
                faults.append(fault)
                print(f"{where}: {fault}")
    for where, number in sorted(counts.items()):
        print(f"{number:4} {where}")
    print(f"{sum(counts.values())} kills, {len(faults)} after which the next run differed")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
