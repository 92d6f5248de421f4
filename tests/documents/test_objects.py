from __future__ import annotations

import json

from verbale.documents import reports
from verbale.terms import Media, Problem, RawItem, Report


def read(text: str, media: Media = "jsonl", line: int = 1) -> list[Report | Problem]:
    return list(reports(RawItem(source="r", data=text.encode(), media=media, retrieved="", line=line)))


def test_fields_are_found_under_their_many_names() -> None:
    [report] = read(
        json.dumps(
            {
                "headline": "Talks end &amp; resume",
                "articleBody": "The talks ended.\r\n",
                "datePublished": "2024-05-06T10:00:00Z",
                "publisher": {"name": "The Gazette"},
                "author": [{"name": "A. Deng"}, {"name": "B. Cole"}],
                "link": "https://news.example/1",
                "lang": "en-GB",
            }
        )
    )
    assert isinstance(report, Report)
    assert (report.title, report.text, report.published) == (
        "Talks end & resume",
        "The talks ended.\r\n",
        "2024-05-06",
    )
    assert (report.publisher, report.author, report.language) == ("The Gazette", "A. Deng, B. Cole", "en")
    assert (report.url, report.source) == ("https://news.example/1", "r:1")


def test_a_bad_line_is_a_problem_with_its_number_and_the_others_go_on() -> None:
    found = read('{"text": "One."}\n{"text": \n\n[1]\n{"title": "x"}\n{"text": "Two."}', line=10)
    assert [type(f) for f in found] == [Report, Problem, Problem, Problem, Report]
    starts = [f.reason.split(":")[0] for f in found if isinstance(f, Problem)]
    assert starts == ["line 11", "line 13", "line 14"]
    assert found[-1].source == "r:15"


def test_html_in_a_field_is_stripped() -> None:
    [report] = read(json.dumps({"content": "<p>The talks &amp; all.</p><p>It ended.</p>"}))
    assert isinstance(report, Report)
    assert report.text == "The talks & all.\nIt ended."


def test_a_list_of_reports_and_one_within_an_object_are_read() -> None:
    rows = [{"text": "One."}, {"text": "Two."}]
    for value in (rows, {"status": "ok", "articles": rows}, {"data": {"items": rows}}):
        assert [f.text for f in read(json.dumps(value), "json") if isinstance(f, Report)] == ["One.", "Two."]


def test_lines_in_a_json_file_are_read_as_lines() -> None:
    assert len(read('{"text": "One."}\n{"text": "Two."}', "json")) == 2


def test_what_no_text_file_can_hold_is_mended() -> None:
    [report] = read('{"text": "The talks\\u0000 ended."}')
    assert isinstance(report, Report)
    assert report.text == "The talks\ufffd ended."


def test_deep_nesting_is_a_problem() -> None:
    [problem] = read("[" * 100_000, "json")
    assert isinstance(problem, Problem)
