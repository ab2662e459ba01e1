"""People, organisations and places, brought together by name."""

from extractors.entities.mentions import KIND, extract

__all__ = ["KIND", "extract"]
