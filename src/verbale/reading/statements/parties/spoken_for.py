"""For whom somebody speaks, by the words about their name or about the noun they are called by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.actors.lexicon import lexicon
from verbale.reading.statements.descriptions.bodies import is_of_state, state_called
from verbale.reading.statements.descriptions.homes import is_sole, scenes
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.descriptions.titles import (
    holds_local_office,
    is_private,
    stands_for,
    state_there,
    titles_of,
)
from verbale.reading.statements.parties.employers import called_first, employer, heard_before
from verbale.reading.statements.parties.links import linked
from verbale.reading.statements.parties.owners import owner
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
