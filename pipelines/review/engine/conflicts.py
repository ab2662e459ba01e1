"""Conflicts of both snapshots by the same names: the claims of the base have those of the head."""

from pipelines.review.engine.sides import Sides

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
        case when is_turned then value_b else value_a end as value_a,
        case when is_turned then value_a else value_b end as value_b,
        case when is_turned then sentence_b else sentence_a end as sentence_a,
        case when is_turned then sentence_a else sentence_b end as sentence_b
        {numbers}
    )
from turned qualify row_number() over (partition by conflict_id order by reason, value_a) = 1
"""

_NUMBERS = """,
        case when is_turned then number_b else number_a end as number_a,
        case when is_turned then number_a else number_b end as number_b
"""

_JOINED = """
left join became p on p.b_id = c.claim_id_a left join became q on q.b_id = c.claim_id_b
left join became s on s.b_id = c.standing_claim_id
"""


def name_conflicts(sides: Sides) -> None:
    """Make ``b_conflicts_keyed`` and ``h_conflicts_keyed``, in which a conflict of the same two
    claims has the same ``conflict_id``.
    """
    columns = sides.columns["conflicts"]
    numbers = _NUMBERS if "number_a" in columns else ""
    standing = "standing_claim_id" in columns
    renamed = ", coalesce(s.h_id, standing_claim_id) as standing_claim_id" if standing else ""
    joined = _JOINED if standing else _JOINED.rpartition("left join")[0]
    before = {"a": "coalesce(p.h_id, claim_id_a)", "b": "coalesce(q.h_id, claim_id_b)"}
    after = {"a": "claim_id_a", "b": "claim_id_b"}
    for side, names, own, more in (("b", before, renamed, joined), ("h", after, "", "")):
        sides.database.execute(
            _KEYED.format(side=side, numbers=numbers, standing=own, joined=more, **names)
        )
