"""A site on loopback, a record, and passes over the one into the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.serving import Site, rss

from verbale.reading import Pipeline
from verbale.record import Store
from verbale.runs import Means, Pass, Tally
from verbale.sources import Client, Manners, WarcKeeper
from verbale.terms import Problem, Report, SourceCard

NOW = 1_900_000_000.0
HOUR = 3600.0
TALKS = (
    "Envoys of the government and the Lake Front met in Geneva on Friday for a third day of talks on a truce. "
    "Twelve people were killed in a raid on Kest, the governor said. The crossing at the bridge stayed closed to aid. "
)


def page(text: str, title: str = "Talks go on", head: str = "") -> str:
    """A page of an outlet with one article."""
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


@dataclass
class Desk:
    """A site, a record, and passes over the one into the other, by a clock that a test sets."""

    site: Site
    store: Store
    pipeline: Pipeline
    now: float = NOW
    problems: list[Problem] = field(default_factory=list)

    def run(
        self, *cards: SourceCard, stopping: Callable[[], bool] = lambda: False, warc: WarcKeeper | None = None
    ) -> Tally:
        """One pass; what it brought in all, its problems in `problems`."""
        manners = Manners(allowed=frozenset({self.site.host}), pace_s=0, backoff_s=0.01, max_bytes=2_000_000)
        with Client(manners, on_answer=warc.keep if warc else None) as client:
            means = Means(
                client=client,
                clock=lambda: self.now,
                stopping=stopping,
                place_of=warc.place_of if warc else lambda _: None,
            )
            one = Pass(self.store, means, pipeline=self.pipeline)
            for _ in one.run(cards):
                pass
        self.problems = one.problems
        return sum_up(one.tallies.values())

    def card(self, path: str = "/feed", **known: object) -> SourceCard:
        """A card of the site."""
        return SourceCard(publisher="Wire", url=self.site.url + path, **known)  # type: ignore[arg-type]

    def reports(self) -> list[Report]:
        """The reports that stand."""
        view = self.store.view()
        return [view.report(heading.id) for heading in view.reports()]


def sum_up(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    found = Tally()
    for tally in tallies:
        for name, count in vars(tally).items():
            setattr(found, name, getattr(found, name) + count)
    return found


def links(*numbers: int) -> str:
    """A feed of articles by their numbers, each with an id and its page's address."""
    return rss(
        *(f"<guid isPermaLink='false'>id-{n}</guid><link>/{n}</link><title>Item {n}</title>" for n in numbers)
    )
