"""Inputs and outputs in S3, against a server on the loopback."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import pipelines
from pipelines.cli import app
from pipelines.errors import explain
from pipelines.runs.launch import run_settings
from pipelines.settings import Settings
from pipelines.storage.objects import ConflictError, Objects, StorageError
from tests.conftest import Command, fill_drop

pytest.importorskip("s3fs", reason="pip install pressledger[s3]")
moto = pytest.importorskip("moto.server", reason="pip install pressledger[s3-server]")

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

SECRET = "not-to-be-told"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of a server of S3 on the loopback."""
    started = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    started.start()
    host, port = started.get_host_and_port()
    yield f"http://{host}:{port}"
    started.stop()


@pytest.fixture(autouse=True)
def bucket(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return the file system of the server, with an empty bucket ``news``."""
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "us-east-1",
        "PRESSLEDGER_MIRRORS": str(tmp_path / "mirrors"),
    }.items():
        monkeypatch.setenv(name, value)
    files = Objects("s3://news")._files
    files.mkdir("news")
    yield files
    files.rm("news", recursive=True)
    type(files).clear_instance_cache()


def test_an_object_is_made_once_and_replaced_by_who_knows_it(bucket: Any) -> None:
    objects = Objects("s3://news/ledger")
    first = objects.write("latest", b"one", replacing=None)
    with pytest.raises(ConflictError):
        objects.write("latest", b"two", replacing=None)
    second = objects.write("latest", b"two", replacing=first)
    with pytest.raises(ConflictError):
        objects.write("latest", b"three", replacing=first)
    assert objects.read("latest") == (b"two", second)
    assert objects.list()["latest"].version == second


def test_names_of_objects_may_be_no_names_of_files(bucket: Any) -> None:
    for key in ("../up", "a//b", "both", "both/below", "é?[1]*", "folder/"):
        bucket.pipe_file(f"news/drop/{key}", b"1")
    settings = Settings(inputs=("s3://news/drop",), settle_seconds=0)
    from pipelines.storage.inputs import fetch_inputs

    refused = fetch_inputs(settings.inputs, max_file_bytes=10)
    assert [reject.path for reject in refused] == ["../up", "a//b", "both"]
    here = Path(settings.inputs[0])
    fetched = {p.relative_to(here).as_posix() for p in here.rglob("[!.]*") if p.is_file()}
    assert fetched == {"both/below", "é?[1]*"}


@pytest.mark.model
def test_a_run_by_command_reads_and_publishes_in_the_store(
    bucket: Any,
    command: Command,
    tmp_path: Path,
    server: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for file in fill_drop(tmp_path / "drop").iterdir():
        bucket.pipe_file(f"news/drop/{file.name}", file.read_bytes())
    arguments = ("run", "s3://news/drop", "--output", "s3://news/ledger", "--direct")
    first = command(*arguments)
    assert first.returncode == 0, first.stderr
    assert "s3://news/ledger" in first.stdout
    run = bucket.cat_file("news/ledger/latest").decode().strip()
    direct = pd.read_parquet(
        f"s3://news/ledger/runs/{run}/claims",
        storage_options={"endpoint_url": server},
    )
    pd.testing.assert_frame_equal(pipelines.load("claims", "s3://news/ledger"), direct)
    settings = Settings(inputs=("s3://news/drop",), output="s3://news/ledger", workers=1)
    again = run_settings(settings, direct=True).manifest()
    assert again["input"]["extracted"] == 0
    for asked in (["check"], ["diff", "--exit-code"], ["query", "select count(*) from claims"]):
        app([*asked, "--output", "s3://news/ledger"], standalone_mode=False)
    assert capsys.readouterr().out.count("all tables are as they were published") == 2
    _assert_no_secret(tmp_path, first)


def _assert_no_secret(folder: Path, done: "subprocess.CompletedProcess[str]") -> None:
    written = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert SECRET not in done.stdout + done.stderr
    assert not [1 for content in written if SECRET.encode() in content]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({}, "the specified bucket does not exist", id="no-bucket"),
        pytest.param(
            {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"},
            'could not connect to the endpoint URL: "http://127.0.0.1:9/no-bucket/out/.lock"',
            id="nobody-answers",
        ),
        pytest.param(
            {
                "AWS_ACCESS_KEY_ID": "",
                "AWS_SECRET_ACCESS_KEY": "",
                "AWS_EC2_METADATA_DISABLED": "true",
            },
            "unable to locate credentials",
            id="no-credentials",
        ),
    ],
)
def test_what_is_wrong_is_one_line(
    changed: dict[str, str], said: str, bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    type(bucket).clear_instance_cache()
    for name, value in changed.items():
        monkeypatch.setenv(name, value)
    settings = Settings(inputs=("s3://no-bucket/drop",), output="s3://no-bucket/out")
    with pytest.raises(StorageError) as raised:
        run_settings(settings, direct=True)
    told = explain(raised.value)
    assert told is not None
    assert (told[0], told[1].partition(";")[0]) == (1, f"s3://no-bucket/out: {said}")
    assert SECRET not in told[1]


def test_without_rights_it_is_one_line(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError("Access Denied")

    monkeypatch.setattr(type(bucket), "find", refuse)
    settings = Settings(inputs=("corpus",), output="s3://news/ledger")
    with pytest.raises(StorageError, match=r"access Denied; check the account's rights"):
        run_settings(settings, direct=True)
    assert "ledger/latest" not in os.listdir(settings.output.parent)  # noqa: PTH208
