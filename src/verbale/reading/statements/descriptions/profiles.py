"""Who is known in a report: the persons it names, with what it says of each anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verbale.reading.actors.holders import holders
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.actors.persons import last_names
from verbale.reading.statements.descriptions.own_names import is_title
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Draft, Sentence
    from verbale.terms import Actor

_SMALL = frozenset({"of", "the", "for", "and", "s", "a", "an", "to", "in", "at", "former"})
_WORD = re.compile(r"[a-z]+")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_FOLLOWING_SENTENCES = 3
_RANKS = frozenset(
    {
        "gen",
        "general",
        "brig",
        "brigadier",
        "col",
        "colonel",
        "maj",
        "major",
        "lt",
        "lieutenant",
        "mr",
        "mrs",
        "ms",
        "dr",
        "capt",
        "captain",
        "admiral",
    }
)
_HEADS = frozenset({"leader", "head", "chief", "commissioner", "director", "commander"})


@dataclass(slots=True)
class Profile:
    """What a report, or the vocabulary, says of a person it names.

    Attributes:
        name: the fullest name.
        where: where that name first stands.
        offices: the words of every role that the report gives.
        held: the words of the office that the vocabulary gives.
        read: whether all the report's words about the name have been read.
        called: what the actors' reader names the person.
        told: whether the report's own words gave the party.
        again: where one word of the name stands that is no actor's.
    """

    name: str
    where: Span
    party: str | None = None
    party_where: tuple[Span, ...] = ()
    role: str | None = None
    role_where: Span | None = None
    body: str | None = None
    offices: list[frozenset[str]] = field(default_factory=list)
    held: frozenset[str] = frozenset()
    read: bool = False
    called: set[str] = field(default_factory=set)
    told: bool = False
    again: list[Span] = field(default_factory=list)

    def note_office(self, role: str) -> None:
        """Take down the words of an office."""
        self.offices.append(_words(role))


class Profiles:
    """The persons of one report, by name."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.full: dict[str, Profile] = {}
        self.last: dict[str, Profile] = {}
        self.first: dict[str, Profile] = {}
        for actor in draft.actors:
            if actor.kind == "person" and actor.via == "name" and not actor.name.islower():
                self._note_actor(actor)
        for name, span in _recognised(draft):
            if " " in name:
                self.note(name, span)
            elif (known := self.of(name)) is not None:
                known.again.append(span)
        for profile in [p for p in self.full.values() if " " not in p.name]:
            self._lengthen(profile)

    def _lengthen(self, profile: Profile) -> None:
        """Give a person called by the last name alone the longer name that stands somewhere: "Anders Berg" for "Mr Berg"."""
        for sentence in self.draft.sentences:
            for token in sentence.doc:
                before = token.nbor(-1) if token.i else None
                if before is None or token.text != profile.name or before.pos_ != "PROPN" or is_title(before):
                    continue
                if before.dep_ == "compound" and before.head.i == token.i and before.text.istitle():
                    profile.where = sentence.over([before, token])
                    profile.called.add(profile.name)
                    profile.name = f"{before.text} {token.text}"
                    return

    def _note_actor(self, actor: Actor) -> None:
        found = self.note(*_whole_name(self.draft, actor))
        self.full.setdefault(actor.name, found)
        found.called.add(actor.name)
        if found.party is None and actor.affiliation:
            found.party, found.party_where = actor.affiliation, (actor.span,)
        if actor.role:
            found.offices.append(_words(actor.role))
        known = holders().named(actor.name.split(), self.draft.report.published)
        if known is not None and known.role:
            found.held = _words(known.role)

    def note(self, name: str, where: Span) -> Profile:
        """The profile of a person, made where there is none yet."""
        name = _plain(name)
        found = self.full.get(name) or self._longer(name)
        if found is None:
            found = self.full[name] = Profile(name, where)
            for short in last_names(name):
                self.last.setdefault(short, found)
            if " " in name:
                self.first.setdefault(name.split()[0], found)
        return found

    def _longer(self, name: str) -> Profile | None:
        """Who is called by this name within a longer one: "Sidiki Traore" for "Moussa Sidiki Traore".

        A family name may stand first, and some are called by the name they were given: "Tsai", "Abiy".
        """
        known = self.last.get(name) or self.first.get(name)
        if known is not None:
            return known
        words = name.split()
        if len(words) < 2:
            return None
        same = self.last.get(words[-1])
        if same is not None and same.name == words[-1]:
            return same
        return same if same is not None and _is_within(words, same.name.split()) else None

    def of(self, name: str) -> Profile | None:
        """Who is meant by a full, last or first name, None for nobody known."""
        name = _plain(name)
        found = self.full.get(name) or self._longer(name)
        if found is None and name[:1].isupper() and " " in name:
            return self._longer(f"{name[0].lower()}{name[1:]}")
        return found

    def in_office(self, wording: str, party: str | None, at: int) -> Profile | None:
        """The person whose office a description names, rather one named before it than after.

        Args:
            wording: the description without its article and owner: "foreign minister".
            party: whose office it is, None where the description does not say.
            at: where in the report the description stands.
        """
        asked = _words(wording)
        if not asked:
            return None
        if "diplomat" in asked and not asked.isdisjoint(("top", "chief")):
            return self.in_office("foreign minister", party, at) or self.in_office(
                "secretary of state", party, at
            )
        found = [p for p in self.full.values() if self._fits(p, asked, party)]
        before = [p for p in found if p.where.start < at]
        chosen = before or found
        return (
            max(chosen, key=lambda p: p.where.start)
            if before
            else min(chosen, key=lambda p: p.where.start, default=None)
        )

    def _fits(self, profile: Profile, asked: frozenset[str], party: str | None) -> bool:
        if party is not None and profile.party is not None and not is_same_side(profile.party, party):
            return False
        return any(_is_office(asked, held) for held in (*profile.offices, profile.held))

    def named_next(self, sentence: Sentence, wording: str, party: str | None) -> Profile | None:
        """The person first named right after a description, as a report names in full whom it described."""
        asked = (_words(wording), party)
        for index in range(sentence.index + 1, sentence.index + 1 + _FOLLOWING_SENTENCES):
            if index >= len(self.draft.sentences):
                return None
            found = self._first_subject(self.draft.sentences[index])
            if found is not None:
                return self._introduced(found, sentence, asked)
        return None

    def _introduced(
        self, found: Profile, sentence: Sentence, asked: tuple[frozenset[str], str | None]
    ) -> Profile | None:
        words, party = asked
        other = [o for o in found.offices if o - _RANKS and o.isdisjoint(words)]
        if found.where.start < sentence.start or (other and len(other) == len(found.offices)):
            return None
        if party is None:
            return found if found.party is None and not found.offices else None
        return found if found.party is None or is_same_side(found.party, party) else None

    def _first_subject(self, sentence: Sentence) -> Profile | None:
        """The person who is a subject of a sentence's verbs, the first of them."""
        for token in sentence.doc:
            quoted = token.dep_ == "dobj" and token.head.lemma_ in ("quote", "cite")
            if token.dep_ in ("nsubj", "nsubjpass") or quoted:
                at = sentence.start + token.idx
                named = [p for p in self.full.values() if _covers(self.draft, p, at)]
                if named:
                    return named[0]
        return None


def mentions_of(draft: Draft, profile: Profile) -> list[Span]:
    """Where a person is named, in order."""
    names = {profile.name, *profile.called}
    found = [a.span for a in draft.actors if a.kind == "person" and a.via == "name" and a.name in names]
    return sorted([*found, *profile.again]) or [profile.where]


def _covers(draft: Draft, profile: Profile, at: int) -> bool:
    if profile.where.start <= at < profile.where.end:
        return True
    return any(
        a.span.start <= at < a.span.end and a.name in {profile.name, *profile.called} and a.via == "name"
        for a in draft.actors
        if a.kind == "person"
    )


def is_same_side(one: str, other: str) -> bool:
    """Whether two names are of one state, its government or its forces, or the same."""
    return one == other or _stem(one) == _stem(other) or (_is_of_un(one) and _is_of_un(other))


def _is_of_un(name: str) -> bool:
    body = lexicon().kinds.get(name)
    return body is not None and body.code.startswith("IGO UNO")


def _is_office(asked: frozenset[str], held: frozenset[str]) -> bool:
    """Whether an office asked for is one held; a chief is as well a head, director or high commissioner."""
    if asked <= held:
        return True
    rest = asked - _HEADS
    return bool(rest) and rest < asked and rest <= held and not held.isdisjoint(_HEADS)


def _stem(name: str) -> str:
    for state in lexicon().states.values():
        if name in (state.name, state.party, state.army_name):
            return state.name
    return name


def _words(wording: str) -> frozenset[str]:
    found = set(_WORD.findall(wording.lower().replace("defence", "defense"))) - _SMALL
    return frozenset(found)


def _plain(name: str) -> str:
    """A name without marks that print nothing, such as those for the direction of writing."""
    return _UNSEEN.sub("", name)


def _whole_name(draft: Draft, actor: Actor) -> tuple[str, Span]:
    """An actor's name with what the parse's model takes for a part of it, and where both stand: "Tsai Ing-wen" for "Tsai Ing".

    Names of the vocabulary are whole.
    """
    sentence = draft.sentence_at(actor.span.start)
    tokens = sentence.tokens_in(actor.span) if sentence is not None else []
    if sentence is None or " " not in actor.name or holders().full.get(actor.name):
        return actor.name, actor.span
    for entity in (_entity(t) for t in tokens[-1:] if t.ent_type_ == "PERSON"):
        span = sentence.over(entity)
        words = " ".join(span.of(draft.text).split())
        more = len(words.split()) - len(actor.name.split())
        if 0 <= more <= 1 and actor.name in words and all(w[:1].isupper() for w in words.split()):
            return words, Span(min(actor.span.start, span.start), max(actor.span.end, span.end))
    return actor.name, actor.span


def _entity(token: Token) -> list[Token]:
    """The words of the name that a word belongs to, without a title before it or "'s" after it."""
    span = next(e for e in token.doc.ents if e.start <= token.i < e.end)
    words = [t for t in span if t.tag_ != "POS"]
    while len(words) > 1 and is_title(words[0]):
        words.pop(0)
    return words


def _is_within(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _recognised(draft: Draft) -> Iterator[tuple[str, Span]]:
    """Names that the parse's model takes for persons' and that are no actor's."""
    for sentence in draft.sentences:
        for entity in sentence.doc.ents:
            words = [t for t in entity if t.text not in ("'s", "’s")]
            if entity.label_ != "PERSON" or not words:
                continue
            span = sentence.over(words)
            if not any(a.span.overlaps(span) for a in draft.actors_on(span)):
                yield " ".join(span.of(draft.text).split()), span
