"""What is wrong in the dispatches on many conflicts: `python -m gates.dispatches [KIND…]`.

Lists the part `dev` alone: a record of the gold that nothing matches, or only leniently (`missed`,
`half`), and a record read that matches none (`extra`). The part `held` is for the figures alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from gates.examples import dispatch_files, read
from gates.scoring import KEYS, KINDS, Plain, agreement, paired


def _told(kind: str, record: Plain, text: str) -> str:
    start, end = record["evidence"]
    fields = ", ".join(f"{key}={record.get(key)}" for key in KEYS[kind])
    return f"{fields} | {' '.join(text[start:end].split())}"


def wrong(kinds: list[str]) -> Iterator[str]:
    """A line for each record that is missed, half right or read where the gold has none."""
    for file, (gold, reading, report) in zip(files := dispatch_files("dev"), read(files), strict=True):
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
    """Print what is wrong in the kinds named, or in all."""
    for line in wrong(sys.argv[1:] or list(KINDS)):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
