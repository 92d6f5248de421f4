"""Annotated and bare documents, made ready for training.

A document is one JSON line, `{"doc_id", "text", "attributions": [{"source", "cue", "content"}, …]}`;
each role is a list of `[start, end)` offsets in code points. Bare documents have no `attributions`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.reading.encoder.pieces import Ints, Pieces, touching
from verbale.terms import Span

BATCH_DOCUMENTS = 32
READERS = ("sentences", "syntax")
_OPENING = 300
_FIELDS = Pieces.__slots__


@dataclass(slots=True)
class Attribution:
    """One attribution in pieces: the cue's first piece and the one after its last, and masks of the other roles."""

    cue: tuple[int, int]
    source: list[tuple[int, int]]
    content: list[tuple[int, int]]


@dataclass(slots=True)
class Document:
    """A document's pieces with its attributions, None where it is not annotated."""

    name: str
    pieces: Pieces
    gold: list[Attribution] | None


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file of JSON lines, compressed or not."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from (json.loads(line) for line in text.decode("utf-8").split("\n") if line)


def documents(rows: Iterable[dict[str, Any]]) -> Iterator[Document]:
    """Parse documents and cut them into pieces."""
    from verbale.reading import Pipeline  # noqa: PLC0415 - the trainer alone does not parse
    from verbale.reading.encoder.pieces import pieces_of  # noqa: PLC0415
    from verbale.terms import Report  # noqa: PLC0415

    pipeline = Pipeline(READERS)
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH_DOCUMENTS)):
        drafts = pipeline.draft([Report(id=row["doc_id"], text=row["text"]) for row in batch])
        for row, draft in zip(batch, drafts, strict=True):
            pieces = pieces_of(draft)
            yield Document(row["doc_id"], pieces, _gold(pieces, row.get("attributions")))


def bare_documents(paths: list[str]) -> Iterator[Document]:
    """The reports of files or folders, each text once, without annotations."""
    from verbale.documents import read_items  # noqa: PLC0415
    from verbale.reading import Pipeline  # noqa: PLC0415
    from verbale.reading.encoder.pieces import pieces_of  # noqa: PLC0415
    from verbale.sources import read_sources  # noqa: PLC0415
    from verbale.terms import Report  # noqa: PLC0415

    pipeline = Pipeline(READERS)
    seen: set[str] = set()
    for report in read_items(read_sources(paths)):
        if isinstance(report, Report) and report.text[:_OPENING] not in seen:
            seen.add(report.text[:_OPENING])
            for draft in pipeline.draft([report]):
                if draft.sentences:
                    yield Document(report.id, pieces_of(draft), None)


def _gold(pieces: Pieces, rows: list[dict[str, Any]] | None) -> list[Attribution] | None:
    if rows is None:
        return None
    found = []
    for row in rows:
        cues = _ranges(pieces, row["cue"])
        if cues and row["content"]:
            found.append(
                Attribution(cues[0], _ranges(pieces, row["source"]), _ranges(pieces, row["content"]))
            )
    return sorted(found, key=lambda a: a.cue)


def _ranges(pieces: Pieces, spans: list[list[int]]) -> list[tuple[int, int]]:
    touched = (touching(pieces, Span(*span)) for span in spans)
    return [(s.start, s.stop) for s in touched if s.start < s.stop]


def save(path: Path, found: Iterable[Document]) -> None:
    """Write documents as one archive of flat arrays."""
    columns: dict[str, list[NDArray[Any]]] = {name: [] for name in _FIELDS}
    index: list[dict[str, Any]] = []
    for document in found:
        for name in _FIELDS:
            columns[name].append(getattr(document.pieces, name))
        gold = document.gold
        index.append(
            {
                "name": document.name,
                "pieces": len(document.pieces),
                "tokens": len(document.pieces.heads),
                "gold": None if gold is None else [[a.cue, a.source, a.content] for a in gold],
            }
        )
    np.savez_compressed(
        path,
        index=np.frombuffer(json.dumps(index).encode(), np.uint8),
        **{
            name: np.concatenate(parts) if parts else np.zeros(0, np.int32) for name, parts in columns.items()
        },
    )


def load(path: Path) -> list[Document]:
    """Read what `save` wrote."""
    archive = np.load(path)
    arrays = {name: archive[name] for name in _FIELDS}
    found = []
    piece = token = 0
    for row in json.loads(archive["index"].tobytes()):
        ends = piece + row["pieces"], token + row["tokens"]
        parts: dict[str, Ints] = {
            name: a[token : ends[1]] if name in ("heads", "deps") else a[piece : ends[0]]
            for name, a in arrays.items()
        }
        gold = row["gold"]
        found.append(
            Document(
                row["name"],
                Pieces(**parts),
                None if gold is None else [Attribution(tuple(c), _pairs(s), _pairs(t)) for c, s, t in gold],
            )
        )
        piece, token = ends
    return found


def _pairs(rows: list[list[int]]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in rows]
