"""An amount of money as it is written, before it is known which currency it is in."""

from decimal import Decimal
from typing import NamedTuple

from extractors.money.forms import Form


class Amount(NamedTuple):
    """An amount as it is written at ``text[start:end]``.

    `low` and `high` are in units of the currency that `form` names; `form` is None for a bare
    number. `scale` is what the figure is multiplied by; `large` says that it is scaled or grouped,
    as the numbers of roads are not; `lent_form` and `lent_scale` that the currency and the scale
    stand only beside the next amount.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: Form | None
    has_sign: bool
    scale: Decimal
    large: bool
    lent_form: bool = False
    lent_scale: bool = False
