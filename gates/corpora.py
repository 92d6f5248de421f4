"""The gates on research corpora, where the setting VERBALE_GOLD says that they lie.

The corpora and their scorers are not part of the project; docs/corpora.md says how to obtain them.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

import msgspec

from verbale.documents import CopyIndex, clean_text, read_items
from verbale.fusion import stories
from verbale.reading import Pipeline
from verbale.sources import read_sources
from verbale.terms import Report

Figures = dict[str, float]


class Corpus(msgspec.Struct, frozen=True, kw_only=True):
    """A research corpus: its set and part, its scorer, what is given to that, and the figures kept.

    A figure is a path of keys in the scorer's report, joined by dots. `ways` says how readers are to
    read that can in several ways; `also` gives further runs of the scorer over the same output, each
    by the word that is put before its figures and the scorer's option.
    """

    name: str
    set: str
    part: str = ""
    scorer: str
    figures: list[str]
    limit: int | None = None
    ways: dict[str, str] = {}
    also: dict[str, str] = {}
    write: Literal["readings", "texts", "copies", "stories"] = "readings"


class _Corpora(msgspec.Struct):
    corpus: list[Corpus]


CORPORA = msgspec.toml.decode((Path(__file__).parent / "corpora.toml").read_bytes(), type=_Corpora).corpus


def _pick(report: dict[str, Any], path: str) -> float:
    value: Any = report
    for key in path.split("."):
        value = value[key]
    return float(value)


def read_inputs(folder: Path) -> list[tuple[str, Report]]:
    """The reports of a folder of inputs, each with its document's id."""
    found = []
    for file in sorted(folder.iterdir()):
        report = next(read_items(read_sources([str(file)])))
        if isinstance(report, Report):
            found.append((file.stem, report))
    return found


def write_readings(reports: list[tuple[str, Report]], out: Path, ways: dict[str, str]) -> None:
    """Read reports in some ways and write each reading to a folder, named by its document."""
    readings = Pipeline(ways=ways).read([report for _, report in reports])
    for (stem, _), reading in zip(reports, readings, strict=True):
        (out / f"{stem}.json").write_bytes(msgspec.json.encode(reading))


def _write_texts(reports: list[tuple[str, Report]], out: Path, _: dict[str, str]) -> None:
    for stem, report in reports:
        (out / f"{stem}.txt").write_text(clean_text(report), encoding="utf-8")


def _write_copies(reports: list[tuple[str, Report]], out: Path, _: dict[str, str]) -> None:
    index = CopyIndex()
    for stem, report in reports:
        heading = {"id": report.id, "url": report.url, "copy_of": index.add(report)}
        (out / f"{stem}.json").write_text(json.dumps({"report": heading}), encoding="utf-8")


def _write_stories(reports: list[tuple[str, Report]], out: Path, _: dict[str, str]) -> None:
    labels = stories(report for _, report in reports)
    for stem, report in reports:
        (out / f"{stem}.json").write_text(json.dumps({"story": labels[report.id]}), encoding="utf-8")


_WRITERS = {
    "readings": write_readings,
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


class Output(NamedTuple):
    """What was made of a corpus: folders of its gold and of the output, a digest of the gold, its documents."""

    gold: Path
    out: Path
    digest: str
    documents: int


@contextmanager
def read_corpus(corpus: Corpus, gold: Path) -> Iterator[Output]:
    """Make a corpus's inputs and what is given to its scorer, in a folder that lasts as long."""
    with TemporaryDirectory() as folder:
        made, out = Path(folder) / "made", Path(folder) / "out"
        out.mkdir()
        part = [f"--part={corpus.part}"] * bool(corpus.part)
        limit = [f"--limit={corpus.limit}"] * bool(corpus.limit)
        _run(gold / "bench", "make_inputs.py", corpus.set, str(made), *part, *limit)
        whole = hashlib.sha256()
        for file in sorted((made / "gold").iterdir()):
            whole.update(file.read_bytes())
        reports = read_inputs(made / "inputs")
        _WRITERS[corpus.write](reports, out, corpus.ways)
        yield Output(made / "gold", out, whole.hexdigest()[:16], len(reports))


def score(corpus: Corpus, gold: Path, output: Output, *options: str) -> dict[str, Any]:
    """The scorer's report on an output."""
    printed = _run(
        gold / "bench", corpus.scorer, str(output.gold), str(output.out), "--json", *filter(None, options)
    )
    report: dict[str, Any] = json.loads(printed)
    return report


def measure(corpus: Corpus, gold: Path) -> tuple[Figures, str, int]:
    """Read a corpus and score it: (figures, digest of its gold, number of documents)."""
    figures: Figures = {}
    with read_corpus(corpus, gold) as output:
        for prefix, option in {"": "", **corpus.also}.items():
            report = score(corpus, gold, output, option)
            figures |= {f"{prefix}.{path}".lstrip("."): _pick(report, path) for path in corpus.figures}
        return figures, output.digest, output.documents
