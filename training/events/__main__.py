"""Make the layers that type events.

    python -m training.events cross --start network.safetensors FILE...
    python -m training.events train --start network.safetensors FILE...

`cross` trains five times on four fifths of the texts and says how the rest of each set is typed, word
by word; with `--out FOLDER` it leaves the graphs there, for `python -m benchmarks.events FOLDER`.
`train` trains on all and writes the graph where the reader looks for it. A file is PLV's table,
PLOVER's gold records, or lines of our own (`training/events/sentences`). `--start` is what
`training.statements train` leaves: the layers begin as the encoder's own upper ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from training.events.corpus import FOLDS, Example, examples, folds, read
from training.events.learn import Plan, beliefs, train
from training.events.model import begun, export
from verbale.reading.events.trained.typer import GRAPH, TYPES

Pair = tuple[str, str]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def macro_f1(pairs: list[Pair]) -> float:
    """Mean F1 of the types that the gold has; a pair is the gold's type and ours."""
    scores = []
    for kind in {gold for gold, _ in pairs}:
        hits = sum(gold == own == kind for gold, own in pairs)
        of = sum(gold == kind for gold, _ in pairs) + sum(own == kind for _, own in pairs)
        scores.append(2 * hits / of)
    return sum(scores) / max(1, len(scores))


def _cross(options: argparse.Namespace, given: list[Example]) -> None:
    fold = folds(given)
    if options.out:
        (options.out / "folds.json").write_text(json.dumps(fold), encoding="utf-8")
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for number in range(FOLDS):
        rest = [e for e in given if fold[e.text] != number]
        typer = train(begun(options.start), rest, Plan(epochs=options.epochs, seed=number), _say)
        if options.out:
            export(typer, options.out / f"types-{number}.onnx")
        for example, found in beliefs(typer, [e for e in given if fold[e.text] == number]):
            for (_, _, kind), belief in zip(example.acts, found, strict=True):
                pairs[example.set].append((TYPES[kind], TYPES[int(belief.argmax())]))
        for name, some in pairs.items():
            right = sum(gold == own for gold, own in some) / len(some)
            _say(f"fold {number} {name}: macro F1 {macro_f1(some):.3f}, accuracy {right:.3f} of {len(some)}")


def _train(options: argparse.Namespace, given: list[Example]) -> None:
    export(train(begun(options.start), given, Plan(epochs=options.epochs), _say), options.out or GRAPH)


def main() -> None:
    """Run one step."""
    parser = argparse.ArgumentParser(
        prog="training.events", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    steps = parser.add_subparsers(required=True)
    for name, step in (("cross", _cross), ("train", _train)):
        one = steps.add_parser(name)
        one.add_argument("files", type=Path, nargs="+")
        one.add_argument("--start", type=Path, required=True)
        one.add_argument("--epochs", type=int, default=Plan.epochs)
        one.add_argument("--out", type=Path)
        one.set_defaults(step=step)
    options = parser.parse_args()
    options.step(options, list(examples(read(options.files))))


if __name__ == "__main__":
    main()
