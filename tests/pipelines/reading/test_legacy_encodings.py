"""Encodings from before Unicode: labels as browsers read them, and texts without one."""

import pytest

from pipelines.reading.legacy_encodings import decode_label, decode_western

LABELS = [
    pytest.param("ISO-8859-1", b"\x80 \x93", "€ “", id="latin-1"),
    pytest.param("us-ascii", b"\x80", "€", id="ascii"),
    pytest.param("latin1", b"a\x81", "a\x81", id="a-byte-without-character"),
    pytest.param("iso-8859-9", "İş €".encode("cp1254"), "İş €", id="latin-5"),
    pytest.param("gb2312", "镕".encode("gbk"), "镕", id="gb2312-is-wider"),
    pytest.param("shift_jis", "①".encode("cp932"), "①", id="shift-jis-is-wider"),
    pytest.param("utf-16", "é".encode(), "é", id="utf-16-in-markup-is-utf-8"),
    pytest.param("rot13", b"a", None, id="no-encoding"),
    pytest.param("klingon", b"a", None, id="unknown"),
    pytest.param("utf-8", b"\xa3 \xa3", None, id="wrong"),
]


@pytest.mark.parametrize(("label", "data", "text"), LABELS)
def test_decode_label(label: str, data: bytes, text: str | None) -> None:
    assert decode_label(data, label) == text


WESTERN = "“It’s £40m,” said José Muñoz – or €48m."


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_signs_tell_windows_from_mac(encoding: str) -> None:
    assert decode_western(WESTERN.encode(encoding), many=True) == WESTERN


def test_letters_of_another_language_are_left_to_statistics() -> None:
    assert decode_western("kuća će žuto".encode("cp1250"), many=True) is None
