"""From an attribution to the wire's statement."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verbale.reading.citation import stands_in
from verbale.reading.draft import Draft
from verbale.reading.statements.acts import act_of
from verbale.reading.statements.circumstances import said_on, setting_of
from verbale.reading.statements.cited import cite
from verbale.reading.statements.found import Found
from verbale.reading.statements.speakers import Voices
from verbale.reading.statements.voice import Voice
from verbale.terms import Span, Statement
from verbale.terms.records import StatementKind

_MARKS = '“”"„«»'
_BALANCED = re.compile(rf"''.*?''|[{_MARKS}][^{_MARKS}]*[{_MARKS}]", re.DOTALL)
_OPEN = re.compile(rf"^[^{_MARKS}]*[”»]|[“\"„«][^{_MARKS}]*$")


def state(draft: Draft, voices: Voices, found: Found) -> Statement:
    """The wire's statement of an attribution."""
    evidence = _evidence(draft, found)
    voice = cite(draft, voices.of(found), evidence)
    support = _support(voice, evidence)
    addressee, relayed_by, cites = (
        _names(draft, hands, [evidence, *support])
        for hands in ((voice.chain.addressee,), voice.chain.relays, voice.chain.cited)
    )
    return Statement(
        source=tuple(found.source),
        cue=tuple(found.cue),
        content=tuple(found.content),
        kind=kind_of(found.content, draft.text),
        speaker=voice.speaker,
        party=voice.party,
        said=said_on(draft, found),
        setting=setting_of(found, draft.text),
        evidence=evidence,
        act=act_of(found, draft.text),
        role=voice.role,
        body=voice.body,
        description=voice.description,
        jointly=tuple(name for name in voice.jointly if stands_in(draft, [evidence, *support], name)),
        addressee=next(iter(addressee), None),
        relayed_by=relayed_by,
        cites=cites,
        support=support,
    )


def _names(draft: Draft, voices: Iterable[Voice | None], spans: list[Span]) -> tuple[str, ...]:
    """What voices are called, those that stand in the spans cited."""
    called = (v.caption for v in voices if v is not None)
    return tuple(name for name in called if name and stands_in(draft, spans, name))


def _support(voice: Voice, evidence: Span) -> tuple[Span, ...]:
    """Where names and roles stand that were taken from outside of the evidence."""
    taken = (*voice.support, *voice.where, *(s for v in voice.chain.voices for s in (*v.support, *v.where)))
    outside = [s for s in taken if not evidence.contains(s)]
    return tuple(dict.fromkeys(outside))


def kind_of(content: list[Span], text: str) -> StatementKind:
    """Whether a content stands in quotation marks wholly (direct), partly (mixed) or not at all."""
    words = " ".join(span.of(text) for span in content)
    if not any(mark in words for mark in (*_MARKS, "''")):
        return "indirect"
    bare = _OPEN.sub(" ", _BALANCED.sub(" ", words))
    return "mixed" if re.search(r"\w", bare) else "direct"


def _evidence(draft: Draft, found: Found) -> Span:
    """The sentences that hold source, cue and content."""
    spans = [*found.source, *found.cue, *found.content]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    for char in (whole.start, whole.end - 1):
        sentence = draft.sentence_at(char)
        if sentence is not None:
            whole = whole.to(sentence.span)
    return whole
