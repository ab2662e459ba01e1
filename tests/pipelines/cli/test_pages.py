"""The report from the command line."""

import socket
from pathlib import Path

from tests.conftest import Call
from tests.pipelines.analysis.conftest import write_run


def test_report_writes_one_page(call: Call, tmp_path: Path) -> None:
    write_run(tmp_path / "outputs")
    done = call("report", "--to", "page.html")
    assert (done.code, done.err) == (0, "written to page.html\n")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "src=" not in page


def test_a_port_that_is_taken_is_told_in_a_line(call: Call, tmp_path: Path) -> None:
    write_run(tmp_path / "outputs")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = call("browse", "--port", str(taken.getsockname()[1]))
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


def test_without_a_snapshot_there_is_nothing_to_browse(call: Call) -> None:
    done = call("browse")
    assert (done.code, "holds no snapshot yet" in done.err) == (1, True)
