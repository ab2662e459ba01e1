"""Quality over time, of runs as the stages publish them, and its charts."""

from pathlib import Path

from pipelines.desk.charts import draw_charts
from pipelines.desk.quality import read_quality
from pipelines.snapshots.tables import read_rows
from pipelines.verdicts.content import content_of
from pipelines.verdicts.standing import Standing
from pipelines.verdicts.statistics import Precision
from tests.pipelines.made_up_drop import fill_cache, make_drop, run
from tests.pipelines.verdicts.made_up_verdicts import verdict


def test_what_came_and_went_is_counted_run_by_run(tmp_path: Path) -> None:
    settings = make_drop(tmp_path, "one.txt", "two.txt")
    fill_cache(settings)
    first = run(settings)
    (tmp_path / "drop" / "one.txt").unlink()
    make_drop(tmp_path, "three.txt", "four.txt")
    fill_cache(settings)
    run(settings.model_copy(update={"prune": True}))
    [row, *_] = read_rows(first.table_folder("money"))
    judged = verdict("accepted", row_id=str(row["mention_id"]), content=content_of("money", row))
    earlier, later = read_quality(settings.output, Standing.of([judged]))
    assert (earlier.counts["articles"], later.counts["articles"]) == (2, 3)
    assert (later.added["articles"], later.lost["articles"]) == (2, 1)
    assert (earlier.added, later.rejects) == ({}, 0)
    assert earlier.precision["money"] == Precision(1, 1)
    titles = [chart.title for chart in draw_charts([earlier, later])]
    assert titles[:2] == ["articles", "mentions"]
    assert "precision of money" in titles
    told = {chart.title: chart.told for chart in draw_charts([earlier, later])}
    assert told["articles"] == "3"
    assert told["added and lost"].startswith("+")
    [alone] = [chart for chart in draw_charts([earlier]) if chart.title == "precision of money"]
    assert alone.curve == "0,0 100,0", "one point is a line all across"
    assert alone.text == "precision of money: 100% in run " + earlier.run_id[:6]


def test_no_runs_have_no_charts(tmp_path: Path) -> None:
    assert read_quality(tmp_path, Standing.of([])) == []
    assert draw_charts([]) == []
