"""Attributions whose cue is a verb: "X said that", "X, he said, …", "X refused to", "X was told"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verbale.reading.statements.cues.contents import content_of
from verbale.reading.statements.cues.lexicon import Cue, cue_list, verb_forms
from verbale.reading.statements.cues.parse import (
    Inside,
    agent,
    child,
    cue_tokens,
    passive,
    phrase,
    source_head,
)
from verbale.reading.statements.found import Found, runs, trim
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Sentence

_REMAINDER_WORDS = 4
_SOURCE_WORDS = 20
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})


def cue_verbs(sentence: Sentence, quoted: Inside) -> list[tuple[Token, Cue]]:
    """The verbs of a sentence that attribute and stand in no quotation."""
    forms = verb_forms()
    return [
        (token, entry)
        for token in sentence.doc
        if (entry := forms.get(token.lower_)) is not None and token.tag_[0] == "V" and not quoted(token)
    ]


def attribute_verb(sentence: Sentence, verb: Token, entry: Cue, quoted: Inside, text: str) -> Found | None:
    """The attribution that a verb makes, None if it has no content in its sentence."""
    taken = content_of(verb, entry, quoted) or _parenthesis(verb, entry) or _remainder(verb, entry)
    if taken is None:
        return None
    frame, words, joining = taken
    found = outline(sentence, verb, entry, frame, text)
    cue = {t.i for t in cue_tokens(verb)} | {t.i for t in joining}
    found.cue = runs(sentence, [verb.doc[i] for i in cue], text)
    taboo = cue | {t.i for span in found.source for t in sentence.tokens_in(span)}
    words = _undayed([w for w in sorted(words, key=lambda w: w.i) if w.i not in taboo], verb)
    found.content = runs(sentence, {w.i: w for w in words}.values(), text)
    return found if found.content else None


def _undayed(words: list[Token], verb: Token) -> list[Token]:
    """The content without a day that belongs to the cue: "said on Sunday the road was open"."""
    if len(words) < _REMAINDER_WORDS or words[0].lower_ not in cue_list("days") or words[0].i <= verb.i:
        return words
    return words if words[1].is_punct or words[1].pos_ in ("VERB", "AUX") else words[1:]


def outline(sentence: Sentence, verb: Token, entry: Cue, frame: str, text: str) -> Found:
    """An attribution with its source and its cue, its content still to be found."""
    found = Found(sentence, verb, entry, frame)
    head = _passive_source(verb) if passive(verb) else source_head(verb)
    cue = cue_tokens(verb)
    if head is not None:
        held = {t.i for t in cue}
        found.source = runs(sentence, [t for t in phrase(head, verb) if t.i not in held], text)
    found.cue = runs(sentence, cue, text)
    return found


def _passive_source(verb: Token) -> Token | None:
    """The agent of a passive verb; who is quoted, not by whom, is the source of "was quoted by"."""
    return child(verb, "nsubjpass") if verb.lemma_ == "quote" else agent(verb)


def _remainder(verb: Token, entry: Cue) -> tuple[str, list[Token], list[Token]] | None:
    """What a plain verb of saying leaves of its sentence, where the parse failed: all after it, else all before."""
    if entry.lemma not in cue_list("plain") or verb.tag_ not in ("VBD", "VBZ", "VBP") or passive(verb):
        return None
    after = _from_that(verb) or _up_to_end(verb)
    if len(after) >= _REMAINDER_WORDS and after[0].pos_ in (*_NAMING, "SCONJ"):
        return "remainder", after, []
    head = source_head(verb)
    edge = min(verb.i, head.left_edge.i) if head is not None else verb.i
    while edge > 0 and verb.doc[edge - 1].pos_ in ("PROPN", "DET", "ADJ", "NOUN", "PRON"):
        edge -= 1
    before = list(verb.doc[:edge])
    if len(before) >= _REMAINDER_WORDS and before[-1].text == "," and len(after) < _REMAINDER_WORDS:
        return "remainder", before, []
    return None


def _from_that(verb: Token) -> list[Token]:
    """The words from "that" on, where only phrases with no verb stand before it: "said in a statement that"."""
    for token in verb.doc[verb.i + 1 : -1]:
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT"):
            return list(verb.doc[token.i :])
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            break
    return []


def _up_to_end(verb: Token) -> list[Token]:
    """The words after a verb, without the day that may come first."""
    after = list(verb.doc[verb.i + 1 :])
    while after and (after[0].ent_type_ == "DATE" or after[0].is_space):
        after.pop(0)
    return after


def _parenthesis(verb: Token, entry: Cue) -> tuple[str, list[Token], list[Token]] | None:
    """In "The road, they said, was open" what the verb stands in is its content."""
    if "clause" not in entry.takes or verb.dep_ not in ("parataxis", "advcl", "ccomp", "dep"):
        return None
    if child(verb, "nsubj") is None or child(verb, "ccomp", "xcomp", "dobj") is not None:
        return None
    mark = child(verb, "mark", "advmod")
    if verb.dep_ == "advcl" and (mark is None or mark.lower_ != "as"):
        return None
    gone = {t.i for t in verb.subtree}
    return "parenthesis", [t for t in verb.head.subtree if t.i not in gone], []


def beside(found: Found, text: str) -> list[Span]:
    """The source of a quotation by position: between the quotation and the verb, else right after the verb."""
    sentence, verb = found.sentence, found.word
    if verb is None or not found.cue:
        return []
    start = found.cue[0].start
    floor = max([sentence.start, *(c.end for c in found.content if c.end <= start)])
    between = trim(Span(floor, start), text)
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens_in(between)):
        return _above(sentence, verb, text)
    if between.start < between.end and len(between.of(text).split()) <= _SOURCE_WORDS:
        return [between] if any(c.isalpha() for c in between.of(text)) else []
    end = verb.i + 1
    while end < len(verb.doc) and verb.doc[end].pos_ in _NAMING and not verb.doc[end].is_punct:
        end += 1
    return runs(sentence, verb.doc[verb.i + 1 : end], text)


def _above(sentence: Sentence, verb: Token, text: str) -> list[Span]:
    """The subject of the clause that a cue stands in; after a comma that of the whole sentence."""
    nodes = [n for n in verb.ancestors if (s := child(n, "nsubj", "nsubjpass")) is not None and s.i < verb.i]
    if not nodes:
        return []
    loose = verb.i > 0 and verb.nbor(-1).text == ","
    subject = child(nodes[-1 if loose else 0], "nsubj", "nsubjpass")
    return runs(sentence, phrase(subject, verb), text) if subject is not None else []
