"""One mention of a round, as a noun or a verb tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from verbale.reading.circumstances import clause_verb, date_near, speaker_of
from verbale.reading.clauses import after, lemma, mood, patient
from verbale.reading.draft import Draft, Sentence
from verbale.reading.rounds.cues import Standing, outcome_in
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.people import People, Roster, gather
from verbale.reading.rounds.status import due_after
from verbale.reading.rounds.venue import venue_of
from verbale.terms import Span
from verbale.terms.records import Outcome, RoundStatus

if TYPE_CHECKING:
    from spacy.tokens import Token


_SEASON_DAYS = 92
_PHRASE_WORDS = 12
_FOLLOWING = frozenset({"next", "another", "further", "new", "fresh"})
_NO_PLACE = re.compile(r"\b(?:place|venue|location|site)\b[^.]*\b(?:to be|yet)\b|\bwithout saying where\b")
_HELD = frozenset({"hold", "host", "convene", "broker", "mediate", "chair", "sponsor", "begin", "open"})
_DONE = frozenset({"ended", "agreed", "collapsed"})


@dataclass(slots=True, eq=False)
class Mention:
    """One mention of a round; `status` None where it is only named.

    Attributes:
        kind: talks, gathering, encounter, visit, call or deal.
        seated: whether it is told by an act of those in one room, as signing is.
        following: whether it is the next one after those.
        past: whether it is told as an earlier one than those the report is about.
        wished: whether it is only asked for, or hoped for.
        old: whether its day is a season or more before the report.
        weak: whether the status is only read from a verb's tense.
        back: whether it speaks of a meeting told before: "the summit".
        sides: whether those who meet are told as sides, without their names.
    """

    kind: str
    evidence: Span
    status: RoundStatus | None = None
    weak: bool = False
    wished: bool = False
    old: bool = False
    back: bool = False
    sides: bool = False
    past: bool = False
    seated: bool = False
    following: bool = False
    venue: str | None = None
    day: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    outcome: Outcome | None = None
    according_to: str | None = None
    support: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a mention is read: the report, the sentence, and who mediates in the report."""

    draft: Draft
    sentence: Sentence
    roster: Roster


def told_by_noun(scene: Scene, anchor: Token, kind: str, standing: Standing | None) -> Mention:
    """The mention of the meeting that a noun names; `standing` None where it is only named."""
    words = _words_about(anchor, standing)
    people = People(scene.draft, scene.sentence, scene.roster)
    gather(people, anchor, words)
    venue = venue_of(scene.draft, scene.sentence, anchor, words)
    mention = Mention(
        kind=kind,
        evidence=scene.sentence.span,
        status=standing.status if standing else None,
        weak=standing.weak if standing else False,
        past=_is_past(anchor),
        wished=mood(anchor) != "fact",
        back=venue is None and any(c.lower_ in ("the", "this", "it") for c in anchor.lefts),
        following=any(c.lower_ in _FOLLOWING for c in anchor.lefts) or _is_unsettled(scene),
        seated=standing is not None and _is_seated(standing.word),
        venue=venue.name if venue else None,
        day=_day(scene, standing, (anchor, *words)),
        parties=tuple(people.parties),
        mediators=tuple(people.mediators),
        support=[*people.supports(), *([venue.span] if venue else [])],
    )
    if mention.weak and mention.status == "ended" and _is_to_come(scene, standing, (anchor, *words)):
        mention.status, mention.day = "announced", _told_day(scene, standing, (anchor, *words))
    mention.old = _is_long_ago(mention.day, scene.draft.report.published)
    mention.past = mention.past or (mention.old and kind != "deal")
    if mention.status:
        mention.outcome = outcome_in(scene.sentence.span.of(scene.draft.text), mention.status)
        mention.according_to = speaker_of(scene.draft, scene.sentence, anchor, mention.support)
    return mention


def told_by_verb(scene: Scene, verb: Token, kind: str, found: tuple[Standing, People]) -> Mention:
    """The mention of a meeting that a verb tells, with how it stands and who meets."""
    standing, people = found
    where = [verb, *([verb.head] if verb.dep_ in ("xcomp", "advcl") and verb.tag_ == "VB" else [])]
    where += [where[-1].head] if where[-1].dep_ == "acomp" else []
    venue = venue_of(scene.draft, scene.sentence, verb, tuple(where))
    if venue is None and kind == "visit" and (target := patient(verb)) is not None:
        venue = next((p for t in target.subtree if (p := scene.draft.place_on(scene.sentence.at(t)))), None)
    mention = Mention(
        kind=kind,
        evidence=scene.sentence.span,
        status=standing.status,
        weak=True,
        seated=_is_seated(standing.word),
        venue=venue.name if venue else None,
        day=_day(scene, standing, tuple(where)),
        parties=tuple(people.parties),
        mediators=tuple(people.mediators),
        support=[*people.supports(), *([venue.span] if venue else [])],
    )
    mention.outcome = outcome_in(scene.sentence.span.of(scene.draft.text), standing.status)
    mention.according_to = speaker_of(scene.draft, scene.sentence, verb, mention.support)
    return mention


def _is_seated(word: Token) -> bool:
    words = lexicon()
    return lemma(word) in words.deals["ceremonies"] | words.encounters["meet"] | words.deals["opening"]


def _day(scene: Scene, standing: Standing | None, words: tuple[Token, ...]) -> str | None:
    """The day of the meeting; one still to come is not before the report."""
    day = _told_day(scene, standing, words)
    published = scene.draft.report.published or ""
    if standing is not None and standing.status in _DONE and _is_to_come(scene, standing, words):
        return None
    coming = standing is not None and standing.status == "announced"
    if day is None or not coming or min(len(day), len(published)) < len("2000-01-01"):
        return day
    lead = date.fromisoformat(published[:10]) - date.fromisoformat(day)
    return (date.fromisoformat(day) + timedelta(weeks=1)).isoformat() if 0 < lead.days < 7 else day


def _is_unsettled(scene: Scene) -> bool:
    """Whether it is said that no place is known: "at a place yet to be chosen"."""
    return _NO_PLACE.search(scene.sentence.span.of(scene.draft.text)) is not None


def _told_day(scene: Scene, standing: Standing | None, words: tuple[Token, ...]) -> str | None:
    return date_near(scene.draft, scene.sentence, *([standing.word] if standing else []), *words)


def _is_to_come(scene: Scene, standing: Standing | None, words: tuple[Token, ...]) -> bool:
    """Whether the day told is one after the report's."""
    day, published = _told_day(scene, standing, words), scene.draft.report.published or ""
    return day is not None and day[: len(published)] > published[: len(day)]


def _words_about(anchor: Token, standing: Standing | None) -> tuple[Token, ...]:
    """The words whose phrases tell of the round: those of its inner nouns, its clauses and its verb."""
    words = list(inner_nouns(anchor))
    made = {*lexicon().deals["verbs"]} if standing is not None and standing.status == "agreed" else set()
    sides = [noun for noun in after(anchor, "between", "with") if noun.i < anchor.i + _PHRASE_WORDS]
    words += [
        c for n in (anchor, *sides) for c in n.children if _tells_of(c, anchor) and lemma(c) not in made
    ]
    words += [k for c in words if c.dep_ == "acl" for k in c.conjuncts if k.dep_ == "conj" and k.i > c.i]
    due = due_after(anchor)
    words += [due] if due is not None else []
    words += [c for c in anchor.children if c.lower_ == "due"]
    if standing is not None:
        words.append(standing.word)
        if standing.status == "agreed":
            words += [k for k in standing.word.conjuncts if k.i > standing.word.i and lemma(k) in made]
        verb = clause_verb(standing.word)
        words += [] if verb.i == standing.word.i else [verb]
        if standing.word.dep_ == "xcomp":
            words.append(standing.word.head)
        words += [c for c in standing.word.children if lemma(c) in lexicon().encounters["impasse"]]
    elif anchor.dep_ in ("dobj", "nsubj", "nsubjpass"):
        words.append(anchor.head)
    words += [c for c in anchor.head.children if c.lower_ == "due" and c.i > anchor.i]
    words += [c for w in words for c in w.children if c.dep_ in ("xcomp", "pcomp")]
    return tuple(dict.fromkeys(w for w in words if w.i != anchor.i))


def _tells_of(clause: Token, anchor: Token) -> bool:
    """Whether a clause is on the meeting's noun, or is hung on those who meet: "talks between X and Y, held in"."""
    if clause.dep_ not in ("acl", "relcl"):
        return False
    return clause.head.i == anchor.i or (clause.tag_ == "VBN" and lemma(clause) in _HELD)


def _is_long_ago(day: str | None, published: str | None) -> bool:
    """Whether a day is a season or more before the report: a meeting then is none of those it is about."""
    if day is None or published is None:
        return False
    earliest = date.fromisoformat(f"{day}-01-01"[:10] if len(day) == len("2000") else f"{day}-01"[:10])
    return (date.fromisoformat(published[:10]) - earliest).days > _SEASON_DAYS


def _is_past(anchor: Token) -> bool:
    nouns = (anchor, *inner_nouns(anchor))
    marks = lexicon().qualifiers["past"] - {"first"}
    return any(c.lower_ in marks for n in nouns for c in n.lefts)


def inner_nouns(token: Token) -> Iterator[Token]:
    """The nouns of the same meeting below this one: "round of talks", "session of the conference"."""
    for noun in after(token, "of", "in", "on"):
        if lexicon().kind_at(noun):
            yield noun
            yield from inner_nouns(noun)
