import json

from pipelines.snapshots.columns import describe
from pipelines.snapshots.dictionary import (
    build_page,
    find_examples,
    read_examples,
    render_schema,
)
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import CLAIM_LINKS, TABLES
from tests.conftest import ROOT


def test_a_page_has_a_section_a_table_and_a_line_a_column() -> None:
    page = render_schema([CLAIM_LINKS], "markdown").splitlines()
    assert page[0] == "## claim_links"
    assert page[2] == (
        "Why two statements are one claim. Sorted by `statement_id_a`, `statement_id_b`."
    )
    assert page[-1].startswith(
        "| `reason` | string |  | no | What speaks for the link | giver the "
    )
    assert len(page) == 6 + len(CLAIM_LINKS.columns)


def test_the_data_have_every_table_and_column() -> None:
    data = json.loads(render_schema(list(TABLES.values()), "json"))
    assert list(data) == list(TABLES)
    assert data["claims"]["key"] == ["claim_id"]
    columns = data["claims"]["columns"]
    assert columns[0].pop("example").startswith("c_")
    assert columns[0] == next(describe(TABLES["claims"]))


def test_the_page_is_up_to_date() -> None:
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == build_page(), (
        "run python -m pipelines.snapshots.dictionary docs/tables.md"
    )


def test_every_table_has_examples_and_none_is_of_a_column_that_is_gone() -> None:
    examples = read_examples()
    assert list(map(len, examples.values())).count(0) == 0
    gone = {
        f"{name}.{column}"
        for name, found in examples.items()
        for column in set(found) - set(TABLES[name].column_names())
    }
    assert (set(examples), gone) == (set(TABLES), set())


def test_an_example_is_of_the_fullest_row() -> None:
    rows: list[Row] = [
        {"statement_id_a": "s_1", "statement_id_b": "s_2", "score": 0.5, "reason": "x " * 99},
        {"statement_id_a": "s_0", "statement_id_b": None, "score": None, "reason": None},
    ]
    found = find_examples(CLAIM_LINKS, rows)
    assert (found["statement_id_a"], found["score"], len(found["reason"])) == ("s_1", "0.5", 60)
