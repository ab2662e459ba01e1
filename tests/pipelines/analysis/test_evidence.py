"""From a claim back to the words of its sentences."""

from pathlib import Path

import pandas as pd
import pytest

from pipelines.analysis.frames import load


def test_a_claim_of_a_frame_is_shown_with_its_evidence(ledger: Path) -> None:
    claims = load("claims", ledger, types="arms_transfer")
    shown = claims.sort_values("amount_low").show(0)
    assert str(shown) == (
        "Arms transfer: Hanbit to Peru, USD 310 million\n"
        "  Lima Post, 2025-03-12, says Hanbit: [Peru | buyer] will buy 24 K9 howitzers for "
        "[$310 million | value], [Hanbit | supplier] said.\n"
        "  against: Arms transfer: Hanbit to Peru, USD 340 million (contradiction)"
    )
    assert repr(shown) == str(shown)
    page = shown._repr_html_()
    assert '<mark title="value">$310 million</mark>' in page
    assert "In conflict with:" in page


def test_a_row_that_is_not_there_is_told(ledger: Path) -> None:
    with pytest.raises(IndexError, match="there is no row 7; the table has 3 rows"):
        load("claims", ledger).show(7)


def test_a_frame_without_claims_shows_nothing(ledger: Path) -> None:
    with pytest.raises(AttributeError, match="tables with a claim_id"):
        _ = load("articles", ledger).show
    assert not hasattr(pd.DataFrame({"claim_id": ["c_1"]}), "show")
