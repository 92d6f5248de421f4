"""How a round stands, by what hangs on its noun and what its noun hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.circumstances import clause_verb
from verbale.reading.clauses import SUBJECTS, Mood, after, lemma, mood, mood_words
from verbale.reading.rounds.cues import APART, Standing, by_mood, from_verb
from verbale.reading.rounds.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDONE = frozenset({"collapsed", "postponed", "suspended"})
_COMING = frozenset({"next", "upcoming", "forthcoming", "planned", "scheduled"})
_DUE = frozenset({"due", "slated", "scheduled", "set", "planned", "expected", "envisaged"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "csubj", "pobj", "conj"})
_CLIMB_STEPS = 6
_MAYBE = frozenset({"could", "may", "might", "possible", "likely", "inevitable", "unlikely", "imminent"})
_LIGHT = frozenset({"of", "to", "for", "in", "from", "at", "on", "with", "by", "out", "away", "over"})


def standings_of(anchor: Token, kind: str) -> list[Standing]:
    """How the meeting that a noun names stands, nothing where the noun is only mentioned.

    Two where the sentence says two things of it: that it is due, and that a party stays away.
    """
    if any(c.lower_ == "any" for c in anchor.lefts):
        return []
    within = next(_from_clauses(anchor), None) or next(_from_adjectives(anchor), None)
    around = next(_from_governors(anchor), None) or next(_after_it(anchor, kind), None)
    if within is None or around is None:
        return [s for s in (within, around) if s is not None]
    if (_was_once(within.word) or _began_once(within, around)) and not around.weak:
        return [around]
    planned = within.status == "announced"
    if planned and (around.status in _UNDONE or (around.status in APART and within.word.dep_ == "amod")):
        return [around]
    if around.status in APART and around.status != within.status:
        return [around] if within.weak else [within, around]
    return [around] if within.weak and not around.weak else [within]


def _began_once(within: Standing, around: Standing) -> bool:
    """Whether a clause tells what had become of talks that are taken up again: "resume the talks that broke off"."""
    again = around.status in ("announced", "opened") and within.status in APART | {"ended"}
    return again and within.word.dep_ == "relcl" and within.word.tag_ == "VBD"


def _was_once(word: Token) -> bool:
    """Whether it tells how they stood before: "talks that had been due to start in May"."""
    verbs = [t for t in (word, word.head) if t.pos_ in ("VERB", "AUX", "ADJ")]
    return any(c.dep_ == "aux" and c.lower_ == "had" for v in verbs for c in (*v.children, *v.head.children))


def _after_it(anchor: Token, kind: str) -> Iterator[Standing]:
    """It is over; "the council meeting in X said": it goes on: "After the meeting"."""
    coming = any(c.lower_ in _COMING for n in (anchor, *after(anchor, "of")) for c in n.lefts)
    if anchor.dep_ == "pobj" and coming:
        yield Standing("announced", anchor, weak=True)
    elif _is_after_days(anchor) or (
        (
            anchor.dep_ == "pobj"
            and anchor.head.lower_ == "from"
            and lemma(anchor.head.head) in ("return", "come")
        )
        or (anchor.dep_ == "pobj" and anchor.head.lower_ in ("after", "following"))
        or (kind == "gathering" and _is_sat_in(anchor))
    ):
        ahead = any(c.tag_ == "MD" for c in clause_verb(anchor).children) and _is_sat_in(anchor)
        yield Standing("announced" if ahead else "ended", anchor, weak=True)
    elif (
        kind == "gathering"
        and anchor.dep_ == "nsubj"
        and lemma(anchor.head) in ("say", "tell", "add", "announce")
    ):
        yield Standing("under_way", anchor, weak=True)


def _is_sat_in(anchor: Token) -> bool:
    """Whether something was done "at" or "during" it, or "in a meeting with" others; nobody is struck there."""
    if anchor.dep_ != "pobj" or lemma(clause_verb(anchor)) in lexicon().encounters["violence"]:
        return False
    with_others = anchor.head.lower_ == "in" and any(after(anchor, "with", "between"))
    return with_others or anchor.head.lower_ in ("at", "during")


def _is_after_days(anchor: Token) -> bool:
    """Whether it took some time before what is told: "after ten days of talks"."""
    if anchor.dep_ != "pobj" or anchor.head.lower_ != "of":
        return False
    days = anchor.head.head
    return bool(days.ent_type_ in ("DATE", "TIME") and days.head.lower_ in ("after", "following", "despite"))


def _from_adjectives(anchor: Token) -> Iterator[Standing]:
    for child in anchor.children:
        if child.dep_ in ("amod", "compound"):
            status = lexicon().cue(child.lower_, "adjectives")
            if status is None or status == "held":
                continue
            yield Standing(status, child)


def clause_standings(anchor: Token) -> Iterator[Standing]:
    """How it stands by the clauses on the noun alone."""
    yield from _from_clauses(anchor)


def _from_clauses(anchor: Token) -> Iterator[Standing]:
    """From a participle or relative clause on the noun: "talks due to begin", "talks which began"."""
    for child in anchor.children:
        if child.dep_ in ("acl", "relcl") or (child.dep_ == "prep" and child.lower_ == "due"):
            yield from from_verb(child, below=anchor)
    due = due_after(anchor)
    if due is not None:
        yield Standing("announced", due)


def due_after(anchor: Token) -> Token | None:
    """The verb after "due to", "slated for", … right behind the noun, wherever the parse hangs it."""
    words = anchor.doc[anchor.i + 1 : anchor.i + 4]
    if len(words) < 2 or words[0].lower_ not in _DUE:
        return None
    return next((t for t in words if t.pos_ == "VERB" and t.tag_ == "VB"), words[0])


def _from_governors(anchor: Token) -> Iterator[Standing]:
    """From what the noun hangs on: "the collapse of the talks", "talks began", "pulled out of talks"."""
    orphan = _orphan_verb(anchor)
    if orphan is not None:
        yield from from_verb(orphan, below=anchor)
        return
    node = anchor
    for _ in range(_CLIMB_STEPS):
        above = node.head
        if above.i == node.i or node.dep_ not in _ROLES | {"prep", "agent"}:
            return
        if not _is_passed(above):
            yield from _told_above(node, above)
            return
        node = above


def _is_passed(above: Token) -> bool:
    """Whether a word above the noun says nothing itself: a preposition, a date, a noun of the same meeting."""
    if above.pos_ == "ADP":
        return above.lower_ in _LIGHT
    if lexicon().cue(lemma(above), "nouns") is not None:
        return False
    if lemma(above) in lexicon().encounters["part"] and above.dep_ == "dobj":
        return True
    if above.ent_type_ in ("DATE", "TIME"):
        return True
    if above.pos_ not in ("NOUN", "PROPN"):
        return False
    return lexicon().kind_of(lemma(above)) is not None


def _told_above(node: Token, above: Token) -> Iterator[Standing]:
    if above.pos_ in ("NOUN", "PROPN"):
        status = lexicon().cue(lemma(above), "nouns")
        if status is not None:
            yield from by_mood(status, above, _noun_mood(above))
    elif above.pos_ in ("VERB", "AUX"):
        yield from from_verb(above, below=node)


def _orphan_verb(anchor: Token) -> Token | None:
    """The finite verb right after the noun's phrase that the parse left without a subject."""
    if anchor.dep_ in ("nsubj", "nsubjpass"):
        return None
    if anchor.dep_ == "ROOT":
        return _hung_on_another(anchor)
    index, doc = anchor.right_edge.i + 1, anchor.doc
    while index < len(doc) and doc[index].pos_ in ("AUX", "ADV", "PART"):
        index += 1
    verb = doc[index] if index < len(doc) else None
    if verb is None or verb.pos_ != "VERB" or verb.dep_ not in ("ccomp", "ROOT"):
        return None
    if verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    return verb


def _hung_on_another(anchor: Token) -> Token | None:
    """The verb of a sentence without one, taken for a participle on a noun below: "talks to end the war stalled"."""
    for token in anchor.subtree:
        hung = (
            token.i > anchor.i
            and token.pos_ == "VERB"
            and token.dep_ == "acl"
            and token.tag_ in ("VBN", "VBD")
        )
        if hung and token.head.i != anchor.i and lexicon().cue(lemma(token), "verbs") not in (None, "held"):
            return token
    return None


def _noun_mood(noun: Token) -> Mood:
    """The mood of what a noun tells: that of the verb it is an object of, a fact as a subject."""
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return "wish" if any(t.lower_ in _MAYBE for t in noun.head.children) else "fact"
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or (noun.head.i == verb.i and lemma(verb) in mood_words("report")):
        return "fact"
    return mood(noun) if mood(noun) != "fact" else mood(verb)
