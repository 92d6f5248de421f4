"""The gate on positions in single sentences of our own, in `gates/gold/positions`.

The half `dev` is to learn from (`python -m gates.positions` lists what is wrong there), the half `held` for the
figures alone. Each sentence counts as one of a report on a conflict, after the one before it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gates.examples import PARTS, part_of
from gates.scoring import Plain, f_score, matched, paired
from verbale.reading import Pipeline
from verbale.reading.draft import Draft
from verbale.reading.reader import Reader
from verbale.terms import Position, Report, Span

GOLD = Path(__file__).parent / "gold" / "positions"
NAME = "positions-sentences"
_AGAINST = frozenset({"reject", "oppose"})
_BATCH = 64


class _Relevant(Reader[bool]):
    """Takes every text for one on a conflict: a single sentence is too short to tell."""

    name = "relevance"
    assigns = ("relevant",)

    def predict(self, drafts: Sequence[Draft]) -> list[bool]:
        return [True for _ in drafts]

    def annotate(self, draft: Draft, prediction: bool) -> None:  # noqa: FBT001 - the shape of every reader
        draft.relevant = prediction


@dataclass(slots=True)
class Judged:
    """A sentence with its gold and what is read in it.

    Attributes:
        gold: the annotated positions, each with `parties`: the names by which the reader of actors knows its mention.
        read: the positions whose evidence lies in the sentence.
    """

    text: str
    gold: list[Plain]
    read: list[Position]


def files() -> list[Path]:
    """The files of annotated sentences."""
    return sorted(GOLD.glob("*.jsonl"))


def digest() -> str:
    """A hash of the sentences: a figure counts for those it was measured on."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files())).hexdigest()[:16]


def sentences(part: str) -> list[Plain]:
    """The annotated sentences of a part."""
    rows = [json.loads(line) for file in files() for line in file.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if part_of(row["text"]) == part]


def judged(rows: Sequence[Plain]) -> Iterator[Judged]:
    """Read sentences."""
    pipeline = Pipeline()
    pipeline.readers = [
        _Relevant() if reader.name == _Relevant.name else reader for reader in pipeline.readers
    ]
    for first in range(0, len(rows), _BATCH):
        some = rows[first : first + _BATCH]
        befores = [f"{row['before']} " if row["before"] else "" for row in some]
        reports = [
            Report(id=str(number), text=before + row["text"])
            for number, (before, row) in enumerate(zip(befores, some, strict=True))
        ]
        for row, before, draft in zip(some, befores, pipeline.draft(reports), strict=True):
            gold = [_gold(draft, position, len(before)) for position in row["positions"]]
            yield Judged(row["text"], gold, [p for p in draft.positions if p.evidence.end > len(before)])


def _gold(draft: Draft, position: Plain, after: int) -> Plain:
    start = draft.text.index(position["party"], after)
    actors = draft.actors_on(Span(start, start + len(position["party"])))
    return {**position, "parties": {name for a in actors for name in (a.name, a.party)}}


def same(gold: Plain, read: Position, *, strict: bool) -> bool:
    """Whether a position is the annotated one: party, issue and stance, or party, family and direction."""
    if read.party not in gold["parties"]:
        return False
    if strict:
        return bool(read.issue == gold["issue"] and read.stance == gold["stance"])
    family = read.issue.split(".")[0] == gold["issue"].split(".")[0]
    return family and (read.stance in _AGAINST) == (gold["stance"] in _AGAINST)


def lenient(gold: Plain, read: Position) -> bool:
    """Whether party, family of the issue and direction agree."""
    return same(gold, read, strict=False)


def measure(part: str) -> tuple[dict[str, float], str, int]:
    """Read the sentences of a part and score them: (figures, digest of the gold, number of sentences).

    `quiet` is the share of the sentences without a position in which none is read.
    """
    found = list(judged(sentences(part)))
    of = (sum(len(s.gold) for s in found), sum(len(s.read) for s in found))
    strictly = sum(matched(s.gold, s.read, lambda g, r: same(g, r, strict=True)) for s in found)
    loosely = sum(matched(s.gold, s.read, lenient) for s in found)
    calm = [s for s in found if not s.gold]
    figures = {
        "lenient": f_score(loosely, *of),
        "strict": f_score(strictly, *of),
        "precision": round(loosely / max(1, of[1]), 4),
        "quiet": round(sum(not s.read for s in calm) / max(1, len(calm)), 4),
    }
    return figures, digest(), len(found)


def main() -> int:
    """Print what is missed in the part to learn from, and what is read there and not annotated."""
    for sentence in judged(sentences(PARTS[0])):
        pairs = paired(sentence.gold, sentence.read, lenient)
        for number, gold in enumerate(sentence.gold):
            if number not in pairs:
                told = f"{gold['party']}, {gold['issue']}, {gold['stance']}: {gold['about']}"
                sys.stdout.write(f"missed {told} | {sentence.text}\n")
        for number, read in enumerate(sentence.read):
            if number not in pairs.values():
                told = f"{read.party}, {read.issue}, {read.stance}: {read.wording}"
                sys.stdout.write(f"extra  {told} | {sentence.text}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
