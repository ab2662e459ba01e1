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
    find_landforms,
    find_names,
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
    "find_landforms",
    "find_names",
    "fold_company",
    "is_capital",
    "named_entity_id",
    "organisation_of",
]
