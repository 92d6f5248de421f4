"""Who meets and who mediates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.circumstances import speaker_of
from verbale.reading.clauses import after, doer, lemma, patient
from verbale.reading.draft import Draft, Sentence
from verbale.reading.rounds.lexicon import lexicon
from verbale.terms import Actor, Span, dossier_in_use

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_CHARS = 60
_WORD = re.compile(r"[\w-]+")
_MEDIATION = frozenset({"mediation", "facilitation", "brokerage", "intercession"})
_RANKS = frozenset({"troops", "soldiers", "forces", "ground forces", "police"})
_NO_PARTY = frozenset({"outlet", "people"})


def _told() -> frozenset[str]:
    """The mediators and guarantors of the dossier in use that are no parties too."""
    dossier = dossier_in_use()
    if dossier is None:
        return frozenset()
    bodies = {body.name for body in (*dossier.mediators, *dossier.guarantors)}
    return frozenset(bodies - {party.name for party in dossier.parties})


class Roster:
    """The actors of a report that mediate: known bodies, and persons once called envoy or mediator."""

    def __init__(self, draft: Draft) -> None:
        self._bodies = lexicon().mediators["bodies"] | _told()
        self._persons: dict[str, Actor] = {}
        for actor in draft.actors:
            body = self._body_of(draft, actor) if actor.kind == "person" else None
            if body is not None:
                self._persons.setdefault(actor.name, body)
        for sentence in draft.sentences:
            self._add_working(draft, sentence)

    def _add_working(self, draft: Draft, sentence: Sentence) -> None:
        """Persons whose work is told: "X, who facilitates on behalf of the African Union"."""
        for verb in sentence.doc:
            sent = principal(draft, sentence, verb) if verb.pos_ == "VERB" else None
            works = lemma(verb) in ("mediate", "facilitate") and verb.pos_ == "VERB"
            works = works or (sent is not None and sent.party in self._bodies)
            who = doer(verb) if works else None
            for actor in parties_of(draft, sentence, who) if who is not None else []:
                if actor.kind == "person":
                    self._persons.setdefault(actor.name, sent or actor)

    def mediator(self, actor: Actor) -> Actor | None:
        """The actor for whom one mediates, itself if no envoy; None for one who takes part as a party."""
        if actor.party in self._bodies:
            working = set(_WORD.findall((actor.role or "").lower())) & lexicon().mediators["other_work"]
            return None if actor.kind == "person" and working else actor
        return self._persons.get(actor.name)

    def _body_of(self, draft: Draft, actor: Actor) -> Actor | None:
        """Whom a person called envoy or mediator mediates for, by affiliation or by the words before the name."""
        before = Span(max(0, actor.span.start - _BEFORE_CHARS), actor.span.start)
        words = set(_WORD.findall((actor.role or "").lower())) | set(
            _WORD.findall(before.of(draft.text).lower())[-4:]
        )
        titled = any(
            noun in (actor.role or "").lower() for noun in lexicon().mediators["nouns"] if " " in noun
        )
        if not titled and not words & lexicon().mediators["nouns"]:
            return None
        if actor.affiliation in self._bodies | lexicon().mediators["neutral"]:
            return actor
        if words & {"mediator", "facilitator"}:
            return actor
        near = [a for a in draft.actors_in(before) if a.name in self._bodies and a.kind != "person"]
        return near[-1] if near else None


class People:
    """The parties and mediators of one mention, as they are found."""

    def __init__(self, draft: Draft, sentence: Sentence, roster: Roster) -> None:
        self._draft = draft
        self._sentence = sentence
        self._roster = roster
        self.parties: dict[str, Span] = {}
        self.mediators: dict[str, Span] = {}
        self._settled = False

    def add(self, token: Token | None, *, mediating: bool = False) -> None:
        """Add those that a noun and its conjuncts stand for; mediators by role or by `mediating`."""
        if token is None:
            return
        found = [a for a in parties_of(self._draft, self._sentence, token) if a.kind not in _NO_PARTY]
        own = token.lower_ == "envoys" and len({a.party for a in found}) > 1
        role = self._is_mediator_noun(token) and not own
        as_mediator = mediating or role
        offices = lexicon().mediators["nouns"] | {"representative"}
        if found and all(a.party.lower() in offices for a in found):
            beside = [*(c for c in token.children if c.dep_ == "appos"), *after(token, "of", "from")]
            found = [a for c in beside for a in parties_of(self._draft, self._sentence, c)]
        for actor in found:
            self._place(actor, mediating=as_mediator)
        if mediating and not found:
            self._add_country(token)
        if role:
            self._add_modifiers(token)

    def _place(self, actor: Actor, *, mediating: bool) -> None:
        sender = self._roster.mediator(actor)
        if actor.party in _RANKS:
            return
        if sender is not None:
            self.mediators.setdefault(sender.party, sender.span)
        elif mediating:
            self.mediators.setdefault(actor.party, actor.span)
        else:
            self.parties.setdefault(actor.party, actor.span)

    def _add_country(self, token: Token) -> None:
        """A state that mediates, read as a place alone ("Malaysia-brokered")."""
        place = self._draft.place_on(self._sentence.at(token))
        if place is not None and place.feature == "country":
            self.mediators.setdefault(place.name, place.span)

    def _add_modifiers(self, token: Token) -> None:
        """Every state before a mediator's noun: "the Egyptian and Qatari mediators"."""
        start = self._sentence.at(token.left_edge).start
        for actor in self._draft.actors_in(Span(start, self._sentence.at(token).end)):
            if actor.kind not in _NO_PARTY and actor.party.lower() not in lexicon().mediators["nouns"]:
                self.mediators.setdefault(actor.party, actor.span)

    @staticmethod
    def _is_mediator_noun(token: Token) -> bool:
        """Whether a noun is of those who mediate; the envoys of two sides are the sides' own."""
        own = token.lower_ == "envoys" and any(c.lower_ in ("of", "from") for c in token.children)
        return lemma(token) in lexicon().mediators["nouns"] and token.tag_ in ("NNS", "NN") and not own

    def add_mediator(self, actor: Actor) -> None:
        """Add one who is known to mediate."""
        self.mediators.setdefault(actor.party, actor.span)

    def add_host(self, token: Token) -> None:
        """A body that mediates and whose house it is: "At the United Nations"."""
        for actor in parties_of(self._draft, self._sentence, token):
            sender = self._roster.mediator(actor)
            if sender is not None:
                self.mediators.setdefault(sender.party, sender.span)

    def add_speaker(self, token: Token | None) -> None:
        """For "we": the party whose words these are."""
        if token is None or token.lower_ != "we":
            return
        support: list[Span] = []
        speaker = speaker_of(self._draft, self._sentence, token, support)
        if speaker is not None:
            self.parties.setdefault(speaker, support[0] if support else self._sentence.span)

    def settle(self, *, between: bool) -> None:
        """Once two parties are told ("between X and Y"), whoever holds their talks mediates."""
        self._settled = len(self.parties) > 1 or (between and bool(self.parties))

    @property
    def settled(self) -> bool:
        """Whether the parties are told apart from who brings them together."""
        return self._settled

    def add_within(self, span: Span) -> None:
        """Add every actor named within a span, where the parse gives no subject."""
        for actor in self._draft.actors_in(span):
            if actor.kind not in _NO_PARTY:
                self._place(actor, mediating=False)

    def supports(self) -> list[Span]:
        """Where names stand that were resolved from outside of the sentence."""
        spans = [*self.parties.values(), *self.mediators.values()]
        return [s for s in spans if not self._sentence.span.contains(s)]


def principal(draft: Draft, sentence: Sentence, verb: Token) -> Actor | None:
    """Whom somebody mediates for: "on behalf of the African Union"."""
    behalf = [n for n in after(verb, "on", "in", "for") if n.lower_ in ("behalf", "name")]
    owners = [o for n in behalf for o in after(n, "of")]
    return next((a for o in owners for a in parties_of(draft, sentence, o)), None)


def gather(people: People, anchor: Token, words: tuple[Token, ...]) -> None:
    """Collect who meets in what `anchor` names, said by the verbs and nouns in `words`."""
    for node in (anchor, *words):
        _with(people, node)
        _under(people, node)
    people.settle(between=any(any(after(node, "between")) for node in (anchor, *words)))
    if not people.settled:
        _between_elsewhere(people, anchor)
    for token in anchor.doc:
        if token.pos_ == "VERB" and lemma(token) in lexicon().mediators["acting"]:
            people.add(doer(token), mediating=True)
    _around(people, anchor)
    for child in (c for w in words if w.pos_ == "NOUN" for c in w.children if c.dep_ == "amod"):
        _from_participle(people, child)
    for word in words:
        if word.pos_ in ("VERB", "AUX", "ADJ"):
            _from_verb(people, word, anchor)
    _other_side(people, anchor, words)


def _other_side(people: People, anchor: Token, words: tuple[Token, ...]) -> None:
    """Whose talks they are where only the other side is named: "X called a truce as talks with Y opened"."""
    if len(people.parties) != 1 or not any(after(anchor, "with")):
        return
    clause = next((w for w in words if w.dep_ == "advcl" and w.head.pos_ == "VERB"), None)
    if clause is not None and clause.i > clause.head.i:
        people.add(doer(clause.head))


def _around(people: People, anchor: Token) -> None:
    """Those told by what hangs on the noun: its clauses, its participles, its possessor."""
    for child in anchor.children:
        if child.dep_ in ("acl", "relcl"):
            _from_verb(people, child, anchor)
        elif child.dep_ in ("amod", "compound", "nmod"):
            _from_participle(people, child)
    _before(people, anchor)


def _under(people: People, node: Token) -> None:
    """Mediators told by a phrase: "at the United Nations", "under Malaysian mediation"."""
    for noun in (*after(node, "at", "before"), *_in_presence(node)):
        people.add_host(noun)
    for noun in after(node, "under"):
        if lemma(noun) in lexicon().mediators["under"]:
            people.add(noun, mediating=True)


def _in_presence(node: Token) -> Iterator[Token]:
    """Those in whose presence, or in front of whom, it is done."""
    for noun in after(node, "in"):
        if noun.lower_ in ("presence", "front"):
            yield from after(noun, "of")


def _between_elsewhere(people: People, anchor: Token) -> None:
    """Told of it in the same clause: "Monday's deal is the fruit of diplomacy between X and Y"."""
    if lemma(anchor) not in lexicon().nouns["deal"] or anchor.dep_ != "nsubj":
        return
    for token in anchor.head.subtree:
        if token.lower_ == "between":
            for noun in (c for c in token.children if c.dep_ == "pobj"):
                people.add(noun)


def _with(people: People, node: Token) -> None:
    """Those met "with" or "between"; "with X and Y as mediators" names mediators."""
    nouns = list(after(node, "with", "between", "among"))
    days = [n for n in after(node, "on", "in") if n.ent_type_ == "DATE"]
    for noun in (n for near in (node, *days) for n in after(near, "with", "through", "by")):
        if lemma(noun) in _MEDIATION:
            people.add(noun, mediating=True)
    nouns = [noun for noun in nouns if lemma(noun) not in _MEDIATION]
    roles = [n for near in (node, *nouns, *node.children) for n in after(near, "as")]
    mediating = any(lemma(r) in lexicon().mediators["nouns"] for r in roles)
    for noun in nouns:
        people.add(noun, mediating=mediating)


def _before(people: People, anchor: Token) -> None:
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
    """Who stands before the hyphen mediates: "U.N.-sponsored", "Qatari-mediated"."""
    last = child.lower_.rpartition("-")[2]
    if last not in lexicon().mediators["participles"]:
        return
    for token in child.subtree:
        if token.i != child.i or "-" in child.text:
            people.add(token, mediating=True)


def _from_verb(people: People, verb: Token, anchor: Token) -> None:
    words = lexicon().mediators["verbs"]
    for node in _chain(verb):
        if lemma(node) in lexicon().mediators["telling"]:
            continue
        mediating = lemma(node) in words
        agent, target = doer(node), patient(node)
        named = after(node, "as") if lemma(node) in ("act", "serve") else ()
        roles = [*named, *(c for c in node.children if c.dep_ == "attr" and lemma(node) == "be")]
        office = any(lemma(r) in lexicon().mediators["nouns"] for r in roles)
        mediating = mediating and target is not None and not (lemma(node) == "chair" and people.mediators)
        for token in (agent, target):
            if token is not None and token.i != anchor.i and not _holds(token, anchor):
                convenes = people.settled and lemma(node) in lexicon().mediators["convening"]
                people.add(token, mediating=(mediating or convenes or office) and token is agent)
        led = node.dep_ == "acl" and lemma(node) in lexicon().mediators["participles"]
        for noun in after(node, "by"):
            people.add(noun, mediating=mediating or led)


def _chain(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "after"):
            yield from (c for c in child.children if c.dep_ == "pcomp")


def _holds(token: Token, anchor: Token) -> bool:
    return bool(token.is_ancestor(anchor))
