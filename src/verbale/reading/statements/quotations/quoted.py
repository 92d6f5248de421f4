"""Whose the quotations are: cues beside them, sentences before them, and what runs on."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from verbale.reading.statements.blocks import Blocks
from verbale.reading.statements.cues.lexicon import Cue, cue_list
from verbale.reading.statements.cues.verbs import beside, outline
from verbale.reading.statements.found import Found, merge, runs, subtract, trim
from verbale.reading.statements.quotations.naming import named_by
from verbale.reading.statements.quotations.shapes import (
    FINITE,
    Inside,
    distance,
    gap_between,
    has_subject,
    is_closed,
    is_title,
    signature,
    without,
)
from verbale.terms import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from verbale.reading.draft import Draft, Sentence

_SPOKEN = frozenset({"speech", "writing", "question", "denial", "belief"})
_FULL_WORDS = 5
_BACK_PARAGRAPHS = 2
_TAG_CHARS = 60
_JOINING = frozenset({"IN", "WRB", "CC", "WDT", "WP"})
_LABEL = re.compile(r"[“\"„«']*(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,3})(?P<colon>:)\s")
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
        self.blocks = Blocks(found)
        self.by_word = {(f.sentence.index, f.word.i): f for f in reversed(found) if f.word is not None}
        self.numbers: dict[int, int] = {}
        self.timeline: list[tuple[int, ...]] = []
        for number in range(len(found)):
            self._date(number)

    def run(self) -> None:
        """Give every quotation, in order."""
        for quote in self.quotes:
            if self._snap(quote):
                continue
            ways = (
                self._by_label,
                self._by_cue,
                self._by_any_verb,
                self._by_signature,
                self._by_line_above,
                self._by_naming,
            )
            if not any(way(quote) for way in ways):
                self._from_before(quote)
        for found in self.found:
            if found.quoted and found.word is not None and self._is_unsourced(found):
                found.source = beside(found, self.text)

    def _snap(self, quote: Span) -> bool:
        """Stretch a content that a quotation overlaps to the whole of it."""
        holders = [
            f
            for f in self.blocks.near(quote)
            if any(c.overlaps(quote) for c in f.content) and not any(c.overlaps(quote) for c in f.cue)
        ]
        for found in self._nearest(quote, holders):
            if not found.covers(quote):
                kept = [s for c in found.content for s in subtract(c, [quote], self.text)]
                if (
                    found.frame in ("clause", "parenthesis", "remainder")
                    and self._is_full(quote)
                    and self._stands_alone(quote, found)
                ):
                    kept = [s for s in kept if self._is_quoted(s)]
                holes = [*found.cue, *found.source]
                found.content = merge(
                    [p for s in [*kept, quote] for p in without(s, holes, self.text)], self.text
                )
            found.quoted = found.quoted or self._is_full(quote)
            self.blocks.add(found, quote)
            self._date(self.numbers[id(found)])
        return bool(holders)

    def _nearest(self, quote: Span, holders: list[Found]) -> list[Found]:
        """Those of the nearest sentence that a quotation is told in; it is taken from the others."""
        near = min(holders, key=lambda f: gap_between(f, quote), default=None)
        for found in holders:
            if near is not None and found.sentence is not near.sentence:
                found.content = [p for s in found.content for p in without(s, [quote], self.text)]
        return [f for f in holders if near is not None and f.sentence is near.sentence]

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
        end = body.rstrip("'\"”’»")[-1:]
        return end in ".?!…" or ((end == "," or len(body.split()) >= _FULL_WORDS) and not is_title(body))

    def _by_cue(self, quote: Span) -> bool:
        """Give a quotation to a verb of its first or last sentence."""
        best: tuple[int, Sentence, Token, Cue] | None = None
        for sentence in self._sentences(quote):
            for verb, entry in self.cues.get(sentence.index, ()):
                if "quote" not in entry.takes or self._is_beyond(sentence, verb, quote):
                    continue
                gap = distance(sentence.at(verb), quote)
                if best is None or gap < best[0]:
                    best = (gap, sentence, verb, entry)
        if best is None or not self._is_full(quote):
            return False
        _, sentence, verb, entry = best
        if not self._is_beside(sentence, verb, quote):
            return False
        return self._give(quote, sentence, verb, entry)

    def _is_beside(self, sentence: Sentence, verb: Token, quote: Span) -> bool:
        """Whether no other clause parts a quotation from a verb, and nothing one of a few words from one before it."""
        at = sentence.at(verb)
        gap = Span(quote.end, at.start) if at.start >= quote.end else Span(at.end, max(at.end, quote.start))
        tokens = sentence.tokens_in(gap) if gap.start < gap.end else []
        if any(t.tag_ in FINITE and t.head.i != verb.i for t in tokens) or (
            gap.end <= quote.start and self._is_quoted(gap)
        ):
            return False
        if at.start >= quote.end:
            first = next((t for t in tokens if not t.is_punct and not t.is_space), None)
            return first is None or first.tag_ not in _JOINING
        between = gap.of(self.text).strip()
        if len(quote.of(self.text).split()) >= _FULL_WORDS or between in (",", ":"):
            return True
        return not between and verb.lemma_ in cue_list("plain")

    def _give(self, quote: Span, sentence: Sentence, verb: Token, entry: Cue) -> bool:
        known = self.by_word.get((sentence.index, verb.i))
        if known is None:
            known = outline(sentence, verb, entry, "quote", self.text)
        elif known.frame not in ("clause", "quote", "parenthesis"):
            known.content = []
        self._take(known, quote)
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
            return self._is_quoted(sentence.span) or not self._is_tag(sentence, verb)
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
        if not verbs or not has_subject(verbs):
            return False
        verb = min(verbs, key=lambda t: distance(sentence.at(t), quote))
        return distance(sentence.at(verb), quote) < _TAG_CHARS and self._give(quote, sentence, verb, PLAIN)

    def _by_signature(self, quote: Span) -> bool:
        """Give a quotation that is a paragraph to who is named below it: "“…” — Amina Diallo, head of the clinic"."""
        last = self.draft.sentence_at(quote.end - 1)
        if last is None or not self._opens_paragraph(quote) or not self._is_speech(quote):
            return False
        below = last
        if last.end <= quote.end + 1 and last.index + 1 < len(self.draft.sentences):
            below = self.draft.sentences[last.index + 1]
        source, cue = signature(below, quote, self.text)
        if source:
            self._take(Found(below, None, None, "signature", source=source, cue=cue), quote)
        return bool(source)

    def _by_label(self, quote: Span) -> bool:
        """Give a quotation that opens with a name and a colon, as in a transcript, to who is named."""
        label = _LABEL.match(self.text, quote.start, quote.end)
        sentence = self.draft.sentence_at(quote.start)
        if label is None or sentence is None:
            return False
        source, cue = Span(*label.span("name")), Span(*label.span("colon"))
        said = trim(Span(cue.end, quote.end), self.text)
        if said.start < said.end:
            self._take(Found(sentence, None, None, "label", source=[source], cue=[cue]), said)
        return said.start < said.end

    def _by_line_above(self, quote: Span) -> bool:
        """Give a quotation that is a paragraph to the last verb of the one before it, which ends in a colon."""
        first = self.draft.sentence_at(quote.start)
        if first is None or not first.index or not self._opens_paragraph(quote) or not self._is_full(quote):
            return False
        above = self.draft.sentences[first.index - 1]
        cues = [(v, entry) for v, entry in self.cues.get(above.index, ()) if "quote" in entry.takes]
        if not cues or not above.span.of(self.text).endswith(":"):
            return False
        verb, entry = cues[-1]
        rest = [t for t in above.doc[verb.i + 1 :] if t.tag_ in FINITE]
        return not rest and self._give(quote, above, verb, entry)

    def _by_naming(self, quote: Span) -> bool:
        """Give the words that somebody has for a thing to them: "what residents call “the week of fire”"."""
        sentence = self.draft.sentence_at(quote.start)
        named = named_by(sentence, quote) if sentence is not None else None
        if sentence is None or named is None or not self._give(quote, sentence, named[0], PLAIN):
            return False
        if named[1]:
            self.by_word[sentence.index, named[0].i].source = runs(sentence, named[1], self.text)
        return True

    def _opens_paragraph(self, quote: Span) -> bool:
        """Whether a quotation is the first thing of its paragraph."""
        first = self.draft.sentence_at(quote.start)
        if first is None or quote.start - first.start > 1:
            return False
        return not first.index or self.draft.sentences[first.index - 1].paragraph != first.paragraph

    def _is_tag(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a sentence only says who spoke: "“Where to?” the envoy asked." is split after the mark."""
        has_own = (sentence.index, verb.i) in self.by_word
        return not has_own and verb.idx < _TAG_CHARS and verb.dep_ in ("ROOT", "ccomp")

    def _from_before(self, quote: Span) -> None:
        """Give a quotation without a cue to whoever spoke before it."""
        sentence = self.draft.sentence_at(quote.start)
        end = self.draft.sentence_at(quote.end - 1)
        if sentence is None or end is None or not self._is_full(quote) or quote.start - sentence.start > 1:
            return
        tagged = quote.of(self.text).rstrip("'\"”’»").endswith(",") or not self._is_speech(quote)
        if end.end > quote.end + 1 and tagged:
            return
        last = self._last(sentence)
        if last is None:
            return
        if last.quoted and (self._last_paragraph(last) == sentence.paragraph or self._runs_on(last, quote)):
            self._take(last, quote)
        elif self._is_speech(quote) and sentence.paragraph - self._last_paragraph(last) <= 1:
            alone = Found(sentence, None, None, "alone", antecedent=last.antecedent or last)
            self._take(alone, quote)

    def _is_speech(self, quote: Span) -> bool:
        """Whether a quotation is a sentence that someone spoke, not a title or a word taken up."""
        body = quote.of(self.text).rstrip("'\"”’»")
        return len(body.split()) > _FULL_WORDS and body[-1:] in ".,?!…"

    def _runs_on(self, last: Found, quote: Span) -> bool:
        """Whether the quotation before was left open, to go on with this one."""
        end = last.content[-1].end
        is_next = end <= quote.start and not self.text[end : quote.start].strip()
        return is_next and not is_closed(last.content[-1].of(self.text))

    def _last(self, sentence: Sentence) -> Found | None:
        """The last thing said before a sentence, in its paragraph or one shortly before."""
        for at in reversed(range(bisect_left(self.timeline, (sentence.start + 2,)))):
            found = self.found[self.timeline[at][-1]]
            if sentence.paragraph - self._last_paragraph(found) > _BACK_PARAGRAPHS:
                return None
            if found.sentence.start < sentence.start and self._may_go_on(found):
                return found
        return None

    def _may_go_on(self, found: Found) -> bool:
        """Whether somebody speaks in an attribution who may speak on after it."""
        if found.entry is not None and not (found.entry.act in _SPOKEN and "quote" in found.entry.takes):
            return False
        told = found.quoted or found.source or found.antecedent
        return bool(told) and found.frame not in ("noun", "according", "colon")

    def _last_paragraph(self, found: Found) -> int:
        """The paragraph in which a quotation ends, else that of the cue."""
        last = self.draft.sentence_at(found.content[-1].end - 1) if found.quoted and found.content else None
        return found.sentence.paragraph if last is None else max(last.paragraph, found.sentence.paragraph)

    def _date(self, number: int) -> None:
        """Note when an attribution was last heard: where it ends if quoted, else where it stands."""
        found = self.found[number]
        start = found.sentence.start
        ends = found.content[-1].end if found.quoted and found.content else start
        self.numbers[id(found)] = number
        insort(self.timeline, (ends, start, found.cue[0].start if found.cue else start, number))

    def _take(self, found: Found, quote: Span) -> None:
        """Give a quotation to an attribution, which may be a new one."""
        if id(found) not in self.numbers:
            self.numbers[id(found)] = len(self.found)
            self.found.append(found)
            if found.word is not None:
                self.by_word[found.sentence.index, found.word.i] = found
        found.content = merge([*found.content, quote], self.text)
        found.quoted = True
        self.blocks.add(found, quote)
        self._date(self.numbers[id(found)])

    def _is_quoted(self, span: Span) -> bool:
        """Whether a quotation touches a span."""
        index = bisect_left(self.quotes, span.end, key=lambda q: q.start)
        return index > 0 and self.quotes[index - 1].overlaps(span)
