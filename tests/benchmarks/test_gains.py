"""The report of gains and losses: two states of the code over a tiny drop, each a folder."""

from pathlib import Path

import pytest

from benchmarks.checkouts import check_out
from benchmarks.gains import Gain, compare, render
from tests.conftest import copy_packages

SENTENCE = "Westgas sold 5 bcm of gas for 20 quid and 3 tcm for 7 euros."
GAINED = Gain("gas_volumes", "+", "5 bcm = 5,000,000,000 m3", SENTENCE)
LOST = Gain("money", "-", "20 quid = 20 GBP", SENTENCE)


def write_state(place: Path, lexicon: str, before: str, after: str) -> str:
    """Make a state of the project in which a word of a lexicon is another."""
    copy_packages(place)
    file = place / "extractors" / lexicon
    words = file.read_text(encoding="utf-8")
    assert before in words
    file.write_text(words.replace(before, after), encoding="utf-8")
    return str(place)


@pytest.mark.slow
@pytest.mark.model
def test_what_head_gains_and_loses_is_shown_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "gas.txt").write_text(f"{SENTENCE}\n", encoding="utf-8")
    base = write_state(tmp_path / "base", "gas/lexicon/gas_units.toml", '"bcm", ', "")
    head = write_state(tmp_path / "head", "money/lexicon/currencies.csv", ";quid;", ";")
    gains = compare(base, head, [str(tmp_path / "drop")])
    mentions = {
        gain: paths for gain, paths in gains.items() if gain.table in ("gas_volumes", "money")
    }
    assert mentions == {GAINED: ["gas.txt"], LOST: ["gas.txt"]}
    assert {gain.table for gain in gains} >= {"statements", "claims"}
    assert all(gain.sentence == SENTENCE for gain in gains)


def test_the_report_counts_and_lists() -> None:
    gains = {GAINED: ["a.txt", "b.txt"], LOST: ["a.txt"]}
    assert list(render(gains))[:7] == [
        "gas_volumes: 1 gained, 0 lost, 0 changed",
        "money: 0 gained, 1 lost, 0 changed",
        "",
        "gas_volumes",
        "+ 5 bcm = 5,000,000,000 m3",
        f"    {SENTENCE}",
        "    [a.txt, b.txt]",
    ]
    assert list(render({})) == ["nothing gained, lost or changed"]


def test_a_state_that_is_none_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="neither a folder with a checkout nor a git revision"):
        check_out(str(tmp_path / "nowhere"), tmp_path)
