"""What the vocabularies of actors are made of: entries, states, and words as they are compared."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from verbale.terms.records import ActorKind

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’`][^\W_]+)*")


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a mention can mean; `state` is the name of the state whose conflict it belongs to.

    `form` tells a state's own name from its adjective ("Israeli"), its people ("Israelis"), its
    capital and its seats of government; a group or organisation is a `name`. A `short` name is
    ambiguous and means it only where the report names it, or its state, otherwise too.
    """

    name: str
    code: str = ""
    kind: ActorKind = "armed_group"
    state: str | None = None
    alias: tuple[str, ...] = ()
    form: str = "name"
    affiliation: str | None = None
    short: tuple[str, ...] = ()


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A state; `internal` marks one whose government is a party to a conflict inside it."""

    name: str
    code: str
    adj: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()
    internal: bool = False
    government: str | None = None
    army: str | None = None
    place: bool = False

    @property
    def adjective(self) -> str:
        """The word that stands before a noun: "Syrian"."""
        return self.adj[0] if self.adj else self.name

    @property
    def party(self) -> str:
        """What its government is called where it acts."""
        if self.government:
            return self.government
        return f"{self.adjective} government" if self.internal else self.name

    @property
    def army_name(self) -> str:
        """What its army is called."""
        return self.army or f"{self.adjective} army"

    @property
    def divided(self) -> bool:
        """Whether the state and its government are told apart."""
        return self.party != self.name


def plain(word: str) -> str:
    """A word without accents, typographic apostrophes and possessive ending."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word).replace("’", "'")
        word = "".join(c for c in word if not unicodedata.combining(c))
    return word[:-2] if word.endswith(("'s", "`s")) else word


def words_of(phrase: str) -> list[str]:
    """The words of a phrase as they are compared: hyphens part words, "al" is lower case."""
    found = [plain(w) for w in WORD.findall(phrase)]
    return ["al" if w in ("Al", "AL", "El", "el") else w for w in found]
