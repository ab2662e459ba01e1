"""When the name of a capital is the government's and when it is the city's."""

import pytest

from extractors.entities.governments import government_at


@pytest.mark.parametrize(
    ("text", "capital", "code"),
    [
        pytest.param("Kyiv denied the report.", "Kyiv", "UKR", id="acts"),
        pytest.param(
            "The sale, Ankara has repeatedly said, is off.",
            "Ankara",
            "TUR",
            id="acts-with-words-between",
        ),
        pytest.param(
            "It was clear that Tehran would not agree.", "Tehran", "IRN", id="acts-in-a-clause"
        ),
        pytest.param("Warsaw is seeking more launchers.", "Warsaw", "POL", id="acts-now"),
        pytest.param(
            "Moscow's full-scale invasion went on.", "Moscow", "RUS", id="owns-after-an-adjective"
        ),
        pytest.param("They discussed Pyongyang’s missiles.", "Pyongyang", "PRK", id="owns"),
        pytest.param("Talks with Tokyo broke down.", "Tokyo", "JPN", id="talks-with"),
        pytest.param(
            "Ties between Seoul and Hanoi grew.", "Hanoi", "VNM", id="ties-between-second"
        ),
        pytest.param("Ties between Seoul and Hanoi grew.", "Seoul", "KOR", id="ties-between-first"),
        pytest.param("Oslo, Rome and Riga condemned it.", "Oslo", "NOR", id="first-of-several"),
        pytest.param("Oslo, Rome and Riga condemned it.", "Riga", "LVA", id="last-of-several"),
        pytest.param("A plea to Riga, which asked for time.", "Riga", "LVA", id="which-acts"),
        pytest.param("A road to Riga, which is closed.", "Riga", None, id="which-does-not"),
        pytest.param("The fair opened in Kyiv.", "Kyiv", None, id="place"),
        pytest.param("Officials in Ankara said so.", "Ankara", None, id="others-act-there"),
        pytest.param("Radio Moscow said so.", "Moscow", None, id="part-of-a-name"),
        pytest.param("Moscow's streets were empty.", "Moscow", None, id="what-a-city-has"),
        pytest.param("Flights between Seoul and Hanoi grew.", "Hanoi", None, id="flights-between"),
        pytest.param("Lagos said it would pay.", "Lagos", None, id="no-capital-today"),
        pytest.param("Ukraine denied the report.", "Ukraine", None, id="a-country-is-no-capital"),
    ],
)
def test_a_capital_stands_for_its_government_where_it_acts(
    text: str, capital: str, code: str | None
) -> None:
    start = text.index(capital)
    found = government_at(text, start, start + len(capital))
    assert (found.alpha3 if found else None) == code
