"""The brief as Markdown and HTML, and every view within the width of a terminal."""

import msgspec
import pytest

from verbale.export import brief_html, brief_markdown
from verbale.export.terminal import board_lines, brief_lines, shown_lines, timeline_lines
from verbale.views import Material, board, brief, show, timeline

HOSTILE = "<script>alert(1)</script> [x](javascript:y) `z`"


@pytest.fixture
def hostile(material: Material) -> Material:
    headings = {
        key: msgspec.structs.replace(heading, title=HOSTILE, publisher=HOSTILE, url="https://x.example/<b>")
        for key, heading in material.headings.items()
    }
    texts = {key: HOSTILE + text for key, text in material.texts.items()}
    return Material(claims=material.claims, headings=headings, texts=texts)


def test_nothing_in_a_report_runs_in_html(hostile: Material) -> None:
    page = brief_html(brief(hostile, title=HOSTILE))
    assert "<script" not in page
    assert "&lt;script" in page
    assert "default-src 'none'" in page


def test_nothing_in_a_report_is_markup_in_markdown(hostile: Material) -> None:
    page = brief_markdown(brief(hostile, title=HOSTILE))
    assert "<script" not in page
    assert "[x](javascript" not in page


def test_every_line_of_the_brief_has_a_source(material: Material) -> None:
    page = brief_markdown(brief(material))
    lines = [line for line in page.splitlines() if line.startswith("- ")]
    assert lines
    assert all("\\[" in line for line in lines)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_views_keep_to_their_width(material: Material, width: int) -> None:
    lines = [
        *brief_lines(brief(material), width),
        *board_lines(board(material), width),
        *timeline_lines(timeline(material), width),
        *shown_lines(show(material, material.claims[0]), width),
    ]
    assert max(len(line.plain) for line in lines) <= width


def test_an_empty_board_says_so(material: Material) -> None:
    nothing = Material(claims=[], headings={}, texts={})
    assert "No party's position is reported." in [line.plain for line in board_lines(board(nothing), 80)]
