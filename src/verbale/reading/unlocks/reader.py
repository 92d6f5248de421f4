"""The reader of unlocks: links to records, in the text's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft
from verbale.reading.issues import OTHER, best_hits
from verbale.reading.reader import ConflictReader
from verbale.reading.scenes import Scene, balanced, scenes_of
from verbale.reading.unlocks.bargains import (
    find_barters,
    find_commands,
    find_inversions,
    find_moments,
    find_sequences,
    find_ties,
)
from verbale.reading.unlocks.conditions import (
    RETURNS,
    find_clauses,
    find_only_then,
    find_phrases,
    find_returns,
)
from verbale.reading.unlocks.effects import find_effects, find_purposes
from verbale.reading.unlocks.lexicon import lexicon
from verbale.reading.unlocks.links import Link, denial, nearest, told, trimmed, wanted
from verbale.reading.unlocks.orders import (
    find_only_such,
    find_orders,
    find_swaps,
    find_those,
    find_ultimatums,
)
from verbale.terms import Span, Unlock

if TYPE_CHECKING:
    from spacy.tokens import Token


FINDERS = (
    find_clauses,
    find_phrases,
    find_only_then,
    find_returns,
    find_those,
    find_orders,
    find_only_such,
    find_ultimatums,
    find_swaps,
    find_commands,
    find_inversions,
    find_moments,
    find_sequences,
    find_ties,
    find_barters,
    find_purposes,
    find_effects,
)
_EMPTY = frozenset({"possible", "necessary", "needed", "required", "feasible", "any", "ever", "so", "not"})
_IDLE = frozenset(
    {"anonymity", "possible", "practicable", "practical", "feasible", "condition", "confirmed", "true"}
)
_TROOPS = frozenset({"soldier", "troop", "army", "force", "contingent", "brigade"})
_LEAVING = frozenset({"stay", "leave", "remain", "go", "pull", "depart", "out"})
_FEWEST_WORDS = 3
_LAST = 3
_ASKED = frozenset({find_orders, find_sequences, find_purposes, find_effects})
"""Those whose condition may be told by whoever asks for it: "the rebels want X before Y"."""
_STATED = frozenset(FINDERS) - {find_purposes, find_effects}
"""Those whose words state a condition, so that less is asked of what it is about."""


class UnlockReader(ConflictReader[Unlock]):
    """Reads conditions and what would follow, by the words that join them."""

    name = "unlocks"
    version = "5"
    requires = ("relevant", "syntax", "actors", "statements")
    assigns = ("unlocks",)
    scorer = "score_negotiation"

    def read(self, draft: Draft) -> list[Unlock]:
        """The unlocks of one report, in order."""
        return [unlock for scene in scenes_of(draft) for unlock in _in_sentence(scene)]


def _in_sentence(scene: Scene) -> Iterator[Unlock]:
    taken: set[int] = set()
    for finder in FINDERS:
        for link in finder(scene):
            unlock = _unlock(scene, link, taken, stated=finder in _STATED, asked=finder in _ASKED)
            if unlock is not None:
                yield unlock


def _unlock(scene: Scene, link: Link, taken: set[int], *, stated: bool, asked: bool) -> Unlock | None:
    consequence = trimmed(wanted(told(nearest(_up_to(link.consequence, link.condition), link.condition))))
    condition = trimmed(wanted(link.condition) if asked else link.condition)
    if not consequence or not condition or any(t.i in taken for t in consequence):
        return None
    antecedent = _antecedent(scene, condition)
    if _says_nothing(scene, link, condition, consequence, antecedent):
        return None
    matters = best_hits(scene.hits, [*condition, *consequence]) or (stated and _is_of_parties(scene, link))
    if not matters and not _is_about_talks(scene):
        return None
    taken.update(t.i for t in consequence)
    hits = best_hits(scene.hits, consequence)
    issue = max(hits, key=lambda h: h.weight).issue if hits else _issue_of(consequence)
    dropped = denial(consequence) if link.held else []
    condition = _told_whole(scene, link, condition, dropped)
    words = balanced(scene.draft.text, scene.span(condition)) if antecedent is None else antecedent
    evidence = scene.sentence.span
    return Unlock(
        condition=words.of(scene.draft.text),
        consequence=_wording(scene, consequence, dropped),
        issue=issue,
        evidence=evidence,
        support=() if evidence.contains(words) else (words,),
    )


def _told_whole(scene: Scene, link: Link, condition: list[Token], dropped: list[Token]) -> list[Token]:
    """A condition with the "until" or "or else" without which it would say the contrary."""
    if link.mark is not None and not dropped:
        condition = [link.mark, *condition]
    if link.choice is None:
        return condition
    return [*condition, *scene.sentence.doc[condition[-1].i + 1 : link.choice.i + 1]]


def _says_nothing(
    scene: Scene, link: Link, condition: list[Token], consequence: list[Token], antecedent: Span | None
) -> bool:
    """Whether either half is a mere pronoun or a stub, or both are the same, or the sentence only asks."""
    alone = any(len(words) == 1 and words[0].pos_ == "PRON" for words in (condition, consequence))
    if (alone and antecedent is None) or _is_empty(condition) or _is_asked(scene):
        return True
    if consequence[-1].pos_ == "AUX" and link.choice is None:
        return True
    return antecedent is not None and antecedent.overlaps(scene.span(consequence))


def _is_asked(scene: Scene) -> bool:
    """Whether the sentence is a question."""
    return any(t.text == "?" for t in scene.sentence.doc[-_LAST:])


def _is_empty(condition: list[Token]) -> bool:
    """Whether it is no condition of the talks: "if possible", "on condition of anonymity"."""
    if condition[-1].lower_ in _EMPTY and len(condition) < _FEWEST_WORDS:
        return True
    last = condition[-1]
    cut = last.pos_ == "NOUN" and last.i + 1 < len(last.doc) and last.nbor().lower_ == "of"
    return condition[0].lower_ in _IDLE or (cut and len(condition) < _FEWEST_WORDS)


def _issue_of(words: list[Token]) -> str:
    """The issue that single words of a consequence tell, where no pattern does."""
    for issue, telling in lexicon().issues.items():
        if any(t.lower_ in telling or t.lemma_.lower() in telling for t in words if t.pos_ != "PROPN"):
            return issue
    lemmas = {t.lemma_.lower() for t in words}
    return "forces.withdrawal" if lemmas & _TROOPS and lemmas & _LEAVING else OTHER


def _is_of_parties(scene: Scene, link: Link) -> bool:
    """Whether a link names a party or is somebody's word."""
    words = [*link.condition, *link.consequence]
    named = any(a.kind not in ("people", "outlet") for t in words for a in scene.actors(t))
    return named or any(scene.is_quoted(t) for t in words[:1])


def _wording(scene: Scene, words: list[Token], dropped: list[Token]) -> str:
    """Words as the text has them, "…" for those that are dropped."""
    text, whole = scene.draft.text, balanced(scene.draft.text, scene.span(words))
    if not dropped:
        return whole.of(text)
    hole = scene.span(dropped)
    before, after = text[whole.start : hole.start].strip(), text[hole.end : whole.end].strip()
    return f"{before} … {after}" if before else after


def _up_to(consequence: list[Token], condition: list[Token]) -> list[Token]:
    """The consequence up to the condition, where its words run on beyond it."""
    first = min((t.i for t in condition), default=0)
    if set(condition) & set(consequence):
        return consequence
    early = [t for t in consequence if t.i < first]
    runs_on = early and any(t.i > max(c.i for c in condition) for t in consequence)
    return early if runs_on and any(t.pos_ in ("VERB", "AUX") for t in early) else consequence


def _is_about_talks(scene: Scene) -> bool:
    return bool(scene.before and scene.before.hits)


def _antecedent(scene: Scene, condition: list[Token]) -> Span | None:
    """What a lone pronoun stands for: the act or agreement last spoken of before it."""
    if len(condition) > 1:
        return None
    if condition[0].lower_ in RETURNS:
        return scene.before.sentence.span if scene.before is not None else None
    if condition[0].lower_ not in lexicon().causes.pronouns:
        return None
    here = [t for t in scene.sentence.doc if t.i < condition[0].i]
    before = list(scene.before.sentence.doc) if scene.before else []
    for place, tokens in ((scene, here), (scene.before, before)):
        nouns = [t for t in tokens if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon().causes.nouns]
        if place is not None and nouns:
            noun = nouns[-1] if place is scene else next((n for n in nouns if n.dep_ == "nsubj"), nouns[-1])
            return place.span(t for t in noun.subtree if t.i <= noun.i)
    return None
