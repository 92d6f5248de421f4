"""The country in which a report plays shows by words that name none."""

from __future__ import annotations

from verbale.reading.places.cues import MOST, find_cues


def test_money_and_police_point_to_a_country() -> None:
    assert find_cues("The RCMP seized cash.")["CA"] == 1
    assert find_cues("It cost 40,000 naira, the EFCC said.")["NG"] == 2
    assert find_cues("The council owes £3m.")["GB"] == 1


def test_a_word_counts_once_and_a_country_not_without_end() -> None:
    assert find_cues("Houthi boats met Houthi boats.")["YE"] == 1
    text = "The sheriff, the district attorney, a grand jury, selectmen, aldermen and the highway patrol met."
    assert find_cues(text)["US"] == MOST


def test_a_plain_text_points_nowhere() -> None:
    assert not find_cues("Rain fell on the hills for two days.")
