"""Whom a token in a role stands for: a party, a person, a people, a body or a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verbale.reading.actors import actors_over, parties_of
from verbale.reading.draft import Draft, Sentence
from verbale.reading.events.lexicon import is_unit, is_word
from verbale.reading.events.roles import initiators, recipients
from verbale.reading.events.sources import is_quoted, source_at
from verbale.reading.events.triggers import Trigger
from verbale.reading.events.vocabulary import is_person_word, is_role_word
from verbale.terms import Actor, Place, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SELF = frozenset({"they", "it", "we", "i", "he", "she"})
_SEVERAL = frozenset({"they", "it"})
_SPEAKING = frozenset({"we", "i"})
_FIGHTING = frozenset({"armed_group", "military"})
_WITHIN = frozenset({"in", "at", "from"})
_AROUND = frozenset({"in", "near", "around", "outside", "inside", "across"})
_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
_NAMES = frozenset({"PERSON", "ORG", "NORP"})
_MAX_COMPLEMENT_WORDS = 6
_BARE_PLACE = 2


@dataclass(slots=True, frozen=True)
class Role:
    """A name in a role.

    Attributes:
        name: the party's, or the words for those who are no known actor.
        span: where it stands.
        kind: the actor's sort, None for what is no actor.
        side: whose side it is on.
        person: the person through whom the party acts.
        named: whether that person is named.
        place: whether it is a place.
    """

    name: str
    span: Span
    kind: str | None = None
    side: str | None = None
    person: str | None = None
    named: bool = False
    place: bool = False


def role_of(actor: Actor) -> Role:
    """A mention of an actor as a role: by the party it acts for."""
    named = actor.name if actor.kind == "person" and actor.party != actor.name else None
    side = actor.affiliation or actor.party
    return Role(actor.party, actor.span, actor.kind, side, named, actor.via != "description")


def acting(draft: Draft, sentence: Sentence, tokens: Iterable[Token]) -> list[Role]:
    """The parties of the first token that stands for any."""
    for token in tokens:
        if _is_bare_pronoun(draft, sentence, token):
            spoken = _speaker(draft, sentence, token)
            if spoken or token.lower_ in _SPEAKING or is_quoted(draft, sentence.at(token).start):
                return spoken
        found = {a.party: role_of(a) for a in parties_of(draft, sentence, token) if a.kind != "outlet"}
        if found:
            return [_reported(draft, sentence, token, r) for r in found.values()]
    return []


def _reported(draft: Draft, sentence: Sentence, token: Token, role: Role) -> Role:
    """Whose troops are meant that an army tells of: "the Chadian army said troops had shot", "its fighters"."""
    if role.kind not in _FIGHTING or not role.name.islower():
        return role
    own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children)
    source = source_at(draft, sentence, role.span.start)
    if source is None or source.name is None or not source.support or source.kind not in _FIGHTING:
        return role
    if not own and not (role.kind == source.kind == "military"):
        return role
    return Role(source.name, source.support[0], source.kind, source.side)


def _is_bare_pronoun(draft: Draft, sentence: Sentence, token: Token) -> bool:
    """Whether a pronoun stands for nobody known yet."""
    is_pronoun = token.pos_ == "PRON" and token.lower_ in _SELF
    return is_pronoun and not actors_over(draft, sentence.at(token).start)


def worded(draft: Draft, sentence: Sentence, trigger: Trigger) -> list[Role]:
    """Who does it in the text's own words, where it is people or a body not known by name."""
    for token in initiators(trigger):
        body = is_role_word(token.lemma_.lower(), "bodies") or token.ent_type_ == "ORG"
        if token.pos_ not in ("NOUN", "PROPN") or not (body or is_people(token)):
            continue
        return [_in_words(draft, sentence, token)]
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


def undergoing(draft: Draft, sentence: Sentence, trigger: Trigger, actors: list[Role]) -> list[Role]:
    """To whom it is done: the likeliest token that stands for anyone but those who act.

    A building that is attacked comes before the place where it stands, and nobody is guessed where
    a name stands that is not known.
    """
    named = False
    for token in recipients(trigger):
        found = _at(draft, sentence, trigger, token, actors)
        if found:
            ground = all(r.place for r in found)
            return (
                [] if named and ground else (ground and _held_for(draft, sentence, trigger, actors)) or found
            )
        unknown = token.pos_ == "PROPN" and token.ent_type_ in _NAMES and token.dep_ not in _BEFORE
        at = token.dep_ != "pobj" or is_word(trigger.entry.type, "harsh")
        named = named or unknown or (at and _is_site(trigger, token))
    if is_role_word(trigger.entry.type, "addressed") and not named:
        return _later_actor(draft, sentence, trigger, actors)
    return []


def _held_for(draft: Draft, sentence: Sentence, trigger: Trigger, actors: list[Role]) -> list[Role]:
    """Whom a protest that names but its place is about."""
    return _later_actor(draft, sentence, trigger, actors) if trigger.entry.type == "PROTEST" else []


def aimed_at(draft: Draft, sentence: Sentence, trigger: Trigger, actors: list[Role]) -> list[Role]:
    """What it is aimed at, where nobody known undergoes it.

    The next actor of what is granted, a building, a vehicle or a body in the text's own words, the
    place that a curfew or a truce is for.
    """
    taken = {r.name for r in actors}
    tokens = [
        t
        for t in recipients(trigger)
        if t.dep_ not in _BEFORE or taken.isdisjoint(r.name for r in acting(draft, sentence, [t]))
    ]
    site = next((t for t in tokens if _is_site(trigger, t)), None)
    aim = next((p for t in tokens if _is_aim(trigger, t) for p in _places_of(draft, sentence, t)), None)
    if aim is not None and aim.name not in taken:
        return [Role(aim.name, aim.span, place=True)]
    if site is not None:
        return [_in_words(draft, sentence, site)]
    if is_role_word(trigger.entry.type, "granted"):
        found = _later_actor(draft, sentence, trigger, actors)
        if found:
            return found
    places = (_place_of_area(draft, sentence, t) for t in tokens if _is_whole(trigger, t))
    place = next((p for p in places if p is not None), None)
    if place is None and trigger.verb and trigger.entry.type == "AID":
        place = _place_after(draft, sentence, trigger)
    if place is None or place.name in taken:
        return []
    return [Role(place.name, place.span, place=True)]


def _is_aim(trigger: Trigger, token: Token) -> bool:
    """Whether a word only says that a place was aimed at: "fired at targets in Kobani"."""
    return is_word(trigger.entry.type, "forceful") and is_role_word(token.lemma_.lower(), "aims")


def _places_of(draft: Draft, sentence: Sentence, token: Token) -> Iterator[Place]:
    """The places in, near or around which something is."""
    for link in token.children:
        if link.dep_ == "prep" and link.lower_ in _AROUND:
            spans = [sentence.at(c) for c in link.children if c.dep_ == "pobj"]
            yield from (p for s in spans for p in draft.places if p.span.overlaps(s))


def _is_whole(trigger: Trigger, token: Token) -> bool:
    """Whether an area undergoes an act: taken, or under a curfew."""
    used = [t for t in trigger.token.doc if t.i in trigger.used]
    territorial = any(is_role_word(t.lemma_.lower(), "territorial") for t in (trigger.token, *used))
    return territorial or token.dep_ in ("dobj", "nsubjpass")


def _place_after(draft: Draft, sentence: Sentence, trigger: Trigger) -> Place | None:
    """The first place in what is given: "gave money to rebuild schools in Chad"."""
    subtree = {t.i for t in trigger.token.subtree}
    after = Span(sentence.at(trigger.token).end, sentence.end)
    for place in draft.places_in(after):
        tokens = sentence.tokens_in(place.span)
        if tokens and tokens[0].i in subtree and not _is_within_aside(trigger, tokens[0], ("relcl",)):
            return place
    return None


def _at(draft: Draft, sentence: Sentence, trigger: Trigger, token: Token, actors: list[Role]) -> list[Role]:
    """Whom one token stands for: an actor, people in the text's words, a place."""
    here = sentence.at(token)
    meant = acting(draft, sentence, [token])
    known = _but(trigger, meant, actors, here)
    named = [here, *(sentence.at(c) for c in token.children if c.dep_ == "appos")]
    own = any(r.span.overlaps(one) and not _is_bare(r, token) for r in known for one in named)
    if is_people(token) and not own and not (known and is_role_word(token.lemma_.lower(), "representatives")):
        return [_in_words(draft, sentence, token)]
    if known or (meant and token.dep_ in _BEFORE):
        return known
    taken = {r.name for r in actors}
    return [r for r in _others(draft, sentence, token) if r.name not in taken]


def _is_bare(role: Role, token: Token) -> bool:
    """Whether a mention names people by one word, who are told apart by those before it: "Sikh nationalist demonstrators"."""
    before = any(c.dep_ in _BEFORE and c.pos_ in ("ADJ", "PROPN", "NOUN") for c in token.lefts)
    return before and role.name.islower() and " " not in role.name and is_people(token)


def _but(trigger: Trigger, found: list[Role], actors: list[Role], here: Span) -> list[Role]:
    """Those found but who act themselves.

    Whoever is harmed, held or freed is the person, and so is whoever is opposed by their own side.
    """
    taken = {r.name for r in actors}
    persons = {r.person or r.name for r in actors}
    bodily = is_role_word(trigger.entry.type, "bodily")
    kept = []
    for role in found:
        harmed = bodily and role.named and role.span.overlaps(here)
        if role.person and role.person not in persons and (harmed or role.name in taken):
            kept.append(replace(role, name=role.person, person=None))
        elif role.name not in taken:
            kept.append(role)
    return kept


def _later_actor(draft: Draft, sentence: Sentence, trigger: Trigger, actors: list[Role]) -> list[Role]:
    """For an act of word, the next actor in what is said; for a protest, in what it is held for."""
    asides = ("relcl",) if trigger.entry.type == "PROTEST" else ("relcl", "advcl")
    subtree = {t.i for t in trigger.token.subtree}
    after = sentence.at(trigger.token).end
    for actor in draft.actors_in(Span(after, sentence.end)):
        tokens = sentence.tokens_in(actor.span)
        halved = draft.text[actor.span.end : actor.span.end + 1] == "-"
        if actor.kind == "outlet" or halved or not tokens or tokens[0].i not in subtree:
            continue
        found = _but(trigger, [role_of(actor)], actors, actor.span)
        if found and not _is_within_aside(trigger, tokens[0], asides):
            return found
    return []


def _is_within_aside(trigger: Trigger, token: Token, asides: tuple[str, ...]) -> bool:
    """Whether a relative clause stands between an act of word and a name."""
    between = (a for a in (token, *token.ancestors) if trigger.token.is_ancestor(a))
    return any(a.dep_ in asides for a in between)


def _others(draft: Draft, sentence: Sentence, token: Token) -> list[Role]:
    """A place, or people who are no known actor, in the text's own words."""
    span = sentence.at(token)
    place = next((p for p in draft.places if p.span.overlaps(span)), None)
    if place is not None:
        return [Role(place.name, place.span, place=True)]
    if is_people(token) or _is_held(token) or (token.head.lower_ == "by" and _is_body(token)):
        return [_in_words(draft, sentence, token)]
    return []


def _place_of_area(draft: Draft, sentence: Sentence, token: Token) -> Place | None:
    """The place that an area is part of: "parts of X", "the town of X", "the X region"."""
    if not is_role_word(token.lemma_.lower(), "areas"):
        return None
    near = [g for c in token.children if c.lower_ == "of" for g in c.children]
    near += [c for c in token.children if c.dep_ in ("compound", "appos", "nmod", "poss")]
    spans = [sentence.at(one) for one in near]
    return next((p for s in spans for p in draft.places if p.span.overlaps(s)), None)


def _in_words(draft: Draft, sentence: Sentence, token: Token) -> Role:
    """People or a body in the text's own words: with what stands before, and whose or where they are."""
    before = (t for t in token.lefts if t.dep_ in _BEFORE and t.pos_ != "PRON")
    left = [g for t in before for g in _whole(t)]
    where = sentence.over([*left, token, *_name_after(token), *_complement(token)])
    name = " ".join(where.of(draft.text).split())
    return Role(_uncapitalised(name, sentence.tokens_in(where)[0]), where)


def plain_name(sentence: Sentence, role: Role) -> str:
    """A role's name; a common noun without the capital of a sentence's first word: "Troops" are "troops"."""
    first = sentence.tokens_in(role.span)[:1] if sentence.span.contains(role.span) else []
    common = bool(first) and role.name == first[0].text and (is_people(first[0]) or _is_body(first[0]))
    return _uncapitalised(role.name, first[0]) if common else role.name


def _is_body(token: Token) -> bool:
    return is_unit(token.lemma_.lower()) or is_role_word(token.lemma_.lower(), "bodies")


def _uncapitalised(name: str, first: Token) -> str:
    """Words as they stand within a sentence: the capital of its first word is no part of them."""
    plain = first.i == 0 and first.pos_ in ("NOUN", "ADJ", "VERB") and not (first.ent_type_ or first.is_upper)
    return name[0].lower() + name[1:] if plain else name


def _complement(token: Token) -> list[Token]:
    """The words that say whose or where: "of the mine", "in Goma"; none where it goes on.

    Where a building stands the event's own place tells.
    """
    after = next((c for c in token.rights if c.dep_ == "prep"), None)
    if after is None or after.i != token.i + 1:
        return []
    noun = next((c for c in after.children if c.dep_ == "pobj"), None)
    words = list(after.subtree)
    if after.lower_ in _WITHIN and _is_placed(token) and len(words) <= _BARE_PLACE:
        return []
    named = noun is not None and (after.lower_ == "of" or (after.lower_ in _WITHIN and noun.pos_ == "PROPN"))
    plain = all(t.dep_ not in ("relcl", "acl", "advcl", "punct") for t in words)
    return words if named and plain and len(words) <= _MAX_COMPLEMENT_WORDS else []


def _name_after(token: Token) -> list[Token]:
    """The name that stands right behind what it is of: "the newspaper El Faro"."""
    name = next((c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    words = list(name.subtree) if name is not None else []
    plain = bool(words) and words[0].i == token.i + 1 and all(t.pos_ == "PROPN" for t in words)
    return words if plain else []


def _is_placed(token: Token) -> bool:
    """Whether a word is for who rules, or for a building that no body is called by."""
    word = token.lemma_.lower()
    return is_role_word(word, "rulers") or (is_role_word(word, "sites") and not is_role_word(word, "seats"))


def _whole(modifier: Token) -> list[Token]:
    """A modifier with its own words: "rebel-held", "U.N. peacekeeping"."""
    start = min(t.i for t in modifier.subtree)
    return list(modifier.doc[start : modifier.i + 1])


def _is_held(token: Token) -> bool:
    """An area told by who holds it or lives there: "rebel-held areas", "civilian neighbourhoods"."""
    word = token.lemma_.lower()
    if not (is_word(word, "areas") or is_role_word(word, "areas")):
        return False
    return any(is_word(c.lemma_.lower(), "holding") for c in token.lefts)


def _is_site(trigger: Trigger, token: Token) -> bool:
    """Whether a token is a building, a vehicle or the like that is attacked, or a body that is addressed."""
    word = token.lemma_.lower()
    halved = token.i > 0 and token.nbor(-1).text == "-"
    if token.pos_ not in ("NOUN", "PROPN") or token.i in trigger.used or halved:
        return False
    if is_word(trigger.entry.type, "forceful"):
        return is_role_word(word, "sites") or is_role_word(word, "bodies")
    return is_role_word(word, "bodies") or token.ent_type_ == "ORG"


def is_people(token: Token) -> bool:
    """Whether a token is a word for people."""
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and is_person_word(token.lower_, token.lemma_.lower())
