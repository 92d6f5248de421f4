"""What a party says will be done, without saying by whom: "said the road would be opened", "would stay shut"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.clauses import subject
from verbale.reading.issues import best_hits
from verbale.reading.positions.frames import Frame, is_negated, is_unreal, whole_clause
from verbale.reading.positions.lexicon import lexicon
from verbale.reading.positions.modal import future
from verbale.reading.scenes import Holder, Scene
from verbale.terms.records import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_GIVEN = ("aid.", "held.", "civilians.", "forces.withdrawal", "rebuilding.", "holding.sanctions")
_KEPT = ("fighting.operation", "holding.sanctions", "aid.sieges", "rebuilding.blockade")
_PUNISHED = ("justice.accountability",)
_RELIEF = ("aid.entry", "civilians.evacuation")
_STATES: dict[str, Stance] = {"shut": "reject", "closed": "reject", "sealed": "reject", "open": "offer"}
_ANY = frozenset({"anyone", "anybody", "those"})
_BODIES = frozenset({"people", "outlet"})


def find_announced(scene: Scene) -> Iterator[Frame]:
    """Find "said the prisoners would be freed", "sanctions will stay": the stance of who says so."""
    for verb in scene.sentence.doc:
        if not verb.tag_.startswith("V") or future(verb) != "will" or is_negated(verb) or is_unreal(verb):
            continue
        owner, speaker = subject(verb), scene.speaker(verb)
        if owner is None or speaker is None or not _is_thing(scene, owner) or speaker.kind in _BODIES:
            continue
        stance, issues = _announced(verb)
        if stance is None:
            continue
        content = whole_clause(verb)
        hits = [h for h in best_hits(scene.hits, content) if h.issue.startswith(_told_by(speaker, issues))]
        if hits:
            yield Frame(
                stance, verb, [speaker], content, families=frozenset(h.issue.split(".")[0] for h in hits)
            )


def _is_thing(scene: Scene, owner: Token) -> bool:
    """Whether what a clause tells of is a thing or whoever it may be, no party."""
    return (owner.pos_ == "NOUN" or owner.lower_ in _ANY) and not scene.holders(owner)


def _told_by(speaker: Holder, issues: tuple[str, ...]) -> tuple[str, ...]:
    """The issues on which a speaker can announce: a body that only helps brings relief and opens no border."""
    return _RELIEF if speaker.kind == "organisation" and issues == _GIVEN else issues


def _announced(verb: Token) -> tuple[Stance | None, tuple[str, ...]]:
    """The stance in a verb of announcement, and the issues that it can be on."""
    words, lemma = lexicon().will, verb.lemma_.lower()
    state = next((c.lower_ for c in verb.rights if c.dep_ in ("acomp", "oprd") and c.lower_ in _STATES), None)
    if lemma in words.staying:
        return (_STATES[state], _GIVEN) if state is not None else ("support", _KEPT)
    if lemma in words.opening:
        return "offer", _GIVEN
    if lemma in words.closing:
        return "reject", _GIVEN
    return ("demand", _PUNISHED) if lemma in words.punishing else (None, ())
