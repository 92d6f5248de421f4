"""Fifty readers at once over all pages of a record: `python -m benchmarks.load PLACE [--seconds S] [--write HEADING]`.

A server is started over the record, as a person would start it. First every address is asked for once, while nobody
else reads: that is what a page costs that nobody has looked at yet. Then the readers ask, each for one page after
another without a pause: mostly for pages that others look at too, and now and then for one that nobody has asked
for. What is told is the time to the head of the answer, page by page. What pages show of the record must have been
worked out before: `verbale keep --record PLACE`.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote_plus

from benchmarks.made_up import MATTERS, PARTIES, PLACES, WORDS
from benchmarks.page import renew

READERS = 50
SECONDS = 60
FRESH = 0.01
"""The share of requests for a page that nobody has asked for."""
REPORTS = 60
ISSUES = ("aid", "aid.entry", "fighting", "fighting.truce", "held", "held.prisoners")
STARTED = re.compile(r"the record is at http://([^:]+):(\d+)/")
RESULTS = Path(__file__).parent / "RESULTS.md"


@dataclass
class Times:
    """How long each answer took, page by page, in seconds, and what went wrong."""

    by_page: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    bytes_sent: int = 0

    def all(self) -> list[float]:
        """Those of all pages."""
        return [one for times in self.by_page.values() for one in times]


class Reader:
    """One reader: a connection that stays open."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, address: str) -> tuple[int, float, bytes]:
        """The status of an answer, the time to its head, and its body."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        coming, going = self._streams
        head = f"GET {address} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\nAccept-Encoding: gzip\r\n\r\n"
        began = time.perf_counter()
        going.write(head.encode())
        told = await coming.readuntil(b"\r\n\r\n")
        spent = time.perf_counter() - began
        length = re.search(rb"content-length: (\d+)", told.lower())
        body = await coming.readexactly(int(length[1])) if length else b""
        return int(told.split(b" ", 2)[1]), spent, body

    def close(self) -> None:
        """Go away."""
        if self._streams is not None:
            self._streams[1].close()


@contextmanager
def served(place: str) -> Iterator[tuple[str, int]]:
    """A server over a record, and where it is."""
    command = [sys.executable, "-m", "verbale", "serve", "--record", place, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            for line in server.stderr or ():
                if found := STARTED.search(line):
                    yield found[1], int(found[2])
                    break
            else:
                raise SystemExit("the server did not start")
        finally:
            server.terminate()


def page_of(address: str) -> str:
    """By what an answer is counted: its page, and whether it is narrowed."""
    path, _, query = address.partition("?")
    page = "/reports/…" if path.startswith("/reports/") else path
    if query.startswith("page=") or "&page=" in query:
        return f"{page}, far down"
    return f"{page}, narrowed" if query and path != "/search" else page


def fresh(rng: random.Random) -> str:
    """An address that hardly anybody has asked for."""
    day = f"202{rng.randint(0, 3)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    party, place = quote_plus(rng.choice(PARTIES)), rng.choice(PLACES)
    return rng.choice(
        [
            f"/?since={day}",
            f"/movement?party={party}&since={day}",
            f"/timeline?since={day}",
            f"/timeline?party={party}&until={day}",
            f"/timeline?page={rng.randint(2, 4000)}",
            f"/rounds?party={party}&since={day}",
            f"/incidents?place={place}&since={day}",
            f"/map?party={party}&since={day}",
            f"/access?point={place}&since={day}",
            f"/statements?party={party}&until={day}",
            f"/statements?page={rng.randint(2, 2000)}",
            f"/reports?since={day}",
            f"/search?q={place}+{rng.choice(WORDS)}",
        ]
    )


def addresses(rng: random.Random) -> list[str]:
    """Addresses of all pages as readers ask for them: whole, narrowed and far down."""
    parties = [quote_plus(name) for name in (*PARTIES[:5], PARTIES[17], PARTIES[-1])]
    places = [*PLACES[:3], PLACES[-1]]
    plain = [
        "/",
        "/brief",
        "/movement",
        "/sticking",
        "/timeline",
        "/rounds",
        "/incidents",
        "/map",
        "/map.json",
    ]
    plain += ["/access", "/statements", "/reports", "/search", "/changes", "/coverage", "/problems"]
    plain += ["/review", "/judgements"]
    by_party = [
        "/",
        "/brief",
        "/movement",
        "/timeline",
        "/rounds",
        "/incidents",
        "/map",
        "/statements",
        "/changes",
    ]
    narrowed = [f"{path}?party={party}" for path in by_party for party in parties]
    narrowed += [
        f"{path}?issue={issue}" for path in ("/", "/brief", "/movement", "/changes") for issue in ISSUES
    ]
    narrowed += [f"/sticking?issue={issue}" for issue in ISSUES] + [f"/statements?issue={i}" for i in ISSUES]
    narrowed += [f"{path}?place={place}" for path in ("/incidents", "/map") for place in places]
    narrowed += [f"/access?point={place}" for place in places]
    narrowed += [f"/timeline?kind={kind}" for kind in ("rounds", "events", "tolls", "access")]
    narrowed += [f"/movement?step={step}" for step in ("softened", "withdrawn", "repeated")]
    narrowed += [f"/statements?speaker={name}" for name in ("Aba", "Cela+River", "Gola")]
    narrowed += [f"/reports?publisher=Daily+{n}" for n in (0, 7, 31)]
    days = ("/timeline", "/rounds", "/incidents", "/access", "/statements", "/reports", "/movement")
    narrowed += [f"{path}?since=2023-06-01&until=2023-06-30" for path in days]
    far = [
        f"{path}?page={n}"
        for path in ("/timeline", "/statements", "/incidents", "/reports")
        for n in (2, 50, 900)
    ]
    words = [matter.split()[-1] for matter in MATTERS] + [
        f"{rng.choice(PLACES)}+{rng.choice(WORDS)}" for _ in range(6)
    ]
    return [*plain * 3, *narrowed, *far, *(f"/search?q={one}" for one in words)]


async def find_reports(reader: Reader) -> list[str]:
    """The addresses of some reports."""
    import gzip  # noqa: PLC0415 (here alone)

    _, _, body = await reader.get("/reports")
    return sorted(set(re.findall(r'href="(/reports/[0-9a-f]+)"', gzip.decompress(body).decode())))[:REPORTS]


async def ask(reader: Reader, address: str, times: Times) -> None:
    """Ask for a page, and note how long it took."""
    status, spent, body = await reader.get(address)
    times.by_page[page_of(address)].append(spent)
    times.bytes_sent += len(body)
    if status != 200:
        times.errors.append(f"{status} {address}")


async def read_on(
    reader: Reader, pool: Sequence[str], until: float, times: Times, rng: random.Random
) -> None:
    """Ask for one page after another until a moment."""
    while time.perf_counter() < until:
        await ask(reader, fresh(rng) if rng.random() < FRESH else rng.choice(pool), times)
    reader.close()


async def measure(host: str, port: int, readers: int, seconds: float) -> tuple[Times, Times]:
    """The times of every page when it is first asked for, and those of many readers."""
    rng = random.Random(3)  # noqa: S311 (no secret)
    first, then, single = Times(), Times(), Reader(host, port)
    pool = addresses(rng) + await find_reports(single)
    for address in dict.fromkeys(pool):
        await ask(single, address, first)
    single.close()
    until = time.perf_counter() + seconds
    crowd = [read_on(Reader(host, port), pool, until, then, random.Random(n)) for n in range(readers)]  # noqa: S311
    await asyncio.gather(*crowd)
    return first, then


def percentile(times: Sequence[float], share: float) -> float:
    """The time in milliseconds that so many of the answers take at most."""
    ordered = sorted(times)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(first: Times, then: Times, seconds: float) -> list[str]:
    """What was measured, as lines of Markdown."""
    lines = [
        "| page | asked for first: most, ms | requests | p50, ms | p95, ms | p99, ms |",
        "|---|---|---|---|---|---|",
    ]
    for page in [*sorted(then.by_page), "all"]:
        times = then.all() if page == "all" else then.by_page[page]
        made = first.all() if page == "all" else first.by_page.get(page, [])
        shown = f"{1000 * max(made):,.0f}" if made else "-"
        cells = " | ".join(f"{percentile(times, share):,.0f}" for share in (0.5, 0.95, 0.99))
        lines.append(f"| {page} | {shown} | {len(times):,} | {cells} |")
    errors = [*first.errors, *then.errors]
    rate = len(then.all()) / seconds
    told = (
        f"{rate:,.0f} requests and {then.bytes_sent / seconds / 2**20:,.1f} MB a second; {len(errors)} errors"
    )
    return [*lines, "", told + (f", as {', '.join(errors[:3])}." if errors else ".")]


def main() -> None:
    """Measure the pages of a record."""
    parser = argparse.ArgumentParser(prog="benchmarks.load")
    parser.add_argument("place", help="a record made up by benchmarks.million")
    parser.add_argument("--readers", type=int, default=READERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--write", metavar="HEADING", help="the section of RESULTS.md to be written")
    options = parser.parse_args()
    with served(options.place) as (host, port):
        found = asyncio.run(measure(host, port, options.readers, options.seconds))
    lines = table(*found, options.seconds)
    sys.stdout.write("\n".join(lines) + "\n")
    if options.write:
        page = RESULTS.read_text(encoding="utf-8")
        opening = page.split("\n\n## ", 1)[0].splitlines()
        said = f"{options.readers} readers without a pause on loopback, {options.seconds:.0f} s (`python -m benchmarks.load PLACE`)."
        RESULTS.write_text(renew(page, opening, {options.write: [said, "", *lines]}), encoding="utf-8")


if __name__ == "__main__":
    main()
