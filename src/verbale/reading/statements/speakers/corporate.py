"""The voices of bodies: those named, a state's organs, those named before, and those only described."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over, party_at
from verbale.reading.statements.descriptions.bodies import (
    adjective_of,
    full_span,
    has_others,
    is_body_phrase,
    name_without_owner,
    named_before,
    organ_name,
    owned_name,
    seat_of,
    state_called,
)
from verbale.reading.statements.descriptions.homes import state_of_half
from verbale.reading.statements.descriptions.named import is_firm_noun
from verbale.reading.statements.descriptions.own_names import is_modified, is_noun_alone
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.descriptions.titles import is_person_noun
from verbale.reading.statements.parties.owners import owner
from verbale.reading.statements.parties.spoken_for import party_beside
from verbale.reading.statements.speakers.organs import state_before, whose_force, whose_organ, whose_seat
from verbale.reading.statements.vocabulary import (
    is_generic_noun,
    is_outlet_word,
    is_private_body,
    speech_list,
)
from verbale.reading.statements.voice import Voice

if TYPE_CHECKING:
    from verbale.reading.statements.descriptions.context import Context
    from verbale.terms import Actor, Span

_MINISTRIES = ("Ministry", "Department", "Army", "Police", "Navy", "Parliament", "Presidency", "Cabinet")
_GROUPS = frozenset(
    {
        "group",
        "organization",
        "organisation",
        "charity",
        "movement",
        "body",
        "union",
        "foundation",
        "institute",
    }
)
_FORCES = frozenset({"police", "army", "military"})


class Bodies:
    """Resolves the sources of one draft that are bodies."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def at(self, part: Part) -> Actor | None:
        """The body that a mention over the head, or one beside it, means."""
        draft = self.context.draft
        here = actors_over(draft, part.sentence.start + part.head.idx)
        if not here and not is_person_noun(part.head):
            near = party_at(draft, part.sentence, part.head)
            here = [near] if near is not None and part.span.overlaps(near.span) else []
            if here and self._is_firm(part, here[0]):
                return None
        return here[0] if here and here[0].kind != "person" else None

    def _is_firm(self, part: Part, actor: Actor) -> bool:
        """Whether a state's name only opens that of a firm or school: "Kenya Power Ltd"."""
        own = name_without_owner(part, self.context.draft.text)
        if own is None or actor.kind not in ("state", "government") or own.start != actor.span.start:
            return False
        return is_private_body(own.of(self.context.draft.text).split()[-1])

    def of(self, part: Part, actor: Actor | None) -> Voice:
        """The voice of a body: a named one, a state's organ, one named before, or one only described."""
        draft = self.context.draft
        meant = (
            self._country(part)
            or self._known_as(part)
            or self._apposed(part, actor)
            or self._just_spoke(part)
        )
        if meant is not None:
            return meant
        own = name_without_owner(part, draft.text)
        if is_outlet_word(part.head.lower_) and (actor is None or actor.kind != "outlet"):
            return self._outlet(part, own)
        actor = self._credible(part, actor, own)
        if actor is not None and not is_described(actor, draft.text):
            return self.of_actor(part, actor)
        bare = (
            own is None or (is_firm_noun(part.head.lower_) and not is_modified(part)) or is_noun_alone(part)
        )
        pointed = self._pointed(part) if bare else None
        return pointed or self._own_organ(part) or self._by_name(part, own, actor) or self.vague(part)

    def _credible(self, part: Part, actor: Actor | None, own: Span | None) -> Actor | None:
        """The actor that a mention means, None for a firm's state and for a body that the report never names."""
        if actor is None:
            return None
        noun = part.head.lemma_.lower()
        free = is_firm_noun(noun) or (part.head.tag_ == "NNS" and is_outlet_word(noun))
        if actor.kind in ("state", "government") and own is None and free:
            return None
        guessed = actor.via == "description" and actor.kind == "organisation"
        return None if guessed and not self._is_named(actor) else actor

    def _pointed(self, part: Part) -> Voice | None:
        """The voice of a body named before: "the newspaper", "the airline"."""
        if not part.definite or part.head.lower_ in speech_list("countries"):
            return None
        before = named_before(self.context.draft, part.head.lower_, part.span.start)
        if before is not None:
            return self._make(part, *before)
        called = self.context.bodies.called(part.head.lower_, part.span.start)
        return self._make(part, called.name, called.party, called.span) if called is not None else None

    def _is_named(self, actor: Actor) -> bool:
        """Whether the report names whom the actors' reader takes a noun for."""
        return (
            any(a.name == actor.name and a.via == "name" for a in self.context.draft.actors)
            or actor.name.islower()
        )

    def _own_organ(self, part: Part) -> Voice | None:
        """The voice of an organ that every state has, named without one: "the central bank"."""
        words = [t for t in part.tokens if t.i <= part.head.i and t.pos_ not in ("DET", "PUNCT")]
        plain = " ".join(t.lower_ for t in words if t.tag_ != "POS" and t.dep_ != "poss")
        if plain not in speech_list("own_organs") or not part.definite:
            return None
        told = state_called(owner(self.context, part, None) or "")
        state = told or self.context.home_at(part.sentence) or state_called(state_before(self.context) or "")
        if state is None:
            return None
        return self._make(
            part, f"{adjective_of(state)} {plain.title()}", state.party, part.sentence.over(words)
        )

    def _just_spoke(self, part: Part) -> Voice | None:
        """The body that spoke right before, which "the group" is rather than any named earlier."""
        last = self.context.said[-1] if self.context.said else None
        if last is None or last.is_person or last.speaker is None or part.head.lower_ not in _GROUPS:
            return None
        far = part.sentence.paragraph - last.paragraph > 1
        if far or not part.definite or has_others(part) or state_called(last.party or "") is not None:
            return None
        return None if self._is_of_press(last.speaker) else last.taken_up(part.sentence.paragraph)

    def _is_of_press(self, name: str) -> bool:
        return any(a.kind == "outlet" and a.name == name for a in self.context.draft.actors)

    def half(self, part: Part) -> Voice | None:
        """The voice of a state that is called by its half of a country: "the North"."""
        half = state_of_half(self.context.draft, part.head)
        return self._make(part, half.name, half.party, part.span) if half is not None else None

    def _country(self, part: Part) -> Voice | None:
        """The voice of a state that a noun for countries points back to: "the kingdom"."""
        if part.head.lower_ not in speech_list("countries") or not part.definite or has_others(part):
            return None
        state = self.context.country(part.head.lower_, part.sentence, part.span.start)
        return self._make(part, state.name, state.party, part.span) if state is not None else None

    def _known_as(self, part: Part) -> Voice | None:
        """The voice of a body whose name follows what it is: "the group, known as the Front for Change"."""
        for clause in part.head.children:
            if clause.dep_ != "acl" or clause.lower_ not in ("known", "called", "named", "dubbed"):
                continue
            nouns = [n for c in clause.children for n in (c, *c.children) if n.dep_ in ("pobj", "oprd")]
            for noun in nouns:
                called = Part(part.sentence, tuple(noun.subtree), noun)
                name = name_without_owner(called, self.context.draft.text)
                if name is not None:
                    actor = self.at(called)
                    return self.of_actor(called, actor) if actor is not None else self._named(called, name)
        return None

    def _apposed(self, part: Part, actor: Actor | None) -> Voice | None:
        """The voice of a body whose name stands after the noun for it: "the monitoring group Adala"."""
        noun = part.head
        if (
            noun.pos_ != "NOUN"
            or not is_generic_noun(noun.lower_)
            or (actor and actor.via == "name" and actor.kind not in ("opposition", "state"))
        ):
            return None
        for child in noun.children:
            if (
                child.dep_ != "appos"
                or child.pos_ != "PROPN"
                or child.i < noun.i
                or (child.ent_type_ in ("GPE", "PERSON") and not is_outlet_word(noun.lower_))
            ):
                continue
            named = Part(part.sentence, tuple(t for t in child.subtree if t in part.tokens), child)
            name = name_without_owner(named, self.context.draft.text)
            if name is not None:
                over = self.at(named)
                return self.of_actor(named, over) if over is not None else self._named(named, name)
        return None

    def _by_name(self, part: Part, own: Span | None, actor: Actor | None) -> Voice | None:
        """The voice of a body that the vocabulary lacks, by its own name or its owner's."""
        text = self.context.draft.text
        if own is not None:
            capital = seat_of(" ".join(own.of(text).split()))
            if capital is not None:
                return self._make(part, capital.name, capital.party, own)
            if not is_people(actor) and is_body_phrase(part):
                return self._named(part, own)
        owned = owned_name(part)
        if owned is None:
            return None
        party = party_beside(self.context, part, None) or whose_seat(self.context, part)
        return self._make(part, " ".join(owned.of(text).split()), party, owned)

    def _outlet(self, part: Part, own: Span | None) -> Voice:
        """The voice of an outlet that the vocabulary lacks; it speaks for itself, whoever owns it."""
        if own is not None:
            return self._named(part, own)
        before = part.definite and named_before(self.context.draft, part.head.lower_, part.span.start)
        if before:
            return self._make(part, *before)
        words = [t for t in part.tokens if t.i <= part.head.i and t.pos_ not in ("DET", "PUNCT")]
        named = (
            words and words[0].i < part.head.i and words[0].pos_ in ("PROPN", "ADJ") and words[0].ent_type_
        )
        if named and words[0].text[:1].isupper() and part.head.tag_ == "NN":
            return self._named(part, part.sentence.over(words))
        home = self.context.home_at(part.sentence)
        owned = any(t.lower_ in ("state", "official", "government", "national") for t in part.tokens)
        return replace(self.vague(part), party=home.party if home is not None and owned else None)

    def of_actor(self, part: Part, actor: Actor) -> Voice:
        """The voice of an actor that a mention means; "the army" is that of the state named last with it."""
        own = whose_force(self.context, part) if actor.via == "description" and _is_force(part) else None
        if own is not None:
            return self._make(part, f"{adjective_of(own)} {part.head.lower_}", own.party, part.span)
        return self._of_mention(part, actor)

    def _of_mention(self, part: Part, actor: Actor) -> Voice:
        """The voice of an actor; the organ of a state by its own name."""
        draft = self.context.draft
        state = state_called(actor.name)
        if actor.kind in ("state", "government") and state is not None:
            state = whose_organ(self.context, part, actor) or state
            organ = organ_name(part, state, draft.text)
            if organ is not None:
                return self._make(part, organ[0], state.party, organ[1])
        if is_people(actor):
            return self.vague(part)
        return self._unlisted(part, actor) or self._listed(part, actor)

    def _unlisted(self, part: Part, actor: Actor) -> Voice | None:
        """The voice of a body that only the report names, an organ with its state."""
        text = self.context.draft.text
        if actor.kind != "organisation" or actor.name != " ".join(actor.span.of(text).split()):
            return None
        name = name_without_owner(part, text)
        if name is not None and name.start > actor.span.start:
            return self._named(part, name)
        return self._named(part, actor.span) if _is_organ(part) else self._own_organ(part)

    def _listed(self, part: Part, actor: Actor) -> Voice:
        """The voice of an actor by its name, with those who are meant beside."""
        draft = self.context.draft
        whole = full_span(actor, part, draft.text)
        if whole != actor.span and actor.via == "name":
            return self._named(part, whole)
        also = [a.name for a in actors_over(draft, actor.span.start) if a.name != actor.name]
        made = self._make(part, actor.name, actor.party, actor.span)
        return replace(made, jointly=tuple(also), plural=bool(also))

    def _named(self, part: Part, name: Span) -> Voice:
        words = " ".join(name.of(self.context.draft.text).split())
        party = None
        if _is_organ(part):
            heard = self.context.state_heard(part)
            party = heard or party_beside(self.context, part, None) or state_before(self.context)
        home = self.context.home
        if party is None and home is not None and name.of(self.context.draft.text).split()[-1] in _MINISTRIES:
            party = home.party
        words = self._fuller(part, words)
        return self._make(part, words, party or words, name)

    def _fuller(self, part: Part, words: str) -> str:
        """The name in full of a body called by one word of it: "the Post"."""
        if " " in words or part.tokens[0].lower_ != "the":
            return words
        return self.context.bodies.fuller(words)

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

    def vague(self, part: Part) -> Voice:
        """The voice of a body without a name: "aid agencies", "the police"."""
        draft = self.context.draft
        home = self.context.home_at(part.sentence)
        if home is not None and _is_force(part):
            return self._make(part, f"{adjective_of(home)} {part.head.lower_}", home.party, part.span)
        free = part.head.tag_ == "NNS" and any(
            t.lower_ in speech_list("causes") for t in part.tokens if t.i < part.head.i
        )
        party = None if free else party_beside(self.context, part, None)
        if is_firm_noun(part.head.lemma_.lower()) and state_called(party or "") is not None:
            party = None
        return Voice(
            party=party,
            description=" ".join(part.span.of(draft.text).split()).strip(" ,"),
            noun=part.head.lower_,
            plural=part.head.tag_ in ("NNS", "NNPS"),
            where=tuple(part.spans(draft.text)),
            paragraph=part.sentence.paragraph,
        )


def _is_force(part: Part) -> bool:
    """Whether a source is "the police" or "the army" without whose."""
    return part.head.lower_ in _FORCES and not has_others(part)


def is_described(actor: Actor, text: str) -> bool:
    """Whether a mention has no name but its own words: "aid agencies"."""
    return actor.via == "description" and actor.name.lower() == actor.span.of(text).lower()


def is_people(actor: Actor | None) -> bool:
    """Whether a mention means people as such: "Kurds", "residents"."""
    return actor is not None and actor.kind == "people"


def _is_organ(part: Part) -> bool:
    return part.head.lower_ in speech_list("organs")
