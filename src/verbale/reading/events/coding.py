"""From a trigger with its mood to the events it words: one for each initiator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbale.reading.actors import actors_over, parties_of
from verbale.reading.circumstances import clause_verb
from verbale.reading.clauses import doer
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.lexicon import is_force, is_unit, is_word, moods
from verbale.reading.events.moods import Mood
from verbale.reading.events.roles import initiators, recipients
from verbale.reading.events.settings import day_near, place_near
from verbale.reading.events.sources import Source, is_quoted, source_at
from verbale.reading.events.triggers import Trigger
from verbale.reading.tolls.vocabulary import vocabulary
from verbale.terms import Event, Span
from verbale.terms.records import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_GENERATIONS_YEARS = 50
_SELF = frozenset({"they", "it", "we", "i", "he", "she"})
_SEVERAL = frozenset({"they", "it"})
_SPEAKING = frozenset({"we", "i"})
_ARMED = frozenset({"state", "government", "military", "armed_group", "opposition", "person"})


@dataclass(slots=True, frozen=True)
class Role:
    """A name in a role, where it stands, and whether it is an actor's."""

    name: str
    span: Span
    kind: str | None = None
    side: str | None = None


def code(draft: Draft, sentence: Sentence, trigger: Trigger, mood: Mood) -> Iterator[Event]:
    """Yield the events that a trigger words."""
    acting = _actors(draft, sentence, initiators(trigger)) or _claimants(draft, sentence, trigger, mood)
    acting = [r for r in acting if not is_word(r.name.lower(), "anyone") and not _is_sent(mood.type, r)]
    suffering = _undergoing(draft, sentence, trigger, {r.name for r in acting})
    among = trigger.entry.type == "AGREE" and len(acting) > 1
    if trigger.entry.mutual and (among or bool(acting) != bool(suffering)):
        sides = acting or suffering
        acting, suffering = sides[:1], sides[1:2]
    if not (_is_coded(mood.type, acting, suffering, verb=trigger.verb) or _is_set(draft, sentence, trigger)):
        return
    if _is_mere_warning(trigger, acting) or not (acting or _may_act(trigger)):
        return
    if _is_history(draft, day_near(draft, sentence, sentence.at(trigger.token))):
        return
    source = source_at(draft, sentence, sentence.at(trigger.token).start)
    suffering = [r for r in suffering if not _is_sent(mood.type, r)]
    recipient = suffering[0] if suffering else None
    initiators_: list[Role | None] = [*acting] or [None]
    for initiator in initiators_:
        yield _event(draft, sentence, trigger, mood, (initiator, recipient, source))


def _is_sent(kind: str, role: Role) -> bool:
    """Whether a side of a movement is only the troops that are moved."""
    return (
        is_word(kind, "moving") and role.name.islower() and is_unit(role.name.split()[-1].removesuffix("s"))
    )


def _claimants(draft: Draft, sentence: Sentence, trigger: Trigger, mood: Mood) -> list[Role]:
    """Who claims, or denies, that the act was theirs."""
    said = mood.governor
    if trigger.verb or said is None or mood.status not in ("alleged", "denied"):
        return []
    if not any(is_word(t.lemma_.lower(), "owning") for t in said.children):
        return []
    claimant = doer(said)
    return _actors(draft, sentence, [claimant]) if claimant is not None else []


def _is_coded(kind: str, acting: list[Role], suffering: list[Role], *, verb: bool) -> bool:
    """Any act needs one of its sides; one of word a known actor, a noun such as "release" who does it."""
    if kind == "CONSULT":
        return bool(acting and suffering)
    if is_word(kind, "verbal"):
        return any(r.kind for r in (*acting, *suffering))
    if is_word(kind, "owned") and not verb:
        return bool(acting)
    return bool(acting or suffering)


def _is_set(draft: Draft, sentence: Sentence, trigger: Trigger) -> bool:
    """An act of force by no one named is told where its own clause says where or when."""
    if trigger.entry.type != "ASSAULT" or (trigger.verb and trigger.token.tag_ == "VBG"):
        return False
    again = not trigger.verb and any(is_word(c.lower_, "definite") for c in trigger.token.children)
    clause = clause_verb(trigger.token).i
    times = [] if again else [t.span for t in draft.times_in(sentence.span)]
    mentions = [*(p.span for p in draft.places_in(sentence.span)), *times]
    heads = [sentence.tokens_in(span)[:1] for span in mentions]
    return any(clause_verb(head[0]).i == clause for head in heads if head)


def _is_history(draft: Draft, date: str | None) -> bool:
    """Whether a date lies generations before the report."""
    published = draft.report.published
    return bool(date and published) and int(str(published)[:4]) - int(str(date)[:4]) > _GENERATIONS_YEARS


def _may_act(trigger: Trigger) -> bool:
    """Whether what does it, though no known actor, can: an earthquake cannot, a club does not."""
    if not is_word(trigger.entry.type, "forceful"):
        return True
    if not moods().words["nature"].isdisjoint(t.lower_ for t in trigger.token.doc):
        return False
    agent = doer(trigger.token) if trigger.verb and not trigger.entry.turned else None
    if agent is None or agent.pos_ in ("PRON", "DET"):
        return True
    if agent.pos_ == "PROPN":
        return not is_word(trigger.token.lemma_.lower(), "loose")
    return _is_people(agent) or is_force(agent.lemma_.lower())


def _is_mere_warning(trigger: Trigger, acting: list[Role]) -> bool:
    """A warning by those who could not carry it out is no threat."""
    warns = is_word(trigger.token.lemma_.lower(), "warnings")
    return warns and not any(r.kind in _ARMED for r in acting)


def _actors(draft: Draft, sentence: Sentence, tokens: Iterable[Token]) -> list[Role]:
    """The parties of the first token that stands for any."""
    for token in tokens:
        if (
            token.pos_ == "PRON"
            and token.lower_ in _SELF
            and not actors_over(draft, sentence.at(token).start)
        ):
            spoken = _speaker(draft, sentence, token)
            if spoken or token.lower_ in _SPEAKING or is_quoted(draft, sentence.at(token).start):
                return spoken
        found = {
            a.party: Role(a.party, a.span, a.kind, a.affiliation or a.party)
            for a in parties_of(draft, sentence, token)
            if a.kind != "outlet"
        }
        if found:
            return list(found.values())
    return []


def _speaker(draft: Draft, sentence: Sentence, token: Token) -> list[Role]:
    """Whoever speaks, for a pronoun in what they say: "the army said it had withdrawn".

    In their own words "we" is the speaker and "they" is not.
    """
    if is_quoted(draft, sentence.at(token).start) != (token.lower_ in _SPEAKING):
        return []
    source = source_at(draft, sentence, sentence.at(token).start)
    if source is None or source.name is None or not source.support:
        return []
    if token.lower_ in _SEVERAL and source.kind in (None, "person"):
        return []
    return [Role(source.name, source.support[0], source.kind, source.side)]


def _undergoing(draft: Draft, sentence: Sentence, trigger: Trigger, acting: set[str]) -> list[Role]:
    for token in recipients(trigger):
        people = _others(draft, sentence, token) if _is_people(token) else []
        found = [r for r in _actors(draft, sentence, [token]) if r.name not in acting]
        if people and not any(r.span.overlaps(sentence.at(token)) for r in found):
            found = people
        found = found or _others(draft, sentence, token)
        if found:
            return found
    if is_word(trigger.entry.type, "verbal") or trigger.entry.type in ("AGREE", "THREATEN"):
        return _later_actor(draft, sentence, trigger, acting)
    return []


def _later_actor(draft: Draft, sentence: Sentence, trigger: Trigger, acting: set[str]) -> list[Role]:
    """For an act of word, the next actor in what is said."""
    subtree = {t.i for t in trigger.token.subtree}
    after = sentence.at(trigger.token).end
    for actor in draft.actors_in(Span(after, sentence.end)):
        tokens = sentence.tokens_in(actor.span)
        if (
            actor.party not in acting
            and tokens
            and tokens[0].i in subtree
            and not _is_within_aside(trigger, tokens[0])
        ):
            return [Role(actor.party, actor.span, actor.kind)]
    return []


def _is_within_aside(trigger: Trigger, token: Token) -> bool:
    """Whether a relative clause stands between an act of word and a name."""
    between = (a for a in (token, *token.ancestors) if trigger.token.is_ancestor(a))
    return any(a.dep_ in ("relcl", "advcl") for a in between)


def _others(draft: Draft, sentence: Sentence, token: Token) -> list[Role]:
    """A place or people who are no known actor, in the text's own words."""
    span = sentence.at(token)
    place = next((p for p in draft.places if p.span.overlaps(span)), None)
    if place is not None:
        return [Role(place.name, place.span)]
    if _is_people(token) or _is_held(token):
        left = [g for t in token.lefts if t.dep_ in ("compound", "amod") for g in _whole(t)]
        where = sentence.over([*left, token])
        return [Role(where.of(draft.text), where)]
    return []


def _whole(modifier: Token) -> list[Token]:
    """A modifier with what is hyphenated to it: "rebel-held"."""
    first = min(t.i for t in modifier.subtree)
    parts = modifier.doc[first : modifier.i + 1]
    hyphenated = any(t.text == "-" for t in parts) or modifier.doc[modifier.i - 1].text == "-"
    while hyphenated and first > 1 and modifier.doc[first - 1].text == "-":
        first -= 2
    return list(modifier.doc[first : modifier.i + 1]) if hyphenated else [modifier]


def _is_held(token: Token) -> bool:
    """An area told by who holds it or lives there: "rebel-held areas", "civilian neighbourhoods"."""
    if not is_word(token.lemma_.lower(), "areas"):
        return False
    return any(is_word(c.lemma_.lower(), "holding") for c in token.lefts)


def _is_people(token: Token) -> bool:
    return token.lower_ in vocabulary().plural or token.lower_ in vocabulary().single


def _event(
    draft: Draft,
    sentence: Sentence,
    trigger: Trigger,
    mood: Mood,
    roles: tuple[Role | None, Role | None, Source | None],
) -> Event:
    initiator, recipient, source = roles
    where = sentence.at(trigger.token)
    place = place_near(draft, sentence, where)
    support = [r.span for r in (initiator, recipient) if r and not sentence.span.contains(r.span)]
    return Event(
        type=mood.type,
        initiator=initiator.name if initiator else None,
        recipient=recipient.name if recipient else None,
        place=place.name if place else None,
        geonames_id=place.geonames_id if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        date=_past(draft, mood, day_near(draft, sentence, where)),
        status=_status(mood, initiator, source),
        according_to=source.name if source else None,
        evidence=sentence.span,
        support=(*support, *(source.support if source else ())),
    )


def _past(draft: Draft, mood: Mood, date: str | None) -> str | None:
    """A date, unless it is told as past and lies after the report."""
    published = draft.report.published
    late = bool(date and published) and str(date) > str(published)[: len(str(date))]
    return None if late and mood.status == "happened" else date


def _status(mood: Mood, initiator: Role | None, source: Source | None) -> EventStatus:
    """A party's account of its enemy, or what it claims of itself, is alleged."""
    if mood.type == "THREATEN" and mood.status == "happened":
        return "threatened"
    if mood.status != "happened" or source is None:
        return mood.status
    if mood.type not in ("ASSAULT", "COERCE", "CRIME", "MOBILIZE"):
        return mood.status
    if "claim" in source.cue or "accus" in source.cue:
        return "alleged"
    if (
        initiator is not None
        and initiator.name.islower()
        and is_force(initiator.name.split()[-1].removesuffix("s"))
    ):
        return mood.status
    rival = (
        initiator is not None
        and source.name not in (initiator.name, initiator.side)
        and initiator.side != source.side
    )
    return "alleged" if source.is_belligerent and rival else mood.status
