"""Verbs by which somebody has a word for a thing: "the pact, dubbed “a trick” by the envoy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.statements.cues.parse import agent, child, passive, source_head
from verbale.reading.statements.quotations.shapes import FINITE
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Sentence

_VERBS = frozenset(
    {"brand", "call", "characterise", "characterize", "decry", "deride", "describe", "dismiss", "dub"}
    | {"hail", "label", "refer", "slam", "style", "term"}
)
_SELF = frozenset({"it", "itself", "himself", "herself", "themselves"})


def named_by(sentence: Sentence, quote: Span) -> tuple[Token, list[Token]] | None:
    """Who has a quotation's words for a thing, by the verb of naming before it with no other clause between.

    Returns:
        The verb, and the words that stand after "by" behind the quotation, none where the verb has a
        subject or agent of its own; None if nobody is said to be the one who names.
    """
    for token in reversed(sentence.tokens_in(Span(sentence.start, max(quote.start, sentence.start)))):
        if token.lemma_.lower() in _VERBS and token.tag_.startswith("V"):
            after = _by_after(sentence, quote) if token.tag_ == "VBN" else []
            return (token, after) if after or _has_namer(token) else None
        if token.tag_ in FINITE or token.text == ";":
            return None
    return None


def _has_namer(verb: Token) -> bool:
    """Whether the parse tells who names: a subject or an agent; what names itself has a name only."""
    if passive(verb):
        return agent(verb) is not None
    own, head = child(verb, "dobj"), source_head(verb)
    return head is not None and head.lower_ not in _SELF and (own is None or own.lower_ not in _SELF)


def _by_after(sentence: Sentence, quote: Span) -> list[Token]:
    """The noun phrase of a "by" right after a quotation, which the parse may have hung on a word within it."""
    after = sentence.tokens_in(Span(quote.end, max(sentence.end, quote.end)))
    if not after or after[0].lower_ != "by":
        return []
    noun = child(after[0], "pobj")
    return list(noun.subtree) if noun is not None else []
