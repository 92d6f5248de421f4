"""Whose word a position rests on, and what stands for it on the board."""

from tests.told import Minutes, position, said, talks

from verbale.fusion import Standing
from verbale.views.board import standings

TRUCE = "fighting.truce"


def held(minutes: Minutes, party: str) -> Standing:
    return next(one for one in standings(minutes.material()) if one.party == party)


def told_by_an_enemy(own: str, enemys: str) -> Minutes:
    minutes = Minutes()
    minutes.report(
        own, "The rebels want a truce now.", position("rebels", TRUCE, "demand", "want a truce now")
    )
    minutes.report(
        enemys,
        "The rebels will never sign a truce, the army said. The army offers a truce itself.",
        position("rebels", TRUCE, "reject", "never sign a truce", said_by="army"),
        position("army", TRUCE, "offer", "offers a truce itself"),
    )
    return minutes


def test_a_partys_own_word_goes_before_an_enemys_of_the_same_day() -> None:
    rebels = held(told_by_an_enemy("2021-03-05", "2021-03-05"), "rebels")
    assert [one.position.stance for one in rebels.latest] == ["demand"]
    assert [one.voice for one in rebels.history] == ["told", "other"]


def test_an_enemys_later_word_stands_beside_the_partys_own() -> None:
    rebels = held(told_by_an_enemy("2021-03-01", "2021-03-05"), "rebels")
    assert [(one.position.stance, one.voice) for one in rebels.latest] == [
        ("demand", "told"),
        ("reject", "other"),
    ]


def test_a_spokesperson_speaks_for_the_party() -> None:
    minutes = Minutes()
    text = "“We accept a lasting truce,” Hawa Musa said."
    minutes.report(
        "2021-03-05",
        text,
        position("rebels", TRUCE, "accept", "accept a lasting truce", said_by="Hawa Musa"),
        said("We accept a lasting truce", "Hawa Musa", "rebels"),
    )
    assert held(minutes, "rebels").latest[0].voice == "own"


def test_an_analysts_account_is_no_stance_of_the_party() -> None:
    minutes = Minutes()
    text = "The rebels have no interest in a truce, an analyst of Lake Institute said."
    minutes.report(
        "2021-03-05",
        text,
        position("rebels", TRUCE, "reject", "no interest in a truce", said_by="Ann Lee"),
        said("The rebels have no interest in a truce", "Ann Lee", "Lake Institute"),
    )
    rebels = held(minutes, "rebels")
    assert rebels.latest == ()
    assert [one.voice for one in rebels.history] == ["aside"]


def test_a_mediators_account_stands_where_there_is_no_other() -> None:
    minutes = Minutes()
    minutes.report(
        "2021-03-05",
        "Talks ended in Juba with Norway. The rebels accepted a truce, Norway said.",
        talks("Talks ended", "rebels", mediators=("Norway",)),
        position("rebels", TRUCE, "accept", "accepted a truce", said_by="Norway"),
    )
    assert [one.voice for one in held(minutes, "rebels").latest] == ["other"]
