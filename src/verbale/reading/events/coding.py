"""From a trigger with its mood to the events it words: one for each initiator."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.reading.circumstances import clause_verb
from verbale.reading.clauses import doer
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.lexicon import is_force, is_unit, is_word
from verbale.reading.events.moods import Mood
from verbale.reading.events.parties import Role, acting, aimed_at, is_people, plain_name, undergoing, worded
from verbale.reading.events.roles import initiators
from verbale.reading.events.settings import day_near, place_near
from verbale.reading.events.sources import Source, source_at
from verbale.reading.events.triggers import Trigger
from verbale.reading.events.vocabulary import is_role_word
from verbale.terms import Event
from verbale.terms.records import EventStatus

_ARMED = frozenset({"state", "government", "military", "armed_group", "opposition", "person"})


def code(draft: Draft, sentence: Sentence, trigger: Trigger, mood: Mood) -> Iterator[Event]:
    """Yield the events that a trigger words."""
    doing = acting(draft, sentence, initiators(trigger)) or _claimants(draft, sentence, trigger, mood)
    doing = [r for r in doing if not (is_word(r.name.lower(), "anyone") or _is_sent(trigger, mood, r))]
    suffering = undergoing(draft, sentence, trigger, doing)
    doing, suffering = _sides(trigger, doing, suffering)
    if not (_is_coded(mood.type, doing, suffering, verb=trigger.verb) or _is_set(draft, sentence, trigger)):
        return
    if _is_mere_warning(trigger, doing) or _is_mere_advice(trigger, doing):
        return
    if not (doing or _may_act(trigger)):
        return
    source = source_at(draft, sentence, sentence.at(trigger.token).start)
    suffering = [r for r in suffering if not _is_sent(trigger, mood, r)]
    suffering = suffering or aimed_at(draft, sentence, trigger, doing)
    recipient = suffering[0] if suffering else None
    by_whom: list[Role | None] = [*(doing or worded(draft, sentence, trigger))] or [None]
    if mood.type == "REJECT" and trigger.entry.type != "REJECT" and by_whom == [None]:
        return
    for initiator in by_whom:
        yield _event(draft, sentence, trigger, mood, (initiator, recipient, source))


def _sides(trigger: Trigger, doing: list[Role], suffering: list[Role]) -> tuple[list[Role], list[Role]]:
    """Who does it to whom, where what two do together may name both on one side: "X and Y signed"."""
    entry = trigger.entry
    used = {*trigger.used, trigger.token.i}
    deal = trigger.verb and any(
        (t.i in used or t.head.i in trigger.used) and is_role_word(t.lemma_.lower(), "deals")
        for t in trigger.token.subtree
    )
    alone = all(r.place or r.kind in (None, "people") for r in suffering)
    together = entry.mutual or entry.between_foes is not None
    apart = deal and not any(c.dep_ == "prep" and c.lower_ == "with" for c in trigger.token.subtree)
    among = len(doing) > 1 and (
        (together and (entry.type == "AGREE" or alone)) or (deal and (alone or apart))
    )
    unknown = trigger.verb and not doing and doer(trigger.token) is not None
    if among or (entry.mutual and bool(doing) != bool(suffering) and not unknown):
        both = doing or suffering
        return both[:1], both[1:2]
    return doing, suffering


def _is_sent(trigger: Trigger, mood: Mood, role: Role) -> bool:
    """Whether a side of a movement is only the troops that are moved."""
    moved = is_word(mood.type, "moving") or is_word(trigger.entry.type, "moving")
    return moved and role.name.islower() and is_unit(role.name.split()[-1].removesuffix("s"))


def _claimants(draft: Draft, sentence: Sentence, trigger: Trigger, mood: Mood) -> list[Role]:
    """Who claims, or denies, that the act was theirs."""
    said = mood.governor
    if (
        said is None
        or (trigger.verb and doer(trigger.token) is not None)
        or mood.status not in ("alleged", "denied")
    ):
        return []
    if mood.status != "denied" and not any(is_word(t.lemma_.lower(), "owning") for t in said.children):
        return []
    claimant = doer(said)
    return acting(draft, sentence, [claimant]) if claimant is not None else []


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
    """An act of force or a protest by no one named is told where its own clause says where or when."""
    if trigger.entry.type not in ("ASSAULT", "PROTEST") or (trigger.verb and trigger.token.tag_ == "VBG"):
        return False
    again = not trigger.verb and any(is_word(c.lower_, "definite") for c in trigger.token.children)
    clause = clause_verb(trigger.token).i
    times = [] if again else [t.span for t in draft.times_in(sentence.span)]
    mentions = [*(p.span for p in draft.places_in(sentence.span)), *times]
    heads = [sentence.tokens_in(span)[:1] for span in mentions]
    return any(clause_verb(head[0]).i == clause for head in heads if head)


def _may_act(trigger: Trigger) -> bool:
    """Whether what does it, though no known actor, can: a club does not."""
    if not is_word(trigger.entry.type, "forceful"):
        return True
    agent = doer(trigger.token) if trigger.verb and not trigger.entry.turned else None
    if agent is None or agent.pos_ in ("PRON", "DET"):
        return True
    if agent.pos_ == "PROPN":
        return not is_word(trigger.token.lemma_.lower(), "loose")
    return is_people(agent) or is_force(agent.lemma_.lower()) or is_unit(agent.lemma_.lower())


def _is_mere_warning(trigger: Trigger, acting: list[Role]) -> bool:
    """A warning by those who could not carry it out is no threat."""
    warns = is_word(trigger.token.lemma_.lower(), "warnings")
    return warns and not any(r.kind in _ARMED for r in acting)


def _is_mere_advice(trigger: Trigger, acting: list[Role]) -> bool:
    """Whether what someone plainly says must be done is said by no party: forecasters, doctors, analysts."""
    plain = trigger.verb and is_word(trigger.token.lemma_.lower(), "plain")
    return plain and not any(r.kind not in (None, "people", "company") for r in acting)


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
    draft.standing.update((r.span, r.name) for r in (initiator, recipient) if r and r.person)
    return Event(
        type=mood.type,
        initiator=plain_name(sentence, initiator) if initiator else None,
        recipient=plain_name(sentence, recipient) if recipient else None,
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
