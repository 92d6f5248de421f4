"""The page of results keeps what is measured apart."""

from __future__ import annotations

from benchmarks.__main__ import RESULTS
from benchmarks.page import renew

PAGE = "# Results\n\nOld.\n\n## Copies\n\n0.1\n\n## Size\n\nhours\n\n| a |\n|---|\n"


def test_sections_measured_anew_stand_where_they_stood() -> None:
    made = renew(PAGE, ["# Results", "", "New."], {"Copies": ["0.9"]})
    assert made == PAGE.replace("Old.", "New.").replace("0.1", "0.9")


def test_a_section_that_is_new_comes_last() -> None:
    assert renew(PAGE, ["# Results", "", "Old."], {"Speed": ["fast"]}) == f"{PAGE}\n## Speed\n\nfast\n"


def test_a_page_with_nothing_measured_stays_as_it_is() -> None:
    page = RESULTS.read_text(encoding="utf-8")
    assert renew(page, page.partition("\n\n## ")[0].split("\n"), {}) == page
