"""The words of a text in which a stance is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.issues import Hit, best_hits
from verbale.reading.positions.about import segment_with
from verbale.reading.positions.frames import Frame, in_order, is_negated
from verbale.reading.positions.members import member_with
from verbale.reading.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
OPENING = frozenset({"“", '"', "``"})
CLOSING = frozenset({"”", '"', "''"})
_FEW = 5


def wording_of(scene: Scene, frame: Frame, hit: Hit) -> str:
    """The member of the list that the issue was told by, as it stands in the text."""
    if hit.key == frame.trigger.i and frame.trigger not in frame.content:
        return _pointing(scene, frame)
    apart = [h.key for h in best_hits(scene.hits, frame.content) if h.issue != hit.issue]
    part = member_with(frame.content, hit.key, apart) or segment_with(frame, hit)
    doc = scene.sentence.doc
    first, last = min(part[0].i, hit.first), max(part[-1].i, hit.last)
    refused = [c.i for c in frame.trigger.lefts if c.dep_ in ("aux", "neg") and c.lower_ != "to"]
    if frame.trigger in part and is_negated(frame.trigger):
        first = min([first, *refused])
    opened = [t.i for t in doc[first:last] if t.text in OPENING]
    if opened and not any(t.text in CLOSING for t in doc[opened[-1] + 1 : last]) and opened[-1] < hit.key:
        first = opened[-1] + 1
    while first < last and (doc[first].lower_ in _OPENERS or doc[first].is_space):
        first += 1
    last = _before_day(doc, hit.last, _aside_from(doc, hit.last, last))
    while first < last and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc"):
        last -= 1
    return scene.span([doc[first], doc[last]]).of(scene.draft.text)


def _before_day(doc: Doc, told: int, last: int) -> int:
    """The last word before the day that ends a clause: "a ceasefire on Wednesday"; else `last`."""
    at = last
    while at > told and (doc[at].ent_type_ in ("DATE", "TIME") or doc[at].is_punct):
        at -= 1
    led = at > told and at < last and doc[at].lower_ in ("on", "at", "in", "by", "from")
    return at - 1 if led and doc[at].lower_ in ("on", "at") else last


def _aside_from(doc: Doc, told: int, last: int) -> int:
    """The last word before an aside ("…, which is a non-starter for …") that follows what was told; else `last`."""
    starts = [
        t.left_edge.i
        for t in doc[told + 1 : last + 1]
        if t.dep_ == "relcl" and t.left_edge.i > told + 1 and doc[t.left_edge.i - 1].text == ","
    ]
    return min(starts) - 2 if starts else last


def awaited(wording: str) -> str:
    """Of "the release of prisoners before any talks", what says which talks must wait."""
    at = wording.find("before ")
    return wording[at:] if at > 0 else wording


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
