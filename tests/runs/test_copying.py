from __future__ import annotations

from verbale.documents import sketch
from verbale.runs.copying import Copies
from verbale.terms import Report, digest_text

TEXT = (
    "Envoys of both sides met in Nairobi on Tuesday to speak of a truce in the north, the mediators said. "
    "A second meeting is set for next week, and monitors are to follow, according to the same statement."
)


def place(copies: Copies, text: str, published: str | None) -> tuple[str, str | None, str | None]:
    report = Report(id=digest_text(f"{text}{published}")[:20], text=text, published=published)
    return report.id, *copies.place(report, sketch(report))


def test_a_later_report_is_the_copy() -> None:
    copies = Copies()
    first, *_ = place(copies, TEXT, "2014-01-03")
    assert place(copies, f"NAIROBI (Wire) - {TEXT}", "2014-01-04")[1:] == (first, None)


def test_a_report_published_earlier_turns_the_one_before_it_into_a_copy() -> None:
    copies = Copies()
    first, *_ = place(copies, f"NAIROBI (Wire) - {TEXT}", "2014-01-04")
    assert place(copies, TEXT, "2014-01-03")[1:] == (None, first)


def test_without_dates_or_on_one_day_the_order_decides() -> None:
    copies = Copies()
    first, *_ = place(copies, TEXT, None)
    assert place(copies, f"NAIROBI (Wire) - {TEXT}", "2014-01")[1:] == (first, None)


def test_a_third_copy_between_two_goes_to_the_earliest() -> None:
    copies = Copies()
    place(copies, f"NAIROBI (Wire) - {TEXT}", "2014-01-04")
    earliest, *_ = place(copies, TEXT, "2014-01-02")
    assert place(copies, f"{TEXT} All rights are with the wire.", "2014-01-03")[1:] == (earliest, None)


def test_other_reports_are_no_copies() -> None:
    copies = Copies()
    place(copies, TEXT, None)
    assert place(
        copies, "The road to the port was closed by floods for a week, drivers told the radio.", None
    )[1:] == (None, None)
