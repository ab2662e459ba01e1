-- Gas by year, type and parties: claims that still stand, in billions of cubic metres.
-- A claim is counted in the year in which its period begins, else in that of its first report.
select
    year(coalesce(period_start, first_reported)) as year,
    statement_type, supplier, buyer, subject,
    count(*) as claims,
    min(bcm) as bcm_least, max(bcm) as bcm_most,
    min(bcm_per_year) as bcm_per_year_least, max(bcm_per_year) as bcm_per_year_most
from claims
where m3_low is not null
    and modality <> 'denied'
    and claim_id not in (
        select unnest([claim_id_a, claim_id_b]) from conflicts
        where reason = 'superseded'
        except select standing_claim_id from conflicts where standing_claim_id is not null
    )
group by all
order by year, statement_type, supplier, buyer, subject
