"""Files of wire services: ANPA 1312 and IPTC 7901."""

from pipelines.reading.drafts import Draft
from pipelines.reading.formats.wire import is_wire, read_wire

ANPA = (
    "\x16\x16\x01a0203-----\nr i  BC-GAS--Cargoes     03-05 0120\n\x02^BC-GAS--Cargoes,120<\n"
    "^Company sells two cargoes of gas<\n^By ANN LEE=\n^Northland Press=\n"
    "\t   OSLO (NP) _ The company sold gas,\n it said.\n\t   It will sell more.\n"
    "\x03NP-OS-03-05-24 1612GMT\x04\n"
)


def test_anpa() -> None:
    assert is_wire(ANPA)
    [draft] = read_wire(ANPA)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.author) == ("Company sells two cargoes of gas", "ANN LEE")
    assert draft.published == ("2024-03-05",)
    assert draft.body == "OSLO (NP) - The company sold gas, it said.\n\nIt will sell more."


IPTC = (
    "\x01NPA0203 3 eco 0120\nGas-cargoes\n\x02OSLO, March 5 - The company sold gas.\n"
    "   It will sell more.\x03051612 MAR 24\x04"
    "\x01NPA0204 3 eco 0020\n\x02   Oil rose.\x03051615 MAR 24\x04"
)


def test_iptc() -> None:
    assert is_wire(IPTC)
    first, second = read_wire(IPTC)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.body == "OSLO, March 5 - The company sold gas.\n\nIt will sell more."
    assert (first.published, first.record) == (("2024-03-05",), 0)
    assert (second.body, second.record) == ("Oil rose.", 1)


def test_a_text_is_no_wire_file() -> None:
    assert not is_wire("Gas flows.\n\nThe company sold gas on 03-05 0120.")
