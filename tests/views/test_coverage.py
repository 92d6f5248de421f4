"""What a record rests on and what is missing."""

from tests.told import Minutes, position, said, talks

from verbale.views import Coverage, coverage


def covered() -> Coverage:
    minutes = Minutes()
    first = minutes.report(
        "2021-03-01",
        "Talks ended. “We want a truce,” Ali Noor said. Norway wants calm.",
        talks("Talks ended", "rebels", "army"),
        said("“We want a truce,”", "Ali Noor", "rebels", kind="direct"),
        position("rebels", "fighting.truce", "demand", "want a truce", said_by="Ali Noor"),
        position("Norway", "fighting.truce", "support", "wants calm"),
    )
    minutes.report("2021-03-04", "“We want a truce,” he said.", copy_of=first, publisher="Mirror")
    minutes.report(None, "It rains.", publisher=None)
    return coverage(minutes.material())


def test_publishers_have_reports_and_origins() -> None:
    assert [(p.name, p.reports, p.origins) for p in covered().publishers] == [
        ("Wire", 1, 1),
        ("Mirror", 1, 0),
        (None, 1, 1),
    ]


def test_voices_are_counted_by_side() -> None:
    (voice,) = covered().voices
    assert (voice.party, voice.statements, voice.quoted, voice.origins) == ("rebels", 1, 1, 1)


def test_a_party_without_a_word_of_its_own_is_named() -> None:
    assert [(one.party, one.told_by) for one in covered().unheard] == [("Norway", ("the reporter",))]


def test_missing_days_issues_and_parties_are_facts() -> None:
    made = covered()
    assert made.days_without == (("2021-03-02", "2021-03-03"),)
    assert made.silent_parties == ("army",)
    assert "Hostages" in made.issues_without
    assert "Truce" not in made.issues_without
    assert made.undated == 1
