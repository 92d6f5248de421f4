"""The reader of tolls: each count with its counter, its place, its day and its event."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.settings import day_near, place_near
from verbale.reading.events.sources import Source, source_at
from verbale.reading.reader import ListReader
from verbale.reading.tolls.grammar import Tally, plain, tallies
from verbale.reading.tolls.people import Line
from verbale.reading.tolls.vocabulary import vocabulary
from verbale.terms import Place, Span, Toll

if TYPE_CHECKING:
    from spacy.tokens import Token

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


_OWNING = re.compile(r"\b(?:claim|den[iy]|took|takes?)\w*(?:\s\w+){0,3}\sresponsib", re.IGNORECASE)
_TURNS = ("homes", "home", "cut", "crossed", "treated", "treating", "houses", "villages", "leave", "leaving")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _cue_words() -> frozenset[str]:
    lists = vocabulary().lists
    return frozenset(
        {
            *vocabulary().cues,
            *lists["tolls"],
            *lists["homeless"],
            "fatal",
            "fatally",
            "shot",
            *lists["dead"],
            *_TURNS,
        }
    )


def has_cue(text: str) -> bool:
    """Whether a sentence may tell of a toll at all: one of the words that do stands in it."""
    return not _cue_words().isdisjoint(_WORD.findall(text.lower()))


class TollReader(ListReader[Toll]):
    """Reads every count of people killed, wounded, missing, abducted, detained, released, displaced, besieged.

    Counts are never added up; rival counts of one event stay apart. A victim's name is neither
    who was harmed nor part of the wording.
    """

    name = "tolls"
    version = "3"
    requires = ("sentences", "syntax", "actors", "places", "times", "statements", "events")
    assigns = ("tolls",)
    scorer = "score_tolls"

    def read(self, draft: Draft) -> list[Toll]:
        """The tolls of one draft, in order."""
        found: list[Toll] = []
        surnames = _surnames(draft)
        named: set[tuple[str, str]] = set()
        for sentence in draft.sentences:
            text = sentence.span.of(draft.text)
            if not has_cue(text):
                continue
            line = Line(text, *_seen(sentence, surnames))
            for tally in plain(line, tallies(line)):
                victim = _victim(line, tally)
                if victim in named:
                    continue
                if victim is not None:
                    named.add(victim)
                toll = _toll(draft, sentence, line, tally)
                if not any(_is_same(toll, old) for old in found):
                    found.append(toll)
        return found


def _surnames(draft: Draft) -> set[str]:
    """The last words of the full names in a report: by them alone a person may be meant."""
    return {e[-1].text for s in draft.sentences for e in s.doc.ents if e.label_ == "PERSON" and len(e) > 1}


def _seen(sentence: Sentence, surnames: set[str]) -> tuple[list[tuple[int, int]], list[int], dict[int, int]]:
    """Where the parser sees persons named, common nouns and subjects: what words alone do not tell."""
    doc = sentence.doc
    persons = [e for e in doc.ents if e.label_ == "PERSON" and (len(e) > 1 or e.text in surnames)]
    names = [(e.start_char, e.end_char) for e in persons]
    subjects = {t.idx: s.idx for t in doc if (s := _subject(t)) is not None and s.pos_ != "PRON"}
    return names, [t.idx for t in doc if t.pos_ == "NOUN"], subjects


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb on which it hangs."""
    for _ in range(3):
        own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None or verb.dep_ not in ("conj", "xcomp", "acomp", "oprd"):
            return own
        verb = verb.head
    return None


def _victim(line: Line, tally: Tally) -> tuple[str, str] | None:
    """The kind of harm and the surname of one who is named; None where nobody is."""
    people = tally.people
    after = people.noun[1] if people.noun else people.first
    if people.low != 1 or people.high != 1 or people.last <= after:
        return None
    last = line.tokens[people.last - 1]
    return (tally.kind, last.text) if last.capital and not line.capitals else None


def _toll(draft: Draft, sentence: Sentence, line: Line, tally: Tally) -> Toll:
    people = tally.people
    first, last = _opening(line, people.first), max(people.end, people.first)
    if last == first or people.noun is None:
        first, last = _with_cue(tally, first, last)
    wording = Span(sentence.start + line.tokens[first].start, sentence.start + line.tokens[last - 1].end)
    source = source_at(draft, sentence, sentence.start + line.tokens[tally.cue].start)
    place = _place_of_harm(draft, sentence, tally, place_near(draft, sentence, wording))
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


def _opening(line: Line, first: int) -> int:
    """Where a wording opens: with an owner who is not named ("a sheriff's deputy"), without one who is."""
    if line.words[first] != "s":
        return first
    owner = line.ending.get(first - 1)
    return owner.first if owner is not None and owner.noun and owner.last == owner.noun[1] else first + 1


def _is_of_claim(source: Source, words: str) -> bool:
    """Whether a source owns up to an attack, or not: it counts nobody ("claimed responsibility for … that killed")."""
    if not _OWNING.search(words):
        return False
    own = any(part in source.cue for part in ("claim", "den", "responsib"))
    return own or source.cue not in words


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
    others = new.low == 1 and new.who and old.who and _head(new.who) != _head(old.who)
    rival = new.counted_by and old.counted_by and new.counted_by != old.counted_by
    elsewhere = new.place and old.place and new.place != old.place and new.low == 1
    return not rival and not elsewhere and not others


def _head(who: str) -> str:
    return who.rsplit(maxsplit=1)[-1].lower()


def _place_of_harm(draft: Draft, sentence: Sentence, tally: Tally, place: Place | None) -> Place | None:
    """The place, unless the words say that the people, or what hit them, came from there."""
    if place is None or tally.kind not in ("killed", "wounded"):
        return place
    before = draft.text[sentence.start : place.span.start].split()
    return None if before and before[-1].lower() == "from" else place
