"""What the terminal, Markdown, a page and JSON Lines show of changes, and what they escape."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from pipelines.review.changes import EVERYTHING, Filters
from pipelines.review.comparison import Comparison, compare
from pipelines.review.reports import json_lines, samples, terminal
from pipelines.review.reports.documents import render_markdown, render_page
from pipelines.review.reports.wording import say_cause
from pipelines.review.templates import templates
from tests.pipelines.review.made_up_snapshots import DEAL, article, money, one_deal, snapshot

HOSTILE = "Northland <script>alert(1)</script> [x](y) \x1b[31m \u202e paid $5."


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Comparison]:
    folder = tmp_path_factory.mktemp("edited")
    base = snapshot(folder / "1", **one_deal(DEAL))
    head = snapshot(folder / "2", **one_deal(DEAL.replace("$5", "$6"), ("$6", "$3")))
    with compare(base, head) as comparison:
        yield comparison


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Comparison]:
    folder = tmp_path_factory.mktemp("hostile")
    base = snapshot(folder / "1", articles=[article(HOSTILE)])
    rows = [money(HOSTILE, "$5")]
    head = snapshot(folder / "2", articles=[article(HOSTILE)], money=rows)
    with compare(base, head) as comparison:
        yield comparison


def printed(comparison: Comparison, width: int = 100, limit: int = 20) -> str:
    console = Console(file=StringIO(), width=width)
    for renderable in terminal.render(comparison, EVERYTHING, limit):
        console.print(renderable)
    assert isinstance(console.file, StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


COUNTS = """1 → 2: 4 changes
cause           table       changed
article edited  claims            1
                statements        1
                money             1
                articles          1
"""

OF_MONEY = """money changed · amount: 5 → 6
  a_1.txt · Northland Wire · Northland buys howitzers
  − Northland will pay [$5] to Eastland.
  + Northland will pay [$6] to Eastland.
  5 USD → 6 USD
  article edited
"""


def test_the_terminal_counts_first_and_then_shows_each_change_in_its_sentence(
    edited: Comparison,
) -> None:
    shown = printed(edited)
    assert shown.startswith(COUNTS)
    assert OF_MONEY in shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(edited: Comparison, width: int) -> None:
    assert max(map(len, printed(edited, width).splitlines())) <= width


def test_a_limit_says_how_many_more_there_are(edited: Comparison) -> None:
    assert "3 more; --limit N shows more of them" in printed(edited, limit=1)


def test_nothing_is_said_in_one_line(tmp_path: Path) -> None:
    base, head = (snapshot(tmp_path / name) for name in "12")
    with compare(base, head) as comparison:
        assert printed(comparison) == "1 → 2: nothing changed"
        assert "## 1 → 2: nothing changed" in render_markdown(comparison, EVERYTHING)
        assert "<h1>Nothing changed</h1>" in render_page(comparison, EVERYTHING)


def test_filters_that_leave_all_out_do_not_say_that_nothing_changed(edited: Comparison) -> None:
    none = Filters(table="weapons")
    assert "1 → 2: 0 of 4 changes" in render_markdown(edited, none)
    assert "<h1>0 of 4 changes</h1>" in render_page(edited, none)
    assert "<h1>1 of 4 changes</h1>" in render_page(edited, Filters(table="money"))


def test_claims_that_became_one_are_told_by_what_they_say(tmp_path: Path) -> None:
    rows = one_deal(DEAL)
    base = snapshot(tmp_path / "1", **rows)
    rows["statements"][1]["claim_id"] = rows["claims"][0]["claim_id"]
    head = snapshot(tmp_path / "2", **rows | {"claims": rows["claims"][:1]})
    with compare(base, head) as comparison:
        shown = printed(comparison)
    assert "claims: Payment: USD 3 | Payment: USD 5 → Payment: USD 5" in shown


def test_markdown_marks_what_changed_in_both_sentences(edited: Comparison) -> None:
    shown = render_markdown(edited, Filters(table="money"))
    assert "| article edited | money | 1 |" in shown
    assert "### money changed: amount: 5 → 6" in shown
    assert "- ~~5 USD~~ **6 USD**" in shown
    assert "  > − Northland will pay <del>$5</del> to Eastland.\n" in shown
    assert "  > \\+ Northland" not in shown
    assert "  > + Northland will pay <ins>$6</ins> to Eastland.\n" in shown


def test_the_page_has_each_change_with_its_article_and_both_sentences(edited: Comparison) -> None:
    shown = render_page(edited, EVERYTHING)
    assert "Northland will pay <del>$5</del> to Eastland." in shown
    assert "Northland will pay <ins>$6</ins> to Eastland." in shown
    assert "<del>Payment: USD 5</del>" in shown
    assert "a_1.txt · Northland Wire" in shown


def test_the_page_loads_and_runs_nothing(edited: Comparison) -> None:
    shown = render_page(edited, EVERYTHING)
    assert "default-src 'none'" in shown
    assert not [word for word in ("<script", "http", "src=", "onclick") if word in shown.replace(
        "http-equiv", "")]  # fmt: skip


def test_the_page_says_what_it_leaves_out(edited: Comparison) -> None:
    assert "2 more changes are not on this page" in render_page(edited, EVERYTHING, limit=2)


def test_a_line_of_json_is_a_change(edited: Comparison) -> None:
    lines = [json.loads(line) for line in json_lines.render_lines(edited)]
    assert [line["table"] for line in lines] == ["claims", "statements", "money", "articles"]
    assert lines[2]["cause"] == {"kind": "article edited", "names": []}
    assert lines[2]["row_after"]["amount_low"] == 6.0
    assert "text" not in lines[3]["row_after"]


def test_what_an_article_says_is_text_in_every_report(hostile: Comparison) -> None:
    page = render_page(hostile, EVERYTHING)
    assert "&lt;script&gt;" in page
    markdown = render_markdown(hostile, EVERYTHING)
    assert "\\[x\\]\\(y\\)" in markdown
    shown = [
        page,
        printed(hostile),
        templates().from_string("{{ a | controls }}").render(a=HOSTILE),
    ]
    for report in shown:
        assert "\\u001b" in report
        assert "\x1b" not in report
        assert "\u202e" not in report
    for report in (page, markdown):
        assert "<script>" not in report


def test_a_cause_names_files_not_ids(edited: Comparison) -> None:
    [change] = edited.page(Filters(table="claims"))
    assert say_cause(change.cause, edited) == "article edited: a_1.txt"


def test_samples_are_of_every_group_before_there_are_more_of_one(edited: Comparison) -> None:
    found = list(samples.sample_groups(edited, EVERYTHING, limit=3))
    assert [(sample.group.table, len(sample.changes)) for sample in found] == [
        ("claims", 1), ("statements", 1), ("money", 1),
    ]  # fmt: skip
