"""Annotated acts: read from their files, and found again as words of a parse.

Three forms of files are read: PLV's table (`.tsv`: sentence, source, target, gold_root), PLOVER's gold
records (`.json`), and our own lines (`.jsonl`: `text` with `source`, `target`, `act` and `type`, or with
`words`, a list of `[start, end, type]`).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from verbale.reading import Pipeline
from verbale.reading.draft import Draft, Sentence
from verbale.reading.encoder import encoding_of, touching
from verbale.reading.events.trained.typer import TYPES, stretch_of
from verbale.terms import Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

FOLD = {
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
BATCH_TEXTS = 32
FOLDS = 5
_FOLDS_SEED = 7
_SAYING = frozenset({"say", "tell", "announce", "report", "add", "state", "declare", "note"})
_CONTENT = frozenset({"ccomp", "xcomp", "parataxis"})


@dataclass(slots=True, frozen=True)
class Act:
    """An act of a text: its type, and its words, or whom it is between.

    Attributes:
        type: one of `TYPES`.
        word: the words of the act, None where only its sides are annotated.
        sides: the spans of its sides.
    """

    type: str
    word: Span | None
    sides: tuple[Span, ...] = ()


@dataclass(slots=True)
class Text:
    """A text with its acts, and the set that it is of."""

    text: str
    set: str
    acts: list[Act] = field(default_factory=list)


@dataclass(slots=True)
class Example:
    """A stretch of a text as the layers are shown it.

    Attributes:
        text: the whole text.
        set: what it is of.
        states: the middle states of its pieces, (n, 384).
        acts: for each act its first piece, the one after its last, and the number of its type.
    """

    text: str
    set: str
    states: NDArray[np.float16]
    acts: list[tuple[int, int, int]]


def read(paths: Iterable[Path]) -> list[Text]:
    """The texts of files, each text of a file once, with all of its acts.

    Raises:
        SystemExit: a file of no known form.
    """
    found: dict[tuple[str, str], Text] = {}
    for path in paths:
        rows = {".tsv": _of_table, ".json": _of_records, ".jsonl": _of_lines}.get(path.suffix)
        if rows is None:
            raise SystemExit(f"{path}: neither .tsv, .json nor .jsonl")
        for text, acts in rows(path):
            entry = found.setdefault((path.stem, text), Text(text, path.stem))
            entry.acts += [act for act in acts if act not in entry.acts]
    return list(found.values())


def _of_table(path: Path) -> Iterator[tuple[str, list[Act]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            sides = (row["source"], row["target"])
            yield row["sentence"], [_between(row["sentence"], sides, row["gold_root"])]


def _of_records(path: Path) -> Iterator[tuple[str, list[Act]]]:
    for record in json.loads(path.read_text(encoding="utf-8")):
        text = record.get("text")
        if text and _type(record["event"]) in TYPES:
            yield text, [_between(text, _sides(record), record["event"])]


def _sides(record: dict[str, Any]) -> list[str]:
    """What the sides of a record are called in the text; both of a mutual act stand as its sources."""
    sources, targets = (
        [a["actorText"] for a in record.get(role) or [] if isinstance(a, dict) and a.get("actorText")]
        for role in ("source", "target")
    )
    return [*sources[:1], *targets[:1]] if targets else sources[:2]


def _of_lines(path: Path) -> Iterator[tuple[str, list[Act]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        if "words" in row:
            yield text, [Act(_type(kind), Span(start, end)) for start, end, kind in row["words"]]
        else:
            yield text, [Act(_type(row["type"]), _find(text, row["act"]))]


def _between(text: str, sides: Iterable[str], kind: str) -> Act:
    found = [_find(text, side) for side in sides]
    return Act(_type(kind), None, tuple(span for span in found if span is not None))


def _type(name: str) -> str:
    return FOLD.get(name, name)


def _find(text: str, words: str) -> Span | None:
    at = text.lower().find(words.lower())
    return Span(at, at + len(words)) if at >= 0 else None


def examples(texts: Iterable[Text]) -> Iterator[Example]:
    """Parse texts and encode them; acts whose word is not found are left out."""
    pipeline = Pipeline(["sentences", "syntax"])
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH_TEXTS)):
        drafts = pipeline.draft([Report(id=str(n), text=t.text) for n, t in enumerate(batch)])
        for text, draft in zip(batch, drafts, strict=True):
            yield from _examples(text, draft)


def _examples(text: Text, draft: Draft) -> Iterator[Example]:
    encoding = encoding_of(draft)
    together: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for act in text.acts:
        span = _place(draft, act)
        at = touching(encoding.pieces, span) if span is not None else slice(0, 0)
        if at.start < at.stop:
            low, high = stretch_of(encoding.pieces, at)
            together.setdefault((low, high), []).append(
                (at.start - low, at.stop - low, TYPES.index(act.type))
            )
    for (low, high), acts in together.items():
        states = encoding.middle(low, high).astype(np.float16)
        yield Example(text.text, text.set, states, sorted(set(acts)))


def _place(draft: Draft, act: Act) -> Span | None:
    """Where the one word stands by which the reader knows an act."""
    spans = [act.word] if act.word is not None else list(act.sides)
    sentence = next((s for span in spans if (s := draft.sentence_at(span.start))), None)
    if sentence is None:
        return None
    if act.word is not None:
        word = _top(sentence, act.word)
    else:
        word = _between_sides([t for side in act.sides if (t := _top(sentence, side)) is not None])
    return sentence.at(word) if word is not None else None


def _top(sentence: Sentence, span: Span) -> Token | None:
    """The token of a span on which its others hang."""
    tokens = sentence.tokens_in(span)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), None)


def _between_sides(sides: list[Token]) -> Token | None:
    """The word on which both sides hang; of what somebody is only said to do, the word that tells it."""
    if not sides:
        return None
    paths = [[side, *side.ancestors] for side in sides]
    shared = set.intersection(*({t.i for t in path} for path in paths))
    own = {side.i for side in sides}
    path = paths[-1]
    met = next((t for t in path if t.i in shared and t.i not in own), None)
    if met is None:
        met = next((t for t in path if t.pos_ == "VERB"), path[-1])
    while met.lemma_.lower() in _SAYING:
        below = next((t for t in path if t.head.i == met.i and t.dep_ in _CONTENT), None)
        if below is None:
            break
        met = below
    return met


def folds(given: Iterable[Example]) -> dict[str, int]:
    """A fold for each text, by chance."""
    texts = sorted({e.text for e in given})
    Random(_FOLDS_SEED).shuffle(texts)
    return {text: number % FOLDS for number, text in enumerate(texts)}
