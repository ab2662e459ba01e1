from pathlib import Path

from pipelines.review.comparison import compare
from pipelines.review.engine.sentences import LONGEST
from tests.pipelines.review.made_up_snapshots import article, money, snapshot


def test_of_a_line_without_an_end_only_what_stands_around_is_shown(tmp_path: Path) -> None:
    text = "word " * 50_000 + "costs $5 and " + "word " * 50_000
    base = snapshot(tmp_path / "1", articles=[article(text)])
    head = snapshot(tmp_path / "2", articles=[article(text)], money=[money(text, "$5")])
    with compare(base, head) as comparison:
        [change] = comparison
    assert change.sentence_after is not None
    assert change.span_after is not None
    assert change.sentence_start_after is not None
    at = change.span_after.start - change.sentence_start_after
    assert change.sentence_after[at : at + 2] == "$5"
    assert len(change.sentence_after) <= LONGEST
