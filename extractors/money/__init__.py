"""Money: amounts of any currency."""

from extractors.money.mentions import KIND, extract

__all__ = ["KIND", "extract"]
