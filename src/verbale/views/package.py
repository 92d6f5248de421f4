"""Package check: a drafted deal beside the parties' public stances. No score, no chance: lists, each line cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from verbale.fusion import ASKS, OTHER, Said, Standing, leaning, matter, same_matter, turns
from verbale.terms import Claim, Position, Round, issue_labels
from verbale.views.board import Stand, matter_words, show_stand, standings
from verbale.views.deal import Deal, Item
from verbale.views.material import Material

Bearing = Literal["meets", "agreed", "crosses", "refused", "other words"]
Why = Literal["refuses", "red line", "sets a condition", "not reported", "in other words"]


class Bears(msgspec.Struct, frozen=True, kw_only=True):
    """How a term bears on a party's stance.

    Attributes:
        item: the term's number in the deal, from 1; None for what no term speaks of.
        party: the party.
        issue: the issue's full id.
        label: what it is called.
        stand: the party's stance.
    """

    item: int | None
    party: str
    issue: str
    label: str
    stand: Stand


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """A party of which a term asks what it has not said that it would give; the stance, if any is reported."""

    item: int
    party: str
    issue: str
    label: str
    why: Why
    stand: Stand | None


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """A deal beside the record.

    Attributes:
        title: the deal's title.
        items: its terms.
        meets: public demands and conditions that a term meets.
        agreed: what a party has itself offered, accepted or supported.
        crosses: red lines that a term crosses.
        refused: what a party rejects or opposes without calling it a red line.
        other_words: stances on a term's issue that share no word with it; for the drafter to judge.
        silent: demands, conditions and red lines that bear on no term.
        needs: whose movement it needs, term by term.
        unknown: parties of the deal of whom the record has no stance.
        considered: the parties whose stances are compared.
    """

    title: str
    items: tuple[Item, ...]
    meets: tuple[Bears, ...]
    agreed: tuple[Bears, ...]
    crosses: tuple[Bears, ...]
    refused: tuple[Bears, ...]
    other_words: tuple[Bears, ...]
    silent: tuple[Bears, ...]
    needs: tuple[Need, ...]
    unknown: tuple[str, ...]
    considered: tuple[str, ...]


def package(material: Material, deal: Deal) -> Package:
    """Compare a deal with the latest stances of its parties, and of others in reports that tell of these."""
    chosen = [one for one in standings(material, _told_with(material, deal)) if one.latest]
    found: dict[Bearing, list[Bears]] = {
        name: [] for name in ("meets", "agreed", "crosses", "refused", "other words")
    }
    touched: set[str] = set()
    for number, item in enumerate(deal.items, 1):
        for party, said in _on(chosen, item):
            bearing = bearing_of(item, said, matter_words(material, said))
            if bearing is None:
                continue
            found[bearing].append(_bears(material, number, party, said))
            touched.add(said.claim.id)
    return Package(
        title=deal.title,
        items=deal.items,
        meets=tuple(found["meets"]),
        agreed=tuple(found["agreed"]),
        crosses=tuple(found["crosses"]),
        refused=tuple(found["refused"]),
        other_words=tuple(found["other words"]),
        silent=tuple(_silent(material, chosen, deal, touched)),
        needs=tuple(_needs(material, chosen, deal)),
        unknown=tuple(name for name in deal.parties if name not in {one.party for one in chosen}),
        considered=tuple(sorted({one.party for one in chosen})),
    )


def _told_with(material: Material, deal: Deal) -> list[Claim]:
    """The positions of reports in which a party of the deal takes one, or talks; all if it names no party."""
    named = set(deal.parties)
    reports = {
        claim.report_id
        for claim in material.whole
        if (isinstance(claim.record, Position) and claim.record.party in named)
        or (isinstance(claim.record, Round) and named.intersection(claim.record.parties))
    }
    return [claim for claim in material.positions() if not named or claim.report_id in reports]


def bearing_of(item: Item, said: Said, words: str) -> Bearing | None:
    """How a term bears on a stance, by its issue, leaning and shared words of matter; None if it does not.

    A red line on another issue that shares a word with the term is for the drafter to judge.
    """
    if said.position.issue != item.issue:
        shared = said.position.red_line and matter(item.text) & matter(words)
        return "other words" if shared else None
    if not _same(item, words):
        return "other words"
    if leaning(said.position) * _leaning_of(item) < 0:
        return "crosses" if said.position.red_line else "refused"
    return "meets" if said.position.stance in ASKS else "agreed"


def _same(item: Item, words: str) -> bool:
    """Whether a stance on a term's issue is of its matter; on no issue of the list the words alone tell."""
    if item.issue == OTHER:
        return bool(matter(item.text) & matter(words))
    return same_matter(item.issue, item.text, words)


def _leaning_of(item: Item) -> int:
    return -1 if turns(item.issue, item.text) else 1


def _on(held: Sequence[Standing], item: Item) -> Iterator[tuple[str, Said]]:
    """The stances on a term's issue, and the red lines on any."""
    for one in held:
        for said in one.latest:
            if one.issue == item.issue or said.position.red_line:
                yield one.party, said


def _bears(material: Material, number: int | None, party: str, said: Said) -> Bears:
    issue = said.position.issue
    return Bears(
        item=number,
        party=party,
        issue=issue,
        label=issue_labels().get(issue, issue),
        stand=show_stand(material, said),
    )


def _silent(material: Material, held: Sequence[Standing], deal: Deal, touched: set[str]) -> Iterator[Bears]:
    """What parties want, or call a red line, that bears on no term; of the deal's own parties first."""
    for one in sorted(held, key=lambda one: one.party not in deal.parties):
        for said in one.latest:
            asked = said.position.stance in ASKS or said.position.red_line
            if asked and said.claim.id not in touched:
                yield _bears(material, None, one.party, said)


def _needs(material: Material, held: Sequence[Standing], deal: Deal) -> Iterator[Need]:
    for number, item in enumerate(deal.items, 1):
        for party in item.asks_of:
            stances = [
                said for one in held if (one.party, one.issue) == (party, item.issue) for said in one.latest
            ]
            why, said = _why(material, item, stances)
            if why:
                yield Need(
                    item=number,
                    party=party,
                    issue=item.issue,
                    label=issue_labels().get(item.issue, item.issue),
                    why=why,
                    stand=show_stand(material, said) if said else None,
                )


def _why(material: Material, item: Item, stances: Sequence[Said]) -> tuple[Why | None, Said | None]:
    """Why a term needs a party's movement, and its stance; None where the party wants it or agrees to it."""
    if not stances:
        return "not reported", None
    bearings = [(bearing_of(item, said, matter_words(material, said)), said) for said in stances]
    reasons: tuple[tuple[Bearing, Why], ...] = (("crosses", "red line"), ("refused", "refuses"))
    for bearing, why in reasons:
        if found := [said for one, said in bearings if one == bearing]:
            return why, found[0]
    if conditions := [said for _, said in bearings if said.position.stance == "condition"]:
        return "sets a condition", conditions[0]
    if all(bearing == "other words" for bearing, _ in bearings):
        return "in other words", stances[0]
    return None, None
