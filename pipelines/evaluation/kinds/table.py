"""The kinds of mentions that gold annotates; a new one is a module of this folder and a line here.

Entities have no module: gold names the parties of claims, but marks no names in the text.
"""

from collections.abc import Mapping
from typing import Any

from pipelines.evaluation.kinds.dates import DATES
from pipelines.evaluation.kinds.gas import GAS
from pipelines.evaluation.kinds.kind import Kind
from pipelines.evaluation.kinds.money import MONEY
from pipelines.evaluation.kinds.weapons import WEAPONS

_KINDS: tuple[Kind[Any, Any], ...] = (MONEY, GAS, WEAPONS, DATES)

BY_TABLE: Mapping[str, Kind[Any, Any]] = {kind.table: kind for kind in _KINDS}
"""The kinds by the table of their mentions, in the order in which scores are told."""

BY_NAME: Mapping[str, Kind[Any, Any]] = {kind.name: kind for kind in _KINDS}
"""The kinds by what gold calls them."""
