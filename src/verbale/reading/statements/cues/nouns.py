"""Attributions with no verb: "according to X", "X's claim that", and a speaker's name before a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verbale.reading.statements.cues.lexicon import Cue, cue_list, noun_forms
from verbale.reading.statements.cues.parse import Inside, child, passive, phrase, source_head
from verbale.reading.statements.found import Found, runs, trim
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Sentence

_COLON_WORDS = 3
_SPEAKER = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]*|of|the|and|for|de|al|on|to|in|,)(?:[ \xa0]|(?=:))){1,8}:(?=[ \xa0]\S)"
)


def according(sentence: Sentence, text: str) -> Iterator[Found]:
    """In "According to X, …" the clause it stands in is the content."""
    doc = sentence.doc
    for token in doc:
        if token.lower_ != "according" or token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
            continue
        to = doc[token.i + 1]
        whom = child(to, "pobj") or child(token, "pobj")
        if whom is None:
            continue
        found = Found(sentence, token, None, "according")
        found.cue = runs(sentence, [token, to], text)
        found.source = runs(sentence, whom.subtree, text)
        gone = {t.i for t in token.subtree} | {t.i for t in whom.subtree} | {to.i}
        found.content = runs(sentence, [t for t in _clause_of(token).subtree if t.i not in gone], text)
        yield found


def _clause_of(token: Token) -> Token:
    """The verb of the clause a phrase stands in; a relative or other lower clause is passed over."""
    node = token.head
    while node.head.i != node.i and not _is_own_clause(node):
        node = node.head
    return node


def _is_own_clause(node: Token) -> bool:
    """Whether a verb heads a main clause of its own, after "but" or a semicolon."""
    if node.pos_ not in ("VERB", "AUX") or node.dep_ not in ("conj", "parataxis"):
        return False
    return any(c.lower_ in (";", "but", "while") for c in (*node.head.children, *node.children))


def noun_cues(sentence: Sentence, quoted: Inside, text: str) -> Iterator[Found]:
    """A noun that attributes, its possessor as source: "X's demand for", "a warning that"."""
    forms = noun_forms()
    for noun in sentence.doc:
        entry = forms.get(noun.lower_)
        if entry is None or noun.tag_ not in ("NN", "NNS") or quoted(noun):
            continue
        owner = child(noun, "poss")
        lender = _lender(noun) if owner is None else None
        taken = _noun_content(noun, entry, owned=owner is not None or lender is not None)
        if taken is None or (owner is None and lender is None and noun.lower_ not in cue_list("hearsay")):
            continue
        content, joining = taken
        found = Found(sentence, noun, entry, "noun")
        if owner is not None:
            found.source = runs(sentence, [t for t in owner.subtree if t.dep_ != "case"], text)
        elif lender is not None:
            found.source = runs(sentence, phrase(lender[1], lender[0]), text)
            joining = [*lender[0].doc[lender[0].i : noun.i], *joining]
        found.cue = runs(sentence, [noun, *joining], text)
        found.content = runs(sentence, content.subtree, text)
        if found.content:
            yield found


def _lender(noun: Token) -> tuple[Token, Token] | None:
    """The verb that lends a noun its subject, and that subject: "they made the claim that"."""
    verb = noun.head
    if (
        noun.dep_ != "dobj"
        or verb.lemma_.lower() not in cue_list("light")
        or passive(verb)
        or noun.i < verb.i
    ):
        return None
    head = source_head(verb)
    return None if head is None else (verb, head)


def _noun_content(noun: Token, entry: Cue, *, owned: bool) -> tuple[Token, list[Token]] | None:
    for part in noun.children:
        if part.dep_ in ("acl", "ccomp") and part.i > noun.i:
            marks = {c.lower_ for c in part.children if c.dep_ in ("mark", "aux", "advmod")}
            if marks & {"that", "whether"} and "clause" in entry.takes:
                return part, []
            if "to" in marks and "infinitive" in entry.takes and owned:
                return part, []
        if part.dep_ == "prep" and part.lower_ in entry.with_words and owned and part.i == noun.i + 1:
            what = child(part, "pobj", "pcomp")
            if what is not None:
                return what, [part]
    return None


def colon(sentence: Sentence, text: str) -> Found | None:
    """A name before a colon, as in headlines and transcripts."""
    match = _SPEAKER.match(text, sentence.start, sentence.end)
    if match is None:
        return None
    name = trim(Span(match.start(), match.end()), text)
    if name.of(text).lower() in cue_list("labels") or name.of(text).split()[0].lower() in cue_list("labels"):
        return None
    found = Found(sentence, None, None, "colon")
    found.source = [name]
    found.cue = [Span(match.end() - 1, match.end())]
    content = trim(Span(match.end(), paragraph_end(text, sentence.end)), text)
    if len(content.of(text).split()) < _COLON_WORDS:
        return None
    found.content = [content]
    return found


def paragraph_end(text: str, at: int) -> int:
    """The end of the line that holds an offset."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end
