"""From a source card to documents: what it lists is remembered, what is due is asked for."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from verbale.errors import FetchError
from verbale.record import Article, Capture, Ledger, Listed, Outcome
from verbale.runs.editions import keys_of, site
from verbale.sources import (
    MAX_BYTES,
    Client,
    Discovery,
    Entry,
    Response,
    SourceState,
    explain,
    list_files,
    media_of,
    read_sources,
    show_path,
)
from verbale.terms import Known, Problem, RawItem, SourceCard, identify, interval_s, iso_time

DAY_S = 86400.0
BATCH = 256
MAX_FAILURES = 8
MAX_REFUSALS = 3
"""So often an address that refused is asked again, once a day."""


@dataclass(frozen=True, kw_only=True)
class Work:
    """One article that was asked for: what came of it, and what to remember once that is in the record."""

    card: SourceCard
    items: Iterable[RawItem | Problem]
    outcome: Outcome | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Means:
    """What gathering works with.

    Attributes:
        client: asks.
        clock: seconds since 1970.
        max_bytes: the largest file of a folder that is read.
        place_of: says where a response was kept as WARC, None for nowhere.
        stopping: says whether to stop before the next article.
    """

    client: Client
    clock: Callable[[], float] = time.time
    max_bytes: int = MAX_BYTES
    place_of: Callable[[Response], str | None] = lambda _: None
    stopping: Callable[[], bool] = lambda: False


class Gathering:
    """One pass over one card; problems and articles come as they are found.

    `left` counts what is for a later pass, `unchanged` the pages that answered so; `answered` says
    whether the source itself could be read.
    """

    def __init__(self, card: SourceCard, means: Means, ledger: Ledger) -> None:
        self.card = card
        self.unchanged = 0
        self.left = 0
        self.answered = False
        self._means = means
        self._ledger = ledger
        self._answered = ""
        self._resting = False
        self._now = means.clock()

    def work(self) -> Iterator[Work]:
        """What the card brings, lazily.

        Raises:
            StoppedError: the client was stopped; what was not asked for stays due.
        """
        if self.card.folder:
            yield from self._list_files()
        else:
            yield from self._discover()
        due = self._ledger.count_due(self.card.where, self._now)
        if self._resting:
            self.left = due
            return
        asked = 0
        most = self.card.most if self.card.url and self.card.text == "page" else 2**31
        for article in self._due():
            if article.key == self._answered:
                continue
            if asked >= most:
                break
            asked += 1
            yield self._file(article) if self.card.folder else self._ask(article)
        if asked >= most:
            self.left = max(0, due - asked)

    def _due(self) -> Iterator[Article]:
        for fresh in (True, False):
            after = 0
            while found := self._ledger.due(
                self.card.where, self._now, after=after, fresh=fresh, limit=BATCH
            ):
                yield from found
                after = found[-1].seq

    def _discover(self) -> Iterator[Work]:
        saved = self._ledger.source(self.card.url)
        state = msgspec.json.decode(saved, type=SourceState) if saved else SourceState()
        if state.wait_until > self._now:
            self._resting = True
            until = f"its host asked to be left alone until {iso_time(state.wait_until)}"
            yield Work(card=self.card, items=[self._problem(self.card.url, until)])
            return
        look = Discovery(self.card, self._means.client, state, self._now)
        found = look.entries()
        fresh = 0
        while some := list(islice(found, BATCH)):
            problems = [one for one in some if isinstance(one, Problem)]
            if problems:
                yield Work(card=self.card, items=problems)
            entries = [one for one in some if isinstance(one, Entry)]
            new, changed = self._ledger.list_articles(
                self.card.url, [self._listed(entry) for entry in entries], self._now
            )
            fresh += new + changed
        self.answered = state.failures == 0
        self._resting = state.wait_until > self._now
        if fresh and not state.shape.get("published"):
            state.newest = self._now
        if look.page is not None:
            yield self._page(look.page)
        self._ledger.save_source(self.card.url, msgspec.json.encode(state).decode())

    def _listed(self, entry: Entry) -> Listed:
        """An entry as it is remembered; its text only where that is what is read."""
        kept = entry if self.card.text == "entry" else msgspec.structs.replace(entry, content="")
        return Listed(entry.key, entry.url, msgspec.json.encode(kept).decode(), entry.digest)

    def _page(self, answer: Response) -> Work:
        """The work of a source that is a page, already answered: its only article is due no more."""
        self._answered = self.card.url
        article = self._ledger.article(self.card.url, self.card.url)
        entry = Entry(key=self.card.url, url=self.card.url)
        outcome = Outcome(seq=article.seq if article else 0, checked=self._now, due=None)
        return self._read(answer, entry, outcome)

    def _ask(self, article: Article) -> Work:
        """Ask for an article's page, or take its text from its entry."""
        entry = msgspec.json.decode(article.entry, type=Entry)
        if self.card.text == "entry" or not entry.url:
            return self._own_text(entry, article)
        known = msgspec.json.decode(article.validators or '["",""]', type=tuple[str, str])
        try:
            answer = self._means.client.get(entry.url, known)
        except FetchError as error:
            return self._failed(article, error)
        outcome = self._outcome(article, msgspec.json.encode(answer.validators).decode())
        if answer.status == 304:
            self.unchanged += 1
            outcome = msgspec.structs.replace(outcome, validators=article.validators)
            return Work(card=self.card, items=(), outcome=outcome)
        return self._read(answer, entry, outcome)

    def _outcome(self, article: Article, validators: str | None = None) -> Outcome:
        """An article that answered: it is asked for again when its age has doubled, while it is young."""
        age = self._now - article.discovered
        young = age <= self.card.recheck_days * DAY_S and self.card.recheck_days > 0
        due = self._now + max(interval_s(self.card.every) or DAY_S, age) if young else None
        return Outcome(seq=article.seq, checked=self._now, due=due, validators=validators)

    def _failed(self, article: Article, error: FetchError) -> Work:
        """An article that could not be had: asked again later and later, one that refused once a day."""
        failures = article.failures + 1
        again = MAX_REFUSALS if error.lasting else MAX_FAILURES
        pause = DAY_S if error.lasting else (interval_s(self.card.every) or DAY_S) * 2 ** (failures - 1)
        due = self._now + max(min(pause, DAY_S), error.wait_s or 0) if failures < again else None
        outcome = Outcome(
            seq=article.seq, checked=self._now, due=due, failures=failures, validators=article.validators
        )
        return Work(card=self.card, items=[self._problem(article.url, str(error))], outcome=outcome)

    def _problem(self, url: str, reason: str) -> Problem:
        return Problem(source=url, stage="fetch", reason=reason, seen=iso_time(self._now))

    def _read(self, answer: Response, entry: Entry, outcome: Outcome) -> Work:
        self._keep(answer, answer.data, self._means.place_of(answer))
        known = Known(
            url=answer.url,
            title=entry.title,
            published=entry.published or None,
            publisher=self.card.publisher or None,
            language=self.card.language,
            charset=answer.charset,
        )
        item = RawItem(
            source=answer.asked,
            data=answer.data,
            media=media_of(answer),
            retrieved=answer.fetched,
            known=known,
        )
        keys = keys_of(entry, self.card.url, answer.url, own_text=False)
        return Work(card=self.card, items=[item], outcome=outcome, keys=keys)

    def _own_text(self, entry: Entry, article: Article) -> Work:
        """An entry whose own text is read, as a report in JSON."""
        told = {
            "title": entry.title,
            "url": entry.url,
            "date": entry.published or entry.updated,
            "author": entry.author,
            "language": entry.language,
            "content_html": entry.content,
        }
        data = msgspec.json.encode({key: value for key, value in told.items() if value})
        answer = Response(
            asked=self.card.url, url=entry.url or self.card.url, status=200, headers=(), data=data, fetched=iso_time(self._now)
        )  # fmt: skip
        self._keep(answer, data, None)
        foreign = entry.url and site(entry.url) != site(self.card.url)
        publisher = self.card.publisher or (site(self.card.url) if foreign else None)
        known = Known(url=entry.url or None, publisher=publisher, language=self.card.language)
        item = RawItem(
            source=f"{self.card.url}#{entry.key}",
            data=data,
            media="json",
            retrieved=answer.fetched,
            known=known,
        )
        outcome = msgspec.structs.replace(self._outcome(article), due=None)
        keys = keys_of(entry, self.card.url, entry.url, own_text=True)
        return Work(card=self.card, items=[item], outcome=outcome, keys=keys)

    def _keep(self, answer: Response, data: bytes, place: str | None) -> None:
        capture = Capture(
            asked=answer.asked,
            url=answer.url,
            status=answer.status,
            headers=answer.headers,
            fetched=answer.fetched,
            sha256=hashlib.sha256(data).hexdigest(),
            warc=place,
        )
        self._ledger.keep(capture, data)

    def _list_files(self) -> Iterator[Work]:
        """Note which files of a folder are new or were written to."""
        folder = Path(self.card.folder).expanduser()
        self.answered = folder.exists()
        found: Iterator[str | Problem] = list_files(folder) if folder.is_dir() else iter([str(folder)])
        while some := list(islice(found, BATCH)):
            problems = [one for one in some if isinstance(one, Problem)]
            listed = []
            for path in (one for one in some if isinstance(one, str)):
                try:
                    path.encode()
                    stat = Path(path).stat()
                except (OSError, ValueError) as error:
                    problems.append(self._problem(show_path(path), explain(error)))
                    continue
                listed.append(Listed(path, path, "", f"{stat.st_size}:{stat.st_mtime_ns}"))
            self._ledger.list_articles(self.card.folder, listed, self._now)
            yield Work(card=self.card, items=problems)

    def _file(self, article: Article) -> Work:
        items = (
            self._of_publisher(item) for item in read_sources([article.key], max_bytes=self._means.max_bytes)
        )
        outcome = Outcome(seq=article.seq, checked=self._now, due=None)
        keys = (identify("article", ("file", str(Path(article.key).resolve()))),)
        return Work(card=self.card, items=items, outcome=outcome, keys=keys)

    def _of_publisher(self, item: RawItem | Problem) -> RawItem | Problem:
        if isinstance(item, Problem):
            return item
        known = msgspec.structs.replace(item.known or Known(), language=self.card.language)
        return msgspec.structs.replace(item, known=known)


def with_report(work: Work, report_id: str | None) -> Outcome | None:
    """What to remember of some work, with the report that stands under its keys now."""
    if work.outcome is None or work.outcome.seq == 0:
        return None
    return msgspec.structs.replace(work.outcome, keys=work.keys, report_id=report_id)
