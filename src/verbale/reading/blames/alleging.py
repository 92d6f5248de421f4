"""Charges by what a speaker says that another party did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors import actors_over
from verbale.reading.actors.pairs import ADVERSARIES
from verbale.reading.blames.charge import Charge
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.blames.sides import clause_doer, other_of
from verbale.reading.clauses import after, governors, is_passive, subject
from verbale.reading.positions.frames import below, is_negated, is_unreal
from verbale.reading.scenes import Holder, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = frozenset({"his", "her", "its", "our", "their", "my"})
_ASIDES = frozenset({"as", "while", "when", "after", "before", "since", "although", "though"})
_INHERITING = frozenset({"pobj", "prep", "xcomp", "conj", "advcl", "acl", "ccomp", "pcomp"})
_ENDING = frozenset(
    {
        "stop",
        "halt",
        "cease",
        "end",
        "urge",
        "demand",
        "want",
        "call",
        "prevent",
        "ask",
        "agree",
        "promise",
        "deny",
        "plan",
        "intend",
        "aim",
        "prepare",
        "expect",
        "pledge",
    }
)
_UNREAL = frozenset({"must", "should", "could", "might", "may"})
_SUPPOSING = frozenset({"would", "could", "might", "may", "will"})
_IFS = frozenset({"if", "unless", "should", "until", "once"})
_FEARED = frozenset(
    {
        "risk",
        "threat",
        "danger",
        "possibility",
        "fear",
        "prospect",
        "right",
        "freedom",
        "ability",
        "capacity",
        "power",
        "means",
    }
)
_DOING = frozenset(
    {
        "continue",
        "try",
        "seek",
        "begin",
        "start",
        "attempt",
        "help",
        "use",
        "go",
        "move",
        "manage",
        "want",
        "fail",
        "refuse",
    }
)
_PRAISING = frozenset(
    {
        "acknowledge",
        "welcome",
        "praise",
        "hail",
        "recognise",
        "recognize",
        "commend",
        "thank",
        "applaud",
        "appreciate",
    }
)
_TROOPS = frozenset(
    {"troops", "soldiers", "forces", "police", "officers", "army", "security forces", "the army"}
)
_ENDED = frozenset({"stop", "end", "prevent", "halt", "reduce", "cease", "curb", "avoid", "avert"})
_ILLS = frozenset(
    {
        "attack",
        "attacks",
        "violence",
        "fighting",
        "terrorism",
        "crime",
        "crimes",
        "bloodshed",
        "massacre",
        "war",
        "escalation",
        "conflict",
        "raids",
    }
)
_TURNED_DOWN = frozenset({"reject", "end"})
_BREACH = frozenset({"breach", "violation", "defiance", "contravention"})
_SIDES = frozenset({"side", "party", "camp", "delegation", "leadership", "troop", "force", "official"})
_BELLIGERENT = ADVERSARIES | {"person"}


def find_allegations(scene: Scene) -> Iterator[Charge]:
    """Find "The army said the rebels had shelled …", and the same in quotation marks."""
    for verb in scene.sentence.doc:
        if verb.pos_ not in ("VERB", "AUX") or _is_told_apart(scene, verb) or _is_wished(verb):
            continue
        speaker = scene.speaker(verb)
        if speaker is None or (_gives_reason(verb) and speaker.kind not in ADVERSARIES | {"person"}):
            continue
        head = clause_doer(verb)
        accused = [h for h in _doers(scene, verb) if _is_other(h, speaker)]
        if not accused and head is not None and not is_passive(verb):
            accused = other_of(scene, head, [speaker])
        if not accused or (_is_praise(verb) or _is_own(accused[0], speaker)):
            continue
        matter = _misdeed(scene, verb, speaker)
        if matter:
            yield Charge([speaker], accused, matter)


def _is_told_apart(scene: Scene, verb: Token) -> bool:
    """Whether it is the reporter's aside, a plan or a state: "the group, which killed three", "the invading army"."""
    if verb.dep_ == "amod" or _is_infinitive(verb) or _is_noun(verb):
        return True
    clause = verb if verb.dep_ == "relcl" else next((a for a in verb.ancestors if a.dep_ == "relcl"), None)
    if (
        clause is None
        or any(c.lower_ == "where" for c in clause.lefts)
        or any(a.dep_ == "ccomp" and a.i > clause.i for a in (verb, *governors(verb)))
    ):
        return False
    statement = scene.statement_at(clause)
    return statement is None or statement.kind != "direct"


def _is_noun(verb: Token) -> bool:
    """Whether a gerund only names what is reported or charged: "reported shooting", "accused X of looting"."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    words = blame_words().verbs
    named = above.lemma_.lower() in words["of"] | words["for"] | words["saying"] | {"report"}
    return verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "dobj", "xcomp") and named


def _is_infinitive(verb: Token) -> bool:
    """Whether it is what somebody means to do: "threatens to take the town", not "continue to attack"."""
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)
    meant = verb.dep_ in ("xcomp", "advcl", "acl") and verb.head.lemma_.lower() not in _DOING
    return to and meant and not _was_due(verb)


def _is_praise(verb: Token) -> bool:
    """Whether whoever says so acknowledges or welcomes it."""
    return any(a.lemma_.lower() in _PRAISING for a in governors(verb))


def _is_own(accused: Holder, speaker: Holder) -> bool:
    """Whether "troops" without a name are the speaker's own."""
    ours = speaker.kind in ("military", "government", "state")
    return ours and accused.kind in ("military", "") and accused.name.lower() in _TROOPS


def _is_other(accused: Holder, speaker: Holder) -> bool:
    return accused.name != speaker.name and {accused.party, accused.side}.isdisjoint(
        (speaker.party, speaker.side)
    )


def _is_wished(verb: Token) -> bool:
    """Whether the deed is only supposed, feared, asked for or asked to end, or a circumstance."""
    below = verb
    for node in (verb, *governors(verb)):
        if node.i < verb.i and node.lemma_.lower() in (_FEARED if node.pos_ == "NOUN" else _ENDING):
            return True
        if (
            node is not verb
            and node.lemma_.lower() in blame_words().verbs["saying"]
            and below.dep_ == "ccomp"
            and node.tag_ != "VBG"
        ):
            return False
        if node.pos_ not in ("VERB", "AUX", "ADP", "NOUN") or (
            node is not verb and below.dep_ not in _INHERITING
        ):
            return False
        if (
            _is_due(node)
            or _is_aside(node)
            or (any(c.dep_ == "aux" and c.lower_ in _UNREAL for c in node.children) and not _was_due(node))
        ):
            return True
        below = node
    return False


def _was_due(verb: Token) -> bool:
    """Whether it is said that it should have been done: "ought to have cleared it"."""
    return any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.lefts) and (
        any(c.lower_ in ("should", "ought") for c in verb.lefts) or verb.head.lower_ == "ought"
    )


def _is_due(verb: Token) -> bool:
    """Whether it is only to come about: "are to take control"."""
    marked = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return marked and verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "be"


def _is_aside(verb: Token) -> bool:
    """Whether a clause is only supposed, or the circumstance of another."""
    marked = verb.dep_ == "advcl" and any(
        c.dep_ in ("mark", "advmod") and c.lower_ in _ASIDES for c in verb.lefts
    )
    return marked or is_unreal(verb) or _is_supposed(verb)


def _gives_reason(verb: Token) -> bool:
    """Whether it is told as why something else is so: "could not reach them because troops had blocked the road"."""
    return verb.dep_ == "advcl" and any(c.lower_ == "because" for c in verb.lefts)


def _is_supposed(verb: Token) -> bool:
    """Whether it would only be done if something else were: "planes would bomb the guns if …"."""
    may = any(c.dep_ == "aux" and c.lower_ in _SUPPOSING for c in verb.lefts)
    return may and any(
        c.dep_ == "advcl" and any(m.lower_ in _IFS for m in c.lefts)
        for c in (*verb.children, *verb.head.children)
    )


def _doers(scene: Scene, verb: Token) -> list[Holder]:
    if is_passive(verb):
        return [h for agent in after(verb, "by") if scene.names_actor(agent) for h in scene.holders(agent)]
    head = clause_doer(verb)
    if head is None or any(c.lower_ in _OWN for c in head.lefts):
        return []
    found = scene.holders(head)
    if found or head.lemma_.lower() not in _SIDES:
        return found
    return [h for c in head.lefts if c.dep_ in ("amod", "compound", "poss") for h in scene.holders(c)]


def _misdeed(scene: Scene, verb: Token, speaker: Holder) -> list[Token]:
    """The words of the bad deed, empty where it is none."""
    lemma = verb.lemma_.lower()
    phrase = [verb, *_objects(verb)]
    if lemma in ("be", "remain", "have", "show", "lack"):
        return phrase if _is_fault(verb, phrase) else []
    if is_negated(verb):
        return phrase if _is_unfulfilled(verb) and speaker.kind in _BELLIGERENT | {"organisation"} else []
    if _in_breach(verb):
        return phrase
    if _was_due(verb) or _did_it(verb):
        return phrase
    if _is_harmless(verb, {t.lower_ for t in phrase} | {t.lemma_.lower() for t in phrase}):
        return []
    deeds = blame_words().deeds
    harm = lemma in deeds.harm and _may_accuse(scene, speaker)
    return phrase if harm or lemma in deeds.grave or _lands(verb) else []


def _is_unfulfilled(verb: Token) -> bool:
    """Whether it tells that what was owed was not done: "had not handed in a single rifle"."""
    done = any(c.dep_ == "aux" and c.lemma_ in ("have", "do") for c in verb.lefts)
    return done and verb.lemma_.lower() in blame_words().deeds.owed


def _in_breach(verb: Token) -> bool:
    """Whether it was done "in breach of", "in violation of" something."""
    return any(
        t.lower_ in _BREACH and t.head.lower_ == "in" and t.head.head in (verb, *verb.rights)
        for t in verb.subtree
    )


def _is_fault(verb: Token, phrase: list[Token]) -> bool:
    """Whether being or having so is a fault: "has no goodwill", "is behind the raid"."""
    deeds = blame_words().deeds
    words = {t.lower_ for t in phrase} | {t.lemma_.lower() for t in phrase}
    none = any(t.lower_ == "no" and t.head.lower_ in deeds.lack for t in phrase)
    if is_negated(verb) or verb.lemma_.lower() == "lack" or none:
        return bool(words & deeds.lack)
    return bool(words & deeds.behind)


def _did_it(verb: Token) -> bool:
    """Find "The sappers did it"."""
    done = any(c.dep_ == "dobj" and c.lower_ in ("it", "this") for c in verb.rights)
    return verb.lemma_.lower() == "do" and done


def _is_harmless(verb: Token, words: set[str]) -> bool:
    """Whether a verb tells of a bad deed only with other words than those beside it."""
    deeds, lemma = blame_words().deeds, verb.lemma_.lower()
    acted_on = any(c.dep_ in ("dobj", "ccomp", "nsubj") for c in verb.rights)
    if lemma in deeds.transitive and not is_passive(verb) and not acted_on:
        return True
    if any(c.lower_ == "from" and c.dep_ == "prep" for c in verb.rights) and lemma in deeds.holding:
        return False
    if lemma in deeds.holding and not words & deeds.held:
        return True
    raised = lemma == "bring" and any(c.dep_ == "prt" and c.lower_ in ("up", "about") for c in verb.rights)
    if raised or (lemma in _ENDED and words & _ILLS):
        return True
    if lemma in ("want", "seek"):
        words = words - {"force", "forces", "territory"}
    return lemma in deeds.weak and not _is_told_bad(
        lemma, words, {c.lemma_.lower() for c in verb.rights if c.dep_ == "dobj"}
    )


def _is_told_bad(lemma: str, words: set[str], done_to: set[str]) -> bool:
    deeds = blame_words().deeds
    if lemma == "take" and words & _ENDED:
        return False
    spoilt = lemma in deeds.spoiling and (
        done_to & deeds.goods if lemma in _TURNED_DOWN else words & deeds.goods
    )
    return bool(words & deeds.bad or spoilt or (lemma in deeds.shutting and words & deeds.passages))


def _lands(verb: Token) -> bool:
    """Whether somebody's shells or bombs fell there."""
    head = subject(verb)
    deeds = blame_words().deeds
    return verb.lemma_.lower() in deeds.landing and head is not None and head.lemma_.lower() in deeds.weapons


def _objects(verb: Token) -> list[Token]:
    objects = below(verb)
    if is_passive(verb):
        patient = subject(verb)
        objects = [*(patient.subtree if patient is not None else []), *objects]
    return objects


def _may_accuse(scene: Scene, speaker: Holder) -> bool:
    """Whether a speaker is a party rather than a watcher."""
    watchers = blame_words().deeds.monitors
    if any(word.lower() in watchers for word in speaker.name.split()):
        return False
    kinds = {a.kind for a in actors_over(scene.draft, speaker.span.start)}
    return not kinds or bool(kinds & _BELLIGERENT) or "organisation" in kinds
