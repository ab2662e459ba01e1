from io import StringIO

from rich.console import Console

from pipelines.desk.quality import JUDGED, RunQuality
from pipelines.desk.quality_table import as_json, render_judged, say_count
from pipelines.verdicts.statistics import Agreement, Precision

NOTHING = {name: Precision(0, 0) for name in JUDGED}
RUN = RunQuality(
    run_id="000002-abcdef012345",
    finished_at="2024-05-08 12:00",
    counts={"money": 1_200, "claims": 80},
    added={"money": 30},
    lost={"money": 2},
    rejects=3,
    precision=NOTHING | {"money": Precision(45, 50)},
    sampled=NOTHING,
)


def test_a_count_says_what_came_and_went() -> None:
    assert (say_count(RUN, "money"), say_count(RUN, "claims")) == ("1,200 +30 −2", "80")


def test_only_kinds_that_were_judged_have_a_column() -> None:
    console = Console(file=StringIO(), width=100)
    for renderable in render_judged([RUN], Agreement(10, 9, None)):
        console.print(renderable)
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert "90 % (79 to 96) of 50" in shown
    assert "reviewers agree in 9 of 10 that two of them judged" in shown
    assert "weapons" not in shown
    assert list(render_judged([], Agreement(0, 0, None))) == []


def test_machines_get_all_of_it() -> None:
    data = as_json([RUN], Agreement(10, 9, 0.5))
    [run] = data["runs"]
    assert run["tables"]["money"] == {"rows": 1_200, "added": 30, "lost": 2}
    assert (run["rejects"], list(run["precision"])) == (3, ["money"])
    assert data["agreement"] == {"judged_twice": 10, "alike": 9, "kappa": 0.5}
