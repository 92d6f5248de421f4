"""Persons who speak: those named, and those known in the report by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verbale.reading.actors.holders import holders
from verbale.reading.statements.cues.parse import phrase
from verbale.reading.statements.descriptions.bodies import is_of_state, state_called
from verbale.reading.statements.descriptions.context import Context
from verbale.reading.statements.descriptions.offices import ends_body, office
from verbale.reading.statements.descriptions.profiles import Profile, mentions_of
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.descriptions.titles import is_person_noun, is_private, titles_of
from verbale.reading.statements.parties.owners import owner
from verbale.reading.statements.parties.spoken_for import is_opposed, party_beside, party_told
from verbale.reading.statements.vocabulary import is_private_body, speech_list
from verbale.reading.statements.voice import Voice

if TYPE_CHECKING:
    from verbale.terms import Actor, Span


def named_person(context: Context, part: Part, name: Span, actor: Actor | None) -> Voice:
    """The voice of a person named in a source."""
    text = context.draft.text
    worded = " ".join(name.of(text).split())
    profile = context.profiles.of(actor.name if actor else worded) or context.profiles.note(worded, name)
    bare = _bare(name, actor, text)
    role, body, where = office(context.draft, part.span, bare)
    private = _is_plain_person(context, part, bare, actor) or _is_candidate(part, bare)
    if private and state_called(profile.party or "") is not None:
        profile.party, profile.party_where, profile.told = None, (), True
    beside = party_beside(context, part, bare)
    party = None if private else _party(context, part, bare, actor)
    if beside is None and profile.told and not private:
        party = None
    first = actor is not None and context.first_named(actor)
    if party is not None and (profile.party is None or first or party.startswith(profile.party)):
        profile.party, profile.party_where = party, (part.span,)
        profile.told = profile.told or beside == party
    if role and (profile.role is None or len(role) > len(profile.role)):
        profile.role, profile.role_where = role, where
    profile.body = profile.body or body
    voice = of_profile(context, profile, part.sentence.paragraph)
    return replace(
        voice,
        speaker=actor.name if actor and actor.name not in profile.called else profile.name,
        party=voice.party if _is_fuller(voice.party, party) else party or voice.party,
        role=role or voice.role,
        body=body or voice.body,
        where=(name,),
    )


def _is_candidate(part: Part, name: Span) -> bool:
    """Whether somebody only runs for an office, and so does not speak for the state."""
    words = {t.lower_ for t in titles_of(part, name)}
    return not words.isdisjoint(speech_list("running"))


def _is_plain_person(context: Context, part: Part, name: Span, actor: Actor | None) -> bool:
    """Whether somebody named is an analyst, doctor or the like who speaks for nobody, however the report's state is called."""
    if not is_private(part, name) or (actor is not None and actor.name in holders().full):
        return False
    party = party_beside(context, part, name)
    return party is None or state_called(party) is not None


def _is_fuller(known: str | None, party: str | None) -> bool:
    """Whether a party known from elsewhere is the longer name of the one told here."""
    return bool(known and party and known.startswith(party))


def _bare(name: Span, actor: Actor | None, text: str) -> Span:
    """The name alone, where the mention has its title before it."""
    if actor is None:
        return name
    words = name.of(text)
    first = actor.name.split()[0]
    for word in (first, actor.name.split()[-1]):
        at = words.find(word)
        if at > 0:
            return type(name)(name.start + at, name.end)
        if at == 0:
            return name
    return name


def _party(context: Context, part: Part, name: Span, actor: Actor | None) -> str | None:
    party = party_beside(context, part, name)
    given = actor.affiliation if actor is not None else None
    if actor is None and party is not None and _is_unsaid(context, part, name):
        return _just_heard(context, part) or party
    if party in (None, given) and _is_guessed(context, part, actor):
        given = _just_heard(context, part) or given
        party = given
    if given is None or (
        party is not None and (is_opposed(part, name) or _is_apart(context, part, (party, given)))
    ):
        return party
    if party is not None and state_called(given) is None:
        return _owned(context, part, name) or given if state_called(party) is not None else party
    return _owned(context, part, name) or given


def _is_apart(context: Context, part: Part, sides: tuple[str, str]) -> bool:
    """Whether a body beside a name goes before a state that no word there is of."""
    party, given = sides
    if state_called(party) is not None or state_called(given) is None:
        return False
    known = context.bodies.is_body(party) or any(b.name == party for b in context.bodies.all)
    if not known and (" " not in party or not any(ends_body(word) for word in party.split())):
        return False
    if is_private_body(party.rsplit(maxsplit=1)[-1]):
        return True
    told = [
        a for a in context.draft.actors_in(part.span) if a.kind != "person" and given in (a.name, a.party)
    ]
    return not told and not is_of_state(frozenset(party.lower().split()))


def _just_heard(context: Context, part: Part) -> str | None:
    """The state that spoke in the paragraph before, as such: "Norway said …" before "Defence Minister X"."""
    last = context.said[-1] if context.said else None
    if last is None or last.is_person or part.sentence.paragraph - last.paragraph > 1:
        return None
    return last.party if state_called(last.speaker or "") is not None else None


def _is_guessed(context: Context, part: Part, actor: Actor | None) -> bool:
    """Whether a minister's state is told neither beside the name nor by the vocabulary or most of the report."""
    if actor is None or actor.name in holders().full or not context.first_named(actor):
        return False
    named = [a for a in context.draft.actors_in(part.span) if a.kind != "person"]
    titles = {t.lower_ for t in part.tokens}
    if named or context.draft.places_in(part.span) or titles.isdisjoint(("minister", "secretary")):
        return False
    home = context.home
    return home is None or actor.affiliation not in (home.name, home.party)


def _is_unsaid(context: Context, part: Part, name: Span) -> bool:
    """Whether a minister's or secretary's state is only guessed."""
    titles = {t.lower_ for t in part.tokens}
    return not titles.isdisjoint(("minister", "secretary")) and party_told(context, part, name) is None


def _owned(context: Context, part: Part, name: Span) -> str | None:
    """The state that owns an office before a name, which goes before a body that the title also names."""
    party = owner(context, part, name)
    return party if party and state_called(party) is not None else None


def introduce(context: Context, profile: Profile) -> None:
    """Read what stands about a person's name where it is no source: "Senate leader X wagged a finger"."""
    if profile.read:
        return
    profile.read = True
    for span in mentions_of(context.draft, profile):
        part = _part_about(context, span)
        if part is None:
            continue
        bare = span.__class__(max(span.start, span.end - len(profile.name)), span.end)
        role, body, where = office(context.draft, part.span, bare)
        if role:
            profile.note_office(role)
        if profile.role is None and role:
            profile.role, profile.role_where = role, where
            profile.body = profile.body or body
        ranked = {t.lower_.strip(".") for t in part.tokens} & speech_list("ranks")
        tell = party_told if ranked else party_beside
        party = tell(context, part, bare) if profile.party is None and not profile.told else None
        if party is not None and _is_candidate(part, bare) and state_called(party) is not None:
            profile.told = True
        elif party is not None:
            profile.party, profile.party_where = party, (part.span,)


def _part_about(context: Context, span: Span) -> Part | None:
    """The noun phrase that holds a name."""
    sentence = context.draft.sentence_at(span.start)
    tokens = sentence.tokens_in(span) if sentence is not None else []
    if sentence is None or not tokens:
        return None
    head = tokens[-1]
    if head.dep_ == "appos" and head.head.i < head.i and is_person_noun(head.head):
        head = head.head
    return Part(sentence, tuple(phrase(head, None)), head)


def of_profile(context: Context, profile: Profile, paragraph: int) -> Voice:
    """The voice of a person known in the report, cited to where they are named."""
    introduce(context, profile)
    support = [profile.where, *profile.party_where]
    if profile.role and profile.role_where is not None:
        support.append(profile.role_where)
    return Voice(
        speaker=profile.name,
        party=profile.party,
        role=profile.role,
        body=profile.body,
        is_person=True,
        where=(profile.where,),
        support=tuple(dict.fromkeys(support)),
        paragraph=paragraph,
    )
