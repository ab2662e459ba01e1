"""What dates a fact: the period found for it and what the article lends where its sentence names no
day.
"""

from dataclasses import dataclass
from datetime import date

from extractors.records import CalendarDate, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The period of a fact and the date mention it rests on; either may be missing.

    `named` is the period as the text names it, of whose last day a level is; another fact may go on
    with it. `rule` says how it was found, `is_planned` that the fact was only planned then.
    """

    period: CalendarDate | None = None
    mention: Mention | None = None
    named: CalendarDate | None = None
    rule: str = "none"
    is_planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DatingContext:
    """What dates a fact whose sentence names no day: the publication, the day that the article
    tells of, the last week, month or longer stretch of time named, the last fact's period, that of
    what the last one was measured against, that of the last fact of the same sentence, the fiscal
    year that the article is about.
    `is_declaration` says that the article is a statement or speech, which announces on the day of
    its publication.
    """

    published_on: date | None
    told_of: date | None = None
    last_stretch: CalendarDate | None = None
    earlier: Timing = Timing()
    fiscal_year: CalendarDate | None = None
    measured_against: Timing = Timing()
    beside: Timing | None = None
    is_declaration: bool = False
