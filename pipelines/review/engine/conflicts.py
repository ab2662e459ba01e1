"""Conflicts of both snapshots by the same names: the claims of the base have those of the head."""

from pipelines.review.engine.sides import Sides
from pipelines.snapshots.schemas import TABLES

_KEYED = """
create or replace table {side}_conflicts_keyed as
with named as (
    select c.* replace ({a} as claim_id_a, {b} as claim_id_b{standing})
    from {side}_conflicts c {joined}
), turned as (
    select *, claim_id_a > claim_id_b as is_turned from named
)
select concat_ws(' ', least(claim_id_a, claim_id_b), greatest(claim_id_a, claim_id_b), field)
        as conflict_id,
    * exclude (is_turned) replace (
        least(claim_id_a, claim_id_b) as claim_id_a, greatest(claim_id_a, claim_id_b) as claim_id_b,
        {turned}
    )
from turned qualify row_number() over (partition by conflict_id order by reason, value_a) = 1
"""

_TURNED = """case when is_turned then {name}_b else {name}_a end as {name}_a,
        case when is_turned then {name}_a else {name}_b end as {name}_b"""

_JOINED = """
left join became p on p.b_id = c.claim_id_a left join became q on q.b_id = c.claim_id_b
left join became s on s.b_id = c.standing_claim_id
"""


_OF_BOTH = [
    name.removesuffix("_a")
    for name in TABLES["conflicts"].column_names()
    if name.endswith("_a") and name != "claim_id_a"
]
"""What is told of each of the two claims."""

_BEFORE = {
    "a": "coalesce(p.h_id, claim_id_a)",
    "b": "coalesce(q.h_id, claim_id_b)",
    "standing": ", coalesce(s.h_id, standing_claim_id) as standing_claim_id",
    "joined": _JOINED,
}
_AFTER = {"a": "claim_id_a", "b": "claim_id_b", "standing": "", "joined": ""}


def name_conflicts(sides: Sides) -> None:
    """Make ``b_conflicts_keyed`` and ``h_conflicts_keyed``, in which a conflict of the same two
    claims has the same ``conflict_id``.
    """
    turned = ", ".join(_TURNED.format(name=name) for name in _OF_BOTH)
    for side, names in (("b", _BEFORE), ("h", _AFTER)):
        sides.database.execute(_KEYED.format(side=side, turned=turned, **names))
