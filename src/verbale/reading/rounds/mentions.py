"""Every mention of a meeting in a sentence: by a noun, by a verb, or as a deal reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import parties_of
from verbale.reading.circumstances import clause_verb, date_near, speaker_of
from verbale.reading.clauses import after, is_passive, lemma, mood, patient, subject
from verbale.reading.draft import Draft, Sentence
from verbale.reading.rounds.lexicon import lexicon
from verbale.reading.rounds.people import People, Roster, gather
from verbale.reading.rounds.status import Standing, outcome_in, standings_of, tense_standing
from verbale.reading.rounds.venue import place_at, venue_of
from verbale.terms import Span
from verbale.terms.records import Outcome, RoundStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "pobj", "attr"})
_ATTEMPTED = frozenset(
    {"negotiate", "restart", "resume", "revive", "convene", "relaunch", "mediate", "broker"}
)
_ONLY_STANDING = frozenset({"visit", "call", "attempt", "process", "deal"})
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(slots=True, eq=False)
class Mention:
    """One mention of a round; `status` None where it is only named.

    Attributes:
        kind: talks, gathering, encounter, visit, call or deal.
        past: whether it is told as an earlier one than those the report is about.
        weak: whether the status is only read from a verb's tense.
    """

    kind: str
    evidence: Span
    status: RoundStatus | None = None
    weak: bool = False
    past: bool = False
    venue: str | None = None
    day: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    outcome: Outcome | None = None
    according_to: str | None = None
    support: list[Span] = field(default_factory=list)


def find_mentions(draft: Draft, sentence: Sentence, roster: Roster) -> Iterator[Mention]:
    """The mentions of one sentence, in order."""
    taken: set[int] = set()
    for token in sentence.doc:
        if token.i in taken:
            continue
        if token.pos_ in ("NOUN", "PROPN"):
            yield from _by_noun(draft, sentence, roster, token, taken)
        elif token.pos_ == "VERB":
            yield from _by_verb(draft, sentence, roster, token)


def _by_noun(
    draft: Draft, sentence: Sentence, roster: Roster, token: Token, taken: set[int]
) -> Iterator[Mention]:
    kind = lexicon().kind_of(lemma(token))
    if lemma(token) in ("touch", "contact") and token.dep_ == "pobj" and token.head.lower_ == "in":
        yield from _met(draft, sentence, roster, token.head.head, "call")
        return
    if kind is None or token.dep_ == "compound" or not _is_meeting(token, kind):
        return
    taken.update(t.i for t in _inner_nouns(token))
    standings = _deal_standings(token) if kind == "deal" else standings_of(token, kind)
    if kind == "attempt":
        standings = [
            s for s in standings if s.status != "collapsed" or s.word.dep_ == "amod" or token.dep_ != "dobj"
        ]
    if not standings and kind in _ONLY_STANDING:
        return
    name = "talks" if kind in ("process", "attempt") else kind
    for standing in standings or [None]:
        yield _mention(draft, sentence, roster, token, name, standing)


def _inner_nouns(token: Token) -> Iterator[Token]:
    """The nouns of the same meeting below this one: "round of talks", "session of the conference"."""
    for noun in after(token, "of", "in", "on"):
        if lexicon().kind_of(lemma(noun)):
            yield noun
            yield from _inner_nouns(noun)


def _is_meeting(token: Token, kind: str) -> bool:
    qualifiers = lexicon().qualifiers
    near = {t.lower_ for t in token.lefts} | {lemma(t) for t in token.lefts}
    if near & qualifiers["barred"] and not near & qualifiers["needs"]:
        return False
    if kind == "attempt":
        return any(lemma(t) in _ATTEMPTED for t in token.doc[token.i + 1 : token.i + 14] if t.pos_ == "VERB")
    if lemma(token) in qualifiers["needed"]:
        wider = near | {lemma(t) for t in after(token, "of", "with")}
        return bool(wider & qualifiers["needs"]) or (
            kind in ("call",) and bool(list(after(token, "with", "between")))
        )
    return kind != "visit" or token.dep_ in _OBJECTS or bool(list(after(token, "to", "by")))


def _deal_standings(token: Token) -> list[Standing]:
    """A deal is a round where it is reached or signed, or told by its day; not where it is only spoken of."""
    if any(c.lower_ in ("no", "any", "without") for c in token.lefts):
        return []
    if any(t.lower_ in ("not", "no") for t in token.head.subtree if t.i < token.i):
        return []
    if any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in token.children):
        return [Standing("agreed", token)]
    verb = token.head if token.dep_ in ("dobj", "nsubjpass") else None
    if token.dep_ == "pobj" and token.head.lower_ in ("on", "to"):
        verb = token.head.head
    if verb is None:
        verb = next((c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if (
        verb is None
        or verb.pos_ != "VERB"
        or lemma(verb) not in lexicon().deals["verbs"]
        or mood(verb) != "fact"
    ):
        return []
    return [Standing("agreed", verb)]


def _mention(  # noqa: PLR0913, PLR0917 - the sentence's parts, passed on once
    draft: Draft, sentence: Sentence, roster: Roster, anchor: Token, kind: str, standing: Standing | None
) -> Mention:
    words = _words_about(anchor, standing)
    people = People(draft, sentence, roster)
    gather(people, anchor, words)
    mention = Mention(
        kind=kind,
        evidence=sentence.span,
        status=standing.status if standing else None,
        weak=standing.weak if standing else False,
        past=_is_past(anchor),
        venue=venue_of(draft, sentence, anchor, words),
        day=_day(draft, sentence, standing, (anchor, *words)),
        parties=tuple(people.parties),
        mediators=tuple(people.mediators),
        support=people.supports(),
    )
    if mention.status:
        mention.outcome = outcome_in(sentence.span.of(draft.text), mention.status)
        mention.according_to = speaker_of(draft, sentence, anchor, mention.support)
    return mention


def _day(draft: Draft, sentence: Sentence, standing: Standing | None, words: tuple[Token, ...]) -> str | None:
    """The day of the meeting; one still to come is not before the report."""
    day = date_near(draft, sentence, *([standing.word] if standing else []), *words)
    published = draft.report.published or ""
    if (
        day is None
        or standing is None
        or standing.status != "announced"
        or len(day) < 10
        or len(published) < 10
    ):
        return day
    lead = date.fromisoformat(published[:10]) - date.fromisoformat(day)
    return (date.fromisoformat(day) + timedelta(weeks=1)).isoformat() if 0 < lead.days < 7 else day


def _words_about(anchor: Token, standing: Standing | None) -> tuple[Token, ...]:
    """The words whose phrases tell of the round: those of its inner nouns, its clauses and its verb."""
    words = list(_inner_nouns(anchor))
    words += [c for c in anchor.children if c.dep_ in ("acl", "relcl")]
    if standing is not None:
        words.append(standing.word)
        verb = clause_verb(standing.word)
        words += [] if verb.i == standing.word.i else [verb]
        if standing.word.dep_ == "xcomp":
            words.append(standing.word.head)
    elif anchor.dep_ in ("dobj", "nsubj", "nsubjpass"):
        words.append(anchor.head)
    words += [c for c in anchor.head.children if c.lower_ == "due" and c.i > anchor.i]
    words += [c for w in words for c in w.children if c.dep_ in ("xcomp", "pcomp")]
    return tuple(dict.fromkeys(w for w in words if w.i != anchor.i))


def _is_past(anchor: Token) -> bool:
    nouns = (anchor, *_inner_nouns(anchor))
    marks = lexicon().qualifiers["past"] - {"first"}
    return any(c.lower_ in marks for n in nouns for c in n.lefts)


def _by_verb(draft: Draft, sentence: Sentence, roster: Roster, verb: Token) -> Iterator[Mention]:
    encounters, word = lexicon().encounters, lemma(verb)
    if word == "agree":
        yield from _agreed(draft, sentence, roster, verb)
        return
    if _by_phone(verb):
        kind = "call"
    elif word in encounters["meet"]:
        kind = "encounter"
    elif word in encounters["talk"]:
        kind = "encounter"
    elif word in encounters["visit"]:
        kind = "visit"
    else:
        return
    yield from _met(draft, sentence, roster, verb, kind)


def _met(draft: Draft, sentence: Sentence, roster: Roster, verb: Token, kind: str) -> Iterator[Mention]:
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by":
        return
    standing = tense_standing(verb)
    partners = _partners(verb)
    if standing is None or not _is_encounter(draft, sentence, verb, kind, partners):
        return
    people = People(draft, sentence, roster)
    people.add(subject(verb))
    people.add_speaker(subject(verb))
    if kind == "call" and not people.parties:
        people.add_within(Span(sentence.start, sentence.at(verb).start))
    gather(people, verb, (verb,))
    yield _encounter(draft, sentence, verb, kind, (standing, people))


def _by_phone(verb: Token) -> bool:
    phone = lexicon().qualifiers["phone"]
    return lemma(verb) in ("phone", "telephone") or any(
        t.lower_ in phone for t in after(verb, "by", "on", "over")
    )


def _partners(verb: Token) -> list[Token]:
    found = list(after(verb, "with", "to")) if lemma(verb) != "visit" else []
    target = patient(verb)
    if target is not None and not is_passive(verb):
        found += [target, *after(target, "with")]
    return found


def _is_encounter(draft: Draft, sentence: Sentence, verb: Token, kind: str, partners: list[Token]) -> bool:
    """Whether the verb has those who meet: an actor met, or a plural or collective subject without object."""
    met = any(parties_of(draft, sentence, p) for p in partners)
    word, who = lemma(verb), subject(verb)
    actors = parties_of(draft, sentence, who) if who is not None else []
    by_us = who is not None and who.lower_ == "we"
    if kind == "visit":
        target = patient(verb)
        by_name = who is not None and bool(draft.actors_on(sentence.at(who)))
        return by_name and target is not None and any(place_at(draft, sentence, t) for t in target.subtree)
    if kind == "call":
        return met or len(actors) > 1 or who is not None and who.tag_ in _PLURAL
    if word in ("talk", "speak", "consult", "communicate", "call"):
        return bool(list(after(verb, "with"))) and met and (bool(actors) or by_us)
    if word == "discuss":
        return bool(actors) and (met_with(draft, sentence, verb) or len(actors) > 1)
    if met and (patient(verb) is None or _object_met(draft, sentence, verb)):
        return bool(actors) or who is not None
    collective = who is not None and (who.tag_ in _PLURAL or lemma(who) in lexicon().nouns["delegation"])
    return patient(verb) is None and who is not None and (len(actors) > 1 or collective)


def met_with(draft: Draft, sentence: Sentence, verb: Token) -> bool:
    """Whether an actor follows "with", on the verb or on its object."""
    nouns = [*after(verb, "with")]
    target = patient(verb)
    nouns += after(target, "with") if target is not None else []
    return any(parties_of(draft, sentence, n) for n in nouns)


def _object_met(draft: Draft, sentence: Sentence, verb: Token) -> bool:
    target = patient(verb)
    return target is not None and any(a.kind != "people" for a in draft.actors_on(sentence.at(target)))


def _encounter(
    draft: Draft, sentence: Sentence, verb: Token, kind: str, found: tuple[Standing, People]
) -> Mention:
    standing, people = found
    where = [verb, *([verb.head] if verb.dep_ == "xcomp" else [])]
    venue = venue_of(draft, sentence, verb, tuple(where))
    if venue is None and kind == "visit" and (target := patient(verb)) is not None:
        venue = next((p.name for t in target.subtree if (p := place_at(draft, sentence, t))), None)
    mention = Mention(
        kind=kind,
        evidence=sentence.span,
        status=standing.status,
        weak=True,
        venue=venue,
        day=_day(draft, sentence, standing, tuple(where)),
        parties=tuple(people.parties),
        mediators=tuple(people.mediators),
        support=people.supports(),
    )
    mention.outcome = outcome_in(sentence.span.of(draft.text), standing.status)
    mention.according_to = speaker_of(draft, sentence, verb, mention.support)
    return mention


def _agreed(draft: Draft, sentence: Sentence, roster: Roster, verb: Token) -> Iterator[Mention]:
    """Several parties, or powers, that agreed on something: a deal without its noun."""
    who = subject(verb)
    if who is None or mood(verb) != "fact" or not _agrees_on_deal(verb):
        return
    actors = parties_of(draft, sentence, who)
    several = len(actors) > 1 or (who.tag_ in _PLURAL and lemma(who) in lexicon().deals["powers"])
    if not several:
        return
    people = People(draft, sentence, roster)
    people.add(who)
    yield _encounter(draft, sentence, verb, "deal", (Standing("agreed", verb), people))


def _agrees_on_deal(verb: Token) -> bool:
    words = {lemma(t) for t in verb.subtree if t.i > verb.i}
    return bool(words & (lexicon().nouns["deal"] | {"cease", "stop", "extend", "exchange", "withdraw"}))
