"""The brief as PDF, from the page that shows it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from litestar.testing import TestClient
from tests.serve.conftest import Site
from tests.serve.test_hostile import ATTACK, hostile

pypdf = pytest.importorskip("pypdf")
pytest.importorskip("typst")


def text(made: bytes) -> str:
    """The words of a PDF without blanks."""
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_the_brief_is_given_as_pdf(two: TestClient[Any]) -> None:
    answer = two.get("/brief.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert "“atruce”[" in text(answer.content)


def test_the_page_leads_to_it_with_its_filters(two: TestClient[Any]) -> None:
    assert 'href="/brief.pdf?party=Army"' in two.get("/brief?party=Army").text
    assert "Rebelsdemand" not in text(two.get("/brief.pdf?party=Army").content)


def test_what_a_report_says_is_set_as_words(site: Site) -> None:
    assert "<script>alert(1)</script>" in text(site(hostile(ATTACK)).get("/brief.pdf").content)
