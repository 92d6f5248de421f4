"""The party that follows a title: "a spokesman for X", "the director of X", "an expert from X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.statements.descriptions.bodies import (
    full_span,
    is_of_state,
    name_without_owner,
    state_called,
)
from verbale.reading.statements.descriptions.named import of_united_nations
from verbale.reading.statements.descriptions.offices import ends_body
from verbale.reading.statements.descriptions.sources import Part
from verbale.reading.statements.descriptions.titles import (
    holds_local_office,
    is_private,
    stands_for,
    state_there,
    titles_of,
)
from verbale.reading.statements.vocabulary import called_by, is_generic_noun, is_private_body, speech_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from verbale.reading.statements.descriptions.context import Context
    from verbale.terms import Actor, Span

_LINKS = frozenset({"for", "of", "from", "with", "at"})
_CHOOSING = frozenset({"appoint", "choose", "name", "nominate", "elect", "pick", "send", "employ", "hire"})
_POINTING = frozenset({"the", "this", "that", "same"})
_WITHIN = frozenset({"in", "inside", "within"})
_PORTFOLIOS = frozenset({"minister", "ministers", "secretary", "commissioner", "state"})
_OWN = ("compound", "amod", "nmod", "poss")
_STATES = ("state", "government", "people")


def linked(context: Context, part: Part, name: Span | None) -> str | None:
    """The party after "for", "of", "from", "with" or "at"; None where nothing follows that is one."""
    for noun in _linked_nouns(part, name):
        found = _whose(context, part, noun, name)
        if found is not None:
            return found
    return None


def _linked_nouns(part: Part, name: Span | None) -> Iterator[Token]:
    named = part.sentence.tokens_in(name) if name is not None else []
    yield from _employing(part)
    for token in (*titles_of(part, name), *named):
        yield from _appointers(token)
        yield from _joined(token)
        for link in token.children:
            if link.dep_ != "prep" or link.i < token.i:
                continue
            helps = link.lower_ == "to" and token.lower_ in speech_list("hands_to")
            for noun in link.children:
                inside = link.lower_ in _WITHIN and noun.lower_ in speech_list("bodies")
                if noun.lower_ in speech_list("fields") and link.lower_ == "of":
                    continue
                if noun.dep_ == "pobj" and (link.lower_ in _LINKS or inside or helps):
                    yield from _apposed(noun)
                    yield noun


def _employing(part: Part) -> Iterator[Token]:
    """The names after "at" and, for a spokesman, after "for", however deep: "head of markets at Dolo Bank"."""
    for link in part.tokens:
        spokes = link.lower_ == "for" and "spokes" in (link.head.lower_[:6], link.nbor(-1).lower_[:6])
        if link.dep_ != "prep" or not (link.lower_ == "at" or spokes):
            continue
        if any(t.dep_ == "relcl" for t in link.ancestors if t in part.tokens):
            continue
        for noun in link.children:
            if noun.dep_ == "pobj":
                yield from _apposed(noun)
                if noun.pos_ == "PROPN" or spokes:
                    yield noun


def _apposed(noun: Token) -> Iterator[Token]:
    """The name after a noun for a body: "Dolo" of "the consultancy Dolo"."""
    if noun.pos_ == "NOUN" and is_generic_noun(noun.lower_):
        yield from (c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i)


def _joined(token: Token) -> Iterator[Token]:
    """What somebody is said to lead or belong to: "who heads the council", "who sits on its board"."""
    for clause in token.children:
        if clause.dep_ != "relcl" or clause.lemma_ not in speech_list("belonging"):
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ != "who" for c in clause.children):
            continue
        for link in clause.children:
            if link.dep_ == "dobj" and _is_body_noun(link):
                yield link
            elif link.dep_ == "prep" and link.lower_ in ("on", "in", "for", "at", "with", "of", "to"):
                yield from (n for n in link.children if n.dep_ == "pobj" and _is_body_noun(n))


def _is_body_noun(token: Token) -> bool:
    """Whether a noun names or means a body, not a people or a place."""
    return ends_body(token.lower_) or (
        token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "LOC", "NORP", "PERSON", "FAC")
    )


def _appointers(token: Token) -> Iterator[Token]:
    """Who chose somebody to speak or act for them: "the negotiator appointed by the council"."""
    for clause in token.children:
        if clause.dep_ == "acl" and clause.lemma_ in _CHOOSING:
            for link in clause.children:
                if link.dep_ in ("agent", "prep") and link.lower_ == "by":
                    yield from (noun for noun in link.children if noun.dep_ == "pobj")


def _whose(context: Context, part: Part, noun: Token, name: Span | None) -> str | None:
    at = part.sentence.start + noun.idx
    here = [a for a in actors_over(context.draft, at) if name is None or not a.span.overlaps(name)]
    if here:
        return _of_mention(context, part, noun, (here[0], name))
    within = Part(part.sentence, _whole_name(noun), noun)
    span = part.sentence.at(noun)
    if any(p.span.overlaps(span) for p in context.draft.places if p.country or not ends_body(noun.lower_)):
        state = state_there(context, span)
        return state.party if state is not None and holds_local_office(part, name) else None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    entity = next((e for e in noun.doc.ents if e.label_ == "ORG" and e.start <= noun.i < e.end), ())
    if owner is not None and owner in entity:
        after = [t for t in entity if t.i > owner.i and t.tag_ != "POS"]
        kept = after if after and is_private_body(after[-1].text) else [t for t in entity if t.pos_ != "DET"]
        return "".join(t.text_with_ws for t in kept).strip()
    if owner is not None and (owned := actors_over(context.draft, part.sentence.start + owner.idx)):
        own = name_without_owner(within, context.draft.text) if noun.pos_ == "PROPN" else None
        if own is not None and noun.lower_ not in speech_list("organs_named"):
            return " ".join(own.of(context.draft.text).split())
        return stands_for(owned[0])
    private = is_private(part, name)
    body = _of_body(context, within, private=private) or pointed_at(context, within, noun)
    return body or (None if private else _local(context, within, name))


def pointed_at(context: Context, part: Part, token: Token) -> str | None:
    """The body or country that "the airline" or "the kingdom" points back to."""
    noun, at = token.lower_, part.sentence.start + token.idx
    if token.pos_ != "NOUN" or not any(c.lower_ in _POINTING for c in token.children):
        return None
    if noun in speech_list("countries"):
        state = context.country(noun, part.sentence, at)
        return state.party if state is not None else None
    body = context.bodies.called(noun, at)
    return body.party if body is not None else None


def _whole_name(noun: Token) -> tuple[Token, ...]:
    """The words under a noun and those that the model takes for one name with it, which a parse may part."""
    name = next((e for e in noun.doc.ents if e.label_ == "ORG" and e.start <= noun.i < e.end), ())
    tokens = {t.i: t for t in (*noun.subtree, *name) if t.i > noun.head.i}
    return tuple(tokens[i] for i in sorted(tokens))


def _of_mention(context: Context, part: Part, noun: Token, given: tuple[Actor, Span | None]) -> str | None:
    actor, name = given
    if actor.kind == "person" and context.bodies.is_body(actor.name):
        return context.bodies.fuller(actor.name)
    if actor.kind == "person" and not actor.affiliation and holds_local_office(part, name):
        return None
    if actor.kind == "person" and noun.head.lower_ == "of" and noun.head.head.lower_ in speech_list("heads"):
        return actor.name
    whole = _whole(context, part, noun, actor)
    if whole is not None:
        return whole
    if actor.name.islower() or (actor.kind in _STATES and is_private(part, name)):
        return None
    return of_united_nations(actor, context.draft.text) or stands_for(actor)


def _whole(context: Context, part: Part, noun: Token, actor: Actor) -> str | None:
    """The name of a body that goes on after what its mention covers: "Institute for …"."""
    words = tuple(t for t in noun.subtree if t in part.tokens)
    if actor.kind == "person" or actor.via != "name" or not words:
        return None
    span = full_span(actor, Part(part.sentence, words, noun), context.draft.text)
    return None if span == actor.span else " ".join(span.of(context.draft.text).split())


def _of_body(context: Context, within: Part, *, private: bool) -> str | None:
    """The body that a phrase names, by the actors in it or by its own words."""
    text = context.draft.text
    actors = [a for a in context.draft.actors_in(within.span) if not a.name.islower() and a.kind != "people"]
    span = name_without_owner(within, text)
    noun = within.head
    named = noun.pos_ == "PROPN" or (ends_body(noun.lower_) and any(_is_name(c) for c in noun.children))
    vague = noun.ent_type_ in ("GPE", "LOC") and not _leads(within)
    if span is not None and named and noun.ent_type_ != "DATE" and not vague:
        known = next((a for a in actors if a.span == span), None)
        if known is not None:
            return stands_for(known)
        words = " ".join(span.of(text).split())
        shaped = noun.ent_type_ == "ORG" or any(ends_body(w) for w in words.split())
        none = noun.head.head.lower_ in _PORTFOLIOS or (private and not shaped)
        return None if none or _treats(within, words) else words
    if actors and not (private and actors[0].kind in _STATES):
        return context.bodies.whole(actors[0]) or stands_for(actors[0])
    return None


def _leads(within: Part) -> bool:
    """Whether a name follows an office of firms: "chief executive of Flexo"."""
    above = within.head.head.head.lower_
    return above in speech_list("bare_offices") | {"officer"} or above.startswith("spokes")


def _treats(within: Part, words: str) -> bool:
    """Whether a body is only where a doctor or teacher works, for which they do not speak."""
    head = within.head.head.head.lower_
    works = head in speech_list("for_none") or head.endswith(("ologist", "iatrician", "iatrist"))
    return works and not {"hospital", "school"}.isdisjoint(
        called_by(words.rsplit(maxsplit=1)[-1].capitalize())
    )


def _is_name(token: Token) -> bool:
    """Whether a word is a name before the noun for what it names: "the Indepaz institute"."""
    return bool(token.dep_ == "compound" and token.pos_ == "PROPN" and token.ent_type_ != "NORP")


def _local(context: Context, within: Part, name: Span | None) -> str | None:
    """The state of "the provincial governor" or "the coast guard", where no state is named."""
    head = within.head
    words = frozenset({head.lower_, *(c.lower_ for c in head.children if c.dep_ in _OWN and c.i < head.i)})
    office = not words.isdisjoint(speech_list("local_offices"))
    local = is_of_state(words) or (office and name is not None)
    if not local:
        return None
    told = [s for a in context.draft.actors_in(within.span) if (s := state_called(a.name))]
    told += [s for p in context.draft.places_in(within.span) if (s := state_there(context, p.span))]
    home = told[0] if told else context.home_at(within.sentence)
    return home.party if home is not None else None
