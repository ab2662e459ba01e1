"""From a claim back to the words of its sentences."""

from pathlib import Path

import pandas as pd
import pytest

from pipelines.analysis.evidence import Stretch, cut_sentence
from pipelines.analysis.frames import load

SENTENCE = {"sentence": "Peru pays $5 & more.", "sentence_start": 100}


def argument(role: str, start: int, end: int) -> dict[str, object]:
    return {"role": role, "start": start, "end": end}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([], [Stretch("Peru pays $5 & more.", None)], id="none"),
        pytest.param(
            [
                argument("value", 110, 112),
                argument("buyer", 100, 104),
                argument("subject", 100, 104),
            ],
            [
                Stretch("Peru", "buyer, subject"),
                Stretch(" pays ", None),
                Stretch("$5", "value"),
                Stretch(" & more.", None),
            ],
            id="in order, two roles of one word",
        ),
        pytest.param(
            [argument("value", 105, 112), argument("buyer", 110, 112), argument("time", 10, 20)],
            [Stretch("Peru ", None), Stretch("pays $5", "value"), Stretch(" & more.", None)],
            id="overlaps and words elsewhere",
        ),
    ],
)
def test_a_sentence_is_cut_at_the_words_that_fill_its_roles(
    arguments: list[dict[str, object]], expected: list[Stretch]
) -> None:
    assert list(cut_sentence(SENTENCE, arguments)) == expected


def test_a_claim_of_a_frame_is_shown_with_its_evidence(ledger: Path) -> None:
    claims = load("claims", ledger, types="arms_transfer")
    shown = claims.sort_values("amount_low").show(0)
    assert str(shown) == (
        "Arms transfer: Hanbit to Peru, USD 310 million\n"
        "  Lima Post, 2025-03-12, says Hanbit: [Peru | buyer] will buy 24 K9 howitzers for "
        "[$310 million | value], [Hanbit | supplier] said."
    )
    page = shown._repr_html_()
    assert '<mark title="value">$310 million</mark>' in page
    assert "In conflict with:" in page


def test_a_frame_without_claims_shows_nothing(ledger: Path) -> None:
    with pytest.raises(AttributeError, match="tables with a claim_id"):
        _ = load("articles", ledger).show
    assert not hasattr(pd.DataFrame({"claim_id": ["c_1"]}), "show")
