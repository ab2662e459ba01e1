"""Settings come from flags, the environment, a file and the defaults, in this order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.configuration import SettingsError, find_file, read_configuration

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a file of settings beside an input, in a folder that is not the working one."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "ledger" / "news").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere")

    def write_file(text: str) -> Path:
        file = tmp_path / "ledger" / "pressledger.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write_file


def test_each_setting_says_where_it_comes_from(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write("workers = 7\nbatch_size = 5\narticle_seconds = 9")
    monkeypatch.setenv("PRESSLEDGER_BATCH_SIZE", "6")
    monkeypatch.setenv("PRESSLEDGER_ARTICLE_SECONDS", "8")
    news = str(tmp_path / "ledger" / "news")
    found = read_configuration({"inputs": [news], "article_seconds": 3})
    names = ("workers", "batch_size", "article_seconds", "keep")
    assert [(getattr(found.settings, name), found.origins[name]) for name in names] == [
        (7, str(file)),
        (6, "environment, PRESSLEDGER_BATCH_SIZE"),
        (3, "flag"),
        (None, "default"),
    ]


def test_paths_of_a_file_are_relative_to_it(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write('inputs = ["news"]\noutput = "tables"\nmodel = "en_core_web_sm"')
    monkeypatch.setenv("PRESSLEDGER_CONFIG", str(file))
    settings = read_configuration({}).settings
    assert settings.inputs == (str(tmp_path / "ledger" / "news"),)
    assert settings.output == tmp_path / "ledger" / "tables"
    assert settings.model == "en_core_web_sm"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("workrs = 2", "there is no setting 'workrs'", id="unknown"),
        pytest.param("workers = 0", "workers: .*greater than or equal to 1", id="range"),
        pytest.param("workers = ", "is no TOML", id="syntax"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place(
    write: Write, tmp_path: Path, text: str, words: str
) -> None:
    write(text)
    with pytest.raises(SettingsError, match=words) as error:
        read_configuration({"inputs": [str(tmp_path / "ledger" / "news")]})
    assert "pressledger.toml" in str(error.value)


def test_a_file_that_anybody_can_write_is_not_read(write: Write, tmp_path: Path) -> None:
    write("workers = 2").chmod(0o666)
    with pytest.raises(SettingsError, match="may be written by others"):
        read_configuration({"inputs": [str(tmp_path / "ledger" / "news")]})


def test_a_file_within_the_input_is_none_of_ours(write: Write, tmp_path: Path) -> None:
    (tmp_path / "ledger" / "news" / "pressledger.toml").write_text("workers = 1", encoding="utf-8")
    assert find_file([str(tmp_path / "ledger" / "news")]) is None


def test_an_address_is_not_beside_the_file_and_its_password_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSLEDGER_MIRRORS", str(tmp_path / "mirrors"))
    file = tmp_path / "pressledger.toml"
    file.write_text('inputs = ["s3://news/drop"]\noutput = "s3://news/ledger"\n', encoding="utf-8")
    written = read_configuration({}, file).settings.model_dump(mode="json")
    assert (written["inputs"], written["output"]) == (["s3://news/drop"], "s3://news/ledger")
    with pytest.raises(SettingsError, match=r"^output: write s3://bucket/prefix") as raised:
        read_configuration({"output": "s3://key:hush@news/ledger"}, file)
    assert "hush" not in str(raised.value)
