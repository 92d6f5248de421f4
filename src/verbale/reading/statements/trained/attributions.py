"""From ranges of pieces to attributions over words, and the quotations that the network left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from verbale.reading.draft import Draft, Sentence
from verbale.reading.encoder import Pieces
from verbale.reading.quotes import quotations
from verbale.reading.statements.cues.lexicon import Cue, adjectives, noun_forms, verb_forms
from verbale.reading.statements.cues.parse import agent, child, passive, phrase
from verbale.reading.statements.cues.verbs import cue_verbs
from verbale.reading.statements.found import Found, merge, outermost, runs, trim
from verbale.reading.statements.quotations.quoted import Cues, Quoting
from verbale.reading.statements.quotations.shapes import Inside, without
from verbale.reading.statements.trained.decode import Range
from verbale.reading.statements.trained.tagger import Attribution, tag
from verbale.reading.statements.unclear import said_unclear
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FRAME = "trained"


def by_network(drafts: Sequence[Draft]) -> list[list[Found]]:
    """The outermost attributions of each draft, in the order of the text."""
    return [
        _with_quotations(draft, [_found(draft, tagged.pieces, a) for a in tagged.attributions])
        for draft, tagged in ((draft, tag(draft)) for draft in drafts)
    ]


def _found(draft: Draft, pieces: Pieces, attribution: Attribution) -> Found:
    cue, roles = attribution.cue, attribution.roles
    sentence = draft.sentences[pieces.sentences[cue.start]]
    cues = _spans(draft.text, pieces, [(cue.start, cue.end)])
    word = _head(sentence, cues)
    source = _spans(draft.text, pieces, roles.source)
    source = _quoted_one(sentence, word, source, draft.text) or [_named(draft, s) for s in source]
    content = _spans(draft.text, pieces, roles.content)
    return Found(
        sentence,
        word,
        _entry(word),
        _FRAME,
        source=source,
        cue=cues,
        content=merge([p for s in content for p in without(s, source, draft.text)], draft.text),
    )


def _spans(text: str, pieces: Pieces, ranges: Iterable[Range]) -> list[Span]:
    """Ranges as spans without blanks, commas and stops at their ends; those without a word are dropped."""
    whole = (Span(int(pieces.spans[low, 0]), int(pieces.spans[high - 1, 1])) for low, high in ranges)
    spans = [trim(span, text) if any(map(str.isalnum, span.of(text))) else span for span in whole]
    return [span for span in spans if span.of(text).strip()]


def _named(draft: Draft, span: Span) -> Span:
    """A source from the title before its name to the end of the name that it breaks off in."""
    sentence = draft.sentence_at(span.start)
    tokens = sentence.tokens_in(span) if sentence is not None else []
    if sentence is None or not tokens:
        return span
    first, last = tokens[0], tokens[-1]
    while first.i and _joins(first.nbor(-1)) and first.pos_ == "PROPN":
        first = first.nbor(-1)
    while last.ent_type_ and last.i + 1 < len(sentence.doc) and _continues(last.nbor(1)):
        last = last.nbor(1)
    return span.to(sentence.at(first)).to(sentence.at(last))


def _joins(token: Token) -> bool:
    """Whether a word is a title of the name after it, or a part of it."""
    return bool(token.pos_ == "PROPN" and token.dep_ == "compound" and token.head.i > token.i)


def _continues(token: Token) -> bool:
    return bool(token.pos_ == "PROPN" and token.ent_iob_ == "I")


def _quoted_one(sentence: Sentence, word: Token | None, source: Sequence[Span], text: str) -> list[Span]:
    """Who is quoted, where the source is taken for whom they are quoted by: "X was quoted by the agency"."""
    if word is None or word.lemma_ not in ("quote", "cite") or not passive(word):
        return []
    by, whom = agent(word), child(word, "nsubjpass")
    if by is None or whom is None or not any(s.contains(sentence.at(by)) for s in source):
        return []
    return runs(sentence, phrase(whom, word), text)


def _head(sentence: Sentence, cues: Sequence[Span]) -> Token | None:
    """The word of a cue on which its others hang."""
    tokens = [t for span in cues for t in sentence.tokens_in(span)]
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    known = [t for t in tops if _entry(t) is not None]
    return next(iter((*known, *tops)), None)


def _entry(word: Token | None) -> Cue | None:
    """What the lexicon of cues knows of a word."""
    if word is None:
        return None
    for forms in (verb_forms(), noun_forms(), adjectives()):
        if (entry := forms.get(word.lower_)) is not None:
            return entry
    return None


def _with_quotations(draft: Draft, found: list[Found]) -> list[Found]:
    """The attributions with what is said to be unclear, and every quotation given to one of them or to one of its own."""
    quotes = quotations(draft.text)
    found = [*found, *said_unclear(draft, quotes, found)]
    if quotes:
        Quoting(draft, quotes, found, _cues_beside(draft, quotes)).run()
    return outermost(found)


def _cues_beside(draft: Draft, quotes: Sequence[Span]) -> Cues:
    """The cues of the sentences that quotations touch, and of their neighbours."""
    near: set[int] = set()
    for quote in quotes:
        for char in (quote.start, quote.end - 1):
            sentence = draft.sentence_at(char)
            if sentence is not None:
                near |= {sentence.index - 1, sentence.index, sentence.index + 1}
    chosen = [draft.sentences[index] for index in sorted(near) if 0 <= index < len(draft.sentences)]
    return {s.index: cue_verbs(s, Inside(s, list(quotes))) for s in chosen}
