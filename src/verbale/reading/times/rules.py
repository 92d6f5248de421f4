"""What each rule of the grammar makes of the words it took: a type and a value of TIMEX3."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from verbale.reading.times import calendar as cal
from verbale.reading.times.grammar import Match
from verbale.reading.times.lexicon import Word, count_of, value_of
from verbale.terms import DATES
from verbale.terms.records import TimeType

Made = tuple[TimeType, str] | None

PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"
_REFS = {"present_ref": PRESENT, "past_ref": PAST, "future_ref": FUTURE}


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression is counted from.

    Attributes:
        published: the day of publication, None where it is not known to the day.
        anchor: the last day spoken of before, None where none was.
        near: the day spoken of last or next in the same sentence, for a time of day.
        turn: 1 where the sentence speaks of what is to come, -1 of what is past, 0 where it does not show.
    """

    published: date | None
    anchor: date | None
    near: date | None
    turn: int

    @property
    def future(self) -> bool:
        """Whether the sentence speaks of what is to come."""
        return self.turn > 0

    @property
    def said(self) -> date | None:
        """The day that "the next day" is counted from."""
        return self.anchor or self.published


def _kinds(match: Match, kind: str) -> Word | None:
    found = match.of(kind)
    return found[0] if found else None


def _lookup(match: Match, *kinds: str) -> int | str | None:
    for word in match.of(*kinds):
        return value_of(word.kind, word.lower)
    return None


def _year_of(word: Word) -> int:
    return int(word.text)


def _step(match: Match) -> int:
    """-1 for "last", 1 for "next", 0 otherwise."""
    if match.has("last"):
        return -1
    return 1 if match.has("next", "following") else 0


def _turn(match: Match) -> int:
    """-1 for "earlier", 1 for "later"."""
    return -1 if match.has("ago", "earlier", "before") else 1


def _unit(match: Match) -> str:
    unit = _lookup(match, "unit", "units")
    if unit is not None:
        return str(unit)
    return "Q" if match.has("quarter") else "WE"


def _isodate(match: Match, _: Context) -> Made:
    value = DATES.clean(match.words[0].text)
    return ("DATE", value) if value else None


def _slashdate(match: Match, _: Context) -> Made:
    one, two, year = match.words[0].text.split("/")
    full = year if len(year) == 4 else ("19" if int(year) > 50 else "20") + year
    month, day = (two, one) if int(one) > 12 else (one, two)
    value = f"{full}-{int(month):02}-{int(day):02}"
    return ("DATE", value) if DATES.validate(value) else None


def _day_number(match: Match) -> int:
    named = {word.start for word in match.of("month", "mon")}
    for word in match.of("small", "ordinal"):
        if word.start not in named:
            digits = "".join(c for c in word.text if c.isdigit())
            return int(digits) if digits else int(value_of("ordinal", word.lower) or 0)
    return 0


def _date(match: Match, context: Context) -> Made:
    number, day = int(_lookup(match, "month", "mon") or 0), _day_number(match)
    year = match.of("year")
    if year:
        value = f"{year[-1].text}-{number:02}-{day:02}"
    elif context.published:
        value = cal.day_of_year(context.published, number, day, context.turn)
    else:
        leap = f"2000-{number:02}-{day:02}"
        return ("DATE", f"{cal.UNKNOWN_YEAR}{leap[4:]}") if DATES.validate(leap) else None
    return ("DATE", value) if DATES.validate(value) else None


def _monthyear(match: Match, _: Context) -> Made:
    number = int(_lookup(match, "month", "mon") or 0)
    return "DATE", f"{match.of('year')[-1].text}-{number:02}"


def _month(match: Match, context: Context) -> Made:
    number = int(_lookup(match, "month") or 0)
    published = context.published
    if published is None:
        return "DATE", f"{cal.UNKNOWN_YEAR}-{number:02}"
    if match.has("last") and number == published.month:
        return "DATE", cal.month(published.year - 1, number)
    if match.has("next") and number == published.month:
        return "DATE", cal.month(published.year + 1, number)
    turn = 1 if match.has("next") else -1 if match.has("last") else context.turn
    return "DATE", cal.month_of_year(published, number, turn)


def _year(match: Match, _: Context) -> Made:
    return "DATE", match.of("year")[0].text


def _decade(match: Match, _: Context) -> Made:
    word = match.of("decade")[0]
    named = value_of("decade", word.lower)
    if named is not None:
        return "DATE", str(named)
    digits = "".join(c for c in word.text if c.isdigit())
    return "DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def _century(match: Match, _: Context) -> Made:
    return "DATE", f"{_day_number(match) - 1:02}"


def _part(match: Match) -> str | None:
    word = _kinds(match, "part")
    return str(value_of("partcode", word.lower)) if word else None


def _on_day(day: date | None, part: str | None, *, unknown: str = "XXXX-XX-XX") -> Made:
    shown = day.isoformat() if day else unknown
    return ("TIME", f"{shown}T{part}") if part else ("DATE", shown)


def _relday(match: Match, context: Context) -> Made:
    word = match.of("relday")[0].lower
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    step = step or (-2 if word.startswith("the day before") else 2 if word.startswith("the day after") else 0)
    if context.published is None:
        return ("DATE", PRESENT) if not step else None
    return _on_day(cal.move_days(context.published, step), _part(match))


def _tonight(match: Match, context: Context) -> Made:
    word = match.of("tonight")[0].lower
    step = -1 if word.startswith(("last", "yesterday")) else int(word.startswith("tomorrow"))
    day = cal.move_days(context.published, step) if context.published else None
    return _on_day(day, "EV" if word.endswith("evening") else "NI")


def _thispart(match: Match, context: Context) -> Made:
    return _on_day(context.published, _part(match))


def _weekday(match: Match, context: Context) -> Made:
    number = int(_lookup(match, "weekday") or 0)
    if context.published is None:
        return _on_day(None, _part(match), unknown=f"XXXX-WXX-{number}")
    future = match.has("next", "following") or (context.future and not match.has("last"))
    day = cal.weekday(context.published, number, future=future)
    if match.has("last") and day == context.published:
        day = cal.move_days(day, -7)
    return _on_day(day, _part(match))


def _relunit(match: Match, context: Context) -> Made:
    unit, step = _unit(match), _step(match)
    spoken = match.has("following", "same", "that") or (unit == "D" and not match.has("this", "current"))
    previous = any(word.lower in ("previous", "preceding", "prior") for word in match.of("last"))
    base = context.said if spoken or previous else context.published
    if unit in ("TH", "TM", "TS"):
        return ("DURATION", cal.period(1, unit)) if step else None
    if base is None or (unit == "D" and match.has("that")):
        return None
    if unit in ("DE", "CE") and match.has("last") and not previous:
        return "DURATION", cal.period(1, unit)
    moved = cal.move(base, unit, step)
    return "DATE", f"{moved}-WE" if unit == "WE" else moved


def _edgeunit(match: Match, context: Context) -> Made:
    if context.published is None or _unit(match).startswith("T"):
        return None
    moved = cal.move(context.published, _unit(match), 0)
    return "DATE", f"{moved}-WE" if _unit(match) == "WE" else moved


def _weekend(match: Match, context: Context) -> Made:
    if context.published is None:
        return None
    step = _step(match)
    if not step and not context.future and context.published.isoweekday() < 5 and not match.has("this"):
        step = -1
    return "DATE", cal.weekend(cal.move_days(context.published, 7 * step))


def _weekdays(match: Match, _: Context) -> Made:
    return "SET", f"XXXX-WXX-{_lookup(match, 'weekdays', 'weekday')}"


def _count(match: Match) -> float | None:
    count = count_of([word for word in match.words if word.kind in ("small", "number", "year")])
    if count is None and match.has("a"):
        count = 1.0
    half = 0.5 if match.has("andhalf") else 0.0
    if match.has("half"):
        return 0.5
    return None if count is None else count + half


def _ago(match: Match, context: Context) -> Made:
    count, unit = _count(match), _unit(match)
    if count is None and any(word.lower.startswith("a couple") for word in match.of("few")):
        count = 2
    if count is None:
        return "DURATION", cal.period(None, unit)
    if context.published is None:
        return "DURATION", cal.period(count, unit)
    if unit in ("TH", "TM", "TS"):
        return "TIME", context.published.isoformat()
    return "DATE", cal.move(context.published, unit, -count)


def _shifted(match: Match, context: Context) -> Made:
    count, unit = _count(match), _unit(match)
    if count is None and match.has("the"):
        count = 1
    if count is None:
        return "DURATION", cal.period(None, unit)
    if context.said is None or unit.startswith("T"):
        return "DURATION", cal.period(count, unit)
    return "DATE", cal.move(context.said, unit, count * _turn(match))


def _dayaround(match: Match, context: Context) -> Made:
    if _unit(match) != "D" or context.said is None:
        return ("DURATION", cal.period(1, _unit(match))) if match.has("a") else None
    return "DATE", cal.move(context.said, "D", _turn(match))


def _duration(match: Match, _: Context) -> Made:
    count = _count(match)
    return ("DURATION", cal.period(count, _unit(match))) if count else None


def _vague(match: Match, _: Context) -> Made:
    couple = any("couple" in word.lower for word in match.of("few"))
    return "DURATION", cal.period(2 if couple else None, _unit(match))


def _recent(_: Match, __: Context) -> Made:
    return "DATE", PAST


def _oneunit(match: Match, _: Context) -> Made:
    unit = _unit(match)
    count = 0.5 if match.has("half") else 1.5 if match.has("andhalf") else 1.0
    if unit == "TH" and count != 1:
        return "DURATION", "PT30M" if count < 1 else "PT1H30M"
    if unit == "Y" and count != 1:
        return "DURATION", "P6M" if count < 1 else "P1Y6M"
    return "DURATION", cal.period(count, unit)


def _units(match: Match, _: Context) -> Made:
    return "DURATION", cal.period(None, _unit(match))


def _set(match: Match, _: Context) -> Made:
    count = count_of([word for word in match.words if word.kind in ("small", "number", "year")])
    other = any(word.lower.endswith("other") for word in match.of("every"))
    return "SET", cal.period(count or (2 if other else 1), _unit(match))


def _setday(match: Match, _: Context) -> Made:
    part = _part(match)
    return "SET", f"XXXX-WXX-{_lookup(match, 'weekday')}" + (f"T{part}" if part else "")


def _setpart(match: Match, _: Context) -> Made:
    return "SET", f"XXXX-XX-XXT{_part(match)}"


def _frequency(match: Match, _: Context) -> Made:
    return "SET", str(_lookup(match, "frequency"))


def _per(match: Match, _: Context) -> Made:
    return "SET", cal.period(1, _unit(match))


def _season(match: Match, context: Context) -> Made:
    code, year = str(_lookup(match, "season")), match.of("year")
    if year:
        return "DATE", f"{year[0].text}-{code}"
    if context.published is None:
        return "DATE", f"{cal.UNKNOWN_YEAR}-{code}"
    future = match.has("next") or (context.future and not match.has("last"))
    return "DATE", cal.season_of_year(context.published, code, future=future)


def _quarter(match: Match, context: Context) -> Made:
    number, year = _day_number(match), match.of("year")
    if not 1 <= number <= 4:
        return None
    if year:
        return "DATE", f"{year[0].text}-Q{number}"
    if context.published is None:
        return "DATE", f"{cal.UNKNOWN_YEAR}-Q{number}"
    return "DATE", cal.quarter_of_year(context.published, number, context.turn)


def _ref(match: Match, _: Context) -> Made:
    return "DATE", _REFS[match.words[0].kind]


def _current(match: Match, _: Context) -> Made:
    return "DATE", PRESENT if match.has("current") else PAST


def _past(match: Match, _: Context) -> Made:
    return ("DATE", PAST) if match.words[-1].lower == "past" else None


def _holiday(match: Match, context: Context) -> Made:
    month_day = str(_lookup(match, "holiday"))
    year = match.of("year")
    if year:
        return "DATE", f"{year[0].text}-{month_day}"
    if context.published is None:
        return "DATE", f"{cal.UNKNOWN_YEAR}-{month_day}"
    month, day = (int(part) for part in month_day.split("-"))
    return "DATE", cal.day_of_year(context.published, month, day, context.turn)


def _none(_: Match, __: Context) -> Made:
    return None


RULES: dict[str, Callable[[Match, Context], Made]] = {
    "isodate": _isodate,
    "slashdate": _slashdate,
    "date": _date,
    "monthyear": _monthyear,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "relday": _relday,
    "tonight": _tonight,
    "thispart": _thispart,
    "weekday": _weekday,
    "relunit": _relunit,
    "edgeunit": _edgeunit,
    "weekend": _weekend,
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
    "season": _season,
    "quarter": _quarter,
    "present_ref": _ref,
    "past": _past,
    "current": _current,
    "past_ref": _ref,
    "future_ref": _ref,
    "holiday": _holiday,
    "age": _duration,
    "ordinalday": _none,
}
"""The maker of each rule's value; None where the words are no expression of time after all."""
