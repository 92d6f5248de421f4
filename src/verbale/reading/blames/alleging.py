"""Charges by what a speaker says that another party did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.actors.pairs import ADVERSARIES
from verbale.reading.blames.charge import Charge
from verbale.reading.blames.deeds import misdeed, was_due
from verbale.reading.blames.lexicon import blame_words
from verbale.reading.blames.naming import whose_before
from verbale.reading.blames.sides import clause_doer, other_of
from verbale.reading.clauses import after, governors, is_passive
from verbale.reading.positions.frames import is_unreal
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
_SIDES = frozenset({"side", "party", "camp", "delegation", "leadership", "troop", "force", "official"})


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
            accused = other_of(scene, head, [speaker]) or _behind(scene, head, speaker)
        if not accused or (_is_praise(verb) or _is_own(accused[0], speaker)):
            continue
        matter = misdeed(scene, verb, speaker)
        if matter:
            yield Charge([speaker], accused, matter)


def _behind(scene: Scene, act: Token, speaker: Holder) -> list[Holder]:
    """Whose act it is that does harm: "the operation had ended the truce", by what was told before."""
    if act.pos_ != "NOUN" or act.lemma_.lower() not in blame_words().nouns.acts:
        return []
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in act.head.lefts):
        return []
    owned = [h for c in act.lefts if c.dep_ in ("poss", "amod", "compound") for h in scene.holders(c)]
    if owned:
        return [h for h in owned if _is_other(h, speaker)]
    definite = any(c.lower_ in ("the", "this", "that", "these", "such") for c in act.lefts)
    return whose_before(scene, speaker, act, act) if definite else []


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
    return to and meant and not was_due(verb)


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
            or (any(c.dep_ == "aux" and c.lower_ in _UNREAL for c in node.children) and not was_due(node))
        ):
            return True
        below = node
    return False


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
