"""The first rule: a record whose span does not bear out what it states is not kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from verbale.reading.actors.lexicon import lexicon
from verbale.reading.capitals import capitals_told
from verbale.reading.draft import Draft
from verbale.terms import KINDS, Event, Record, Span, Toll

E = TypeVar("E", Event, Toll)

_NAMED = {
    "statements": ("speaker", "party", "body", "jointly", "addressee", "relayed_by", "cites"),
    "rounds": ("venue", "parties", "mediators", "according_to"),
    "positions": ("party", "said_by"),
    "events": ("initiator", "recipient", "according_to"),
    "tolls": ("counted_by",),
    "access": ("by", "according_to"),
    "blames": ("accuser", "accused"),
}
_WORDED = {
    "tolls": ("wording", "who"),
    "positions": ("wording",),
    "unlocks": ("condition", "consequence"),
    "blames": ("matter",),
}
_WORD = re.compile(r"\w+")


def _names(record: Record, field: str) -> list[str]:
    value = getattr(record, field)
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def is_cited(draft: Draft, kind: str, record: Record) -> bool:
    """Whether each name and wording that a record states stands in its evidence or its support.

    A name stands there if a mention resolved to it does (as actor, as the party an actor speaks
    for, or as place), if its own words do, or, of a capital, if its country's do ("the Kenyan capital"). A wording stands there word for word, in order, other
    words between them allowed.
    """
    spans = [record.evidence, *record.support]
    if not all(0 <= s.start < s.end <= len(draft.text) for s in spans):
        return False
    for field in _NAMED.get(kind, ()):
        if not all(stands_in(draft, spans, name) for name in _names(record, field)):
            return False
    words = _words(" ".join(s.of(draft.text) for s in spans))
    return all(_in_order(_words(n), words) for field in _WORDED.get(kind, ()) for n in _names(record, field))


def stands_in(draft: Draft, spans: Iterable[Span], name: str) -> bool:
    """Whether a name stands in spans of a report: by a mention resolved to it, or by its own words.

    A state's organ stands there if its words do and its state is mentioned: the Kenyan Foreign
    Ministry by "the foreign ministry" and "Nairobi".
    """
    held = list(spans)
    here: set[str] = set()
    for span in held:
        here.update(_mentioned(draft, span))
    words = _words(" ".join(s.of(draft.text) for s in held))
    if name in here or _in_order(_words(name), words):
        return True
    return any(
        name.startswith(f"{adjective} ") and _in_order(_words(name[len(adjective) :]), words)
        for adjective in _adjectives(here)
    )


def _adjectives(names: set[str]) -> Iterator[str]:
    """The adjectives of the states among these names or of their governments."""
    for state in lexicon().states.values():
        if not names.isdisjoint((state.name, state.party, state.army_name)):
            yield from state.adj


def _mentioned(draft: Draft, span: Span) -> set[str]:
    found: set[str] = set()
    for actor in draft.actors_on(span):
        found.update(n for n in (actor.name, actor.party, actor.affiliation) if n)
    found.update(p.name for p in draft.places if p.span.overlaps(span))
    return found | capitals_told(span.of(draft.text))


def _in_order(wanted: list[str], words: list[str]) -> bool:
    rest = iter(words)
    return bool(wanted) and all(word in rest for word in wanted)


def keep_cited(draft: Draft) -> Draft:
    """Drop the records that do not cite, and set right the indices that pointed past them."""
    events = draft.events
    kept = [is_cited(draft, "events", event) for event in events]
    moved = {old: sum(kept[:old]) for old, stays in enumerate(kept) if stays}
    for kind in KINDS:
        records = getattr(draft, kind)
        setattr(draft, kind, [r for r in records if is_cited(draft, kind, r)])
    draft.events = [_redirect(e, "answers", moved) for e in draft.events]
    draft.tolls = [_redirect(t, "event", moved) for t in draft.tolls]
    return draft


def _redirect(record: E, field: str, moved: dict[int, int]) -> E:
    old = getattr(record, field)
    if old is None or moved.get(old) == old:
        return record
    return msgspec.structs.replace(record, **{field: moved.get(old)})
