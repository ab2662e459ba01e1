import pytest

from pipelines.reading.formats.markdown_lines import Line, join_lines, markdown_lines

LINES = [
    pytest.param("# Gas flows rise", [Line(text="Gas flows rise", kind="heading")], id="heading"),
    pytest.param("It **rose** by *5%*.", [Line(text="It rose by 5%.")], id="emphasis"),
    pytest.param(
        "[More](https://example.org/more)",
        [Line(text="More", href="https://example.org/more", only_links=True)],
        id="a link alone",
    ),
    pytest.param(
        "See [more](https://example.org/more).",
        [Line(text="See more.", href="https://example.org/more")],
        id="a link among words",
    ),
    pytest.param(
        "    An indented paragraph.", [Line(text="An indented paragraph.")], id="indented"
    ),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines(text: str, expected: list[Line]) -> None:
    assert markdown_lines(text) == expected


def test_blocks_are_parted_by_a_blank_line() -> None:
    assert join_lines(markdown_lines("# Gas\n\nIt rose.\n\nIt fell.")) == (
        "Gas\n\nIt rose.\n\nIt fell."
    )
