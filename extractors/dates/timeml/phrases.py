"""Times that TimeML marks and the table ``dates`` does not: vague ones, clock times, recurring
times, loose lengths.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.dates.words import COUNT
from extractors.lexicon import read_toml
from extractors.numbers import read_number
from extractors.text import alternatives

_LEXICON = read_toml("extractors.dates", "timeml")
_REFERENCES: dict[str, str] = _LEXICON["references"]
_SETS: dict[str, str] = _LEXICON["sets"]
_LETTERS: dict[str, str] = _LEXICON["letters"]
_UNIT = rf"(?:{alternatives(_LETTERS)})"
_LONGER = rf"(?:{alternatives([unit for unit in _LETTERS if unit not in ('second', 'minute')])})"
_VAGUE = re.compile(rf"(?<![\w-])(?:{alternatives([*_REFERENCES, *_SETS])})(?![\w-])")
_LONG_AGO = re.compile(
    rf"""
    (?<![\w-])
    (?: (?:(?:a\sfew|several|many|some|a\scouple\sof)\s)? {_UNIT}s     # several years ago
      | (?:a\s)?long(?:\stime)? )                                     # a long time ago
    \sago(?!\w)
    """,
    re.VERBOSE,
)
_TIMES_A = re.compile(
    rf"""
    (?<![\w-]) (?:once|twice|(?:{COUNT}|several|many|a\sfew)\stimes)\s  # three times
    (?:a|an|each|every|per)\s(?P<unit>{_UNIT})(?!\w)                   # a week
    """,
    re.VERBOSE,
)
_SECONDS = re.compile(
    rf"(?<![\w.,-])(?P<count>{COUNT})[\s-](?P<unit>second|minute|day|hour|century)s?(?![\w-])"
)
_LONG = re.compile(
    rf"""
    (?<![\w-])
    (?: multi-(?P<multi>{_UNIT})                                       # multi-year
      | (?P<unit>{_UNIT})(?P<plural>s)?-?(?:long|old) )                # day-long, decades-old
    (?![\w-])
    """,
    re.VERBOSE,
)
_LOOSE_LENGTH = re.compile(
    rf"""
    (?<![\w-])
    (?: (?P<one>an?|half\san?)\s(?P<unit>{_LONGER})                    # a year
      | (?:the\s(?:past|last|next|coming)\s)?                          # the past few weeks
        (?: many\s | several\s | a\sfew\s | few\s | some\s
          | (?:tens|dozens|hundreds|thousands)\sof\s )?                # hundreds of years
        (?P<units>(?:{_LONGER}s|centuries)) )
    (?![\w-]|\s(?:old|ago|of\sage))
    """,
    re.VERBOSE,
)
_IN_THE_DAY = re.compile(r"(?<!\w)(?:earlier|later|late|early)\sin\sthe\sday(?!\w)")
_PART_OF_DAY = re.compile(r"(?<=\bin\s)the\s(?P<part>morning|afternoon|evening)(?!\w)")
_WORDS: dict[str, str] = _LEXICON["clock"]
_ZONES = alternatives(_LEXICON["extent"]["zones"])
_CLOCK = re.compile(
    rf"""
    (?<![\w.,:/$€£-])
    (?: (?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?\s?(?P<half>[ap])\.?m\b\.?
        (?:\s(?:{_ZONES})\b)?                                          # 10 a.m. EST
      | (?P<hour24>[01]?[0-9]|2[0-3]):(?P<minute24>[0-5][0-9])(?![\w:]|\.[0-9])
        (?:\s(?:{_ZONES})\b)?
      | (?P<military>[01][0-9]|2[0-3])(?P<military_minute>[0-5][0-9])\s
        (?P<zone>gmt|utc|hours|hrs)
      | (?P<word>{alternatives(_WORDS)}) )
    """,
    re.VERBOSE,
)
PARTS_OF_DAY: dict[str, str] = _LEXICON["parts_of_day"]
"""The TIMEX3 suffixes for parts of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 expression at ``text[start:end]``; `type` is ``DATE``, ``TIME``, ``DURATION`` or
    ``SET``.
    """

    start: int
    end: int
    type: str
    value: str


def find_loose_times(lowered: str, today: str) -> list[Timex]:
    """Return the vague and loose times of a text in lower case, none inside of another; `today` is
    the TIMEX3 day.
    """
    found = [*_vague(lowered), *_lengths(lowered), *_times_of_day(lowered, today)]
    found.sort(key=lambda timex: (timex.start, -timex.end))
    kept: list[Timex] = []
    for timex in found:
        if not kept or timex.start >= kept[-1].end:
            kept.append(timex)
    return kept


def find_clock_times(lowered: str) -> Iterator[Timex]:
    """Yield the clock times of a text in lower case; each value is what follows the day, as
    ``T14:30``.
    """
    for match in _CLOCK.finditer(lowered):
        yield Timex(start=match.start(), end=match.end(), type="TIME", value=f"T{_clock(match)}")


def _clock(match: re.Match[str]) -> str:
    if match["word"]:
        return _WORDS[match["word"]]
    if match["hour"]:
        hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
        return f"{hour:02}:{match['minute'] or '00'}"
    if match["hour24"]:
        return f"{int(match['hour24']):02}:{match['minute24']}"
    zone = "Z" if match["zone"] in ("gmt", "utc") else ""
    return f"{match['military']}:{match['military_minute']}{zone}"


def _vague(lowered: str) -> Iterator[Timex]:
    for match in _VAGUE.finditer(lowered):
        kind = "SET" if match[0] in _SETS else "DATE"
        yield Timex(
            start=match.start(), end=match.end(), type=kind, value=(_SETS | _REFERENCES)[match[0]]
        )
    for match in _LONG_AGO.finditer(lowered):
        yield Timex(start=match.start(), end=match.end(), type="DATE", value="PAST_REF")
    for match in _TIMES_A.finditer(lowered):
        yield Timex(
            start=match.start(), end=match.end(), type="SET", value=_length("1", match["unit"])
        )


def _lengths(lowered: str) -> Iterator[Timex]:
    for match in _LOOSE_LENGTH.finditer(lowered):
        unit = match["unit"] or match["units"].replace("centuries", "centurys").removesuffix("s")
        value = _length("1" if match["one"] else "X", unit)
        yield Timex(start=match.start(), end=match.end(), type="DURATION", value=value)
    for match in _LONG.finditer(lowered):
        value = _length(
            "X" if match["multi"] or match["plural"] else "1", match["multi"] or match["unit"]
        )
        yield Timex(start=match.start(), end=match.end(), type="DURATION", value=value)
    for match in _SECONDS.finditer(lowered):
        value = _length(f"{read_number(match['count']):f}", match["unit"])
        yield Timex(start=match.start(), end=match.end(), type="DURATION", value=value)


def _times_of_day(lowered: str, today: str) -> Iterator[Timex]:
    for match in _IN_THE_DAY.finditer(lowered):
        yield Timex(start=match.start(), end=match.end(), type="DATE", value=today)
    for match in _PART_OF_DAY.finditer(lowered):
        value = f"{today}{PARTS_OF_DAY[match['part']]}"
        yield Timex(start=match.start(), end=match.end(), type="TIME", value=value)


def _length(count: str, unit: str) -> str:
    if unit == "decade" and count.isdigit():
        return f"P{10 * int(count)}Y"
    letter = _LETTERS[unit]
    time = "T" if unit in ("hour", "minute", "second") else ""
    return f"P{time}{count}{letter}"
