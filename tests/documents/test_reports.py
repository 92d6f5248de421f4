from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.documents import clean_text, read_items, reports
from verbale.sources import read_sources
from verbale.terms import Media, Problem, RawItem, Report, digest_text, report_id

MEDIA: list[Media] = ["text", "html", "markdown", "jsonl", "json"]


def item(data: bytes | str, media: Media = "text") -> RawItem:
    raw = data.encode() if isinstance(data, str) else data
    return RawItem(source="r", data=raw, media=media, retrieved="2024-05-06T00:00:00Z")


def one(data: bytes | str, media: Media = "text", published: str | None = None) -> Report:
    [report] = reports(item(data, media), published=published)
    assert isinstance(report, Report)
    return report


def test_a_report_says_what_it_is_of_and_where_it_comes_from() -> None:
    raw = "Title: Talks end\nURL: https://news.example/1\n---\nThe talks ended."
    report = one(raw)
    assert report.sha256 == digest_text("The talks ended.")
    assert report.raw_sha256 == hashlib.sha256(raw.encode()).hexdigest()
    assert report.id == report_id(
        url="https://news.example/1", title="Talks end", published=None, sha256=report.sha256
    )
    assert (report.source, report.retrieved) == ("r", "2024-05-06T00:00:00Z")


def test_the_given_date_is_for_reports_that_bear_none() -> None:
    assert one("The talks ended.", published="2024-05-06").published == "2024-05-06"
    assert one("Date: 2023-01-02\n---\nThe talks ended.", published="2024-05-06").published == "2023-01-02"


def test_a_document_without_text_is_a_problem() -> None:
    for data, media in (
        ("Title: x\n---\n \n", "text"),
        ("<html><body></body></html>", "html"),
        ("{}", "json"),
    ):
        [problem] = reports(item(data, media))  # type: ignore[arg-type]
        assert isinstance(problem, Problem)
        assert problem.stage == "document"


def test_a_language_is_told_from_enough_words_only() -> None:
    assert one("The delegations left the capital on Sunday without a deal, mediators said.").language == "en"
    assert (
        one("Les délégations ont quitté la capitale dimanche sans accord, selon les médiateurs.").language
        == "fr"
    )
    assert one("No deal.").language is None


def test_problems_pass_through_in_their_place(tmp_path: Path) -> None:
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text(f"The talks ended, said {name}.")
    paths = [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"]
    kinds = [type(found) for found in read_items(read_sources(paths))]
    assert kinds == [Report, Problem, Report]


def test_clean_text_is_the_text_without_its_boilerplate() -> None:
    report = one("The army left.\nAdvertisement\nThe rebels came.\n\nAll rights reserved.")
    assert clean_text(report) == "The army left.\nThe rebels came."


def test_a_text_that_is_boilerplate_alone_is_still_a_report() -> None:
    assert clean_text(one("Advertisement")) == ""


@pytest.mark.parametrize("media", MEDIA)
@given(st.binary(max_size=300))
@settings(deadline=None)
def test_no_bytes_raise(media: Media, data: bytes) -> None:
    for found in reports(item(data, media)):
        assert isinstance(found, Report | Problem)


markup = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='share'>", "<li>", "</ul>", "<!--", "-->", "---\n", "title: ", "- [", "{", "}", '"text":',
         "&#8211;", "&#0;", "&#xd800;", "[ad_1]", "[caption]", "<![CDATA[", "\ud800", "\x00", "\n", "The talks ended. ", ">\n  "]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("media", MEDIA)
@given(markup)
@settings(deadline=None)
def test_no_broken_markup_raises(media: Media, text: str) -> None:
    for found in reports(item(text.encode("utf-8", "surrogatepass"), media)):
        assert isinstance(found, Report | Problem)
        if isinstance(found, Report):
            found.text.encode()
            assert all(0 <= s.start < s.end <= len(found.text) for s in found.boilerplate)
