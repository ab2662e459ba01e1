"""What about a run has a person look first, and what goes through."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.runs import stages
from pipelines.runs.gates import Hold, check_gates
from pipelines.settings import Gates, Settings
from pipelines.snapshots.holding import HoldingError, accept, roll_back
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.store import (
    SnapshotError,
    held_runs,
    linked_run,
    list_snapshots,
    open_snapshot,
)
from tests.pipelines.made_up_drop import fill_cache, make_drop, run

Manifest = dict[str, Any]


def manifest(**changed: Any) -> Manifest:
    """Return the manifest of a run over a thousand articles, with some of its figures changed."""
    rows = dict.fromkeys((table.name for table in MENTION_TABLES), 5_000)
    rows |= {"articles": 1_000, "claims": 2_000} | changed
    return {
        "tables": {name: {"rows": rows[name]} for name in rows if name in _TABLES},
        "articles": {"total": rows["articles"]},
        "input": {"files": 1_000},
        "gauges": {
            name: changed.get(name, usual)
            for name, usual in (("words", 200_000), ("undated", 20), ("rejected_files", 10))
        },
        "fingerprints": {name: changed.get(name, "1") for name in ("model", "rules")},
    }


_TABLES = {"articles", "claims", *(table.name for table in MENTION_TABLES)}


def held(now: Manifest, gates: Gates | None = None, **before: Any) -> list[str]:
    return [hold.gate for hold in check_gates(now, [manifest(**before)] * 3, gates or Gates())]


@pytest.mark.parametrize(
    ("changed", "gate"),
    [
        ({"articles": 400}, "articles_floor"),
        ({"articles": 30_000}, "articles_ceiling"),
        ({"claims": 900}, "claims_floor"),
        ({"claims": 50_000}, "claims_ceiling"),
        ({"money": 2_000}, "money_floor"),
        ({"weapons": 11_000}, "weapons_ceiling"),
        ({"rejected_files": 600}, "rejects_ceiling"),
        ({"undated": 400}, "undated_ceiling"),
        ({"model": "2", "rules": "2"}, "model_and_rules"),
    ],
)
def test_each_gate_holds_what_is_unlike_the_runs_before(changed: dict[str, Any], gate: str) -> None:
    assert held(manifest(**changed)) == [gate]


@pytest.mark.parametrize(
    "changed",
    [{}, {"articles": 600}, {"claims": 3_000}, {"gas_volumes": 2_600}, {"rules": "2"},
     {"rejected_files": 450}, {"undated": 200}],
)  # fmt: skip
def test_what_is_within_the_gates_goes_through(changed: dict[str, Any]) -> None:
    assert held(manifest(**changed)) == []


def test_small_snapshots_are_no_measure_and_rare_kinds_are_not_told_by_rates() -> None:
    assert held(manifest(articles=10), articles=90) == []
    assert held(manifest(money=40), money=99) == []


def test_a_gate_can_be_set_and_taken_away() -> None:
    assert held(manifest(articles=900), Gates(articles_floor=0.95)) == ["articles_floor"]
    assert held(manifest(articles=400), Gates(articles_floor=None)) == []


def test_the_reason_tells_both_figures_and_what_is_let_through() -> None:
    [hold] = check_gates(manifest(articles=400), [manifest()], Gates())
    assert hold == Hold(
        gate="articles_floor", measure="articles", now=400, before=1_000, allowed="at least 500"
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of a run that is held if half of its four articles are gone."""
    made = make_drop(tmp_path, *"abcd")
    fill_cache(made)
    run(made)
    gates = Gates(fewest_articles=1, articles_floor=0.6)
    return made.model_copy(update={"gates": gates, "prune": True})


def lose(settings: Settings, *names: str) -> None:
    for name in names:
        Path(settings.inputs[0], name).unlink()


def test_a_held_run_is_complete_but_not_the_latest(settings: Settings) -> None:
    latest = linked_run(settings.output)
    lose(settings, "a", "b")
    folder = stages.run_stages(settings)
    [kept] = held_runs(settings.output)
    assert folder == kept.folder
    assert linked_run(settings.output) == latest
    assert [run.run_id for run in list_snapshots(settings.output)] == [latest]
    assert open_snapshot(settings.output, kept.run_id).manifest()["held"][0]["now"] == 2
    again = stages.run_stages(settings)
    assert held_runs(settings.output)[0].folder == again, "the newer takes the place of the older"
    assert not folder.exists()


def test_an_accepted_run_is_the_latest_and_the_new_measure(settings: Settings) -> None:
    lose(settings, "a", "b")
    stages.run_stages(settings)
    [kept] = held_runs(settings.output)
    accepted = accept(settings.output, kept.run_id[:6])
    assert linked_run(settings.output) == accepted.run_id == kept.run_id
    assert accepted.manifest()["accepted_at"]
    after = run(settings)
    assert after.manifest()["held"] == []
    assert after.manifest()["parent"] == accepted.run_id


def test_a_held_run_goes_when_another_is_published(settings: Settings) -> None:
    lose(settings, "a", "b")
    stages.run_stages(settings)
    [kept] = held_runs(settings.output)
    published = run(settings.model_copy(update={"prune": False}))
    assert held_runs(settings.output) == []
    assert published.run_id > kept.run_id, "its number is not used again"
    with pytest.raises(SnapshotError, match="held: none"):
        accept(settings.output, kept.run_id)


def test_a_held_run_cannot_be_accepted_on_top_of_another(settings: Settings) -> None:
    lose(settings, "a", "b")
    stages.run_stages(settings)
    [kept] = held_runs(settings.output)
    file = kept.folder / "run.json"
    file.write_text(json.dumps(kept.manifest() | {"parent": "000000-none"}), encoding="utf-8")
    with pytest.raises(HoldingError, match="run again"):
        accept(settings.output, kept.run_id)


Roll = Callable[[], list[str]]


@pytest.mark.parametrize("named", [False, True])
def test_rolling_back_sets_the_newer_aside(settings: Settings, named: bool) -> None:
    first = linked_run(settings.output)
    second = run(settings)
    [told] = [
        line
        for line in roll_back(settings.output, first if named else None)
        if second.run_id in line and "set aside" in line
    ]
    assert "newer than latest" in told
    assert linked_run(settings.output) == first
    assert run(settings).run_id > second.run_id


def test_there_is_nothing_to_roll_back_to(settings: Settings) -> None:
    with pytest.raises(HoldingError, match="older: none"):
        roll_back(settings.output, None)
