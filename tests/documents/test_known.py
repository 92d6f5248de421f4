"""What a source knows of a document, beside what the document says of itself."""

import pytest

from verbale.documents import reports
from verbale.documents.decoding import decode
from verbale.terms import Known, RawItem, Report

PAGE = "<html><head><title>{title}</title>{head}</head><body><article><p>Envoys of both sides met in Juba.</p></article></body></html>"


def read(known: Known | None, head: str = "", title: str = "Talks") -> Report:
    data = PAGE.format(head=head, title=title).encode()
    item = RawItem(source="a", data=data, media="html", retrieved="2031-05-06T10:00:00Z", known=known)
    [report] = reports(item)
    assert isinstance(report, Report)
    return report


def test_what_a_page_does_not_say_its_source_says() -> None:
    known = Known(url="https://wire.example/1", published="Tue, 06 May 2025 10:00:00 GMT", publisher="Wire")
    found = read(known)
    assert (found.url, found.published, found.publisher) == ("https://wire.example/1", "2025-05-06", "Wire")


def test_a_page_without_headline_has_that_of_its_feed() -> None:
    assert read(Known(title="Talks in Juba"), title="").title == "Talks in Juba"


def test_what_the_page_says_of_headline_and_day_prevails() -> None:
    head = "<meta property='article:published_time' content='2025-05-05T10:00:00Z'>"
    found = read(Known(title="Other", published="2025-05-06"), head)
    assert (found.title, found.published) == ("Talks", "2025-05-05")


@pytest.mark.parametrize(
    ("own", "address"),
    [
        ("https://www.wire.example/a", "https://www.wire.example/a"),
        ("https://other.example/a", "https://wire.example/1"),
        ("https://wire.example/", "https://wire.example/1"),
    ],
)
def test_a_page_is_believed_of_its_own_host_alone(own: str, address: str) -> None:
    head = f"<link rel='canonical' href='{own}'>"
    assert read(Known(url="https://wire.example/1"), head).url == address


def test_without_a_publisher_the_host_is_it() -> None:
    assert read(Known(url="https://www.wire.example/1")).publisher == "wire.example"


def test_the_servers_charset_is_a_last_resort() -> None:
    text = "Послы встретились в Джубе в пятницу, сообщает агентство."
    assert decode(text.encode("koi8-r"), named="koi8-r") == text
    assert decode(text.encode(), named="koi8-r") == text
    wrong = "They met at the café in Córdoba, both sides said on Friday after the talks."
    assert decode(wrong.encode("cp1252"), named="utf-8") == wrong
    assert decode(b"plain", named="no-such-charset") == "plain"
