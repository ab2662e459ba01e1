"""Decoding: which bytes are text, and in which encoding."""

import gzip
import tracemalloc

import pytest

from pipelines.reading.compression import unpack
from pipelines.reading.decoding import decode
from pipelines.reading.drafts import RejectReason, UnreadableError

POUNDS = "The yard was paid £5 million – “too much”, said André of the union."
CYRILLIC = "Министр подписал договор о поставках газа, сообщили в четверг в правительстве страны."
SERBIAN = (
    "Predsednik je rekao da će članovi vlade već sutra potvrditi da se cena gasa neće "
    "menjati ni iduće godine."
)

TEXTS = [
    pytest.param(POUNDS.encode(), POUNDS, id="utf-8"),
    pytest.param(POUNDS.encode("utf-8-sig"), POUNDS, id="utf-8-with-mark"),
    pytest.param(POUNDS.encode("utf-16"), POUNDS, id="utf-16-with-mark"),
    pytest.param(POUNDS.encode("utf-16-le"), POUNDS, id="utf-16-little-endian"),
    pytest.param(POUNDS.encode("utf-16-be"), POUNDS, id="utf-16-big-endian"),
    pytest.param(b"\xff\xfe\x00\x00" + POUNDS.encode("utf-32-le"), POUNDS, id="utf-32-with-mark"),
    pytest.param(POUNDS.encode("cp1252"), POUNDS, id="windows-1252"),
    pytest.param(CYRILLIC.encode("cp1251"), CYRILLIC, id="windows-1251-by-statistics"),
    pytest.param(SERBIAN.encode("cp1250"), SERBIAN, id="windows-1250-by-statistics"),
    pytest.param(
        b'<meta charset="iso-8859-7"><p>' + "Αθήνα".encode("iso-8859-7"),
        '<meta charset="iso-8859-7"><p>Αθήνα',
        id="declared-in-html",
    ),
    pytest.param(
        b'<?xml version="1.0" encoding="cp866"?><a>' + "газ".encode("cp866"),
        '<?xml version="1.0" encoding="cp866"?><a>газ',
        id="declared-in-xml",
    ),
    pytest.param(
        b'<meta charset="utf-8"><p>' + "a £".encode("cp1252"),
        '<meta charset="utf-8"><p>a £',
        id="declared-wrongly",
    ),
    pytest.param("čćž šđ".encode()[:-1], "čćž š\ufffd", id="utf-8-cut-in-a-character"),
    pytest.param(
        b'<meta charset="iso-8859-1"><p>for \x8048m \x96 \x93dear\x94',
        '<meta charset="iso-8859-1"><p>for €48m – “dear”',
        id="latin-1-is-windows-1252",
    ),
    pytest.param(POUNDS.encode("mac_roman"), POUNDS, id="mac-roman"),
    pytest.param(
        "It cost “£9m”, she said.".encode("cp1252"), "It cost “£9m”, she said.", id="short"
    ),
    pytest.param(
        "Žďár, Łódź, Århus, Genève; ".encode() + b"it\x92s \x8048m",
        "Žďár, Łódź, Århus, Genève; it’s €48m",
        id="stray-windows-bytes-in-utf-8",
    ),
    pytest.param(
        b"Gas\x00 flows. " + b"It began in May. " * 9,
        "Gas flows. " + "It began in May. " * 9,
        id="one-zero-byte",
    ),
]


@pytest.mark.parametrize(("data", "expected"), TEXTS)
def test_decode(data: bytes, expected: str) -> None:
    assert decode(data) == expected


NOT_TEXTS = [
    pytest.param(bytes(range(256)) * 8, RejectReason.BINARY, id="every-byte"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", RejectReason.BINARY, id="picture"),
    pytest.param(b"\x01\x02\x03\x04" * 20, RejectReason.BINARY, id="control-characters"),
    pytest.param(b"{\\rtf1 Gas flows.}", RejectReason.UNSUPPORTED, id="rtf"),
]


@pytest.mark.parametrize(("data", "reason"), NOT_TEXTS)
def test_bytes_that_are_no_text(data: bytes, reason: RejectReason) -> None:
    with pytest.raises(UnreadableError) as raised:
        decode(data)
    assert raised.value.reason == reason


PACKED = gzip.compress(b"Gas flows. " * 100, mtime=0)


def test_unpack_reads_several_members() -> None:
    assert unpack(PACKED + PACKED, 10_000) == b"Gas flows. " * 200


def test_unpack_leaves_other_bytes_alone() -> None:
    assert unpack(b"Gas flows.", 10) == b"Gas flows."


DAMAGED = [
    pytest.param(PACKED[:-12], 10_000, RejectReason.TRUNCATED, id="cut-short"),
    pytest.param(PACKED[:12], 10_000, RejectReason.TRUNCATED, id="head-only"),
    pytest.param(PACKED[:-8] + b"\x00" * 8, 10_000, RejectReason.DAMAGED, id="wrong-checksum"),
    pytest.param(PACKED[:10] + b"\xff" * 50, 10_000, RejectReason.DAMAGED, id="no-data"),
    pytest.param(PACKED, 1_099, RejectReason.TOO_LARGE, id="one-byte-too-large"),
]


@pytest.mark.parametrize(("data", "limit", "reason"), DAMAGED)
def test_packed_bytes_that_cannot_be_had(data: bytes, limit: int, reason: RejectReason) -> None:
    with pytest.raises(UnreadableError) as raised:
        unpack(data, limit)
    assert raised.value.reason == reason


def test_a_bomb_is_cut_while_it_is_unpacked() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < 60_000
    tracemalloc.start()
    with pytest.raises(UnreadableError) as raised:
        unpack(bomb, 1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert raised.value.reason == RejectReason.TOO_LARGE
    assert peak < 10_000_000
