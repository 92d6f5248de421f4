"""Who speaks, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over, party_at
from verbale.reading.draft import Draft, Sentence
from verbale.reading.statements.found import Found
from verbale.reading.statements.lexicon import cue_list
from verbale.terms import Actor, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "she", "him", "her", "his"})
_PRONOUNS = _HE | {"they", "it", "their", "its"}
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_BACK_PARAGRAPHS = 2


@dataclass(slots=True, frozen=True)
class Voice:
    """Who speaks: the person or body, the party spoken for, and where a name taken from elsewhere stands."""

    speaker: str | None = None
    party: str | None = None
    support: tuple[Span, ...] = ()
    is_person: bool = False
    paragraph: int = -1
    where: tuple[Span, ...] = ()


class Voices:
    """Resolves the sources of one draft, in the order of the text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._of: dict[int, Voice] = {}
        self._people: dict[str, Voice] = {}
        self._last: dict[bool, Voice] = {}

    def of(self, found: Found) -> Voice:
        """The voice of an attribution; those before it in the text must have been asked for first."""
        if found.antecedent is not None:
            return self._inherited(self._of.get(id(found.antecedent), Voice()))
        voice = self._resolve(found)
        self._of[id(found)] = voice
        if voice.paragraph >= 0:
            self._last[voice.is_person] = voice
        if voice.speaker is not None and voice.is_person:
            self._people.setdefault(voice.speaker.split()[-1], voice)
        return voice

    def _inherited(self, voice: Voice) -> Voice:
        return Voice(voice.speaker, voice.party, (*voice.support, *voice.where), voice.is_person)

    def _resolve(self, found: Found) -> Voice:
        head = source_token(found)
        if head is None:
            return Voice()
        if len({a.name for a in actors_over(self.draft, found.sentence.start + head.idx)}) > 1:
            return Voice(paragraph=found.sentence.paragraph)
        actor = _actor(self.draft, found.sentence, head, found.source)
        if actor is None:
            return self._unknown(found, head)
        if actor.name.islower():
            return self._described(found, actor)
        return Voice(
            None if _is_unnamed(head, actor) else actor.name,
            _party(actor, head),
            self._outside(found, actor),
            actor.kind == "person",
            found.sentence.paragraph,
            (actor.span,),
        )

    def _described(self, found: Found, actor: Actor) -> Voice:
        """The voice of "a spokeswoman for the ministry", known by description alone: its party is named beside it."""
        others = [a for span in found.source for a in self.draft.actors_in(span) if not a.name.islower()]
        where = tuple(found.source)
        if not others or actor.kind != "person":
            return Voice(is_person=actor.kind == "person", paragraph=found.sentence.paragraph, where=where)
        return Voice(None, others[0].party, (), True, found.sentence.paragraph, where)

    def _outside(self, found: Found, actor: Actor) -> tuple[Span, ...]:
        return () if actor.span.overlaps(found.sentence.span) else (actor.span,)

    def _unknown(self, found: Found, head: Token) -> Voice:
        """The voice of a source that no mention of an actor tells."""
        if head.lower_ in _PRONOUNS:
            return self._antecedent(found, head)
        name = _proper_name(found, head, self.draft.text)
        if name is None:
            unnamed = head.lower_ in cue_list("unnamed")
            return Voice(is_person=unnamed, paragraph=found.sentence.paragraph, where=tuple(found.source))
        words = name.of(self.draft.text)
        known = self._people.get(words.split()[-1])
        if known is not None and " " not in words and known.speaker != words:
            return Voice(
                known.speaker, known.party, known.where, True, found.sentence.paragraph, (*known.where, name)
            )
        is_person = head.ent_type_ in ("PERSON", "")
        return Voice(
            words,
            words if head.ent_type_ in _BODIES else None,
            (),
            is_person,
            found.sentence.paragraph,
            (name,),
        )

    def _antecedent(self, found: Found, head: Token) -> Voice:
        last = self._last.get(head.lower_ in _HE)
        if last is None or found.sentence.paragraph - last.paragraph > _BACK_PARAGRAPHS:
            return Voice()
        support = tuple(dict.fromkeys((*last.support, *last.where)))
        return Voice(last.speaker, last.party, support, last.is_person, found.sentence.paragraph, last.where)


def source_token(found: Found) -> Token | None:
    """The head word of a source, None where there is no source."""
    if not found.source or found.sentence.doc is None:
        return None
    tokens = [t for span in found.source for t in found.sentence.tokens_in(span)]
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]
    return heads[0] if heads else (tokens[0] if tokens else None)


def _actor(draft: Draft, sentence: Sentence, head: Token, source: list[Span]) -> Actor | None:
    """The mention a source's head stands for; a person named in the source goes before what they belong to."""
    people = [
        a
        for span in source
        for a in draft.actors_in(span)
        if a.kind == "person" and a.via == "name" and _is_apposed(sentence, a, head)
    ]
    if people and not actors_over(draft, sentence.start + head.idx):
        return people[0]
    return party_at(draft, sentence, head)


def _is_apposed(sentence: Sentence, actor: Actor, head: Token) -> bool:
    """Whether a person's mention is the head itself, its apposition or its title's name."""
    return any(
        t.i == head.i or (t.head.i == head.i and t.dep_ in ("appos", "compound", "nmod"))
        for t in sentence.tokens_in(actor.span)
    )


def _is_unnamed(head: Token, actor: Actor) -> bool:
    """Whether a source is a person or persons without a name: "two officials", "an army spokesman"."""
    if head.lower_ not in cue_list("unnamed") or head.pos_ == "PROPN":
        return False
    return actor.kind != "person" or actor.name.lower().endswith(head.lower_)


def _party(actor: Actor, head: Token) -> str | None:
    """Whom an actor speaks for, None for a person of whom the text does not say it."""
    if actor.kind == "person":
        return actor.affiliation
    return None if actor.name.lower() == head.lower_ and head.lower_ in cue_list("unnamed") else actor.party


def _proper_name(found: Found, head: Token, text: str) -> Span | None:
    """The proper name that a source is, without its titles, None if it is no name."""
    if head.pos_ != "PROPN" and head.ent_type_ != "PERSON":
        apposed = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if apposed is None or head.pos_ != "NOUN":
            return None
        head = apposed
    words = [head]
    while words[0].i > 0 and words[0].nbor(-1).pos_ == "PROPN" and words[0].nbor(-1).dep_ != "poss":
        words.insert(0, words[0].nbor(-1))
    while len(words) > 1 and words[0].lower_ in cue_list("titles"):
        words.pop(0)
    span = found.sentence.over(words)
    return span if span.of(text).strip(" .") else None
