"""A text from standard input."""

import io
import json

import pytest

from tests.conftest import Call

TEXT = "Algeria will supply Croatia with 1.5 bcm of gas a year, it said on Monday."


@pytest.mark.model
def test_what_a_text_says_is_a_record_a_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    lines = call("extract", "--published", "2025-03-12").out.splitlines()
    rows = [json.loads(line) for line in lines]
    found = {row["table"]: row for row in rows}
    assert found["gas_volumes"]["m3_low"] == 1.5e9
    assert found["dates"]["value"] == "2025-03-10"
    assert {"role": "buyer", "name": "Croatia"} in found["statements"]["arguments"]


def test_a_day_that_is_none_is_wrong_usage(call: Call) -> None:
    assert call("extract", "--published", "yesterday").code == 2
