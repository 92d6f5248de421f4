"""Bodies that speak: those named, the organs of a state, and those that only a noun points back to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.reading.actors.lexicon import State, lexicon
from verbale.reading.statements.descriptions.offices import ends_body
from verbale.reading.statements.descriptions.own_names import body_name
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.vocabulary import seats, speech_list
from verbale.terms import Span, per_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from verbale.reading.draft import Draft
    from verbale.terms import Actor

_OUTLET_CHARS = 1500
_AS_SUCH = frozenset({"organization", "organisation", "charity", "ngo", "body"})
_LOCAL = frozenset({"american"})
_ARTICLES = frozenset({"article", "editorial", "commentary", "column"})
_PUBLISHING = frozenset(
    {"publish", "issue", "release", "write", "compile", "commission", "prepare", "conduct", "post", "send"}
)


def is_of_state(words: frozenset[str]) -> bool:
    """Whether words speak of what only a state has: police, army, ministry."""
    return not (speech_list("organs_named") | speech_list("of_state")).isdisjoint(words)


def organ_name(part: Part, state: State, text: str) -> tuple[str, Span] | None:
    """The name of a state's organ, with the state's adjective, and where it stands; None for no organ.

    "Norway's foreign ministry" is the Norwegian Foreign Ministry.
    """
    if part.head.lower_ not in speech_list("organs_named"):
        return None
    words = [t for t in part.tokens if t.i <= part.head.i and t.pos_ not in ("DET", "PUNCT")]
    span = part.sentence.over(words)
    worded = re.sub(
        r"^(?:its|their|his|her|the)\s+", "", " ".join(span.of(text).split()), flags=re.IGNORECASE
    )
    own = re.sub(r"^.*['’]s?\s+", "", worded)
    if own == worded and any(worded.startswith(adj + " ") for adj in (*state.adj, state.name, *state.alias)):
        return worded if worded[0].isupper() else worded.capitalize(), span
    if own.startswith(tuple(state.adj)):
        return own, span
    titled = " ".join(
        w if w[0].isupper() or w in ("of", "for", "and") else w.capitalize() for w in own.split()
    )
    return f"{adjective_of(state)} {titled}", span


def adjective_of(state: State) -> str:
    """What stands before the name of a state's organ: "Kenyan", "U.S."."""
    return "U.S." if state.adjective.lower() in _LOCAL else state.adjective


def state_called(name: str) -> State | None:
    """The state that a party's name means, the state's own or its government's."""
    return _by_party().get(name)


@per_dossier
def _by_party() -> dict[str, State]:
    found: dict[str, State] = {}
    for state in lexicon().states.values():
        found[state.name] = state
        found.setdefault(state.party, state)
        found.setdefault(f"{state.adjective} government", state)
    return found


def seat_of(words: str) -> State | None:
    """The state whose government sits in a city of this name."""
    called = seats().get(words)
    if called is not None:
        return lexicon().states.get(called)
    return next((s for s in lexicon().states.values() if words in s.capital or words in s.seat), None)


def named_before(draft: Draft, noun: str, at: int) -> tuple[str, str, Span] | None:
    """The body named last before an offset whose name or kind has a noun: name, party and where."""
    outlet = noun in speech_list("outlets")
    for actor in reversed([a for a in draft.actors if a.span.end <= at and a.via == "name"]):
        if actor.kind in ("person", "people", "state"):
            continue
        if noun in actor.name.lower().split() or noun in actor.span.of(draft.text).lower().split():
            return actor.name, actor.party, actor.span
        if noun in _AS_SUCH and actor.kind == "organisation" and actor.name not in (actor.code, noun):
            return actor.name, actor.party, actor.span
        if (
            outlet
            and actor.kind == "outlet"
            and _can_be(actor.name, noun)
            and at - actor.span.end < _OUTLET_CHARS
        ):
            return actor.name, actor.party, actor.span
    return _titled_before(draft, noun, at)


def _can_be(name: str, noun: str) -> bool:
    """Whether an outlet can be called so: "the agency" is no broadcaster, "the newspaper" no agency."""
    agency = name.lower() in speech_list("agencies") or "agency" in name.lower()
    broadcaster = name.lower() in speech_list("broadcasters")
    if noun in ("agency", "wire"):
        return agency
    if noun in ("television", "tv", "radio", "broadcaster", "channel", "station", "network"):
        return broadcaster
    return not (agency or broadcaster) or noun in ("outlet", "website", "site", "media")


def _titled_before(draft: Draft, noun: str, at: int) -> tuple[str, str, Span] | None:
    """A capitalised name that the vocabulary lacks and that has a noun, as "Dogan news agency" has "agency"."""
    found = None
    for sentence in draft.sentences:
        if sentence.start >= at:
            break
        for token in sentence.doc:
            if token.lower_ != noun or sentence.start + token.idx >= at:
                continue
            part = Part(
                sentence, tuple(t for t in token.subtree if t.i <= token.i or t.dep_ != "relcl"), token
            )
            name = name_without_owner(part, draft.text)
            if name is not None and name.end <= at:
                words = " ".join(name.of(draft.text).split())
                found = (words, words, name)
    return found


def name_without_owner(part: Part, text: str) -> Span | None:
    """The proper name of a body, without "Turkey's" before it; None where no proper name is left."""
    name = body_name(part)
    if name is None:
        return None
    tokens = part.sentence.tokens_in(name)
    marks = [n for n, t in enumerate(tokens) if t.tag_ == "POS" and t.i < part.head.i]
    if marks:
        rest = tokens[marks[-1] + 1 :]
        if not any(t.pos_ == "PROPN" for t in rest):
            return None
        return part.sentence.over(rest)
    return name if _is_name(name.of(text)) else None


def _is_name(words: str) -> bool:
    return any(w[:1].isupper() for w in words.split())


def full_span(actor: Actor, part: Part, text: str) -> Span:
    """The whole name of a body whose mention covers only its beginning: "Institute" for "Institute for …"."""
    name = body_name(part)
    if name is None or not name.contains(actor.span):
        return actor.span
    rest = text[actor.span.end : name.end]
    if _ends_name(part, actor.span) and any(state_called(word) for word in rest.split()):
        return actor.span
    if actor.span.start == name.start and re.match(r"\s+(?:for|of|on|and)\s+(?:the\s+|a\s+)?[A-Z]", rest):
        return name
    return actor.span


def _ends_name(part: Part, span: Span) -> bool:
    """Whether the parse's model takes a mention for the end of a body's name."""
    tokens = part.sentence.tokens_in(span)
    return any(e.label_ == "ORG" and tokens and e.end == tokens[-1].i + 1 for e in part.sentence.doc.ents)


def vehicles_owner(part: Part) -> Iterator[Part]:
    """Whose statement, report or letter it is that a source names instead of its author."""
    named = [
        t
        for t in part.tokens
        if t.i < part.head.i and t.dep_ in ("compound", "nmod") and t.ent_type_ == "ORG"
    ]
    if named and (ends_body(named[-1].lower_) or part.head.lower_ in _ARTICLES):
        yield Part(part.sentence, tuple(named), named[-1])
    for child in part.head.children:
        if child.dep_ in ("amod", "compound") and child.lower_ in speech_list("forces"):
            yield Part(part.sentence, (child,), child)
        if child.dep_ == "poss":
            yield Part(part.sentence, tuple(t for t in child.subtree if t.dep_ != "case"), child)
        elif child.dep_ in ("prep", "agent", "acl"):
            yield from _makers(part, child)


def _makers(part: Part, link: Token) -> Iterator[Part]:
    """Whom a paper is by, or in which outlet: "a report published by the council", "an editorial in the Daily"."""
    if link.dep_ == "acl":
        for child in link.children if link.lemma_ in _PUBLISHING else ():
            if child.dep_ in ("agent", "prep") and child.lower_ == "by":
                yield from _makers(part, child)
        return
    inside = link.lower_ == "in" and part.head.lower_ in _ARTICLES
    if inside or link.lower_ in ("by", "from", "of", "with"):
        for noun in link.children:
            if noun.dep_ == "pobj":
                yield Part(part.sentence, tuple(noun.subtree), noun)


def has_others(part: Part) -> bool:
    """Whether more than an article stands before the noun."""
    return any(t.i < part.head.i and t.pos_ != "DET" for t in part.tokens)


def owned_name(part: Part) -> Span | None:
    """The name of a body that is named by its owner: "Gomez's office", "the Goma governor's office"."""
    if part.head.lower_ not in speech_list("owned_bodies"):
        return None
    words = [t for t in part.tokens if t.i <= part.head.i and t.pos_ not in ("DET", "PUNCT")]
    named = any(t.pos_ == "PROPN" for t in words) and any(t.dep_ == "poss" for t in words)
    return part.sentence.over(words) if named else None


def is_body_phrase(part: Part) -> bool:
    """Whether a noun phrase with a name in it is a body's name: not "the Kasese blockade" nor "allies of Chad"."""
    if part.head.pos_ == "PROPN" or part.head.text[:1].isupper():
        return True
    return part.head.tag_ == "NN" and ends_body(part.head.lower_)


def names_of_state(name: str) -> tuple[str, ...]:
    """What a state is called: its names, adjectives, capitals and seats."""
    state = state_called(name)
    return (
        (state.name, *state.adj, *state.alias, *state.capital, *state.seat) if state is not None else (name,)
    )
