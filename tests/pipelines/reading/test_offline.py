"""No reader opens a connection, whatever a raw file says: a real listener on the loopback hears
nothing, and the processes of a direct run ask for no socket that leads out.
"""

import json
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.reading.articles import read_file
from pipelines.runs.stages import run_stages
from pipelines.settings import Settings

ENDINGS = ("html", "htm", "xhtml", "txt", "md", "json", "jsonl", "xml", "nitf", "sgm", "dat", "")
STORY = "Gas flows to Croatia again, the ministry said on Monday, and more will follow in May. "
PAGE = (
    f"<html><head>{{head}}</head><body><article>{{body}}<p>{STORY * 3}</p></article></body></html>"
)


class Listener:
    """Accepts connections and counts them; answers as a web server with a dated page."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.heard: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                self.heard.append(connection.recv(2_000))
                connection.sendall(
                    b"HTTP/1.0 200 OK\r\n\r\n<html><p>Published 2001-01-01</p></html>"
                )

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


def contents(port: int) -> Iterator[str]:
    """Yield what has ever made a library of this kind fetch something."""
    for scheme in ("http", "https", "ftp", "HTTP"):
        address = f"{scheme}://127.0.0.1:{port}/x"
        yield address
        yield f"{address}#"
        yield f"{address}#<html><body><p>{STORY.replace(' ', '_')}</p></body></html>"
        yield f"{address}?<p>{STORY}</p>"
        unbroken = (STORY * 3).replace(
            " ", "\n"
        )  # a blank is what tells htmldate a text from an address
        yield f"{address}#<p>{unbroken}</p>"
        yield f"{address}<p>{unbroken}</p><p>{unbroken}</p>"
    address = f"http://127.0.0.1:{port}/x"
    yield from pages(address)
    yield from news_xml(address)
    names = ("url", "title", "text", "published", "author", "source")
    yield json.dumps(dict.fromkeys(names, address))
    yield f'{{"url": "{address}", "html": "{address}", "published": "{address}#"}}'
    yield f"---\ntitle: !!python/object/apply:os.system ['x']\nurl: {address}\n---\n{STORY}"
    yield f"---\nurl: &a {address}\ninclude: !include {address}\n---\n![i]({address})\n{STORY}"
    yield f"{address}\n\nGas flows\n\nPublished: {address}\n\n{STORY}"


def news_xml(address: str) -> Iterator[str]:
    doctype = f'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "{address}.dtd">'
    yield f"{doctype}<nitf><body>{STORY}</body></nitf>"
    entity = f'<!DOCTYPE nitf [<!ENTITY e SYSTEM "{address}"><!ENTITY % p SYSTEM "{address}"> %p;]>'
    yield f"{entity}<nitf><body>&e;{STORY}</body></nitf>"
    yield f"{entity.replace('ENTITY', 'entity')}<nitf><body>&e;{STORY}</body></nitf>"
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}"/>'
    yield f"<nitf>{include}<body><p>{STORY}</p></body></nitf>"
    yield f'<?xml-stylesheet type="text/xsl" href="{address}"?><nitf><body>{STORY}</body></nitf>'
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    schema = f'xmlns:xsi="{instance}" xsi:schemaLocation="{address} {address}"'
    yield f"<newsItem {schema}><headline>Gas</headline><body>{STORY}</body></newsItem>"


def pages(address: str) -> Iterator[str]:
    yield PAGE.format(head=f'<base href="{address}">', body='<a href="y">y</a><img src="z.jpg">')
    yield PAGE.format(head=f'<meta http-equiv="refresh" content="0; url={address}">', body="")
    yield PAGE.format(
        head=f'<link rel="canonical" href="{address}"><link rel="stylesheet" href="{address}">'
        f'<script src="{address}"></script><meta property="og:url" content="{address}">',
        body=f'<img src="{address}/a.jpg"><iframe src="{address}"></iframe>'
        f'<object data="{address}"/><video src="{address}"></video>',
    )
    yield f'<!DOCTYPE html SYSTEM "{address}">{PAGE.format(head="", body="")}'


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_reader_connects(listener: Listener, tmp_path: Path, ending: str) -> None:
    for number, content in enumerate(contents(listener.port)):
        file = tmp_path / f"{number}.{ending}".rstrip(".")
        file.write_text(content, encoding="utf-8")
        results = read_file(file, file.name, max_bytes=1_000_000)
        assert results
        assert not listener.heard, f"{content[:200]!r} in {file.name}"


RECORDER = """
import os, sys

def record(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        write(f"{event} {arguments[1:]}")

def write(line):
    with open(os.path.join(os.environ["RECORDED"], str(os.getpid())), "a") as stream:
        stream.write(line + chr(10))

write("begun")
sys.addaudithook(record)
"""
GERMAN = "Das Ministerium teilte am Montag mit, dass wieder Gas nach Kroatien fließt. "
"""Needs no model, which would take the test most of its time."""


def test_no_worker_of_a_direct_run_connects(
    listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded, drop, hook = (tmp_path / name for name in ("recorded", "drop", "hook"))
    for folder in (recorded, drop, hook):
        folder.mkdir()
    (hook / "sitecustomize.py").write_text(RECORDER, encoding="utf-8")
    for number, content in enumerate(list(contents(listener.port))[::3]):
        text = content.replace(STORY, GERMAN)
        (drop / f"{number}.html").write_text(text, encoding="utf-8")
    monkeypatch.setenv("RECORDED", str(recorded))
    monkeypatch.setenv("PYTHONPATH", f"{hook}{os.pathsep}{Path.cwd()}")
    settings = Settings(
        inputs=(str(drop),), output=tmp_path / "out", workers=2, batch_size=9, settle_seconds=0
    )
    run_stages(settings)
    said = [file.read_text(encoding="utf-8") for file in recorded.iterdir()]
    assert len(said) >= 2  # the workers'
    assert set(said) == {"begun\n"}
    assert not listener.heard


def test_the_listener_hears(listener: Listener) -> None:
    before = len(listener.heard)
    with socket.create_connection(("127.0.0.1", listener.port)) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.0 200")
    del listener.heard[before:]
