"""Durations, sets and what is counted from another day: "two weeks", "every Friday", "a day earlier"."""

from __future__ import annotations

from verbale.reading.times import calendar as cal
from verbale.reading.times.context import (
    FUTURE,
    PAST,
    Context,
    Made,
    Maker,
    count_in,
    lookup,
    part_of,
    turn_of_words,
    unit_of,
)
from verbale.reading.times.grammar import Match
from verbale.reading.times.lexicon import count_of


def _duration(match: Match, _: Context) -> Made:
    count = count_in(match)
    return ("DURATION", cal.period(count, unit_of(match))) if count else None


def _vague(match: Match, _: Context) -> Made:
    couple = any("couple" in word.lower for word in match.of("few"))
    if match.words[0].kind == "future":
        return "DATE", FUTURE
    if match.words[0].lower == "past" and len(match.words) == 2:
        return "DATE", PAST
    return "DURATION", cal.period(2 if couple else None, unit_of(match))


def _recent(_: Match, __: Context) -> Made:
    return "DATE", PAST


def _oneunit(match: Match, _: Context) -> Made:
    unit = unit_of(match)
    count = 0.5 if match.has("half") else 1.5 if match.has("andhalf") else 1.0
    return "DURATION", cal.period(count, unit)


def _units(match: Match, _: Context) -> Made:
    return "DURATION", cal.period(None, unit_of(match))


def _set(match: Match, _: Context) -> Made:
    count = count_of([word for word in match.words if word.kind in ("small", "number", "year")])
    other = any(word.lower.endswith("other") for word in match.of("every"))
    return "SET", cal.period(count or (2 if other else 1), unit_of(match))


def _setday(match: Match, _: Context) -> Made:
    part = part_of(match)
    return "SET", f"XXXX-WXX-{lookup(match, 'weekday')}" + (f"T{part}" if part else "")


def _setpart(match: Match, _: Context) -> Made:
    return "SET", f"XXXX-XX-XXT{part_of(match)}"


def _frequency(match: Match, _: Context) -> Made:
    return "SET", str(lookup(match, "frequency"))


def _per(match: Match, _: Context) -> Made:
    return "SET", cal.period(1, unit_of(match))


def _ago(match: Match, context: Context) -> Made:
    count, unit = count_in(match), unit_of(match)
    if count is None and any(word.lower.startswith("a couple") for word in match.of("few")):
        count = 2
    if count is None:
        return "DURATION", cal.period(None, unit)
    if context.published is None:
        return "DURATION", cal.period(count, unit)
    if unit in ("TH", "TM", "TS"):
        return "TIME", context.published.isoformat()
    if count == 1 and unit == "Y" and context.figures and context.quarter:
        return "DATE", cal.year_before(context.quarter)
    if unit == "DE":
        count, unit = 10 * count, "Y"
    return "DATE", cal.move(context.published, unit, -count)


def _shifted(match: Match, context: Context) -> Made:
    count, unit = count_in(match), unit_of(match)
    if count is None and match.has("the"):
        count = 1
    if count is None:
        return "DURATION", cal.period(None, unit)
    if context.said is None or unit.startswith("T"):
        return "DURATION", cal.period(count, unit)
    if count == 1 and unit == "Y" and context.figures and context.quarter and match.has("earlier"):
        return "DATE", cal.year_before(context.quarter)
    if unit == "DE":
        count, unit = 10 * count, "Y"
    return "DATE", cal.move(context.said, unit, count * turn_of_words(match))


def _dayaround(match: Match, context: Context) -> Made:
    if unit_of(match) != "D" or context.said is None:
        return ("DURATION", cal.period(1, unit_of(match))) if match.has("a") else None
    return "DATE", cal.move(context.said, "D", turn_of_words(match))


def _weekdays(match: Match, _: Context) -> Made:
    return "SET", f"XXXX-WXX-{lookup(match, 'weekdays', 'weekday')}"


DURATION_RULES: dict[str, Maker] = {
    "weekdays": _weekdays,
    "ago": _ago,
    "shifted": _shifted,
    "dayaround": _dayaround,
    "duration": _duration,
    "vague": _vague,
    "recent": _recent,
    "oneunit": _oneunit,
    "units": _units,
    "set": _set,
    "setday": _setday,
    "setpart": _setpart,
    "frequency": _frequency,
    "per": _per,
    "age": _duration,
}
"""The rules that count units."""
