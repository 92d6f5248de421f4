"""The body that somebody works for, named before their office or spoken of before: "Dolo Airlines CEO", "a spokesman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.actors.heads import actors_over
from verbale.reading.statements.descriptions.bodies import seat_of
from verbale.reading.statements.descriptions.offices import ends_body
from verbale.reading.statements.descriptions.own_names import is_title
from verbale.reading.statements.descriptions.titles import titles_of
from verbale.reading.statements.vocabulary import (
    called_by,
    is_generic_noun,
    is_private_body,
    speech_list,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Sentence
    from verbale.reading.statements.descriptions.context import Context
    from verbale.reading.statements.descriptions.sources import Part
    from verbale.terms import Span

_NEVER = ("GPE", "LOC", "NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "LANGUAGE")
_BETWEEN = 3
_ACRONYM = 4


def employer(context: Context, part: Part, name: Span | None) -> str | None:
    """The firm, bank or school whose name stands before an office: "Bank of England Governor"."""
    pointed = _pointed(context, part, name)
    if pointed is not None:
        return pointed
    words = _named_before(context, part, name)
    if not words or not any(is_private_body(t.text) for t in words):
        return None
    return " ".join(t.text for t in words)


def _pointed(context: Context, part: Part, name: Span | None) -> str | None:
    """The body that a plain noun before an office points back to: "company founder", "a hospital spokesman"."""
    offices = speech_list("body_offices")
    if name is None and part.tokens[0].lower_ != "the":
        offices = speech_list("bare_offices")
    for token in titles_of(part, name):
        before = token.nbor(-1) if token.i > part.tokens[0].i else None
        if (
            before is None
            or token.lower_ not in offices
            or before.tag_ != "NN"
            or not is_generic_noun(before.lower_)
        ):
            continue
        if any(t.pos_ == "PROPN" and t.i < before.i and t.i >= part.tokens[0].i for t in before.children):
            continue
        body = context.bodies.called(before.lower_, part.sentence.start + before.idx)
        if body is not None:
            return body.party
    return None


def called_first(context: Context, part: Part, name: Span | None) -> str | None:
    """The body that only the title names: "Congress leader", "PEGIDA member", "Dolo CEO"."""
    words = _named_before(context, part, name)
    if not words:
        return None
    here = actors_over(context.draft, part.sentence.start + words[-1].idx)
    seat = seat_of(" ".join(t.text for t in words))
    if seat is not None:
        return seat.party
    if here and here[0].kind != "person":
        return here[0].party
    if here and here[0].affiliation:
        return None
    return context.bodies.fuller(" ".join(t.text for t in words))


def _named_before(context: Context, part: Part, name: Span | None) -> list[Token]:
    """The words of a name before an office that bodies have, plain nouns between them allowed."""
    offices = {t.i for t in titles_of(part, name)}
    named = {t.i for t in part.sentence.tokens_in(name)} if name is not None else set()
    titles = [t for t in part.tokens if not t.is_punct and t.i not in named]
    titles = titles[
        : next(
            (
                n + 1
                for n, t in enumerate(titles)
                if t.i in offices and t.lower_ in speech_list("body_offices")
            ),
            0,
        )
    ]
    at = next((n for n, t in enumerate(titles) if t.lower_ in speech_list("body_offices") and n), None)
    before = _without_nouns(titles[:at]) if at is not None else []
    if not before or is_title(before[-1]) or _is_known(context, part, before[-1]):
        return []
    words = _entity(before[-1]) or _proper(context, part, before)
    low = {t.lower_ for t in words}
    if (
        len(words) == 1
        and is_generic_noun(words[0].lower_)
        and words[0].lower_ not in speech_list("chambers")
    ):
        return []
    if (speech_list("of_state") | speech_list("portfolios")) >= low or any(
        t.ent_type_ in _NEVER for t in words[-1:]
    ):
        return []
    if any(_is_known(context, part, t) for t in words) and not is_private_body(words[-1].text):
        return []
    return words if _is_sure(context, words, titles[at or 0]) else []


def _without_nouns(tokens: list[Token]) -> list[Token]:
    """Words before an office without the plain nouns that say which office it is: "mobile analyst"."""
    words = list(tokens)
    if (
        len(words) > 1
        and words[-1].pos_ == "PROPN"
        and not words[-1].ent_type_
        and words[-2].ent_type_ == "ORG"
    ):
        words.pop()
    for _ in range(_BETWEEN):
        if (
            words
            and words[-1].text.islower()
            and words[-1].pos_ in ("NOUN", "ADJ", "CCONJ")
            and not ends_body(words[-1].lower_)
        ):
            words.pop()
    return words if words and _can_name(words[-1]) else []


def _can_name(token: Token) -> bool:
    return bool(token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.text[:1].isupper()))


def _entity(last: Token) -> list[Token]:
    """The name of a body that a word ends, as the parse's model sees it."""
    found = next((e for e in last.doc.ents if e.label_ == "ORG" and e.start <= last.i < e.end), None)
    if found is None:
        return []
    words = [t for t in found if t.i <= last.i and t.pos_ != "DET"]
    dateline = len(words) > 1 and words[0].i == 0 and words[0].text.isupper() and not words[1].text.isupper()
    return words[1:] if dateline and len(words[0].text) > _ACRONYM else words


def _proper(context: Context, part: Part, before: list[Token]) -> list[Token]:
    words: list[Token] = []
    for token in reversed(before):
        gap = words and token.i != words[0].i - 1
        if gap or not _can_name(token) or is_title(token) or _is_known(context, part, token):
            break
        words.insert(0, token)
    return words


def _is_sure(context: Context, words: list[Token], office: Token) -> bool:
    """Whether a name before an office is a body's rather than a person's or a portfolio."""
    if not words or office.lower_ in speech_list("bare_offices") | {"chief"}:
        return bool(words)
    if not words[0].text[:1].isupper():
        return False
    name = " ".join(t.text for t in words)
    plain = office.text.islower() and not any(t.ent_type_ == "PERSON" for t in words)
    return plain or all(t.ent_type_ == "ORG" for t in words) or context.bodies.is_body(name)


def _is_known(context: Context, part: Part, token: Token) -> bool:
    """Whether a word is a state's, a people's or a person's name."""
    return any(
        a.kind in ("state", "people", "person")
        and not a.span.contains(part.sentence.at(part.head))
        and not context.bodies.is_body(a.name)
        for a in actors_over(context.draft, part.sentence.start + token.idx)
    )


def heard_before(context: Context, part: Part, name: Span | None) -> str | None:
    """The body that spoke right before or that the sentence before is about, for a spokesman of nobody's."""
    words = frozenset(t.lower_ for t in titles_of(part, name))
    free = speech_list("not_state") - {"company", "bank"}
    if words.isdisjoint(speech_list("bare_offices")) or not words.isdisjoint(free):
        return None
    if any(a.affiliation or a.kind != "person" for a in context.draft.actors_on(part.span)):
        return None
    spoke = _spoke_before(context, part)
    if spoke is not None and _is_other(part, name, spoke):
        return None
    if spoke is not None:
        return None if _is_outlet(context, spoke) else spoke
    for index in range(part.sentence.index, max(part.sentence.index - 2, -1), -1):
        body = _subject_body(context, context.draft.sentences[index], part)
        if body is not None:
            return body
    return None


def _spoke_before(context: Context, part: Part) -> str | None:
    """For whom spoke whoever spoke right before, if that is a body."""
    last = context.said[-1] if context.said else None
    if last is None or part.sentence.paragraph - last.paragraph > 1:
        return None
    if last.is_person:
        return last.party if any(b.party == last.party for b in context.bodies.all) else None
    return last.party if last.speaker else None


def _is_other(part: Part, name: Span | None, body: str) -> bool:
    """Whether a title names a kind of body that one cannot be called by: "an airport spokesman" of no airline."""
    kinds = {t.lower_ for t in titles_of(part, name) if t.dep_ in ("compound", "nmod")}
    known = called_by(body.rsplit(maxsplit=1)[-1])
    return bool(known) and any(is_generic_noun(kind) and kind not in known for kind in kinds)


def _is_outlet(context: Context, name: str) -> bool:
    return any(a.kind == "outlet" and a.name == name for a in context.draft.actors)


def _subject_body(context: Context, sentence: Sentence, part: Part) -> str | None:
    """The body that is a subject in a sentence before a source."""
    for body in context.bodies.all:
        if sentence.start <= body.span.start and body.span.end <= min(sentence.span.end, part.span.start):
            tokens = sentence.tokens_in(body.span)
            if any(t.dep_ in ("nsubj", "nsubjpass") for t in tokens) and not _is_outlet(context, body.name):
                return body.party
    return None
