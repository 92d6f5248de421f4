from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.documents.decoding import decode, mend

WESTERN = "The minister’s aide in Bogotá said: “We will go” — on Monday. "
RUSSIAN = "Переговоры завершились без соглашения, сообщил представитель делегации. "
ARABIC = "انتهت الجولة الأخيرة من المحادثات في العاصمة دون التوصل إلى اتفاق "


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_western_text_is_read_in_any_encoding(encoding: str) -> None:
    assert decode((WESTERN * 5).encode(encoding)) == WESTERN * 5


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (ARABIC, "cp1256")])
def test_other_scripts_are_guessed(text: str, encoding: str) -> None:
    assert decode((text * 5).encode(encoding)) == text * 5


def test_a_page_says_its_own_encoding() -> None:
    for head in (
        '<meta charset="windows-1251">',
        '<meta http-equiv=x content="text/html; charset=windows-1251">',
    ):
        assert decode((head + "мир").encode("cp1251"), is_html=True) == head + "мир"


def test_a_page_that_says_a_wrong_or_unknown_encoding_is_read_all_the_same() -> None:
    for name in ("utf-16", "klingon", "rot13", "windows-1251"):
        page = f'<meta charset="{name}"><p>мир</p>'
        assert decode(page.encode(), is_html=True) == page


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert decode('<meta charset="iso-8859-1">“'.encode("cp1252"), is_html=True).endswith("“")


def test_a_few_broken_places_do_not_cost_the_rest() -> None:
    assert decode((RUSSIAN * 3).encode()[:-3]) == (RUSSIAN * 3)[:-3] + "\ufffd"


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    for is_html in (False, True):
        text = mend(decode(data, is_html=is_html))
        assert text.encode().decode() == text


@given(st.text().filter(lambda t: "\x00" not in t and not t.startswith("\ufeff")))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text
