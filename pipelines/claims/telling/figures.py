"""Figures as news writes them."""

from functools import lru_cache

SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


@lru_cache(maxsize=65536)
def say_range(low: float | None, high: float | None) -> str:
    """Write both ends of a value, one where they are the same.

    >>> say_range(1.5e9, 2e9), say_range(24, 24), say_range(None, 1648)
    ('1.5 billion to 2 billion', '24', '1,648')
    """
    ends = dict.fromkeys(say_figure(end) for end in (low, high) if end is not None)
    return " to ".join(ends)


def say_figure(value: float) -> str:
    """Write one figure, to six digits where it has a scale.

    >>> say_figure(300_000_000), say_figure(1648), say_figure(3.519)
    ('300 million', '1,648', '3.519')
    """
    scale, word = next(((scale, word) for scale, word in SCALES if abs(value) >= scale), (1.0, ""))
    return f"{float(f'{value / scale:.6g}'):,.12g}{word}" if word else f"{value:,.12g}"
