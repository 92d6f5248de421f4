"""The reader of tolls: each count with its counter, its place, its day and its event."""

from __future__ import annotations

import re
from functools import cache

from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.settings import day_near, place_near
from verbale.reading.events.sources import Source, source_at
from verbale.reading.reader import ListReader
from verbale.reading.tolls.grammar import Tally, plain, tallies
from verbale.reading.tolls.people import Line
from verbale.reading.tolls.vocabulary import vocabulary
from verbale.terms import Span, Toll

_TYPES = {
    "killed": ("ASSAULT", "CRIME", "COERCE"),
    "wounded": ("ASSAULT", "CRIME", "COERCE"),
    "missing": ("ASSAULT", "COERCE", "CRIME"),
    "abducted": ("ASSAULT", "COERCE", "CRIME"),
    "detained": ("COERCE",),
    "released": ("RETREAT", "CONCEDE"),
    "displaced": ("ASSAULT", "COERCE"),
    "besieged": ("COERCE",),
}


@cache
def _cue_pattern() -> re.Pattern[str]:
    words = sorted({*vocabulary().cues, *vocabulary().lists["tolls"]}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


class TollReader(ListReader[Toll]):
    """Reads every count of people killed, wounded, missing, abducted, detained, released, displaced, besieged.

    Counts are never added up; rival counts of one event stay apart. A victim's name is neither
    who was harmed nor part of the wording.
    """

    name = "tolls"
    requires = ("sentences", "syntax", "actors", "places", "times", "statements", "events")
    assigns = ("tolls",)
    scorer = "score_tolls"

    def read(self, draft: Draft) -> list[Toll]:
        """The tolls of one draft, in order."""
        found: list[Toll] = []
        for sentence in draft.sentences:
            text = sentence.span.of(draft.text)
            if not _cue_pattern().search(text):
                continue
            line = Line(text, *_seen(sentence))
            for tally in plain(line, tallies(line)):
                toll = _toll(draft, sentence, line, tally)
                if not any(_is_same(toll, old) for old in found):
                    found.append(toll)
        return found


def _seen(sentence: Sentence) -> tuple[list[tuple[int, int]], list[int]]:
    """Where the parser sees persons named and common nouns: what words alone do not tell."""
    doc = sentence.doc
    names = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]
    return names, [t.idx for t in doc if t.pos_ == "NOUN"]


def _toll(draft: Draft, sentence: Sentence, line: Line, tally: Tally) -> Toll:
    people = tally.people
    first, last = people.first, max(people.end, people.first)
    if last == first or people.noun is None:
        first, last = _with_cue(tally, first, last)
    wording = Span(sentence.start + line.tokens[first].start, sentence.start + line.tokens[last - 1].end)
    source = source_at(draft, sentence, sentence.start + line.tokens[tally.cue].start)
    place = place_near(draft, sentence, wording)
    event = _event_of(draft, sentence, tally, place.name if place else None)
    done = draft.events[event] if event is not None else None
    same = done is not None and done.evidence == sentence.span
    date = day_near(draft, sentence, wording) or (done.date if done else None)
    return Toll(
        kind=tally.kind,
        low=people.low,
        high=people.high,
        wording=" ".join(wording.of(draft.text).split()),
        who=_who(line, tally),
        counted_by=source.name if source and not _is_of_claim(source, sentence.span.of(draft.text)) else None,
        place=place.name if place else done.place if done and same else None,
        date=date,
        event=event,
        evidence=sentence.span,
        support=source.support if source else (),
    )


def _is_of_claim(source: Source, words: str) -> bool:
    """Whether a source owns up to an attack, or not: it counts nobody ("claimed responsibility for … that killed")."""
    owning = "responsib" in words and ("claim" in source.cue or "den" in source.cue)
    return owning and "said" not in source.cue


def _with_cue(tally: Tally, first: int, last: int) -> tuple[int, int]:
    """A bare number is quoted with its cue where that is near, a named victim by the cue alone."""
    if last == first:
        return tally.cue, tally.cue + 1
    if 0 <= tally.cue - last <= 2:
        return first, tally.cue + 1
    return first, last


def _who(line: Line, tally: Tally) -> str | None:
    if tally.people.noun is None:
        return None
    start, end = (line.tokens[tally.people.noun[0]].start, line.tokens[tally.people.noun[1] - 1].end)
    return " ".join(line.text[start:end].split())


def _event_of(draft: Draft, sentence: Sentence, tally: Tally, place: str | None) -> int | None:
    """The event that did this harm: of the same sentence, else of the one before where places agree."""
    found = _event_in(draft, sentence.span, tally, None)
    if found is not None or sentence.index == 0:
        return found
    before = draft.sentences[sentence.index - 1]
    return _event_in(draft, before.span, tally, place) if place else None


def _event_in(draft: Draft, span: Span, tally: Tally, place: str | None) -> int | None:
    here = [(i, e) for i, e in enumerate(draft.events) if e.evidence.overlaps(span)]
    for kind in _TYPES[tally.kind]:
        for index, event in here:
            fits = place is None or event.place == place
            if event.type == kind and fits and event.status in ("happened", "alleged"):
                return index
    return None


def _is_same(new: Toll, old: Toll) -> bool:
    """Whether a count only repeats one that the report has given before."""
    if (new.kind, new.low, new.high) != (old.kind, old.low, old.high):
        return False
    rival = new.counted_by and old.counted_by and new.counted_by != old.counted_by
    elsewhere = new.place and old.place and new.place != old.place and new.low == 1
    return not rival and not elsewhere
