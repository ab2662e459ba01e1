"""Natural gas: volumes, LNG by weight and amounts of energy."""

from extractors.gas.mentions import KIND, extract

__all__ = ["KIND", "extract"]
