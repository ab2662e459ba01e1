-- Every report of every claim: the sentence, who printed it and when, and who is quoted.
select
    claim_id, claims.statement_type, summary, status, source_count,
    statement_id, article_id, source, published_on, title, url, path, record, duplicate_of,
    sentence, statements.sentence_start, statements.sentence_end,
    attributed_to, cited_source, confidence
from claims
join statements using (claim_id)
join articles using (article_id)
order by claim_id, published_on, statement_id
