-- Arms transfers, a claim a row: who supplies what to whom, how many, and for how much.
select
    claim_id, supplier, buyer, systems, weapon_class, quantity_low, quantity_high,
    amount_low, amount_high, currency, amount_usd, period, period_start, period_end,
    modality, status, source_count, sources, first_reported, summary
from claims
where statement_type = 'arms_transfer'
order by period_start, claim_id
