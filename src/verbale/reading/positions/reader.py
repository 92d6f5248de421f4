"""The reader of positions: frames to records, one a party, issue and stance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from verbale.reading.draft import Draft
from verbale.reading.issues import OTHER, Hit, best_hits, segments
from verbale.reading.positions.conditions import find_conditions
from verbale.reading.positions.frames import Frame, below, in_order, is_negated
from verbale.reading.positions.lexicon import lexicon, observers
from verbale.reading.positions.members import member_with, others
from verbale.reading.positions.modal import (
    find_defiance,
    find_denials,
    find_duties,
    find_evaluations,
    find_wills,
)
from verbale.reading.positions.spoken import find_adjectives, find_named, find_nouns, find_time, find_verbs
from verbale.reading.reader import ListReader
from verbale.reading.scenes import Holder, Scene, scenes_of
from verbale.terms import Position, dossier_in_use
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINDERS = (
    find_conditions,
    find_verbs,
    find_adjectives,
    find_nouns,
    find_named,
    find_time,
    find_denials,
    find_defiance,
    find_wills,
    find_duties,
    find_evaluations,
)
_GROUPS = {
    "demand": "want",
    "condition": "want",
    "accept": "yes",
    "offer": "yes",
    "support": "yes",
    "reject": "no",
    "oppose": "no",
}
_THIS = frozenset({"it", "this", "that", "them", "these", "those", "which"})
_OPENERS = frozenset(
    {
        "and",
        "or",
        ",",
        "but",
        ";",
        "to",
        "for",
        "on",
        "that",
        "of",
        "if",
        "unless",
        "only",
        "until",
        "at",
        "with",
        "provided",
        "by",
        "from",
        '"',
        "“",
    }
)
_OPENING = frozenset({"“", '"', "``"})
_CLOSING = frozenset({"”", '"', "''"})
_ENDS = frozenset({"fighting.truce", "fighting.permanence"})
_OF_TALKS = ("process.", "fighting.truce", "fighting.permanence")
_SURE_WEIGHT = 3.0
_SENTENCES_BACK = 12
_VAGUE_WEIGHT = 1.5
_FEW = 5


class PositionReader(ListReader[Position]):
    """Reads what parties want, offer, accept and refuse, by rules over the parse."""

    name = "positions"
    version = "1"
    requires = ("relevant", "syntax", "actors", "statements")
    assigns = ("positions",)
    scorer = "score_negotiation"

    def read(self, draft: Draft) -> list[Position]:
        """The positions of one report, each said once."""
        if not draft.relevant:
            return []
        scenes = list(scenes_of(draft))
        talks = any(h.issue.startswith(_OF_TALKS) for scene in scenes for h in scene.hits)
        return _once([p for scene in scenes for p in _in_sentence(scene, talks=talks)])


def _in_sentence(scene: Scene, *, talks: bool) -> Iterator[Position]:
    taken: set[tuple[str, int]] = set()
    told: set[int] = set()
    frames = [_with_quotation(f) for finder in FINDERS for f in finder(scene)]
    for frame in _sorted_out(frames):
        hits = _all_hits(scene, frame, talks=talks)
        if frame.trigger.i in told:
            hits = [h for h in hits if h.issue != OTHER]
        told |= {frame.trigger.i} if hits else set()
        for hit in hits:
            for holder in (h for h in frame.holders if _is_party(h, frame) and _may_hold(h, hit)):
                key = (holder.party, -1 if frame.issue else hit.key)
                if key not in taken:
                    taken.add(key)
                    yield _position(scene, frame, holder, hit)


def _is_party(holder: Holder, frame: Frame) -> bool:
    """Whether a holder is a party and not one who watches: a scholar, an institute, a paper."""
    dossier = dossier_in_use()
    if dossier is not None and any(holder.party == party.name for party in dossier.parties):
        return True
    names, roles = observers()
    if holder.kind == "outlet" or (holder.kind == "people" and frame.own):
        return False
    words = {w.lower() for w in holder.party.split()}
    return not words & names and not {w.lower().strip(",") for w in holder.role.split()} & roles


def _may_hold(holder: Holder, hit: Hit) -> bool:
    """Whether it may want something that is no issue of the vocabulary: a party, not a body that only urges."""
    return hit.issue != OTHER or holder.kind != "organisation"


def _sorted_out(frames: list[Frame]) -> list[Frame]:
    """The frames that stand: of two, one within what the other is about, only one speaks of it.

    What another party is asked to do is not its own stance. Of one party's two, a clause with its
    own subject ("reiterated that it intends to") goes before what introduces it, an infinitive
    ("refused to accept") after.
    """
    kept: list[Frame] = []
    waiting = {f.trigger.i for f in frames if f.issue} | {
        f.trigger.head.i for f in frames if f.issue and f.trigger.dep_ == "xcomp"
    }
    frames = [f for f in frames if f.stance == "condition" or f.trigger.i not in waiting]
    for frame in frames:
        outer = [
            f
            for f in frames
            if f.trigger.i != frame.trigger.i and f.stance != "condition" and frame.trigger in f.content
        ]
        if frame.stance == "condition" or not outer:
            kept.append(frame)
            continue
        if any(_shares_party(frame, f) for f in outer):
            if any(c.dep_ == "nsubj" for c in frame.trigger.children):
                below = set(frame.trigger.subtree)
                for other in outer:
                    other.content = [t for t in other.content if t not in below]
                kept.insert(0, frame)
        elif frame.trigger.pos_ == "NOUN":
            kept.append(frame)
    return kept


def _with_quotation(frame: Frame) -> Frame:
    """A frame whose content runs on to the end of the quotation that it opens: a list of demands."""
    after = [t for t in frame.content if t.i > frame.trigger.i]
    if not after or frame.stance == "condition":
        return frame
    doc = frame.trigger.doc
    opened = next((t.i for t in doc[frame.trigger.i : after[-1].i] if t.text in _OPENING), None)
    if opened is not None:
        closed = next((t.i for t in doc[opened + 1 :] if t.text in _CLOSING), len(doc))
        frame.content = sorted({*frame.content, *doc[opened + 1 : closed]}, key=lambda t: t.i)
    return frame


def _shares_party(frame: Frame, other: Frame) -> bool:
    return bool({h.party for h in frame.holders} & {h.party for h in other.holders})


def _all_hits(scene: Scene, frame: Frame, *, talks: bool) -> list[Hit]:
    """What a frame is about, by the vocabulary's issues and, in a report of talks, in the text's own words."""
    hits = _hits(scene, frame)
    pointing = hits and hits[0].key == frame.trigger.i and frame.trigger not in frame.content
    if not talks or pointing or (not hits and _points_back(frame.content)):
        return hits
    found = others(scene, frame)
    return found if found and all(h.weight <= _VAGUE_WEIGHT for h in hits) else [*hits, *found]


def _hits(scene: Scene, frame: Frame) -> list[Hit]:
    """What a frame is about; where its words only point back, what stood before."""
    fitting = [h for h in scene.hits if _fits(frame, h)]
    hits = [h for h in best_hits(fitting, frame.content) if not _is_later(frame, h)]
    if frame.issue:
        return hits[:1]
    if hits and (any(h.weight > _VAGUE_WEIGHT for h in hits) or not _points_back(frame.content)):
        return [_settled(scene, h) for h in hits]
    if not _points_back(frame.content):
        right = below(frame.trigger, asides=True)
        return [h for h in best_hits(scene.hits, right) if _fits(frame, h)] if _is_open(frame) else []
    earlier = _earlier(scene, frame.trigger)
    if earlier is None or not _fits(frame, earlier):
        return [_settled(scene, h) for h in hits]
    at = frame.trigger.i
    return [earlier._replace(first=at, last=at, key=at)]


def _settled(scene: Scene, hit: Hit) -> Hit:
    """What "the deal" is: the truce or the peace that was last spoken of."""
    if hit.weight > _VAGUE_WEIGHT or hit.issue != "fighting.truce":
        return hit
    place: Scene | None = scene
    for _ in range(_SENTENCES_BACK):
        if place is None:
            break
        told = [h for h in place.hits if h.issue in _ENDS and h.weight >= _SURE_WEIGHT]
        if told:
            return hit._replace(issue=told[-1].issue)
        place = place.before
    return hit


def _points_back(content: list[Token]) -> bool:
    """Whether words only point to what was said before: "this", "the proposal"."""
    nouns = [t for t in content if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and t.ent_type_ == ""]
    if not nouns:
        return any(t.lower_ in _THIS for t in content)
    return len(content) <= _FEW and nouns[-1].lemma_.lower() in lexicon().vague


def _is_open(frame: Frame) -> bool:
    """Whether a frame may speak of words further on, in a clause that explains its content."""
    if frame.stance == "condition" or not frame.content or frame.trigger.pos_ == "NOUN":
        return False
    return frame.trigger.lemma_.lower() not in lexicon().objects_only


def _fits(frame: Frame, hit: Hit) -> bool:
    return not frame.families or hit.issue.split(".")[0] in frame.families


def _earlier(scene: Scene, trigger: Token) -> Hit | None:
    """What was spoken of before a word: the surest issue of its sentence, else the first of the one before."""
    here = [h for h in scene.hits if h.last < trigger.i and h.weight > _VAGUE_WEIGHT]
    if here:
        return max(here, key=lambda h: h.weight)
    if scene.before is None:
        return None
    topics = [h for h in scene.before.hits if h.weight > _VAGUE_WEIGHT]
    return min(topics, key=lambda h: (h.first, -h.weight), default=None)


def _position(scene: Scene, frame: Frame, holder: Holder, hit: Hit) -> Position:
    evidence = scene.sentence.span
    speaker = scene.speaker(frame.trigger)
    supports = [h.span for h in (holder, speaker) if h is not None and not evidence.contains(h.span)]
    waits = frame.stance == "demand" and _waits(frame, hit)
    return Position(
        party=holder.party,
        issue="process.preconditions" if waits else frame.issue or hit.issue,
        stance="condition" if waits else _stance(frame, hit),
        red_line=frame.red,
        said_by=_said_by(frame, holder, speaker),
        wording=_awaited(_wording(scene, frame, hit)) if waits else _wording(scene, frame, hit),
        evidence=evidence,
        support=tuple(dict.fromkeys(supports)),
    )


def _said_by(frame: Frame, holder: Holder, speaker: Holder | None) -> str | None:
    """Who says so: the speaker, else the person whose stance stands for their party."""
    if speaker is not None and not frame.named:
        return speaker.name
    return holder.name if holder.name != holder.party else None


def _stance(frame: Frame, hit: Hit) -> Stance:
    """The stance on one issue: to be ready for talks or a truce is to accept them, for more to offer it."""
    agreed = hit.issue.startswith("process.") or hit.issue in ("fighting.truce", "fighting.permanence")
    if frame.own:
        return "accept" if agreed or hit.issue.startswith("holding.") else _given(frame, hit)
    return "accept" if agreed and frame.stance == "offer" and frame.trigger.pos_ == "ADJ" else frame.stance


def _given(frame: Frame, hit: Hit) -> Stance:
    if hit.issue.startswith("forces.") and frame.trigger.lemma_.lower() in (
        "keep",
        "retain",
        "stay",
        "remain",
    ):
        return "reject"
    fights_on = (
        hit.issue.startswith("fighting.") and frame.trigger.lemma_.lower() not in lexicon().will.leaving
    )
    return "support" if fights_on else "offer"


def _waits(frame: Frame, hit: Hit) -> bool:
    """Whether the hit is the talks that must wait: "… before the talks"."""
    return hit.issue.startswith("process.") and _is_after_before(frame, hit)


def _is_later(frame: Frame, hit: Hit) -> bool:
    """Whether the hit only says before what something is to be, talks that must wait apart."""
    awaited = frame.stance == "demand" and hit.issue.startswith("process.")
    return not awaited and _is_after_before(frame, hit)


def _is_after_before(frame: Frame, hit: Hit) -> bool:
    part = next((p for p in segments(frame.content) if any(t.i == hit.key for t in p)), [])
    return any(t.lower_ in ("before", "prior", "ahead", "beforehand") and t.i < hit.key for t in part)


def _wording(scene: Scene, frame: Frame, hit: Hit) -> str:
    """The member of the list that the issue was told by, as it stands in the text."""
    if hit.key == frame.trigger.i and frame.trigger not in frame.content:
        return _pointing(scene, frame)
    apart = [h.key for h in best_hits(scene.hits, frame.content) if h.issue != hit.issue]
    part = member_with(frame.content, hit.key, apart) or _segment(frame, hit)
    doc = scene.sentence.doc
    first, last = min(part[0].i, hit.first), max(part[-1].i, hit.last)
    refused = [c.i for c in frame.trigger.lefts if c.dep_ in ("aux", "neg") and c.lower_ != "to"]
    if frame.trigger in part and is_negated(frame.trigger):
        first = min([first, *refused])
    opened = [t.i for t in doc[first:last] if t.text in _OPENING]
    if opened and not any(t.text in _CLOSING for t in doc[opened[-1] + 1 : last]) and opened[-1] < hit.key:
        first = opened[-1] + 1
    while first < last and (doc[first].lower_ in _OPENERS or doc[first].is_space):
        first += 1
    last = _aside_from(doc, hit.last, last)
    while first < last and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc"):
        last -= 1
    return scene.span([doc[first], doc[last]]).of(scene.draft.text)


def _aside_from(doc: Doc, told: int, last: int) -> int:
    """The last word before an aside ("…, which is a non-starter for …") that follows what was told; else `last`."""
    starts = [
        t.left_edge.i
        for t in doc[told + 1 : last + 1]
        if t.dep_ == "relcl" and t.left_edge.i > told + 1 and doc[t.left_edge.i - 1].text == ","
    ]
    return min(starts) - 2 if starts else last


def _awaited(wording: str) -> str:
    """Of "the release of prisoners before any talks", what says which talks must wait."""
    at = wording.find("before ")
    return wording[at:] if at > 0 else wording


def _segment(frame: Frame, hit: Hit) -> list[Token]:
    return next(
        (p for p in segments(frame.content) if any(t.i == hit.key for t in p)), [frame.trigger.doc[hit.key]]
    )


def _pointing(scene: Scene, frame: Frame) -> str:
    """A stance on what was said before: its own words, "rejected the proposal"."""
    words = [frame.trigger]
    for token in in_order(t for t in frame.content if t.i > frame.trigger.i):
        if token.i - words[-1].i > _FEW or token.lower_ in (",", ";"):
            break
        words.append(token)
    while words[-1].is_punct:
        words.pop()
    return scene.span(words).of(scene.draft.text)


def _once(found: list[Position]) -> list[Position]:
    """One position a party, issue and direction: the first, red where any is."""
    kept: dict[tuple[str, str, str], Position] = {}
    for position in found:
        issue = position.wording if position.issue == OTHER else position.issue
        key = (position.party, issue or OTHER, _GROUPS[position.stance])
        first = kept.setdefault(key, position)
        if position.red_line and not first.red_line:
            kept[key] = msgspec.structs.replace(first, red_line=True)
    return sorted(kept.values(), key=lambda p: p.evidence)
