"""Sentences of news text: paragraphs first, then ends of sentences that are not abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.reading.datelines import dateline_end
from verbale.reading.draft import Draft, Sentence
from verbale.reading.paragraphs import split_paragraphs
from verbale.reading.reader import Reader
from verbale.reading.words import word_list
from verbale.terms import Span

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«„(\\[`"
_MARK = re.compile(
    rf"(?P<mark>[.!?…؟।۔]+)(?P<closers>[{_CLOSERS}]*)(?:\s{{1,2}}(?:\.{{2,}}|…))?(?=\s)"
    rf"|(?P<wide>[。！？]+[」』”’]*)"
    r"|(?<=[a-z]{2})(?P<glued>[.!?])(?=[A-Z])"
)
_NEXT = re.compile(rf"\s*[{_OPENERS}$€£]*(\w+)(\.)?")
_CONTEXT_CHARS = 160
_DASH = re.compile(r"\s*[-–—―]")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]{1,2}")
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})")
_SPEECH = re.compile(
    r"\s+(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|told|added|replied|wrote|tweeted|warned|shouted|cried)\b"
)

DATELINE_PARAGRAPHS = 2


def _ends_sentence(before: str, found: re.Match[str], after: str) -> bool:
    """Whether a mark ends the sentence that it has `before` it, `after` being what follows."""
    if found["wide"] or not before.strip():
        return bool(found["wide"])
    following = _NEXT.match(after)
    if following is None:
        return not _DASH.match(after) and any(map(str.isalnum, after))
    first = following[1]
    if found["glued"]:
        return _opens(first) and not following[2]
    if first[0].islower():
        return False
    if found["mark"] == ".":
        return not _is_enumerator(before) and _stop_ends(before, found["closers"], following)
    return not (found["closers"] and found["mark"][-1] in "!?" and _SPEECH.match(after))


def _is_enumerator(before: str) -> bool:
    return bool(_ENUMERATOR.fullmatch(before))


def _stop_ends(before: str, closers: str, following: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, rather than shortens a word."""
    word = "" if before[-1].isspace() else before.rsplit(maxsplit=1)[-1].lstrip("(\"'“‘[-—–")
    opens = _opens(following[1]) and not following[2]
    if _ACRONYM.fullmatch(word) or (len(word) == 1 and word.isupper()):
        return opens or bool(closers)
    low = word.lower()
    if low in word_list("abbreviations_before_numbers") and low != "v":
        return not following[1][0].isdigit()
    if low not in word_list("abbreviations"):
        return True
    if word.islower() and low not in word_list("abbreviations_in_lower_case"):
        return True
    return opens and low not in word_list("abbreviations_before_names")


def _opens(word: str) -> bool:
    """Whether a word, as it stands, shows that a sentence begins with it."""
    openers = word_list("sentence_openers")
    return word in openers or (word.isupper() and len(word) > 1 and word.capitalize() in openers)


def split_sentences(text: str) -> Iterator[tuple[Span, int]]:
    """Yield each sentence's span and the number of its paragraph, from 0.

    A dateline is a sentence of its own. A quotation's closing mark stays with its sentence. Spans hold no blanks at their ends, are in
    order and together hold all that is not blank; where a text is wrapped they hold line breaks.
    """
    for number, paragraph in enumerate(split_paragraphs(text)):
        body = paragraph.of(text)
        cut = dateline_end(body, text) if number < DATELINE_PARAGRAPHS else 0
        yield from _strip(text, paragraph.start, paragraph.start + cut, number)
        for found in _MARK.finditer(body):
            before = body[max(cut, found.start() - _CONTEXT_CHARS) : found.start()]
            if _ends_sentence(before, found, body[found.end() : found.end() + _CONTEXT_CHARS]):
                yield from _strip(text, paragraph.start + cut, paragraph.start + found.end(), number)
                cut = found.end()
        yield from _strip(text, paragraph.start + cut, paragraph.end, number)


def _strip(text: str, start: int, end: int, number: int) -> Iterator[tuple[Span, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end), number


class SentenceReader(Reader[list[Sentence]]):
    """Splits the body into sentences; boilerplate has none."""

    name = "sentences"
    version = "3"
    assigns = ("sentences",)

    def predict(self, drafts: Sequence[Draft]) -> list[list[Sentence]]:
        """One list of sentences a draft."""
        return [self._split(draft) for draft in drafts]

    def _split(self, draft: Draft) -> list[Sentence]:
        """The sentences of each stretch of news between two of boilerplate."""
        found: list[Sentence] = []
        start, paragraph = 0, 0
        for skipped in (*draft.report.boilerplate, Span(len(draft.text), len(draft.text))):
            last = -1
            for span, last in split_sentences(draft.text[start : skipped.start]):
                found.append(
                    Sentence(
                        index=len(found),
                        start=start + span.start,
                        end=start + span.end,
                        paragraph=paragraph + last,
                    )
                )
            start, paragraph = skipped.end, paragraph + last + 1
        return found

    def annotate(self, draft: Draft, prediction: list[Sentence]) -> None:
        """Write the sentences into the draft."""
        draft.sentences = prediction
