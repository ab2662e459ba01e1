"""Damage an output folder at random, and see that the next run mends it: ``python -m
benchmarks.faults [--faults 1000] [--seed 1]``.

A ledger with two snapshots is damaged in one to five ways: files of a snapshot or of the cache cut
short, emptied, deleted, filled with other bytes or with JSON of another shape, folders, files and
links put in the place of each other. Then a run over the same drop must end well, or refuse with
one line where only a person can help; its tables must hold what the drop says, its digests must
hold, and the run after it must find nothing to mend. Prints what was found and exits with 1 if one
run did otherwise.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.kills import settings_of
from pipelines.errors import explain
from pipelines.runs.launch import run_settings
from pipelines.snapshots.integrity import find_faults
from pipelines.snapshots.mending import mend
from pipelines.snapshots.store import list_snapshots
from pipelines.snapshots.tables import read_rows

NOTE = (
    "Das Ministerium teilte am {day}. März 2025 mit, dass der Vertrag über {count} Haubitzen "
    "unterzeichnet wurde und die ersten im nächsten Jahr geliefert werden sollen.\n"
)
"""Articles that no model is needed for: what is damaged is the same."""

Damage = Callable[[Path, random.Random], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What was done to a ledger, and what was wrong afterwards, if anything."""

    damages: tuple[str, ...]
    refused: bool
    fault: str | None


def prepare(place: Path) -> None:
    """Make a ledger of two snapshots, with its cache."""
    drop = place / "drop"
    drop.mkdir(parents=True)
    (place / "elsewhere").mkdir()
    (place / "elsewhere" / "treasure").write_text("somebody else's", encoding="utf-8")
    (drop / "broken.json").write_text('{"title": "cut', encoding="utf-8")
    for day, count in ((1, 24), (2, 30)):
        (drop / f"{day}.txt").write_text(NOTE.format(day=day, count=count), encoding="utf-8")
        run_settings(settings_of(place), direct=True)


def _files(output: Path) -> list[Path]:
    folders = (output / "runs", output / ".cache")
    return sorted(
        file
        for folder in folders
        if folder.is_dir() and not folder.is_symlink()
        for file in folder.rglob("*")
        if file.is_file() and not file.is_symlink()
    )


def _fresh(file: Path, content: bytes) -> None:
    """Give a file another content, but not those that are hard links to it."""
    file.unlink()
    file.write_bytes(content)


def _cut(file: Path, chance: random.Random) -> None:
    content = file.read_bytes()
    _fresh(file, content[: chance.randrange(len(content) + 1)])


def _cut_with_its_links(file: Path, chance: random.Random) -> None:
    with file.open("r+b") as stream:
        stream.truncate(chance.randrange(file.stat().st_size + 1))


def _flip(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes() or b"\0")
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    _fresh(file, bytes(content))


SHAPES = ([], {}, None, 3, [[]], [{}], [{"reject": {}}], [{"article": 1}], {"run_id": 7}, "text")


def _other_shape(file: Path, chance: random.Random) -> None:
    _fresh(file, json.dumps(chance.choice(SHAPES)).encode())


def _replace_by_folder(file: Path, chance: random.Random) -> None:
    file.unlink()
    file.mkdir()


def _replace_by_link(file: Path, chance: random.Random) -> None:
    file.unlink()
    file.symlink_to(chance.choice([file.name, "elsewhere", "/nowhere", ".."]))


FILE_DAMAGES: tuple[Damage, ...] = (
    _cut,
    _cut_with_its_links,
    _flip,
    _other_shape,
    _replace_by_folder,
    _replace_by_link,
    lambda file, chance: _fresh(file, b""),
    lambda file, chance: _fresh(file, chance.randbytes(200)),
    lambda file, chance: file.unlink(),
)
"""What may become of one file of a snapshot or of the cache."""

NAMES = (
    "latest",
    ".cache",
    "runs",
    "set-aside",
    ".lock",
    ".latest.pending",
    ".latest-mended",
    "runs/x.partial",
    "runs/000003-abcdef012345",
    "runs/000003-abcdef012345.partial",
    "runs/notes",
)
"""Places of the output folder in which something else may stand."""


def _remove(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def damage_place(output: Path, chance: random.Random) -> str:
    """Put a file, a folder, a link or nothing where something of ours should stand."""
    name = chance.choice(NAMES)
    place = output / name
    if not place.parent.is_dir():
        return "nothing"
    _remove(place)
    kind = chance.choice(["file", "folder", "loop", "link", "nothing"])
    if kind == "file":
        place.write_bytes(chance.randbytes(20))
    elif kind == "folder":
        place.mkdir()
        (place / "mine").write_text("a note", encoding="utf-8")
    elif kind != "nothing":
        elsewhere = output.parent / "elsewhere"
        place.symlink_to(
            place.name if kind == "loop" else chance.choice([elsewhere, Path("/nowhere")])
        )
    return f"{name}: {kind}"


def damage(output: Path, chance: random.Random) -> str:
    """Damage an output folder in one way and say which."""
    files = _files(output)
    if not files or chance.random() < 0.4:
        return damage_place(output, chance)
    file = chance.choice(files)
    number = chance.randrange(len(FILE_DAMAGES))
    FILE_DAMAGES[number](file, chance)
    return f"{file.relative_to(output)}: {number}"


def rows_of(output: Path) -> list[tuple[str, str]]:
    """Return what the latest snapshot says of the drop, whatever its history."""
    folder = list_snapshots(output)[0].folder
    articles = read_rows(folder / "articles", ["path", "content_hash"])
    rejects = read_rows(folder / "rejects", ["path", "reason"])
    return sorted(
        [(str(row["path"]), str(row["content_hash"])) for row in articles]
        + [(str(row["path"]), str(row["reason"])) for row in rejects]
    )


def try_once(place: Path, expected: list[tuple[str, str]], damages: tuple[str, ...]) -> Found:
    """Run over a damaged ledger, and say what was wrong afterwards."""
    output = place / "outputs"
    try:
        run_settings(settings_of(place), direct=True)
    except Exception as error:  # noqa: BLE001 - it is what is looked for
        told = explain(error)
        if told is None or "\n" in told[1]:
            return Found(damages, False, f"{type(error).__name__}: {error}")
        _remove(output / ".lock")  # what the line says to do
        try:
            run_settings(settings_of(place), direct=True)
        except Exception as again:  # noqa: BLE001
            return Found(damages, True, f"refused twice: {type(again).__name__}: {again}")
        return Found(damages, True, _fault(output, expected))
    return Found(damages, False, _fault(output, expected))


def _fault(output: Path, expected: list[tuple[str, str]]) -> str | None:
    elsewhere = sorted(file.name for file in (output.parent / "elsewhere").iterdir())
    if elsewhere != ["treasure"]:
        return f"outside of the output folder: {elsewhere}"
    faults = list(find_faults(list_snapshots(output)[0]))
    if faults:
        return f"digests: {faults}"
    if rows_of(output) != expected:
        return f"rows: {rows_of(output)}"
    said = mend(output)
    return f"mended again: {said}" if said else None


def inject(place: Path, faults: int, seed: int, at_once: int = 5) -> Iterator[Found]:
    """Damage so many times in all, some at once, and yield what came of each run."""
    prepare(place / "template")
    expected = rows_of(place / "template" / "outputs")
    chance = random.Random(seed)
    left = faults
    while left:
        work = place / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(place / "template", work, symlinks=True)
        count = min(chance.randint(1, at_once), left)
        left -= count
        damages = tuple(damage(work / "outputs", chance) for _ in range(count))
        yield try_once(work, expected, damages)


def main() -> None:
    """Damage as often as asked for and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = list(inject(Path(place), given.faults, given.seed))
    bad = [each for each in found if each.fault]
    refused = sum(each.refused for each in found)
    print(
        f"{given.faults} faults, {len(found)} runs, {refused} refused once, {len(bad)} not mended"
    )
    for each in bad:
        print(f"{'; '.join(each.damages)}\n    {each.fault}")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
