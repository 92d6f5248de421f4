"""Run the gates: `python -m gates [NAME…] [--update [--lower]]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from gates import TOLERANCE, corpora, examples, places, positions, speakers
from verbale.settings import load_settings

FLOORS = Path(__file__).parent / "floors"

Measured = tuple[str, dict[str, float], str, int]


def _measure(names: list[str], gold: Path | None) -> Iterator[Measured]:
    """Yield (gate, figures, digest of its gold, documents) for each gate asked for."""
    yield from _measure_own(names)
    if gold is None:
        sys.stdout.write("The research corpora are left out: VERBALE_GOLD does not say where they lie.\n")
        return
    yield from _measure_corpora(names, gold)


def _asked(names: list[str], *ours: str) -> bool:
    """Whether a gate is asked for, by one of its names or since all are."""
    return not names or any(name in names for name in ours)


def _measure_own(names: list[str]) -> Iterator[Measured]:
    if not names or any(name.startswith("examples") for name in names):
        files = examples.example_files()
        for kind, figures in examples.measure(files).items():
            if _asked(names, f"examples-{kind}", "examples"):
                yield f"examples-{kind}", figures, examples.digest(files), len(files)
    for part in examples.PARTS:
        yield from _measure_part(names, part)
    if _asked(names, places.NAME):
        yield places.NAME, *places.measure()


def _measure_part(names: list[str], part: str) -> Iterator[Measured]:
    for name, files in (("dispatches", examples.dispatch_files), ("wires", examples.wire_files)):
        if _asked(names, f"{name}-{part}", name):
            yield f"{name}-{part}", *examples.measure_part(files(part))
    if _asked(names, f"{positions.NAME}-{part}", positions.NAME):
        yield f"{positions.NAME}-{part}", *positions.measure(part)


def _measure_corpora(names: list[str], gold: Path) -> Iterator[Measured]:
    for corpus in corpora.CORPORA:
        if _asked(names, corpus.name):
            yield corpus.name, *corpora.measure(corpus, gold)
    for part in speakers.PARTS:
        if _asked(names, f"speakers-{part}", "speakers"):
            yield f"speakers-{part}", *speakers.measure(part, gold)


def _check(measured: Measured) -> list[str]:
    """What is wrong with a gate's figures against its floor."""
    name, figures, digest, documents = measured
    file = FLOORS / f"{name}.json"
    if not file.exists():
        return [f"{name}: no floor is pinned; run python -m gates {name} --update"]
    pinned = json.loads(file.read_text(encoding="utf-8"))
    if (pinned["digest"], pinned["documents"]) != (digest, documents):
        return [f"{name}: its gold has changed since the floor was pinned; measure and pin anew"]
    return [
        f"{name}: {key} is {figures.get(key, 0):.4f}, its floor {floor:.4f}"
        for key, floor in pinned["floors"].items()
        if figures.get(key, 0) < floor - TOLERANCE
    ]


def _pin(measured: Measured, *, lower: bool) -> list[str]:
    """Pin the figures as floors; return what would be lowered and was not."""
    name, figures, digest, documents = measured
    file = FLOORS / f"{name}.json"
    old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"floors": {}, "digest": digest}
    kept, refused = dict(figures), []
    if old["digest"] == digest and not lower:
        for key, floor in old["floors"].items():
            if figures.get(key, 0) < floor:
                refused.append(
                    f"{name}: {key} stays at {floor:.4f}, measured {figures.get(key, 0):.4f} (--lower lowers)"
                )
                kept[key] = floor
    pinned = {"gate": name, "documents": documents, "digest": digest, "floors": kept}
    file.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    return refused


def main() -> int:
    """Measure, print, and check or pin."""
    parser = argparse.ArgumentParser(prog="gates", description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--update", action="store_true", help="pin what is measured")
    parser.add_argument("--lower", action="store_true", help="with --update: lower floors too")
    options = parser.parse_args()
    gold = load_settings(os.environ, Path.cwd()).gold
    wrong, passed, started = [], 0, time.monotonic()
    for measured in _measure(options.names, gold):
        seconds, started = time.monotonic() - started, time.monotonic()
        shown = "  ".join(f"{key} {value:.3f}" for key, value in measured[1].items())
        sys.stdout.write(f"{measured[0]:<20} {measured[3]:>5} documents {seconds:6.1f} s  {shown}\n")
        sys.stdout.flush()
        found = _pin(measured, lower=options.lower) if options.update else _check(measured)
        wrong += found
        passed += not found
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{passed} gates passed, {len({w.split(':')[0] for w in wrong})} failed\n")
    return int(bool(wrong) and not options.update)


if __name__ == "__main__":
    raise SystemExit(main())
