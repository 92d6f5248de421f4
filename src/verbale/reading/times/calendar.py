"""Values of TIMEX3: days, weeks, months, quarters and years, counted from one another."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from verbale.terms import DATES

UNKNOWN_YEAR = "XXXX"
_HALF_YEAR = 183
_SOON_DAYS = 135
_SLACK_DAYS = 60
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day_in(value: str | None) -> date | None:
    """The day that a value names, None where it is less precise or no calendar date."""
    clean = DATES.clean(value)
    return date.fromisoformat(clean) if clean and len(clean) == 10 else None


def week(day: date) -> str:
    """The ISO week of a day: 2016-W08."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def month(year: int, number: int) -> str:
    """The month so many months from the start of a year (13 is the next January)."""
    year, zero = year + (number - 1) // 12, (number - 1) % 12
    return f"{year:04}-{zero + 1:02}" if 0 < year <= MAXYEAR else UNKNOWN_YEAR


def move_months(day: date, count: int) -> date:
    """The same day so many months on, or the month's last where it has no such day."""
    total = day.year * 12 + day.month - 1 + count
    year, zero = divmod(total, 12)
    year = min(max(year, 1), MAXYEAR)
    return date(year, zero + 1, min(day.day, monthrange(year, zero + 1)[1]))


def move_days(day: date, count: float) -> date:
    """So many days on, at most to the calendar's ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def move(day: date, unit: str, count: float) -> str:
    """The value so many units from a day, as precise as the unit."""
    whole = int(count)
    if unit in ("TH", "TM", "TS"):
        return day.isoformat()
    if unit == "D":
        return move_days(day, whole).isoformat()
    if unit in ("W", "2W", "WE"):
        return week(move_days(day, 7 * whole * (2 if unit == "2W" else 1)))
    if unit in ("M", "Q"):
        moved = move_months(day, whole * (3 if unit == "Q" else 1))
        return moved.isoformat()[:7] if unit == "M" else quarter(moved)
    return _move_years(day, unit, whole)


def _move_years(day: date, unit: str, count: int) -> str:
    length = {"DE": 10, "CE": 100}.get(unit, 1)
    year = min(max(day.year + count * length, 1), MAXYEAR)
    shown = f"{year:04}"
    return shown[: {"DE": 3, "CE": 2}.get(unit, 4)]


def year_before(value: str) -> str:
    """The same quarter, month or day a year before."""
    return f"{int(value[:4]) - 1:04}{value[4:]}"


def feast(year: int, rule: str) -> date:
    """A feast that moves: "11-4-4" is November's fourth Thursday, 5 its last; "easter-2" counts from Easter."""
    if rule.startswith("easter"):
        return move_days(_easter(year), int(rule.removeprefix("easter")))
    number, weekday_number, which = (int(part) for part in rule.split("-"))
    first = weekday(date(year, number, 1), weekday_number, future=True)
    if which < 5:
        return move_days(first, 7 * (which - 1))
    return weekday(date(year, number, monthrange(year, number)[1]), weekday_number, future=False)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    gregorian = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + gregorian + 15) % 30
    wait = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * wait) // 451
    number, day = divmod(moon + wait - 7 * late + 114, 31)
    return date(year, number, day + 1)


def quarter(day: date) -> str:
    """The quarter of a day: 2016-Q1."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def weekend(day: date) -> str:
    """The weekend of a day's week: 2016-W08-WE."""
    return f"{week(day)}-WE"


def weekday(day: date, number: int, *, future: bool) -> date:
    """The latest such day (Monday is 1) not after a day, or the first one not before it."""
    back = (day.isoweekday() - number) % 7
    return move_days(day, -back % 7 if future else -back)


def day_of_year(published: date, number: int, day: int, turn: int) -> str:
    """Month and day in the year that puts them last before publication, or first after it.

    Args:
        published: the day to count from.
        number: the month, from 1.
        day: the day of the month.
        turn: -1 for the last such day, 1 for the next, 0 for the nearer of the two.
    """
    year = _year_towards(
        published, (number - published.month) * 30.4 + day - published.day, turn, _SLACK_DAYS
    )
    return f"{year:04}-{number:02}-{day:02}"


def month_of_year(published: date, number: int, turn: int) -> str:
    """A month in the year that puts it last up to publication, first from it, or (0) nearest to it."""
    return month(_year_towards(published, (number - published.month) * 30.4, turn), number)


def quarter_of_year(published: date, number: int, turn: int) -> str:
    """A quarter in the year that puts it last up to publication, first from it, or (0) nearest to it."""
    now = (published.month + 2) // 3
    year = published.year
    if number > now and turn <= 0 and number - now > 1:
        year -= 1
    elif number < now - 1 and turn > 0:
        year += 1
    return f"{year}-Q{number}"


def _year_towards(published: date, days: float, turn: int, slack: int = 0) -> int:
    """The year of what lies so many days after publication's day, were it in the same year.

    Within `slack` days on the other side than the tense asks for, the year stays: news writes the
    year of what is ten months off.
    """
    if turn > 0:
        return published.year + (days < -slack)
    if turn < 0:
        return published.year - (days > slack)
    return published.year + (1 if days < -_HALF_YEAR - _SLACK_DAYS else -1 if days > _SOON_DAYS else 0)


def season_of_year(published: date, code: str, *, future: bool) -> str:
    """A season in the year that puts its start last before publication, or first after it."""
    starts = _SEASON_MONTHS[code]
    year = published.year
    if future and starts < published.month - 2:
        year += 1
    elif not future and starts > published.month:
        year -= 1
    return f"{year}-{code}"


def period(count: float | None, unit: str) -> str:
    """A duration: P3D, PT2H, PXW where the count is not known."""
    factor = 1
    if unit[0].isdigit():
        factor, unit = int(unit[0]), unit[1:]
    clock = "T" if unit.startswith("T") else ""
    letter = unit[1:] if clock else unit
    if count is None:
        return f"P{clock}X{letter}"
    halves = _HALVES.get(unit) if count % 1 == 0.5 else None
    if halves:
        whole = f"{int(count)}{letter}" if count > 1 else ""
        return f"P{clock}{whole}{halves}"
    return f"P{clock}{count * factor:g}{letter}"
