"""Countries, peoples, regions and well-known organisations by their names."""

from extractors.world.countries import (
    Country,
    CountryForms,
    all_countries,
    country_by_capital,
    country_of,
)
from extractors.world.names import (
    BODIES,
    country_entity,
    find_landforms,
    find_names,
    fold_company,
    named_entity_id,
    organisation_of,
)

__all__ = [
    "BODIES",
    "Country",
    "CountryForms",
    "all_countries",
    "country_by_capital",
    "country_entity",
    "country_of",
    "find_landforms",
    "find_names",
    "fold_company",
    "named_entity_id",
    "organisation_of",
]
