"""What is kept of a record: each list line by line, with all that its lines are found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec

from verbale.record import Line, View, names_of, topic_of
from verbale.terms import Claim, Dossier, issue_families, issue_labels
from verbale.views.access import access
from verbale.views.board import board
from verbale.views.brief import brief
from verbale.views.changes import changes
from verbale.views.corrections import Edits
from verbale.views.coverage import coverage
from verbale.views.incidents import list_incidents
from verbale.views.material import Material
from verbale.views.movement import STEPS, show_movement
from verbale.views.rounds import rounds
from verbale.views.sheets.answers import Extent
from verbale.views.sheets.direct import (
    by_reports,
    extent,
    filed,
    first_of_last_week,
    news,
    parties,
    publishers,
    spot_of,
)
from verbale.views.statements import statements
from verbale.views.sticking import sticking
from verbale.views.timeline import Entry, timeline

LEADING = 40
"""Of so many parties briefs and changes are made beforehand; of others, when they are asked for."""
Wanted = tuple[str | None, str | None, str | None]
"""A party, an issue and a first day."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What every page says of the whole record, what filters can be chosen from, and what was kept out of all."""

    extent: Extent
    parties: tuple[str, ...]
    publishers: tuple[str, ...]
    compared: tuple[str, ...]
    hidden: tuple[str, ...]
    taken_down: tuple[str, ...]
    show_names: bool = False


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the timeline; `partly` has the citations that are left where a party is asked for, if not all are."""

    entry: Entry
    partly: dict[str, tuple[int, ...]] = {}


@dataclass(frozen=True)
class Whole:
    """All of a record, to be kept.

    Attributes:
        material: its claims.
        names: claim id -> the parties that it names, as it was read.
        topics: claim id -> its issue, type of event, kind of toll or status, as it was read.
        edits: gives the articles that were edited since a day.
        dossier: names the parties to the talks.
        show_names: whether names of private persons are shown.
    """

    material: Material
    names: Mapping[str, frozenset[str]]
    topics: Mapping[str, str | None]
    edits: Callable[[str], Edits | None]
    dossier: Dossier | None
    show_names: bool = False

    def narrowed(self, party: str | None, issue: str | None) -> Material:
        """The claims that name a party and are on an issue, as the record would give them."""
        if party is None and issue is None:
            return self.material
        claims = tuple(
            claim
            for claim in self.material.claims
            if (party is None or party in self.names[claim.id])
            and (issue is None or is_on(self.topics[claim.id], issue))
        )
        return replace(self.material, claims=claims, around=self.material.whole)


def take_whole(
    material: Material,
    view: View,
    edits: Callable[[str], Edits | None],
    dossier: Dossier | None,
    *,
    show_names: bool,
) -> Whole:
    """All of a record, with what its claims are found by, whatever reviewers made of them."""

    def read(claim: Claim) -> Claim:
        return view.claim(claim.id) if claim.id in material.reviewed.edits else claim

    # That a line is found by a name which is withheld would tell the name.
    private = {i: {name.casefold() for name in some} for i, some in material.private_names.items()}
    names = {
        claim.id: frozenset(
            n for n in names_of(read(claim)) if n.casefold() not in private.get(claim.report_id, ())
        )
        for claim in material.claims
    }
    topics = {claim.id: topic_of(read(claim)) for claim in material.claims}
    return Whole(material, names, topics, edits, dossier, show_names)


def is_on(topic: str | None, issue: str) -> bool:
    """Whether a topic is an issue, or a child of it."""
    return topic is not None and (topic == issue or topic.startswith(f"{issue}."))


def name_of(party: str | None, issue: str | None, since: str | None = None) -> str:
    """By what a sheet of a party, an issue and a first day is found."""
    return msgspec.json.encode((party, issue, since)).decode()


def lists(whole: Whole) -> Iterator[tuple[str, Iterable[Line]]]:
    """Every list that is kept, with its lines in the order in which pages show them."""
    yield "facts", [_line(_facts(whole))]
    yield "timeline", _timeline(whole)
    yield "statements", _statements(whole)
    yield "rounds", _rounds(whole)
    yield "incidents", _incidents(whole)
    yield "movement", _movement(whole)
    yield from _access(whole)
    yield "reports", _reports(whole)
    yield "sticking", [_line(sticking(whole.material, dossier=whole.dossier))]
    yield "coverage", [_line(coverage(whole.material))]
    if whole.show_names:  # standings are kept without them
        yield "boards", (board_line(whole, wanted) for wanted in _combinations(whole))
    yield "briefs", (brief_line(whole, wanted) for wanted in _combinations(whole))
    yield "changes", (changes_line(whole, wanted) for wanted in _combinations(whole))


def _line(body: msgspec.Struct | None, keys: Iterable[tuple[str, str]] = ()) -> Line:
    return Line(msgspec.json.encode(body), keys)


def _facts(whole: Whole) -> Facts:
    material = whole.material
    made = show_movement(material, steps=(), dossier=whole.dossier)
    return Facts(
        extent=extent(material),
        parties=tuple(parties(material)),
        publishers=tuple(publishers(material)),
        compared=made.compared,
        hidden=material.reviewed.hidden,
        taken_down=tuple(material.reviewed.taken_down),
        show_names=whole.show_names,
    )


def _combinations(whole: Whole) -> Iterator[Wanted]:
    """What briefs and changes are mostly asked for: all, the leading parties, each issue and family."""
    yield None, None, None
    for party in parties(whole.material, LEADING):
        yield party, None, None
    families = {family.id for family in issue_families()}
    for issue in sorted(families.union(issue_labels())):
        yield None, issue, None


def board_line(whole: Whole, wanted: Wanted) -> Line:
    """The board of a party or an issue."""
    party, issue, _ = wanted
    made = board(whole.narrowed(party, issue), dossier=whole.dossier)
    return _line(made, [("of", name_of(party, issue))])


def brief_line(whole: Whole, wanted: Wanted) -> Line:
    """The brief of a party or an issue."""
    party, issue, _ = wanted
    return _line(brief(whole.narrowed(party, issue)), [("of", name_of(party, issue))])


def changes_line(whole: Whole, wanted: Wanted) -> Line:
    """The changes of a party or an issue since a day, else in the last week."""
    party, issue, since = wanted
    first = since or first_of_last_week(extent(whole.material))
    made = (
        news(changes(whole.narrowed(party, issue), since=first, edits=whole.edits(first))) if first else None
    )
    return _line(made, [("of", name_of(party, issue, since))])


def _timeline(whole: Whole) -> Iterator[Line]:
    for entry in reversed(timeline(whole.material)):
        named = [whole.names[citation.claim_id] for citation in entry.citations]
        every = frozenset().union(*named)
        partly = {
            name: tuple(n for n, some in enumerate(named) if name in some)
            for name in every
            if not all(name in some for some in named)
        }
        keys = [("kind", entry.kind), ("day", entry.date or ""), *(("party", name) for name in every)]
        yield _line(Told(entry=entry, partly=partly), keys)


def _statements(whole: Whole) -> Iterator[Line]:
    for one in statements(whole.material):
        keys = [("speaker", one.speaker or one.line), ("day", one.date or "")]
        keys += [("party", name) for name in whole.names[one.citation.claim_id]]
        keys += [("issue", part) for issue in one.issues for part in _with_family(issue)]
        keys += [("named", one.speaker)] if one.speaker else []
        yield _line(one, keys)


def _with_family(issue: str) -> tuple[str, ...]:
    parts = issue.split(".")
    return tuple(".".join(parts[:n]) for n in range(1, len(parts) + 1))


def _rounds(whole: Whole) -> Iterator[Line]:
    for one in rounds(whole.material):
        names = {*one.parties, *one.mediators}
        yield _line(one, [("day", one.date or ""), *(("party", name) for name in names)])


def _incidents(whole: Whole) -> Iterator[Line]:
    for one in reversed(list_incidents(whole.material)):
        keys = [("day", one.date or ""), *(("party", name) for name in one.parties)]
        keys += [("place", name) for name in one.places]
        keys += [("id", name) for name in (one.id, *one.aliases)]
        keys += [("placed", "")] if one.lat is not None else []
        keys += [("spot", spot)] if (spot := spot_of(one)) else []
        yield _line(one, keys)


def _movement(whole: Whole) -> Iterator[Line]:
    for one in show_movement(whole.material, steps=STEPS, dossier=whole.dossier).moves:
        keys = [("step", one.step), ("day", one.after.date or ""), ("party", one.party)]
        keys += [("issue", part) for part in _with_family(one.issue)]
        yield _line(one, [*keys, ("cell", name_of(one.party, one.issue))])


def _access(whole: Whole) -> Iterator[tuple[str, Iterable[Line]]]:
    """The points without their states, and apart all states, point by point."""
    found = by_reports(access(whole.material))
    bare = [msgspec.structs.replace(point, spans=()) for point in found]
    yield (
        "points",
        (
            _line(one, [("called", name) for name in (one.point, *(alike.other for alike in one.spellings))])
            for one in bare
        ),
    )
    yield (
        "states",
        (
            _line(span, [("point", str(at)), ("first", span.first or ""), ("last", span.last or "")])
            for at, point in enumerate(found)
            for span in point.spans
        ),
    )


def _reports(whole: Whole) -> Iterator[Line]:
    for one in filed(whole.material):
        keys = [("day", one.heading.published or "")]
        keys += [("publisher", one.heading.publisher)] if one.heading.publisher else []
        yield _line(one, keys)
