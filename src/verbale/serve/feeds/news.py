"""What each page's feed tells: the lines of the page, asked for by the same filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from verbale.export.entries import MAX_ENTRIES
from verbale.serve.feeds.entries import News
from verbale.serve.page import Ask
from verbale.views import Change, Citation, Happening, Moved
from verbale.views.captions import say_stance
from verbale.views.sheets import Cut, Filed

MOST = Cut(0, MAX_ENTRIES)
MAX_HITS = 50


def _board(ask: Ask) -> Iterator[News]:
    """Every stance that was taken or changed; what is repeated is no news."""
    for step in (None, "new"):
        found, _ = ask.sheets.movement(replace(ask.sieve, step=step), MOST)
        yield from map(_moved, found.moves)


def _movement(ask: Ask) -> Iterator[News]:
    found, _ = ask.sheets.movement(ask.sieve, MOST)
    yield from map(_moved, found.moves)


def _moved(one: Moved) -> News:
    step = "" if one.step == "new" else f" ({one.step})"
    before = (f"Before: {say_stance(one.party, one.before.stance)}.",) if one.before else ()
    red = ("Red line.",) if one.after.red_line else ()
    return News(
        sort="step",
        key=(one.after.citation.claim_id, one.step),
        title=f"{one.label}: {say_stance(one.party, one.after.stance)}{step}",
        citations=(one.after.citation,),
        before=one.before.citation if one.before else None,
        kinds=("positions", one.issue),
        notes=(*before, *red),
        date=one.after.date,
    )


def _timeline(ask: Ask) -> Iterator[News]:
    for one in ask.sheets.timeline(ask.sieve, MOST).lines:
        yield News(
            sort="entry",
            key=(one.kind, one.date, one.line),
            title=one.line,
            citations=one.citations,
            kinds=(one.kind,),
            date=one.date,
        )


def _rounds(ask: Ask) -> Iterator[News]:
    for one in ask.sheets.rounds(ask.sieve, MOST).lines:
        yield News(
            sort="round",
            key=(one.told[0].citation.claim_id,),
            title=one.told[0].line,
            citations=tuple(told.citation for told in one.told),
            kinds=("rounds",),
            notes=tuple(dict.fromkeys(told.line for told in one.told[1:])),
            date=one.date,
        )


def _incidents(ask: Ask) -> Iterator[News]:
    yield from map(_incident, ask.sheets.incidents(ask.sieve, MOST).lines)


def _incident(one: Happening) -> News:
    counts = (
        f"{count.kind.capitalize()}: {', '.join(count.latest)}, counted by {count.counted_by or 'nobody named'}."
        for count in one.counts
    )
    return News(
        sort="incident",
        key=(one.id,),
        title=one.line,
        citations=tuple(account.citation for account in one.accounts),
        kinds=tuple(filter(None, ("incidents", one.type))),
        notes=tuple(dict.fromkeys(counts)),
        date=one.date,
    )


def _access(ask: Ask) -> Iterator[News]:
    for track in ask.sheets.access(ask.sieve, MOST).lines:
        for span in track.point.spans:
            yield News(
                sort="access",
                key=(span.told[0].citation.claim_id,),
                title=f"{track.point.point}: {span.status}",
                citations=tuple(told.citation for told in span.told),
                kinds=("access", span.status),
                notes=("Disputed.",) if span.disputed else (),
                date=span.first,
            )


def _statements(ask: Ask) -> Iterator[News]:
    for one in ask.sheets.statements(ask.sieve, MOST).lines:
        yield News(
            sort="statement",
            key=(one.citation.claim_id,),
            title=one.line,
            citations=(one.citation,),
            kinds=("statements", *one.issues),
            date=one.date,
        )


def _changes(ask: Ask) -> Iterator[News]:
    told = ask.sheets.changes(ask.sieve)
    if told is None:
        return
    found = told.changes
    for name, some in (("new", found.new), ("again", found.again), ("correction", found.corrections)):
        yield from (_change(name, one) for one in some)


def _change(name: str, one: Change) -> News:
    told = one.citations or ((one.before,) if one.before else ())
    return News(
        sort="change",
        key=(name, one.kind, one.line, one.note, one.date, told[0].claim_id),
        title=f"{one.line} ({one.note})" if one.note else one.line,
        citations=told,
        before=one.before if one.citations else None,
        kinds=(name, one.kind),
        date=one.date,
    )


def _reports(ask: Ask) -> Iterator[News]:
    for one in ask.sheets.reports(ask.sieve, MOST).lines:
        yield _report(_cite(one))


def _search(ask: Ask) -> Iterator[News]:
    words = ask.query["q"]
    hits = ask.desk.search(words, MAX_HITS) if words else []
    yield from (_report(hit.citation) for hit in hits)


def _report(cited: Citation) -> News:
    return News(
        sort="report",
        key=(cited.report_id,),
        title=cited.title or "Without a headline",
        citations=(cited,),
        kinds=("reports",),
        date=cited.published,
    )


def _cite(one: Filed) -> Citation:
    heading = one.heading
    return Citation(
        claim_id="",
        report_id=heading.id,
        title=one.title,
        publisher=heading.publisher,
        published=heading.published,
        republished_from=heading.republished_from,
        url=heading.url,
        start=0,
        end=0,
        quote="",
    )


NEWS: Mapping[str, Callable[[Ask], Iterator[News]]] = {
    "/": _board,
    "/movement": _movement,
    "/timeline": _timeline,
    "/rounds": _rounds,
    "/incidents": _incidents,
    "/access": _access,
    "/statements": _statements,
    "/changes": _changes,
    "/reports": _reports,
    "/search": _search,
}
"""A page's address -> what its feed tells."""
