"""Whose police, army or ministry is meant where a report names no state beside it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import State, lexicon
from verbale.reading.places.gazetteer import look_up
from verbale.terms import per_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from verbale.reading.draft import Draft, Sentence

_LEAD = 1.5
_HEADLINE = 4
_DATELINE_CHARS = 3
_NEAR_SENTENCES = 2
_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "within", "across", "on"})
_STATELY = frozenset({"government", "military", "organisation", "armed_group"})


def state_of_country(country: str) -> State | None:
    """The state of an ISO 3166 two-letter code."""
    return _by_country().get(country)


@per_dossier
def _by_country() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in lexicon().states.values():
        row = next((r for r, _ in look_up(state.name) if r.feature == "country"), None)
        if row is not None and row.country:
            found.setdefault(row.country, state)
    return found


@per_dossier
def _by_code() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in lexicon().states.values():
        found.setdefault(state.code[:3], state)
    return found


def state_coded(code: str) -> State | None:
    """The state that an actor's code begins with."""
    return _by_code().get(code[:3])


def state_before(draft: Draft, at: int, fitting: frozenset[str] | None = None) -> State | None:
    """The state that a report names last before an offset, as a place or as one who acts: "that nation".

    Where `fitting` is given, one of those.
    """
    found: list[tuple[int, State]] = []
    for place in draft.places:
        state = state_of_country(place.country) if place.country and place.span.end <= at else None
        if state is not None:
            found.append((place.span.end, state))
    for actor in draft.actors:
        if actor.kind == "state" and actor.via == "name" and actor.span.end <= at:
            state = _by_code().get(actor.code[:3])
            if state is not None:
                found.append((actor.span.end, state))
    found = [one for one in found if fitting is None or one[1].name in fitting]
    return max(found, key=lambda one: one[0])[1] if found else None


def state_of_half(draft: Draft, token: Token) -> State | None:
    """The state that "the North" or "the South's" means, where the report names such a one."""
    if token.text not in ("North", "South", "East", "West") or (token.i and token.nbor(-1).lower_ != "the"):
        return None
    named = {a.name for a in draft.actors if a.kind in ("state", "government")} | {
        p.name for p in draft.places
    }
    states = lexicon().states
    return next((states[n] for n in sorted(named) if n in states and n.startswith(f"{token.text} ")), None)


def home_of(draft: Draft) -> State | None:
    """The state in which most of a report happens, None where two are named about as often.

    Places count, and so do the actors of a state; a state that only speaks is seldom the one. A state
    in the headline counts several times. Of two named about as often it is the one in the headline,
    else that of the dateline.
    """
    heading = _in_headline(draft.report.title)
    counts: Counter[str] = Counter(dict.fromkeys(heading, _HEADLINE))
    counts.update(_named_states(draft))
    ranked = counts.most_common(2)
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1]:
        return lexicon().states[ranked[0][0]]
    first = [name for name, _ in ranked if name in heading]
    if len(first) == 1:
        return lexicon().states[first[0]]
    seat = _dateline(draft)
    return seat if seat is not None and seat.name in (ranked[0][0], ranked[1][0]) else None


def _named_states(draft: Draft) -> Iterator[str]:
    """The state of each place and of each actor of a state that a report names."""
    people = _last_names(draft)
    for place in draft.places:
        state = state_of_country(place.country) if place.country else None
        twice = any(a.kind == "state" for a in draft.actors_on(place.span))
        if state is not None and not twice and place.span.of(draft.text) not in people:
            yield state.name
    for actor in draft.actors:
        state = _by_code().get(actor.code[:3])
        if state is not None and actor.via == "name" and actor.span.of(draft.text) not in people:
            yield state.name


def state_near(draft: Draft, sentence: Sentence, home: State | None) -> State | None:
    """The state in which what a sentence tells happens: that of the places told with it, else the report's own."""
    for index in range(sentence.index, max(sentence.index - _NEAR_SENTENCES, 0) - 1, -1):
        one = draft.sentences[index]
        if home is not None and one.paragraph != sentence.paragraph:
            return home
        found = set(scenes(draft, one))
        if home is not None and home.name in found:
            return home
        if found:
            return lexicon().states[found.pop()] if len(found) == 1 else home
    return home


def scenes(draft: Draft, sentence: Sentence) -> Iterator[str]:
    """The states of the places that a sentence sets something in: "in Denmark", "Goma police"."""
    for place in draft.places_in(sentence.span):
        state = state_of_country(place.country) if place.country else None
        tokens = sentence.tokens_in(place.span)
        if state is None or not tokens or any(a.kind in _STATELY for a in draft.actors_on(place.span)):
            continue
        inside = {t.i for t in tokens}
        head = next((t for t in tokens if t.head.i not in inside), tokens[-1])
        beside = head.dep_ in ("compound", "nmod", "poss") and place.feature != "country"
        if beside or (head.dep_ == "pobj" and head.head.lower_ in _LOCATIVE) or head.dep_ == "appos":
            yield state.name


def _last_names(draft: Draft) -> set[str]:
    """The last names of persons, which may be those of states: "Susan Jordan"."""
    found = {e[-1].text for s in draft.sentences for e in s.doc.ents if e.label_ == "PERSON" and len(e) > 1}
    return found & {*lexicon().states}


def _in_headline(title: str) -> set[str]:
    """The states that a headline names."""
    return {name for name in lexicon().states if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title)}


def _dateline(draft: Draft) -> State | None:
    """The state of the town in capitals that a report opens with: "GOMA, Congo —"."""
    for place in draft.places[:2]:
        if place.span.start < _DATELINE_CHARS and place.span.of(draft.text).isupper() and place.country:
            return state_of_country(place.country)
    return None


def is_sole(draft: Draft, sentence: Sentence, home: State) -> bool:
    """Whether a report is on one state alone: it is in the headline, and no place near is of another."""
    if _in_headline(draft.report.title) != {home.name}:
        return False
    near = [p for s in draft.sentences if s.paragraph == sentence.paragraph for p in draft.places_in(s.span)]
    states = [state_of_country(p.country) for p in near if p.country]
    return all(state is not None and state.name == home.name for state in states)
