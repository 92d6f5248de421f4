"""A mediator's journey to a place, and a party's staying away, that no noun calls a visit or a round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from verbale.reading.actors.heads import parties_of
from verbale.reading.capitals import capital_at
from verbale.reading.clauses import after, has_condition, is_passive, lemma, mood, patient, subject
from verbale.reading.rounds.abroad import is_abroad
from verbale.reading.rounds.cues import Standing, tense_standing
from verbale.reading.rounds.lexicon import lexicon, noun_at
from verbale.reading.rounds.mention import Mention, Scene, told_by_verb
from verbale.reading.rounds.partners import is_run_on
from verbale.reading.rounds.people import People
from verbale.terms import Place
from verbale.terms.records import RoundStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_APART = frozenset({"not", "n't", "never", "where", "there", "here"})
_LEAVING = frozenset({"leave", "depart"})
_SENDING = frozenset({"send", "dispatch"})
_DELEGATIONS = frozenset(
    {"delegation", "team", "negotiator", "envoy", "mediator", "delegate", "facilitator", "mission"}
)
_HELPERS = frozenset(
    {"medical", "rescue", "aid", "relief", "forensic", "football", "search", "police", "media"}
)
# What no party travels for to meet another.
_ERRANDS = frozenset(
    {
        "treatment",
        "holiday",
        "funeral",
        "inspection",
        "vacation",
        "wedding",
        "surgery",
        "exile",
        "asylum",
        "pilgrimage",
    }
)


def find_journey(scene: Scene, verb: Token) -> Iterator[Mention]:
    """The visit of a mediator or official who travels somewhere, or the boycott of a party that will not come."""
    who = subject(verb)
    if who is None:
        return
    if lemma(verb) in _SENDING and not is_passive(verb):
        yield from _sent(scene, verb, who)
    elif lemma(verb) == "expect" and is_passive(verb):
        yield from _visited(scene, _Trip(who, who, _ends(verb)), Standing("announced", verb))
    elif lemma(verb) in lexicon().attendance["journeys"] | _LEAVING and (
        is_run_on(verb) or not is_passive(verb)
    ):
        yield from _travelled(scene, verb, who)
    absence = _absence(verb)
    if absence is not None and _speaks_of_talks(scene):
        people = People(scene.draft, scene.sentence, scene.roster)
        people.add(who)
        if people.parties:
            yield told_by_verb(scene, verb, "talks", (absence, people))


def _travelled(scene: Scene, verb: Token, who: Token) -> Iterator[Mention]:
    asked = verb.dep_ == "ccomp" and any(c.lower_ in ("when", "whether", "if") for c in verb.children)
    standing = None if asked else tense_standing(verb)
    leaves = lemma(verb) in _LEAVING and standing is not None and standing.status == "ended"
    away = next((c for c in verb.children if c.dep_ == "dobj"), None) if leaves else None
    if away is not None and standing is not None and not any(after(verb, "for")):
        yield from _visited(scene, _Trip(who, who, [away]), standing)
        return
    standing = Standing("announced", verb) if leaves else standing
    led = any(c.dep_ == "dobj" or c.lower_ == "home" for c in verb.children) and not leaves
    if standing is not None and not led:
        yield from _visited(scene, _Trip(who, who, _ends(verb)), standing)


def _sent(scene: Scene, verb: Token, who: Token) -> Iterator[Mention]:
    """Whom one sends somewhere: "sent its negotiators back to Quito"."""
    target, standing = patient(verb), tense_standing(verb)
    if target is None or standing is None or not _travels(scene, target):
        return
    status: RoundStatus = "under_way" if standing.status == "ended" else standing.status
    yield from _visited(
        scene, _Trip(who, target, [*_ends(verb), *after(target, "to")]), Standing(status, verb)
    )


def find_presence(scene: Scene, verb: Token) -> Iterator[Mention]:
    """The visit of an official who "was in Muscat last week", or is due there."""
    who = subject(verb)
    if who is None or lemma(verb) != "be" or mood(verb) != "fact":
        return
    due = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ == "due"), None)
    if due is not None:
        yield from _visited(scene, _Trip(who, who, _ends(due)), Standing("announced", due))
    elif not any(c.dep_ in ("acomp", "attr") or c.lower_ in _APART for c in verb.children):
        over = verb.tag_ in ("VBD", "VBN")
        standing = Standing("ended" if over else "under_way", verb, weak=True)
        yield from _visited(scene, _Trip(who, who, _ends(verb)), standing)


class _Trip(NamedTuple):
    """Who is told to act, who travels, and where to."""

    who: Token
    guest: Token
    ends: list[Token]


def _visited(scene: Scene, trip: _Trip, standing: Standing) -> Iterator[Mention]:
    """The visit that a journey's verb tells, if those who travel go among others, and not for a meeting told."""
    verb, ends = standing.word, trip.ends
    if _has_purpose(verb) or not any(_goes_abroad(scene, trip.guest, end) for end in ends):
        return
    people = People(scene.draft, scene.sentence, scene.roster)
    people.add(trip.who)
    people.add(trip.guest)
    mention = told_by_verb(scene, verb, "visit", (standing, people))
    if mention.venue is None:
        place = next((p for end in ends if (p := _place_at(scene, end)) is not None), None)
        mention.venue = place.name if place is not None else None
        mention.support += [place.span] if place is not None else []
    if lemma(verb) in _LEAVING and mention.status == "announced":
        mention.day = None
    if mention.venue is not None:
        yield mention


def _ends(verb: Token) -> list[Token]:
    """Where a journey leads, also where a word stands between: "sent back to Quito"."""
    words = ("for",) if lemma(verb) in _LEAVING else ("to", "in", "for")
    nodes = (verb, *(c for c in verb.children if c.dep_ == "advmod"))
    return [end for node in nodes for end in after(node, *words)]


def _goes_abroad(scene: Scene, guest: Token, end: Token) -> bool:
    """Whether those who travel are officials, and the end of their journey is none of their own places."""
    if not _travels(scene, guest) or (_place_at(scene, end) is None and capital_at(scene.draft, end) is None):
        return False
    actors = parties_of(scene.draft, scene.sentence, guest)
    if noun_at(guest) in _DELEGATIONS and not any(a.kind == "government" for a in actors):
        return True
    return is_abroad(scene, actors, end)


def _place_at(scene: Scene, end: Token) -> Place | None:
    """The place in the phrase of a journey's end."""
    return next((p for t in end.subtree if (p := scene.draft.place_on(scene.sentence.at(t)))), None)


def _travels(scene: Scene, guest: Token) -> bool:
    """Whether a noun is of officials who may visit others: a person of a state or body, a delegation."""
    if noun_at(guest) in _DELEGATIONS:
        return not any(c.lower_ in _HELPERS for c in guest.lefts)
    actors = parties_of(scene.draft, scene.sentence, guest)
    return any(a.kind == "person" and (a.party != a.name or scene.roster.mediator(a)) for a in actors)


def _has_purpose(verb: Token) -> bool:
    """Whether a meeting is told that the journey is for: "flew to X to meet Y", "for talks"."""
    nouns = [*after(verb, "for", "with", "on", "into", "to", "at")]
    nouns += [n for end in after(verb, "to", "in") for n in (end, *after(end, "for", "on"))]
    return any(lexicon().kind_at(n) is not None or lemma(n) in _ERRANDS for n in nouns) or any(
        c.dep_ in ("advcl", "xcomp") and lemma(c) in lexicon().encounters["meet"] for c in verb.children
    )


def _absence(verb: Token) -> Standing | None:
    """What a party that stays away does, where the meeting is not named beside it."""
    words, how = lexicon().attendance, mood(verb)
    if _is_conditional(verb) or any(lexicon().kind_at(n) is not None for n in after(verb)):
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr", "xcomp", "ccomp")]
    if objects and lemma(verb) != "take":
        return None
    away = lemma(verb) == "stay" and any(c.lower_ in ("away", "home") for c in verb.children)
    out = lemma(verb) in ("walk", "storm") and any(c.lower_ == "out" for c in verb.children)
    if (away or out) and how in ("fact", "plan"):
        return Standing("collapsed" if out and how == "fact" else "boycotted", verb)
    absent = lemma(verb) in words["absence"] or (
        lemma(verb) == "take" and any(c.lower_ == "part" for c in verb.children)
    )
    return Standing("boycotted", verb) if absent and how in ("negated", "refusal") else None


def _is_conditional(verb: Token) -> bool:
    """Whether they stay away only if something happens, or had done so before they came."""
    nodes = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)
    return any(has_condition(v) or any(c.lower_ in ("had", "without") for c in v.children) for v in nodes)


def _speaks_of_talks(scene: Scene) -> bool:
    """Whether the sentence, or one of the two before it, names talks or a sitting."""
    here = scene.draft.sentences.index(scene.sentence)
    near = scene.draft.sentences[max(0, here - 2) : here + 1]
    kinds = {lexicon().kind_at(t) for s in near for t in s.doc if t.pos_ in ("NOUN", "PROPN")}
    return bool(kinds & {"talks", "gathering"})
