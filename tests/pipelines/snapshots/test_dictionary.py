import json

from pipelines.snapshots.columns import describe
from pipelines.snapshots.dictionary import render_schema
from pipelines.snapshots.schemas import CLAIM_LINKS, TABLES


def test_a_page_has_a_section_a_table_and_a_line_a_column() -> None:
    page = render_schema([CLAIM_LINKS], "markdown").splitlines()
    assert page[0] == "## claim_links"
    assert page[2] == (
        "Why two statements are one claim. Sorted by `statement_id_a`, `statement_id_b`."
    )
    assert page[-1] == "| `reason` | string |  | no | What speaks for the link |"
    assert len(page) == 6 + len(CLAIM_LINKS.columns)


def test_the_data_have_every_table_and_column() -> None:
    data = json.loads(render_schema(list(TABLES.values()), "json"))
    assert list(data) == list(TABLES)
    assert data["claims"]["key"] == ["claim_id"]
    assert data["claims"]["columns"] == list(describe(TABLES["claims"]))
