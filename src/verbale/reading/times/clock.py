"""Times of day: "3 p.m.", "10:30 GMT on Monday", "noon"."""

from __future__ import annotations

from verbale.reading.times.context import Context, Made, Maker
from verbale.reading.times.dates import DATE_RULES
from verbale.reading.times.grammar import Match
from verbale.reading.times.lexicon import Word, count_of

_DAYS = ("weekday", "relday", "month", "mon", "tonight")


def make_clock(match: Match, context: Context) -> Made:
    """A time of day on the day it is said with, else the one its sentence speaks of, else publication's."""
    clock = _hour_minute(match)
    if clock is None:
        return None
    day = _day(match, context)
    return "TIME", f"{day}T{clock}"


def _day(match: Match, context: Context) -> str:
    for kind in _DAYS:
        if match.has(kind):
            rule = "date" if kind in ("month", "mon") else kind
            made = DATE_RULES[rule](_without_clock(match), context)
            return made[1][:10] if made else "XXXX-XX-XX"
    day = context.near or context.anchor or context.published
    return day.isoformat() if day else "XXXX-XX-XX"


def _without_clock(match: Match) -> Match:
    """The words that say the day: from the first word of a day on, or up to the clock."""
    first = next(i for i, word in enumerate(match.words) if word.kind in _DAYS)
    clock = next(i for i, word in enumerate(match.words) if word.kind in ("clock", "ampm", "oclock", "noon"))
    if clock < first:
        kept = [word for word in match.words[clock + 1 :] if word.kind != "zone"]
    else:
        kept = list(match.words[: clock if match.words[clock].kind in ("clock", "noon") else clock - 1])
    return Match(match.rule, tuple(kept), match.index)


def _hour_minute(match: Match) -> str | None:
    noon = match.of("noon")
    if noon:
        return "12:00" if noon[0].lower == "noon" else "24:00"
    clock = match.of("clock")
    if clock:
        hour, minute = _split(clock[0])
    else:
        hour, minute = _before(match), 0
    half = match.of("ampm")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0].lower.startswith("p") else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _before(match: Match) -> int:
    words = list(match.words)
    mark = next((i for i, word in enumerate(words) if word.kind in ("ampm", "oclock", "zone")), len(words))
    return int(count_of(words[max(mark - 1, 0) : mark]) or 99)


def _split(word: Word) -> tuple[int, int]:
    if word.text.isdigit():
        return int(word.text[:2]), int(word.text[2:])
    hour, _, minute = word.text.replace(".", ":").partition(":")
    return int(hour), int(minute)


CLOCK_RULES: dict[str, Maker] = {"clock": make_clock}
"""The rule that tells the time of day."""
