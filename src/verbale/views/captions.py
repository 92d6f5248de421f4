"""One line a record, in the same neutral words for every side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from verbale.terms import (
    Access,
    Blame,
    Event,
    Position,
    Record,
    Round,
    Statement,
    Toll,
    Unlock,
    event_types,
    issue_labels,
)

STANCES = {
    "demand": ("demands", "demand"),
    "offer": ("offers", "offer"),
    "accept": ("accepts", "accept"),
    "reject": ("rejects", "reject"),
    "condition": ("sets a condition", "set a condition"),
    "support": ("supports", "support"),
    "oppose": ("opposes", "oppose"),
}
ROUND_STATUS = {
    "announced": "announced",
    "opened": "opened",
    "under_way": "under way",
    "suspended": "suspended",
    "postponed": "postponed",
    "ended": "ended",
    "collapsed": "collapsed",
    "agreed": "ended in agreement",
    "boycotted": "boycotted",
}
OUTCOMES = {
    "unclear": "outcome unclear",
    "no_agreement": "no agreement",
    "agreement": "agreement",
    "partial": "partial agreement",
}
_OPENING = ("“", "„", "«", '"')
_CLOSING = ("”", "»", '"')
_PEOPLES = ("this", "ians", "Kurds", "elis", "aqis", "anis")
_DOUBLE = re.compile('[“”„«»"]')
_UNTIL = frozenset({"until", "till", "unless"})
_ACTS = {
    "claimed": "claim",
    "reported": "hearsay",
    "denied": "denial",
    "unclear": "not known",
    "declined": "no comment",
    "believed": "belief",
    "intended": "intention",
    "asked": "question",
}
_EVENT_STATUS = {
    "planned": "planned: ",
    "threatened": "threatened: ",
    "alleged": "alleged: ",
    "denied": "denied: ",
}


def count_caption(low: int | None, high: int | None) -> str:
    """A count as text: "3", "24-99", "27 or more", "up to 40"."""
    if low is None and high is None:
        return "an unstated number"
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}-{high:,}"


def join_names(names: tuple[str, ...] | list[str]) -> str:
    """Names as a list: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def in_quotes(words: str) -> str:
    """Words in quotation marks; marks that stand in them already become single ones, as is usual in print."""
    bare = words.strip()
    if bare[:1] in _OPENING and bare[-1:] in _CLOSING and not _DOUBLE.search(bare[1:-1]):
        return f"“{bare[1:-1]}”"
    return f"“{_DOUBLE.sub(_single, bare)}”"


def _single(mark: re.Match[str]) -> str:
    """The single mark for a double one; a straight one opens after a blank and closes after a word."""
    if mark.group() in "“„«":
        return "‘"
    opens = mark.group() == '"' and (mark.start() == 0 or mark.string[mark.start() - 1] in " ([—")
    return "‘" if opens else "’"


def say_stance(party: str, stance: str) -> str:
    """A party and its stance: "Norway demands", "rebels demand"."""
    return f"{party} {STANCES[stance][_is_plural(party)]}"


def _is_plural(party: str) -> bool:
    last = party.rsplit(" ", maxsplit=1)[-1]
    return last.endswith("s") and (last[:1].islower() or last.endswith(_PEOPLES))


def issue_label(issue: str) -> str:
    """What an issue is called in a view; an unknown one by its id."""
    return issue_labels().get(issue, issue)


def _position(record: Position) -> str:
    said = f", said {record.said_by}" if record.said_by and record.said_by != record.party else ""
    red = ", a red line" if record.red_line else ""
    words = f" {in_quotes(record.wording)}" if record.wording else ""
    return f"{issue_label(record.issue)}: {say_stance(record.party, record.stance)}{words}{red}{said}"


def _event(record: Event) -> str:
    what = event_types()[record.type]
    who = record.initiator or "an actor not named"
    is_ahead = record.status in ("planned", "threatened") and not _is_own_threat(record)
    verb = what.intended if is_ahead else what.label
    whom = f" {what.toward} {record.recipient}".replace("  ", " ") if record.recipient else ""
    where = f" ({record.place})" if record.place and record.place != record.recipient else ""
    by = f", according to {record.according_to}" if record.according_to else ""
    status = "" if _is_own_threat(record) else _EVENT_STATUS.get(record.status, "")
    line = f"{status}{who} {verb}{whom}{where}{by}"
    return line[0].upper() + line[1:]


def _is_own_threat(record: Event) -> bool:
    """Whether the type of an event says already that it is threatened."""
    return record.type == "THREATEN" and record.status == "threatened"


def _toll(record: Toll) -> str:
    where = f", {record.place}" if record.place else ""
    by = f"counted by {record.counted_by}" if record.counted_by else "counter not named"
    count = count_caption(record.low, record.high)
    return f"{record.kind.capitalize()}: {count} ({in_quotes(record.wording)}){where}; {by}"


def _round(record: Round) -> str:
    parts = [f"Talks {ROUND_STATUS[record.status]}"]
    if record.venue:
        parts[0] = f"{record.venue}: talks {ROUND_STATUS[record.status]}"
    if record.parties:
        parts.append(f"parties {join_names(record.parties)}")
    if record.mediators:
        parts.append(f"mediators {join_names(record.mediators)}")
    if record.outcome and record.status != "agreed":
        parts.append(OUTCOMES[record.outcome])
    if record.according_to:
        parts.append(f"according to {record.according_to}")
    return "; ".join(parts)


def _access(record: Access) -> str:
    by = f" by {record.by}" if record.by else ""
    what = f" to {record.traffic}" if record.traffic and record.status != "attacked" else ""
    return f"{record.point}: {record.status}{what}{by}"


def _unlock(record: Unlock) -> str:
    if record.condition.split(" ", 1)[0].lower() in _UNTIL:
        return f"{in_quotes(record.consequence)}, {in_quotes(record.condition)}"
    return f"On {in_quotes(record.condition)} would follow {in_quotes(record.consequence)}"


def _blame(record: Blame) -> str:
    of = f": {in_quotes(record.matter)}" if record.matter else ""
    verb = "blame" if _is_plural(record.accuser) else "blames"
    return f"{record.accuser} {verb} {record.accused}{of}"


def _statement(record: Statement) -> str:
    who = record.speaker or record.description or "A source not named"
    role = f", {record.role}" if record.speaker and record.role else ""
    for_whom = f" (for {record.party})" if record.party and record.party != record.speaker else ""
    beside = f", with {_list(record.jointly)}" if record.jointly else ""
    to = f", to {record.addressee}" if record.addressee else ""
    relays = [name for name in record.relayed_by if name != record.addressee]
    via = f", via {_list(relays)}" if relays else ""
    cites = f", citing {_list(record.cites)}" if record.cites else ""
    setting = f", {record.setting}" if record.setting else ""
    act = f" [{_ACTS[record.act]}]" if record.act in _ACTS else ""
    return f"{who}{role}{for_whom}{beside}{to}{via}{cites}{setting}{act}"


def _list(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


_CAPTIONS: dict[type, Callable[[Any], str]] = {
    Access: _access,
    Blame: _blame,
    Event: _event,
    Position: _position,
    Round: _round,
    Statement: _statement,
    Toll: _toll,
    Unlock: _unlock,
}


def caption(record: Record) -> str:
    """One line that says what a record states, without its citation."""
    return _CAPTIONS[type(record)](record)


def record_date(record: Record) -> str | None:
    """The day (ISO prefix) a record itself states: of the act, the round or the saying; None if none."""
    if isinstance(record, Statement):
        return record.said
    return getattr(record, "date", None)
