import pytest

from pipelines.claims.copies.vetoes import same_figures, same_names, same_places, same_symbols
from tests.growth import growth

FIXING = "The central bank lent the houses {} million crowns, of which {} million fall due soon."
DIVIDEND = (
    "{} SETS QUARTERLY PAYOUT\n\nQuarterly payout 20 cents, as before. Payable on May 2 to holders "
    "of April 4."
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("rose 2 to 5", "rose 2 to 6", True, id="one-of-two"),
        pytest.param("rose 2 to 5", "rose 3 to 6", False, id="none-of-two"),
        pytest.param("rose 2", "rose 3", True, id="a-single-figure-tells-nothing"),
        pytest.param("1 2 3 4", "3 4 5 6 7", True, id="half-of-the-fewer"),
        pytest.param("1 2 3 4", "4 5 6 7 8", False, id="a-quarter"),
        pytest.param("", "1 2 3", True, id="none-at-all"),
    ],
)
def test_figures(one: str, other: str, expected: bool) -> None:
    assert same_figures(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(FIXING.format(150, 40), FIXING.format(150, 45), True, id="one-corrected"),
        pytest.param(FIXING.format(150, 40), FIXING.format(160, 45), False, id="both-others"),
        pytest.param("It sold 9 ships.", "It sold 8 ships.", False, id="the-only-one"),
        pytest.param("It sold 9 ships.", "They have 8 boats.", True, id="in-other-places"),
        pytest.param("no figure", "no figure", True, id="no-figure"),
    ],
)
def test_places(one: str, other: str, expected: bool) -> None:
    assert same_places(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("the Orkla, the Glomma, the Otra", "orkla glomma", True, id="whatever-case"),
        pytest.param(
            "the Orkla, the Glomma, the Otra",
            "the Otra, the Rauma, the Lagen",
            False,
            id="one-of-three",
        ),
        pytest.param("the Orkla fell", "the Otra, the Glomma rose", True, id="too-few"),
    ],
)
def test_names(one: str, other: str, expected: bool) -> None:
    assert same_names(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("ASTERN CORP <ATN>", "BOLLARD INC <BLR>", False, id="other-companies"),
        pytest.param("ASTERN CORP <ATN.O>", "ASTERN <ATN.O> AND <BLR>", True, id="one-in-common"),
        pytest.param("Astern (NYSE: ATN)", "Bollard (Nasdaq:BLR)", False, id="with-the-exchange"),
        pytest.param("Astern (ATN.N)", "Bollard (BLR.L)", False, id="codes"),
        pytest.param("ASTERN CORP <ATN>", "Astern pays", True, id="only-one-names-any"),
        pytest.param("OSLO (AP) -", "OSLO (AFP) -", True, id="agencies-are-none"),
    ],
)
def test_symbols(one: str, other: str, expected: bool) -> None:
    assert same_symbols(DIVIDEND.format(one), DIVIDEND.format(other)) is expected


@pytest.mark.parametrize("piece", ["1", "1.", "1 ", "a 1 ", "<A", "(A", "(NYSE:", ", A-'", " A"])
def test_the_work_grows_with_the_text(piece: str) -> None:
    def compare(text: str) -> None:
        for same in (same_figures, same_names, same_places, same_symbols):
            same(text, text + "!")

    assert growth(compare, piece) < 9
