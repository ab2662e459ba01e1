-- Who says what, how often, in how many articles, and when first and last.
select
    attributed_to, statement_type,
    count(*) as statements, count(distinct article_id) as articles,
    count(distinct claim_id) as claims,
    min(published_on) as first_said, max(published_on) as last_said
from statements
join articles using (article_id)
where attributed_to is not null
group by all
order by statements desc, attributed_to, statement_type
