"""Datelines are told from sentences that open with capitals."""

import pytest

from verbale.reading.datelines import dateline_end


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("KHARTOUM (Nile Wire) - Fighting went on.", "KHARTOUM (Nile Wire) - "),
        ("AMMAN/BEIRUT Rebels said on Friday that", "AMMAN/BEIRUT "),
        ("PORT SUDAN, Sudan — The port was open.", "PORT SUDAN, Sudan — "),
        ("GOMA, Jan. 27, 2025 - Troops left.", "GOMA, Jan. 27, 2025 - "),
        ("STEPANAKERT Separatists gave up.", "STEPANAKERT "),
        ("FARC rebels left the talks.", ""),
        ("UNHCR High Commissioner Filippo Grandi said UNHCR was ready.", ""),
        ("The talks ended.", ""),
    ],
)
def test_where_a_dateline_ends(paragraph: str, dateline: str) -> None:
    assert paragraph[: dateline_end(paragraph, paragraph)] == dateline
