"""Archives: members are read as files, within limits, and nothing is followed."""

import io
import tarfile
import zipfile
from collections.abc import Mapping

import pytest

from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.formats.archives import members_of
from pipelines.reading.formats.choosing import read_drafts

FILES = {"b.json": b'{"title": "Oil", "text": "Oil flows."}', "a/a.txt": b"Gas flows again."}
LIMIT = 1_000_000


def zipped(files: Mapping[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return sink.getvalue()


def tarred(files: Mapping[str, bytes], link: str | None = None) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        if link:
            member = tarfile.TarInfo("link.txt")
            member.type, member.linkname = tarfile.SYMTYPE, link
            archive.addfile(member)
    return sink.getvalue()


@pytest.mark.parametrize("data", [zipped(FILES), tarred(FILES, "/etc/passwd")], ids=["zip", "tar"])
def test_each_member_is_a_record(data: bytes) -> None:
    found = read_drafts(data, "drop.bin", LIMIT)
    assert [(item.record, item.body) for item in found if isinstance(item, Draft)] in (
        [(0, "Gas flows again."), (1, "Oil flows.")],
        [(0, "Oil flows."), (1, "Gas flows again.")],
    )
    assert len(found) == 2


def test_a_member_that_is_no_article_says_its_name() -> None:
    [fault] = read_drafts(zipped({"x/run.log": b"started"}), "a.zip", LIMIT)
    assert isinstance(fault, Fault)
    assert fault.detail.startswith("x/run.log: ")


def test_an_archive_within_an_archive_is_not_opened() -> None:
    [fault] = read_drafts(zipped({"inner.zip": zipped(FILES)}), "a.zip", LIMIT)
    assert isinstance(fault, Fault)
    assert fault.reason == RejectReason.UNSUPPORTED


def test_hidden_members_are_passed_over() -> None:
    members = members_of(zipped({"__MACOSX/a.txt": b"x", ".git/b": b"y", "c.txt": b"z"}), LIMIT)
    assert members is not None
    assert [name for name, _, _ in members] == ["c.txt"]


@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_a_bomb_is_cut(pack: object) -> None:
    files = {f"{number}.txt": bytes(400_000) for number in range(3)}
    data = zipped(files) if pack is zipped else tarred(files)
    with pytest.raises(UnreadableError) as raised:
        read_drafts(data, "a.bin", LIMIT)
    assert raised.value.reason == RejectReason.TOO_LARGE


@pytest.mark.parametrize("data", [zipped(FILES)[:60], tarred(FILES)[:600]], ids=["zip", "tar"])
def test_a_damaged_archive(data: bytes) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_drafts(data, "a.bin", LIMIT)
    assert raised.value.reason == RejectReason.DAMAGED


PAGE = (
    b"<html><body><h1>Gas</h1><p>The company sold two cargoes of gas on Monday.</p></body></html>"
)


WARC_HEAD = b"WARC/1.0\r\nWARC-Type: response\r\n"


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(
            WARC_HEAD + b"Content-Length: 20\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", id="no-address"
        ),
        pytest.param(WARC_HEAD + b"Content-Length: 3\r\n\r\nHTTP/1.1 more than said", id="length"),
    ],
)
def test_a_damaged_web_archive_is_told_so_quietly(
    record: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("warcio")
    with pytest.raises(UnreadableError, match="WARC"):
        read_drafts(record, "a.warc", LIMIT)
    assert capfd.readouterr() == ("", "")


def test_a_web_archive() -> None:
    pytest.importorskip("warcio")
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/gas\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    [draft] = read_drafts(head.encode() + http + b"\r\n\r\n", "a.warc", LIMIT)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.url, draft.record) == ("Gas", "https://example.org/gas", 0)
