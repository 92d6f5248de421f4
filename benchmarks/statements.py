"""Who said what, by kind of quotation, with intervals: `python -m benchmarks.statements`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from gates import corpora
from verbale.settings import load_settings

KINDS = ("", "direct", "mixed", "indirect")
RESAMPLINGS = 1000
_GATES = {"attribution": "trained", "attribution-rules": "rules alone"}
_FIGURES = ("source+content", "relation")


def table(gold: Path) -> list[str]:
    """A table of overlap F1 with 95 % intervals, one row a way of reading and a kind of quotation."""
    lines = [
        "| reader | quotations | source and content | whole relation | found / gold |",
        "|---|---|---|---|---|",
    ]
    for corpus in corpora.CORPORA:
        if corpus.name not in _GATES:
            continue
        with corpora.read_corpus(corpus, gold) as output:
            for kind in KINDS:
                options = [f"--boot={RESAMPLINGS}", f"--kind={kind}" if kind else ""]
                report = corpora.score(corpus, gold, output, *options)
                counts = report[_FIGURES[0]]["overlap"]
                cells = [_GATES[corpus.name], kind or "all", *(_cell(report, name) for name in _FIGURES)]
                lines.append(f"| {' | '.join(cells)} | {counts['system']} / {counts['gold']} |")
    return [*lines, *_OTHERS]


def _cell(report: dict[str, Any], name: str) -> str:
    row = report[name]["overlap"]
    return f"**{row['f1']:.3f}** ({row['ci95'][0]:.3f} to {row['ci95'][1]:.3f})"


_OTHERS = (
    "| Citron, retrained | all | 0.520 | 0.465 | |",
    "| Citron, retrained | direct | 0.65 | | |",
    "| two people (those documents that two annotated) | all | 0.735 | 0.687 | |",
)


def main() -> None:
    """Measure and print."""
    gold = load_settings(os.environ, Path.cwd()).gold
    if gold is None:
        raise SystemExit("VERBALE_GOLD does not say where the research corpora lie")
    sys.stdout.write("\n".join(table(gold)) + "\n")


if __name__ == "__main__":
    main()
