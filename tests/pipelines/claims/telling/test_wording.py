"""A claim in a line: periods in words, units by name, classes without underscores."""

import pytest

from pipelines.claims.telling.periods import say_period
from pipelines.claims.telling.wording import say_claim
from tests.pipelines.claims.claim_reports import party

NOTHING = dict.fromkeys(
    (
        "amount_low", "amount_high", "currency", "m3_low", "m3_high", "per", "comparator",
        "systems", "weapon_class", "quantity_low", "quantity_high", "period", "volume_low",
        "volume_high", "volume_unit", "bcm", "bcm_per_year", "measure",
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "line"),
    [
        pytest.param(
            {"weapon_class": "towed_gun", "quantity_low": 30, "quantity_high": 30},
            "Arms transfer: 30 x towed gun",
            id="a class by its words",
        ),
        pytest.param(
            {"amount_low": 3e8, "amount_high": 3e8, "currency": "EUR", "period": "2025-33"},
            "Arms transfer: EUR 300 million, first quarter of 2025",
            id="a quarter",
        ),
        pytest.param(
            {
                "m3_low": 1.36e9, "m3_high": 1.36e9, "bcm": 1.36, "volume_low": 1e6,
                "volume_high": 1e6, "volume_unit": "t", "comparator": "~",
            },
            "Arms transfer: about 1 million tonnes (1.36 bcm)",
            id="tonnes of LNG",
        ),
        pytest.param(
            {
                "m3_low": 2e9, "m3_high": 2e9, "bcm_per_year": 2.0, "volume_low": 2e9,
                "volume_high": 2e9, "volume_unit": "m3", "comparator": "=", "per": "year",
            },
            "Arms transfer: 2 billion cubic metres per year",
            id="what is in cubic metres already",
        ),
        pytest.param(
            {"systems": "K2; K9; Chunmoo; Redback; L-SAM", "quantity_low": 7, "quantity_high": 7},
            "Arms transfer: 7 x K2, K9, Chunmoo and 2 more systems",
            id="many systems",
        ),
        pytest.param(
            {
                "m3_low": 3.69e9, "m3_high": 3.69e9, "bcm": 3.69, "volume_low": 39e6,
                "volume_high": 39e6, "volume_unit": "MWh", "comparator": "=",
            },
            "Arms transfer: 39 TWh (3.69 bcm)",
            id="terawatt hours",
        ),
    ],
)  # fmt: skip
def test_a_line_of_a_claim(values: dict[str, object], line: str) -> None:
    assert say_claim("arms_transfer", (), NOTHING | values, "asserted") == line


@pytest.mark.parametrize(
    ("kind", "measure", "line"),
    [
        ("financials", "adjusted net profit", "Financials: adjusted net profit USD 5 million"),
        ("financials", "annual revenue", "Financials: revenue USD 5 million"),
        ("trade_volume", "export", "Trade volume: exports USD 5 million"),
        ("financials", "expectation", "Financials: USD 5 million"),
        ("arms_transfer", "arms sale", "Arms transfer: USD 5 million"),
    ],
)
def test_an_amount_says_what_it_is_where_its_type_does_not(
    kind: str, measure: str, line: str
) -> None:
    values = {"amount_low": 5e6, "amount_high": 5e6, "currency": "USD", "measure": measure}
    assert say_claim(kind, (), NOTHING | values, "asserted") == line


@pytest.mark.parametrize(
    ("kind", "roles", "line"),
    [
        pytest.param("arms_transfer", "supplier Hanbit; buyer Peru", "Hanbit to Peru", id="deal"),
        pytest.param("gas_supply", "supplier Sahra", "from Sahra", id="giver alone"),
        pytest.param("gas_supply", "buyer Peru", "to Peru", id="taker alone"),
        pytest.param("payment", "buyer Peru; recipient Hanbit", "Peru to Hanbit", id="money"),
        pytest.param("payment", "buyer Peru", "by Peru", id="payer alone"),
        pytest.param("contract", "supplier Hanbit; buyer Peru", "Hanbit for Peru", id="contract"),
        pytest.param("debt", "borrower Peru; lender Oslo Bank", "Peru to Oslo Bank", id="debt"),
        pytest.param(
            "acquisition", "buyer Sahra; seller Peru; subject Jadran", "Jadran by Sahra from Peru",
            id="what is bought",
        ),
        pytest.param("investment", "investor Sahra; recipient Peru", "Sahra in Peru", id="in"),
        pytest.param("production", "producer Sahra", "Sahra", id="no deal"),
        pytest.param("deployment", "subject Peru; supplier Oslo", "from Oslo, Peru", id="origin"),
        pytest.param("aid", "donor Oslo; donor Bergen; recipient Peru", "Oslo and Bergen to Peru",
                     id="two donors"),
    ],
)  # fmt: skip
def test_parties_stand_in_the_direction_of_the_deal(kind: str, roles: str, line: str) -> None:
    parties = tuple(party(*each.split(" ", 1)) for each in roles.split("; "))
    assert say_claim(kind, parties, NOTHING, "asserted").partition(": ")[2] == line


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024-02", "February 2024"),
        ("2024-02-06/2024-03-01", "6 February to 1 March 2024"),
        ("2024-02-06/2024-03", "6 February 2024 to March 2024"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("1987-24/..", "from winter 1987"),
        ("2024-41", "second half of 2024"),
        ("19XX", "1900s"),
        ("2025~", "about 2025"),
        ("../2024-35", "by the third quarter of 2024"),
        ("P3M", "3 months"),
        ("P1Y", "1 year"),
        ("PT36H", "36 hours"),
        ("PT30M", "30 minutes"),
        ("P", "P"),
        ("2024-99", "2024-99"),
    ],
)
def test_a_period_in_words(edtf: str, words: str) -> None:
    assert say_period(edtf) == words
