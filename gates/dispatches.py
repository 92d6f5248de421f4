"""What is wrong in the dispatches on many conflicts: `python -m gates.dispatches [wires] [KIND…]`.

Lists the part `dev` alone: a record of the gold that nothing matches, or only leniently (`missed`,
`half`), and a record read that matches none (`extra`). The part `held` is for the figures alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from gates.examples import dispatch_files, read, wire_files
from gates.scoring import KEYS, KINDS, Plain, agreement, paired


def _told(kind: str, record: Plain, text: str) -> str:
    start, end = record["evidence"]
    fields = ", ".join(f"{key}={record.get(key)}" for key in KEYS[kind])
    return f"{fields} | {' '.join(text[start:end].split())}"


def wrong(files: Sequence[Path], kinds: list[str]) -> Iterator[str]:
    """A line for each record that is missed, half right or read where the gold has none."""
    for file, (gold, reading, report) in zip(files, read(files), strict=True):
        for kind in (kind for kind in kinds if kind in gold):
            strict = paired(gold[kind], reading[kind], agreement(kind, strict=True))
            lenient = paired(gold[kind], reading[kind], agreement(kind, strict=False))
            for number, record in enumerate(gold[kind]):
                if number not in strict:
                    word = "half" if number in lenient else "missed"
                    yield f"{word:<6} {file.stem} {kind}: {_told(kind, record, report.text)}"
            for number, record in enumerate(reading[kind]):
                if number not in {*strict.values(), *lenient.values()}:
                    yield f"extra  {file.stem} {kind}: {_told(kind, record, report.text)}"


def main() -> int:
    """Print what is wrong in the kinds named, or in all; in the plain wires where they are named first."""
    wires = sys.argv[1:2] == ["wires"]
    kinds = sys.argv[1 + wires :]
    for line in wrong(wire_files("dev") if wires else dispatch_files("dev"), kinds or list(KINDS)):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
