"""Absolute dates in other languages than English."""

from __future__ import annotations

import pytest

from verbale.reading.times.foreign import foreign_dates, is_known


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        (
            "es",
            "El acuerdo se firmó el 24 de noviembre de 2016 en Bogotá; en octubre de 2016 hubo 3 ataques.",
            [("24 de noviembre de 2016", "2016-11-24"), ("octubre de 2016", "2016-10")],
        ),
        (
            "fr",
            "Les combats ont repris le 23 mars 2009. Mardi, trois soldats sont morts.",
            [("23 mars 2009", "2009-03-23")],
        ),
        ("ar", "اندلع القتال في الخرطوم في 15 أبريل 2023 وقتل 27 شخصا.", [("15 أبريل 2023", "2023-04-15")]),
        (
            "ru",
            "Соглашение было подписано 12 февраля 2015 года. Погибли 15 человек.",
            [("12 февраля 2015", "2015-02-12")],
        ),
        (
            "de",
            "Der Waffenstillstand vom 24. November 2023 hielt sieben Tage.",
            [("24. November 2023", "2023-11-24")],
        ),
        ("uk", "Угоду підписали 5 вересня 2014 року в Мінську.", [("5 вересня 2014", "2014-09-05")]),
    ],
)
def test_dates_with_a_year_are_read(language: str, text: str, dates: list[tuple[str, str]]) -> None:
    found = foreign_dates(text, 0, language)
    assert [(time.span.of(text), time.value) for time in found] == dates


def test_spans_count_from_the_report() -> None:
    (time,) = foreign_dates("Firmado el 24 de noviembre de 2016.", 100, "es")
    assert (time.span.start, time.span.end) == (111, 134)


def test_text_without_a_year_is_passed_over() -> None:
    assert foreign_dates("El martes murieron tres soldados.", 0, "es") == []


def test_a_language_without_dates_is_known_as_such() -> None:
    assert is_known("es")
    assert not is_known("zz")
