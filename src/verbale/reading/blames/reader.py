"""The reader of blames: charges to records, one an accuser and accused in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.blames.accusing import (
    find_accusations,
    find_blame_nouns,
    find_blame_phrases,
    find_condemned_acts,
    find_results,
)
from verbale.reading.blames.alleging import find_allegations
from verbale.reading.blames.bearing import find_attributions, find_bearing
from verbale.reading.blames.charge import Charge
from verbale.reading.blames.mutual import find_mutual
from verbale.reading.blames.naming import find_complaints, find_held_on_charges, find_named_acts
from verbale.reading.draft import Draft
from verbale.reading.reader import ConflictReader
from verbale.reading.scenes import Holder, Scene, balanced, scenes_of
from verbale.terms import Blame

if TYPE_CHECKING:
    from spacy.tokens import Token

FINDERS = (
    find_mutual,
    find_accusations,
    find_blame_phrases,
    find_bearing,
    find_attributions,
    find_condemned_acts,
    find_blame_nouns,
    find_results,
    find_complaints,
    find_named_acts,
    find_held_on_charges,
    find_allegations,
)
MATTER_WORDS = 8
_WAITING = frozenset({"amod", "compound", "nmod", "poss", "nummod", "advmod", "aux", "det"})
_OPEN = frozenset({"WDT", "WP", "WRB", "PRP$", "TO"})
_GAP_WORDS = 3
_JOINING = frozenset({"ADP", "DET", "CCONJ", "PART", "SCONJ", "ADV"})


class BlameReader(ConflictReader[Blame]):
    """Reads accusations, by words of blame and by what one party says another did."""

    name = "blames"
    version = "6"
    requires = ("relevant", "syntax", "actors", "statements")
    assigns = ("blames",)
    scorer = "score_negotiation"

    def read(self, draft: Draft) -> list[Blame]:
        """The blames of one report, in order."""
        found: list[Blame] = []
        for scene in scenes_of(draft):
            found += (blame for blame in _in_sentence(scene) if not _runs_on(scene, blame, found))
        return found


def _runs_on(scene: Scene, blame: Blame, found: list[Blame]) -> bool:
    """Whether the sentence before holds the same charge already, and this one goes on with it."""
    before = scene.before.sentence.span if scene.before else None
    return any(
        b.evidence == before and (b.accuser, b.accused) == (blame.accuser, blame.accused) for b in found[-4:]
    )


def _in_sentence(scene: Scene) -> Iterator[Blame]:
    taken: set[tuple[str, str]] = set()
    for finder in FINDERS:
        for charge in finder(scene):
            for accuser, accused in _pairs(charge):
                key = (accuser.party, accused.party)
                if accuser.party != accused.party and key not in taken:
                    taken.add(key)
                    yield _blame(scene, charge, accuser, accused)


def _pairs(charge: Charge) -> Iterator[tuple[Holder, Holder]]:
    for accuser in charge.accusers:
        for accused in charge.accused:
            if accuser.kind != "outlet" and (charge.plain or accused.kind != "people"):
                yield accuser, accused


def _blame(scene: Scene, charge: Charge, accuser: Holder, accused: Holder) -> Blame:
    evidence = scene.sentence.span
    support = [h.span for h in (accuser, accused) if not evidence.contains(h.span)]
    return Blame(
        accuser=accuser.party,
        accused=accused.party,
        matter=_matter(scene, charge.matter),
        evidence=evidence,
        support=tuple(dict.fromkeys(support)),
    )


def _is_cut(token: Token, last: Token) -> bool:
    """Whether a word waits for one that was cut off after it: "government" of "government forces"."""
    return token.i < last.i and token.head.i > token.i and token.dep_ in _WAITING


def _belongs(token: Token) -> bool:
    """Whether a word that was left out goes with those beside it: "is *not* interested in"."""
    return token.is_punct or token.dep_ in ("neg", "advmod", "aux", "auxpass", "prt", "det", "amod")


def _matter(scene: Scene, tokens: list[Token]) -> str | None:
    """The first words of what for, as they stand in the text; None where there are none."""
    words = sorted(set(tokens), key=lambda t: t.i)
    while words and (words[0].is_punct or words[0].lower_ in ("that", "which", "who")):
        words = words[1:]
    if not words:
        return None
    kept: list[Token] = []
    for token in words:
        gap = list(token.doc[kept[-1].i + 1 : token.i]) if kept else []
        long = len([t for t in kept if not t.is_punct]) + len(gap) >= MATTER_WORDS
        closes = token.tag_ == "''" and not any(t.is_quote for t in kept)
        if kept and (closes or long or len(gap) > _GAP_WORDS or not all(_belongs(t) for t in gap)):
            break
        kept += [*gap, token]
    if (
        len(kept) > _GAP_WORDS
        and kept[-1].tag_ == "VBG"
        and kept[-2].pos_ == "ADP"
        and kept[-1].i < words[-1].i
    ):
        kept = kept[:-2]
    while len(kept) > 1 and (
        kept[-1].is_punct
        or _is_cut(kept[-1], words[-1])
        or (kept[-1].pos_ in _JOINING and kept[-1].dep_ != "prt")
        or kept[-1].tag_ in _OPEN
    ):
        kept.pop()
    return balanced(scene.draft.text, scene.span(kept)).of(scene.draft.text)
