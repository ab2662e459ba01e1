"""Compressed bytes of each kind: whole, cut, too large."""

import bz2
import gzip
import lzma
from collections.abc import Callable

import pyarrow as arrow
import pytest

from pipelines.reading.compression import unpack
from pipelines.reading.drafts import RejectReason, UnreadableError

TEXT = b"Gas flows again from May. " * 400


def zstd(data: bytes) -> bytes:
    return bytes(arrow.Codec("zstd").compress(data, asbytes=True))


KINDS = [
    pytest.param(gzip.compress, id="gzip"),
    pytest.param(bz2.compress, id="bzip2"),
    pytest.param(lzma.compress, id="xz"),
    pytest.param(zstd, id="zstandard"),
]


@pytest.mark.parametrize("pack", KINDS)
def test_unpack(pack: Callable[[bytes], bytes]) -> None:
    assert unpack(pack(TEXT), len(TEXT)) == TEXT


@pytest.mark.parametrize("pack", KINDS)
def test_a_bomb_is_cut(pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableError) as raised:
        unpack(pack(bytes(20_000_000)), 1_000)
    assert raised.value.reason == RejectReason.TOO_LARGE


@pytest.mark.parametrize("pack", KINDS)
def test_what_is_cut_is_no_text(pack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableError) as raised:
        unpack(pack(TEXT)[:-10], len(TEXT))
    assert raised.value.reason in (RejectReason.TRUNCATED, RejectReason.DAMAGED)


def test_xz_that_asks_for_much_memory_is_refused() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29}]
    with pytest.raises(UnreadableError) as raised:
        unpack(lzma.compress(TEXT, filters=filters), len(TEXT))
    assert raised.value.reason == RejectReason.DAMAGED
