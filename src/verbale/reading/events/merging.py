"""One happening stands once; and which event answers which."""

from __future__ import annotations

import msgspec

from verbale.reading.draft import Draft
from verbale.reading.events.lexicon import is_word
from verbale.terms import Event

NEAR_CHARS = 200
_FIELDS = ("initiator", "recipient", "place", "date")


def merge(events: list[Event]) -> list[Event]:
    """Keep the mention of each happening that says most, in the place of the first."""
    kept: list[Event] = []
    for event in events:
        at = next((i for i, old in enumerate(kept) if _is_same(old, event) or _echoes(old, event)), None)
        if at is None:
            kept.append(event)
        elif _said(event) > _said(kept[at]):
            kept[at] = event
    return kept


def absorb(events: list[Event]) -> list[Event]:
    """Leave out harm by nobody named that the attack told just before or after it did.

    "Ten soldiers were killed in a rebel attack": the count is a toll, the attack is the event.
    """
    return [
        event for event in events if not (_is_harm(event) and any(_did(other, event) for other in events))
    ]


def _is_harm(event: Event) -> bool:
    return event.type == "ASSAULT" and event.initiator is None and event.status == "happened"


def _did(attack: Event, harm: Event) -> bool:
    """Whether an attack with a doer may be what did the harm told near it: no place or day says otherwise."""
    if attack.type != "ASSAULT" or attack.initiator is None or attack.status not in ("happened", "alleged"):
        return False
    if attack.initiator == harm.recipient:
        return False
    apart = max(attack.evidence.start, harm.evidence.start) - min(attack.evidence.end, harm.evidence.end)
    fits = all(
        getattr(attack, f) is None or getattr(harm, f) in (None, getattr(attack, f))
        for f in ("place", "date")
    )
    return apart <= NEAR_CHARS and fits


def _echoes(one: Event, other: Event) -> bool:
    """Whether two words of one sentence tell one act, one of them without saying whose: "continue raids, bombing X"."""
    if one.type != other.type or one.evidence != other.evidence or (one.initiator and other.initiator):
        return False
    fields = ("recipient", "place", "date")
    anyone = _is_anyone(one.recipient or "people") or _is_anyone(other.recipient or "people")
    return (anyone or one.recipient == other.recipient) and all(
        getattr(one, f) in (None, getattr(other, f)) or getattr(other, f) is None for f in fields
    )


def _said(event: Event) -> int:
    told = sum(getattr(event, field) is not None for field in _FIELDS)
    return told - _is_anyone(event.recipient)


def _is_same(one: Event, other: Event) -> bool:
    """Whether two mentions may be of one happening: nothing that both state differs."""
    if one.type != other.type or one.status != other.status:
        return False
    shared = 0
    for field in _FIELDS:
        first, second = getattr(one, field), getattr(other, field)
        if field == "recipient" and (_is_anyone(first) or _is_anyone(second)):
            continue
        if first and second and first != second:
            return False
        shared += bool(first and second)
    bare = shared > 0 and min(_said(one), _said(other)) == shared
    beside = one.evidence == other.evidence and (shared > 0 or min(_said(one), _said(other)) == 0)
    there = one.place is not None and one.place == other.place and not (one.initiator and other.initiator)
    return shared > 1 or bare or beside or there


def _is_anyone(recipient: str | None) -> bool:
    """Whether a recipient says no more than that people were harmed."""
    return recipient is not None and is_word(recipient.lower(), "anyone")


def answer(draft: Draft, events: list[Event]) -> list[Event]:
    """Point each event that is told as an answer to the attack told last before it."""
    linked: list[Event] = []
    for event in events:
        index = _answered(events, event) if _answers(draft, event) else None
        linked.append(event if index is None else msgspec.structs.replace(event, answers=index))
    return linked


def _answers(draft: Draft, event: Event) -> bool:
    text = event.evidence.of(draft.text).lower()
    fired_from = "fired from" in text or "launched from" in text
    return event.type in ("ASSAULT", "COERCE", "SANCTION") and (
        fired_from or "following the" in text or any(is_word(w.strip(".,"), "answers") for w in text.split())
    )


def _answered(events: list[Event], event: Event) -> int | None:
    before = [
        i
        for i, other in enumerate(events)
        if other.type == "ASSAULT"
        and other.evidence.start <= event.evidence.start
        and other is not event
        and other.initiator != event.initiator
    ]
    return before[-1] if before else None
