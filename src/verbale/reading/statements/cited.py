"""Every name that a statement gives is cited: where it does not stand in the evidence, to where it does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.citation import stands_in
from verbale.terms import Span

if TYPE_CHECKING:
    from verbale.reading.draft import Draft
    from verbale.reading.statements.voice import Voice


def cite(draft: Draft, voice: Voice, evidence: Span) -> Voice:
    """A voice with support for its names; a name or role that stands nowhere is left out."""
    for field in ("speaker", "party", "role", "body"):
        name = getattr(voice, field)
        if name is None:
            continue
        spans = [evidence, *voice.support, *voice.where]
        if stands_in(draft, spans, name):
            continue
        where = _where(draft, name, evidence)
        voice = replace(voice, **{field: None} if where is None else {"support": (*voice.support, where)})
    return voice


def _where(draft: Draft, name: str, evidence: Span) -> Span | None:
    """The mention nearest before the evidence, else after it, that a name can be cited to."""
    spans = [a.span for a in draft.actors if name in (a.name, a.party, a.affiliation)]
    spans += [p.span for p in draft.places if p.name == name]
    before = [s for s in spans if s.start <= evidence.end]
    found = max(before, default=None) or min(spans, default=None)
    if found is not None:
        return found
    worded = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)")
    verbatim = [m.span() for m in worded.finditer(draft.text)]
    if verbatim:
        return Span(*max((at for at in verbatim if at[0] <= evidence.end), default=verbatim[0]))
    organ = [a.span for a in draft.actors if stands_in(draft, [evidence, a.span], name)]
    return organ[0] if organ else None
