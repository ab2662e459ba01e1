"""Texts that are no files: a list, or a column of a frame."""

from pathlib import Path

import pandas as pd
import pytest

import pipelines

DEAL = "Peru will buy 24 K9 howitzers from Hanbit Aerospace for $310 million, the ministry said."


@pytest.mark.model
def test_a_frame_becomes_the_tables(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "body": [f"{DEAL} It signed last Friday.", None, f"On Monday {DEAL}"],
            "day": pd.to_datetime(["2025-03-12", None, "2025-03-14"]),
            "source": ["Lima Post", None, "Andean Wire"],
        },
        index=[7, 8, 9],
    )
    tables = pipelines.read_texts(frame, text="body", date="day", output=tmp_path)
    articles = tables["articles"].sort_values("row")
    assert articles[["row", "source"]].values.tolist() == [[0, "Lima Post"], [2, "Andean Wire"]]
    assert tables["rejects"]["row"].tolist() == [1]
    assert tables["claims"]["statement_count"].tolist() == [2]
    found = tables["dates"].merge(articles, on="article_id").query("row == 0")
    assert "2025-03-07" in found["value"].tolist()
    assert set(tables["weapons"]["system"]) == {"K9 Thunder"}
    shown = str(tables["claims"].show(0))
    assert "[Peru | buyer] will buy" in shown, "frames lead back to their sentences"
    buyers = pipelines.connect(tmp_path).sql("select buyer from arms_transfers").fetchall()
    assert buyers == [("Peru",)]


def test_a_column_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="there is no column 'date'; there are text"):
        pipelines.read_texts(pd.DataFrame({"text": ["…"]}), date="date")
