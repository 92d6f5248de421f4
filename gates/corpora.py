"""The gates on research corpora, where the setting VERBALE_GOLD says that they lie.

The corpora and their scorers are not part of the project; docs/corpora.md says how to obtain them.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from verbale.documents import CopyIndex, clean_text, read_items
from verbale.fusion import stories
from verbale.reading import Pipeline
from verbale.sources import read_sources
from verbale.terms import Report

Figures = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """A research corpus: its set and part, its scorer, how it is read, and the figures kept."""

    name: str
    gold: str
    part: str
    scorer: str
    keep: Callable[[dict[str, Any]], Figures]
    limit: int | None = None
    write: str = "readings"


def _path(*steps: str) -> Callable[[dict[str, Any]], Figures]:
    """Keep the figures at these paths of a scorer's report; a step per dot."""

    def pick(report: dict[str, Any]) -> Figures:
        found = {}
        for step in steps:
            value: Any = report
            for part in step.split("."):
                value = value[part]
            found[step] = float(value)
        return found

    return pick


CORPORA = (
    Corpus(
        name="negotiation",
        gold="negotiation",
        part="",
        scorer="score_negotiation.py",
        keep=_path(
            "macro.lenient",
            "macro.strict",
            *(
                f"{kind}.{level}.f1"
                for kind in ("positions", "tolls", "events", "rounds", "access", "unlocks", "blames")
                for level in ("lenient", "strict")
            ),
        ),
    ),
    Corpus(
        name="attribution",
        gold="attribution",
        part="dev",
        scorer="score_attribution.py",
        keep=_path("source+content.overlap.f1", "relation.overlap.f1"),
    ),
    Corpus(
        name="events-plv",
        gold="events",
        part="train",
        scorer="score_events.py",
        keep=_path("macro_f1", "roles"),
    ),
    Corpus(
        name="events-gsr",
        gold="events",
        part="gsr",
        scorer="score_events.py",
        keep=_path("macro_f1", "roles"),
    ),
    Corpus(
        name="tolls-tst1",
        gold="tolls",
        part="tst1",
        scorer="score_tolls.py",
        keep=_path("pairs.f1", "above_1.r"),
    ),
    Corpus(
        name="tolls-tst2",
        gold="tolls",
        part="tst2",
        scorer="score_tolls.py",
        keep=_path("pairs.f1", "above_1.r"),
    ),
    Corpus(
        name="places-gwn",
        gold="places",
        part="gwn",
        scorer="score_places.py",
        keep=_path("strict.f1", "resolving.acc161"),
    ),
    Corpus(
        name="places-geovirus",
        gold="places",
        part="geovirus",
        scorer="score_places.py",
        keep=_path("strict.f1", "resolving.acc161"),
    ),
    Corpus(
        name="places-lgl",
        gold="places",
        part="lgl",
        scorer="score_places.py",
        keep=_path("strict.f1", "resolving.acc161"),
        limit=150,
    ),
    Corpus(
        name="times-timebank",
        gold="times",
        part="timebank",
        scorer="score_times.py",
        keep=_path("relaxed.f1", "strict.f1", "value.f1"),
    ),
    Corpus(
        name="times-aquaint",
        gold="times",
        part="aquaint",
        scorer="score_times.py",
        keep=_path("relaxed.f1", "strict.f1", "value.f1"),
    ),
    Corpus(
        name="maintext",
        gold="maintext",
        part="",
        scorer="score_maintext.py",
        keep=_path("words.f1", "words.p", "words.r"),
        write="texts",
    ),
    Corpus(
        name="copies",
        gold="copies",
        part="1",
        scorer="score_copies.py",
        keep=_path("pairs.p", "pairs.r"),
        write="copies",
    ),
    Corpus(
        name="stories",
        gold="stories",
        part="dev",
        scorer="score_stories.py",
        keep=_path("b3.f1"),
        write="stories",
    ),
)


def _reports(folder: Path) -> list[tuple[str, Report]]:
    found = []
    for file in sorted(folder.iterdir()):
        report = next(read_items(read_sources([str(file)])))
        if isinstance(report, Report):
            found.append((file.stem, report))
    return found


def _write_readings(reports: list[tuple[str, Report]], out: Path) -> None:
    readings = Pipeline().read([report for _, report in reports])
    for (stem, _), reading in zip(reports, readings, strict=True):
        (out / f"{stem}.json").write_bytes(msgspec.json.encode(reading))


def _write_texts(reports: list[tuple[str, Report]], out: Path) -> None:
    for stem, report in reports:
        (out / f"{stem}.txt").write_text(clean_text(report), encoding="utf-8")


def _write_copies(reports: list[tuple[str, Report]], out: Path) -> None:
    index = CopyIndex()
    for stem, report in reports:
        heading = {"id": report.id, "url": report.url, "copy_of": index.add(report)}
        (out / f"{stem}.json").write_text(json.dumps({"report": heading}), encoding="utf-8")


def _write_stories(reports: list[tuple[str, Report]], out: Path) -> None:
    labels = stories(report for _, report in reports)
    for stem, report in reports:
        (out / f"{stem}.json").write_text(json.dumps({"story": labels[report.id]}), encoding="utf-8")


_WRITERS = {
    "readings": _write_readings,
    "texts": _write_texts,
    "copies": _write_copies,
    "stories": _write_stories,
}


def _run(bench: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=bench, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr}")
    return done.stdout


def measure(corpus: Corpus, gold: Path) -> tuple[Figures, str, int]:
    """Read a corpus and score it: (figures, digest of its gold, number of documents)."""
    bench = gold / "bench"
    with TemporaryDirectory() as folder:
        made, out = Path(folder) / "made", Path(folder) / "out"
        out.mkdir()
        options = [f"--part={corpus.part}"] * bool(corpus.part) + [f"--limit={corpus.limit}"] * bool(
            corpus.limit
        )
        _run(bench, "make_inputs.py", corpus.gold, str(made), *options)
        whole = hashlib.sha256()
        for file in sorted((made / "gold").iterdir()):
            whole.update(file.read_bytes())
        reports = _reports(made / "inputs")
        _WRITERS[corpus.write](reports, out)
        report = json.loads(_run(bench, corpus.scorer, str(made / "gold"), str(out), "--json"))
        return corpus.keep(report), whole.hexdigest()[:16], len(reports)
