"""Tables: an article a row."""

import pyarrow as arrow
import pytest
from pyarrow import ipc, parquet

from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.formats.tables import is_arrow, read_arrow, read_separated

ROWS = {
    "title": ["Gas sold", "Oil sold"],
    "text": ["The company sold gas.", None],
    "date": ["2024-03-05", "2024-03-06"],
}


def test_separated_values() -> None:
    text = 'date,author,title,text\n2024-03-05,Ann Lee,Gas sold,"It sold gas, and\noil."\n'
    [draft] = read_separated(text)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.author, draft.body) == (
        "Gas sold",
        "Ann Lee",
        "It sold gas, and\noil.",
    )
    assert (draft.published, draft.record) == (("2024-03-05",), 0)


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_delimiters(delimiter: str) -> None:
    rows = [("title", "text"), ("Gas sold", "It sold gas, and oil.")]
    [draft] = read_separated("\n".join(map(delimiter.join, rows)))
    assert isinstance(draft, Draft)
    assert draft.body == "It sold gas, and oil."


def test_a_table_of_something_else_says_what_it_lacks() -> None:
    with pytest.raises(UnreadableError, match="among: day, price") as raised:
        read_separated("day,price\n1,2\n")
    assert raised.value.reason == RejectReason.UNSUPPORTED


def written(kind: str) -> bytes:
    table = arrow.table(ROWS)
    sink = arrow.BufferOutputStream()
    if kind == "parquet":
        parquet.write_table(table, sink)
    else:
        new = ipc.new_file if kind == "file" else ipc.new_stream
        with new(sink, table.schema) as writer:
            writer.write_table(table)
    return bytes(sink.getvalue())


@pytest.mark.parametrize("kind", ["parquet", "file", "stream"])
def test_columns_of_arrow(kind: str) -> None:
    data = written(kind)
    assert is_arrow(data)
    first, second = read_arrow(data, 100_000)
    assert isinstance(first, Draft)
    assert (first.title, first.body) == ("Gas sold", "The company sold gas.")
    assert isinstance(second, Fault)


def test_columns_have_a_limit() -> None:
    table = arrow.table({"text": ["gas " * 1_000] * 1_000})
    sink = arrow.BufferOutputStream()
    parquet.write_table(table, sink)
    with pytest.raises(UnreadableError) as raised:
        read_arrow(bytes(sink.getvalue()), 10_000)
    assert raised.value.reason == RejectReason.TOO_LARGE


@pytest.mark.parametrize("place", [60, 200, -200, -60])
def test_a_damaged_table(place: int) -> None:
    data = written("parquet")
    for damaged in (data[:place], data[:place] + b"\xff" * 40 + data[place + 40 :]):
        with pytest.raises(UnreadableError) as raised:
            read_arrow(damaged, 100_000)
        assert raised.value.reason == RejectReason.DAMAGED


@pytest.mark.parametrize("kind", ["parquet", "file", "stream"])
def test_no_byte_of_a_table_ends_the_reader(kind: str) -> None:
    data = written(kind)
    outcomes = set()
    for place in range(8, len(data), 5):
        try:
            read_arrow(data[:place] + b"\xf7" + data[place + 1 :], 100_000)
            outcomes.add("read")
        except UnreadableError as error:
            outcomes.add(str(error.reason))
    assert outcomes <= {"read", "damaged", "too_large"}
    assert "damaged" in outcomes
