"""Whom a person acts for by what the report tells where they speak: "The country's ambassador, X, said"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from verbale.terms import Actor, Statement


def with_affiliations(actors: Sequence[Actor], statements: Iterable[Statement]) -> list[Actor]:
    """Mentions of persons with the party they speak for, where all their statements tell the same one."""
    told: dict[str, set[str]] = {}
    for statement in statements:
        if statement.speaker and statement.party and statement.speaker != statement.party:
            told.setdefault(statement.speaker, set()).add(statement.party)
    codes = {a.name: a.code for a in actors if a.kind != "person"}
    return [_affiliated(actor, told.get(actor.name, set()), codes) for actor in actors]


def _affiliated(actor: Actor, parties: set[str], codes: dict[str, str]) -> Actor:
    if actor.kind != "person" or actor.affiliation is not None or len(parties) != 1:
        return actor
    party = next(iter(parties))
    return msgspec.structs.replace(actor, affiliation=party, code=actor.code or codes.get(party, ""))
