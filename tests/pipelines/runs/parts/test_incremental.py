"""A run that reads only what changed publishes what a full run does, byte for byte."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest

from pipelines.identity import sentence_keys, stable_id
from pipelines.runs.entries import CachedArticle, CachedMention
from pipelines.runs.parts import cutting
from pipelines.runs.stages import run_stages
from pipelines.snapshots.inventory import read_inventory
from pipelines.snapshots.parts import new_files
from pipelines.snapshots.store import Snapshot, list_snapshots
from pipelines.snapshots.tables import read_rows
from pipelines.verdicts.records import Ruling
from pipelines.verdicts.store import append_verdicts
from tests.pipelines.runs.linking.made_up_runs import make_up_extraction, settings_of
from tests.pipelines.runs.made_up_entries import ARTICLE, DATE, LOAN, MONEY, STATEMENT
from tests.pipelines.verdicts.made_up_verdicts import verdict

LENDERS = ("Northland", "Southland", "Westland")
RULINGS: tuple[Ruling, ...] = ("accepted", "rejected", "corrected")
ADDRESSES = (None, None, "https://a.example/1", "https://a.example/2")


@dataclass
class Rules:
    """What the made-up extraction finds depends on the version of its rules."""

    version: int = 1


def article_of(path: str, record: int, told: dict[str, object], version: int) -> CachedArticle:
    """Return what rules of a version make of one record."""
    url = told["url"]
    text = LOAN.article.text.replace("Northland", str(told["lender"])) * int(str(told["times"]))
    names = ("url", str(url)) if url else ("path", path, record)
    starts = [int(str(row["start"])) for row in (MONEY, DATE)]
    moved = len(str(told["lender"])) - len("Northland")
    keys = sentence_keys(text, [start + moved for start in starts])
    mentions = tuple(
        CachedMention(
            kind=kind,
            sentence_key=key,
            columns=row
            | {"start": start + moved, "end": int(str(row["end"])) + moved}
            | {"sentence_end": len(text), "rule": f"test {version}"},
        )
        for kind, row, key, start in zip(
            ("money", "dates"), (MONEY, DATE), keys, starts, strict=True
        )
    )
    columns = STATEMENT | {"statement_type": "loan" if version % 2 else "debt", "sentence": text}
    return replace(
        LOAN,
        article=replace(
            ARTICLE,
            article_id=stable_id("a_", *names),
            content_hash=sha256(text.encode()).hexdigest(),
            path=path,
            record=record,
            url=None if url is None else str(url),
            text=text,
        ),
        mentions=mentions,
        statements=(replace(LOAN.statements[0], columns=columns),),
    )


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Rules:
    """Let files of JSON be extracted by made-up rules, and a few articles be several parts."""
    rules = Rules()

    def extracted(path: str, told: list[dict[str, object]]) -> list[CachedArticle]:
        return [article_of(path, at, row, rules.version) for at, row in enumerate(told)]

    make_up_extraction(monkeypatch, extracted, lambda: rules.version)
    monkeypatch.setattr(cutting, "ARTICLES_IN_A_PART", 3)
    monkeypatch.setattr(cutting, "FEW_ARTICLES", 2)
    return rules


def write(file: Path, chance: random.Random) -> None:
    """Write a file of one or two records."""
    told = [
        {"lender": chance.choice(LENDERS), "times": chance.randint(1, 2),
         "url": chance.choice(ADDRESSES)}
        for _ in range(chance.randint(1, 2))
    ]  # fmt: skip
    file.write_text(json.dumps(told), encoding="utf-8")


def change(drop: Path, chance: random.Random, rules: Rules) -> str:
    """Change something about the next run and say what."""
    files = sorted(drop.iterdir())
    what = chance.choice(("add", "add", "edit", "remove", "move", "rules", "nothing"))
    if what == "rules":
        rules.version += 1
    elif what == "add" or not files:
        for _ in range(3):
            write(drop / f"{chance.randrange(10**6)}.json", chance)
    elif what == "edit":
        write(chance.choice(files), chance)
    elif what == "remove":
        chance.choice(files).unlink()
    elif what == "move":
        chance.choice(files).rename(drop / f"moved-{chance.randrange(10**6)}.json")
    return what


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a snapshot but ``run.json``."""
    found = sorted(folder.rglob("*.parquet"))
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def judge(place: Path, chance: random.Random, step: int) -> None:
    """Let a reviewer rule on a mention of money in both ledgers."""
    rows = read_rows(place / "incremental" / "latest" / "money")
    ruling = chance.choice(RULINGS)
    row = chance.choice(rows)
    typed = {"amount_low": 6.5, "amount_high": 6.5} if ruling == "corrected" else None
    ruled = verdict(ruling, row=row, minutes=step, correction=typed)
    for output in ("incremental", "full"):
        append_verdicts(place / output, [ruled])


def compare(place: Path, seed: int, steps: int, rules: Rules) -> None:
    """Do random steps; after each, an incremental run and a full one must publish the same."""
    chance = random.Random(seed)
    drop = place / "drop"
    drop.mkdir()
    for name in "abcdef":
        write(drop / f"{name}.json", chance)
    done = ["begin"]
    for step in range(steps):
        prune = chance.random() < 0.3
        incremental, full = (
            run_stages(settings_of(place, output, full=output == "full", prune=prune))
            for output in ("incremental", "full")
        )
        assert incremental.name == full.name
        assert files_of(incremental) == files_of(full), done
        done.append(change(drop, chance, rules) + (" pruned" if prune else ""))
        if chance.random() < 0.3:
            judge(place, chance, step)
            done.append("judged")


@pytest.mark.parametrize("seed", range(1))
def test_an_incremental_run_is_a_full_one(tmp_path: Path, rules: Rules, seed: int) -> None:
    compare(tmp_path, seed, 6, rules)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 104))
def test_a_long_line_of_incremental_runs(tmp_path: Path, rules: Rules, seed: int) -> None:
    compare(tmp_path, seed, 20, rules)


Make = Callable[..., Snapshot]


@pytest.fixture
def make(tmp_path: Path, rules: Rules) -> Make:
    """Publish the files of the drop, after those named were written."""
    (tmp_path / "drop").mkdir()

    def run(*names: str, **given: object) -> Snapshot:
        for name in names:
            write(tmp_path / "drop" / f"{name}.json", random.Random(name))
        folder = run_stages(settings_of(tmp_path, **given))
        return Snapshot(folder.name, folder)

    return run


def test_a_run_without_changes_shares_every_file(make: Make) -> None:
    first = make(*"abcdefgh")
    second = make()
    assert second.manifest()["input"]["extracted"] == 0
    assert [f for name in ("articles", "money", "claims") for f in (
        new_files(second.table_folder(name), first)
    )] == []  # fmt: skip


def test_new_articles_touch_the_last_part_only(make: Make) -> None:
    first = make(*"abcdefghijklmnop")
    parts = len(list(first.table_folder("money").iterdir()))
    second = make("z")
    assert second.manifest()["input"]["extracted"] == 1
    money = second.table_folder("money")
    assert parts > 4
    assert new_files(money, first) == [max(money.iterdir())]


def test_a_withdrawn_file_that_comes_back_after_other_rules_is_read_again(
    make: Make, rules: Rules, tmp_path: Path
) -> None:
    make(*"ab")
    file = tmp_path / "drop" / "a.json"
    kept = file.read_bytes()
    file.unlink()
    rules.version += 1
    second = make()
    lasting = {source.path: source.is_lasting for source in read_inventory(second)}
    assert lasting == {"a.json": False, "b.json": True}
    file.write_bytes(kept)
    assert make().manifest()["input"]["extracted"] == 1
    assert len(list_snapshots(tmp_path / "outputs")) == 3
