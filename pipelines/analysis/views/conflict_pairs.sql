-- Conflicts with both claims side by side; ratio says how many times the larger number is the less.
select
    conflicts.*,
    greatest(abs(number_a), abs(number_b)) / nullif(least(abs(number_a), abs(number_b)), 0) as ratio,
    one.sources as sources_a, other.sources as sources_b,
    one.first_reported as first_reported_a, other.first_reported as first_reported_b
from conflicts
join claims as one on one.claim_id = claim_id_a
join claims as other on other.claim_id = claim_id_b
order by ratio desc, claim_id_a, claim_id_b
