"""Who mediates, told apart from the meeting: "Malaysia's facilitator said", "Qatar had mediated for months"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import after, doer, lemma, mood, patient, subject
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.mention import Mention, Scene
from verbale.reading.rounds.people import People, principal

if TYPE_CHECKING:
    from spacy.tokens import Token

MEDIATION = "mediation"
_ROLES = frozenset(
    {"mediator", "facilitator", "go-between", "intermediary", "broker", "guarantor", "co-chair"}
)
_IT = frozenset({"it", "them", "both", "process", "contact", "exchange"})
_OWNERS = frozenset({"poss", "amod", "compound", "nmod", "appos"})


def find_mediation(scene: Scene) -> Iterator[Mention]:
    """The mediators that a sentence tells by their office or by their work; it tells no meeting."""
    people = People(scene.draft, scene.sentence, scene.roster)
    for token in scene.sentence.doc:
        if _holds_office(token):
            _add_holders(people, token)
        elif token.pos_ == "VERB" and _mediates(token):
            sent = principal(scene.draft, scene.sentence, token)
            if sent is None:
                people.add(doer(token), mediating=True)
            else:
                people.add_mediator(sent)
            for noun in after(token, "by"):
                people.add(noun, mediating=True)
        elif token.pos_ in ("NOUN", "PROPN") and _role(token) in _ROLES:
            _add_office(people, token)
    named = tuple(name for name in people.mediators if not _is_office(name))
    if named:
        yield Mention(
            kind=MEDIATION,
            evidence=scene.sentence.span,
            mediators=named,
            support=[scene.sentence.span, *people.supports()],
        )


def _add_office(people: People, token: Token) -> None:
    """Whose mediator it is: "Norway's facilitators", "the mediator, Qatar", "chief mediator NAME"."""
    if _is_hypothetical(token):
        return
    near = [c for c in token.children if c.dep_ in _OWNERS and c.pos_ in ("PROPN", "ADJ")]
    near += [*after(token, "from"), *([token.head] if token.dep_ in ("compound", "appos") else [])]
    for word in near:
        if word.dep_ != "appos" or not people.mediators:
            people.add(word, mediating=True)


def _add_holders(people: People, token: Token) -> None:
    """Who holds the office; the parse may take "act" for a noun: "Cuba and Norway act as guarantors"."""
    if token.pos_ in ("VERB", "AUX"):
        people.add(subject(token), mediating=True)
        return
    for child in token.lefts:
        if child.dep_ in ("nmod", "compound"):
            people.add(child, mediating=True)


def _holds_office(verb: Token) -> bool:
    """Whether somebody is told to be the mediator: "acts as broker", "in which Angola is the mediator"."""
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return False
    named = after(verb, "as") if lemma(verb) in ("act", "serve") else ()
    named = (c for c in verb.children if c.dep_ == "attr") if lemma(verb) == "be" else named
    return any(_role(noun) in _ROLES and not _is_hypothetical(noun) for noun in named)


def _role(token: Token) -> str:
    """The office that a noun names, put together where the tokeniser splits it: "go-betweens"."""
    if token.i > 1 and token.nbor(-1).text == "-":
        return f"{token.nbor(-2).lower_}-{token.lower_.removesuffix('s')}"
    return lemma(token)


def _is_office(name: str) -> bool:
    """Whether a name only says that somebody mediates: "guarantor countries"."""
    return bool({word.removesuffix("s") for word in name.lower().split()} & _ROLES)


def _is_hypothetical(token: Token) -> bool:
    """Whether nobody mediates yet: "no mediator", "a possible mediator"."""
    return any(c.lower_ in ("no", "any", "possible", "potential", "former") for c in token.lefts)


def _mediates(verb: Token) -> bool:
    """Whether a verb tells that somebody mediates here, or chairs what was told before."""
    words, target = lexicon().mediators, patient(verb)
    if mood(verb) not in ("fact", "plan"):
        return False
    if lemma(verb) in ("bring", "get") and any(c.lower_ == "together" for c in verb.children):
        return mood(verb) == "fact" and bool(list(after(verb, "by")))
    if (
        lemma(verb) in ("lead", "head")
        and target is not None
        and lemma(target) in ("mediation", "facilitation")
    ):
        return True
    if lemma(verb) in ("mediate", "facilitate"):
        return target is None or lemma(target) in _IT or lexicon().kind_at(target) is not None
    steered = lemma(verb) in words["steering"] and mood(verb) == "fact" and target is not None
    if steered and target is not None and lexicon().kind_at(target) in ("talks", "gathering", "process"):
        return True
    return lemma(verb) in words["verbs"] and target is not None and target.lower_ in _IT
