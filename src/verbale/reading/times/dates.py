"""Days, months, years and what is named by them: "Friday", "last month", "early 2015"."""

from __future__ import annotations

from datetime import date

from verbale.reading.times import calendar as cal
from verbale.reading.times.context import (
    FUTURE,
    PAST,
    PRESENT,
    Context,
    Made,
    Maker,
    day_number,
    lookup,
    part_of,
    step_of,
    unit_of,
)
from verbale.reading.times.grammar import Match
from verbale.reading.times.lexicon import value_of
from verbale.terms import DATES

_REPORTING_DAYS = 62
_NEAR_DAYS = 8
REFS = {"present_ref": PRESENT, "past_ref": PAST, "future_ref": FUTURE}


def _isodate(match: Match, _: Context) -> Made:
    value = DATES.clean(match.words[0].text)
    return ("DATE", value) if value else None


def _slashdate(match: Match, _: Context) -> Made:
    one, two, year = match.words[0].text.split("/")
    full = year if len(year) == 4 else ("19" if int(year) > 50 else "20") + year
    month, day = (two, one) if int(one) > 12 else (one, two)
    value = f"{full}-{int(month):02}-{int(day):02}"
    return ("DATE", value) if DATES.validate(value) else None


def _date(match: Match, context: Context) -> Made:
    number, day = int(lookup(match, "month", "mon") or 0), day_number(match)
    year = match.of("year")
    if year:
        value = f"{year[-1].text}-{number:02}-{day:02}"
    elif context.published and match.has("unit"):
        value = f"{context.published.year + step_of(match):04}-{number:02}-{day:02}"
    elif context.published:
        value = cal.day_of_year(context.published, number, day, context.turn)
    else:
        leap = f"2000-{number:02}-{day:02}"
        return ("DATE", f"{cal.UNKNOWN_YEAR}{leap[4:]}") if DATES.validate(leap) else None
    return ("DATE", value) if DATES.validate(value) else None


def _monthyear(match: Match, _: Context) -> Made:
    number = int(lookup(match, "month", "mon") or 0)
    return "DATE", f"{match.of('year')[-1].text}-{number:02}"


def _month(match: Match, context: Context) -> Made:
    number = int(lookup(match, "month") or 0)
    published = context.published
    if published is None:
        return "DATE", f"{cal.UNKNOWN_YEAR}-{number:02}"
    if match.has("unit"):
        return "DATE", cal.month(published.year + step_of(match), number)
    if match.has("last") and number == published.month:
        return "DATE", cal.month(published.year - 1, number)
    if match.has("next") and number == published.month:
        return "DATE", cal.month(published.year + 1, number)
    turn = 1 if match.has("next") else -1 if match.has("last") else context.turn
    return "DATE", cal.month_of_year(published, number, turn)


def _setmonth(match: Match, _: Context) -> Made:
    return "SET", f"XXXX-{int(lookup(match, 'month') or 0):02}"


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
    return "DATE", f"{day_number(match) - 1:02}"


def _on_day(day: date | None, part: str | None, *, unknown: str = "XXXX-XX-XX") -> Made:
    shown = day.isoformat() if day else unknown
    return ("TIME", f"{shown}T{part}") if part else ("DATE", shown)


def _relday(match: Match, context: Context) -> Made:
    word = match.of("relday")[0].lower
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    step = step or (-2 if word.startswith("the day before") else 2 if word.startswith("the day after") else 0)
    if context.published is None:
        return ("DATE", PRESENT) if not step else None
    return _on_day(cal.move_days(context.published, step), part_of(match))


def _tonight(match: Match, context: Context) -> Made:
    word = match.of("tonight")[0].lower
    step = -1 if word.startswith(("last", "yesterday")) else int(word.startswith("tomorrow"))
    day = cal.move_days(context.published, step) if context.published else None
    return _on_day(day, "EV" if word.endswith("evening") else "NI")


def _nextpart(match: Match, context: Context) -> Made:
    step = step_of(match)
    day = cal.move_days(context.said, step) if context.said else None
    return _on_day(day, part_of(match))


def _thispart(match: Match, context: Context) -> Made:
    return _on_day(context.published, part_of(match))


def _weekday(match: Match, context: Context) -> Made:
    number = int(lookup(match, "weekday") or 0)
    if context.published is None:
        return _on_day(None, part_of(match), unknown=f"XXXX-WXX-{number}")
    future = match.has("next", "following") or (context.future and not match.has("last"))
    base = context.near if context.turn == 2 and context.near else context.published
    if context.said and any(word.lower in ("previous", "preceding") for word in match.of("last")):
        return _on_day(cal.weekday(cal.move_days(context.said, -1), number, future=False), part_of(match))
    day = cal.weekday(base, number, future=future)
    if day == context.published and match.has("last", "next", "following"):
        day = cal.move_days(day, -7 if match.has("last") else 7)
    return _on_day(day, part_of(match))


def _relunit(match: Match, context: Context) -> Made:
    unit, step = unit_of(match), step_of(match)
    spoken = match.has("following", "same", "that") or (unit == "D" and not match.has("this", "current"))
    previous = any(word.lower in ("previous", "preceding", "prior") for word in match.of("last"))
    base = context.said if spoken or previous else context.published
    if unit in ("M", "Y") and (spoken or previous):
        base = context.spoken or base
    if unit == "Q" and match.has("that") and context.quarter:
        return "DATE", context.quarter
    if unit in ("TH", "TM", "TS"):
        return ("DURATION", cal.period(1, unit)) if step else None
    if base is None or (unit == "D" and match.has("that")):
        return None
    if unit in ("DE", "CE") and match.has("last") and not previous:
        return "DURATION", cal.period(1, unit)
    moved = cal.move(base, unit, step)
    return "DATE", f"{moved}-WE" if unit == "WE" else moved


def _spokenquarter(match: Match, context: Context) -> Made:
    """The quarter the figures are of, "the quarter", or the same a year before, "the year-ago quarter"."""
    if context.published is None:
        return None
    if not (context.quarter or context.figures):
        return ("DATE", cal.move(context.published, "Y", -1)) if match.has("yearago") else None
    named = match.of("year")
    quarter = context.quarter or cal.quarter(cal.move_days(context.published, -_REPORTING_DAYS))
    if named:
        return "DATE", f"{named[0].text}{quarter[4:]}" if context.quarter else named[0].text
    if match.has("yearago", "last"):
        return "DATE", cal.year_before(quarter)
    return "DATE", quarter


def _theyear(match: Match, context: Context) -> Made:
    if unit_of(match) != "Y" or context.published is None:
        return None
    return "DATE", cal.move(context.published, "Y", -int(match.has("latest")))


def _yearend(_: Match, context: Context) -> Made:
    return ("DATE", context.published.isoformat()[:4]) if context.published else None


def _feast(match: Match, context: Context) -> Made:
    rule, named = str(lookup(match, "feast")), match.of("year")
    if named:
        return "DATE", cal.feast(int(named[0].text), rule).isoformat()
    if context.published is None:
        return None
    slack = 0 if match.has("last") else _NEAR_DAYS
    days = [cal.feast(context.published.year + step, rule) for step in (-1, 0, 1)]
    if context.future and not match.has("last"):
        return "DATE", next(day for day in days if day >= context.published).isoformat()
    latest = cal.move_days(context.published, slack)
    return "DATE", next(day for day in reversed(days) if day <= latest).isoformat()


def _edgeunit(match: Match, context: Context) -> Made:
    if context.published is None or unit_of(match).startswith("T"):
        return None
    moved = cal.move(context.published, unit_of(match), 0)
    return "DATE", f"{moved}-WE" if unit_of(match) == "WE" else moved


def _weekend(match: Match, context: Context) -> Made:
    if context.published is None:
        return None
    step = step_of(match)
    if not step and not context.future and context.published.isoweekday() < 5 and not match.has("this"):
        step = -1
    return "DATE", cal.weekend(cal.move_days(context.published, 7 * step))


def _season(match: Match, context: Context) -> Made:
    code, year = str(lookup(match, "season")), match.of("year")
    if year:
        return "DATE", f"{year[0].text}-{code}"
    if context.published is None:
        return "DATE", f"{cal.UNKNOWN_YEAR}-{code}"
    if match.has("this"):
        return "DATE", f"{context.published.year}-{code}"
    future = match.has("next") or (context.future and not match.has("last"))
    return "DATE", cal.season_of_year(context.published, code, future=future)


def _quarter(match: Match, context: Context) -> Made:
    number, year = day_number(match), match.of("year")
    if not 1 <= number <= 4:
        return None
    if year:
        return "DATE", f"{year[0].text}-Q{number}"
    if context.published is None:
        return "DATE", f"{cal.UNKNOWN_YEAR}-Q{number}"
    if match.has("yearago"):
        return "DATE", cal.year_before(cal.quarter_of_year(context.published, number, -1))
    if match.has("unit"):
        return "DATE", f"{context.published.year + step_of(match)}-Q{number}"
    return "DATE", cal.quarter_of_year(context.published, number, context.turn)


def _ref(match: Match, _: Context) -> Made:
    return "DATE", REFS[match.words[0].kind]


def _current(match: Match, _: Context) -> Made:
    return "DATE", PRESENT if match.has("current") else PAST


def _past(match: Match, _: Context) -> Made:
    return ("DATE", PAST) if match.words[-1].lower == "past" else None


def _holiday(match: Match, context: Context) -> Made:
    month_day = str(lookup(match, "holiday"))
    year = match.of("year")
    if year:
        return "DATE", f"{year[0].text}-{month_day}"
    if context.published is None:
        return "DATE", f"{cal.UNKNOWN_YEAR}-{month_day}"
    month, day = (int(part) for part in month_day.split("-"))
    return "DATE", cal.day_of_year(context.published, month, day, context.turn)


def _none(_: Match, __: Context) -> Made:
    return None


DATE_RULES: dict[str, Maker] = {
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
    "nextpart": _nextpart,
    "spokenquarter": _spokenquarter,
    "theyear": _theyear,
    "yearend": _yearend,
    "feast": _feast,
    "setmonth": _setmonth,
    "weekday": _weekday,
    "relunit": _relunit,
    "edgeunit": _edgeunit,
    "weekend": _weekend,
    "season": _season,
    "quarter": _quarter,
    "present_ref": _ref,
    "past": _past,
    "current": _current,
    "past_ref": _ref,
    "future_ref": _ref,
    "holiday": _holiday,
    "ordinalday": _none,
}
"""The rules that name days and what is made of days."""
