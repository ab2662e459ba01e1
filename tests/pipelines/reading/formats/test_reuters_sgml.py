"""Reuters-21578: records, their elements, control characters and end marks."""

import pytest

from pipelines.reading.drafts import Draft, Fault, RejectReason
from pipelines.reading.formats.reuters_sgml import read_reuters

RECORD = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" NEWID="1">
<DATE> 7-MAY-1987 10:11:12.13</DATE>
<UNKNOWN>
&#5;&#5;&#5;F
&#22;&#22;&#1;f0099&#31;reute</UNKNOWN>
<TEXT>&#2;
<TITLE>GAS FIELD &lt;GAS.X> SOLD</TITLE>
<AUTHOR>    By ANN LEE, Reuters</AUTHOR>
<DATELINE>    OSLO, May 7 - </DATELINE><BODY>The field went to &lt;Oil and
Gas Ltd> for 5 mln dlrs.
    It holds 3.1 billion cubic
feet.
 REUTER
&#3;</BODY></TEXT>
</REUTERS>
"""


def test_record() -> None:
    [draft] = read_reuters(RECORD)
    assert draft == Draft(
        title="GAS FIELD <GAS.X> SOLD",
        body="OSLO, May 7 - The field went to <Oil and Gas Ltd> for 5 mln dlrs.\n\nIt holds 3.1 "
        "billion cubic feet.",
        source="Reuters",
        author="ANN LEE",
        published=("7-MAY-1987 10:11:12.13",),
        language="en",
    )


def test_several_records_with_a_bad_one_among_them() -> None:
    first, second, third = read_reuters(
        RECORD + "<REUTERS><TEXT>&#2;</TEXT></REUTERS>" + RECORD[:-12]
    )
    assert isinstance(first, Draft)
    assert first.record == 0
    assert isinstance(second, Fault)
    assert (second.record, second.reason) == (1, RejectReason.NO_ARTICLE)
    assert isinstance(third, Fault)
    assert (third.record, third.reason) == (2, RejectReason.TRUNCATED)


BODIES = [
    pytest.param(
        '<TEXT TYPE="BRIEF">&#2;<TITLE>GAS SOLD</TITLE>Blah blah blah.\n&#3;</TEXT>', "", id="brief"
    ),
    pytest.param(
        '<TEXT TYPE="UNPROC">&#2;Shr 5 cts\nNet 3 mln\n Reuter\n&#3;</TEXT>',
        "Shr 5 cts\nNet 3 mln",
        id="unprocessed",
    ),
    pytest.param(
        "<TEXT><TITLE>GAS</TITLE><BODY>They told Reuters.\n&#3;</BODY></TEXT>",
        "They told Reuters.",
        id="agency-in-the-last-sentence",
    ),
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_bodies(text: str, body: str) -> None:
    [draft] = read_reuters(f"<REUTERS>{text}</REUTERS>")
    assert isinstance(draft, Draft)
    assert draft.body == body
