"""When and where something was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft
from verbale.reading.statements.cues.lexicon import cue_list
from verbale.reading.statements.cues.parse import child
from verbale.reading.statements.cues.words import cue_token
from verbale.reading.statements.found import Found, subtract
from verbale.terms import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def said_on(draft: Draft, found: Found) -> str | None:
    """The day on which it was said: a time that belongs to the cue and stands outside of the content."""
    if cue_token(found) is None:
        return None
    best: tuple[int, str] | None = None
    for time in draft.times_in(found.sentence.span):
        day = _DAY.match(time.value) if time.type in ("DATE", "TIME") else None
        if day is None or "W" in time.value or _is_taken(found, time.span):
            continue
        if _belongs(found, time.span):
            gap = abs(time.span.start - found.cue[0].start) if found.cue else 0
            if best is None or gap < best[0]:
                best = (gap, day.group())
    return best[1] if best else None


def _is_taken(found: Found, span: Span) -> bool:
    return any(s.overlaps(span) for s in (*found.content, *found.source))


def _belongs(found: Found, span: Span) -> bool:
    """Whether the cue's verb governs the time with no verb between them."""
    tokens = found.sentence.tokens_in(span)
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside), tokens[0] if tokens else None)
    for above in head.ancestors if head is not None else ():
        word = cue_token(found)
        if word is not None and above.i == word.i:
            return True
        if above.pos_ in ("VERB", "AUX") and above.tag_ != "VBG":
            return False
    return False


def setting_of(found: Found, text: str) -> str | None:
    """Where or how it was said, as worded: "in a statement", "at a news conference", "speaking in Cairo"."""
    word = cue_token(found)
    if word is None:
        return None
    for part in _phrases(word):
        span = found.sentence.over(list(part.subtree))
        pieces = subtract(span, [*found.content, *found.source], text)
        if pieces and pieces[0].start == span.start and not _is_after_content(found, span, part):
            return " ".join(pieces[0].of(text).split())
    return None


def _is_after_content(found: Found, span: Span, part: Token) -> bool:
    """Whether a bare place follows what is said, and so belongs to that: "warned of hunger in Goma"."""
    what = child(part, "pobj")
    if what is None or what.lower_ in cue_list("settings") or not found.cue:
        return False
    return any(found.cue[0].start < c.start and c.end <= span.start for c in found.content)


def _phrases(verb: Token) -> Iterator[Token]:
    nodes = [verb]
    if verb.dep_ in ("conj", "xcomp", "pcomp"):
        nodes.append(verb.head)
    for node in nodes:
        for part in node.children:
            if (part.dep_ == "advcl" and part.lower_ in cue_list("setting_verbs")) or (
                part.dep_ == "prep" and part.lower_ in cue_list("setting_words") and _is_setting(part)
            ):
                yield part


def _is_setting(part: Token) -> bool:
    what = child(part, "pobj")
    if what is None or part.nbor(1).ent_type_ == "DATE":
        return False
    if what.lower_ in cue_list("settings"):
        return True
    return part.lower_ in ("in", "at", "from") and what.ent_type_ in _PLACES
