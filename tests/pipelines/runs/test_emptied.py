"""An input that lost all its files is held: more likely it is not mounted than tidied."""

import shutil
from pathlib import Path

import pytest

from pipelines.reading.inputs import list_inputs
from pipelines.runs.emptied import EmptyInputError, count_files
from pipelines.settings import Settings
from pipelines.snapshots.store import list_snapshots
from tests.pipelines.made_up_drop import fill_cache, make_drop, run


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = make_drop(tmp_path, "loan.txt")
    other = tmp_path / "other"
    other.mkdir()
    (other / "more.txt").write_text("more\n", encoding="utf-8")
    settings = settings.model_copy(update={"inputs": (*settings.inputs, str(other))})
    fill_cache(settings)
    run(settings)
    return settings


@pytest.mark.parametrize("names", [("drop",), ("other",), ("drop", "other")])
def test_an_emptied_input_is_held(settings: Settings, tmp_path: Path, names: list[str]) -> None:
    for name in names:
        shutil.rmtree(tmp_path / name)
        (tmp_path / name).mkdir()
        (tmp_path / name / ".keep").touch()
    with pytest.raises(EmptyInputError, match="--allow-empty") as held:
        run(settings)
    assert "\n" not in str(held.value)
    assert all(str(tmp_path / name) in str(held.value) for name in names)
    assert len(list_snapshots(settings.output)) == 1
    allowed = run(settings.model_copy(update={"allow_empty": True, "prune": True}))
    assert allowed.manifest()["articles"]["gone"] == len(names)
    assert run(settings).manifest()["articles"]["gone"] == 0, "it was empty before"


def test_another_empty_input_alone_is_held(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "third").mkdir()
    with pytest.raises(EmptyInputError, match="third holds no file"):
        run(settings.model_copy(update={"inputs": (str(tmp_path / "third"),)}))


def test_the_first_run_may_be_over_nothing(tmp_path: Path) -> None:
    assert run(make_drop(tmp_path)).manifest()["input"]["files"] == 0


def test_files_are_counted_by_the_folder_that_gave_them(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "drop" / "b.txt").write_text("b\n", encoding="utf-8")
    found = list_inputs(settings)
    assert list(count_files(found, settings.inputs).values()) == [2, 1]
    assert count_files(found, [str(tmp_path / "*"), "nowhere"]) == {}
