"""The gate on speakers: who speaks, and for whom, in statements annotated by hand in `gates/gold/speakers`.

The dispatches are the project's own; the posts lie where the setting VERBALE_GOLD says (docs/corpora.md).
`python -m gates.speakers` lists what is wrong in the part for development.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from gates.examples import EXAMPLES
from gates.scoring import Plain, agree
from verbale.documents import read_items
from verbale.reading import Pipeline
from verbale.settings import load_settings
from verbale.sources import read_sources
from verbale.terms import Report

GOLD = Path(__file__).parent / "gold" / "speakers"
PARTS = ("dev", "test", "fresh-read", "fresh-unread")
POSTS = Path("data", "aggregator", "posts.jsonl.gz")
ENOUGH = 0.5

Spans = Sequence[Sequence[int]]
Pair = tuple[Plain, Plain | None]


def digest(part: str) -> str:
    """A hash of a part's annotations: a figure counts for the gold it was measured on."""
    return hashlib.sha256((GOLD / f"{part}.jsonl").read_bytes()).hexdigest()[:16]


def _raw_posts(gold: Path, wanted: set[str]) -> dict[str, str]:
    with gzip.open(gold / POSTS, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return {row["path"]: row["raw"] for row in rows if row["path"] in wanted}


def _read(file: Path) -> Report:
    report = next(read_items(read_sources([str(file)])))
    if not isinstance(report, Report):
        raise SystemExit(f"{file}: {report.reason}")
    return report


def _check_text(document: Plain, report: Report) -> None:
    found = hashlib.sha256(report.text.encode()).hexdigest()[:16]
    if found != document["sha256"]:
        raise SystemExit(
            f"{document['doc']}: its text is not the one annotated (sha256 {found}, not {document['sha256']})"
        )


def annotated(part: str, gold: Path | None) -> Iterator[tuple[list[Plain], Report]]:
    """The annotated statements of each document of a part with its report.

    Without `gold` the posts are left out.

    Raises:
        SystemExit: a document is missing, or its text is not the one that was annotated.
    """
    rows = (GOLD / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(row) for row in rows]
    names = {d["doc"] for d in documents if d["doc"].startswith("_posts/")}
    posts = _raw_posts(gold, names) if gold else {}
    with TemporaryDirectory() as folder:
        for document in documents:
            name = document["doc"]
            if name not in names:
                file = EXAMPLES / f"{name}.txt"
            elif not gold:
                continue
            elif name in posts:
                file = Path(folder) / Path(name).name
                file.write_bytes(posts[name].encode())
            else:
                raise SystemExit(f"{name}: {gold / POSTS} does not hold it")
            report = _read(file)
            _check_text(document, report)
            yield document["statements"], report


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _common(left: Spans, right: Spans) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def _share(left: Spans, right: Spans) -> float:
    """How much of the smaller of the two lies in the other, in characters."""
    smaller = min(_length(left), _length(right))
    return _common(left, right) / smaller if smaller else 0.0


def _likeness(gold: Plain, system: Plain) -> float:
    """How well two statements overlap; 0 where they are not the same statement."""
    shares = {field: _share(gold[field], system[field]) for field in ("content", "source", "cue")}
    if shares["content"] < ENOUGH and min(shares["source"], shares["cue"]) < ENOUGH:
        return 0.0
    sizes = _length(gold["content"]) + _length(system["content"])
    return 2 * _common(gold["content"], system["content"]) / max(sizes, 1) + shares["source"] + shares["cue"]


def paired(gold: Sequence[Plain], system: Sequence[Plain]) -> list[Pair]:
    """Each statement of the gold with the one of the system that overlaps it best, one to one."""
    likeness = {(i, j): _likeness(g, s) for i, g in enumerate(gold) for j, s in enumerate(system)}
    partner: dict[int, int] = {}
    for i, j in sorted(likeness, key=lambda edge: (-likeness[edge], edge)):
        if likeness[i, j] and i not in partner and j not in partner.values():
            partner[i] = j
    return [(g, system[partner[i]] if i in partner else None) for i, g in enumerate(gold)]


def _right(pair: Pair, field: str) -> bool:
    return pair[1] is not None and agree(pair[0], pair[1], (field,))


def _ratio(hits: int, of: int) -> float:
    return round(hits / of, 4) if of else 0.0


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Share of the gold found, and accuracy of party and person over the found and over all."""
    people = [pair for pair in pairs if pair[0]["person"]]
    found = [sum(system is not None for _, system in some) for some in (pairs, people)]
    party = sum(_right(pair, "for") for pair in pairs)
    person = sum(_right(pair, "speaker") for pair in people)
    return {
        "found": _ratio(found[0], len(pairs)),
        "party": _ratio(party, found[0]),
        "person": _ratio(person, found[1]),
        "party_all": _ratio(party, len(pairs)),
        "person_all": _ratio(person, len(people)),
    }


def _read_pairs(part: str, gold: Path | None) -> list[tuple[Report, list[Pair]]]:
    given = list(annotated(part, gold))
    readings = Pipeline().read([report for _, report in given])
    rows: list[dict[str, Any]] = [json.loads(msgspec.json.encode(reading)) for reading in readings]
    return [
        (report, paired(statements, row["statements"]))
        for (statements, report), row in zip(given, rows, strict=True)
    ]


def measure(part: str, gold: Path | None) -> tuple[dict[str, float], str, int]:
    """Read a part and score it: (figures, digest of its gold, number of documents)."""
    read = _read_pairs(part, gold)
    return figures([pair for _, pairs in read for pair in pairs]), digest(part), len(read)


def _wrong(report: Report, pair: Pair) -> str | None:
    """A line on a statement whose speaker or party is missed or wrong."""
    gold, system = pair
    fields = [f for f in ("for", "speaker") if (f == "for" or gold["person"]) and not _right(pair, f)]
    if not fields:
        return None
    source = " … ".join(report.text[start:end] for start, end in gold["source"])
    told = [f"{f}: {system[f] if system else 'missed'}, not {gold[f]}" for f in fields]
    where = (gold["source"] or gold["content"])[0][0]
    return f"  {where:>6} [{source}] {'; '.join(told)}"


def main() -> int:
    """Print the figures of the part for development and each statement that is wrong."""
    read = _read_pairs(PARTS[0], load_settings(os.environ, Path.cwd()).gold)
    for report, pairs in read:
        sys.stdout.write(f"{report.title}\n")
        sys.stdout.writelines(f"{line}\n" for pair in pairs if (line := _wrong(report, pair)))
    measured = figures([pair for _, pairs in read for pair in pairs])
    sys.stdout.write("  ".join(f"{key} {value:.3f}" for key, value in measured.items()) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
