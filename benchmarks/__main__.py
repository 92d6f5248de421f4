"""Every scorer's figures with the peers' beside them, written to benchmarks/RESULTS.md: `python -m benchmarks`."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import msgspec

from benchmarks import places, statements
from benchmarks.page import renew
from benchmarks.throughput import compare, load, peak_mb
from gates import corpora, examples, speakers
from verbale.settings import load_settings

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
COMMAND = "VERBALE_GOLD=… make bench"
MEASURED = 100
"""Reports whose reading is measured for memory."""
SPEAKERS = [
    "Test's errors had been read once when this was measured; before anybody looked, party of all was 0.814. The fresh part (323 statements",
    "in 34 posts) was annotated before any run; at first sight party and person of all were 0.861 and 0.943 over both its halves. The errors",
    "of its unread half nobody has read: that is the figure to expect of new text, with 95 % intervals of 0.780 to 0.917 and 0.904 to 0.991.",
]
"""What must be known of the parts of the gold on speakers."""


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of ours and what rivals reach."""

    gate: str
    figure: str
    label: str
    rivals: list[str]


class _Peers(msgspec.Struct):
    peer: list[Peer]


def _machine() -> str:
    spacy = version("spacy")
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, spaCy {spacy}"


def _table(gold: Path) -> list[str]:
    peers = msgspec.toml.decode((HERE / "peers.toml").read_bytes(), type=_Peers).peer
    lines = ["| figure | Verbale | others | documents | command |", "|---|---|---|---|---|"]
    for corpus in corpora.CORPORA:
        figures, _, documents = corpora.measure(corpus, gold)
        sys.stdout.write(f"{corpus.name} {figures}\n")
        lines += [
            f"| {peer.label} | **{figures[peer.figure]:.3f}** | {'; '.join(peer.rivals) or '-'} | {documents} | `python -m gates {corpus.name}` |"
            for peer in peers
            if peer.gate == corpus.name
        ]
        if corpus.name == "negotiation":
            lines += [
                f"| negotiation, {key.split('.')[0]}, {key.split('.')[1]} F1 | **{value:.3f}** | - | {documents} | `python -m gates {corpus.name}` |"
                for key, value in figures.items()
                if key.count(".") > 1
            ]
    return lines


def _own() -> list[str]:
    lines = ["| kind | figures on the example dispatches |", "|---|---|"]
    for kind, figures in examples.measure(examples.example_files()).items():
        lines.append(f"| {kind} | {', '.join(f'{name} {value:.3f}' for name, value in figures.items())} |")
    return lines


def _speakers(gold: Path) -> list[str]:
    """Who speaks and for whom, on statements annotated by hand."""
    lines = [
        "Statements annotated by hand (`python -m gates speakers-dev`, and so on). Party and person are of all statements, or of those found.",
        "",
        "| speakers, part | found | party of those found | person of those found | party of all | person of all |",
        "|---|---|---|---|---|---|",
    ]
    for part in speakers.PARTS:
        figures, _, _ = speakers.measure(part, gold)
        cells = (f"{figures[name]:.3f}" for name in ("found", "party", "person", "party_all", "person_all"))
        lines.append(f"| {part} | {' | '.join(cells)} |")
    return [*lines, "", *SPEAKERS]


def _places(gold: Path) -> list[str]:
    """Names that are given, and what places and times cost."""
    lines = ["| set, the names given | within 161 km | right country |", "|---|---|---|"]
    for part in places.SETS:
        figures = places.given(gold, part)
        lines.append(f"| {part} | {figures['acc161']:.3f} | {figures['country']:.3f} |")
    measured = {**places.opening(), **places.cost(load(gold, places.MEASURED))}
    return [
        *lines,
        "",
        "| cost | value |",
        "|---|---|",
        f"| the gazetteer opens in, s | {measured['opens_in_s']:.3f} |",
        f"| memory it adds, MB (its file: {measured['file_mb']:.0f} MB) | {measured['adds_mb']:.1f} |",
        f"| places, share of the rest of the reading | {measured['places_share']:.1%} |",
        f"| times, share of the rest of the reading | {measured['times_share']:.1%} |",
    ]


def _speed(gold: Path, name: str, part: str) -> list[str]:
    reports = load(gold, None, name, part)
    figures = compare(reports)
    return [
        f"| figure, {f'{name} {part}'.strip()} | value |",
        "|---|---|",
        f"| reports read (of them relevant) | {figures['reports']:,.0f} ({figures['relevant']:,.0f}) |",
        f"| bare spaCy, words a second | {figures['bare_words_per_s']:,.0f} |",
        f"| Verbale, words a second | {figures['verbale_words_per_s']:,.0f} |",
        f"| ratio, all reports | **{figures['ratio_all']:.2f}** |",
        f"| ratio, relevant reports | **{figures['ratio_relevant']:.2f}** |",
        f"| memory at most, MB | {peak_mb(reports[:MEASURED]):,.0f} |",
    ]


def _measure(gold: Path) -> dict[str, list[str]]:
    """The lines of each section that is measured here, by its heading."""
    return {
        "Research corpora": [
            "The parts named here were at hand while the readers were written, the negotiation reports most of all: expect less on",
            "text that nobody has seen. Our own dispatches were annotated without looking at what the readers make of them, and say more;",
            "of these, events were corrected with them in view.",
            "",
            *_table(gold),
        ],
        "Statements by kind of quotation": [
            "PolNeAR's development part; overlap F1 with 95 % intervals from 1,000 resamplings of documents. A kind's recall is over",
            "the gold statements of that kind, its precision over the reader's (`python -m benchmarks.statements`).",
            "",
            *statements.table(gold),
        ],
        "Who speaks, and for whom": _speakers(gold),
        "Places that are given, and what places and times cost": [
            f"All mentions with coordinates count, those found nowhere as wrong; cost over the relevant posts of the first {places.MEASURED} of the",
            "republishing site, in seconds of the processor (`python -m benchmarks.places --given --cost`).",
            "",
            *_places(gold),
        ],
        "Our own dispatches": ["Annotated by hand in `examples/gold`; F1.", "", *_own()],
        "Throughput": [
            "One process, one thread, against spaCy's small English pipeline over the same clean text in the same run",
            "(`python -m benchmarks.throughput`).",
            "",
            *_speed(gold, "attribution", "dev"),
            "",
            *_speed(gold, "aggregator", ""),
        ],
    }


def _opening() -> list[str]:
    """What stands before the first section."""
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return [
        "# Results",
        "",
        f"Measured on {today} with `{COMMAND}`; {_machine()}. Types of events out of sample, dispatches on many",
        "conflicts, and size are measured apart, by the commands that they name. Others' figures are their authors' or were measured with the same scorers; where they were measured on",
        "another part of a corpus, that is said. How each corpus can be obtained: [docs/corpora.md](../docs/corpora.md).",
    ]


def main() -> None:
    """Measure everything that takes minutes and write it into the page."""
    gold = load_settings(os.environ, Path.cwd()).gold
    if gold is None:
        raise SystemExit("VERBALE_GOLD does not say where the research corpora lie (docs/corpora.md)")
    page = RESULTS.read_text(encoding="utf-8")
    RESULTS.write_text(renew(page, _opening(), _measure(gold)), encoding="utf-8")


if __name__ == "__main__":
    main()
