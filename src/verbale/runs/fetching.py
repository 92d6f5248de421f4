"""One pass over source cards, into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from verbale.documents import reports
from verbale.errors import StoppedError
from verbale.reading import Pipeline
from verbale.record import Outcome, Store
from verbale.runs.editions import Editions
from verbale.runs.gathering import Gathering, Means, Work, with_report
from verbale.runs.reading_run import read_into
from verbale.terms import Problem, Reading, Report, SourceCard


@dataclass
class Tally:
    """What a pass brought from one source; `left` articles are due and wait for a later pass.

    `answered` says whether the source itself could be read.
    """

    new: int = 0
    edited: int = 0
    unchanged: int = 0
    problems: int = 0
    left: int = 0
    answered: bool = field(default=False, compare=False)


class Pass:
    """Fetches what is due from cards, reads it, and remembers what became of it.

    What is remembered of an article is written after its report is in the record: a pass that is
    killed asks for it again, and loses nothing.
    """

    def __init__(self, store: Store, means: Means, *, pipeline: Pipeline | None = None) -> None:
        """`pipeline` are the readers, None for all that are registered."""
        self._store = store
        self._pipeline = pipeline
        self._ledger = store.ledger()
        self._editions = Editions(store.view(), self._ledger)
        self._means = means
        self._ready: list[Outcome] = []
        self.problems: list[Problem] = []
        self.tallies: dict[str, Tally] = {}

    def run(
        self, cards: Iterable[SourceCard], on_progress: Callable[[int], None] | None = None
    ) -> Iterator[Reading]:
        """Fetch and read what is due; `tallies` and `problems` say, by then, what became of it.

        Args:
            cards: sources, asked in turn, so that the pace of one host holds up no other.
            on_progress: called with the number of reports read so far.

        Yields:
            The readings of what was new or edited; each is in the record.
        """

        def progress(done: int) -> None:
            self._settle()
            if on_progress:
                on_progress(done)

        yield from read_into(
            self._items([Gathering(card, self._means, self._ledger) for card in cards]),
            self._store,
            pipeline=self._pipeline,
            problems=self.problems,
            on_progress=progress,
        )
        self._settle()

    def _settle(self) -> None:
        """Write down what became of all that is in the record by now."""
        self._ledger.settle(self._ready)
        self._ready.clear()
        self._editions.settle()

    def _items(self, gatherings: list[Gathering]) -> Iterator[Report | Problem]:
        try:
            for gathering, work in in_turn(gatherings):
                tally = self.tallies.setdefault(gathering.card.where, Tally())
                yield from self._take(work, tally)
                if self._means.stopping():
                    break
        except StoppedError:
            pass  # what was not asked for stays due
        for gathering in gatherings:
            tally = self.tallies.setdefault(gathering.card.where, Tally())
            tally.left, tally.answered = gathering.left, gathering.answered
            tally.unchanged += gathering.unchanged

    def _take(self, work: Work, tally: Tally) -> Iterator[Report | Problem]:
        """The reports of some work that are news to the record, and its problems."""
        found = (r for i in work.items for r in ([i] if isinstance(i, Problem) else reports(i)))
        first, second = next(found, None), next(found, None)
        if first is None or second is None:
            yield from self._take_one(work, first, tally)
            return
        for one in chain((first, second), found):
            if self._means.stopping():  # an archive may be long; it is begun again
                return
            tally.problems += isinstance(one, Problem)
            tally.new += isinstance(one, Report)
            yield one
        self._remember(work, None)

    def _take_one(self, work: Work, one: Report | Problem | None, tally: Tally) -> Iterator[Report | Problem]:
        if not isinstance(one, Report):
            self._remember(work, None)
            if one is not None:
                tally.problems += 1
                yield one
            return
        placed = self._editions.place(one, work.keys)
        setattr(tally, placed.standing, getattr(tally, placed.standing) + 1)
        self._remember(work, placed.report.id)
        if placed.standing != "unchanged":
            yield placed.report

    def _remember(self, work: Work, report_id: str | None) -> None:
        if (outcome := with_report(work, report_id)) is not None:
            self._ready.append(outcome)


def in_turn(gatherings: Iterable[Gathering]) -> Iterator[tuple[Gathering, Work]]:
    """One piece of work of each source after another, until all are done."""
    running = [(gathering, gathering.work()) for gathering in gatherings]
    while running:
        for one in list(running):
            work = next(one[1], None)
            if work is None:
                running.remove(one)
            else:
                yield one[0], work
