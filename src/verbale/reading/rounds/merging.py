"""Mentions of one round become one record; what a fuller mention lacks, the others and the report supply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from verbale.reading.rounds.mediation import MEDIATION
from verbale.reading.rounds.mention import Mention
from verbale.terms import Place, Round, Span

_TALKS = frozenset({"talks", "gathering"})
_SMALL = frozenset({"encounter", "call", "visit"})
_HERE = frozenset({"talks", "gathering", "deal"})
_HELD = frozenset({"opened", "under_way", "ended", "agreed"})
_DAY_CHARS = 10
_NEAR_CHARS = 600
_BESIDE_CHARS = 600
_NOW = frozenset({"opened", "under_way"})
_STANDING = frozenset({"announced", "opened", "under_way", "boycotted", "postponed", "suspended"})


def merge(
    mentions: Sequence[Mention], filed_from: Place | None = None, published: str | None = None
) -> list[Round]:
    """One record a round: mentions that agree in phase, place, day and people are one.

    Args:
        mentions: in the order of the text.
        filed_from: where the report was filed, if that is a place of the talks it tells of.
        published: the report's day.
    """
    groups: list[list[Mention]] = []
    for mention in mentions:
        if mention.status is None:
            continue
        known = reversed(groups) if mention.back else groups
        home = next((g for g in known if all(_is_one(m, mention) for m in g)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    bare = [m for m in mentions if m.status is None]
    whole = [_whole(group) for group in groups]
    whole += _only_named(bare, whole)
    for one in whole:
        _complete(one, [*whole, *bare], recent=_is_recent(one, published))
        if filed_from is not None and _is_news(one, published):
            one.venue = filed_from.name
            one.support.append(filed_from.span)
    return [_record(m) for m in whole if _tells_enough(m)]


def _only_named(bare: Sequence[Mention], told: Sequence[Mention]) -> list[Mention]:
    """Talks between two sides that are named and never told of are going on; one record for the same sides."""
    found: list[Mention] = []
    for mention in bare:
        clear = mention.kind == "talks" and len(mention.parties) > 1 and not (mention.past or mention.wished)
        if clear and not any(_is_of_same(mention, m) for m in (*told, *found)):
            mention.status, mention.weak = "under_way", True
            found.append(mention)
    return found


def _is_of_same(a: Mention, b: Mention) -> bool:
    return b.kind != "visit" and (not b.parties or bool({*a.parties} & {*b.parties, *b.mediators}))


def _is_news(mention: Mention, published: str | None) -> bool:
    """Whether a round without a venue is what the report was filed about: on its day or the one before."""
    if mention.venue or mention.kind not in _HERE or mention.status not in _HELD or mention.past:
        return False
    return _is_recent(mention, published, days=1)


def _is_recent(mention: Mention, published: str | None, *, days: int = 3) -> bool:
    """Whether a day is told that is the report's, or at most some before it."""
    if mention.day is None or published is None or min(len(mention.day), len(published)) < _DAY_CHARS:
        return False
    return 0 <= (date.fromisoformat(published[:10]) - date.fromisoformat(mention.day[:10])).days <= days


def _tells_enough(mention: Mention) -> bool:
    """A meeting told in passing is a round only with a place, a day or people; an encounter takes two."""
    people = len({*mention.parties, *mention.mediators})
    if mention.kind in ("encounter", "call"):
        return (
            people > 1
            or bool(mention.venue)
            or (
                mention.sides
                and bool(mention.day or mention.following or (people and mention.status == "ended"))
            )
        )
    return not mention.weak or bool(mention.venue or mention.day or people)


def _is_one(a: Mention, b: Mention) -> bool:
    """Whether two mentions can be of one round."""
    again = a.evidence == b.evidence and a.status == b.status and _agree(a.venue, b.venue)
    if again or _is_deal_of(a, b) or _is_deal_of(b, a):
        return _same_day(a, b) and _share_people(a, b)
    if a.past != b.past or not _agree(a.venue, b.venue) or not _same_phase(a, b):
        return False
    if {a.kind, b.kind} <= _TALKS:
        return _same_day(a, b) and (not a.past or a.kind == b.kind)
    if a.kind != b.kind and not (_is_sitting(a, b) or _looks_back(a, b)):
        return False
    if a.kind == "visit" and a.venue is None and b.venue is None:
        return False
    return _same_day(a, b) and _share_people(a, b)


def _is_deal_of(deal: Mention, talks: Mention) -> bool:
    """Whether a deal is told in one sentence with the talks that made it: where it holds is not where it was made."""
    told = deal.kind == "deal" and talks.kind in _TALKS and deal.evidence == talks.evidence
    return told and (deal.status, talks.status) == ("agreed", "ended") and _share_people(deal, talks)


def _is_sitting(a: Mention, b: Mention) -> bool:
    """A sitting of the talks, or the deal that they made, told beside them: the same place named."""
    if not {a.kind, b.kind} & _TALKS or a.old != b.old:
        return False
    if {a.status, b.status} == {"ended", "agreed"}:
        return _agree(a.venue, b.venue) and abs(a.evidence.start - b.evidence.start) < _NEAR_CHARS
    return a.venue is not None and a.venue == b.venue


def _looks_back(a: Mention, b: Mention) -> bool:
    """Whether one of two, told side by side, only speaks of "the meeting" that the other tells."""
    near = abs(a.evidence.start - b.evidence.start) < _NEAR_CHARS
    back = (a.back and a.weak and a.kind in _TALKS) or (b.back and b.weak and b.kind in _TALKS)
    return near and back and {a.kind, b.kind} <= _TALKS | {"encounter"}


def _same_phase(a: Mention, b: Mention) -> bool:
    if a.status == b.status or {a.status, b.status} <= _NOW:
        return True
    if {a.status, b.status} <= _NOW | {"ended"} and _looks_back(a, b):
        return True
    weak = a if a.weak else b
    strong = b if a.weak else a
    if {a.status, b.status} == {"ended", "agreed"} and "deal" in (a.kind, b.kind):
        return True
    if not weak.weak or weak.status != "ended":
        return {a.status, b.status} == {"ended", "agreed"}
    return strong.status in _NOW | {"ended", "agreed"} and a.venue is not None and a.venue == b.venue


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _same_day(a: Mention, b: Mention) -> bool:
    one, other = a.day, b.day
    if one is None or other is None or one.startswith(other) or other.startswith(one):
        return True
    return {a.status, b.status} <= _NOW and {a.kind, b.kind} <= _TALKS and a.venue == b.venue


def _share_people(a: Mention, b: Mention) -> bool:
    if not (a.parties and b.parties) and not (a.mediators and b.mediators):
        return True
    return bool({*a.parties, *a.mediators} & {*b.parties, *b.mediators})


def _fullness(mention: Mention) -> int:
    told = 3 * bool(mention.venue) + 2 * bool(mention.day)
    return told + bool(mention.parties) + bool(mention.mediators) + (not mention.weak)


def _whole(group: list[Mention]) -> Mention:
    """The most specific mention, completed by the rest of its group."""
    best = max(group, key=_fullness)
    if any(m.status == "agreed" for m in group):
        best.status = "agreed"
        best.venue = next((m.venue for m in group if m.kind in _TALKS and m.venue), best.venue)
    for other in group:
        if other is not best:
            _take(best, other, ("venue", "day", "parties", "mediators", "outcome"))
    return best


def _take(into: Mention, other: Mention, fields: tuple[str, ...]) -> None:
    taken = False
    for name in fields:
        if not getattr(into, name) and getattr(other, name):
            setattr(into, name, getattr(other, name))
            taken = True
    if taken:
        into.support += [other.evidence, *other.support]


def _complete(mention: Mention, others: Sequence[Mention], *, recent: bool) -> None:
    """Take from the report's other mentions of the same talks where they met and who mediates."""
    _mediated(mention, others)
    if mention.kind in _SMALL:
        _move_mediators(mention, others)
    if mention.past or mention.kind not in (_HERE if recent else _TALKS):
        return
    standing = mention.status in _STANDING - {"suspended"} and mention.kind in _TALKS
    if mention.venue is None and standing and not mention.following:
        placed = [m for m in others if m.venue and not m.past and _tells_venue(mention, m)]
        if len({m.venue for m in placed}) == 1:
            source = next((m for m in placed if _share_people(mention, m)), None)
            if source is not None:
                _take(mention, source, ("venue",))
    if not mention.mediators:
        source = next(
            (m for m in others if m is not mention and m.mediators and _may_share(mention, m)), None
        )
        if source is not None:
            _take(mention, source, ("mediators",))


def _mediated(mention: Mention, others: Sequence[Mention]) -> None:
    """Take the mediators that a sentence nearby tells, who are no side of any round."""
    to_sign = mention.kind == "deal" and mention.status == "announced"
    over = (mention.past and mention.status not in _NOW) or (mention.old and mention.kind == "deal")
    if over or to_sign or mention.mediators or mention.kind not in _HERE | {"encounter"}:
        return
    sides = {name for m in others if m.kind != MEDIATION for name in m.parties}
    told = [m for m in others if m.kind == MEDIATION and not sides & {*m.mediators}]
    near = [m for m in told if _gap(m.evidence, mention.evidence) < _BESIDE_CHARS]
    near.sort(key=lambda m: _gap(m.evidence, mention.evidence))
    if near:
        _take(mention, near[0], ("mediators",))


def _move_mediators(mention: Mention, others: Sequence[Mention]) -> None:
    """Who is told elsewhere to mediate does so where it meets one of the sides too."""
    sides = {name for m in others if m.kind in _HERE for name in m.parties}
    told = {name for m in others if m.kind == MEDIATION for name in m.mediators} - sides
    there = tuple(name for name in mention.parties if name in told)
    if there and not mention.mediators and mention.sides:
        mention.mediators = there
        mention.support += [m.evidence for m in others if m.kind == MEDIATION and {*m.mediators} & {*there}]


def _gap(a: Span, b: Span) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _tells_venue(mention: Mention, other: Mention) -> bool:
    """Whether another mention can say where these talks are: of the talks, or of the sitting that day."""
    if other.kind == "talks":
        return True
    return other.kind == "gathering" and other.day is not None and other.day == mention.day


def _may_share(mention: Mention, other: Mention) -> bool:
    """Whether the mediators of one mention may be those of another: of the same talks, or the same sitting."""
    if other.past or other.kind not in _TALKS | {"encounter"} or not _agree(mention.venue, other.venue):
        return False
    if mention.kind == "talks" and mention.status in _STANDING:
        return True
    anywhere = mention.venue is None and mention.status in _STANDING
    same_place = anywhere or (mention.venue is not None and mention.venue == other.venue)
    return same_place or bool({*mention.parties} & {*other.parties})


def _record(mention: Mention) -> Round:
    assert mention.status is not None  # noqa: S101 - groups hold only mentions with a status
    names = set(mention.mediators)
    spans = [s for s in mention.support if not mention.evidence.contains(s)]
    return Round(
        venue=mention.venue,
        date=mention.day,
        parties=tuple(p for p in mention.parties if p not in names),
        mediators=mention.mediators,
        status=mention.status,
        outcome=mention.outcome,
        according_to=mention.according_to,
        evidence=mention.evidence,
        support=tuple(dict.fromkeys(Span(*s) for s in spans)),
    )
