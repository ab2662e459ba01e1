"""Which identity each article has, where several claim one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from pipelines.identity import stable_id


class Claimant(Protocol):
    """What claims an identity: an article, or as much as is known of one."""

    @property
    def article_id(self) -> str:
        """Return the identity that is claimed."""

    @property
    def path(self) -> str:
        """Return the path of the raw file."""

    @property
    def record(self) -> int | None:
        """Return the position in a file of several records."""

    @property
    def content_hash(self) -> str:
        """Return the digest of the text."""


Claiming = TypeVar("Claiming", bound=Claimant)


def settle_identities(articles: Iterable[Claiming]) -> list[Claiming]:
    """Return the articles (dataclasses), sorted by id, with no id twice.

    Of several that claim one id, the first by path and record keeps it; the others get one from
    their path and record, and should that be taken too, from their content. The outcome does not
    depend on the order of `articles`.
    """
    claims: defaultdict[str, list[Claiming]] = defaultdict(list)
    for article in sorted(articles, key=_order):
        claims[article.article_id].append(article)
    settled = {claimed: claimants[0] for claimed, claimants in claims.items()}
    for article in sorted(
        (other for claimants in claims.values() for other in claimants[1:]), key=_order
    ):
        parts = [
            ("path", article.path, article.record),
            ("content", article.path, article.record, article.content_hash),
        ]
        free = next((own for part in parts if (own := stable_id("a_", *part)) not in settled), None)
        if free is not None:  # the same record of the same file a second time is the same article
            settled[free] = replace(article, article_id=free)  # type: ignore[type-var]
    return sorted(settled.values(), key=lambda article: article.article_id)


def _order(article: Claimant) -> tuple[str, int, str]:
    return article.path, -1 if article.record is None else article.record, article.content_hash
