"""What a stance is on: the issues its words tell, or what they point back to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from verbale.reading.clauses import is_passive
from verbale.reading.issues import Hit, best_hits, segments
from verbale.reading.positions.frames import Frame, below
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.positions.members import is_own_act, others
from verbale.reading.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_THIS = frozenset({"it", "this", "that", "them", "these", "those", "which"})
_ENDS = frozenset({"fighting.truce", "fighting.permanence"})
_SURE_WEIGHT = 3.0
_SENTENCES_BACK = 12
_VAGUE_WEIGHT = 1.5
_FEW = 5
_ABOUT = frozenset({"on", "for", "to", "about", "of", "over", "under"})
_MEANWHILE = frozenset({"while", "as", "since", "because", "after", "when", "although", "though", "whereas"})


def hits_of(scene: Scene, frame: Frame, *, talks: bool) -> list[Hit]:
    """What a frame is about, by the vocabulary's issues and, in a report of talks, in the text's own words."""
    hits = _hits(scene, frame)
    pointing = hits and hits[0].key == frame.trigger.i and frame.trigger not in frame.content
    if not talks or pointing or (not hits and _points_back(frame.content)):
        return hits
    if is_own_act(frame):
        hits = [h for h in hits if h.weight > _VAGUE_WEIGHT]
    if frame.stance == "accept":
        hits = [h for h in hits if not _is_whole_deal(frame, h)]
    found = others(scene, frame)
    return found if found and all(h.weight <= _VAGUE_WEIGHT for h in hits) else [*hits, *found]


def _is_whole_deal(frame: Frame, hit: Hit) -> bool:
    """Whether only the deal itself is told, which whoever makes it accepts as a whole: "signed a peace agreement"."""
    head = next((c for c in frame.trigger.rights if c.dep_ in ("dobj", "prep")), None)
    words = lexicon().decisions
    if frame.trigger.lemma_.lower() not in words.making or head is None:
        return False
    noun = head if head.dep_ == "dobj" else next((c for c in head.children if c.dep_ == "pobj"), head)
    told = {t.lemma_.lower() for t in noun.subtree if t.i <= noun.i}
    if noun.lemma_.lower() not in words.deals or told & words.truces:
        return False
    return hit.first <= noun.i and (hit.issue in _ENDS or hit.first == noun.i)


def _is_of_place(scene: Scene, hit: Hit) -> bool:
    """Whether words between commas only say how a place fares: "aid to Taiz, under siege by the rebels"."""
    token = scene.sentence.doc[hit.first]
    aside = next((a for a in (token, *token.ancestors) if a.dep_ in ("prep", "acl")), None)
    if aside is None or aside.i < 2 or aside.nbor(-1).text != ",":
        return False
    return bool(aside.nbor(-2).pos_ == "PROPN")


def _hits(scene: Scene, frame: Frame) -> list[Hit]:
    """What a frame is about; where its words only point back, what stood before."""
    fitting = [h for h in scene.hits if _fits(frame, h)]
    hits = [h for h in best_hits(fitting, frame.content) if not _is_later(frame, h)]
    hits = [h for h in hits if not _is_of_place(scene, h)] or hits
    hits = [h for h in hits if not any(o.first == h.first and o.weight > h.weight for o in hits)]
    if frame.issue:
        return hits[:1]
    if hits and (any(h.weight > _VAGUE_WEIGHT for h in hits) or not _points_back(frame.content)):
        return [_settled(scene, h) for h in hits]
    if not _points_back(frame.content):
        right = [t for t in below(frame.trigger, asides=True) if not _is_meanwhile(t, frame.trigger)]
        open_to = best_hits(scene.hits, right) if _is_open(frame) else []
        return [h for h in open_to if _fits(frame, h) and not _is_later(frame, h)]
    told = (h._replace(issue=issue) for h in hits if (issue := _deal_told(scene, h)))
    earlier = next(told, None) or _earlier(scene, frame.trigger)
    if earlier is None or not _fits(frame, earlier):
        return hits
    at = frame.trigger.i
    return [earlier._replace(first=at, last=at, key=at)]


def _is_meanwhile(token: Token, trigger: Token) -> bool:
    """Whether a word stands in a clause that only says what went on meanwhile: "while jets were bombing"."""
    for node in (token, *token.ancestors):
        if node.i == trigger.i:
            return False
        if node.dep_ == "advcl" and any(c.lower_ in _MEANWHILE for c in node.lefts):
            return True
    return False


def _settled(scene: Scene, hit: Hit) -> Hit:
    """What "the deal" is: what the deal last spoken of was to settle, as its words or a truce's or peace's tell."""
    issue = _deal_told(scene, hit)
    return hit._replace(issue=issue) if issue else hit


def _deal_told(scene: Scene, hit: Hit) -> str | None:
    """The issue of the deal that a vague word ("the plan") stands for, where one was spoken of."""
    if hit.weight > _VAGUE_WEIGHT or hit.issue != "fighting.truce":
        return None
    place: Scene | None = scene
    for _ in range(_SENTENCES_BACK):
        if place is None:
            break
        told = [h for h in place.hits if h.issue in _ENDS and h.weight >= _SURE_WEIGHT]
        if told:
            return told[-1].issue
        if place is not scene and (topic := _topic(place)):
            return topic
        place = place.before
    return None


def _topic(scene: Scene) -> str | None:
    """What a deal is said to be on: "an agreement on the exchange of prisoners", "a plan to reopen the port"."""
    deals = lexicon().decisions.deals | lexicon().decisions.papers
    for noun in reversed(scene.sentence.doc):
        if noun.lemma_.lower() in deals and noun.pos_ == "NOUN":
            below = {
                t.i
                for right in noun.rights
                if right.dep_ == "acl" or right.lower_ in _ABOUT
                for t in right.subtree
            }
            told = [h for h in scene.hits if h.key in below and h.first in below]
            told = [h for h in told if h.weight > _VAGUE_WEIGHT and not h.issue.startswith("process.")]
            if told:
                return max(told, key=lambda h: h.weight).issue
    return None


def _points_back(content: list[Token]) -> bool:
    """Whether words only point to what was said before: "this", "the proposal", "to do the same"."""
    words = [t.lower_ for t in content]
    if any(pair == ("the", "same") for pair in pairwise(words)) and words[-1] == "same":
        return True
    nouns = [t for t in content if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and t.ent_type_ == ""]
    if not nouns:
        return any(t.lower_ in _THIS for t in content)
    return len(content) <= _FEW and nouns[-1].lemma_.lower() in lexicon().vague


def _is_open(frame: Frame) -> bool:
    """Whether a frame may speak of words further on, in a clause that explains its content."""
    if frame.stance == "condition" or not frame.content or frame.own or frame.trigger.pos_ != "VERB":
        return False
    if is_passive(frame.trigger):
        return False
    return frame.trigger.lemma_.lower() not in lexicon().objects_only


def _fits(frame: Frame, hit: Hit) -> bool:
    return not frame.families or hit.issue.split(".")[0] in frame.families


def _earlier(scene: Scene, trigger: Token) -> Hit | None:
    """What was spoken of before a word: the surest issue of its sentence, else the first of the one before.

    A deal goes before the talks that it came from: "The talks led to a plan. We accept it."
    """
    here = [h for h in scene.hits if h.last < trigger.i and h.weight > _VAGUE_WEIGHT]
    if here:
        return max(here, key=lambda h: h.weight)
    before = scene.before
    if before is None:
        return None
    told = ((h, _deal_told(before, h)) for h in before.hits)
    topics = [h._replace(issue=issue or h.issue) for h, issue in told if issue or h.weight > _VAGUE_WEIGHT]
    return min(topics, key=lambda h: (h.issue.startswith("process."), h.first, -h.weight), default=None)


def waits(frame: Frame, hit: Hit) -> bool:
    """Whether the hit is the talks that must wait: "… before the talks"."""
    return hit.issue.startswith("process.") and _is_after_before(frame, hit)


def _is_later(frame: Frame, hit: Hit) -> bool:
    """Whether the hit only says before what something is to be, talks that must wait apart."""
    awaited = frame.stance == "demand" and hit.issue.startswith("process.")
    return not awaited and _is_after_before(frame, hit)


def _is_after_before(frame: Frame, hit: Hit) -> bool:
    part = next((p for p in segments(frame.content) if any(t.i == hit.key for t in p)), [])
    if any(t.lower_ in ("before", "prior", "ahead", "beforehand") and t.i < hit.key for t in part):
        return True
    return any(a.lower_ == "ahead" and a in frame.content for a in frame.trigger.doc[hit.key].ancestors)


def segment_with(frame: Frame, hit: Hit) -> list[Token]:
    """The member of a list that a hit stands in, cut at commas and what coordinates."""
    return next(
        (p for p in segments(frame.content) if any(t.i == hit.key for t in p)), [frame.trigger.doc[hit.key]]
    )
