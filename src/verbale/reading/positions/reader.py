"""The reader of positions: frames to records, one a party, issue and stance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft
from verbale.reading.issues import OTHER, Hit
from verbale.reading.positions.about import hits_of, waits
from verbale.reading.positions.announced import find_announced
from verbale.reading.positions.conditions import find_conditions, is_strict
from verbale.reading.positions.deals import ANNOUNCING, find_held_truces, find_terms, is_term, signers_in
from verbale.reading.positions.decisions import find_blocks, find_endings, find_going_on, find_orders
from verbale.reading.positions.frames import Frame
from verbale.reading.positions.lexicon import lexicon, observers
from verbale.reading.positions.modal import (
    find_defiance,
    find_denials,
    find_duties,
    find_evaluations,
    find_nothing_left,
    find_wills,
)
from verbale.reading.positions.nouns import find_adjectives, find_deadlines, find_named, find_nouns, find_time
from verbale.reading.positions.parties import is_party
from verbale.reading.positions.sides import (
    find_bare_orders,
    find_drafts,
    find_no_less,
    find_plans,
    find_sides,
)
from verbale.reading.positions.spoken import find_verbs
from verbale.reading.positions.wording import CLOSING, OPENING, awaited, wording_of
from verbale.reading.reader import ListReader
from verbale.reading.scenes import Holder, Scene, scenes_of
from verbale.terms import Position
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

FINDERS = (
    find_conditions,
    find_no_less,
    find_orders,
    find_verbs,
    find_sides,
    find_adjectives,
    find_nouns,
    find_named,
    find_time,
    find_deadlines,
    find_denials,
    find_defiance,
    find_nothing_left,
    find_endings,
    find_blocks,
    find_going_on,
    find_announced,
    find_wills,
    find_duties,
    find_evaluations,
    find_bare_orders,
    find_plans,
    find_drafts,
    find_terms,
    find_held_truces,
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
_BINDING = frozenset({"undertake", "pledge", "promise", "commit"})
_HOSTILE = frozenset({"fight", "resist", "expel", "oust", "repel", "attack", "confront", "target"})
_AGAINST: dict[Stance, Stance] = {
    "demand": "oppose",
    "offer": "reject",
    "accept": "reject",
    "support": "oppose",
}
_OF_TALKS = ("process.", "fighting.truce", "fighting.permanence")


class PositionReader(ListReader[Position]):
    """Reads what parties want, offer, accept and refuse, by rules over the parse."""

    name = "positions"
    version = "6"
    requires = ("relevant", "syntax", "actors", "statements")
    assigns = ("positions",)
    scorer = "score_negotiation"

    def read(self, draft: Draft) -> list[Position]:
        """The positions of one report, each said once."""
        if not draft.relevant:
            return []
        scenes = list(scenes_of(draft))
        for scene in scenes:
            scene.signers = signers_in(scene) or (scene.before.signers if scene.before is not None else [])
        talks = any(h.issue.startswith(_OF_TALKS) for scene in scenes for h in scene.hits)
        return _once([p for scene in scenes for p in _in_sentence(scene, talks=talks)])


def _in_sentence(scene: Scene, *, talks: bool) -> Iterator[Position]:
    taken: set[tuple[str, int]] = set()
    told: set[int] = set()
    frames = [g for finder in FINDERS for f in finder(scene) for g in _contrasted(_with_quotation(f))]
    for frame in _sorted_out(frames):
        hits = hits_of(scene, frame, talks=talks)
        if frame.trigger.i in told or (frame.stance == "condition" and not is_strict(frame.trigger)):
            hits = [h for h in hits if h.issue != OTHER]
        hits = [h for h in hits if h.issue != OTHER or not _is_named(scene, h)]
        told |= {frame.trigger.i} if hits else set()
        for hit in hits:
            watched = _is_watched(scene, frame)
            for holder in (h for h in _parties(scene, frame) if _may_hold(h, hit)):
                if watched is not None and holder.party != watched.party:
                    continue
                key = (holder.party, -1 if frame.issue else hit.key)
                if key not in taken:
                    taken.add(key)
                    yield _position(scene, frame, holder, hit)


def _is_named(scene: Scene, hit: Hit) -> bool:
    """Whether what no issue tells is only whom the stance is put to: "urged the army"."""
    doc = scene.sentence.doc
    told = [t for t in doc[hit.first : hit.last + 1] if t.pos_ not in ("DET", "ADP", "CCONJ", "PUNCT")]
    return bool(told) and all(scene.names_actor(t) for t in told)


def _contrasted(frame: Frame) -> Iterator[Frame]:
    """A frame, and what it sets against it: "could accept a freeze but not the annexation"."""
    words = [t.lower_ for t in frame.content]
    cut = next((n for n in range(1, len(words) - 2) if words[n : n + 2] == ["but", "not"]), 0)
    if not cut or frame.content[cut].i < frame.trigger.i or frame.stance not in _AGAINST:
        yield frame
        return
    denied = replace(frame, stance=_AGAINST[frame.stance], content=frame.content[cut + 2 :], own=False)
    frame.content = frame.content[:cut]
    yield from (frame, denied)


def _parties(scene: Scene, frame: Frame) -> Iterator[Holder]:
    for holder in frame.holders:
        if is_party(scene, holder, frame) and not _is_asked_itself(scene, frame, holder):
            yield holder


def _is_watched(scene: Scene, frame: Frame) -> Holder | None:
    """Who speaks, if that is one who watches and judges others: an analyst's account is nobody's stance."""
    speaker = scene.speaker(frame.trigger)
    if speaker is None:
        return None
    names, roles = observers()
    said = {w.lower().strip(",") for w in speaker.role.split()}
    return speaker if said & (roles | names) or {w.lower() for w in speaker.party.split()} & names else None


def _is_asked_itself(scene: Scene, frame: Frame, holder: Holder) -> bool:
    """Whether a party would demand of itself by its name, as where a parse takes another's demand for its own."""
    if frame.stance != "demand":
        return False
    asked = [c for v in frame.trigger.children if v.dep_ == "ccomp" for c in v.lefts if c.dep_ == "nsubj"]
    return any(h.party == holder.party for who in asked if who.pos_ == "PROPN" for h in scene.holders(who))


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
        elif frame.trigger.pos_ == "NOUN" or _is_told(frame.trigger):
            kept.append(frame)
    return kept


def _is_told(verb: Token) -> bool:
    """Whether a clause within another's words tells what was done, not what is wanted.

    "Complained that it had accepted the truce", "backed a truce proposed by it": there the other's stance stands.
    """
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    own = any(c.dep_ == "nsubj" for c in verb.lefts)
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.lefts)
    finite = verb.tag_ in ("VBD", "VBZ") or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)
    return own and finite and not modal


def _with_quotation(frame: Frame) -> Frame:
    """A frame whose content runs on to the end of the quotation that it opens: a list of demands."""
    after = [t for t in frame.content if t.i > frame.trigger.i]
    if not after or frame.stance == "condition":
        return frame
    doc = frame.trigger.doc
    opened = next((t.i for t in doc[frame.trigger.i : after[-1].i] if t.text in OPENING), None)
    if opened is not None:
        closed = next((t.i for t in doc[opened + 1 :] if t.text in CLOSING), len(doc))
        frame.content = sorted({*frame.content, *doc[opened + 1 : closed]}, key=lambda t: t.i)
    return frame


def _shares_party(frame: Frame, other: Frame) -> bool:
    return bool({h.party for h in frame.holders} & {h.party for h in other.holders})


def _position(scene: Scene, frame: Frame, holder: Holder, hit: Hit) -> Position:
    evidence = scene.sentence.span
    speaker = scene.speaker(frame.trigger)
    supports = [h.span for h in (holder, speaker) if h is not None and not evidence.contains(h.span)]
    awaiting = frame.stance == "demand" and waits(frame, hit)
    return Position(
        party=holder.party,
        issue="process.preconditions" if awaiting else frame.issue or hit.issue,
        stance="condition" if awaiting else _stance(scene, frame, holder, hit),
        red_line=frame.red,
        said_by=_said_by(scene, frame, holder, speaker),
        wording=awaited(wording_of(scene, frame, hit)) if awaiting else wording_of(scene, frame, hit),
        evidence=evidence,
        support=tuple(dict.fromkeys(supports)),
    )


def _said_by(scene: Scene, frame: Frame, holder: Holder, speaker: Holder | None) -> str | None:
    """Who says so: the speaker, else the person whose stance stands for their party."""
    if speaker is not None and holder.party != speaker.party:
        together = {h.party: h.name for h in scene.speakers_above(frame.trigger)}
        if holder.party in together:
            return together[holder.party]
    if speaker is not None and not frame.named:
        return speaker.name
    return holder.name if holder.name != holder.party else None


def _stance(scene: Scene, frame: Frame, holder: Holder, hit: Hit) -> Stance:
    """The stance on one issue: to be ready for talks or a truce is to accept them, for more to offer it."""
    together = len({h.party for h in frame.holders}) > 1
    both = together and (
        frame.trigger.lemma_ in _BINDING or (hit.issue.startswith("fighting.") and _is_decided(frame))
    )
    if frame.stance == "offer" and (both or _is_bound(scene, frame, holder)):
        return "accept"
    if _is_only_so(frame) and not hit.issue.startswith("aid."):
        return "condition"
    agreed = hit.issue.startswith("process.") or hit.issue in ("fighting.truce", "fighting.permanence")
    if frame.own:
        return "accept" if agreed or hit.issue.startswith("holding.") else _given(frame, hit)
    return "accept" if agreed and frame.stance == "offer" and frame.trigger.pos_ == "ADJ" else frame.stance


def _is_decided(frame: Frame) -> bool:
    """Whether a truce is announced, and not only offered: two that announce it have agreed on it."""
    announced = [c.lemma_.lower() for c in frame.trigger.rights if c.dep_ == "dobj"]
    return frame.trigger.lemma_.lower() in ANNOUNCING and not lexicon().decisions.truces.isdisjoint(announced)


def _is_only_so(frame: Frame) -> bool:
    """Whether a party consents to no more than it names, or only so: "would talk only to", "will stop only if"."""
    if frame.stance not in ("accept", "offer", "support") or not frame.trigger.tag_.startswith("V"):
        return False
    will = any(c.tag_ == "MD" for c in frame.trigger.lefts)
    near = [t for c in frame.trigger.children for t in (c, *c.lefts) if t.head.i in (frame.trigger.i, c.i)]
    return will and any(t.lower_ == "only" for t in near)


def _is_bound(scene: Scene, frame: Frame, holder: Holder) -> bool:
    """Whether what a party undertakes is a term of the deal that it has made."""
    binding = frame.trigger.lemma_.lower() in _BINDING
    return binding and is_term(scene, frame.trigger) and any(h.party == holder.party for h in scene.signers)


def _given(frame: Frame, hit: Hit) -> Stance:
    if hit.issue.startswith("forces.") and frame.trigger.lemma_.lower() in (
        "keep",
        "retain",
        "stay",
        "remain",
    ):
        return "reject"
    if hit.issue == "forces.foreign" and frame.trigger.lemma_.lower() in _HOSTILE:
        return "reject"
    fights_on = (
        hit.issue.startswith("fighting.") and frame.trigger.lemma_.lower() not in lexicon().will.leaving
    )
    return "support" if fights_on else "offer"


def _once(found: list[Position]) -> list[Position]:
    """One position a party, issue and direction: the first, or the first that is said to be final."""
    kept: dict[tuple[str, str, str], Position] = {}
    for position in found:
        issue = position.wording if position.issue == OTHER else position.issue
        key = (position.party, issue or OTHER, _GROUPS[position.stance])
        first = kept.setdefault(key, position)
        if position.red_line and not first.red_line:
            kept[key] = position
    return sorted(kept.values(), key=lambda p: p.evidence)
