"""Sentences of news text: paragraphs first, then ends of sentences that are not abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verbale.reading.draft import Draft, Sentence
from verbale.reading.reader import Reader
from verbale.reading.words import word_list
from verbale.terms import Span

_LINE = re.compile(r"[^\r\n]+")
_BLOCK = re.compile(r"[^\r\n]+(?:\r?\n(?![ \t]*\r?\n)[^\r\n]+)*")
_WRAP_CHARS = (45, 90)
_MIN_WRAPPED_LINES = 4
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-Þ])|[.!?…]+[”’\"»]+(?=\s+[a-z]*[A-Z])")
_LAST_WORD = re.compile(r"(\S+)$")
_INITIALS = re.compile(r"^(?:[A-Za-z]\.)+[A-Za-z]?$")


def _ends_sentence(before: str, mark: str, after: str) -> bool:
    """Whether a mark after `before` ends a sentence, `after` being the text that follows."""
    if mark[0] != "." or len(mark) > 1:
        return True
    found = _LAST_WORD.search(before)
    word = found.group(1).lstrip("(\"'“‘") if found else ""
    if _INITIALS.match(word) or (len(word) == 1 and word.isupper()):
        return word.lower() in ("u.s", "u.n", "e.u", "p.m", "a.m") and _starts_anew(after)
    return word.lower() not in word_list("abbreviations")


def _starts_anew(after: str) -> bool:
    first = re.match(r"[\"'“‘]?(\w+)", after.lstrip())
    return bool(first) and first.group(1) in word_list("sentence_openers")


def _is_wrapped(text: str) -> bool:
    """Whether most lines that another follows at once are as long as a hand-wrapped line, and run on."""
    run_on = [line for block in _BLOCK.findall(text) for line in block.splitlines()[:-1]]
    least, most = _WRAP_CHARS
    full = [line for line in run_on if least <= len(line.strip()) <= most]
    inside = [line for line in full if line.rstrip()[-1] not in ".!?:"]
    return len(run_on) >= _MIN_WRAPPED_LINES and len(full) > 0.8 * len(run_on) and len(inside) > 0.6 * len(full)


def split_sentences(text: str) -> Iterator[tuple[Span, int]]:
    """Yield each sentence's span and the number of its paragraph.

    A line is a paragraph, unless the text is wrapped by hand: then what blank lines part is one.
    A quotation's closing mark stays with its sentence. Spans hold no blanks at their ends.
    """
    paragraph = _BLOCK if _is_wrapped(text) else _LINE
    for number, line in enumerate(paragraph.finditer(text)):
        start, body = line.start(), line.group()
        cut = 0
        for end in _END.finditer(body):
            if _ends_sentence(body[cut : end.start()], end.group(), body[end.end() :]):
                yield from _strip(text, start + cut, start + end.end(), number)
                cut = end.end()
        yield from _strip(text, start + cut, start + len(body), number)


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
    assigns = ("sentences",)

    def predict(self, drafts: Sequence[Draft]) -> list[list[Sentence]]:
        """One list of sentences a draft."""
        return [self._split(draft) for draft in drafts]

    def _split(self, draft: Draft) -> list[Sentence]:
        skipped = draft.report.boilerplate
        found = [
            (span, number)
            for span, number in split_sentences(draft.text)
            if not any(span.overlaps(s) for s in skipped)
        ]
        return [
            Sentence(index=i, start=span.start, end=span.end, paragraph=number)
            for i, (span, number) in enumerate(found)
        ]

    def annotate(self, draft: Draft, prediction: list[Sentence]) -> None:
        """Write the sentences into the draft."""
        draft.sentences = prediction
