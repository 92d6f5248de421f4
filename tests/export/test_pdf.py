"""The brief as PDF: every line cited, hostile words set as words, the same bytes each time."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.export import brief_pdf
from verbale.views import Brief, Citation, Material, brief
from verbale.views.brief import Line, Section

pypdf = pytest.importorskip("pypdf")
pytest.importorskip("typst")
A4 = (595.28, 841.89)
HOSTILE = (
    '#read("/etc/passwd")',
    "@source-1 <source-1>",
    "back\\slash",
    "$x^2$",
    "[bracket] ]",
    "// comment /* more */",
    "`raw` ```typ #panic()```",
    "= heading",
    "- item",
    "*bold* _slant_",
    "https://x.example/#a",
    "~ -- --- ... 'q' \"q\"",
    '#import "@preview/example:0.1.0": *',
)


def of(words: str, url: str | None = None) -> Brief:
    """A brief in which all is called by these words."""
    cited = Citation(
        claim_id="c",
        report_id="r",
        title=words,
        publisher=words,
        published="2021-03-01",
        url=url,
        start=0,
        end=1,
        quote=words,
    )
    line = Line(text=words, date="2021-03-01", quote=words, citations=(cited,))
    return Brief(
        title=words,
        first="2021-03-01",
        last="2021-03-01",
        reports=1,
        origins=1,
        publishers=(words,),
        sections=(Section(title="Talks", lines=(line,), left_out=2),),
    )


def text(made: bytes) -> str:
    """The words of a PDF without blanks."""
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def links(made: bytes) -> list[str]:
    """Where the links of a PDF lead out to."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(made)).pages:
        for note in page.get("/Annots", ()):
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                found.append(str(action["/URI"]))
    return found


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_report_is_set_as_words(words: str) -> None:
    told = text(brief_pdf(of(words)))
    assert told.count("".join(words.split())) >= 4


def test_every_line_is_cited(material: Material) -> None:
    made = brief(material)
    told = text(brief_pdf(made))
    assert made.sections
    for section in made.sections:
        for line in section.lines:
            assert f"{''.join(line.text.split())}[" in told


def test_a_page_is_a4_and_the_file_has_a_title_and_a_language() -> None:
    read = pypdf.PdfReader(io.BytesIO(brief_pdf(of("Talks in Bol"))))
    box = read.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(A4, abs=0.1)
    assert read.metadata.title == "Talks in Bol"
    assert read.trailer["/Root"]["/Lang"] == "en"
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("words", ["مرحبا بالعالم", "שלום", "😀 truce", "Бор", "停火", "ትግራይ"])
def test_other_letters_are_set(words: str) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(brief_pdf(of(words)))).pages) == 1


def test_marks_that_turn_the_writing_are_left_out() -> None:
    read = pypdf.PdfReader(io.BytesIO(brief_pdf(of("\u202eevil\u202c \u2066x\u2069\x00"))))
    assert read.metadata.title == "evil x"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "//x", "data:,x"])
def test_an_address_that_runs_is_no_link(url: str) -> None:
    assert links(brief_pdf(of("x", url))) == []


def test_an_address_of_the_web_is_a_link() -> None:
    assert links(brief_pdf(of("x", "https://news.example/a?b=1"))) == ["https://news.example/a?b=1"]


def test_one_brief_is_always_the_same_bytes() -> None:
    assert brief_pdf(of("Talks in Bol")) == brief_pdf(of("Talks in Bol"))


def test_a_word_without_end_is_broken_and_cut() -> None:
    assert len(brief_pdf(of("a" * 2**20))) < 500_000


def test_nothing_read_is_said() -> None:
    empty = Brief(title="", first=None, last=None, reports=0, origins=0, publishers=(), sections=())
    assert "Nothingthatwasreadtellsofthis." in text(brief_pdf(empty))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_words_make_a_file(words: str) -> None:
    assert brief_pdf(of(words, words)).startswith(b"%PDF")
