"""For whom somebody speaks, by the words about their name or about the noun they are called by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.actors.holders import holders
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.statements.descriptions.bodies import is_of_state, name_without_owner, state_called
from verbale.reading.statements.descriptions.homes import is_sole, scenes, state_of_half
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.descriptions.titles import (
    holds_local_office,
    holds_office,
    is_private,
    stands_for,
    state_there,
    titles_of,
)
from verbale.reading.statements.parties.employers import called_first, employer, heard_before
from verbale.reading.statements.parties.links import linked, pointed_at
from verbale.reading.statements.parties.partisans import partisan
from verbale.reading.statements.vocabulary import person_nouns, speech_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.statements.descriptions.context import Context
    from verbale.terms import Actor, Span

_DETERMINING = frozenset(
    {"one", "other", "another", "second", "senior", "same", "several", "two", "three", "defense", "defence"}
)
_SIDES = ("armed_group", "opposition")
_BODIES = ("outlet", "organisation", "armed_group", "opposition")


def party_told(context: Context, part: Part, name: Span | None) -> str | None:
    """The party that the words of a source name, without a guess by what the report is about."""
    return _first(context, part, name, _TOLD)


def party_beside(context: Context, part: Part, name: Span | None) -> str | None:
    """The party that the words of a source give, None where they give none.

    In this order: an owner's ("Kenya's", "his"), one after "for" or "of", one that stands in the
    title, and for an office or organ that only a state has, the state the report is about.
    """
    return _first(context, part, name, (*_TOLD, *_GUESSED))


def _first(context: Context, part: Part, name: Span | None, finders: tuple[Finder, ...]) -> str | None:
    bloc = part.head.lower_ == "allies" and any(
        a.kind == "organisation" for a in context.draft.actors_in(part.span)
    )
    if part.head.lower_ in speech_list("against") and not bloc:
        return None
    for find in finders:
        party = find(context, part, name)
        if party is not None:
            return party or None
    return None


def owner(context: Context, part: Part, name: Span | None) -> str | None:
    """The party of "Kenya's", "the group's" or "his" before a title; "" for one who owns no office."""
    whose = [c for c in part.head.children if c.lower_ == "whose" and c not in part.tokens]
    for token in (*part.tokens, *whose):
        if (
            token.dep_ == "poss"
            and token.ent_type_ not in ("DATE", "TIME")
            and _owns_title(part, token, name)
        ):
            return _of_owner(context, part, token, name)
    return None


def _of_owner(context: Context, part: Part, token: Token, name: Span | None) -> str | None:
    if token.head == part.head and part.head.lower_ in speech_list("kin"):
        return ""
    if token.lower_ == "whose":
        return _referred_to(context, part, token)
    here = [
        a
        for a in actors_over(context.draft, part.sentence.start + token.idx)
        if not a.span.contains(part.sentence.at(token.head))
    ]
    if not here:
        return _unknown_owner(context, part, token)
    if _is_firm(context, part, here[0], name):
        return context.bodies.fuller(here[0].name)
    hand = part.head.lower_ in speech_list("owned_bodies") or token.head.lower_ in speech_list("hands")
    if here[0].kind == "person" and not hand and not holds_office(part, name):
        return ""
    return stands_for(here[0])


def _referred_to(context: Context, part: Part, whose: Token) -> str | None:
    """The party of "whose" before a title: the body or person that the clause is about."""
    clause = next((t for t in whose.ancestors if t.dep_ == "relcl"), None)
    if clause is None:
        return None
    noun = clause.head
    here = actors_over(context.draft, part.sentence.start + noun.idx)
    named = Part(part.sentence, tuple(t for t in noun.subtree if t.i < clause.left_edge.i), noun)
    span = name_without_owner(named, context.draft.text) if named.tokens else None
    if span is not None and (not here or here[0].span != span) and " " in span.of(context.draft.text):
        return context.bodies.fuller(" ".join(span.of(context.draft.text).split()))
    return stands_for(here[0]) if here else None


def _owns_title(part: Part, token: Token, name: Span | None) -> bool:
    """Whether an owner's title is the source's own: not "who follow Kenya's plans" nor what stands after "of"."""
    if any(t.dep_ == "relcl" and t in part.tokens for t in token.ancestors):
        return False
    if token.lower_ == "whose":
        return bool(token.head == part.head)
    if token.head.dep_ == "pobj" and token.head.head in part.tokens:
        return False
    if name is None or part.sentence.start + token.idx < name.start:
        return True
    title = token.head
    return title.dep_ == "appos" and title.lower_ in speech_list("body_offices") | speech_list(
        "acting_offices"
    )


def _is_firm(context: Context, part: Part, owner: Actor, name: Span | None) -> bool:
    """Whether an owner taken for a person is a firm: one called so, or whose is a chief executive."""
    if owner.kind != "person" or owner.via != "name":
        return False
    firmly = {t.lower_ for t in titles_of(part, name)} & speech_list("firm_offices")
    return context.bodies.is_body(owner.name) or bool(firmly and owner.name not in holders().full)


def is_opposed(part: Part, name: Span | None) -> bool:
    """Whether a title is of the opposition's, whoever's opposition it is: "opposition leader"."""
    return any(t.lower_ == "opposition" for t in titles_of(part, name))


def _opposition(context: Context, part: Part, name: Span | None) -> str | None:
    """The opposition that a title is of: its name in the report, else its state's adjective with it."""
    if not is_opposed(part, name):
        return None
    linking = linked(context, part, name)
    if linking is not None:
        return linking
    beside = [a for a in context.draft.actors_in(part.span) if name is None or not a.span.overlaps(name)]
    words = {t.text for t in titles_of(part, name)} | {t.text for t in part.tokens if t.dep_ == "poss"}
    states = [s for s in lexicon().states.values() if not words.isdisjoint((s.name, *s.adj, *s.alias))]
    known = [a for a in (beside or context.draft.actors) if a.kind == "opposition" and not a.name.islower()]
    if known:
        return known[0].name
    return f"{states[0].adjective} opposition" if states else None


def _unknown_owner(context: Context, part: Part, token: Token) -> str | None:
    """The state of an owner that is a place, else the owner's own name."""
    at = part.sentence.at(token)
    if token.lower_ in speech_list("fighters"):
        return _only_group(context)
    called = state_called(" ".join(t.text for t in token.subtree if t.dep_ not in ("case", "det")))
    called = called or state_of_half(context.draft, token)
    if called is not None:
        return called.party
    if token.pos_ == "NOUN":
        return pointed_at(context, part, token)
    place = context.draft.place_on(at)
    if place is not None:
        state = state_there(context, at)
        return state.party if state is not None else place.name if place.country else None
    return _owner_named(context, part, token)


def _owner_named(context: Context, part: Part, token: Token) -> str | None:
    """The state of an owner that is an office, else the owner's own name."""
    if token.lower_ in speech_list("acting_offices") | {"governor", "mayor"}:
        return context.home.party if context.home is not None else None
    if token.pos_ != "PROPN" or token.ent_type_ == "PERSON":
        return None
    known = context.profiles.of(" ".join(t.text for t in token.subtree if t.pos_ == "PROPN"))
    if known is not None:
        return known.party or ""
    named = Part(part.sentence, tuple(t for t in token.subtree if t.dep_ != "case"), token)
    span = name_without_owner(named, context.draft.text)
    return context.bodies.fuller(" ".join(span.of(context.draft.text).split())) if span is not None else None


def _only_group(context: Context) -> str | None:
    """The one armed group or opposition that a report names, which "the rebels" are."""
    names = {a.name for a in context.draft.actors if a.kind in _SIDES and a.via == "name"}
    return next(iter(names)) if len(names) == 1 else None


def _inside(context: Context, part: Part, name: Span | None) -> str | None:
    """The party that an adjective or noun in the title names: "Syrian officials", "NLD members"."""
    private = is_private(part, name)
    titles = {t.i for t in titles_of(part, name)}
    found = [
        actor
        for actor in context.draft.actors_in(part.span)
        if (name is None or not actor.span.overlaps(name))
        and not _is_own_organ(context, part, actor)
        and not context.draft.text[: actor.span.start].lower().endswith("non-")
        and not (name is not None and actor.kind == "outlet" and actor.span.start > name.end)
        and any(t.i in titles and not _is_seat(t) for t in part.sentence.tokens_in(actor.span))
        and _is_side(actor)
        and (not private or actor.kind in _BODIES)
    ]
    here = _police_here(context, part, found)
    if here is not None:
        return here
    if found:
        return stands_for(next((a for a in found if a.kind in _SIDES), found[0]))
    return "" if private else None


def _police_here(context: Context, part: Part, found: list[Actor]) -> str | None:
    """The state that police or authorities without a name are of, where their own sentence is set in another place."""
    local = part.head.lower_ in speech_list("local_forces") and part.head.lower_ != "mayor"
    if not local or any(a.via == "name" for a in found):
        return None
    there = set(scenes(context.draft, part.sentence))
    return lexicon().states[there.pop()].party if len(there) == 1 else None


def _is_own_organ(context: Context, part: Part, actor: Actor) -> bool:
    """Whether a mention is a source's own head, an organ without its state: "the Foreign Ministry"."""
    worded = " ".join(actor.span.of(context.draft.text).split())
    own = actor.span.contains(part.sentence.at(part.head)) and actor.name == worded
    return own and part.head.lower_ in speech_list("organs")


def _is_seat(token: Token) -> bool:
    """Whether a name only says where a body sits: "the Geneva-based group"."""
    return bool(token.dep_ == "npadvmod" and token.head.lower_ in ("based", "born", "trained", "educated"))


def _is_side(actor: Actor) -> bool:
    if actor.via == "pronoun" or actor.kind == "people":
        return False
    if (
        actor.kind not in _SIDES
        and stands_for(actor).split()[-1:]
        and stands_for(actor).split()[-1] in person_nouns()
    ):
        return False
    return bool(actor.affiliation) if actor.kind == "person" else not actor.name.islower()


def _placed(context: Context, part: Part, name: Span | None) -> str | None:
    """The state of "Jakarta police chief"."""
    for token in titles_of(part, name):
        state = state_there(context, part.sentence.at(token))
        if state is not None and holds_local_office(part, name):
            return state.party
    return None


def _acting(context: Context, part: Part, name: Span | None) -> str | None:
    """The state that acts earlier in the sentence of an office that only a state has: "Chad will not pay, the minister said"."""
    words = frozenset(t.lower_.strip(".") for t in titles_of(part, name))
    if words.isdisjoint(speech_list("acting_offices")) or not words.isdisjoint(speech_list("not_state")):
        return None
    for token in part.sentence.doc[: part.tokens[0].i]:
        if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ not in ("ROOT", "ccomp", "conj"):
            continue
        here = actors_over(context.draft, part.sentence.start + token.idx)
        state = state_called(here[0].name) if here and here[0].kind in ("state", "government") else None
        return state.party if state is not None and here[0].via == "name" else None
    return None


def _officials_before(context: Context, part: Part, name: Span | None) -> str | None:
    """The state of the officials heard shortly before: "one official" after "U.S. officials"."""
    if name is not None or part.head.lower_ not in ("official", "officials"):
        return None
    if any(
        t.pos_ in ("NOUN", "PROPN", "ADJ") and t.i < part.head.i and t.lower_ not in _DETERMINING
        for t in part.tokens
    ):
        return None
    last = context.last(
        lambda v: v.is_person and v.speaker is None and v.noun in ("official", "officials"),
        part.sentence.paragraph,
        2,
    )
    return (last.party or "") if last is not None else None


def _commanders_before(context: Context, part: Part, name: Span | None) -> str | None:
    """The side of whoever was heard right before, for "one commander" of nobody's."""
    last = context.said[-1] if context.said else None
    if name is not None or last is None or part.head.lower_ not in speech_list("of_sides"):
        return None
    if part.sentence.paragraph - last.paragraph > 1 or any(
        t.i < part.head.i and t.pos_ != "DET" and t.lower_ not in _DETERMINING for t in part.tokens
    ):
        return None
    sided = any(
        a.kind in (*_SIDES, "military") and last.party in (a.name, a.party) for a in context.draft.actors
    )
    return last.party if sided and not (last.is_person and last.speaker) else None


def _at_home(context: Context, part: Part, name: Span | None) -> str | None:
    """The state of a rank or organ that no state is named beside: "a police official", "Capt. X"."""
    words = frozenset(t.lower_.strip(".") for t in titles_of(part, name))
    if "administration" in words and any(a.party == "United States" for a in context.draft.actors):
        return "United States"
    if not words.isdisjoint(("sen", "rep", "congressman", "congresswoman")) and any(
        a.party == "United States" for a in context.draft.actors
    ):
        return "United States"
    post = bool(words & speech_list("posts") and words & {"secretary", "minister"})
    ranked = name is not None and not words.isdisjoint(speech_list("ranks"))
    stately = is_of_state(words) or ranked or post or not words.isdisjoint(speech_list("state_heads"))
    if is_private(part, name):
        return None
    if not words.isdisjoint(speech_list("local_heads")) and words.isdisjoint(speech_list("not_state")):
        return (
            context.home.party
            if context.home and is_sole(context.draft, part.sentence, context.home)
            else None
        )
    local = not words.isdisjoint(speech_list("local_forces") - {"mayor"})
    home = context.home_at(part.sentence) if local else context.home if stately else None
    if home is None or not words.isdisjoint(speech_list("not_state")):
        return None
    return home.party


Finder = Callable[["Context", Part, "Span | None"], "str | None"]
_TOLD: tuple[Finder, ...] = (_opposition, partisan, owner, employer, linked, called_first, _inside, _placed)
_GUESSED: tuple[Finder, ...] = (_acting, heard_before, _officials_before, _commanders_before, _at_home)
