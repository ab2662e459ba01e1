"""What an article says twice stands once."""

import pytest

from extractors.statements.repetitions import without_repetitions
from tests.extractors.marked_articles import statements_of

FIVE = "{money 5e8 USD|$500 million}"
CASES = [
    pytest.param(f"Peru borrowed {FIVE}.", f"Peru borrowed {FIVE} from China.", [1], id="fuller"),
    pytest.param(f"Peru borrowed {FIVE}.", f"Peru borrowed {FIVE}.", [0], id="earlier-of-alike"),
    pytest.param(f"Peru borrowed {FIVE}.", f"Chile borrowed {FIVE}.", [0, 1], id="other-parties"),
    pytest.param(f"Peru borrowed {FIVE}.", f"Peru invested {FIVE}.", [0, 1], id="other-type"),
    pytest.param(
        f"Peru borrowed {FIVE} in {{date 2022|2022}}.",
        f"Peru borrowed {FIVE} in {{date 2023|2023}}.",
        [0, 1],
        id="other-time",
    ),
]


@pytest.mark.parametrize(("one", "other", "kept"), CASES)
def test_repetitions(one: str, other: str, kept: list[int]) -> None:
    both = [statement for marked in (one, other) for statement in statements_of(marked)]
    found = without_repetitions([(statement, False) for statement in both])
    assert [both.index(statement) for statement in found] == kept
