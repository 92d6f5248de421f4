"""A dossier: what a person knows of one conflict, as one TOML file; see docs/dossier.md."""

from __future__ import annotations

from typing import Literal

import msgspec

from verbale.terms.ids import identify
from verbale.terms.records import ActorKind

PlaceKind = Literal[
    "airport",
    "area",
    "base",
    "camp",
    "corridor",
    "country",
    "crossing",
    "dam",
    "island",
    "mountain",
    "plant",
    "port",
    "region",
    "strait",
    "town",
    "village",
    "water",
]
SourceKind = Literal["", "feed", "sitemap", "page"]
_DIGEST_CHARS = 8


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who speaks for a body: its leader, negotiator, spokesperson or envoy.

    Attributes:
        name: the full name.
        role: the office ("spokesman", "chief negotiator").
        aliases: other full names.
        short: what the person is called for short, where that is not the name's last word.
        since: ISO date prefix from which the office was held, "" where it always was.
        until: ISO date prefix of its last day, "" where it still is held.
    """

    name: str
    role: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mediator or guarantor: a state, an organisation, a group.

    Attributes:
        name: what it is called in every view.
        aliases: other names that reports have for it; each means it wherever it stands.
        short: names that others bear too; each means it only where the report names it otherwise.
        kind: what sort of actor it is, None to take it from the vocabulary, else "organisation".
        code: CAMEO-style code, "" to take it from the vocabulary.
        state: the state whose conflict it belongs to, None to take it from the vocabulary.
        offices: names of its organs; what they say is the body's own.
        people: who speaks for it (in the file: `person`).
    """

    name: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    kind: ActorKind | None = None
    code: str = ""
    state: str | None = None
    offices: tuple[str, ...] = ()
    people: tuple[Person, ...] = msgspec.field(default=(), name="person")

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)


class Party(Body, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party to the conflict.

    Attributes:
        side: the side that it is on, in a word or two.
        backs: the parties that it supports.
        at_talks: whether it sits at the talks.
    """

    side: str = ""
    backs: tuple[str, ...] = ()
    at_talks: bool = True

    @property
    def seated(self) -> bool:
        """Whether its stances are compared with others': it sits at the talks, and backs no other party there."""
        return self.at_talks and not self.backs


class KnownPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place that the gazetteer lacks, or of whose name another place is not meant here.

    `lat` and `lon` are degrees (WGS 84); `country` is an ISO 3166 code of two letters.
    """

    name: str
    kind: PlaceKind
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()
    country: str | None = None
    geonames: int | None = None
    wikidata: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)


class ExtraIssue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An issue that the vocabulary lacks, or more phrases for one that it has.

    Attributes:
        id: `family.child`; the family is one of the vocabulary's.
        label: what it is called in a view; "" for an issue of the vocabulary.
        definition: what counts as it.
        phrases: the words by which a text names it, as patterns of `issues_lexicon.toml`.
    """

    id: str
    label: str = ""
    definition: str = ""
    phrases: tuple[str, ...] = ()


class SourceCard(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where reports of the conflict come from: an address or a folder, and what is known of it.

    Attributes:
        publisher: who publishes there.
        name: what the source is called in lists, "" for its publisher's name.
        url: address of a feed, a sitemap or a page.
        folder: path of a folder or a file, where it is not at an address.
        kind: what stands at the address; "" to tell it from what comes.
        text: whether a feed's articles are taken from the pages it links to, or from its own entries.
        language: ISO 639-1 code.
        voice: the party whose own outlet it is, "" for nobody's.
        every: how often it is asked while watching: a number and s, m, h or d.
        expected: how many documents a week it brings, 0 for unknown.
        recheck_days: for so many days an article is asked for again, to see whether it was edited.
        most: so many articles at most are fetched from it in one pass.
        only: pattern that an article's address must match, with * for anything; "" takes all.
    """

    publisher: str
    name: str = ""
    url: str = ""
    folder: str = ""
    kind: SourceKind = ""
    text: Literal["page", "entry"] = "page"
    language: str = "en"
    voice: str = ""
    every: str = "1h"
    expected: float = 0
    recheck_days: float = 3
    most: int = 200
    only: str = ""

    @property
    def called(self) -> str:
        """What it is called in lists."""
        return self.name or self.publisher or self.where

    @property
    def where(self) -> str:
        """Its address or its folder, which is what it is known by from pass to pass."""
        return self.url or self.folder


class Dossier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person knows of one conflict.

    Attributes:
        title: what the conflict or its talks are called; the heading of a brief.
        summary: a sentence or two on it.
        since: ISO date prefix of its first day, "" where none is set.
        until: ISO date prefix of its last day, "" where it goes on.
        parties: its parties, in the order in which a board shows them (in the file: `party`).
        mediators: who mediates (in the file: `mediator`).
        guarantors: who vouches for a deal (in the file: `guarantor`).
        places: its places (in the file: `place`).
        issues: what is negotiated beside the vocabulary's issues (in the file: `issue`).
        sources: where reports come from (in the file: `source`).
    """

    title: str
    summary: str = ""
    since: str = ""
    until: str = ""
    parties: tuple[Party, ...] = msgspec.field(default=(), name="party")
    mediators: tuple[Body, ...] = msgspec.field(default=(), name="mediator")
    guarantors: tuple[Body, ...] = msgspec.field(default=(), name="guarantor")
    places: tuple[KnownPlace, ...] = msgspec.field(default=(), name="place")
    issues: tuple[ExtraIssue, ...] = msgspec.field(default=(), name="issue")
    sources: tuple[SourceCard, ...] = msgspec.field(default=(), name="source")

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Parties, mediators and guarantors; of two of one name the first."""
        found: dict[str, Body] = {}
        for body in (*self.parties, *self.mediators, *self.guarantors):
            found.setdefault(body.name, body)
        return tuple(found.values())

    def digest(self) -> str:
        """What tells this dossier from another that reports would be read by otherwise.

        Of its parties, mediators, guarantors, places and issues, in their order; a new title, summary,
        date, source or comment changes no reading.
        """
        read_by = (self.parties, self.mediators, self.guarantors, self.places, self.issues)
        parts = [msgspec.json.encode(part).decode() for part in read_by]
        return identify("dossier", parts)[:_DIGEST_CHARS]
