"""Hostile texts take work in proportion to their length, in every extractor and the statements.

A small share of ``python -m benchmarks.stress``, without the model.
"""

import gc
from collections.abc import Iterator

import pytest
import spacy
from spacy.language import Language

from benchmarks.hostile_texts import HostileText, hostile_texts, lexicon_words
from benchmarks.stress import Measured, measure
from extractors.language.tokenizing import BoundedTokenizer

SIZES = (3_000, 12_000)
BOUND = 20.0  # seconds of processor time in which even a loaded machine has read 12,000 characters
MOST = 1.5  # exponent; a linear reading stays below 1.2 when measured twice, a square one is 2
TRIES = 4

# What once took the square of its length, or ten seconds for 100,000 characters.
FAULTS = (
    "gas\n", "class missile ", "F-16A/B/", "S-300/S-400/", "Peru, ", "to Peru from Chile for $5 ",
    "| gas | 5 |\n", '"a ', "$1-", "he said ", "a million ",
)  # fmt: skip


@pytest.fixture(name="nlp", scope="module")
def _nlp() -> Iterator[Language]:
    nlp = spacy.blank("en")
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    nlp.add_pipe("line_starts")
    nlp.add_pipe("sentencizer")
    measure(nlp, HostileText("warm", ("Peru has 5 tanks. ",)), SIZES[:1], BOUND)
    gc.collect()
    gc.freeze()  # else the lexicons are looked through before each measurement
    yield nlp
    gc.unfreeze()


def too_steep(nlp: Language, text: HostileText) -> set[str]:
    """Return the stages whose work grows too fast, however often it is measured: of what a length
    took the least counts, as a machine that is busy meanwhile takes longer.

    Without the model reading is nothing but joining pieces, of which a short text has but one.
    """
    least: dict[str, Measured] = {}
    steep: set[str] = set()
    for _ in range(TRIES):
        for each in measure(nlp, text, SIZES, BOUND):
            seconds = least.get(each.stage, each).seconds
            quickest = {size: min(taken, seconds[size]) for size, taken in each.seconds.items()}
            least[each.stage] = each._replace(seconds=quickest)
        steep = {each.stage for each in least.values() if each.exponent > MOST} - {"reading"}
        if not steep:
            break
    return steep


@pytest.mark.parametrize("piece", FAULTS)
def test_what_once_was_slow_is_read_in_passing(nlp: Language, piece: str) -> None:
    assert too_steep(nlp, HostileText("fault", (piece,))) == set()


@pytest.mark.parametrize("seed", [1, 2])
def test_words_of_the_lexicons_take_linear_work(nlp: Language, seed: int) -> None:
    texts = [text for text in hostile_texts(seed, 260) if text.source in lexicon_words()]
    steep = {str(text): too_steep(nlp, text) for text in texts[seed::16]}
    assert not any(steep.values()), steep
