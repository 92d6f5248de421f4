"""Persons who speak without being named: those in an office, those heard before, and those left unnamed."""

from __future__ import annotations

from dataclasses import replace

from verbale.reading.actors.heads import actors_over, parties_of
from verbale.reading.statements.descriptions.context import Context
from verbale.reading.statements.descriptions.offices import office
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.descriptions.titles import is_private
from verbale.reading.statements.parties.spoken_for import party_beside
from verbale.reading.statements.speakers.persons import introduce, of_profile
from verbale.reading.statements.vocabulary import is_generic_noun
from verbale.reading.statements.voice import Voice

_LONG_BACK = 12
_RANK_NOUNS = frozenset(
    {
        "official",
        "officials",
        "officer",
        "officers",
        "source",
        "sources",
        "member",
        "members",
        "person",
        "people",
    }
)

_VAGUE = frozenset({"official", "officer", "source", "diplomat", "person", "soldier", "man", "woman"})
_UNIQUE = frozenset(
    {
        "president",
        "premier",
        "minister",
        "king",
        "chancellor",
        "leader",
        "governor",
        "mayor",
        "pope",
        "prince",
    }
)


def described_person(context: Context, part: Part) -> Voice:
    """The voice of a person or persons told by a noun: who is meant if the report says, else unnamed."""
    private = is_private(part, None)
    holder = _office_holder(context, part)
    if holder is not None:
        return holder
    again = None if _is_unique(part) else _again(context, part) if _is_bare(part) else _same(context, part)
    if again is not None:
        return again
    party = party_beside(context, part, None)
    if part.definite and not private and part.head.tag_ == "NN":
        found = _known(context, part, party)
        if found is not None:
            return found
    if part.definite and party is None:
        again = _again(context, part)
        if again is not None:
            return again
    return _unnamed(context, part, party)


def _is_bare(part: Part) -> bool:
    """Whether a noun stands with "the" alone: "the official"."""
    return [t.lower_ for t in part.tokens] in (["the", part.head.lower_], ["that", part.head.lower_])


def _same(context: Context, part: Part) -> Voice | None:
    """The unnamed voice heard before whose description has all the words of this: "the second official"."""
    words = {t.lower_ for t in part.tokens}
    if part.tokens[0].lower_ != "the" or len(words) != len(part.tokens) or part.head.tag_ != "NN":
        return None
    asked = words - {"the"}
    asked = (
        {part.head.lower_}
        if len(asked) > 1 and all(is_generic_noun(w) for w in asked - {part.head.lower_})
        else asked
    )
    found = context.last(
        lambda v: v.is_person and v.speaker is None and asked <= set((v.description or "").lower().split()),
        part.sentence.paragraph,
        _LONG_BACK,
    )
    return replace(found.taken_up(part.sentence.paragraph), noun=part.head.lower_) if found else None


def _is_unique(part: Part) -> bool:
    """Whether a noun is an office that one person holds, whoever was called so before: "the president"."""
    return part.head.lower_ in _UNIQUE


def _office_holder(context: Context, part: Part) -> Voice | None:
    """The person whom the actors' reader takes an office for: "the president"."""
    here = actors_over(context.draft, part.sentence.start + part.head.idx)
    if len(here) != 1 or here[0].kind != "person" or here[0].name.islower():
        return None
    actor = here[0]
    words = actor.span.of(context.draft.text)
    if actor.via == "description" and (actor.name in (words, actor.role) or not actor.name[:1].isupper()):
        return None
    if " " not in actor.name or part.head.lower_ in actor.name.lower().split():
        return None
    profile = context.profiles.of(actor.name)
    base = of_profile(context, profile, part.sentence.paragraph) if profile else Voice(is_person=True)
    own = office(context.draft, part.span, None)[0]
    return replace(
        base,
        speaker=actor.name,
        party=actor.affiliation or base.party,
        role=own or base.role,
        where=(actor.span,),
        paragraph=part.sentence.paragraph,
        noun=part.head.lower_,
    )


def _known(context: Context, part: Part, party: str | None) -> Voice | None:
    """The person whose office is described, named elsewhere in the report with that office or right after."""
    own = office(context.draft, part.span, None)[0] or part.head.lower_
    if part.head.lower_ in _RANK_NOUNS:
        return None
    for known in context.profiles.full.values():
        introduce(context, known)
    profile = context.profiles.in_office(own, party, part.span.start)
    if profile is None and (party is not None or len(context.said) == 0):
        profile = context.profiles.named_next(part.sentence, own, party)
    if profile is None:
        return None
    if profile.party is None:
        profile.party, profile.party_where = party, (part.span,) if party else ()
    voice = of_profile(context, profile, part.sentence.paragraph)
    return replace(voice, role=own, noun=part.head.lower_, where=(profile.where,))


def _again(context: Context, part: Part) -> Voice | None:
    """The voice heard before under the same noun: "the diplomat" after "a Western diplomat"."""
    noun = part.head.lower_
    found = context.last(
        lambda v: v.is_person and v.noun == noun and v.description is not None,
        part.sentence.paragraph,
        _LONG_BACK,
    )
    last = context.said[-1] if context.said else None
    near = (
        last is not None
        and part.sentence.paragraph - last.paragraph <= 1
        and noun in _VAGUE
        and _is_bare(part)
    )
    if found is None and last is not None and near and last.is_person and last.speaker is None:
        found = last
    return replace(found.taken_up(part.sentence.paragraph), noun=noun) if found else None


def _unnamed(context: Context, part: Part, party: str | None) -> Voice:
    text = context.draft.text
    spans = part.spans(text)
    _, body, _ = office(context.draft, part.span, None)
    return Voice(
        party=party,
        body=body,
        description=" ".join(part.span.of(text).split()).strip(" ,"),
        jointly=_other_parties(context, part, party),
        is_person=True,
        plural=part.head.tag_ in ("NNS", "NNPS"),
        noun=part.head.lower_,
        where=tuple(spans),
        paragraph=part.sentence.paragraph,
    )


def _other_parties(context: Context, part: Part, party: str | None) -> tuple[str, ...]:
    """The further parties that several speak for: "the ministers of Kenya and Chad"."""
    if party is None or part.head.tag_ not in ("NNS", "NNPS"):
        return ()
    found = [a.name for a in actors_over(context.draft, part.sentence.start + part.head.idx)]
    for link in part.head.children:
        noun = next((c for c in link.children if c.dep_ == "pobj"), None) if link.dep_ == "prep" else None
        if noun is not None and link.lower_ in ("of", "from", "for") and list(noun.conjuncts):
            found += [a.party for a in parties_of(context.draft, part.sentence, noun)]
    return tuple(dict.fromkeys(n for n in found if n != party)) if len(found) > 1 else ()
