"""Who speaks, and for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over, party_at
from verbale.reading.actors.holders import holders
from verbale.reading.draft import Draft
from verbale.reading.statements.anaphora import PRONOUNS, pronoun_voice
from verbale.reading.statements.bodies import (
    full_span,
    name_without_owner,
    named_before,
    organ_name,
    state_called,
    vehicles_owner,
)
from verbale.reading.statements.chain import chain_of
from verbale.reading.statements.context import Context
from verbale.reading.statements.found import Found
from verbale.reading.statements.offices import ends_body
from verbale.reading.statements.parties import party_beside
from verbale.reading.statements.persons import described_person, is_outlet_word, named_person
from verbale.reading.statements.sources import Part, parts_of, persons_named, proper_name
from verbale.reading.statements.titles import is_person_noun
from verbale.reading.statements.vocabulary import speech_list
from verbale.reading.statements.voice import NOBODY, Voice, together

if TYPE_CHECKING:
    from verbale.reading.actors.lexicon import State
    from verbale.terms import Actor, Span

_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_QUOTES = "“\"”„«»'"


class Voices:
    """Resolves the sources of one draft, in the order of the text."""

    def __init__(self, draft: Draft) -> None:
        self.context = Context(draft)
        self._of: dict[int, Voice] = {}

    def of(self, found: Found) -> Voice:
        """The voice of an attribution; those before it in the text must have been asked for first."""
        voice = self._resolve(found)
        chain = chain_of(self.context.draft, found, self._of_part)
        voice = replace(voice, party=self.context.called(voice.party), chain=chain)
        self.context.said += [replace(v, heard=tuple(found.source)) for v in voice.chain.cited if v.is_person]
        self._of[id(found)] = voice
        if voice.known:
            heard = (*found.source, *found.cue, *found.content)
            self.context.said.append(replace(voice, heard=heard))
        return voice

    def _resolve(self, found: Found) -> Voice:
        if found.antecedent is not None and id(found.antecedent) in self._of:
            return self._of[id(found.antecedent)].taken_up(found.sentence.paragraph)
        parts = parts_of(self.context.draft, found)
        if not parts:
            return self._unsourced(found)
        return together([self._of_part(part) for part in parts])

    def _unsourced(self, found: Found) -> Voice:
        """The voice of a quotation that nobody is named for: whoever was quoted right before."""
        opening = found.content[0].of(self.context.draft.text)[:1] if found.content else ""
        if found.cue or not opening or opening not in _QUOTES:
            return NOBODY
        last = self.context.last(lambda _: True, found.sentence.paragraph)
        return last.taken_up(found.sentence.paragraph) if last is not None else NOBODY

    def _of_part(self, part: Part) -> Voice:
        if part.head.lower_ in PRONOUNS:
            return pronoun_voice(self.context, part, self._of_noun)
        return self._of_noun(part)

    def _of_noun(self, part: Part) -> Voice:
        people = persons_named(self.context.draft, part)
        if people:
            return together([named_person(self.context, part, p.span, p) for p in people])
        if part.head.lower_ in speech_list("vehicles"):
            return self._of_vehicle(part)
        body = self._body_at(part)
        name = None if body is not None else self._person_name(part)
        if name is not None:
            return named_person(self.context, part, name, None)
        if body is not None and _stands_for_side(part, body, self.context.draft.text):
            return self._of_actor(part, body)
        if part.head.pos_ in ("NOUN", "NUM", "ADJ", "DET", "PRON") and self._is_person(part):
            return described_person(self.context, part)
        return self._body(part, body)

    def _is_person(self, part: Part) -> bool:
        here = actors_over(self.context.draft, part.sentence.start + part.head.idx)
        if here and here[0].kind == "person":
            return True
        return is_person_noun(part.head) or part.head.pos_ in ("NUM", "DET", "PRON")

    def _person_name(self, part: Part) -> Span | None:
        """The name of a person whom the actors' reader does not know."""
        name = proper_name(part, self.context.draft.text)
        if name is None:
            return None
        words = " ".join(name.of(self.context.draft.text).split())
        if self.context.profiles.of(words) is not None:
            return name
        tokens = part.sentence.tokens_in(name)
        if len(tokens) == 1 and holders().last.get(words):
            return name
        if any(t.ent_type_ in _BODIES for t in tokens) or any(is_outlet_word(t.lower_) for t in part.tokens):
            return None
        return name if is_person_noun(part.head) or part.head.pos_ == "PROPN" else None

    def _of_vehicle(self, part: Part) -> Voice:
        """The voice of a statement or report: its author's, where it is told."""
        for owner in vehicles_owner(part):
            if owner.head.lower_ in PRONOUNS:
                return pronoun_voice(self.context, owner, self._of_noun)
            voice = self._of_noun(owner)
            if voice.known:
                return replace(voice, where=(*voice.where, owner.span))
        return self._body(part, self._body_at(part))

    def _body_at(self, part: Part) -> Actor | None:
        """The body that a mention over the head, or one beside it, means."""
        draft = self.context.draft
        here = actors_over(draft, part.sentence.start + part.head.idx)
        if not here and not is_person_noun(part.head):
            near = party_at(draft, part.sentence, part.head)
            here = [near] if near is not None and part.span.overlaps(near.span) else []
        return here[0] if here and here[0].kind != "person" else None

    def _body(self, part: Part, actor: Actor | None) -> Voice:
        """The voice of a body: a named one, a state's organ, one named before, or one only described."""
        draft = self.context.draft
        own = name_without_owner(part, draft.text)
        if is_outlet_word(part.head.lower_) and (actor is None or actor.kind != "outlet"):
            return self._outlet(part, own)
        if actor is not None and not _is_described(actor, draft.text):
            return self._of_actor(part, actor)
        if part.definite and own is None:
            before = named_before(draft, part.head.lower_, part.span.start)
            if before is not None:
                name, party, where = before
                return self._make(part, name, party, where)
        if own is not None and not _is_people(actor) and _is_body(part):
            return self._named(part, own)
        return self._vague(part)

    def _outlet(self, part: Part, own: Span | None) -> Voice:
        """The voice of an outlet that the vocabulary lacks; it speaks for itself, whoever owns it."""
        if own is not None:
            return self._named(part, own)
        before = part.definite and named_before(self.context.draft, part.head.lower_, part.span.start)
        if before:
            return self._make(part, *before)
        words = [t for t in part.tokens if t.i <= part.head.i and t.pos_ not in ("DET", "PUNCT")]
        if words and words[0].text[:1].isupper() and words[0].i < part.head.i and part.head.tag_ == "NN":
            if words[0].pos_ in ("PROPN", "ADJ") and words[0].ent_type_:
                return self._named(part, part.sentence.over(words))
        return replace(self._vague(part), party=None)

    def _of_actor(self, part: Part, actor: Actor) -> Voice:
        draft = self.context.draft
        state = state_called(actor.name)
        if actor.kind in ("state", "government") and state is not None:
            state = self._meant(part, actor) or state
            organ = organ_name(part, state, draft.text)
            if organ is not None:
                return self._make(part, organ[0], state.party, organ[1])
        if _is_people(actor):
            return self._vague(part)
        if actor.kind == "organisation" and _is_organ(part) and actor.name == actor.span.of(draft.text):
            return self._named(part, actor.span)
        whole = full_span(actor, part, draft.text)
        if whole != actor.span and actor.via == "name":
            return self._named(part, whole)
        also = [a.name for a in actors_over(draft, actor.span.start) if a.name != actor.name]
        made = self._make(part, actor.name, actor.party, actor.span)
        return replace(made, jointly=tuple(also), plural=bool(also))

    def _meant(self, part: Part, actor: Actor) -> State | None:
        """The state of an organ named without one: that of who spoke before, else where the report happens."""
        if not part.definite or any(
            a.via == "name" and a.span.overlaps(part.span) and a.name == actor.name and a.span != actor.span
            for a in self.context.draft.actors
        ):
            return None
        words = actor.span.of(self.context.draft.text)
        if any(w in words for w in _names(actor.name)):
            return None
        last = self.context.said[-1] if self.context.said else None
        return state_called(last.party or "") if last is not None else None

    def _named(self, part: Part, name: Span) -> Voice:
        words = " ".join(name.of(self.context.draft.text).split())
        party = party_beside(self.context, part, None) or self._state_before() if _is_organ(part) else None
        return self._make(part, words, party or words, name)

    def _state_before(self) -> str | None:
        """The state that spoke last, which a ministry without a state belongs to."""
        for voice in reversed(self.context.said):
            state = state_called(voice.party or "")
            if state is not None:
                return state.party
        return None

    def _make(self, part: Part, name: str, party: str | None, where: Span) -> Voice:
        return Voice(
            speaker=name,
            party=party,
            noun=part.head.lower_,
            plural=part.head.tag_ in ("NNS", "NNPS"),
            where=(where,),
            support=() if where.overlaps(part.sentence.span) else (where,),
            paragraph=part.sentence.paragraph,
        )

    def _vague(self, part: Part) -> Voice:
        """The voice of a body without a name: "aid agencies", "the police"."""
        draft = self.context.draft
        home = self.context.home
        if part.head.lower_ in ("police", "army", "military") and home is not None and not _has_others(part):
            return self._make(part, f"{home.adjective} {part.head.lower_}", home.party, part.span)
        return Voice(
            party=party_beside(self.context, part, None),
            description=" ".join(part.span.of(draft.text).split()).strip(" ,"),
            noun=part.head.lower_,
            plural=part.head.tag_ in ("NNS", "NNPS"),
            where=tuple(part.spans(draft.text)),
            paragraph=part.sentence.paragraph,
        )


def _has_others(part: Part) -> bool:
    """Whether more than an article stands before the noun."""
    return any(t.i < part.head.i and t.pos_ != "DET" for t in part.tokens)


def _names(name: str) -> tuple[str, ...]:
    state = state_called(name)
    return (
        (state.name, *state.adj, *state.alias, *state.capital, *state.seat) if state is not None else (name,)
    )


def _stands_for_side(part: Part, actor: Actor, text: str) -> bool:
    """Whether a word for fighters or troops stands for the side they belong to: "the rebels"."""
    if part.head.lower_ not in speech_list("fighters") or _is_people(actor):
        return False
    return not _is_described(actor, text)


def _is_described(actor: Actor, text: str) -> bool:
    """Whether a mention has no name but its own words: "aid agencies"."""
    return actor.via == "description" and actor.name.lower() == actor.span.of(text).lower()


def _is_body(part: Part) -> bool:
    """Whether a noun phrase with a name in it is a body's name: not "the Kasese blockade" nor "allies of Chad"."""
    if part.head.pos_ == "PROPN" or part.head.text[:1].isupper():
        return True
    return part.head.tag_ == "NN" and ends_body(part.head.lower_)


def _is_people(actor: Actor | None) -> bool:
    return actor is not None and actor.kind == "people"


def _is_organ(part: Part) -> bool:
    return part.head.lower_ in speech_list("organs")
