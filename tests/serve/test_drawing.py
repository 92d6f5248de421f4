"""Bars of access and of tolls."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from verbale.serve import bars, tolls
from verbale.serve.wording import age, count, day, harmless, marked, web_address
from verbale.views import Counted, Happening
from verbale.views.access import Point, ToldState
from verbale.views.incidents import Count
from verbale.views.material import Citation

CITED = Citation(
    claim_id="a", report_id="b", title="", publisher=None, published=None, url=None, start=0, end=1, quote="q"
)
DAYS = st.dates().map(lambda one: one.isoformat())


def span(status: str, first: str, last: str, until: str | None = None) -> ToldState:
    """A state from one day to another."""
    return ToldState(
        status=status,
        traffic=None,
        by=None,
        first=first,
        last=last,
        until=until,
        of_a_day=False,
        disputed=False,
        told=(),
    )


def point(*spans: ToldState) -> Point:
    """A point with these states."""
    return Point(point="Wau road", named=True, spellings=(), spans=spans, reports=1, origins=1)


def counted(low: int | None, high: int | None, by: str = "Army") -> Counted:
    """A counter's one figure."""
    one = Count(
        low=low, high=high, caption=f"{low}-{high}", wording="w", published=None, told="hangs", citation=CITED
    )
    return Counted(kind="killed", who=None, counted_by=by, latest=(), history=(one,), origins=1)


def happening(*counts: Counted) -> Happening:
    """An incident with these counts."""
    return Happening(
        id="i",
        aliases=(),
        type=None,
        line="l",
        date=None,
        dated_by="text",
        dates=(),
        places=(),
        lat=None,
        lon=None,
        parties=(),
        reports=1,
        origins=1,
        ranges=(),
        counts=counts,
        accounts=(),
        joins=(),
    )


def test_a_state_runs_on_until_a_contrary_one_is_told() -> None:
    closed = span("closed", "2021-01-01", "2021-01-11", "2021-01-31")
    reopened = span("reopened", "2021-01-31", "2021-01-31")
    first, second = bars.draw([point(closed, reopened)]).tracks[0].bars
    assert (first.x, first.width) == (0.0, 333.3)
    assert round(first.width + first.onward) == 1000
    assert second.x + second.width <= 1000


def test_of_a_day_or_two_there_is_no_axis() -> None:
    assert bars.draw([point(span("closed", "2021-01-01", "2021-01-02"))]).ticks == ()


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), min_size=1, max_size=5))
def test_every_bar_stays_on_its_axis(days: list[list[str]]) -> None:
    chart = bars.draw([point(*(span("open", first, last) for first, last in days))])
    for bar in chart.tracks[0].bars:
        assert 0 <= bar.x <= bar.x + bar.width <= 1000.2


def test_counts_of_one_incident_share_a_scale() -> None:
    (group,) = tolls.draw(happening(counted(10, 10), counted(20, 20, "Rebels")))
    assert [bar.sure for bar in group.bars] == [500.0, 1000.0]


def test_a_count_without_a_bound_is_drawn_open() -> None:
    (group,) = tolls.draw(happening(counted(20, None)))
    assert group.bars[0].is_open
    assert group.bars[0].sure < 1000


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted), min_size=1, max_size=4))
def test_no_toll_is_drawn_beyond_its_scale(counts: list[list[int]]) -> None:
    for group in tolls.draw(happening(*(counted(low, high) for low, high in counts))):
        assert all(bar.sure <= 1000 and bar.sure + bar.span <= 1010 for bar in group.bars)


def test_dates_are_written_as_in_a_line() -> None:
    assert [day("2016-02-07"), day("2016-02"), day("2016"), day(None)] == [
        "7 Feb 2016",
        "Feb 2016",
        "2016",
        "no date",
    ]


def test_ages_are_days_then_years() -> None:
    assert [age(None), age(0), age(1), age(400), age(800)] == [
        "",
        "today",
        "1 day old",
        "400 days old",
        "2 years old",
    ]


def test_numbers_agree_with_their_nouns() -> None:
    assert [count(1, "party", "parties"), count(2000, "party", "parties")] == ["1 party", "2,000 parties"]


@given(st.text())
def test_marked_pieces_are_the_whole_text(text: str) -> None:
    assert "".join(piece for piece, _ in marked(text, "truce army")) == text


@given(st.text())
def test_what_is_shown_turns_nothing_about(text: str) -> None:
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069").intersection(harmless(text))


def test_only_addresses_of_the_web_are_linked_to() -> None:
    given_ = ["https://x.example/a", "javascript:alert(1)", "//x", "http://", "http://[", None]
    assert [web_address(one) for one in given_] == ["https://x.example/a", None, None, None, None, None]
