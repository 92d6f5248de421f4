"""Whose the quotations are: cues beside them, sentences before them, and what runs on."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from verbale.reading.statements.found import Found, merge, subtract
from verbale.reading.statements.lexicon import Cue, cue_list
from verbale.reading.statements.verbs import beside, outline
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Draft, Sentence

_SPOKEN = frozenset({"speech", "writing", "question", "denial", "belief"})
_FULL_WORDS = 5
_BACK_PARAGRAPHS = 2
_TAG_CHARS = 60
PLAIN = Cue("", "speech", frozenset({"quote"}), frozenset())
Cues = dict[int, list[tuple["Token", Cue]]]


class Quoting:
    """Gives each quotation of a draft to an attribution, or makes one for it."""

    def __init__(self, draft: Draft, quotes: list[Span], found: list[Found], cues: Cues) -> None:
        self.draft = draft
        self.text = draft.text
        self.quotes = quotes
        self.found = found
        self.cues = cues

    def run(self) -> None:
        """Give every quotation, in order."""
        for quote in self.quotes:
            if self._snap(quote):
                continue
            if not self._by_cue(quote) and not self._by_any_verb(quote):
                self._from_before(quote)
        for found in self.found:
            if found.quoted and found.word is not None and self._is_unsourced(found):
                found.source = beside(found, self.text)

    def _snap(self, quote: Span) -> bool:
        """Stretch a content that a quotation overlaps to the whole of it."""
        holders = [
            f
            for f in self.found
            if any(c.overlaps(quote) for c in f.content) and not any(c.overlaps(quote) for c in f.cue)
        ]
        for found in holders:
            if not found.covers(quote):
                kept = [s for c in found.content for s in subtract(c, [quote], self.text)]
                if (
                    found.frame in ("clause", "parenthesis", "remainder")
                    and self._is_full(quote)
                    and self._stands_alone(quote, found)
                ):
                    kept = [s for s in kept if any(s.overlaps(q) for q in self.quotes)]
                holes = [*found.cue, *found.source]
                found.content = merge(
                    [p for s in [*kept, quote] for p in _cut(s, holes, self.text)], self.text
                )
            found.quoted = found.quoted or self._is_full(quote)
        return bool(holders)

    def _stands_alone(self, quote: Span, found: Found) -> bool:
        """Whether a quotation opens its sentence, or follows the cue with no word of its own clause before it."""
        sentence = self.draft.sentence_at(quote.start)
        if sentence is None or quote.start - sentence.start < 2:
            return True
        if not self.text[sentence.start : quote.start].rstrip().endswith((",", ":", "”", '"')):
            return self._follows(quote, found)
        return True

    def _follows(self, quote: Span, found: Found) -> bool:
        return any(
            not self.text[s.end : quote.start].strip(" ,:")
            for s in (*found.cue, *found.source)
            if s.end <= quote.start
        )

    def _is_full(self, quote: Span) -> bool:
        """Whether a quotation is more than a word or two taken up."""
        body = quote.of(self.text)
        return len(body.split()) >= _FULL_WORDS or body.rstrip("'\"”’»")[-1:] in ".,?!…"

    def _by_cue(self, quote: Span) -> bool:
        """Give a quotation to a verb of its first or last sentence."""
        best: tuple[int, Sentence, Token, Cue] | None = None
        for sentence in self._sentences(quote):
            for verb, entry in self.cues.get(sentence.index, ()):
                if "quote" not in entry.takes or self._is_beyond(sentence, verb, quote):
                    continue
                gap = _distance(sentence.at(verb), quote)
                if best is None or gap < best[0]:
                    best = (gap, sentence, verb, entry)
        if best is None or not self._is_full(quote):
            return False
        _, sentence, verb, entry = best
        if not self._is_beside(sentence, verb, quote):
            return False
        return self._give(quote, sentence, verb, entry)

    def _is_beside(self, sentence: Sentence, verb: Token, quote: Span) -> bool:
        """Whether nothing parts a quotation of a few words from a verb before it, as in "starts as “…”"."""
        end = sentence.at(verb).end
        if len(quote.of(self.text).split()) >= _FULL_WORDS or end > quote.start:
            return True
        between = self.text[end : quote.start].strip()
        return between in (",", ":") or (not between and verb.lemma_ in cue_list("plain"))

    def _give(self, quote: Span, sentence: Sentence, verb: Token, entry: Cue) -> bool:
        known = next(
            (f for f in self.found if f.word is not None and f.sentence is sentence and f.word.i == verb.i),
            None,
        )
        if known is None:
            known = outline(sentence, verb, entry, "quote", self.text)
            self.found.append(known)
        elif known.frame not in ("clause", "quote", "parenthesis"):
            known.content = []
        known.content = merge([*known.content, quote], self.text)
        known.quoted = True
        return True

    def _sentences(self, quote: Span) -> list[Sentence]:
        first = self.draft.sentence_at(quote.start)
        last = self.draft.sentence_at(quote.end - 1)
        near = [s for i, s in enumerate((last, first)) if s is not None and (i == 0 or s is not last)]
        if last is not None and last.end <= quote.end and last.index + 1 < len(self.draft.sentences):
            following = self.draft.sentences[last.index + 1]
            if following.paragraph == last.paragraph:
                near.append(following)
        if first is not None and first.index and quote.start - first.start < 2:
            near.append(self.draft.sentences[first.index - 1])
        return near

    def _is_beyond(self, sentence: Sentence, verb: Token, quote: Span) -> bool:
        """Whether a sentence beside the quotation's own says something else."""
        if sentence.span.overlaps(quote):
            return False
        if sentence.start < quote.start:
            paragraph = self.draft.sentence_at(quote.start)
            if paragraph is None or paragraph.paragraph != sentence.paragraph or verb.dep_ != "ROOT":
                return True
            return any(q.overlaps(sentence.span) for q in self.quotes) or not self._is_tag(sentence, verb)
        return not self._is_tag(sentence, verb)

    def _is_unsourced(self, found: Found) -> bool:
        """Whether a quotation's source is missing, or the parse took it from within the quotation or a bracket."""
        return not found.source or any(
            found.covers(s) or self.text[s.start - 1 : s.start] in ("(", "-", "[") for s in found.source
        )

    def _by_any_verb(self, quote: Span) -> bool:
        """Give a quotation after a colon, or one that ends in a comma, to the main verb beside it."""
        sentence = self.draft.sentence_at(quote.start)
        before = self.text[sentence.start : quote.start].rstrip() if sentence is not None else ""
        if not before.endswith(":"):
            sentence = self.draft.sentence_at(quote.end - 1)
            if before or not self._is_speech(quote):
                return False
        if sentence is None or not self._is_full(quote):
            return False
        inside = Inside(sentence, self.quotes)
        verbs = [
            t for t in sentence.doc if t.tag_ in ("VBD", "VBZ", "VBP") and t.pos_ == "VERB" and not inside(t)
        ]
        if not verbs or not _has_subject(verbs):
            return False
        verb = min(verbs, key=lambda t: _distance(sentence.at(t), quote))
        return _distance(sentence.at(verb), quote) < _TAG_CHARS and self._give(quote, sentence, verb, PLAIN)

    def _is_tag(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a sentence only says who spoke: "“Where to?” the envoy asked." is split after the mark."""
        has_own = any(
            f.word is not None and f.sentence is sentence and f.word.i == verb.i for f in self.found
        )
        return not has_own and verb.idx < _TAG_CHARS and verb.dep_ in ("ROOT", "ccomp")

    def _from_before(self, quote: Span) -> None:
        """Give a quotation without a cue to whoever spoke before it."""
        sentence = self.draft.sentence_at(quote.start)
        if sentence is None or not self._is_full(quote) or quote.start - sentence.start > 1:
            return
        last = self._last(sentence)
        if last is None:
            return
        if last.sentence.paragraph == sentence.paragraph or self._runs_on(last, quote):
            last.content = merge([*last.content, quote], self.text)
            last.quoted = True
        elif self._is_speech(quote) and (last.quoted or last.sentence.paragraph + 1 == sentence.paragraph):
            alone = Found(sentence, None, None, "alone", content=[quote], quoted=True)
            alone.antecedent = last.antecedent or last
            self.found.append(alone)

    def _is_speech(self, quote: Span) -> bool:
        """Whether a quotation is a sentence that someone spoke, not a title or a word taken up."""
        body = quote.of(self.text).rstrip("'\"”’»")
        return len(body.split()) > _FULL_WORDS and body[-1:] in ".,?!…"

    def _runs_on(self, last: Found, quote: Span) -> bool:
        """Whether the quotation before was left open, to go on with this one."""
        return (
            any(not c.of(self.text).endswith(("”", '"', "''", "»", "’", "'")) for c in last.content[-1:])
            and last.quoted
            and (last.content[-1].end <= quote.start)
            and not self.text[last.content[-1].end : quote.start].strip()
        )

    def _last(self, sentence: Sentence) -> Found | None:
        """The last thing said before a sentence, in its paragraph or one shortly before."""
        before = [
            f
            for f in self.found
            if f.sentence.start < sentence.start
            and sentence.paragraph - f.sentence.paragraph <= _BACK_PARAGRAPHS
            and (f.entry is None or (f.entry.act in _SPOKEN and "quote" in f.entry.takes))
            and f.frame not in ("noun", "according", "colon")
        ]
        return max(
            before,
            key=lambda f: (f.content[-1].end if f.quoted else f.sentence.start, f.sentence.start),
            default=None,
        )


def _has_subject(verbs: list[Token]) -> bool:
    return any(c.dep_ == "nsubj" for v in verbs for c in v.children)


def _cut(span: Span, holes: list[Span], text: str) -> list[Span]:
    if not any(h.overlaps(span) for h in holes):
        return [span]
    return subtract(span, holes, text)


def _distance(word: Span, quote: Span) -> int:
    return quote.start - word.end if word.end <= quote.start else word.start - quote.end


class Inside:
    """Whether a token of a sentence stands in a quotation."""

    def __init__(self, sentence: Sentence, quotes: list[Span]) -> None:
        self.offset = sentence.start
        self.starts = [q.start for q in quotes]
        self.quotes = quotes

    def __call__(self, token: Token) -> bool:
        """Whether the token does."""
        at = self.offset + token.idx
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.quotes[index].end
