"""Who can hold a stance: a party, state, body or public figure, and nobody who only watches or lives there."""

from __future__ import annotations

from verbale.reading.actors.lexicon import lexicon as actors
from verbale.reading.positions.frames import Frame
from verbale.reading.positions.lexicon import observers
from verbale.reading.scenes import Holder, Scene
from verbale.terms import dossier_in_use

_BODY_WORDS = ("body_armed_group", "body_opposition", "body_organisation")
_NEEDING = frozenset({"need", "require"})
_BODIES = frozenset({"agencies", "groups", "organisations", "organizations", "charities", "factions", "parties", "unions", "communities", "elders", "churches", "clans", "tribes", "monitors", "observers", "voters", "mediators", "guarantors", "donors", "peacekeepers", "powers", "rebels", "delegates"})  # fmt: skip
_UNNAMED = frozenset(
    {"militants", "gunmen", "fighters", "extremists", "jihadists", "terrorists", "bandits", "attackers"}
)
_PUBLIC = frozenset({"president", "premier", "minister", "senator", "leader", "pope", "bishop", "archbishop", "cardinal", "patriarch", "ayatollah", "imam", "cleric", "king", "prince", "queen", "sultan", "emir", "sheikh", "chairman", "chairwoman", "chief", "head", "commander", "general", "negotiator", "delegate", "founder", "envoy", "mediator", "governor", "mayor", "candidate", "warlord", "chancellor", "secretary", "congressman", "lawmaker", "laureate"})  # fmt: skip


def is_party(scene: Scene, holder: Holder, frame: Frame) -> bool:
    """Whether a holder is a party and not one who watches, or somebody of whom no more is told than that they are people."""
    dossier = dossier_in_use()
    if dossier is not None and any(holder.party == party.name for party in dossier.parties):
        return True
    if (
        holder.kind == "outlet"
        or holder.party in _UNNAMED
        or _is_private(scene, holder)
        or _is_crowd(holder, frame)
    ):
        return False
    names, roles = observers()
    words = {w.lower() for w in holder.party.split()}
    return not words & names and not {w.lower().strip(",") for w in holder.role.split()} & roles


def _is_private(scene: Scene, holder: Holder) -> bool:
    """Whether a person acts for no body and holds no office: "a commander", a man in the street."""
    if holder.party != holder.name or holder.kind not in ("person", ""):
        return False
    if not holder.kind and (
        _is_body(holder) or any(a.kind != "person" for a in scene.draft.actors if a.name == holder.name)
    ):
        return False
    if not any(word[:1].isupper() for word in holder.party.split()):
        return True
    roles = [a.role or "" for a in scene.draft.actors if a.name == holder.name]
    return _PUBLIC.isdisjoint(word.lower().strip(",") for role in roles for word in role.split())


def _is_body(holder: Holder) -> bool:
    """Whether a speaker whom no mention told is a body by its name."""
    lists = actors().lists
    return any(word in lists[kind] for word in holder.name.split() for kind in _BODY_WORDS)


def _is_crowd(holder: Holder, frame: Frame) -> bool:
    """Whether people without a body are meant ("diplomats", "residents"), who can want but set no conditions.

    Peoples ("Turkish Cypriots") and bodies without a name ("aid agencies") are none of these.
    """
    if holder.kind != "people":
        return False
    *_, last = holder.party.split()
    named = any(word[:1].isupper() for word in holder.party.split()[1:]) or last in _peoples()
    if not named and last.lower() not in _BODIES:
        return True
    return frame.own or frame.stance == "condition" or frame.trigger.lemma_.lower() in _NEEDING


def _peoples() -> frozenset[str]:
    return frozenset(people for state in actors().states.values() for people in state.people)
