"""The pipeline: readers in an order that is checked before any text is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import entry_points
from itertools import islice
from typing import Any

from verbale.errors import PipelineError
from verbale.reading.actors.holders import holders
from verbale.reading.actors.standins import list_parties
from verbale.reading.citation import keep_cited
from verbale.reading.draft import Draft
from verbale.reading.issues import check_phrases
from verbale.reading.reader import Reader
from verbale.reading.whence import tell_whence
from verbale.terms import Dossier, Reading, Report, using

GROUP = "verbale.readers"
BATCH_REPORTS = 16
UNTOLD = frozenset({"sentences", "syntax", "times"})
"""The readers that read alike by every dossier; the version of any other names the dossier it read by."""


def registered() -> dict[str, type[Reader[Any]]]:
    """Every reader class that an installed package registers, by name.

    Raises:
        PipelineError: two packages register one name, or a class has another name than its entry.
    """
    found: dict[str, type[Reader[Any]]] = {}
    for entry in entry_points(group=GROUP):
        reader = entry.load()
        if entry.name in found or reader.name != entry.name:
            raise PipelineError(f"reader {entry.name!r} is registered twice or under another name")
        found[entry.name] = reader
    return found


def order(readers: Iterable[type[Reader[Any]]]) -> list[type[Reader[Any]]]:
    """Put readers in an order in which each finds what it requires.

    Raises:
        PipelineError: a requirement that no reader assigns, or a circle.
    """
    waiting = sorted(readers, key=lambda r: r.name)
    given: set[str] = set()
    ordered: list[type[Reader[Any]]] = []
    while waiting:
        ready = [r for r in waiting if given.issuperset(r.requires)]
        if not ready:
            lacking = {r.name: sorted(set(r.requires) - given) for r in waiting}
            raise PipelineError(f"no order satisfies these readers: {lacking}")
        ordered += ready
        given.update(*(r.assigns for r in ready))
        waiting = [r for r in waiting if r not in ready]
    return ordered


def check_dossier(dossier: Dossier) -> None:
    """Lay a dossier over the vocabularies, as readers do.

    Raises:
        DossierError: it names a state or a class of words that they do not have.
    """
    with using(dossier):
        holders()
        check_phrases()


class Pipeline:
    """Turns reports into readings.

    Args:
        names: the readers to run, None for all that are registered. What they require must be
            among them.
        ways: by reader's name, the way in which it is to read, for those that have several.
        dossier: what is known of the conflict, None for nothing beyond the vocabularies.

    Raises:
        PipelineError: an unknown name or way, or an impossible order.
    """

    def __init__(
        self,
        names: Sequence[str] | None = None,
        ways: Mapping[str, str] | None = None,
        *,
        dossier: Dossier | None = None,
    ) -> None:
        known = registered()
        chosen_ways = dict(ways or {})
        unknown = sorted({*(names or ()), *chosen_ways} - set(known))
        if unknown:
            raise PipelineError(
                f"no reader is called {', '.join(unknown)}; there are {', '.join(sorted(known))}"
            )
        chosen = [known[name] for name in names] if names is not None else list(known.values())
        self.readers: list[Reader[Any]] = [kind(chosen_ways.get(kind.name)) for kind in order(chosen)]
        self.dossier = dossier
        if dossier is not None:
            check_dossier(dossier)
        told = f"+dossier-{dossier.digest()}" if dossier else ""
        self.versions = {
            reader.name: reader.signature + (told if reader.name not in UNTOLD else "")
            for reader in self.readers
        }

    def draft(self, reports: Sequence[Report]) -> list[Draft]:
        """Read a batch of reports through every reader."""
        drafts = [Draft(report=report) for report in reports]
        with using(self.dossier):
            for reader in self.readers:
                for draft, prediction in zip(drafts, reader.predict(drafts), strict=True):
                    reader.annotate(draft, prediction)
        return drafts

    def read(self, reports: Iterable[Report], *, batch_reports: int = BATCH_REPORTS) -> Iterator[Reading]:
        """Read any number of reports, in order, a batch at a time; records that do not cite are dropped."""
        waiting = iter(reports)
        while batch := list(islice(waiting, batch_reports)):
            for draft in self.draft(batch):
                yield self._finished(draft)

    def _finished(self, draft: Draft) -> Reading:
        with using(self.dossier):
            return list_parties(tell_whence(keep_cited(draft))).reading(self.versions)
