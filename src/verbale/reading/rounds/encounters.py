"""Meetings that a verb tells: those who meet, talk by phone, visit, agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.circumstances import clause_verb, date_near
from verbale.reading.clauses import after, is_passive, lemma, mood, patient, subject
from verbale.reading.rounds.accords import find_accord
from verbale.reading.rounds.cues import Standing, tense_standing
from verbale.reading.rounds.journeys import find_journey
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.mention import Mention, Scene, told_by_verb
from verbale.reading.rounds.partners import (
    are_sides,
    each_other,
    goes_between,
    is_body,
    is_encounter,
    is_office,
    partners_of,
    who_meets,
    whom,
)
from verbale.reading.rounds.people import People, gather
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})


def find_by_verb(scene: Scene, verb: Token) -> Iterator[Mention]:
    """The meeting that a verb tells, if it tells one."""
    encounters, word = lexicon().encounters, lemma(verb)
    if word == "agree":
        yield from find_accord(scene, verb)
        return
    if _by_phone(verb) or _calls(scene, verb):
        kind = "call"
    elif (
        word in encounters["meet"]
        or word in encounters["talk"]
        or (word in encounters["host"] | encounters["address"] and _hosts(scene, verb))
        or _brought(verb)
        or _sits_with(verb)
        or (word == "mediate" and verb.dep_ != "amod" and any(after(verb, "between")))
        or _greets(scene, verb)
    ):
        kind = "encounter"
    elif word in encounters["visit"]:
        kind = "visit"
    elif word in encounters["votes"] and _is_council(scene, verb):
        kind = "encounter"
    else:
        yield from find_journey(scene, verb)
        return
    yield from find_meeting(scene, verb, kind)


def _is_council(scene: Scene, verb: Token) -> bool:
    """Whether it is the council of the United Nations that votes, or adopts, and on what day."""
    who = subject(verb)
    actors = parties_of(scene.draft, scene.sentence, who) if who is not None else []
    council = any(a.name == "United Nations Security Council" for a in actors)
    day = date_near(scene.draft, scene.sentence, verb)
    return council and not is_passive(verb) and day is not None and _is_this_week(scene, day)


def _is_this_week(scene: Scene, day: str) -> bool:
    published = (scene.draft.report.published or "")[:10]
    if min(len(day), len(published)) < len("2000-01-01"):
        return False
    return abs(date.fromisoformat(published) - date.fromisoformat(day[:10])) <= timedelta(weeks=1)


def _sits_with(verb: Token) -> bool:
    """Whether some sit down together: "sat across from one another", "sat with the rebels"."""
    encounters = lexicon().encounters
    if lemma(verb) not in encounters["seated"]:
        return False
    beside = any(c.lower_ in encounters["beside"] for c in verb.children)
    return beside or bool(list(after(verb, "with", "opposite")))


def _greets(scene: Scene, verb: Token) -> bool:
    """Whether some see each other, or shake hands."""
    target = patient(verb)
    if target is None or is_passive(verb):
        return False
    if lemma(verb) == "shake" and lemma(target) == "hand":
        return True
    if lemma(verb) == "see" and _is_to_see(verb) and not each_other(target):
        return is_office(scene, target)
    return lemma(verb) in lexicon().encounters["greet"] and each_other(target)


def _is_to_see(verb: Token) -> bool:
    """Whether some are to see others: "will see the leader", "flew there to see him"; none that is seen to act."""
    judged = any(c.dep_ in ("ccomp", "xcomp", "oprd") or c.lower_ == "as" for c in verb.children)
    wanted = lemma(verb.head) in ("need", "want", "wish", "like", "hope", "ask")
    return not judged and not wanted and mood(verb) == "plan"


def find_meeting(scene: Scene, verb: Token, kind: str) -> Iterator[Mention]:
    """The meeting, visit or call that a verb tells, once it is clear who meets."""
    described = verb.dep_ == "relcl" and lexicon().kind_at(verb.head) in ("talks", "gathering")
    if described or (verb.dep_ == "pcomp" and verb.head.lower_ == "by") or _is_for_round(verb):
        return
    standing = None if _is_unsure(scene, verb) else _journeyed(verb) or tense_standing(verb)
    partners = partners_of(verb)
    if standing is None or not (_has_guests(scene, verb) or is_encounter(scene, verb, kind, partners)):
        return
    who = who_meets(verb)
    if kind != "call" and who is not None and _is_domestic(who) and not partners:
        return
    people = _who_meet(scene, verb, kind, partners)
    mention = told_by_verb(scene, verb, kind, (standing, people))
    if _greets(scene, verb) and mention.venue is None and mention.status != "announced":
        return
    shuttled = lemma(verb) == "shuttle" and bool(people.mediators)
    mention.following = any(c.lower_ == "again" for c in verb.children)
    sits = lexicon().encounters["meet"] | lexicon().encounters["votes"]
    sat = who is not None and lemma(verb) in sits and is_body(who)
    mention.sides = shuttled or sat or any(are_sides(t) for t in (who, *partners) if t is not None)
    yield mention


def _who_meet(scene: Scene, verb: Token, kind: str, partners: list[Token]) -> People:
    """Those who meet, and who brings them together, or chairs the body that sits."""
    who = who_meets(verb)
    people = People(scene.draft, scene.sentence, scene.roster)
    brought = _brought(verb)
    for noun in after(verb, "by") if brought else ():
        people.add(noun, mediating=True)
    people.add(who, mediating=(brought and not is_passive(verb)) or goes_between(scene, who, partners))
    people.add_speaker(who)
    for clause in (c for c in who.children if c.dep_ == "acl") if who is not None else ():
        for noun in after(clause, "by") if lemma(clause) in lexicon().mediators["verbs"] else ():
            people.add(noun, mediating=True)
    for partner in partners if kind == "call" else ():
        people.add(partner)
    if kind == "call" and not people.parties:
        people.add_within(Span(scene.sentence.start, scene.sentence.at(verb).start))
    gather(people, verb, (verb,))
    return people


def find_call(scene: Scene, call: Token) -> Iterator[Mention]:
    """The call in which something is said: "urged restraint in a telephone call with the president"."""
    verb = clause_verb(call)
    who = subject(verb) if verb.pos_ == "VERB" and mood(verb) == "fact" else None
    partners = list(after(call, "with", "to", "between"))
    told = [patient(verb), *(c for c in verb.children if c.dep_ == "dative")]
    partners = partners or [t for t in told if t is not None and is_office(scene, t)]
    people = People(scene.draft, scene.sentence, scene.roster)
    people.add(who, mediating=goes_between(scene, who, partners))
    for partner in partners:
        people.add(partner)
    if who is not None and len({*people.parties, *people.mediators}) > 1:
        yield told_by_verb(scene, verb, "call", (Standing("ended", call, weak=True), people))


def _journeyed(verb: Token) -> Standing | None:
    """Who travelled somewhere to meet others has met them."""
    above = verb.head
    made = verb.dep_ == "advcl" and lemma(above) in lexicon().attendance["journeys"] and above.tag_ == "VBD"
    purpose = made and verb.tag_ == "VB" and mood(above) == "fact"
    return Standing("ended", verb, weak=True) if purpose else None


def _is_unsure(scene: Scene, verb: Token) -> bool:
    """Whether they only have to meet, will meet none but some, do not go there, or are struck where they meet."""
    above = verb.head
    hoped = lemma(above) in ("expect", "hope") and not is_passive(above)
    if verb.dep_ == "xcomp" and (hoped or lemma(above) in ("have", "need")):
        return True
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and mood(above) in ("negated", "refusal", "condition"):
        return True
    ready = verb.dep_ == "xcomp" and above.lower_ in ("ready", "willing", "prepared", "open")
    if ready and date_near(scene.draft, scene.sentence, verb) is None:
        return True
    struck = verb.dep_ == "acl" and lemma(clause_verb(above)) in lexicon().encounters["violence"]
    return struck or (mood(verb) == "plan" and any(c.lower_ == "only" for c in verb.children))


def _is_domestic(who: Token) -> bool:
    """Whether it is a body of one state that sits: a cabinet, a parliament, a council of ministers."""
    words = {lemma(who), *(lemma(c) for c in who.lefts)}
    if any(c.dep_ == "conj" for c in who.children):
        return False
    if words & lexicon().nouns["domestic"]:
        return True
    return lemma(who) == "council" and any(lemma(t) == "minister" for t in after(who, "of"))


def _is_for_round(verb: Token) -> bool:
    """Whether they gather for a meeting that has a noun of its own."""
    nouns = list(after(verb, "for", "at"))
    nouns += [inner for noun in nouns if lexicon().cue(lemma(noun), "nouns") for inner in after(noun, "of")]
    return any(lexicon().kind_of(lemma(n)) in ("talks", "gathering") for n in nouns)


def _has_guests(scene: Scene, verb: Token) -> bool:
    """Whether it is whoever receives others, or brings them together, that the verb tells of."""
    hosts = (_brought(verb) and _are_met(scene, whom(verb))) or lemma(verb) in lexicon().encounters["host"]
    return hosts and who_meets(verb) is not None and whom(verb) is not None


def _are_met(scene: Scene, guests: Token | None) -> bool:
    return guests is not None and (are_sides(guests) or is_office(scene, guests))


def _brought(verb: Token) -> bool:
    """Whether a host or mediator brings others to one place: "brought the two sides together"."""
    together = any(c.lower_ == "together" for c in verb.children)
    return (
        lemma(verb) in ("bring", "get", "call") and together and verb.dep_ != "relcl" and verb.tag_ != "VBZ"
    )


def _hosts(scene: Scene, verb: Token) -> bool:
    """Whether it is a delegation or an office holder that is received."""
    guest = patient(verb)
    if guest is None:
        return False
    person = any(
        a.kind in ("person", "organisation") for a in scene.draft.actors_on(scene.sentence.at(guest))
    )
    return person or lemma(guest) in lexicon().nouns["delegation"] | lexicon().nouns["guest"]


def _calls(scene: Scene, verb: Token) -> bool:
    """Whether one leader calls another: "called the king on Saturday", not "called him a liar"."""
    targets = [c for c in verb.children if c.dep_ in ("dobj", "oprd")]
    if lemma(verb) != "call" or len(targets) != 1 or is_passive(verb):
        return False
    target = targets[0]
    named = any(c.dep_ in ("attr", "acomp", "ccomp", "prt") for c in verb.children)
    person = any(a.kind == "person" for a in scene.draft.actors_on(scene.sentence.at(target)))
    when = date_near(scene.draft, scene.sentence, verb) is not None
    return person and not named and (when or any(c.dep_ in ("advcl", "xcomp") for c in verb.children))


def _by_phone(verb: Token) -> bool:
    phone = lexicon().qualifiers["phone"]
    return lemma(verb) in ("phone", "telephone") or any(
        t.lower_ in phone for t in after(verb, "by", "on", "over")
    )
