"""What a reading is made of: one struct a kind of record, as on the wire.

Every record but a mention carries `evidence`, the smallest clause or sentence that bears it
out, and `support`, further spans from which a name it states was taken (the antecedent of
"he", the speaker of a quotation that runs on). None always means "the text does not say".
Dates are ISO prefixes. Names are the full ones by which the party is commonly known. `date_from` and
`place_from` say whence a record's day and place (a round's venue) were taken: from its own `sentence`, or
from elsewhere in the `report`: another sentence, the line that says where it was filed. None where it
states none.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from verbale.terms.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal["direct", "indirect", "mixed"]
RoundStatus = Literal[
    "announced", "opened", "under_way", "suspended", "postponed", "ended", "collapsed", "agreed", "boycotted"
]
Outcome = Literal["unclear", "no_agreement", "agreement", "partial"]
Stance = Literal["demand", "offer", "accept", "reject", "condition", "support", "oppose"]
EventStatus = Literal["happened", "planned", "threatened", "alleged", "denied"]
TollKind = Literal[
    "killed", "wounded", "missing", "abducted", "detained", "released", "displaced", "besieged"
]
AccessStatus = Literal["open", "restricted", "closed", "reopened", "attacked"]
Traffic = Literal["aid", "people", "goods"]
Act = Literal["said", "claimed", "reported", "denied", "unclear", "declined", "believed", "intended", "asked"]
ActorKind = Literal[
    "state",
    "government",
    "military",
    "armed_group",
    "opposition",
    "organisation",
    "person",
    "people",
    "outlet",
]
Via = Literal["name", "description", "pronoun"]
Whence = Literal["sentence", "report"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of an actor.

    Attributes:
        span: the words of the mention.
        name: full name of the actor meant ("Hamas" for "the terrorist group").
        code: CAMEO-style code ("PSE REB HMS"), "" where none is known.
        role: office, title or description as worded in the text, None where none stands there.
        kind: what sort of actor it is.
        affiliation: for a person, the party they act or speak for; for an organ, its state; else None.
        via: whether the text names it, describes it or stands a pronoun for it.
    """

    span: Span
    name: str
    code: str = ""
    role: str | None = None
    kind: ActorKind = "organisation"
    affiliation: str | None = None
    via: Via = "name"

    @property
    def party(self) -> str:
        """The party whose act or word this actor's is: a person's affiliation, else the actor."""
        return self.affiliation if self.kind == "person" and self.affiliation else self.name


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of a place; coordinates in degrees (WGS 84), None where it is not in the gazetteer.

    `feature` is the gazetteer's class of place (`country`, `region`, `city`, `crossing`, `port`, …).
    `use` is `name` where the words name the place, `demonym` where they name its people or what is
    its ("Sudanese"), `part` where the name stands within another's ("the Juba Monitor").
    """

    span: Span
    name: str
    geonames_id: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    use: str = "name"


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """One expression of time with its TIMEX3 type and value."""

    span: Span
    type: TimeType
    value: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Who said what, in the roles of PolNeAR: source, cue and content, each possibly discontinuous.

    Attributes:
        speaker: the person or body that speaks, resolved; None for an unnamed or missing source. Of
            several who speak together it is the first.
        party: whom they speak for (on the wire: `for`).
        said: the day it was said.
        setting: where or how, as worded ("in a speech honoring …").
        act: what sort of act it is by its cue: `reported` is hearsay, `unclear` that something is not
            known, `declined` a refusal to comment; `said` for all plain speech and writing.
        role: the office, title or description of a named speaker, as worded.
        body: the body that the speaker belongs to, as worded, where narrower than the party.
        description: the words for a source that is left unnamed ("two officials briefed on the talks").
        jointly: those who speak together with the speaker, by name or else as worded.
        addressee: to whom it was said, by name or else as worded.
        relayed_by: the outlets or bodies through which it reached the report, the outermost first;
            one that was told it directly is both addressee and relay.
        cites: whom the source itself cites for it, by name or else as worded, the nearest first.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    kind: StatementKind = "indirect"
    speaker: str | None = None
    party: str | None = msgspec.field(default=None, name="for")
    said: str | None = None
    setting: str | None = None
    act: Act = "said"
    role: str | None = None
    body: str | None = None
    description: str | None = None
    jointly: tuple[str, ...] = ()
    addressee: str | None = None
    relayed_by: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    date_from: Whence | None = None
    evidence: Span
    support: tuple[Span, ...] = ()


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting, round of talks, mediator's visit or conference."""

    venue: str | None = None
    date: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    status: RoundStatus
    outcome: Outcome | None = None
    according_to: str | None = None
    date_from: Whence | None = None
    place_from: Whence | None = None
    evidence: Span
    support: tuple[Span, ...] = ()


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """What a party wants, offers, accepts or refuses on an issue; `issue` is `family.child` or `other`.

    `wording` are the words of the text that state what is wanted or refused.
    """

    party: str
    issue: str
    stance: Stance
    red_line: bool = False
    said_by: str | None = None
    wording: str | None = None
    evidence: Span
    support: tuple[Span, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An act, planned, threatened, alleged or done; `type` is one of PLOVER's and CRIME.

    `answers` is the index, in the same reading, of the event that this one answers.
    """

    type: str
    initiator: str | None = None
    recipient: str | None = None
    place: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    date: str | None = None
    status: EventStatus = "happened"
    according_to: str | None = None
    answers: int | None = None
    date_from: Whence | None = None
    place_from: Whence | None = None
    evidence: Span
    support: tuple[Span, ...] = ()


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A count of people harmed or moved: `low`..`high`, either None where the text sets no bound.

    `event` is the index of the event in the same reading that it belongs to.
    """

    kind: TollKind
    low: int | None = None
    high: int | None = None
    wording: str
    who: str | None = None
    counted_by: str | None = None
    place: str | None = None
    date: str | None = None
    event: int | None = None
    date_from: Whence | None = None
    place_from: Whence | None = None
    evidence: Span
    support: tuple[Span, ...] = ()


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Whether people or aid can pass a point."""

    point: str
    status: AccessStatus
    by: str | None = None
    traffic: Traffic | None = None
    date: str | None = None
    according_to: str | None = None
    date_from: Whence | None = None
    evidence: Span
    support: tuple[Span, ...] = ()


class Unlock(msgspec.Struct, frozen=True, kw_only=True):
    """What is said to follow if something is agreed or done; both in the text's words."""

    condition: str
    consequence: str
    issue: str = "other"
    evidence: Span
    support: tuple[Span, ...] = ()


class Blame(msgspec.Struct, frozen=True, kw_only=True):
    """Who blames whom, and for what, in the text's words (on the wire: `of`)."""

    accuser: str
    accused: str
    matter: str | None = msgspec.field(default=None, name="of")
    evidence: Span
    support: tuple[Span, ...] = ()


Record = Statement | Round | Position | Event | Toll | Access | Unlock | Blame
"""Any record that cites evidence and can become a claim."""
