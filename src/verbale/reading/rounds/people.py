"""Who meets and who mediates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.clauses import after, doer, lemma, patient
from verbale.reading.draft import Draft, Sentence
from verbale.reading.rounds.lexicon import lexicon
from verbale.terms import Actor, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_CHARS = 60
_WORD = re.compile(r"[\w-]+")
_NO_PARTY = frozenset({"outlet", "people"})


class Roster:
    """The actors of a report that mediate: known bodies, and persons once called envoy or mediator."""

    def __init__(self, draft: Draft) -> None:
        self._bodies = lexicon().mediators["bodies"]
        self._persons = {a.name for a in draft.actors if a.kind == "person" and self._is_called(draft, a)}

    def mediates(self, actor: Actor) -> bool:
        """Whether an actor takes part as a mediator, not as a party."""
        if actor.party in self._bodies or actor.name in self._bodies:
            return True
        return actor.name in self._persons

    def _is_called(self, draft: Draft, actor: Actor) -> bool:
        near = draft.text[max(0, actor.span.start - _BEFORE_CHARS) : actor.span.start]
        words = set(_WORD.findall((actor.role or "").lower())) | set(_WORD.findall(near.lower())[-4:])
        called = bool(words & lexicon().mediators["nouns"])
        return called and (actor.affiliation in self._bodies or bool(words & {"mediator", "facilitator"}))


class People:
    """The parties and mediators of one mention, as they are found."""

    def __init__(self, draft: Draft, sentence: Sentence, roster: Roster) -> None:
        self._draft = draft
        self._sentence = sentence
        self._roster = roster
        self.parties: dict[str, Span] = {}
        self.mediators: dict[str, Span] = {}

    def add(self, token: Token | None, *, mediating: bool = False) -> None:
        """Add those that a noun and its conjuncts stand for; mediators by role or by `mediating`."""
        if token is None:
            return
        as_mediator = mediating or self._is_mediator_noun(token)
        for actor in parties_of(self._draft, self._sentence, token):
            if actor.kind in _NO_PARTY:
                continue
            into = self.mediators if as_mediator or self._roster.mediates(actor) else self.parties
            into.setdefault(actor.party, actor.span)
        if self._is_mediator_noun(token):
            self._add_modifiers(token)

    def _add_modifiers(self, token: Token) -> None:
        """Every state before a mediator's noun: "the Egyptian and Qatari mediators"."""
        start = self._sentence.at(token.left_edge).start
        for actor in self._draft.actors_in(Span(start, self._sentence.at(token).end)):
            if actor.kind not in _NO_PARTY:
                self.mediators.setdefault(actor.party, actor.span)

    @staticmethod
    def _is_mediator_noun(token: Token) -> bool:
        return lemma(token) in lexicon().mediators["nouns"] and token.tag_ in ("NNS", "NN")

    def add_within(self, span: Span) -> None:
        """Add every actor named within a span, where the parse gives no subject."""
        for actor in self._draft.actors_in(span):
            if actor.kind not in _NO_PARTY:
                into = self.mediators if self._roster.mediates(actor) else self.parties
                into.setdefault(actor.party, actor.span)

    def supports(self) -> list[Span]:
        """Where names stand that were resolved from outside of the sentence."""
        spans = [*self.parties.values(), *self.mediators.values()]
        return [s for s in spans if not self._sentence.span.contains(s)]


def gather(people: People, anchor: Token, words: tuple[Token, ...]) -> None:
    """Collect who meets in what `anchor` names, said by the verbs and nouns in `words`."""
    for node in (anchor, *words):
        _with(people, node)
        for noun in after(node, "under"):
            if lemma(noun) in lexicon().mediators["under"]:
                people.add(noun, mediating=True)
    for token in anchor.doc:
        if token.pos_ == "VERB" and lemma(token) in lexicon().mediators["acting"]:
            people.add(doer(token), mediating=True)
    for child in anchor.children:
        if child.dep_ in ("acl", "relcl"):
            _from_verb(people, child, anchor)
        elif child.dep_ in ("amod", "compound", "nmod"):
            _from_participle(people, child)
    people_before(people, anchor)
    for word in words:
        if word.pos_ in ("VERB", "AUX", "ADJ"):
            _from_verb(people, word, anchor)


def _with(people: People, node: Token) -> None:
    """Those met "with" or "between"; "with X and Y as mediators" names mediators."""
    nouns = list(after(node, "with", "between", "among"))
    roles = [n for near in (node, *nouns, *node.children) for n in after(near, "as")]
    mediating = any(lemma(r) in lexicon().mediators["nouns"] for r in roles)
    for noun in nouns:
        people.add(noun, mediating=mediating)


def people_before(people: People, anchor: Token) -> None:
    """Actors joined before the noun ("Israel-Hamas talks"), and whose meeting it is ("his visit")."""
    for child in anchor.children:
        if child.dep_ == "poss":
            people.add(child)
        elif child.dep_ in ("compound", "nmod") and _is_pair(child):
            for token in child.subtree:
                people.add(token)


def _is_pair(token: Token) -> bool:
    return any(t.lower_ in ("-", "–", "and") for t in token.subtree) and token.pos_ == "PROPN"


def _from_participle(people: People, child: Token) -> None:
    """ "U.N.-sponsored", "Qatari-mediated": who stands before the hyphen mediates."""
    last = child.lower_.rpartition("-")[2]
    if last not in lexicon().mediators["participles"]:
        return
    for token in child.subtree:
        if token.i != child.i or "-" in child.text:
            people.add(token, mediating=True)


def _from_verb(people: People, verb: Token, anchor: Token) -> None:
    words = lexicon().mediators["verbs"]
    for node in _chain(verb):
        mediating = lemma(node) in words
        agent, target = doer(node), patient(node)
        for token in (agent, target):
            if token is not None and token.i != anchor.i and not _holds(token, anchor):
                people.add(token, mediating=mediating and token is agent)
        for noun in after(node, "by"):
            people.add(noun, mediating=mediating)


def _chain(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "after"):
            yield from (c for c in child.children if c.dep_ == "pcomp")


def _holds(token: Token, anchor: Token) -> bool:
    return token.is_ancestor(anchor)
