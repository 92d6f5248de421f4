"""What moves and what sticks, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from verbale.export.pages import SHORT_ID_CHARS
from verbale.export.terminal.lines import DIM, HEAD, aside, heading, listed, plural, quoted, wrap
from verbale.views import Moved, Movement, Obstacle, Stand, Sticking, StickingPoints
from verbale.views.captions import in_quotes, join_names, say_stance

MIN_WORDING_WORDS = 4


def stand_words(stand: Stand) -> str:
    """The words that state a stance; the whole sentence where they are too few to be understood."""
    wording = stand.wording or ""
    return wording if len(wording.split()) >= MIN_WORDING_WORDS else stand.citation.quote


def stand_lines(party: str, stand: Stand, width: int, *, lead: str = "", indent: int = 2) -> Iterator[Text]:
    """A party's stance in a line, and its words."""
    blank = " " * indent
    red = ", a red line" if stand.red_line else ""
    said = ""
    if stand.said_by and stand.said_by != party:
        said = f", by the account of {stand.said_by}" if stand.voice == "other" else f", said {stand.said_by}"
    publisher = f" · {stand.citation.publisher}" if stand.citation.publisher else ""
    cited = f"{stand.date or 'no date'}{publisher} · {stand.citation.claim_id[:SHORT_ID_CHARS]}"
    what = f"{lead}{say_stance(party, stand.stance)}{red}{said} ({cited})"
    yield from wrap(what, width, first=blank, rest=blank + "  ")
    yield from wrap(in_quotes(stand_words(stand)), width, first=blank + "  ", rest=blank + "  ", style=DIM)


def say_compared(compared: tuple[str, ...], by: str) -> str:
    """Whose stances are compared, and how they are known."""
    if not compared:
        return "No report names two parties to the talks: all that take a stance are compared."
    how = "as named" if by == "named" else "as reports of rounds name them"
    return f"Compared: {join_names(compared)}, {how}."


def movement_lines(made: Movement, width: int) -> Iterator[Text]:
    """Steps party by party, each with the words before and after."""
    yield Text("Movement" + _period(made), style=HEAD)
    counts = ", ".join(f"{count} {step}" for step, count in made.counts.items())
    yield from wrap(f"{counts}. Repetition is no movement.", width, style=DIM)
    parties: dict[str, list[Moved]] = {}
    for move in made.moves:
        parties.setdefault(move.party, []).append(move)
    for party, moves in parties.items():
        yield from heading(party.upper(), width)
        for move in moves:
            yield from _move_lines(move, width)
    if not made.moves:
        yield from aside("No step of these kinds is reported.", width)


def _period(made: Movement) -> str:
    since = f" since {made.since}" if made.since else ""
    return since + (f" until {made.until}" if made.until else "")


def _move_lines(move: Moved, width: int) -> Iterator[Text]:
    yield from listed(f"{move.label}: {move.step}", width)
    if move.before:
        yield from stand_lines(move.party, move.before, width, lead="before: ", indent=4)
    yield from stand_lines(move.party, move.after, width, lead="now: ", indent=4)


def sticking_lines(made: StickingPoints, width: int) -> Iterator[Text]:
    """What is opposed, the longest first; and apart, what is named as the obstacle."""
    yield Text(f"Sticking points, as of {made.as_of}" if made.as_of else "Sticking points", style=HEAD)
    yield from wrap(say_compared(made.compared, made.compared_by), width, style=DIM)
    for point in made.points:
        yield from _point_lines(point, width)
    if not made.points:
        yield from aside("No two of them are reported to be opposed.", width)
    yield from heading("NAMED AS THE OBSTACLE", width, "by mediators and reporters")
    for one in made.named:
        yield from _obstacle_lines(one, width)
    if not made.named:
        yield from aside("Nothing is.", width, indent=2)


def _point_lines(point: Sticking, width: int) -> Iterator[Text]:
    yield from heading(point.label.upper(), width, " / ".join(point.parties))
    known = f"since {point.since}" if point.since else "since a day that is not known"
    days = f", {plural(point.days, 'day')}" if point.days is not None else ""
    quiet = f", {plural(point.quiet_days, 'day')} ago" if point.quiet_days else ""
    last = f", the last on {point.last}{quiet}" if point.last else ""
    told = f"{plural(point.raised, 'time')} in {plural(point.reports, 'report')}, {plural(point.origins, 'origin')}"
    yield from wrap(f"Opposed {known}{days}; raised {told}{last}.", width, first="  ", rest="  ")
    for party, latest, first in zip(point.parties, point.latest, point.first, strict=True):
        yield from stand_lines(party, latest, width)
        if first.citation.claim_id != latest.citation.claim_id:
            yield from stand_lines(party, first, width, lead="first: ", indent=4)
    if point.met:
        yield from quoted(point.met, width, indent=2, lead="They are told to have met since: ")


def _obstacle_lines(one: Obstacle, width: int) -> Iterator[Text]:
    who = f"{one.named_by}, mediator" if one.by == "mediator" else "the reporter"
    yield from listed(f"{one.date or 'no date'}  {who}", width)
    yield from quoted(one.citation, width)
