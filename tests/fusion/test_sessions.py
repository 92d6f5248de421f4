"""Rounds of several reports that are one session."""

from typing import Any

from tests.told import Minutes, Told, talks

from verbale.fusion import sessions


def sizes(*told: tuple[str, Told]) -> list[int]:
    minutes = Minutes()
    for day, tell in told:
        minutes.report(day, "Talks are told of.", tell)
    return [len(group) for group in sessions(minutes.claims, minutes.headings.values())]


def meet(*parties: str, status: Any = "ended", **more: Any) -> Told:
    return talks("Talks", *parties, status=status, **more)


def test_one_venue_within_a_day_is_one_session() -> None:
    one = ("2021-03-02", meet("rebels", venue="Juba"))
    assert sizes(one, ("2021-03-03", meet("army", "rebels", venue="Juba"))) == [2]


def test_another_venue_or_stage_or_week_is_another_session() -> None:
    one = ("2021-03-02", meet("rebels", venue="Juba"))
    others = [
        ("2021-03-02", meet("rebels", venue="Doha")),
        ("2021-03-02", meet("rebels", venue="Juba", status="announced")),
        ("2021-03-12", meet("rebels", venue="Juba")),
    ]
    assert sizes(one, *others) == [1, 1, 1, 1]


def test_without_a_venue_a_party_in_common_is_needed() -> None:
    one = ("2021-03-02", meet("rebels", "army"))
    assert sizes(one, ("2021-03-02", meet("rebels"))) == [2]
    assert sizes(one, ("2021-03-02", meet("junta"))) == [1, 1]


def test_a_month_alone_means_the_only_session_of_it() -> None:
    juba = ("2021-03-02", meet("rebels", venue="Juba"))
    later = ("2021-04-09", meet("army", venue="Juba", date="2021-03"))
    assert sizes(juba, later) == [2]
    assert sizes(juba, ("2021-03-20", meet("rebels", venue="Juba")), later) == [1, 1, 1]
