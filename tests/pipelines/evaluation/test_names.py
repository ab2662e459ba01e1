import pytest

from pipelines.evaluation.names import same_name

NAMES = [
    pytest.param("Aleksandar Vučić", "Alexander Vucic", True, id="transliteration"),
    pytest.param("U.S. Navy", "US Navy", True, id="full stops"),
    pytest.param("The Netherlands", "Netherlands", True, id="article"),
    pytest.param("Lockheed Martin Corp.", "Lockheed Martin", True, id="legal form"),
    pytest.param("Đurađ Łoś", "Durad Los", True, id="letters with strokes"),
    pytest.param("Türkiye", "Turkey", True, id="two names of one country"),
    pytest.param("USA", "United States", True, id="a short name of a country"),
    pytest.param("Ankara", "Turkey", False, id="a capital is no name of its country"),
    pytest.param("Austria", "Australia", False, id="one-word names must be equal"),
    pytest.param("North Korea", "South Korea", False, id="another first letter"),
    pytest.param("Iran", "Iraq", False, id="neighbours"),
    pytest.param("Indian Navy", "Indian Army", False, id="another service"),
    pytest.param("Serbia", "Republic of Serbia", True, id="an official name of a country"),
    pytest.param("Bank of Serbia", "National Bank of Serbia", False, id="more words"),
]


@pytest.mark.parametrize(("name", "other", "expected"), NAMES)
def test_same_name(name: str, other: str, expected: bool) -> None:
    assert same_name(name, other) is expected
    assert same_name(other, name) is expected
