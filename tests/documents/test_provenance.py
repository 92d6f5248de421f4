"""Whose text a page republishes."""

import pytest

from verbale.documents import reports
from verbale.terms import RawItem, Report

BODY = "Talks between the army and the rebels ended in Goma on Monday, officials said.\n"


def read(text: str) -> Report:
    report = next(reports(RawItem(source="x", data=text.encode(), media="text", retrieved="")))
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (BODY + "CLICK HERE TO READ MORE FROM THE LAKE TRIBUNE\n", "The Lake Tribune"),
        (BODY + "This article was originally published by Lake Wire on June 3.\n", "Lake Wire"),
        (BODY + "The post Talks end first appeared on Lake Tribune.\n", "Lake Tribune"),
        ("GOMA (Lake Wire) - " + BODY, "Lake Wire"),
        ("Title: Talks end – Reuters\n---\n" + BODY, "Reuters"),
        ("Title: Talks end - rebels\n---\n" + BODY, None),
        ("Title: Talks end - Reuters\nPublisher: www.reuters.com\n---\n" + BODY, None),
        ("Title: Talks end - Reuters\nPublisher: Reuters\n---\n" + BODY, None),
        (BODY, None),
        ("Title: x\nPublisher: Lake Wire\n---\nGOMA (Lake Wire) - " + BODY, None),
        (BODY + "The rebels' paper was first published in Goma.\n", None),
    ],
)
def test_a_page_says_whose_text_it_is(text: str, name: str | None) -> None:
    assert read(text).republished_from == name
