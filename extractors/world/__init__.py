"""Countries, peoples, regions and well-known organisations by their names."""

from extractors.world.companies import LEGAL_FORMS, LegalForm, fold_company
from extractors.world.countries import (
    Country,
    CountryForms,
    all_countries,
    country_by_capital,
    country_of,
    is_capital,
)
from extractors.world.names import (
    BODIES,
    KnownName,
    country_entity,
    find_names,
    find_places,
    named_entity_id,
    organisation_of,
)

__all__ = [
    "BODIES",
    "LEGAL_FORMS",
    "Country",
    "CountryForms",
    "KnownName",
    "LegalForm",
    "all_countries",
    "country_by_capital",
    "country_entity",
    "country_of",
    "find_names",
    "find_places",
    "fold_company",
    "is_capital",
    "named_entity_id",
    "organisation_of",
]
