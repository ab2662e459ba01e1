"""Countries by any of their names."""

import pytest

from extractors.world import all_countries, country_by_capital, country_of, is_capital

COUNTRY_NAMES = [
    pytest.param("Azerbaijan", "AZE", id="name"),
    pytest.param("the Netherlands", "NLD", id="article"),
    pytest.param("SERBIAN", "SRB", id="demonym-in-capitals"),
    pytest.param("Kyiv", "UKR", id="capital"),
    pytest.param("Kiev", "UKR", id="capital-in-old-spelling"),
    pytest.param("Russia’s", "RUS", id="possessive"),
    pytest.param("Turkiye", "TUR", id="without-diacritics"),
    pytest.param("DPRK", "PRK", id="acronym"),
    pytest.param("U.S.A.", "USA", id="dotted-acronym"),
    pytest.param("Bosnia & Herzegovina", "BIH", id="ampersand"),
    pytest.param("Soviet", "SUN", id="former-state"),
    pytest.param("us", None, id="pronoun"),
    pytest.param("Korea", None, id="either-korea"),
    pytest.param("Ruritania", None, id="unknown"),
    pytest.param("", None, id="empty"),
]


@pytest.mark.parametrize(("name", "code"), COUNTRY_NAMES)
def test_country_of(name: str, code: str | None) -> None:
    country = country_of(name)
    assert (country and country.alpha3) == code


@pytest.mark.parametrize("forms", all_countries(), ids=lambda forms: forms.country.alpha3)
def test_every_country_answers_to_its_forms(forms) -> None:  # type: ignore[no-untyped-def]
    named = {name: country_of(name) for name in (*forms.names, *forms.demonyms)}
    assert named == dict.fromkeys(named, forms.country)


CAPITALS = [
    pytest.param("Kyiv", "UKR", id="capital"),
    pytest.param("Oslo’s", "NOR", id="possessive"),
    pytest.param("Ukraine", None, id="country"),
    pytest.param("Lagos", None, id="city-that-is-no-capital"),
]


@pytest.mark.parametrize(("name", "code"), CAPITALS)
def test_capitals(name: str, code: str | None) -> None:
    country = country_by_capital(name)
    assert (country and country.alpha3) == code
    assert is_capital(name) is (code is not None)
