"""Search: the reports whose words are looked for, with the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from verbale.fusion import Reviewed, review
from verbale.record import Hit as Found
from verbale.record import View
from verbale.terms import Reading, Span, Statement
from verbale.views.material import Citation
from verbale.views.privacy import hide, named_spans, withheld

LEAST_SHARED = 3
LONGEST_ENDING = 3
_WORDS = re.compile(r"\w+")


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One report found; `citation.quote` is a stretch of it about the first match, `claim_id` is empty."""

    citation: Citation
    matches: tuple[Span, ...]


def search(view: View, query: str, *, limit: int = 20, show_names: bool = False) -> list[Hit]:
    """The reports that hold every word of any text, best first; none that was taken down.

    Names that are withheld are not found, and where they stand they are withheld in titles and quotations too.
    """
    reviewed = review(view.judgements())
    hits = view.search(query, limit=limit + len(reviewed.taken_down))
    hits = [hit for hit in hits if hit.report_id not in reviewed.taken_down][:limit]
    ids = [hit.report_id for hit in hits]
    texts, readings = view.texts(ids), {one.report.id: one for one in view.bare_readings(ids)}
    said: dict[str, list[Statement]] = {}
    for claim in view.claims("statements", report_ids=ids):
        if isinstance(claim.record, Statement):
            said.setdefault(claim.report_id, []).append(claim.record)
    found = []
    for hit in hits:
        reading, text = readings[hit.report_id], texts[hit.report_id]
        names = set(_hidden_names(reading, f"{reading.report.title}\n{text}", reviewed))
        spans: tuple[Span, ...] = ()
        if not show_names:
            spans, private = withheld(reading.actors, said.get(hit.report_id, ()), text)
            names |= set(filter(str.strip, private))
        hidden = _Hidden((*spans, *named_spans(names, text)), named_spans(names, reading.report.title))
        if not _tells_of_hidden(query, hit.matches, text, reading.report.title, hidden):
            found.append(_show(hit, reading, text, hidden))
    return found


@dataclass(frozen=True)
class _Hidden:
    """Where names that are withheld stand in a text, and in its title."""

    text: tuple[Span, ...]
    title: tuple[Span, ...]


def _show(hit: Found, reading: Reading, text: str, hidden: _Hidden) -> Hit:
    report = reading.report
    citation = Citation(
        claim_id="",
        report_id=report.id,
        title=hide(report.title, Span(0, len(report.title)), hidden.title),
        publisher=report.publisher,
        published=report.published,
        url=report.url,
        start=hit.at.start,
        end=hit.at.end,
        quote=" ".join(hide(text, hit.at, hidden.text).split()),
    )
    return Hit(citation=citation, matches=hit.matches)


def _tells_of_hidden(query: str, matches: Iterable[Span], text: str, title: str, hidden: _Hidden) -> bool:
    """Whether a report is found by a name that is withheld in it: that it is found would tell the name."""
    by_name: set[str] = set()
    plainly: set[str] = set()
    for match in matches:
        overlaps = any(match.start < one.end and one.start < match.end for one in hidden.text)
        (by_name if overlaps else plainly).add(match.of(text).casefold())
    if by_name - plainly:
        return True
    in_title = {word for one in hidden.title for word in _WORDS.findall(one.of(title).casefold())}
    asked = set(_WORDS.findall(query.casefold()))
    return any(_alike(word, told) for word in asked for told in in_title if word not in plainly)


def _alike(word: str, other: str) -> bool:
    """Whether two words may be forms of one, as search takes them: they begin alike."""
    shared = max(LEAST_SHARED, min(len(word), len(other)) - LONGEST_ENDING)
    return word[:shared] == other[:shared]


def _hidden_names(reading: Reading, text: str, reviewed: Reviewed) -> list[str]:
    """The persons hidden by a reviewer whom this report names."""
    spoken = {actor.name for actor in reading.actors}
    return [name for name in reviewed.hidden if name in spoken or name in text]
