"""The work of reading grows as the document does, whatever its kind."""

import pytest

from benchmarks.documents import KINDS, exponent, measure

MOST = 1.6
"""Far from the square, and far above what a busy machine adds."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_reading_is_no_square_of_the_size(kind: str) -> None:
    assert exponent(measure(kind, (50_000, 200_000), bound=30)) < MOST
