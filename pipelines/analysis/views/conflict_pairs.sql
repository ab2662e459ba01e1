-- Conflicts with both claims side by side, and the differing figures as printed; ratio says how many
-- times the larger number is the less.
select
    conflicts.*,
    greatest(abs(number_a), abs(number_b)) / nullif(least(abs(number_a), abs(number_b)), 0) as ratio,
    case when field like 'amount%' then one.printed_amount
        when field like 'm3%' then one.printed_volume end as printed_a,
    case when field like 'amount%' then other.printed_amount
        when field like 'm3%' then other.printed_volume end as printed_b,
    one.sources as sources_a, other.sources as sources_b,
    one.first_reported as first_reported_a, other.first_reported as first_reported_b
from conflicts
join claims as one on one.claim_id = claim_id_a
join claims as other on other.claim_id = claim_id_b
order by ratio desc, claim_id_a, claim_id_b
